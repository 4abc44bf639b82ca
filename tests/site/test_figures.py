"""A picture of ours becomes a figure, however Markdown lets one write it, or it is said why not."""

import re

import pytest
from built import Page
from handmade import picture
from markdown import Markdown

from gdviz.site.figures import Figures
from gdviz.site.pictures import Gallery

NAMES = ("lines/misfit", "lines/descent", "waves/misfit")
EXTENSIONS = ["attr_list", "def_list", "tables", "pymdownx.superfences", "pymdownx.arithmatex"]
CAPTION = "A *disc*, `code`, $x^2$ and [a link](#there)"
OTHERS = {"waves.md": "![A](figures/lines/descent.gif)\n\n![B](../figures/waves/misfit-dark.svg)"}
MISFIT, DESCENT = "figures/lines/misfit.svg", "figures/lines/descent.gif"


class Refused(Exception):
    """What stands there, and what is wrong with it."""


def _refuse(what, message):
    raise Refused(what, message)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory):
    """Give a gallery of two stills with the same name on two pages, and a film."""
    root = tmp_path_factory.mktemp("gallery")
    for name in NAMES:
        picture(root, name, moving=name == "lines/descent")
    recipes = {name: root / "figures" / f"{name}.py" for name in NAMES}
    return Gallery(root / "build" / "figures", recipes, {})


@pytest.fixture
def html(gallery):
    """Give a function that makes HTML of Markdown."""

    def convert(text, complain=_refuse):
        figures = Figures()
        figures.begin(gallery, lambda file: f"../figures/{file}", OTHERS.get, complain)
        options = {"pymdownx.arithmatex": {"generic": True}}
        return Markdown(extensions=[*EXTENSIONS, figures], extension_configs=options).convert(text)

    return convert


def _places(html):
    """The attributes of the block of every picture."""
    divs = Page(html).all("div")
    return [div for div in divs if "gdviz-picture" in div.get("class", "").split()]


def _figures(html):
    return [figure["id"] for figure in Page(html).all("figure")]


def _captions(html):
    return re.findall(r"<figcaption>.*?<span>(.*)</span></figcaption>", html)


def _images(html):
    return [image["src"].removeprefix("../figures/") for image in Page(html).all("img")]


WRITTEN = {
    "inline": f"![{CAPTION}]({MISFIT})",
    "in brackets": f"![{CAPTION}](<{MISFIT}>)",
    "by reference": f"![{CAPTION}][disc]\n\n[disc]: {MISFIT}",
    "from a page in a folder": f"![{CAPTION}](../{MISFIT})",
    "by another of its files": f"![{CAPTION}](figures/lines/misfit-text-dark.svg)",
    "in an item of a list": f"- ![{CAPTION}]({MISFIT})",
    "in an item among others": f"- Words.\n\n- ![{CAPTION}]({MISFIT})\n\n- More words.",
    "in a quotation": f"> ![{CAPTION}]({MISFIT})",
    "in a definition": f"Disc\n:   ![{CAPTION}]({MISFIT})",
    "between paragraphs": f"Words.\n\n![{CAPTION}]({MISFIT})\n\nMore words.",
    "with a title": f'![{CAPTION}]({MISFIT} "Title")',
    "with attributes": f"![{CAPTION}]({MISFIT}){{ width=300 .wide }}",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_picture_may_be_written_in_any_of_markdowns_ways(html, text):
    """It becomes the figure of that picture, and its caption is Markdown."""
    made = html(text)
    assert _figures(made) == ["fig-misfit"]
    assert _images(made) == ["lines-misfit.svg", "lines-misfit-dark.svg"]
    assert _captions(made) == [
        " A <em>disc</em>, <code>code</code>, "
        '<span class="arithmatex">\\(x^2\\)</span> and <a href="#there">a link</a>'
    ]
    assert "<p><div" not in made


@pytest.mark.parametrize(
    ("link", "text", "still"),
    [
        ("[Figure](#fig-descent)", "Figure\N{NO-BREAK SPACE}2", "lines-descent-webp"),
        ("[Figure](waves.md#fig-misfit)", "Figure\N{NO-BREAK SPACE}2", "waves-misfit"),
        ("[the walk](#fig-descent)", "the walk", "lines-descent-webp"),
    ],
)
def test_a_link_to_a_figure_knows_its_still_and_if_so_called_its_number(html, link, text, still):
    made = html(f"See {link}.\n\n![{CAPTION}]({MISFIT})\n\n![Film.]({DESCENT})")
    stills = f'data-dark="../figures/{still}-dark.svg" data-light="../figures/{still}.svg"'
    href = link.rpartition("(")[2].rstrip(")")
    assert f'<a {stills} href="{href}">{text}</a>' in made


def test_a_link_to_a_figure_of_another_site_is_left_alone(html):
    made = html("See [Figure](https://example.org/a#fig-descent).")
    assert '<a href="https://example.org/a#fig-descent">Figure</a>' in made


@pytest.mark.parametrize("text", ["Figure", "the boat"])
@pytest.mark.parametrize("href", ["#fig-misfti", "waves.md#fig-boat"])
def test_a_link_to_a_figure_that_is_not_there_is_refused(html, text, href):
    with pytest.raises(Refused) as refused:
        html(f"See [{text}]({href}).\n\n![{CAPTION}]({MISFIT})")
    what, message = refused.value.args
    assert what == href
    assert "there is no figure" in message


@pytest.mark.parametrize("text", ["![disc][]", "![disc]", "![Disc]"])
def test_a_reference_may_be_the_caption_itself(html, text):
    """Markdown's short form of references is one of its ways, too."""
    made = html(f"{text}\n\n[disc]: {MISFIT} 'Title'")
    assert _figures(made) == ["fig-misfit"]
    assert _places(made) == [{"class": "gdviz-picture", "title": "Title"}]
    assert _captions(made)[0].lower() == " disc"


ATTRIBUTES = {
    "": {},
    '{ title="In words" }': {"title": "In words"},
    "{ width=300 }": {"style": "max-width:300px"},
    "{width=300px}": {"style": "max-width:300px"},
    '{: width="300" }': {"style": "max-width:300px"},
    "{ .wide }": {"class": "gdviz-picture wide"},
    "{ .wide .high width=90 title=T }": {
        "class": "gdviz-picture wide high",
        "style": "max-width:90px",
        "title": "T",
    },
}


@pytest.mark.parametrize("before", ["", "\n"], ids=["beside", "below"])
@pytest.mark.parametrize(("written", "given"), ATTRIBUTES.items())
def test_title_width_and_class_are_those_of_the_figure(html, before, written, given):
    """They may stand beside the picture or on the next line."""
    made = html(f"![A disc.]({MISFIT}){before}{written}")
    assert _places(made) == [{"class": "gdviz-picture"} | given]
    assert _captions(made) == [" A disc."]


def test_a_title_stands_in_any_form(html):
    """Beside the path it is the same as among the attributes."""
    (place,) = _places(html(f'![A disc.]({MISFIT} "In *words* & signs"){{ width=300 }}'))
    assert place["title"] == "In *words* & signs"
    assert place["style"] == "max-width:300px"


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_several_pictures_of_one_paragraph_are_a_figure_each(html, between):
    """They follow one another as they are written, numbered, each with its own attributes."""
    made = html(f"Words.\n\n![It falls.]({DESCENT}){{ .wide }}{between}![A disc.]({MISFIT})")
    assert _figures(made) == ["fig-descent", "fig-misfit"]
    assert _captions(made) == [" It falls.", " A disc."]
    assert [place["class"] for place in _places(made)] == ["gdviz-picture wide", "gdviz-picture"]
    assert re.findall(r"Figure \d\.", made) == ["Figure 1.", "Figure 2."]
    assert made.startswith("<p>Words.</p>")
    assert not re.search(r"<p>\s*</p>|<p><div", made)


def test_a_figure_stands_between_paragraphs_and_not_in_one(html):
    """Whatever style a site gives to what stands between its paragraphs, it gives to figures."""
    made = html(f"Words.\n\n![A disc.]({MISFIT})\n\nMore words.")
    assert '<p>Words.</p>\n<div class="gdviz-picture"><figure id="fig-misfit">' in made
    assert made.endswith("</div><p>More words.</p>")


def test_what_only_looks_like_a_picture_of_ours_is_left_alone(html):
    """Code stays code, and images from elsewhere stay images, wherever they stand."""
    assert _figures(html(f"```\n![A disc.]({MISFIT})\n```\n\nOr `![A disc.]({MISFIT})`.")) == []
    made = html("A [![plain](https://example.org/a.png)](#there) one, ![B](b.svg){ height=3 }.")
    assert _figures(made) == []
    assert '<img alt="plain" src="https://example.org/a.png" />' in made
    assert '<img alt="B" height="3" src="b.svg" />' in made


ALONE = (
    f"{MISFIT} must stand alone in its paragraph; attributes such as {{ width=300 }} follow it "
    "without a space"
)
WRONG = {
    f"Words ![A disc.]({MISFIT})": ALONE,
    f"![A disc.]({MISFIT}) words": ALONE,
    f"![A disc.]({MISFIT})\nwords": ALONE,
    f"![A disc.]({MISFIT}) *words*": ALONE,
    f"![A disc.]({MISFIT}) ![plain](plain.svg)": ALONE,
    f"![A disc.]({MISFIT}), ![It falls.]({DESCENT})": ALONE,
    f"![A disc.]({MISFIT}) {{ width=300 }}": ALONE,
    f"- Words ![A disc.]({MISFIT})": ALONE,
    f"# ![A disc.]({MISFIT})": ALONE,
    f"*![A disc.]({MISFIT})*": ALONE,
    f"[![A disc.]({MISFIT})](#there)": ALONE,
    f"[![A disc.]({MISFIT})]({DESCENT})": ALONE,
    f"| a |\n|---|\n| ![A disc.]({MISFIT}) |": ALONE,
    f"![A disc.]({MISFIT}){{ #mine }}": f"{MISFIT} takes width, title and class; not id",
    f"![A disc.]({MISFIT})\n{{ #mine }}": f"{MISFIT} takes width, title and class; not id",
    f"![A disc.]({MISFIT}){{ height=3 width=3 loading=lazy }}": (
        f"{MISFIT} takes width, title and class; not height, loading"
    ),
    f"![A disc.]({MISFIT}){{ width=50% }}": (
        f"{MISFIT}: 50% is no width; write pixels, as in width=300"
    ),
    f"![A disc.]({MISFIT})\n\n![The same.](figures/waves/misfit.svg)": (
        "a picture called misfit is already on this page"
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_a_picture_that_cannot_be_a_figure_is_refused(html, text, message):
    """It is said which one, and what is asked of it."""
    with pytest.raises(Refused) as caught:
        html(text)
    what, said = caught.value.args
    assert what == ("figures/waves/misfit.svg" if "waves" in text else MISFIT)
    assert said == message


def test_a_wrong_picture_spoils_none_of_its_paragraph(html):
    """What the live preview shows is the fault and, below it, the figure."""
    faults = []
    text = f"![C.](figures/lines/misfits.svg)\n![It falls.]({DESCENT})"
    made = html(text, lambda *fault: faults.append(fault) or "<b>FAULT</b>")
    assert [what for what, _ in faults] == ["figures/lines/misfits.svg"]
    assert made.index("<b>FAULT</b>") < made.index('<figure id="fig-descent">')
    assert "<p><div" not in made


LINKS = {
    f"[film]({DESCENT})": '<a href="figures/lines-descent.gif">film</a>',
    "[film](../figures/lines/descent-dark.gif)": (
        '<a href="../figures/lines-descent-dark.gif">film</a>'
    ),
    "[all *frames*](figures/lines/descent-frames.svg 'T')": (
        '<a href="figures/lines-descent-frames.svg" title="T">all <em>frames</em></a>'
    ),
    "[text][t]\n\n[t]: figures/lines/misfit-text.svg": (
        '<a href="figures/lines-misfit-text.svg">text</a>'
    ),
    "[film](figures/lines/descent.gif){ download }": (
        '<a download href="figures/lines-descent.gif">film</a>'
    ),
    "[else](https://example.org/figures/lines/descent.gif)": (
        '<a href="https://example.org/figures/lines/descent.gif">else</a>'
    ),
}


@pytest.mark.parametrize(("text", "link"), LINKS.items())
def test_a_link_to_a_file_leads_to_where_it_is_published(html, text, link):
    """On a page one writes where the builder puts it."""
    assert html(f"See the {text}") == f"<p>See the {link}</p>"


def test_a_link_in_a_caption_leads_there_too(html):
    """A caption is Markdown like any other."""
    (caption,) = _captions(html(f"![A disc, also [as PNG](figures/lines/misfit.png).]({MISFIT})"))
    assert caption == ' A disc, also <a href="figures/lines-misfit.png">as PNG</a>.'


def test_a_link_to_no_file_is_refused(html):
    """It is said what there is."""
    with pytest.raises(Refused) as caught:
        html("See the [*film*](figures/lines/misfit.gif).")
    assert caught.value.args == (
        "figures/lines/misfit.gif",
        "figures/lines/misfit.gif is no file of lines/misfit; there are misfit-dark.png, "
        "misfit-dark.svg, misfit-text-dark.svg, misfit-text.svg, misfit.png, misfit.svg",
    )
    made = html("See the [*film*](figures/lines/misfit.gif).", lambda *_: "<b>FAULT</b>")
    assert made == "<p>See the <span><b>FAULT</b></span>.</p>"


def _cells(html):
    return re.findall(r"<td>(.*)</td>", html)


CELLS = {
    "$|x|$": r'<span class="arithmatex">\(|x|\)</span>',
    r"$\|x\|$": r'<span class="arithmatex">\(\|x\|\)</span>',
    r"$\text{a|b}$ or $c$": (
        r'<span class="arithmatex">\(\text{a|b}\)</span> or '
        r'<span class="arithmatex">\(c\)</span>'
    ),
    "`$|x|$`": "<code>$|x|$</code>",
    "`` ` $|x|$ ``": "<code>` $|x|$</code>",
    "`$` and `|`": "<code>$</code> and <code>|</code>",
}


@pytest.mark.parametrize(("written", "cell"), CELLS.items())
def test_a_bar_of_a_formula_ends_no_cell(html, written, cell):
    """Neither does one of a code span, which stays as it is."""
    made = html(f"| what | and |\n|---|---|\n| {written} | that |\n")
    assert _cells(made) == [cell, "that"]


@pytest.mark.parametrize("row", ["|$5|$6|", "| $5 | $6 |", r"| \$5 | \$6 |", "| $5 | 6 $|"])
def test_dollars_that_are_no_formula_leave_cells_apart(html, row):
    """Prices may stand in tables."""
    cells = _cells(html(f"| what | and |\n|---|---|\n{row}\n"))
    assert [cell.replace("\\", "").strip("$ ") for cell in cells] == ["5", "6"]


@pytest.mark.parametrize(
    "code",
    [
        "```\n| $|x|$ | $PATH|$HOME |\n```",
        "- Item\n\n    ~~~\n    | $|x|$ | $PATH|$HOME |\n    ~~~",
        "    | $|x|$ | $PATH|$HOME |",
        "<pre>\n| $|x|$ | $PATH|$HOME |\n</pre>",
        "`a\n| $|x|$ | $PATH|$HOME | b`",
    ],
    ids=["fence", "fence in a list", "indented", "HTML", "span of two lines"],
)
def test_code_with_dollars_and_bars_stays_as_it_is(html, code):
    """Not one letter of it changes."""
    text = Page(html(code)).texts
    assert "| $|x|$ | $PATH|$HOME |" in text.get("pre", text.get("code"))
