"""A reader sets the pace of a film, goes through it step by step, and leads others to a frame."""

import re
from itertools import pairwise

import pytest
from handmade import STATUSES
from players import CALM, Player
from playwright.sync_api import expect

from gdviz.drawing import style

BOOK = "**/rates-first-frames.js"
BOOKED = 'data-flipbook="rates/first"'


def _settings(player):
    """Open the settings."""
    player.page.locator(".gdviz-settings").click()
    return player.page.locator(".gdviz-menu")


def test_buttons_go_a_frame_back_and_on_and_stop_at_the_ends(player):
    back, on = (player.page.locator(f".gdviz-{way}") for way in ("back", "on"))
    for button, number in [(on, 3), (back, 2), (back, 1), (back, 0), (back, 0), (on, 1)]:
        button.click()
        player.shows(number)
    expect(player.page.locator(".gdviz-heard")).to_have_text(STATUSES[1])


def test_a_step_pauses_what_plays(player):
    player.button.click()
    player.offers("Pause")
    player.page.locator(".gdviz-on").click()
    player.offers("Play")
    player.pass_time(100)
    player.shows(1)


def test_keys_step_and_the_theme_turns_no_page(player):
    """The theme goes to other pages by comma and full stop, and searches by f."""
    for part in ("run", "on", "settings"):
        player.page.locator(f".gdviz-{part}").focus()
        for key, number in [(",", 2), (",", 1), (".", 2), (".", 3)]:
            player.page.keyboard.press(key)
            player.shows(number)
        player.page.keyboard.press("k")
        player.offers("Pause")
        player.page.keyboard.press("k")
        player.slider.press("End")
    assert player.page.url.endswith("/lines/")


def test_keys_with_control_are_the_browsers(player):
    player.button.focus()
    player.page.keyboard.press("Control+k")
    player.offers("Play")


def test_every_key_is_told_in_a_tooltip_in_the_settings_and_to_screen_readers(player):
    page = player.page
    keys = page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map(e => e.ariaKeyShortcuts)"
    )
    assert keys == page.locator(".gdviz-menu kbd").all_text_contents() == ["k", ",", ".", "f"]
    for name, words in [("run", "Play or pause (k)"), ("back", "One frame back (,)")]:
        expect(page.locator(f".gdviz-{name}")).to_have_accessible_description(words)


def test_a_button_tells_what_it_does_to_mouse_and_keyboard_until_escape(player):
    tip = player.page.get_by_role("tooltip")
    for come in (player.button.hover, player.button.focus):
        come()
        player.pass_time(3)
        expect(tip).to_have_text("Play or pause (k)")
        player.page.keyboard.press("Escape")
        expect(tip).to_be_hidden()


def test_the_reader_sets_the_pace(player):
    for speed, ticks in [("0.25", 4), ("0.5", 2), ("1", 1), ("2", 0.5)]:
        _settings(player).locator("select").select_option(value=speed)
        player.page.keyboard.press("Escape")
        player.slider.press("End")
        player.button.click()
        player.pass_time(0.9 * ticks)
        player.shows(0)
        player.pass_time(0.2 * ticks)
        player.shows(1)


def test_a_loop_begins_anew_once_the_last_frame_was_seen(player):
    """The last frame stays two seconds longer, as in a GIF."""
    _settings(player).get_by_label("Loop").check()
    player.page.keyboard.press("Escape")
    player.button.click()
    player.pass_time(1 + 3 + 1)
    player.shows(3)
    player.pass_time(10 * style.HOLD)
    player.shows(3)
    player.pass_time(1.1)
    player.shows(0)
    player.offers("Pause")


def test_settings_close_by_escape_and_give_the_focus_back(player):
    player.page.locator(".gdviz-settings").press("Enter")
    expect(player.page.locator(".gdviz-menu")).to_be_visible()
    player.page.keyboard.press("Tab")
    expect(player.page.locator(".gdviz-menu select")).to_be_focused()
    player.page.keyboard.press("Escape")
    expect(player.page.locator(".gdviz-menu")).to_be_hidden()
    expect(player.page.locator(".gdviz-settings")).to_be_focused()


def test_a_film_fills_the_screen_and_comes_back(player):
    before = player.page.locator(".gdviz-stage > svg").bounding_box()
    _settings(player).get_by_role("button", name="Full screen").click()
    expect(player.page.locator(".gdviz-player:fullscreen")).to_be_visible()
    stage = player.page.locator(".gdviz-stage > svg").bounding_box()
    assert stage["width"] > 1.5 * before["width"]
    row = player.page.locator(".gdviz-controls").bounding_box()
    assert row["y"] + row["height"] <= player.page.viewport_size["height"]
    player.button.hover()
    player.pass_time(3)
    button = player.button.bounding_box()
    tip = player.page.locator(".gdviz-player [role=tooltip]").bounding_box()
    assert button["y"] - 20 < tip["y"] + tip["height"] < button["y"] + 5
    player.button.press("f")
    expect(player.page.locator(".gdviz-player:fullscreen")).to_have_count(0)


# --- Links to a frame


def test_a_link_to_a_frame_is_copied_and_leads_there(visit, address, player):
    player.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    player.slider.press("ArrowLeft")
    link = _settings(player).locator(".gdviz-link")
    link.click()
    expect(link).to_have_text("Link copied")
    copied = player.page.evaluate("navigator.clipboard.readText()")
    assert copied == player.page.url == f"{address}lines/#fig-descent:3"
    player.pass_time(20)
    expect(link).to_have_text("Link to this frame")
    # There it stays, even where films play by themselves.
    other = Player(visit(address, "lines/#fig-descent:3", stopped=True))
    expect(other.page.locator(".gdviz-stage > svg")).to_be_in_viewport(ratio=1)
    other.pass_time(100)
    other.shows(2)


def test_where_nothing_can_be_copied_the_link_is_in_the_address_bar(player):
    refuse = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    player.page.evaluate(refuse)
    link = _settings(player).locator(".gdviz-link")
    link.click()
    expect(link).to_have_text("Link is in the address bar")
    assert player.page.url.endswith("#fig-descent:4")


def test_a_frame_that_is_not_there_is_told_in_one_line(player):
    for number in ("0", "5", "2.5", "two", "-1"):
        player.page.evaluate("number => { location.hash = `#fig-descent:${number}`; }", number)
        expect(player.status).to_have_text(
            f"There is no frame {number}; this film has frames 1 to 4."
        )
        expect(player.slider).to_have_value("4")


# --- Several films


def _film(page, name):
    """The player of one of two films, and what its first button would do."""
    film = page.locator(f"#fig-{name}")
    return film, film.locator(".gdviz-run")


@pytest.fixture
def two(visit, address):
    """Open the page of two films for a reader who likes motion, and who sees both."""
    page = visit(address, "rates/", stopped=True, viewport={"width": 1280, "height": 1200})
    for name in ("first", "second"):
        end = "stage => stage.scrollIntoView({ block: 'end', behavior: 'instant' })"
        page.locator(f"#fig-{name} .gdviz-stage").evaluate(end)
        expect(page.locator(f"#fig-{name} .gdviz-run")).to_be_enabled()
        expect(page.locator("#fig-first .gdviz-run")).to_have_accessible_name("Pause figure 1")
    return page


def test_films_that_are_seen_at_once_play_one_after_the_other(two):
    (_, first), (_, second) = _film(two, "first"), _film(two, "second")
    expect(first).to_have_accessible_name("Pause figure 1")
    expect(second).to_have_accessible_name("Play figure 2")
    two.clock.run_for(700)
    expect(first).to_have_accessible_name("Play figure 1")
    expect(second).to_have_accessible_name("Pause figure 2")


def test_who_plays_a_film_pauses_the_other(two):
    (film, first), (_, second) = _film(two, "first"), _film(two, "second")
    expect(first).to_have_accessible_name("Pause figure 1")
    second.click()
    expect(first).to_have_accessible_name("Play figure 1")
    two.clock.run_for(10_000)
    expect(film.locator(".gdviz-frame")).to_have_text("1 / 4")
    expect(second).to_have_accessible_name("Play figure 2")


def test_who_pauses_a_film_starts_no_other(two):
    (_, first), (_, second) = _film(two, "first"), _film(two, "second")
    first.click()
    two.clock.run_for(1000)
    expect(first).to_have_accessible_name("Play figure 1")
    expect(second).to_have_accessible_name("Play figure 2")


def test_a_film_waits_while_its_tab_is_hidden(two):
    film, first = _film(two, "first")
    expect(first).to_have_accessible_name("Pause figure 1")
    hide = (
        "isHidden => { Object.defineProperty(document, 'hidden', {get: () => isHidden,"
        " configurable: true}); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    two.evaluate(hide, True)
    two.clock.run_for(10_000)
    expect(film.locator(".gdviz-frame")).to_have_text("1 / 4")
    two.evaluate(hide, False)
    two.clock.run_for(150)
    expect(film.locator(".gdviz-frame")).to_have_text("2 / 4")


# --- A flip book that does not come


@pytest.fixture
def page(chromium):
    """Give a page that may fail to load something."""
    context = chromium.new_context(**CALM)
    page = context.new_page()
    page.clock.install(time=0)
    yield page
    context.close()


def test_a_film_that_cannot_be_loaded_says_so_and_can_be_asked_for_again(page, address):
    page.route(BOOK, lambda route: route.abort())
    page.goto(f"{address}rates/#fig-first")
    status = page.locator("#fig-first .gdviz-status")
    height = page.locator("#fig-first").bounding_box()["height"]
    expect(status).to_contain_text("The film could not be loaded.")
    expect(page.locator("#fig-first .gdviz-heard")).to_have_text("The film could not be loaded.")
    assert page.locator("#fig-first").bounding_box()["height"] == height
    expect(page.locator("#fig-first img:visible")).to_have_count(1)
    page.unroute(BOOK)
    status.get_by_role("button", name="Try again").press("Enter")
    expect(page.locator("#fig-first .gdviz-run")).to_be_enabled()
    expect(status).to_have_text(STATUSES[-1])


def test_a_film_that_takes_long_says_that_it_is_on_its_way(page, address):
    held = []
    page.route(BOOK, lambda route: held.append(route))
    # A page that waits for a film may not be loaded yet.
    page.goto(f"{address}rates/#fig-first", wait_until="domcontentloaded")
    expect(page.locator("script[src$='rates-first-frames.js']")).to_have_count(1)
    page.clock.run_for(3500)
    status = page.locator("#fig-first .gdviz-status")
    expect(status).to_have_text("The film is still on its way.")
    held[0].continue_()
    expect(status).to_have_text(STATUSES[-1])


def test_a_heavy_film_comes_when_it_is_asked_for(page, address):
    def weigh(route):
        text = route.fetch().text()
        route.fulfill(body=text.replace(BOOKED, f'{BOOKED} data-heavy="9 MB"', 1))

    page.route("**/rates/", weigh)
    page.goto(f"{address}rates/#fig-first")
    ask = page.get_by_role("button", name="Load the film, 9 MB")
    expect(ask).to_be_visible()
    expect(page.locator("script[src$='rates-first-frames.js']")).to_have_count(0)
    box, stage = ask.bounding_box(), page.locator("#fig-first .gdviz-stage").bounding_box()
    assert box["height"] >= 24
    assert stage["y"] < box["y"] < box["y"] + box["height"] < stage["y"] + stage["height"]
    ask.press("Enter")
    expect(ask).to_have_count(0)
    expect(page.locator("#fig-first .gdviz-run")).to_be_enabled()
    expect(page.locator("#fig-first .gdviz-status")).to_have_text(STATUSES[-1])


# --- For everybody


def test_all_controls_fit_and_can_be_hit(player):
    """320 pixels are 1280 at 400 %, 640 are 1280 at 200 %."""
    page = player.page
    parts = page.locator(".gdviz-controls :is(button, select, label, [type=range])")
    for width in (320, 390, 640):
        page.set_viewport_size({"width": width, "height": 700})
        _settings(player)
        boxes = [part.bounding_box() for part in parts.all()]
        assert len(boxes) == 10
        for box in boxes:
            assert min(box["width"], box["height"]) >= 24
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        for one, other in pairwise(boxes[:5]):
            assert one["x"] + one["width"] <= other["x"]
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
        page.keyboard.press("Escape")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert page.locator(".gdviz-menu kbd").first.evaluate(size) >= 10


def test_where_the_system_has_colours_of_its_own_buttons_keep_an_edge(visit, address):
    page = visit(address, "lines/", forced_colors="active", **CALM)
    player = Player(page).come_into_view()
    for name in ("run", "back", "on", "settings"):
        colours = page.locator(f".gdviz-{name}").evaluate(
            "e => { const seen = getComputedStyle(e), mark = getComputedStyle(e.firstElementChild);"
            " return [seen.borderTopColor, mark.fill, seen.backgroundColor]; }"
        )
        edge, mark, ground = (re.findall(r"[\d.]+", colour) for colour in colours)
        assert edge != ground
        assert mark != ground
    player.shows(3)
