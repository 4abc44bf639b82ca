"""Numbers in prose come from the facts, and nothing else is touched."""

import pytest
from handmade import picture

from gdviz.site import numbers
from gdviz.site.pictures import Gallery


@pytest.fixture
def gallery(tmp_path):
    """Give a gallery of one picture with two facts."""
    picture(tmp_path, "lines/misfit", error=0.00451, runs=50)
    recipes = {"lines/misfit": tmp_path / "figures" / "lines" / "misfit.py"}
    return Gallery(tmp_path / "build" / "figures", recipes, {})


def _refuse(what, message):
    raise AssertionError(f"{what}: {message}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ lines.misfit.error | .3f }} km", "0.005 km"),
        ("{{ lines.misfit.error|.1e }}", "4.5\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10⁻³"),
        ("{{ lines.misfit.error | .0% }}", "0%"),
        ("{{ lines.misfit.runs }} runs", "50 runs"),
        ("{{lines.misfit.runs}} and {{ lines.misfit.runs | 04d }}", "50 and 0050"),
        (r"$\alpha = {{ lines.misfit.error | .4f }}$", r"$\alpha = 0.0045$"),
    ],
)
def test_a_number_is_put_where_the_text_names_it(gallery, text, shown):
    """The format after the bar is Python's; without one the number is shown in full."""
    assert numbers.fill(text, gallery, _refuse) == shown


@pytest.mark.parametrize(
    "text",
    [
        "`{{ lines.nothing.here }}`",
        "``a ` {{ lines.nothing.here }}``",
        "```\n{{ lines.nothing.here }}\n```\n",
        "~~~ python\n```\n{{ lines.nothing.here }}\n~~~\n",
        "    ```\n    {{ lines.nothing.here }}\n    ```\n",
        "A <code>{{ lines.nothing.here }}</code> or <pre class='a'>\n{{ a.b.c }}\n</pre>",
        "$x^{{2}} + {{a}}_{{b}}$",
    ],
)
def test_code_and_braces_of_formulas_are_left_alone(gallery, text):
    """What only looks like a number stays as it was written."""
    assert numbers.fill(text, gallery, _refuse) == text


def test_text_after_code_is_filled_again(gallery):
    """Code ends where its fence ends, and a stray tick begins none."""
    stray = "a ` b\n\n{{ lines.misfit.runs }} ` c"
    assert numbers.fill(stray, gallery, _refuse) == "a ` b\n\n50 ` c"
    text = "```\n{{ no.no.no }}\n```\n{{ lines.misfit.runs }} `x` {{ lines.misfit.runs }}"
    assert numbers.fill(text, gallery, _refuse) == "```\n{{ no.no.no }}\n```\n50 `x` 50"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{{ lines.misfit.eror }}",
            "lines/misfit has no fact 'eror' (did you mean error?); known: error, runs",
        ),
        (
            "{{ lines.msfit.error }}",
            "no picture is called 'lines/msfit' (did you mean lines/misfit?); known: lines/misfit",
        ),
        (
            "{{ lines.misfit.error | euros }}",
            "'euros' is no format for the number 0.00451; try .2f",
        ),
        (
            "{{ lines.misfit.error | 99999999f }}",
            "'99999999f' asks for 100 digits or more; try .2f",
        ),
        (
            "{{ lines.misfit.error | .100f }}",
            "'.100f' asks for 100 digits or more; try .2f",
        ),
        ("{{ lines.misfit }}", "'lines.misfit' is no number; write {{ page.picture.fact }}"),
        ("{{ }}", "'' is no number; write {{ page.picture.fact }}"),
    ],
)
def test_a_wrong_number_says_what_there_is(gallery, text, message):
    """The complaint quotes what stands there, and lists or guesses what was meant."""
    complaints = []
    filled = numbers.fill(
        f"before {text} after", gallery, lambda *complaint: complaints.append(complaint) or "!"
    )
    assert complaints == [(text, message)]
    assert filled == "before ! after"


@pytest.mark.parametrize("text", ["{{ config.site_name }}", "{{ page.meta.title | upper }}"])
def test_shared_braces_that_name_no_folder_of_pictures_are_left_to_others(gallery, text):
    """But what is wrong about one's own pictures is said."""
    assert numbers.fill(text, gallery, _refuse, is_shared=True) == text
    filled = numbers.fill("{{ lines.misfits.a }}", gallery, lambda *_: "!", is_shared=True)
    assert filled == "!"
