"""On the map of all pairs the point tells what a ball does, and where it flies off."""

import math
import re

import numpy as np
import pytest
from oracles.momentum import ball
from playwright.sync_api import expect

POINT = "[aria-label='learning rate and share']"
# Pairs in all parts of the map, with a condition number.
PAIRS = [
    (0.1, 0.9, 5),
    (0.1, 0.2, 5),
    (0.3, 0.02, 5),
    (0.05, 0.02, 5),
    (0.7, 0.8, 40),
    (0.5, 0.3, 9),
]


@pytest.fixture
def picture(touched, visit):
    """Open the page of the map, and give what belongs to it."""
    page = visit(touched("momentum/map"), reduced_motion="reduce")
    return page.locator(".gdviz-touch")


def _go(picture, rate, share, condition):
    said = f"#fig-map?rate={rate}&share={share}&condition={condition}"
    picture.page.evaluate("(said) => { location.hash = said; }", said)
    label = picture.locator("label", has_text="share β")
    expect(label.locator("output")).to_have_text(f"{share:.3f}")
    return picture.locator(".gdviz-status").inner_text()


def _does(curvature, rate, share):
    """What a direction does, by the eigenvalues of a step, and what a step leaves of it."""
    roots = np.linalg.eigvals([[1 + share - curvature * rate, -share], [1, 0]])
    larger = roots[abs(roots).argmax()]
    if larger.imag:
        word = "swings"
    elif abs(larger) > 1:
        word = "flies off"
    else:
        word = "jumps" if larger.real < 0 else "glides"
    return f"{word}, ×{abs(larger):.3f}"


@pytest.mark.parametrize(("rate", "share", "condition"), PAIRS)
def test_its_words_are_those_of_the_eigenvalues_and_of_a_ball(picture, rate, share, condition):
    words = _go(picture, rate, share, condition)
    curvatures = (5, 5 / condition)
    steep, flat = (_does(curvature, rate, share) for curvature in curvatures)
    walks = [ball(lambda x, c=c: c * x, 1, rate, share, 1500) for c in curvatures]
    left = np.max(np.abs(walks), axis=0)
    if "flies off" in steep:
        expected = f"Steep {steep}: diverged at step {np.argmax(left > 1e6)}. Leave the grey."
    else:
        arrived = np.flatnonzero(left > 1e-6)[-1] + 1
        expected = f"Steep {steep}; flat {flat}: arrives at step {arrived}."
    assert words == expected


def test_the_point_dragged_down_lets_the_windings_go_and_the_ball_arrive_sooner(picture):
    handle = picture.locator(POINT)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    picture.page.mouse.move(x, y)
    picture.page.mouse.down()
    counts = []
    for down in (10, 50, 90):
        picture.page.mouse.move(x, y + down, steps=3)
        counts.append(
            int(re.findall(r"step (\d+)", picture.locator(".gdviz-status").inner_text())[0])
        )
    picture.page.mouse.up()
    assert 260 > counts[0] > counts[1] > counts[2]


def test_a_click_on_the_map_moves_the_point_there(picture):
    picture.scroll_into_view_if_needed()
    box = picture.locator(".gdviz-plots svg").first.bounding_box()
    picture.page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + 0.75 * box["height"])
    expect(picture.locator(".gdviz-status")).to_contain_text("Steep flies off")


def test_its_tasks_are_solved_by_the_best_pairs_and_by_more_memory(picture):
    tasks = picture.locator(".gdviz-tasks li")
    expect(tasks.filter(has_text="Solved")).to_have_count(0)
    for number, condition in ((0, 5), (2, 100)):
        root = math.sqrt(condition)
        rate = 4 / (math.sqrt(5) + math.sqrt(5 / condition)) ** 2
        _go(picture, round(rate, 3), round(((root - 1) / (root + 1)) ** 2, 3), condition)
        expect(tasks.nth(number)).to_contain_text("Solved")
    expect(tasks.nth(1)).not_to_contain_text("Solved")
    _go(picture, 0.72, 0.85, 5)
    expect(tasks.nth(1)).to_contain_text("Solved")
