"""`gdviz fit` finds what NumPy and SciPy find, and names what it refuses."""

import tracemalloc

import numpy as np
import pytest
from scipy import optimize

from gdviz import cli
from gdviz.builder.recipe import load
from gdviz.experiments import fits
from gdviz.experiments.fits import Density
from gdviz.system.errors import BadInput
from gdviz.yours import fit

RNG = np.random.default_rng(0)
X = RNG.uniform(1990, 2020, 60)
Y = 0.02 * (X - 2000) ** 2 - 3 * X + RNG.normal(0, 2, 60)


@pytest.fixture
def table(tmp_path):
    """The path of a table with these columns."""

    def save(x, y):
        path = tmp_path / "table.csv"
        np.savetxt(path, np.column_stack([x, y]), "%.17g", ",", header="x,y", comments="")
        return path

    return save


@pytest.mark.parametrize("degree", [1, 2, 3])
def test_the_closed_form_is_that_of_numpy_in_the_units_of_the_table(table, fitted, degree):
    numbers = fitted(table(X, Y), degree=str(degree))
    # Around their mean the powers of a year keep their digits.
    inner = np.polynomial.Polynomial([-X.mean(), 1])
    columns = np.vander(X - X.mean(), degree + 1)
    weights, (squares,), *_ = np.linalg.lstsq(columns, Y, rcond=None)
    expected = np.polynomial.Polynomial(weights[::-1])(inner).coef[::-1]
    found = numbers["closed_form"]
    np.testing.assert_allclose(found["coefficients"], expected, rtol=1e-6)
    assert found["loss"] == pytest.approx(squares / len(X), rel=1e-9)


def test_the_walk_arrives_at_the_closed_form(table, fitted):
    numbers = fitted(table(X, Y), steps="300")
    walk, best = numbers["walk"], numbers["closed_form"]
    # On a standard scale each step of a tenth of the limit leaves 0.8 of the way, 0.64 of the loss.
    above = np.array(walk["losses"][:40]) - best["loss"]
    np.testing.assert_allclose(above, above[0] * 0.64 ** np.arange(40), rtol=1e-5, atol=1e-12)
    step = int(np.ceil(np.log(1e-4 * best["loss"] / above[0]) / np.log(0.64)))
    assert walk["end"] == f"arrived at step {step}"
    np.testing.assert_allclose(walk["coefficients"], best["coefficients"], rtol=1e-9)
    assert walk["losses"][-1] == pytest.approx(best["loss"], rel=1e-12)


def test_the_limit_of_the_rate_is_2_by_the_largest_curvature(table, fitted, capsys):
    columns = np.vander(X, 2)
    limit = 2 / np.linalg.eigvalsh(2 / len(X) * columns.T @ columns)[-1]
    numbers = fitted(table(X, Y), scale="none", rate=f"{1.05 * limit:.17g}", steps="2000")
    assert numbers["rate_limit"] == pytest.approx(limit, rel=1e-9)
    assert numbers["walk"]["end"].startswith("diverged at step ")
    told = capsys.readouterr().err
    assert "take a --rate below" in told
    assert "or --scale standard" in told
    calm = fitted(table(X, Y), scale="none", rate=f"{0.95 * limit:.17g}", steps="2000")
    # The valley is so long that the walk does not get down it, and that is said.
    lowest = calm["closed_form"]["loss"]
    assert calm["walk"]["losses"][-1] > 1.1 * lowest
    assert calm["walk"]["end"].startswith("after 2000 steps its loss is ")
    assert calm["walk"]["end"].endswith(f", the lowest {lowest:.5g}")


def test_a_curve_is_told_in_powers_of_the_whole_head(fitted, tmp_path, capsys):
    path = tmp_path / "table.csv"
    path.write_text("time (h),y\n0,1\n1,1.5\n2,3\n3,5.5\n", encoding="utf-8")
    fitted(path, x="time", degree="2")
    best = capsys.readouterr().err.splitlines()[0]
    assert best.startswith("Best fit: y = 0.5 · (time (h))² ")
    assert " · (time (h)) + 1, loss " in best


def test_a_chance_is_that_of_scipy(table, fitted):
    x = RNG.uniform(4, 22, 80)
    flew = RNG.uniform(size=80) < 1 / (1 + np.exp(-0.6 * (x - 12)))
    numbers = fitted(table(x, flew), steps="3000")

    def loss(weights):
        logits = weights[0] * x + weights[1]
        return np.mean(np.logaddexp(0, logits) - flew * logits)

    best = optimize.minimize(loss, (0, 0), method="Nelder-Mead", options={"xatol": 1e-9})
    np.testing.assert_allclose(numbers["newton"]["coefficients"], best.x, rtol=1e-3)
    assert numbers["newton"]["loss"] == pytest.approx(best.fun, rel=1e-7)
    assert numbers["walk"]["end"].startswith("arrived at step ")


def test_many_rows_have_the_closed_form_of_all_and_are_drawn_by_how_densely_they_lie(
    table, fitted, written, monkeypatch
):
    small = fitted(table(X, Y), degree="2")
    monkeypatch.setattr(fit, "DOTS", 20)
    monkeypatch.setattr(fit, "BLOCK", 7)
    large = fitted(table(X, Y), degree="2")
    for part in ("closed_form", "walk"):
        expected, found = small[part]["coefficients"], large[part]["coefficients"]
        np.testing.assert_allclose(found, expected, rtol=1e-8)
    counts = np.loadtxt(written["tables"]["film-density.csv"].splitlines(), delimiter=",")
    assert counts.sum() == len(X)
    density = Density.of(X, Y)
    assert density.window == (X.min(), X.max(), Y.min(), Y.max())
    assert counts.shape == density.counts.shape == (80, 120)


def test_of_many_rows_with_two_values_some_are_drawn_at_random_and_told(
    table, fitted, monkeypatch, capsys
):
    monkeypatch.setattr(fit, "DOTS", 50)
    x = RNG.normal(size=200)
    numbers = fitted(table(x, x + RNG.normal(size=200) > 0))
    assert numbers["rows"] == 50
    assert "Of 200 rows the fit takes 50, drawn at random." in capsys.readouterr().err


@pytest.mark.parametrize("upper", [X > 2000, X < 2000], ids=["rises", "falls"])
def test_two_values_that_x_divides_have_a_best_curve_by_a_ridge_and_it_is_told(
    table, fitted, written, tmp_path, capsys, upper
):
    numbers = fitted(table(X, upper), steps="20000", rate="3")
    scaled = (X - X.mean()) / X.std()
    signs = np.where(upper, 1, -1)

    def loss(weights):
        logits = weights[0] * scaled + weights[1]
        return np.logaddexp(0, -signs * logits).mean() + fit.RIDGE * (weights @ weights)

    lowest = optimize.minimize(loss, (0, 0), tol=1e-12)
    assert (numbers["ridge"], fit.RIDGE) == (0.001, 0.001)
    assert numbers["newton"]["loss"] == pytest.approx(lowest.fun, rel=1e-9)
    assert numbers["walk"]["end"].startswith("arrived at step ")
    told = capsys.readouterr().err
    assert "Some value of x divides 0 from 1 without a mistake: every steeper" in told
    assert "So the loss has 0.001 |w|² added" in told
    assert "ridge=0.001" in written["recipe"]


def test_two_values_that_x_does_not_divide_need_no_ridge(table, fitted, written, capsys):
    numbers = fitted(table(X, X + RNG.normal(0, 9, 60) > 2000))
    assert numbers["ridge"] == 0
    assert "ridge" not in written["recipe"]
    assert "divides" not in capsys.readouterr().err


def test_of_two_values_both_must_be_there_where_x_is_known(tmp_path, fitted):
    path = tmp_path / "table.csv"
    path.write_text("x,y\n1,yes\n2,yes\n3,yes\n4,yes\n,no\n")
    with pytest.raises(BadInput, match="y has one value where x is known; a chance needs both"):
        fitted(path)


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("dots", [10, 5000])
def test_the_recipe_computes_what_the_command_does(
    table, fitted, written, tmp_path, monkeypatch, degree, dots
):
    monkeypatch.setattr(fit, "DOTS", dots)
    numbers = fitted(table(X, Y), degree=str(degree), by="adam")
    for name, text in written["tables"].items():
        (tmp_path / name).write_text(text)
    recipe = {"__file__": str(tmp_path / "film.py"), "__name__": "film"}
    exec(written["recipe"], recipe)
    assert recipe["fit"].losses(recipe["walk"].T).tolist() == numbers["walk"]["losses"]
    assert recipe["end"] == numbers["walk"]["end"]


@pytest.mark.parametrize(
    ("x", "y", "options"),
    [
        (X, Y, {"degree": "5"}),
        (X, Y, {"rate": "1.5", "steps": "40"}),  # It diverges.
        (X, Y, {"scale": "none", "rate": "1e-9"}),  # It hardly moves.
        (X, Y + RNG.normal(0, 9, 60) > Y.mean(), {}),
        (X, X**2, {"degree": "2"}),  # It is perfect.
        (X, np.exp(X - 2000), {}),  # It begins below all that there is.
        (X, np.full(60, 7.0), {}),
        (X, np.full(60, 0.1), {"degree": "2"}),  # Rounded, its mean is another.
        (X, np.full(60, 1.3e50), {}),
    ],
)
def test_the_film_of_any_fit_shows_all_that_is_in_it(
    table, fitted, written, tmp_path, x, y, options
):
    fitted(table(x, y), **options)
    (tmp_path / "film.csv").write_text(written["tables"]["film.csv"])
    (tmp_path / "film.py").write_text(written["recipe"])
    assert len(list(load(tmp_path / "film.py").draw())) > 9


@pytest.mark.parametrize(
    ("x", "y", "options", "line"),
    [
        ([3, 3, 3], [1, 2, 3], {}, "x has 1 value where y is known; a line needs 2 that differ"),
        ([3], [1], {}, "x has 1 value where y is known; a line needs 2 that differ"),
        ([1, 2, 2], [1, 2, 4], {"degree": "2"}, "x has 2 values where y is known; degree 2 needs"),
        (X, RNG.uniform(size=60) > 0.5, {"degree": "2"}, "y has two values, which a chance fits"),
        (X, Y, {"degree": "6", "scale": "none"}, "degree 6 of numbers like these is lost in round"),
        (1e80 * X, Y, {"degree": "4", "scale": "none"}, "degree 4 of numbers like these is lost"),
        (1e-310 * X, Y, {}, "x differs by 2.98e-309 at the most, too little to comp"),
        (X, 1e-310 * Y, {"scale": "none"}, "y differs by 8.51e-309 at the most, too little"),
        (
            1 + 1e-16 * (X - 2000),
            Y,
            {},
            "x differs by 3e-15 at the most, which is rounding in numbers",
        ),
        (X, [0.3, 0.1 + 0.2] * 30, {}, "y differs by 5.55e-17 at the most, which is rounding in"),
        (1e-60 * X, Y, {"degree": "5"}, "of numbers that differ by about 8.9e-60, degree 5 is to"),
        (1e60 * X, Y, {"degree": "5"}, "of numbers that differ by about 8.9e+60, degree 5 is to"),
        (X - 2000, 1e8 * Y, {"scale": "none"}, "the best fit is too far away to walk there; ta"),
    ],
)
def test_rows_without_one_best_fit_are_refused(table, fitted, x, y, options, line):
    path = table(x, y)
    with pytest.raises(BadInput) as caught:
        fitted(path, **options)
    assert str(caught.value).startswith(f"table {path}: {line}")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"degree": "10"}, "--degree 10: write a whole number from 1 to 9"),
        ({"scale": "log"}, "--scale log: write standard or none"),
        ({"by": "sgd"}, "--by sgd: no rule has this name; known are plain, momentum"),
        ({"rate": "0"}, "--rate 0: the learning rate is 0.0; it must be finite and greater than 0"),
    ],
)
def test_an_option_that_cannot_be_is_refused_by_its_name(table, fitted, options, line):
    with pytest.raises(BadInput) as caught:
        fitted(table(X, Y), **options)
    assert str(caught.value).startswith(line)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("y", [np.full(60, 7.0), np.full(60, 0.1), 1e-12 * Y, 1e12 * Y])
def test_a_level_line_and_odd_units_are_fitted(table, fitted, y):
    numbers = fitted(table(X, y))
    slope, intercept = np.polyfit(X - 2000, y, 1)
    found = numbers["closed_form"]["coefficients"]
    scale = np.abs(y).max()
    np.testing.assert_allclose(found[0], slope, rtol=1e-7, atol=1e-12 * scale)
    np.testing.assert_allclose(np.polyval(found, 2000), intercept, rtol=1e-7, atol=1e-12 * scale)


def test_the_film_of_a_walk_that_leaves_at_once_shows_its_start(table, fitted, written, tmp_path):
    assert fitted(table(X, Y), rate="1e9")["walk"]["end"] == "diverged at step 1"
    (tmp_path / "film.csv").write_text(written["tables"]["film.csv"])
    (tmp_path / "film.py").write_text(written["recipe"])
    assert len(list(load(tmp_path / "film.py").draw())) == 2


@pytest.mark.parametrize("scale", ["standard", "none"])
@pytest.mark.parametrize("degree", ["1", "2"])
def test_where_y_is_0_everywhere_a_walk_has_a_way_to_go(
    table, fitted, written, tmp_path, scale, degree
):
    numbers = fitted(table(X - 2000, 0 * X), degree=degree, scale=scale)
    assert numbers["walk"]["losses"][0] == 1
    (tmp_path / "film.csv").write_text(written["tables"]["film.csv"])
    (tmp_path / "film.py").write_text(written["recipe"])
    assert len(list(load(tmp_path / "film.py").draw())) > 9


@pytest.mark.parametrize(
    ("x", "scale", "remedy"),
    [
        (1e5 * np.arange(12), "none", "take --scale standard"),
        ([*range(11), 1e9], "standard", "leave out rows where x is far from all others"),
    ],
)
def test_chances_that_newton_does_not_find_are_refused(table, fitted, x, scale, remedy):
    with pytest.raises(BadInput, match=f"the best fit is too far away to walk there; {remedy}"):
        fitted(table(x, [0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1]), scale=scale)


def test_a_constant_has_a_scale_without_rounding():
    assert fits.Scale.standard(np.full(60, 0.1)) == fits.Scale(0.1, 1.0)
    assert fits.Scale.standard(np.full(60, 1.3e50)) == fits.Scale(1.3e50, 1.3e50)


def test_two_values_that_differ_late_keep_their_digits(table, fitted):
    numbers = fitted(table(X, np.where(X > 2005, 1.0000001, 1.0000002)))
    assert numbers["values"] == ("1.0000001", "1.0000002")


def test_many_rows_are_counted_as_numpy_counts_them_in_less_memory_than_they_take():
    x, y = np.random.default_rng(1).normal(size=(2, 1_000_001))
    tracemalloc.start()
    density = Density.of(x, y)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < x.nbytes
    counts, across, upright = np.histogram2d(x, y, (120, 80))
    np.testing.assert_array_equal(density.counts, counts.T)
    assert density.window == (across[0], across[-1], upright[0], upright[-1])


def test_a_table_that_a_result_would_replace_is_refused(tmp_path):
    table = tmp_path / "film.csv"
    table.write_text("x,y\n1,2\n2,3\n", encoding="utf-8")
    words = str(table), "x", "y", "", "", "1", "standard", "plain", "", "3", str(tmp_path), False
    with pytest.raises(BadInput, match=r"film\.csv would be replaced by a result; rename it, or"):
        fit.run(*words)
    assert table.read_text(encoding="utf-8") == "x,y\n1,2\n2,3\n"
    assert [one.name for one in tmp_path.iterdir()] == ["film.csv"]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({}, "output folder out cannot be written: File exists; name another folder"),
        ({"by": "sgd"}, "--by sgd: no rule has this name"),
        ({"steps": "0"}, "--steps 0: write a whole number"),
        ({"rate": "fast"}, "--rate fast: this is no number"),
    ],
)
def test_what_can_be_refused_at_once_is_refused_before_the_table_is_read(
    table, fitted, tmp_path, monkeypatch, options, line
):
    (tmp_path / "out").write_text("taken", encoding="utf-8")
    monkeypatch.delattr(fit.table, "read")
    with pytest.raises(BadInput, match=line):
        fitted(table(X, Y), **options)


def test_what_is_no_table_leaves_no_folder_behind(fitted, tmp_path):
    with pytest.raises(BadInput, match="cannot be read: No such file or directory; check the path"):
        fitted("nope.csv")
    assert not list(tmp_path.iterdir())


def test_the_mark_before_decimals_may_be_said(written, tmp_path):
    (tmp_path / "sums.csv").write_text("day;sum\n1;1.200\n2;1.500\n", encoding="utf-8")
    words = ["fit", "sums.csv", "--x", "day", "--y", "sum", "--decimal", "comma", "--out", "out"]
    with pytest.raises(SystemExit, match="0"):
        cli.main(words)
    np.testing.assert_allclose(written["numbers"]["closed_form"]["coefficients"], [300, 900])
