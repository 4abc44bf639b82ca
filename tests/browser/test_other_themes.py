"""In the themes that MkDocs itself brings, pictures follow the scheme of the page around them."""

import handmade
import pytest
from players import CALM, Player
from playwright.sync_api import expect

TEXT = """# Lines

![A disc.](figures/lines/misfit.svg)

![It falls.](figures/lines/descent.gif)
"""


@pytest.fixture
def open_page(tmp_path, serve, chromium):
    """Give a function that opens the page of a site in a theme, without what that loads foreign."""
    contexts = []

    def go(theme, system="light", width=900):
        settings = handmade.site(tmp_path, TEXT)
        text = settings.read_text(encoding="utf-8")
        text = text.replace("theme: {name: material, font: false}", f"theme: {theme}")
        settings.write_text(text, encoding="utf-8")
        handmade.build(settings)
        size = {"width": width, "height": 900}
        contexts.append(chromium.new_context(color_scheme=system, viewport=size, **CALM))
        page = contexts[-1].new_page()
        page.route("https://**", lambda route: route.abort())
        page.goto(serve(tmp_path / "site"))
        return page

    yield go
    for context in contexts:
        context.close()


# The theme, the scheme of the system, and that of the page.
SCHEMES = [
    ("{name: mkdocs}", "dark", "light"),
    ("{name: mkdocs, color_mode: dark}", "light", "dark"),
    ("{name: mkdocs, color_mode: auto}", "dark", "dark"),
    ("{name: mkdocs, color_mode: auto}", "light", "light"),
    ("{name: readthedocs}", "dark", "light"),
]


@pytest.mark.parametrize(("theme", "system", "scheme"), SCHEMES)
def test_stills_and_films_have_the_scheme_of_the_page(open_page, theme, system, scheme):
    page = open_page(theme, system)
    other = {"light": "dark", "dark": "light"}[scheme]
    expect(page.locator(f"figure > img.gdviz-{scheme}")).to_be_visible()
    expect(page.locator(f"figure > img.gdviz-{other}")).to_be_hidden()
    Player(page).come_into_view().has_colours_of(scheme)


def test_a_film_follows_who_changes_the_scheme(open_page):
    theme = "{name: mkdocs, color_mode: light, user_color_mode_toggle: true}"
    page = open_page(theme, width=1280)
    player = Player(page).come_into_view()
    player.has_colours_of("light")
    page.locator("#theme-menu").click()
    page.locator("[data-bs-theme-value=dark]").click()
    player.has_colours_of("dark")
    expect(page.locator("figure > img.gdviz-dark")).to_be_visible()


@pytest.mark.parametrize("theme", ["{name: mkdocs}", "{name: readthedocs}"])
def test_on_a_phone_nothing_sticks_out(open_page, theme):
    page = open_page(theme, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
