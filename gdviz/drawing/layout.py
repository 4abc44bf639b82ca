"""Where the boxes of a diagram stand and where its arrows run: columns, rows, then places."""

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any, cast

import numpy as np
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

Name = Any  # Of a box: whatever can be the key of a dictionary.
Size = Sequence[float] | NDArray  # Width and height.

BESIDE, BELOW = 16, 10  # From box to box at least, in the unit of the boxes.
SPREAD = 50  # How much farther apart than necessary boxes may stand.


def arrange(
    nodes: Mapping[Name, float],
    edges: Mapping[tuple[Name, Name], float],
    high: float,
    sheet: Size,
) -> tuple[dict[Name, Bbox], dict[tuple[Name, Name], list[Bbox]]]:
    """The cell of every box, and all cells that every arrow joins or passes between other boxes.

    Boxes are given by name and width, arrows by (from, to) and the width of what stands on them;
    every box may be `high`, and the sheet is (width, height). Arrows run from left to right.
    Raises ValueError if a box has no arrow, arrows run in a circle, or the sheet is too small.
    """
    names = list(nodes)
    places, routes = _ranks(len(names), [tuple(map(names.index, pair)) for pair in edges])
    columns = [places[number][0] for number in range(len(names))]
    wide, gaps = np.zeros(max(columns) + 1), np.full(max(columns), float(BESIDE))
    np.maximum.at(wide, columns, list(nodes.values()))
    np.maximum.at(gaps, [columns[names.index(start)] for start, _ in edges], list(edges.values()))
    gaps += _spread("wide", sheet[0] - wide.sum() - gaps.sum(), len(gaps))
    lefts = np.cumsum([0, *(wide[:-1] + gaps)])
    lefts += (sheet[0] - lefts[-1] - wide[-1]) / 2
    rows = [row for _, row in places.values()]
    extent, pitch = np.ptp(rows), high + BELOW
    pitch += _spread("high", sheet[1] - high - extent * pitch, extent)
    top = sheet[1] / 2 + (min(rows) + extent / 2) * pitch - high / 2
    cells = {
        number: Bbox.from_bounds(lefts[column], top - row * pitch, wide[column], high)
        for number, (column, row) in places.items()
    }
    boxes = {name: cells[number] for number, name in enumerate(names)}
    ways = zip(edges, routes, strict=True)
    return boxes, {edge: [cells[number] for number in route] for edge, route in ways}


def columns(counts: Sequence[int], size: Size, sheet: Size) -> list[list[Bbox]]:
    """Columns of cells of one size, so many in each, from the top.

    Raises ValueError if the sheet is too small.
    """
    room = np.subtract(sheet, size)
    steps = np.array([len(counts) - 1, max(counts) - 1])
    apart = np.add(size, (BESIDE, BELOW))
    _spread("wide", room[0] - steps[0] * apart[0], steps[0])
    high = apart[1] + _spread("high", room[1] - steps[1] * apart[1], steps[1])
    lefts = np.linspace(0, room[0], len(counts))
    return [
        [
            Bbox.from_bounds(left, room[1] / 2 + ((count - 1) / 2 - slot) * high, *size)
            for slot in range(count)
        ]
        for left, count in zip(lefts, counts, strict=True)
    ]


def _spread(way, spare, gaps):
    """What every gap grows by, where so much room is spare; ValueError where room is missing."""
    if spare < 0:
        raise ValueError(f"the diagram is {-spare:.0f} points too {way} for its axes")
    return min(spare / gaps, SPREAD) if gaps else 0


def _ranks(count, edges):
    """Columns and rows of nodes and of bends between them, and the numbers on every edge's way.

    What only leaves stands right before what it leads to.
    """
    try:
        from fast_sugiyama import from_edges  # Only graphs need it.
    except ImportError:
        message = "graphs need fast-sugiyama; run: pip install 'gdviz[diagrams]'"
        raise ImportError(message) from None
    order: TopologicalSorter[int] = TopologicalSorter()
    for start, end in edges:
        order.add(end, start)
    named = set(order.static_order())  # Raises CycleError, which is a ValueError.
    # The numbers of the nodes: named in any other way, they would move from run to run.
    layouts = from_edges(
        edges,
        minimum_length=1,
        vertex_spacing=1,
        dummy_vertices=True,
        dummy_size=0.5,
        ranking_type="down",
    )
    if len(layouts) != 1 or named != set(range(count)):
        raise ValueError("arrows must join every box to the others, directly or through boxes")
    ((found, _, depth, steps),) = layouts
    places = {number: (int(depth - y), x) for number, (x, y) in found}
    steps = cast(list[tuple[int, int]], steps)  # Numbers, as the nodes are numbers.
    onward, routes = dict(steps), {}
    for route in ([start, end] for start, end in steps if start < count):
        while route[-1] >= count:
            route.append(onward[route[-1]])
        routes[route[0], route[-1]] = route
    return places, [routes[edge] for edge in edges]
