"""What `gdviz new` writes passes, as it is, all that is asked of every picture."""

from functools import cached_property
from pathlib import Path

import pytest
from pages import test_figures
from pictures import shown
from recipes import OurRecipe

from gdviz.builder.catalogue import STARTER, TOUCHED


class Starter(OurRecipe):
    """The starter as a recipe that was just drawn."""

    @cached_property
    def drawn(self):
        """What the builder would write down."""
        return {"about": self.loaded.about, "alt": self.loaded.alt, "facts": self.loaded.facts}


ASKED_OF_STILLS = [
    test_figures.test_a_recipe_says_in_one_sentence_what_one_sees,
    test_figures.test_the_alternative_text_is_whole_sentences,
    test_figures.test_no_word_leaves_the_picture_or_covers_another,
]


@pytest.mark.parametrize(
    "asked",
    [
        *ASKED_OF_STILLS,
        test_figures.test_a_frame_is_identical_to_a_full_redraw,
        test_figures.test_every_frame_says_what_it_shows,
    ],
)
def test_the_starter_passes_what_is_asked_of_every_picture(asked, monkeypatch):
    starter = Starter("starter", Path(STARTER))
    monkeypatch.setitem(test_figures.RECIPES.recipes, "starter", starter)
    for module in (test_figures, shown):
        monkeypatch.setattr(module, "FILMS", ["starter"])
    asked("starter")


@pytest.mark.parametrize("asked", ASKED_OF_STILLS)
def test_the_starter_of_a_picture_to_touch_passes_them_too(asked, monkeypatch):
    starter = Starter("touched", Path(TOUCHED))
    monkeypatch.setitem(test_figures.RECIPES.recipes, "touched", starter)
    monkeypatch.setattr(test_figures, "FILMS", [])
    asked("touched")


def test_the_starter_quotes_nothing_that_would_need_an_oracle():
    assert Starter("starter", Path(STARTER)).facts == {}
