"""Balls are dropped by click and by keys, on landscapes to choose and on formulas of one's own."""

import re

import pytest
from playwright.sync_api import expect
from recipes import RECIPES


@pytest.fixture(scope="module")
def address(touched):
    return touched("descent/balls")


@pytest.fixture
def balls(visit, address):
    """Open the page where balls end their way at once, and find the picture."""
    page = visit(address, reduced_motion="reduce")
    picture = page.locator(".gdviz-touch")
    picture.locator(".gdviz-status").wait_for()
    return picture


def _words(picture):
    """What became of the balls, once all have ended their way."""
    expect(picture.get_by_role("button", name="Run")).to_be_visible(timeout=60_000)
    return picture.locator(".gdviz-status")


def _choose(picture, landscape):
    picture.get_by_role("button", name=landscape, exact=True).click()


def _write(picture, formula):
    picture.get_by_role("textbox", name="f =").fill(formula)


def test_a_click_drops_a_ball_that_rolls_to_its_hollow(balls):
    _choose(balls, "Saddle")
    expect(balls.locator(".gdviz-status")).to_contain_text("no ball yet")
    plot = balls.locator(".gdviz-plots svg").first
    box = plot.bounding_box()
    plot.click(position={"x": 0.4 * box["width"], "y": 0.3 * box["height"]})
    expect(_words(balls)).to_contain_text("1 ball: 1 rests at (0.00, 1.00)")


def test_keys_drop_a_ball_on_the_ridge_where_it_rests_on_the_saddle(balls):
    _choose(balls, "Saddle")
    handle = balls.locator(".gdviz-handle")
    handle.press("Shift+ArrowDown")
    handle.press("Enter")
    expect(_words(balls)).to_contain_text("1 ball: 1 rests at (0.00, 0.00)")
    expect(balls.locator(".gdviz-tasks li").nth(1)).to_contain_text("Solved")


def test_a_hundred_balls_find_the_pits_as_the_page_says(balls):
    for _ in range(5):
        balls.get_by_role("button", name="Drop 20").click()
    words = _words(balls).inner_text()
    said = [int(count) for count in re.findall(r"(\d+) (?:rest )?at", words)]
    facts = RECIPES["descent/balls"].facts
    assert facts["drops"] == 100
    assert said == [facts["deep"], facts["middle"], facts["wide"]]
    balls.get_by_role("button", name="Drop 20").click()
    expect(_words(balls)).to_contain_text("100 balls")


def test_a_formula_in_x_alone_is_a_curve(balls):
    _write(balls, "(x^2 - 1)^2 - 0.3x")
    expect(balls.locator(".gdviz-plots svg text", has_text="height")).to_be_visible()
    balls.get_by_role("button", name="Clear").click()
    balls.get_by_role("button", name="Drop", exact=True).click()
    # The deeper hollow is the root of 4x³ − 4x − 0.3 near 1.
    expect(_words(balls)).to_contain_text("1 ball: 1 rests at 1.04")


def test_a_wrong_formula_is_answered_at_the_character_and_the_last_right_one_stays(balls):
    _write(balls, "x*sin(x")
    words = balls.locator(".gdviz-status")
    expect(words).to_have_text(
        "The formula, character 8, after “x*sin(x”: an operator or “)” must stand here."
    )
    _write(balls, "x*sin(x)")
    expect(words).to_contain_text("3 balls")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("log(x) + y^2", "left to where “log” has no finite value"),
        ("sqrt(-1 - x^2) + y", "23 left to where “sqrt” has no finite value"),
        ("-x^4 - y^4", "diverged: try a smaller rate"),
        ("x + y", "23 still roll"),
    ],
)
def test_balls_that_leave_and_those_that_never_rest_are_told_without_nan(balls, formula, said):
    _write(balls, formula)
    balls.get_by_role("button", name="Drop 20").click()
    expect(_words(balls)).to_contain_text(said)
    assert not re.search("NaN|Infinity|undefined", balls.inner_html())


@pytest.mark.parametrize("balls_said", ["1,2", "1,2,9000", "1,2,3,4", "30,0,0", "a,b,c"])
def test_balls_that_an_address_tells_wrongly_are_answered(visit, address, balls_said):
    page = visit(address, f"#fig-balls?balls={balls_said}")
    words = page.locator(".gdviz-touch .gdviz-status")
    expect(words).to_contain_text("This is the picture as it begins: the address says balls")
