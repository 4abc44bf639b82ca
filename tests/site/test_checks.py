"""What readers must not meet fails a strict build in a line with page, value and remedy."""

import handmade
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from gdviz.builder import build as builder
from gdviz.site import checks

SHOWN = "![A disc.](figures/lines/misfit.svg)\n\n![It falls.](figures/lines/descent.gif)\n"
NUMBER = "no number; write {{ page.picture.fact }}, or &#123; for a brace"
FORMULA = "no formula; close it with the dollars that open it, or write &#36; for a dollar"
SCRIPT = "a script; write it into a file of scripts"
ALT = 'has no alternative text; say what one sees, or that it shows nothing: role="presentation"'
REMEDY = "keep it beside the page, or allow it in mkdocs.yml: hosts: [b.org]"
LOADED = f"is loaded from another site; {REMEDY}"


def _read(body, **others):
    """Give the messages of a page with this text, in a folder of a site of two pages."""
    pages = {"a/index.html": f"<main>{body}</main>", "index.html": '<p id="top-of-it">'} | others
    return {place: checks.Reader(html) for place, html in pages.items()}


@pytest.fixture
def say(tmp_path):
    """Give a function that tells what is wrong with a page."""
    (tmp_path / "a").mkdir()
    for file in ("a/index.html", "index.html", "a/ü b.png"):
        (tmp_path / file).touch()

    def tell(body, hosts=(), is_ruled=False):
        found = checks.faults(_read(body), tmp_path, hosts, is_ruled)
        return [message for _, (_, message) in found]

    return tell


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{{ lines.misfit.error | .3f }", f"{{{{ lines.misfit.error | .3f }} is {NUMBER}"),
        ("{ lines.misfit.error }}", f"{{ lines.misfit.error }}}} is {NUMBER}"),
        ("{ lines.misfit.error }", f"{{ lines.misfit.error }} is {NUMBER}"),
        ("{{foo}}", f"{{{{foo}}}} is {NUMBER}"),
        ("so {{", f"{{{{ is {NUMBER}"),
        ('<img src="ü b.png" alt="{{foo}}">', f"{{{{foo}}}} is {NUMBER}"),
        ("$$ x^2", f"$$ is {FORMULA}"),
        ("So $x^2 it is", f"$x^2 is {FORMULA}"),
        ("So $2^n it is", f"$2^n is {FORMULA}"),
        ("So $-x it is", f"$-x is {FORMULA}"),
        (r"So $\lambda", rf"$\lambda is {FORMULA}"),
        ('<img src="ü%20b.png">', f"the image ü%20b.png {ALT}"),
        ('<img src="ü%20b.png" alt="">', f"the image ü%20b.png {ALT}"),
        ('<p onclick="go()">', f"onclick is {SCRIPT}"),
        ('<a href="JavaScript:go()">', f"JavaScript:go() is {SCRIPT}"),
        ('<p id="b"><p id="b">', "the id b is there 2 times; give each its own"),
        ("<h1>A</h1><h3>B</h3>", "a heading of level 3 follows one of level 1; write level 2"),
        ('<script src="https://b.org/a.js"></script>', f"https://b.org/a.js {LOADED}"),
        ('<img alt="A." src="//b.org/a.png">', f"//b.org/a.png {LOADED}"),
        (
            '<link rel="stylesheet" href="https://b.org/a.css">',
            f"https://b.org/a.css {LOADED}",
        ),
        ('<a href="/a/">', "/a/ is right only on top of a host; write the way from this page"),
        ('<a href="http://[a">', "http://[a is no address: Invalid IPv6 URL"),
        ('<a href="b/">', "b/ leads to no file of the site; there is no a/b"),
        (
            '<a href="../../">',
            "../../ leads to no file of the site; there is no ../index.html"
            " (did you mean a/index.html?)",
        ),
        ('<img alt="A." src="c.png">', "c.png leads to no file of the site; there is no a/c.png"),
        (
            '<source srcset="ü%20b.png 1x, c.png 2x">',
            "c.png leads to no file of the site; there is no a/c.png",
        ),
        (
            '<video poster="c.png"></video>',
            "c.png leads to no file of the site; there is no a/c.png",
        ),
        ('<a href="#b">', "#b leads to no place on the page; a/index.html has no id b"),
        (
            '<p id="slopes"><a href="#slope">',
            "#slope leads to no place on the page; a/index.html has no id slope"
            " (did you mean slopes?)",
        ),
        (
            '<a href="../indx.html">',
            "../indx.html leads to no file of the site; there is no indx.html"
            " (did you mean index.html?)",
        ),
        ('<a href="../#b">', "../#b leads to no place on the page; index.html has no id b"),
    ],
)
def test_what_readers_must_not_meet_is_said_in_one_line(say, body, message):
    assert say(body) == [message]


@pytest.mark.parametrize(
    "body",
    [
        "<code>{{ a }} $x</code> <pre>{{ a }</pre><kbd>$x</kbd>",
        "&#123;&#123; a }&#125; &#36;x, $5, 5 $ and A$6",
        '<annotation encoding="application/x-tex">x^{{2}} $x</annotation>',
        "<script>run(`{{ a }}`)</script><style>a{b{}}</style>",
        '<img src="ü%20b.png" alt="A."><img src="./ü b.png" role="presentation">',
        '<img src="data:image/png;base64,AAAA" alt="A.">',
        "<h2>A</h2><h3>B</h3><h2>C</h2><h1>D</h1>",
        '<a href="../">A</a><a href="..">B</a><a href="../index.html?q=1#top-of-it">C</a>',
        '<a href="">A</a><a href="#">B</a><a href="#top">C</a><a name="b"></a><a href="#b">D</a>',
        '<figure id="fig-b"></figure><a href="#fig-b:12">A</a><a href="#fig-b?a=1">B</a>',
        '<a href="https://b.org/">A</a> <a href="mailto:a@b.org">B</a> <a href="tel:1">C</a>',
        '<p>Not closed<div id="b"></p></i></div><br/><svg><path d="M0 0"/></svg>',
    ],
)
def test_what_may_be_on_a_page_is_let_through(say, body):
    assert say(body) == []


@pytest.mark.parametrize(
    "around",
    [
        '</main><a href="/a/" onclick="go()">',
        '</main><h1>A</h1><h4 class="modal-title">Search</h4><img src="../a/ü%20b.png">',
        '</main><script src="https://b.org/a.js"></script>',
        '</main><div role="search" onclick="go()"><a href="javascript:void(0)"></a></div>',
    ],
)
def test_what_the_theme_puts_around_a_page_is_no_fault_of_the_page(say, around):
    assert say(around) == []


def test_where_a_policy_rules_nothing_foreign_is_loaded_by_the_theme_either(say):
    around = '</main><link rel="stylesheet" href="https://b.org/a.css">'
    assert say(around, is_ruled=True) == [f"https://b.org/a.css {LOADED}"]
    assert say(around, ["b.org"], is_ruled=True) == []


def test_from_the_hosts_that_a_site_names_its_pages_may_load(say):
    assert say('<iframe src="https://b.org/a"></iframe>', ["b.org"]) == []
    assert say('<iframe src="https://c.b.org/a"></iframe>', ["b.org"]) != []


def test_a_fault_is_said_once_a_page(say):
    assert len(say('<a href="b/">A</a> {{ a }} <a href="b/">B</a> {{ a }}')) == 2


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Give a function that builds a site of one page and returns what was logged."""
    monkeypatch.setattr(builder, "build", lambda root, mp4=False: {})

    def make(text, serving=False, strict=True, page=b""):
        settings = handmade.site(tmp_path, text)
        if page:
            (tmp_path / "docs" / "index.md").write_bytes(page)
        config = load_config(str(settings), strict=strict)
        # MkDocs keeps plugins from build to build.
        monkeypatch.setattr(config.plugins["gdviz"], "serving", serving)
        build(config)
        return (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

    return make


LEAKS = "# Title\n\nIt is {{foo}}.\n\n<a href='b/'>B</a>\n\n"
SAID = [
    f"docs/index.md:3: {{{{foo}}}} is {NUMBER}",
    "docs/index.md:5: b/ leads to no file of the site; there is no b",
]


def test_a_strict_build_fails_and_says_all_that_is_wrong(site, caplog):
    with pytest.raises(Abort, match="2 errors"):
        site(LEAKS + SHOWN)
    assert [message for message in caplog.messages if "docs/" in message] == SAID


@pytest.mark.parametrize("how", [{"serving": True}, {"strict": False}], ids=str)
def test_the_preview_and_a_build_that_is_not_strict_warn(site, caplog, how):
    site(LEAKS + SHOWN, **{"strict": False} | how)
    said = [record for record in caplog.records if "docs/" in record.message]
    assert [record.message for record in said] == SAID
    assert {record.levelname for record in said} == {"WARNING"}


def test_a_picture_that_no_page_names_is_noted_and_no_fault(site, caplog):
    caplog.set_level("INFO")
    site("# Title\n\n![A disc.](figures/lines/misfit.svg)\n")
    noted = [message for message in caplog.messages if "no page" in message]
    assert noted == ["figures/lines/descent.py is drawn and named on no page"]


UNREAD = {
    b"---\ntitle: a: b\n---\n\n# T\n": "docs/index.md:2: the front matter is no YAML: mapping"
    " values are not allowed here; put the value into quotes",
    b"---\ndate: 2026-13-01\n---\n\n# T\n": "docs/index.md:2: the front matter is no YAML: month"
    " must be in 1..12; put the value into quotes",
    b"---\ntitle: a\n\n# T\n": "docs/index.md:1: the front matter has no end; write a line ---"
    " below it",
    b"---\ntitle\n---\n\n# T\n": "docs/index.md:2: the front matter has no names; write a line such"
    " as title: Waves",
    "# T\n\nß\n".encode("latin-1"): "docs/index.md:3: the byte 0xdf is not UTF-8; save the page as"
    " UTF-8",
}


@pytest.mark.parametrize(("page", "message"), UNREAD.items())
def test_a_page_that_cannot_be_read_fails_every_build(site, caplog, page, message):
    with pytest.raises(Abort):
        site("", strict=False, page=page)
    assert caplog.messages[-1] == message


@pytest.mark.parametrize(("page", "message"), UNREAD.items())
def test_the_preview_shows_in_its_place_why_a_page_cannot_be_read(site, page, message):
    shown = site("", strict=False, serving=True, page=page)
    assert f'<strong class="gdviz-fault">{message}</strong>' in shown
    assert "gdviz-fault" not in site("---\ntitle: Mended\n---\n\n# T\n", strict=False, serving=True)
