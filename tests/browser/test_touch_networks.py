"""Networks that one can touch learn as gdviz does, hold what is held, and tell each number."""

import re
import runpy

import numpy as np
import pytest
from playwright.sync_api import expect


@pytest.fixture
def picture(visit, touched):
    """Give a function that opens one of the pictures in a state."""

    def go(stem, said="", **options):
        page = visit(touched(f"networks/{stem}"), f"#fig-{stem}?{said}" if said else "", **options)
        return page.locator(".gdviz-touchable")

    return go


def _words(touched):
    """What the picture says, once a run has caught up."""
    status = touched.locator(".gdviz-status")
    expect(status).not_to_contain_text("On the way", timeout=90_000)
    return status.inner_text()


def _numbers(words):
    plain = words.replace("−", "-").replace(",", "").replace("(", "").replace(")", "")
    return [float(number) for number in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", plain)]


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("playground", "steps=100"),
        ("playground", "data=blobs&hidden1=8&hidden2=8&steps=60&rule=Momentum&batch=7&rate=0.02"),
        ("playground", "data=spiral&hidden1=0&activation=none&steps=50&rule=GradientDescent"),
        (
            "playground",
            "data=moons&activation=ReLU&first=2&steps=40&triangles=1,-2;1.2,-2&rule=RMSProp",
        ),
        ("playground", "data=yours&activation=sigmoid&steps=30&squares=2,2&dots=0,-1"),
        ("neurons", "steps=60&held=2,1.5;9,0"),
        ("neurons", "data=spiral&neurons=9&steps=80"),
        ("neurons", "data=blobs&neurons=1&steps=10&held=0,0"),
        *(
            ("sample", f"at={at}&truth={'no' if at % 2 else 'yes'}&a1=-2.5&c2=1.75")
            for at in range(9)
        ),
    ],
)
def test_the_script_that_one_takes_along_tells_the_numbers_of_the_page(
    picture, tmp_path, stem, said
):
    touched = picture(stem, said)
    words = _words(touched)
    touched.get_by_role("button", name="Python").click()
    script = tmp_path / f"{stem}.py"
    script.write_text(touched.locator(".gdviz-python").inner_text(), encoding="utf-8")
    ran = runpy.run_path(str(script))
    # The last digit of what is told is rounded.
    places = [len(number.partition(".")[2]) for number in re.findall(r"\d+(?:\.\d+)?", words)]
    told, computed = _numbers(words), np.array(ran["readout"], float)
    assert len(told) == len(computed)
    np.testing.assert_array_less(abs(told - computed), 0.51 * 0.1 ** np.array(places))
    assert ran["figure"]().axes


def test_a_click_adds_a_sample_and_so_does_the_keyboard(picture):
    touched = picture("playground")
    squares = touched.locator("svg").first.locator("path[style*='gdviz-third']")
    before = squares.get_attribute("d").count("M")
    touched.get_by_label("a click adds").select_option("squares")
    touched.locator("svg").first.click(position={"x": 200, "y": 200})
    assert squares.get_attribute("d").count("M") == before + 1
    touched.locator("[aria-label='place for a sample']").press("ArrowLeft")
    touched.get_by_role("button", name="Add at the handle").press("Enter")
    assert squares.get_attribute("d").count("M") == before + 2
    touched.get_by_role("button", name="Remove yours").click()
    assert squares.get_attribute("d").count("M") == before


def test_a_held_weight_stays_while_the_others_learn_and_is_let_go(picture):
    touched = picture("neurons")
    weight = touched.locator("[aria-label='weight 1']")
    weight.press("ArrowUp")
    held = weight.get_attribute("aria-valuetext")
    other = touched.locator("[aria-label='bias']")
    before = other.get_attribute("aria-valuetext")
    touched.get_by_role("slider", name="step").press("End")
    expect(touched.locator(".gdviz-status")).to_contain_text(
        re.compile("^Step 1,000, 1 held"), timeout=60_000
    )
    assert weight.get_attribute("aria-valuetext") == held
    assert other.get_attribute("aria-valuetext") != before
    touched.get_by_role("button", name="Let go of all").click()
    expect(touched.locator(".gdviz-status")).to_contain_text("0 held")


def test_another_network_lets_go_of_all_weights(picture):
    touched = picture("neurons", "steps=10&held=2,1.5")
    expect(touched.locator(".gdviz-status")).to_contain_text("1 held")
    touched.get_by_role("slider", name="hidden neurons").press("ArrowRight")
    expect(touched.locator(".gdviz-status")).to_contain_text("0 held")


@pytest.mark.parametrize(
    ("stem", "task", "said"),
    [
        ("playground", 0, "hidden1=3&steps=600&rate=0.1"),
        ("playground", 1, "data=spiral&hidden1=8&hidden2=8&steps=600&rate=0.03"),
        ("neurons", 0, "neurons=5&steps=400&held=0,0;1,0;10,0"),
        ("sample", 0, "c0=3&c2=-3"),
    ],
)
def test_a_task_can_be_solved_and_is_not_from_the_beginning(picture, stem, task, said):
    task = f".gdviz-tasks li >> nth={task}"
    expect(picture(stem).locator(task)).not_to_contain_text("Solved")
    expect(picture(stem, said).locator(task)).to_contain_text("Solved", timeout=30_000)


def test_slow_motion_goes_on_and_back_by_hand(picture):
    touched = picture("sample")
    status = touched.locator(".gdviz-status")
    expect(status).to_contain_text("takes the loss from")
    for _ in range(4):
        touched.get_by_role("button", name="Next").click()
    expect(status).to_contain_text("Output: ")
    touched.get_by_role("button", name="Back", exact=True).click()
    expect(status).to_contain_text("h₂: ")
    for _ in range(2):
        touched.get_by_role("button", name="Next").click()
    expect(status).to_contain_text("The truth, yes, got the chance")
