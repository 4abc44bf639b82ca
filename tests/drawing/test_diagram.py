"""Diagrams show their numbers legibly: no text overlaps, every edge joins what it should."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from contrast import contrast
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from gdviz.drawing import diagram, draw, shapes, style
from gdviz.film import flipbook, render
from gdviz.film.about import NOTHING

# A small loss, with the value and the gradient of every part and each local derivative.
VALUES = {
    "x": ("x", 1.5, 0.24),
    "w": ("w", -0.8, -0.44),
    "z": ("x · w", -1.2, -0.3),
    "b": ("b", 0.4, -0.3),
    "s": ("+", -0.8, -0.3),
    "a": ("σ", 0.31, -1.38),
    "y": ("y", 1.0, 1.38),
    "L": ("loss", 0.48, 1.0),
}
SLOPES = {
    ("x", "z"): -0.8,
    ("w", "z"): 1.5,
    ("z", "s"): 1.0,
    ("b", "s"): 1.0,
    ("s", "a"): 0.21,
    ("a", "L"): -1.38,
    ("y", "L"): 1.38,
}


@pytest.fixture(autouse=True)
def _light():
    style.use("light")


def _backward(**options):
    fig, ax = draw.canvas(height=3.6, bare=[0])
    return fig, ax, diagram.graph(ax, VALUES, SLOPES, **options)


def _crossing():
    """Two neurons that each take both inputs, and a way round them."""
    _, ax = draw.canvas(height=4.5, bare=[0])
    inputs, hidden = ("$x_1$", "$x_2$"), ("first", "second")
    nodes = {name: (name, 0.5) for name in (*inputs, *hidden, "loss")}
    edges = {(start, end): "−0.25" for start in inputs for end in hidden}
    edges |= {(start, "loss"): 1.0 for start in hidden} | {("$x_1$", "loss"): "skip"}
    diagram.graph(ax, nodes, edges)
    return ax


def _blocks():
    _, ax = draw.canvas(height=3.6, bare=[0])
    nodes = {"in": ("image", "3×64×64"), "half": ("down", "16×32×32"), "low": ("down", "32×16×16")}
    nodes |= {"high": ("up", "16×32×32"), "out": ("mask", "1×64×64")}
    edges = [("in", "half"), ("half", "low"), ("low", "high"), ("high", "out")]
    diagram.graph(ax, nodes, dict.fromkeys(edges, "") | {("half", "high"): "copy"})
    return ax


def _neuron():
    _, ax = draw.canvas(height=3, bare=[0])
    diagram.neuron(ax, (0.5, -1, 2), (0.8, 0.3, -0.5), 0.1, -0.8, 0, "ReLU")
    return ax


def _network():
    _, ax = draw.canvas(height=4.6, bare=[0])
    rng, widths = np.random.default_rng(1), (3, 4, 4, 2)
    weights = [rng.normal(size=(end, start)) for start, end in pairwise(widths)]
    biases, values = ([-rng.random(count) for count in counts] for counts in (widths[1:], widths))
    titles = ["input", "hidden 1", "hidden 2", "output"]
    return ax, *diagram.network(ax, widths, weights, biases, values, titles)


def _wide():
    _, (ax, _) = draw.canvas(1, 2, height=4, bare=[0])
    titles = ["pixels\n784", "hidden\n16", "digits\n10"]
    return ax, *diagram.network(ax, (784, 16, 10), titles=titles)


DIAGRAMS = {
    "backward": lambda: _backward()[1],
    "crossing": _crossing,
    "blocks": _blocks,
    "neuron": _neuron,
    "network": lambda: _network()[0],
    "wide": lambda: _wide()[0],
}
GRAPHS = ["backward", "crossing", "blocks", "neuron"]


@cache
def _drawn(name, scheme="light"):
    """A diagram to be looked at only: the tests share it."""
    style.use(scheme)
    return DIAGRAMS[name]()


@pytest.fixture(params=DIAGRAMS)
def ax(request):
    return _drawn(request.param)


def _texts(ax):
    return [text for text in ax.findobj(Text) if text.get_text() and text.axes is ax]


def _shapes(ax):
    """Boxes and circles."""
    return [patch for patch in ax.patches if not isinstance(patch, FancyArrowPatch)]


def _ways(ax):
    """The arrows on the screen, by the paths that lead to their heads."""
    ways = {}
    for arrow in (patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)):
        path = arrow.get_transform().transform_path(arrow.get_path())
        head = np.flatnonzero(path.codes == Path.MOVETO)[1]
        ways[arrow] = Path(path.vertices[:head], path.codes[:head])
    return ways


def _extents(artists):
    return [artist.get_window_extent() for artist in artists]


def test_no_two_texts_overlap_and_all_are_inside_the_axes_and_legible(ax):
    texts = _texts(ax)
    boxes = _extents(texts)
    for (one, box), (other, other_box) in combinations(zip(texts, boxes, strict=True), 2):
        assert not box.overlaps(other_box), (one, other)
    assert min(text.get_fontsize() for text in texts) >= 10
    outer = ax.get_window_extent()
    for inner in [*boxes, *_extents(_shapes(ax))]:
        assert (inner.min >= outer.min - 1).all()
        assert (inner.max <= outer.max + 1).all()


def test_text_is_wholly_inside_a_shape_or_wholly_outside(ax):
    """A circle is what it covers, not the square round it."""
    for text, box in zip(_texts(ax), _extents(_texts(ax)), strict=True):
        for shape in _shapes(ax):
            path = shape.get_transform().transform_path(shape.get_path())
            inside = path.contains_points(box.corners())
            assert inside.all() or not path.intersects_bbox(box), (text, shape)


def test_shapes_stay_apart(ax):
    for one, other in combinations(_extents(_shapes(ax)), 2):
        assert not one.overlaps(other)


@pytest.mark.parametrize("scheme", style.SCHEMES)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_text_stands_out_from_what_fills_its_shape(name, scheme):
    ax = _drawn(name, scheme)
    fills = [shape.get_facecolor() for shape in _shapes(ax)]
    inks = [text.get_color() for text in _texts(ax)]
    assert min(contrast(ink, fill) for ink in inks for fill in fills) >= 4.5


@pytest.mark.parametrize("name", GRAPHS)
def test_every_arrow_runs_from_the_border_of_a_box_to_that_of_another_and_through_none(name):
    ax = _drawn(name)
    boxes = _extents(_shapes(ax))
    joined = []
    for arrow, way in _ways(ax).items():
        extent, low, high = arrow.get_window_extent(), way.vertices[0, 1], way.vertices[-1, 1]
        starts = [box for box in boxes if abs(box.x1 - extent.x0) < 2 and box.y0 < low < box.y1]
        ends = [box for box in boxes if abs(box.x0 - extent.x1) < 2 and box.y0 < high < box.y1]
        assert (len(starts), len(ends)) == (1, 1)
        joined.append((boxes.index(starts[0]), boxes.index(ends[0])))
        assert not any(way.intersects_bbox(box.padded(-3), filled=False) for box in boxes)
    assert len(set(joined)) == len(joined)


def test_a_graph_gives_back_what_it_drew_by_name():
    _, _, (nodes, edges) = _backward()
    assert nodes.keys() == VALUES.keys()
    assert edges.keys() == SLOPES.keys()
    assert [line.get_text() for line in nodes["w"].lines] == ["w", "−0.80", "−0.44"]
    assert edges["x", "z"].text.get_text() == "−0.80"
    left, right = (nodes[name].shape.get_window_extent() for name in "xz")
    extent = edges["x", "z"].arrow.get_window_extent()
    assert (extent.x0, extent.x1) == pytest.approx((left.x1, right.x0), abs=2)
    for node in nodes.values():
        centre = np.mean(node.shape.get_window_extent().intervalx)
        middles = [np.mean(line.get_window_extent().intervalx) for line in node.lines]
        np.testing.assert_allclose(middles, centre, atol=1)
        heights = [line.get_window_extent().y0 for line in node.lines]
        assert heights == sorted(heights, reverse=True)


def test_what_stands_on_an_arrow_lies_on_no_other_where_there_is_room():
    ax = _crossing()
    labels = [text for text in _texts(ax) if text.get_text() in ("−0.25", "1.00", "skip")]
    for box in _extents(labels):
        assert sum(way.intersects_bbox(box, filled=False) for way in _ways(ax).values()) <= 1


def test_what_stands_on_an_arrow_gives_way_to_what_stands_there_already():
    _, ax = draw.canvas(bare=[0])
    shapes.sheet(ax)
    label, path = shapes.text(ax, 0.5), shapes.way([Bbox([[0, 0], [9, 9]]), Bbox([[99, 99]] * 2)])
    shapes.stand(label, path, [], [])
    middle = shapes.bounds(label)
    shapes.stand(label, path, [middle], [])
    assert not shapes.bounds(label).overlaps(middle)
    with pytest.raises(ValueError, match=r"no room for '0\.50'"):
        shapes.stand(label, path, [Bbox([[0, 0], [99, 99]])], [])


def test_a_neuron_shows_inputs_times_weights_and_what_becomes_of_them():
    _, ax = draw.canvas(height=3, bare=[0])
    nodes, edges = diagram.neuron(ax, (0.5, -1), (0.8, 0.3), 0.1, 0.2, 0.55, "sigmoid")
    said = {name: [line.get_text() for line in node.lines] for name, node in nodes.items()}
    assert said == {
        1: ["$x_1$", "0.50"],
        2: ["$x_2$", "−1.00"],
        "bias": ["bias", "0.10"],
        "total": ["sum", "0.20"],
        "output": ["sigmoid", "0.55"],
    }
    assert [edge.text.get_text() for edge in edges.values()] == ["× 0.80", "× 0.30", "+", ""]


def test_a_network_joins_every_neuron_to_all_of_the_next_layer_border_to_border():
    for _, layers, gaps in (_network(), _wide()):
        for starts, ends, edges in zip(layers, layers[1:], gaps, strict=False):
            pairs = [(start.shape, end.shape) for end in ends.values() for start in starts.values()]
            segments = edges.get_segments()
            assert len(segments) == len(pairs)
            for segment, circles in zip(segments, pairs, strict=True):
                for point, circle in zip(segment, circles, strict=True):
                    distance = np.hypot(*(point - circle.center))
                    assert distance == pytest.approx(circle.radius)
                across = np.hypot(*np.subtract(circles[0].center, circles[1].center))
                assert np.hypot(*(segment[1] - segment[0])) < across


def test_weights_are_widths_and_a_negative_one_is_dashed_and_of_another_colour():
    _, ax = draw.canvas(bare=[0])
    weights = [[[1.0, -2.0], [0.5, 4.0]], [[-4.0, 3.0]]]
    _, gaps = diagram.network(ax, (2, 2, 1), weights)
    widths = np.concatenate([edges.get_linewidths() for edges in gaps])
    order = np.argsort([1, 2, 0.5, 4, 4, 3], kind="stable")
    assert (np.diff(widths[order]) >= 0).all()
    assert widths[3] == widths[4] == widths.max()
    dashed = [dash[1] is not None for edges in gaps for dash in edges.get_linestyles()]
    assert dashed == [False, True, False, False, True, False]
    shades = [to_hex(colour) for edges in gaps for colour in edges.get_colors()]
    assert {shade for shade, dash in zip(shades, dashed, strict=True) if dash} == {
        style.PALETTE["ink"][0]
    }
    assert {shade for shade, dash in zip(shades, dashed, strict=True) if not dash} == {
        style.PALETTE["model"][0]
    }


def test_a_weight_belongs_to_the_neurons_that_its_row_and_its_column_number():
    """Of wide layers only some are shown: the widths are those of their weights."""
    _, ax = draw.canvas(height=4, bare=[0])
    weights = np.arange(1.0, 81).reshape(8, 10)
    (starts, ends), (edges,) = diagram.network(ax, (10, 8), [weights], most=5)
    shown = [weights[j, i] for j in ends for i in starts]
    assert (list(starts), list(ends)) == ([0, 1, 8, 9], [0, 1, 6, 7])
    assert np.corrcoef(edges.get_linewidths(), shown)[0, 1] == pytest.approx(1)


def test_values_stand_in_their_circles_biases_below_and_titles_above():
    _, ax = draw.canvas(bare=[0])
    layers, _ = diagram.network(
        ax, (2, 1), biases=[[0.5]], values=[[1, -2], ["high"]], titles=["in", "out"]
    )
    said = [[[line.get_text() for line in node.lines] for node in x.values()] for x in layers]
    assert said == [[["1.00", ""], ["−2.00", ""]], [["high", "+0.50"]]]
    node = layers[1][0]
    assert node.shape.center == node.lines[0].get_position()
    assert node.lines[1].get_position()[0] == node.shape.center[0]
    assert node.lines[1].get_window_extent().y1 < node.shape.get_window_extent().y0
    (title,) = [text for text in _texts(ax) if text.get_text() == "out"]
    assert title.get_position()[0] == pytest.approx(node.shape.center[0])
    assert title.get_window_extent().y0 > node.shape.get_window_extent().y1


def test_a_network_in_use_shows_what_is_known_so_far_and_the_weights_at_work():
    for _, layers, edges in (_network(), _wide()):
        diagram.show(layers, edges, 0, [0.5] * len(layers[0]))
        diagram.show(layers, edges, 1, [-2, "high"], working=[1])
        said = [[node.lines[0].get_text() for node in layer.values()] for layer in layers]
        assert said[0] == ["0.50"] * len(layers[0])
        assert said[1] == ["−2.00", "high"] + [""] * (len(layers[1]) - 2)
        assert set(said[2]) == {""}
        places = [number for number in layers[1] for _ in layers[0]]
        assert ((edges[0].get_alpha() == 1) == (np.array(places) == 1)).all()
        assert (edges[1].get_alpha() < 1).all()


def test_a_wide_layer_shows_its_first_and_last_neurons_round_an_ellipsis():
    ax, layers, _ = _wide()
    assert list(layers[0]) == [0, 1, 2, 782, 783]
    dots = [text for text in _texts(ax) if text.get_text() == "⋮"]
    assert len(dots) == 3
    heights = [layers[0][number].shape.center[1] for number in (2, 782)]
    assert np.mean(heights) == pytest.approx(dots[0].get_position()[1])


@pytest.mark.parametrize(
    "draw_on",
    [
        lambda ax: diagram.graph(ax, VALUES, SLOPES),
        lambda ax: diagram.network(ax, (4, 4, 4), values=[[0.5] * 4] * 3),
    ],
)
def test_a_diagram_that_does_not_fit_is_refused(draw_on):
    _, ax = draw.canvas(height=1.5, bare=[0])
    with pytest.raises(ValueError, match=r"\d+ points too high"):
        draw_on(ax)
    _, axes = draw.canvas(1, 5, bare=range(5))
    with pytest.raises(ValueError, match=r"\d+ points too wide"):
        draw_on(axes[0])


def test_what_goes_to_every_artist_reaches_every_artist():
    _, ax, _ = _backward(animated=True)
    _, other = draw.canvas(bare=[0])
    diagram.network(other, (9, 2), titles=["in", "out"], animated=True)
    for axes in (ax, other):
        drawn = [*axes.patches, *axes.texts, *axes.collections]
        assert all(artist.get_animated() for artist in drawn)


def _filling():
    """The gradients fill in backwards, and the arrow that each comes along is marked."""
    fig, _, (nodes, edges) = _backward(animated=True)
    for node in nodes.values():
        node.lines[2].set(visible=False, color=style.PATH)
    status = draw.status(fig)
    for start, end in reversed(SLOPES):
        nodes[start].lines[2].set_visible(True)
        edges[start, end].arrow.set(color=style.PATH, linewidth=2.4)
        status.set_text(f"gradient of {start}")
        yield fig


def test_a_film_of_a_graph_is_what_full_redraws_would_show_and_a_flip_book():
    for frame, figure in zip(render.record(_filling()).frames(), _filling(), strict=True):
        assert (frame == render.pixels(figure)).all()
    assert flipbook.bind("backprop-filling", _filling(), NOTHING)[1] == len(SLOPES)


def test_an_arrow_that_is_turned_keeps_its_way_and_shows_its_text():
    _, ax, (_, edges) = _backward()
    edge = edges["z", "s"]
    edge.text.set_visible(False)
    (before,) = [way for arrow, way in _ways(ax).items() if arrow is edge.arrow]
    diagram.turn(edge, linewidth=2)
    (after,) = [way for arrow, way in _ways(ax).items() if arrow is edge.arrow]
    assert edge.text.get_visible()
    assert edge.arrow.get_linewidth() == 2
    assert edge.arrow.get_arrowstyle().arrow == "<|-"
    np.testing.assert_allclose(after.get_extents(), before.get_extents(), atol=8)


def test_the_edges_that_leave_a_neuron_stand_out():
    _, layers, gaps = _network()
    diagram.follow(layers, gaps, 1, 2)
    starts = np.array([start for _ in layers[2] for start in layers[1]])
    assert ((gaps[1].get_alpha() == 1) == (starts == 2)).all()
    assert all((gap.get_alpha() < 1).all() for gap in (gaps[0], gaps[2]))
    for line, start in zip(gaps[1].get_segments(), starts, strict=True):
        circle = layers[1][start].shape
        assert np.hypot(*(line[0] - circle.center)) == pytest.approx(circle.radius)
