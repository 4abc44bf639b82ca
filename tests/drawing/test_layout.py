"""Boxes stand in columns, apart from each other, and arrows pass between them."""

import os
import re
import subprocess
import sys
from itertools import combinations, pairwise

import numpy as np
import pytest

from gdviz.drawing import layout

HIGH = 30


@pytest.fixture
def _tight(monkeypatch):
    """Nothing stands farther apart than necessary, however large the sheet."""
    monkeypatch.setattr(layout, "SPREAD", 0)


def _random(seed):
    """Boxes of many widths that hang together, by arrows that run in no circle."""
    rng = np.random.default_rng(seed)
    count = rng.integers(2, 12)
    names = [f"box {number}" for number in rng.permutation(count)]
    edges = [(rng.integers(end), end) for end in range(1, count)]
    edges += [pair for pair in combinations(range(count), 2) if rng.random() < 0.25]
    edges = {(names[start], names[end]): rng.uniform(0, 50) for start, end in edges}
    nodes = dict(zip(names, rng.uniform(10, 90, count), strict=True))
    return nodes, edges, layout.arrange(nodes, edges, HIGH, (3000, 3000))


@pytest.mark.usefixtures("_tight")
@pytest.mark.parametrize("seed", range(40))
def test_boxes_have_room_for_their_text_and_stay_apart_inside_the_sheet(seed):
    nodes, _, (boxes, _) = _random(seed)
    assert all(boxes[name].width >= width - 1e-9 for name, width in nodes.items())
    assert all(0 <= box.min.min() < box.max.max() <= 3000 for box in boxes.values())
    for one, other in combinations(boxes.values(), 2):
        apart = np.maximum(one.min - other.max, other.min - one.max)
        assert (apart >= np.array((layout.BESIDE, layout.BELOW)) - 1e-9).any()


@pytest.mark.usefixtures("_tight")
@pytest.mark.parametrize("seed", range(40))
def test_arrows_run_to_the_right_and_keep_their_distance_from_the_boxes_they_pass(seed):
    _, edges, (boxes, routes) = _random(seed)
    assert routes.keys() == edges.keys()
    for (start, end), cells in routes.items():
        assert (cells[0].bounds, cells[-1].bounds) == (boxes[start].bounds, boxes[end].bounds)
        gaps = [right.x0 - left.x1 for left, right in pairwise(cells)]
        assert min(gaps) >= layout.BESIDE - 1e-9
        assert gaps[0] >= edges[start, end] - 1e-9
        for cell in cells[1:-1]:
            level = (cell.y0 + cell.y1) / 2
            standing = [box for box in boxes.values() if box.x0 < cell.x1 and cell.x0 < box.x1]
            middles = [(box.y0 + box.y1) / 2 for box in standing]
            assert all(abs(level - middle) > HIGH / 2 + layout.BELOW for middle in middles)


def test_what_leads_to_one_box_only_stands_right_before_it():
    nodes = dict.fromkeys("xwzbsL", 40)
    edges = dict.fromkeys([("x", "z"), ("w", "z"), ("z", "s"), ("b", "s"), ("s", "L")], 0)
    boxes, routes = layout.arrange(nodes, edges, HIGH, (400, 300))
    assert boxes["b"].x0 == boxes["z"].x0 > boxes["x"].x0 == boxes["w"].x0
    assert {len(cells) for cells in routes.values()} == {2}


def test_a_layout_is_the_same_in_every_run():
    """Names are text, which Python hashes anew in every run."""
    script = (
        "from gdviz.drawing import layout\n"
        "edges = dict.fromkeys([('x', 'a'), ('x', 'b'), ('y', 'a'), ('y', 'b'), ('a', 'c'), "
        "('b', 'c'), ('x', 'c')], 5)\n"
        "print(layout.arrange(dict.fromkeys('bacxy', 20), edges, 30, (400, 300)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ([("a", "b"), ("b", "c"), ("c", "a")], "cycle"),
        ([("a", "b"), ("b", "c"), ("a", "a")], "cycle"),
        ([("a", "b")], "arrows must join every box"),
        ([], "arrows must join every box"),
    ],
)
def test_arrows_that_run_in_a_circle_or_leave_out_a_box_are_refused(edges, said):
    with pytest.raises(ValueError, match=said):
        layout.arrange(dict.fromkeys("abc", 20), dict.fromkeys(edges, 0), HIGH, (400, 300))


def test_without_what_lays_graphs_out_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    with pytest.raises(ImportError, match=re.escape("pip install 'gdviz[diagrams]'")):
        layout.arrange(dict.fromkeys("ab", 20), {("a", "b"): 0}, HIGH, (400, 300))


def test_two_parts_that_no_arrow_joins_are_refused():
    edges = dict.fromkeys([("a", "b"), ("c", "d")], 0)
    with pytest.raises(ValueError, match="arrows must join every box"):
        layout.arrange(dict.fromkeys("abcd", 20), edges, HIGH, (400, 300))


def test_a_sheet_that_is_too_small_is_refused_by_how_much():
    nodes, edges = dict.fromkeys("abc", 20), dict.fromkeys([("a", "c"), ("b", "c")], 0)
    wide, high = 40 + layout.BESIDE, 2 * HIGH + layout.BELOW
    layout.arrange(nodes, edges, HIGH, (wide, high))
    with pytest.raises(ValueError, match="7 points too wide"):
        layout.arrange(nodes, edges, HIGH, (wide - 7, high))
    with pytest.raises(ValueError, match="8 points too high"):
        layout.arrange(nodes, edges, HIGH, (wide, high - 8))


def test_columns_fill_the_width_and_stand_in_the_middle_of_the_height():
    columns = layout.columns([1, 3], (20, 10), (200, 100))
    assert (columns[0][0].x0, columns[1][0].x1) == (0, 200)
    assert [cell.y0 + cell.y1 for cell in (columns[0][0], columns[1][1])] == [100, 100]
    levels = [cell.y0 for cell in columns[1]]
    assert levels == sorted(levels, reverse=True)
    assert min(-np.diff(levels)) >= 10 + layout.BELOW
    assert levels[-1] >= 0
    assert levels[0] + 10 <= 100


@pytest.mark.parametrize(("sheet", "said"), [((50, 90), "too wide"), ((90, 45), "too high")])
def test_columns_that_do_not_fit_are_refused(sheet, said):
    with pytest.raises(ValueError, match=said):
        layout.columns([3, 2], (20, 10), sheet)
