"""What the front matter of a page says stands where readers look for it."""

from types import SimpleNamespace

import pytest

from gdviz.site import lessons


def _page(markdown="", uri="lines.md", **meta):
    return SimpleNamespace(markdown=markdown, meta=meta, file=SimpleNamespace(src_uri=uri))


def test_what_one_should_know_stands_below_the_title():
    text = lessons.with_head("# Title\n\nText.\n", {"needs": "a line.", "able": "fit it."})
    title, _, head, _, needs, _, able, _, end, _, rest = text.split("\n")[:11]
    assert title == "# Title"
    assert (head, end) == ('<div class="gdviz-head" markdown>', "</div>")
    assert needs == "**What you should know:** a line."
    assert able == "**What you will be able to do:** fit it."
    assert rest == "Text."


def test_a_page_that_says_nothing_stays_as_it_is():
    assert lessons.with_head("# Title\n", {"title": "Title"}) == "# Title\n"


@pytest.mark.parametrize(
    ("markdown", "minutes"),
    [
        ("", 1),
        ("word " * 1000, 5),
        ("word " * 1000 + "\n\n![A picture of things.](figures/lines/runs.svg)\n" * 6, 8),
        # Neither code nor formulas are read word by word.
        ("word " * 400 + "\n\n```\n" + "code " * 4000 + "\n```\n", 2),
        ("word " * 400 + "\n\n$$\n" + "x + " * 4000 + "\n$$\n", 2),
        ("[word](a-long/way/to-another/page.md) " * 400, 2),
    ],
)
def test_the_minutes_come_from_words_and_pictures(markdown, minutes):
    assert lessons.minutes(_page(markdown)) == minutes


def test_a_page_needs_those_that_it_names_in_the_order_of_the_site():
    gradients, rates, lines = (_page(uri=f"{name}.md") for name in ("gradients", "rates", "lines"))
    needs = "a [rate](../rates.md#best), a [gradient](../gradients.md), and [more](https://a.b/c)"
    page = _page(uri="notebooks/one.py", needs=needs)
    assert lessons.needed(page, [gradients, rates, lines]) == [gradients, rates]
