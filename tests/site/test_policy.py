"""A page runs what its site ships and nothing else, and a shared link shows a card."""

import handmade
import pytest
from built import Page
from PIL import Image

from gdviz.site import policy

OURS = """<html><head>
<meta charset="utf-8"><script>run()</script><script src="a.js"></script>
<script type="application/json">{}</script><style>p{color:red}</style></head></html>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build a site that has an address, with a policy and cards."""
    root = tmp_path_factory.mktemp("published")
    settings = handmade.site(root, "# Lines\n\n![A disc.](figures/lines/misfit.svg)\n")
    text = settings.read_text(encoding="utf-8")
    text = text.replace("[gdviz]", "[gdviz: {policy: true, cards: true}]")
    text = text.replace("site_url: ''", "site_url: https://example.org/gd/")
    settings.write_text(text, encoding="utf-8")
    handmade.build(settings)
    return root / "site"


def _rules(text):
    return dict(rule.strip().split(" ", 1) for rule in text.split(";"))


def test_what_stands_in_a_page_is_allowed_by_its_digest_and_nothing_else():
    """The digest is what `printf 'run()' | openssl dgst -sha256 -binary | base64` prints."""
    rules = _rules(policy.policy(OURS))
    run = "'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='"
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split()[0] == "'self'"
    assert rules["script-src"].split()[1:] == [run]
    assert len(rules["style-src-elem"].split()) == 2
    assert all("unsafe" not in rules[kind] for kind in rules if kind != "style-src-attr")


def test_every_page_of_a_site_has_its_policy_first(site):
    """Even the page that is shown where there is none."""
    pages = list(site.rglob("*.html"))
    assert {"index.html", "404.html"} <= {page.name for page in pages}
    for path in pages:
        names = [name for name, _ in Page(path).elements]
        first, second = Page(path).all("meta")[:2]
        assert names[:4] == ["html", "head", "meta", "meta"], path
        assert "charset" in first
        assert second["http-equiv"] == "Content-Security-Policy"


def test_the_headers_allow_what_each_page_allows(site):
    """Hosts send them with every page; so they hold the digests of all."""
    headers = (site / "_headers").read_text(encoding="utf-8")
    sent = _rules(headers.splitlines()[1].partition(": ")[2])
    for path in site.rglob("*.html"):
        (own,) = (meta["content"] for meta in Page(path).all("meta") if "http-equiv" in meta)
        allowed = _rules(own)["script-src"].split()
        assert set(allowed) <= set(sent["script-src"].split())
    assert "frame-ancestors 'self'" in headers


def test_a_shared_link_shows_a_card_with_the_first_picture(site):
    """The tags name whole addresses, and the card has the size that they say."""
    metas = Page(site / "index.html").all("meta")
    told = {meta["property"]: meta["content"] for meta in metas if "property" in meta}
    assert told["og:image"] == "https://example.org/gd/cards/index.png"
    assert told["og:image:alt"] == 'A "disc" & its name, lines/misfit.'
    with Image.open(site / "cards" / "index.png") as card:
        size = tuple(int(told[f"og:image:{side}"]) for side in ("width", "height"))
        assert card.size == size
        assert len(card.convert("RGB").getcolors()) > 10


def test_a_page_that_holds_its_typeface_may_read_it_and_no_other_page_may():
    slides = OURS.replace("p{color:red}", '@font-face{src:url("data:font/woff2;base64,AA==")}')
    assert _rules(policy.policy(OURS))["font-src"] == "'self'"
    assert _rules(policy.policy(slides))["font-src"] == "'self' data:"


def test_what_the_hosts_have_that_a_site_names_may_be_loaded():
    rules = _rules(policy.policy(OURS, hosts=["b.org", "c.org"]))
    for kind in ("script-src", "style-src-elem", "img-src", "media-src", "frame-src"):
        assert {"'self'", "b.org", "c.org"} <= set(rules[kind].split())
    assert "b.org" not in rules["connect-src"]
