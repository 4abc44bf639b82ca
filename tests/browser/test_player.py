"""A moving picture is under the reader's control, by mouse and by keyboard."""

import pytest
from handmade import STATUSES
from players import CALM, Player
from playwright.sync_api import expect
from rests import rest

from gdviz.drawing import style

NAME = 'A "disc" & its name, lines/descent.'


@pytest.fixture
def lively(visit, address):
    """Open the page for a reader who likes motion."""
    return Player(visit(address, "lines/", stopped=True))


def test_it_rests_at_the_last_frame_for_who_asked_for_less_motion(player):
    """Time passes, the picture stays."""
    player.pass_time(50)
    player.shows(3)
    player.offers("Play")


def test_it_plays_once_by_itself_when_seen_each_frame_for_its_time(lively):
    """The second frame stays three ticks, the others one; then it rests and does not loop."""
    lively.come_into_view().shows(0)
    lively.offers("Pause")
    for number, ticks in [(0, 0.9), (1, 0.1), (1, 2.9), (2, 0.1), (3, 1), (3, 1), (3, 100)]:
        lively.pass_time(ticks)
        lively.shows(number)
    lively.offers("Play")


def test_it_waits_while_out_of_view_and_goes_on_afterwards(lively):
    """Who scrolls on misses nothing."""
    lively.come_into_view().offers("Pause")
    lively.pass_time(1)
    lively.shows(1)
    lively.page.evaluate("scrollTo(0, 0)")
    lively.offers("Play")
    lively.pass_time(100)
    lively.shows(1)
    lively.come_into_view().offers("Pause")
    lively.pass_time(3)
    lively.shows(2)


def test_who_paused_it_is_not_overruled(lively):
    """A player paused by its reader stays so when it comes into view again."""
    lively.come_into_view().offers("Pause")
    lively.button.click()
    lively.page.evaluate("scrollTo(0, 0)")
    lively.come_into_view().pass_time(100)
    lively.shows(0)
    lively.offers("Play")


def test_the_button_plays_from_the_start_pauses_and_goes_on(player):
    """At the end, play means once more."""
    player.button.click()
    player.shows(0)
    player.pass_time(1)
    player.button.click()
    player.pass_time(100)
    player.shows(1)
    player.button.click()
    player.pass_time(3)
    player.shows(2)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_button_obeys_the_keyboard(player, key):
    """Enter and space press it."""
    player.button.focus()
    player.page.keyboard.press(key)
    player.offers("Pause")
    player.page.keyboard.press(key)
    player.offers("Play")


@pytest.mark.parametrize("key", ["k", " "])
def test_the_slider_plays_and_pauses(player, key):
    """Who has the slider need not look for the button, and the page does not scroll."""
    player.slider.focus()
    top = player.page.evaluate("scrollY")
    player.page.keyboard.press(key)
    player.offers("Pause")
    player.page.keyboard.press(key)
    player.offers("Play")
    assert player.page.evaluate("scrollY") == top


def test_the_slider_has_a_stop_for_each_frame(player):
    """Arrows, Home and End move it, and that pauses what plays."""
    player.button.click()
    player.slider.focus()
    for key, number in [("End", 3), ("ArrowLeft", 2), ("Home", 0), ("ArrowRight", 1)]:
        player.page.keyboard.press(key)
        player.shows(number)
    player.pass_time(100)
    player.shows(1)


def test_focus_is_visible_and_targets_are_large(player):
    """Both controls measure 24 px or more and are outlined when the keyboard reaches them."""
    for control in (player.button, player.slider):
        control.focus()
        player.page.keyboard.press("Shift")
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert control.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2


def test_the_picture_is_named_by_the_recipe(player):
    """The drawing is an image with the recipe's alternative text."""
    drawing = player.page.locator(".gdviz-stage > svg")
    expect(drawing).to_have_role("img")
    expect(drawing).to_have_accessible_name(NAME)


def test_a_status_is_read_out_when_it_rests_and_not_while_it_plays(player):
    """Nobody can listen to ten statuses a second."""
    live = player.page.locator(".gdviz-picture :is([aria-live], output, [role=status])")
    expect(live).to_have_text("")
    player.button.click()
    player.pass_time(2)
    expect(live).to_have_text("")
    player.button.click()
    expect(live).to_have_text(STATUSES[1])


def _books(page):
    """The flip books that are asked for from here on."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    return lambda: [file for file in asked if "-frames" in file]


BOOKS = {"light": "lines-descent-frames.js", "dark": "lines-descent-frames-dark.js"}


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_it_has_the_colours_of_the_scheme(visit, address, scheme):
    """It loads the flip book of that scheme and no other."""
    page = visit(address, "lines/", color_scheme=scheme, **CALM)
    asked = _books(page)
    player = Player(page).come_into_view()
    player.has_colours_of(scheme)
    rest(page)
    assert asked() == [BOOKS[scheme]]


@pytest.mark.parametrize("scheme", style.SCHEMES)
def test_who_chooses_the_other_scheme_gets_the_other_flip_book(visit, choose, address, scheme):
    """The frame shown stays, the slider works on, and the picture keeps its name."""
    other = style.SCHEMES[1 - style.SCHEMES.index(scheme)]
    page = visit(address, "lines/", stopped=True, color_scheme=other, **CALM)
    asked = _books(page)
    player = Player(page).come_into_view()
    player.slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    player.shows(1)
    choose(page, scheme)
    player.has_colours_of(scheme)
    player.shows(1)
    player.offers("Play")
    assert [*dict.fromkeys(asked())] == [BOOKS[other], BOOKS[scheme]]
    expect(page.locator(".gdviz-stage > svg")).to_have_count(1)
    expect(page.locator(".gdviz-stage > svg")).to_have_accessible_name(NAME)
    player.slider.focus()
    page.keyboard.press("ArrowRight")
    player.shows(2)


def test_what_plays_goes_on_in_the_other_scheme(lively, choose):
    """Neither the place nor the pace changes."""
    lively.come_into_view().offers("Pause")
    lively.pass_time(1)
    lively.shows(1)
    choose(lively.page, "dark")
    lively.has_colours_of("dark")
    lively.shows(1)
    lively.offers("Pause")
    lively.pass_time(3)
    lively.shows(2)


def test_a_flip_book_that_comes_too_late_is_not_shown(visit, choose, address):
    """Whoever switches to and fro sees the scheme that was chosen last."""
    page = visit(address, "lines/", color_scheme="light", **CALM)
    player = Player(page).come_into_view()
    held = []
    page.route(f"**/{BOOKS['dark']}", lambda route: held.append(route))
    choose(page, "dark")
    script = page.locator(f"script[src$='{BOOKS['dark']}']")
    script.evaluate("e => e.addEventListener('load', () => document.body.id = 'came')")
    page.locator("label[for=__palette_0]").click()
    expect(page.locator(f"script[src$='{BOOKS['light']}']")).to_have_count(2)
    held[0].continue_()
    expect(page.locator("body")).to_have_id("came")
    player.has_colours_of("light")


def test_a_player_out_of_reach_waits_with_the_other_flip_book(visit, choose, address):
    """Who switches before coming near loads one flip book, that of the scheme chosen."""
    page = visit(address, "lines/", color_scheme="light", **CALM)
    asked = _books(page)
    choose(page, "dark")
    rest(page)
    assert asked() == []
    Player(page).come_into_view().has_colours_of("dark")
    assert asked() == [BOOKS["dark"]]


@pytest.mark.parametrize(("scheme", "ending"), [("light", ""), ("dark", "-dark")])
def test_until_it_comes_the_poster_is_that_of_the_scheme(visit, address, scheme, ending):
    """The other is neither seen nor loaded."""
    page = visit(address, "lines/", color_scheme=scheme, **CALM)
    poster = page.locator(".gdviz-stage > img:visible")
    expect(poster).to_have_count(1)
    expect(poster).to_have_attribute("src", f"../figures/lines-descent-webp{ending}.svg")


def test_the_flip_book_comes_when_the_reader_comes_to_it(visit, address):
    """It is not loaded with the page, and nothing jumps when it arrives."""
    page = visit(address, "lines/", **CALM)
    rest(page)
    assert page.locator(".gdviz-stage > svg").count() == 0
    before = page.locator(".gdviz-player").bounding_box()
    Player(page).come_into_view()
    expect(page.locator(".gdviz-stage > svg")).to_be_visible()
    after = page.locator(".gdviz-player").bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])


def test_without_javascript_there_is_the_poster(visit, address):
    """One poster is seen, in the size of the flip book, with its status and no dead controls."""
    page = visit(address, "lines/", java_script_enabled=False)
    posters = page.locator(".gdviz-stage > img:visible")
    posters.scroll_into_view_if_needed()
    expect(posters).to_have_count(1)
    expect(posters).to_have_attribute("src", "../figures/lines-descent-webp.svg")
    box = posters.bounding_box()
    assert box["width"] == 2 * box["height"] == 400
    expect(page.locator(".gdviz-status")).to_have_text(STATUSES[-1])
    expect(page.locator(".gdviz-controls")).to_be_hidden()


def test_it_plays_in_a_page_that_was_opened_as_a_file(visit, handmade_site):
    """No server is needed."""
    page = visit(f"{handmade_site.as_uri()}/", "lines/index.html", **CALM)
    Player(page).come_into_view().button.click()
    expect(page.locator(".gdviz-status")).to_have_text(STATUSES[-1])


def test_a_status_line_that_breaks_on_a_phone_moves_nothing(visit, address):
    page = visit(address, "lines/", viewport={"width": 390, "height": 844}, **CALM)
    player = page.locator(".gdviz-player").first
    heights = [
        player.evaluate(
            "(player, text) => {"
            "player.querySelector('.gdviz-status').textContent = text;"
            "return player.getBoundingClientRect().height;}",
            text,
        )
        for text in ("short", "a status line with so many words that a phone breaks it in two")
    ]
    assert heights[0] == heights[1]
