"""Every picture shows what it showed when someone last looked at it: in words."""

import pytest
from pictures.baselines import PAGES, differences, known
from recipes import RECIPES


@pytest.mark.parametrize("name", RECIPES)
def test_a_picture_shows_what_it_showed(name):
    page = name.partition("/")[0]
    assert name in known(page), (
        f"tests/pictures/{page}.json does not know {name} yet: run `make baselines PAGE={page}`, "
        "and read what it has written"
    )
    changed = differences(name)
    assert not changed, (
        f"figures/{name}.py does not draw what tests/pictures/{page}.json knows of it; if that is "
        f"meant, run `make baselines PAGE={page}`, and read the diff:\n" + "\n".join(changed)
    )


def test_nothing_is_known_of_pictures_that_are_gone():
    gone = {name for page in PAGES for name in known(page)} - set(RECIPES)
    assert not gone, "run `make baselines`"
