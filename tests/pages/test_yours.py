"""What the page on one's own formulas and tables says of the commands holds."""

import re
import shlex

import numpy as np
import pytest
from oracles.yours import million
from recipes import PAGES, RECIPES, ROOT

from gdviz import cli, data
from gdviz.builder import output
from gdviz.functions.formula import FUNCTIONS, Formula
from gdviz.optim.descent import GradientDescent, descend
from gdviz.optim.outcome import outcome

PAGE = PAGES["yours"]
COMMANDS = re.findall(r"(?m)^    (gdviz (?:walk|fit) .*)$", PAGE)


@pytest.fixture
def ran(tmp_path, monkeypatch, capsys):
    """What a command says, and the recipe, tables and numbers that it would write."""
    weather, flew = data.mornings()
    time, distance = data.runs()
    bees = np.where(flew, "flew", "at home")
    rows = {
        "runs.csv": ("time,distance", "{},{:.3f}", zip(time, distance, strict=True)),
        "mornings.csv": (
            "temperature [°C],bees",
            "{:.1f},{}",
            zip(weather[:, 0], bees, strict=True),
        ),
    }
    for name, (head, form, cells) in rows.items():
        lines = [head, *(form.format(*row) for row in cells)]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    kept = []
    monkeypatch.setattr(output, "write", lambda *written: kept.append(written[2:]))

    def run(command):
        with pytest.raises(SystemExit, match="0"):
            cli.main(shlex.split(command)[1:])
        return capsys.readouterr().err, *kept[-1]

    return run


@pytest.mark.parametrize(
    ("command", "name"), [*zip(COMMANDS, ["walk", "race", "line", "chance"], strict=True)]
)
def test_the_films_of_the_page_are_what_its_commands_write(ran, command, name):
    _, recipe, tables, _ = ran(command)
    shown = (ROOT / f"figures/yours/{name}.py").read_text(encoding="utf-8")
    # What the page quotes is asked of the walk besides.
    shown = re.sub(r"(?s)^facts = \{.*?\}(?=\nalt)", "facts = {}", shown, flags=re.MULTILINE)
    assert recipe.replace('"film', f'"{name}') == shown
    for file, text in tables.items():
        known = ROOT / "figures" / "yours" / file.replace("film", name)
        assert text == known.read_text(encoding="utf-8")


def test_the_commands_say_what_the_page_quotes(ran):
    told, *_ = ran(COMMANDS[0])
    assert f"    {told}" in PAGE
    told, *_ = ran(COMMANDS[0].replace("--rate 0.25", "--rate 0.5"))
    assert f"    {told}" in PAGE
    told, *_ = ran(COMMANDS[2].replace("--out", "--scale none --rate 0.1 --out"))
    assert f"below {RECIPES['yours/line'].facts['raw_limit']:.4g}, which is" in told
    told, *_ = ran(COMMANDS[2].replace("--out", "--degree 2 --out"))
    assert "time²" in told


def test_the_rows_that_stand_for_a_million_have_the_loss_of_all():
    fit = RECIPES["yours/million"].module.fit
    assert len(fit.loss.y) == 3
    time, distance = million()
    for slope, intercept in [(0, 0), (0.03, -0.2), (0.024, 0.01)]:
        weights = np.linalg.solve(
            [
                [fit.y_scale.spread / fit.x_scale.spread, 0],
                [-fit.x_scale.middle * fit.y_scale.spread / fit.x_scale.spread, fit.y_scale.spread],
            ],
            [slope, intercept - fit.y_scale.middle],
        )
        expected = np.mean((slope * time + intercept - distance) ** 2)
        assert fit.losses(weights) == pytest.approx(expected, rel=1e-9)


def test_all_that_the_page_lists_may_stand_in_a_formula():
    listed = set(
        re.findall(r"`([a-z]+)`", PAGE.partition("what a calculator knows:")[2].split("\n")[0])
    )
    assert listed == FUNCTIONS.keys() | {"pi", "e"}


def test_the_runner_begins_as_the_page_shows():
    time, distance = data.runs()
    for k in (0, 1):
        assert f"    {time[k]},{distance[k]:.3f}\n" in PAGE


def test_one_start_stays_on_the_saddle_and_one_beside_it_leaves():
    saddle = Formula("x^2 - y^2")
    ends = [
        outcome(saddle, descend(saddle, start, GradientDescent(0.1), 200), 200)
        for start in [(1, 0), (1, 0.1)]
    ]
    assert ends[0].endswith("on a saddle")
    assert ends[1].startswith("diverged")


def test_the_chance_is_one_half_at_the_temperature_of_the_page_and_the_walk_is_not_there():
    recipe = RECIPES["yours/chance"].module
    half = recipe.facts["half"]
    assert recipe.fit.predict(recipe.fit.best, np.array([half])) == pytest.approx(0.5, abs=1e-12)
    assert recipe.end.startswith("after 50 steps its loss is ")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_where_a_value_divides_both_kinds_steeper_is_better_and_only_a_penalty_ends_that(
    part, share
):
    weather, _ = data.mornings()
    temperature = weather[:, 0]
    sides = np.where(temperature > np.quantile(temperature, part), 1, -1)
    below, above = temperature[sides < 0].max(), temperature[sides > 0].min()
    from_border = temperature - (below + share * (above - below))
    slopes = np.geomspace(0.01, 30, 60)
    losses = np.array([np.logaddexp(0, -slope * sides * from_border).mean() for slope in slopes])
    assert (np.diff(losses) < 0).all()
    lowest = (losses + 0.001 * slopes**2).argmin()
    assert 0 < lowest < len(slopes) - 1
