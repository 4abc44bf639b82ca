"""Figures that move, most of them awkward to paint: each a generator of FRAMES frames."""

import inspect

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from matplotlib.transforms import Affine2D
from mpl_toolkits.mplot3d.art3d import Poly3DCollection

from gdviz.drawing import style
from gdviz.film import render

FRAMES = 4


ENDS = {"xticks": [0, 1], "yticks": [0, 1]}  # Most of the time of a frame goes into ticks.


def _square(**settings):
    figure = Figure(figsize=(3, 2))
    ax = figure.add_axes((0.15, 0.2, 0.7, 0.6), xlim=(0, 1), ylim=(0, 1), **ENDS, **settings)
    return figure, ax


def _swing(figure, line):
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        yield figure


def _glitter(figure, image):
    for k in range(FRAMES):
        image.set_data(np.random.default_rng(k).random((9, 9)))
        yield figure


def surface_with_path():
    """A path grows on contours while its line swings, below a legend, titles and a status."""
    figure = Figure(figsize=(6, 3))
    left, right = figure.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-1, 1, 40))
    left.contourf(x, y, x**2 + 3 * y**2, levels=12)
    left.set(title="loss", xlabel="slope", xticks=[-2, 2], yticks=[-1, 1])
    right.scatter(np.linspace(0, 1, 20), np.linspace(0, 1, 20) ** 2, label="data")
    right.set(**ENDS)
    path = left.plot([], [], "o-", color=style.PATH, animated=True)[0]
    line = right.plot([0, 1], [0, 1], color=style.MODEL, label="model", animated=True)[0]
    right.legend()
    status = figure.text(0.1, 0.02, "", animated=True)
    for k in range(FRAMES):
        path.set_data(np.linspace(-2, 2, k + 1), np.linspace(1, -1, k + 1))
        line.set_ydata([k / 4, 1 - k / 4])
        status.set_text(f"step {k}")
        yield figure


def surface_in_space():
    """Points walk on a surface in space and on its map."""
    figure = Figure(figsize=(6, 3))
    space = figure.add_subplot(1, 2, 1, projection="3d", computed_zorder=False)
    ground = figure.add_subplot(1, 2, 2)
    x, y = np.meshgrid(np.linspace(-3, 3, 20), np.linspace(-3, 3, 20))
    space.plot_surface(x, y, np.sin(x) * np.sin(y), cmap="viridis", alpha=0.8)
    space.set(**ENDS, zticks=[0])
    ground.contourf(x, y, np.sin(x) * np.sin(y))
    walker = space.plot([], [], [], "o-", zorder=9, animated=True)[0]
    cloud = space.scatter([0], [0], [1], s=60, depthshade=False, zorder=10, animated=True)
    dot = ground.plot([], [], "o", animated=True)[0]
    for k in range(FRAMES):
        walker.set_data_3d([0, k / 2], [0, k / 3], [0, 1])
        cloud._offsets3d = (np.array([k / 5, 0]), np.array([0, 1]), np.array([1, k / 9]))
        dot.set_data([k / 2], [k / 3])
        yield figure


def panels_with_curve():
    """An image changes in a panel above a growing curve."""
    figure = Figure(figsize=(4, 3))
    above, below = figure.add_subplot(2, 1, 1, **ENDS), figure.add_subplot(2, 1, 2, **ENDS)
    image = above.imshow(np.zeros((8, 8)), vmin=0, vmax=1, animated=True)
    below.set(xlim=(0, 5), ylim=(0, 1))
    curve = below.plot([], [], animated=True)[0]
    for k in range(FRAMES):
        image.set_data(np.random.default_rng(k).random((8, 8)))
        curve.set_data(range(k + 1), np.linspace(1, 0, k + 1))
        yield figure


def legend_above():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=6, label="moving", animated=True)[0]
    ax.plot([0, 1], [1, 0], lw=5, zorder=3, label="above")
    ax.legend(loc="center", framealpha=0.5)
    yield from _swing(figure, line)


def image_below_grid_colorbar_and_text():
    figure, ax = _square()
    image = ax.imshow(np.zeros((9, 9)), vmin=0, vmax=1, animated=True)
    ax.grid(color="white", alpha=0.5)
    ax.set_axisbelow(False)
    figure.colorbar(image)
    ax.text(2, 2, "over", color="red")
    yield from _glitter(figure, image)


def image_below_ticks_that_point_inwards():
    figure, ax = _square()
    image = ax.imshow(np.zeros((9, 9)), vmin=0, vmax=1, animated=True)
    ax.tick_params(direction="in", color="white", length=9)
    yield from _glitter(figure, image)


def inset_axes_above():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    ax.inset_axes([0.3, 0.3, 0.4, 0.4], **ENDS).plot([1, 2, 3])
    yield from _swing(figure, line)


def moving_within_inset_axes():
    figure, ax = _square()
    ax.plot([0, 1], [1, 0], lw=6, zorder=9)
    inset = ax.inset_axes([0.3, 0.3, 0.4, 0.4], **ENDS)
    line = inset.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    yield from _swing(figure, line)


def axes_overlapping_axes():
    figure, below = _square()
    line = below.plot([0, 1], [0, 1], lw=8, animated=True)[0]
    above = figure.add_axes((0.4, 0.4, 0.5, 0.5), alpha=0.5, **ENDS)
    above.patch.set_alpha(0.6)
    above.plot([1, 3, 2])
    dot = above.plot([0], [1], "o", ms=20, animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([0, k / 4])
        dot.set_data([k / 2], [1.5])
        yield figure


def text_wandering_under_axes_in_space():
    figure, ax = _square()
    label = ax.text(0.2, 0.5, "wandering label", animated=True)
    space = figure.add_axes((0.5, 0.1, 0.5, 0.8), projection="3d", computed_zorder=False)
    space.plot([0, 1], [0, 1], [0, 1])
    space.set(**ENDS, zticks=[0, 1])
    point = space.plot([0], [0], [0], "o", animated=True)[0]
    for k in range(FRAMES):
        label.set_x(k / 4)
        point.set_data_3d([k / 4], [k / 4], [0.5])
        yield figure


def parts_of_a_subfigure():
    figure = Figure(figsize=(4, 2))
    left, right = figure.subfigures(1, 2)
    right.text(0.2, 0.5, "still")
    ax = left.add_subplot(xlim=(0, 1), ylim=(0, 1), **ENDS)
    line = ax.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        ax.set_xlabel("later" if k > 1 else "before")
        yield figure


def twin_axes():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    ax.twinx().bar([0.2, 0.5, 0.8], [1, 3, 2], width=0.1, alpha=0.7)
    yield from _swing(figure, line)


def moving_title():
    figure, ax = _square()
    title = ax.set_title("step", animated=True)
    for k in range(FRAMES):
        title.set_text(f"step {k}")
        yield figure


def text_outside_its_axes():
    figure, ax = _square(title="title", xlabel="label")
    label = ax.text(0, 0, "outside", animated=True)
    for k in range(FRAMES):
        label.set_position((k / 4, -0.3 + k / 3))
        yield figure


def arrows():
    figure, ax = _square()
    quiver = ax.quiver([0.1, 0.5], [0.1, 0.5], [1, 1], [0, 1], animated=True)
    for k in range(FRAMES):
        quiver.set_UVC([k / 5, 1], [1, k / 9])
        yield figure


def polygons_in_space_sorted_by_depth():
    figure = Figure(figsize=(3, 2))
    ax = figure.add_subplot(projection="3d", xlim=(0, 1), ylim=(0, 1), zlim=(0, 1), **ENDS)
    wall = np.array([[0, 0, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1]], float)
    ax.add_collection3d(Poly3DCollection([wall + np.array([0.5, 0, 0])], facecolor="tan"))
    moving = ax.add_collection3d(Poly3DCollection([wall], facecolor="navy", animated=True))
    for k in range(FRAMES):
        moving.set_verts([wall + np.array([k / 4, 0, 0])])
        yield figure


def patch_on_logarithmic_axes():
    figure, ax = _square()
    ax.set(yscale="log", ylim=(0.1, 1), yticks=[0.1, 1])
    ax.minorticks_off()
    circle = ax.add_patch(Circle((0.5, 0.5), 0.1, animated=True))
    ax.plot([0, 1], [0.5, 0.5], lw=4)
    for k in range(FRAMES):
        circle.set_center((k / 4, 0.5))
        yield figure


def markers_not_clipped():
    figure, ax = _square(title="title", xlabel="label")
    line = ax.plot([0, 1], [0, 1], "o-", ms=30, clip_on=False, animated=True)[0]
    yield from _swing(figure, line)


def annotation_with_arrow():
    figure, ax = _square()
    note = ax.annotate("here", (0, 0), (0.5, 0.5), arrowprops={"arrowstyle": "->"}, animated=True)
    for k in range(FRAMES):
        note.xy = (k / 4, 0.2)
        yield figure


def annotation_that_follows_a_mark():
    figure, ax = _square()
    mark = ax.add_patch(Circle((0.2, 0.3), 0.1, animated=True))
    look = {"arrowprops": {"arrowstyle": "->"}, "textcoords": "data", "animated": True}
    ax.annotate("here", (0.5, 1), (0.5, 0.9), xycoords=mark, **look)
    for k in range(FRAMES):
        mark.set_center((0.2 + k / 5, 0.3))
        yield figure


def box_and_arrow_of_words_that_stay():
    figure, ax = _square()
    look = {"bbox": {"color": "gold"}, "arrowprops": {"arrowstyle": "->"}, "animated": True}
    words = ax.annotate("here", (0.2, 0.2), (0.5, 0.8), **look)
    for colour in ("gold", "gold", "tomato", "skyblue"):
        words.get_bbox_patch().set_color(colour)
        words.arrow_patch.set_color(colour)
        yield figure


def text_within_a_legend():
    figure, ax = _square()
    ax.plot([0, 1], [0, 1], label="step")
    words = ax.legend().get_texts()[0]
    words.set_animated(True)
    for k in range(FRAMES):
        words.set_text(f"step {k}")
        yield figure


def cells_of_a_table():
    figure, ax = _square()
    table = ax.table([["a", "b"]], loc="center", animated=True)
    for k in range(FRAMES):
        table[0, 0].get_text().set_text(str(k))
        yield figure


def tick_labels():
    figure, ax = _square()
    label = ax.xaxis.get_major_ticks()[1].label1
    label.set_animated(True)
    for k in range(FRAMES):
        label.set_color((k / 4, 0, 0))
        yield figure


def patch_and_legend_of_the_figure():
    figure, ax = _square()
    ax.plot([0, 1], [0, 1], label="line")
    patch = figure.add_artist(Rectangle((0, 0), 0.2, 0.9, alpha=0.5, animated=True))
    figure.legend(loc="upper left")
    figure.suptitle("above")
    for k in range(FRAMES):
        patch.set_x(k / 5)
        yield figure


def hidden_at_first():
    figure, ax = _square()
    dot = ax.plot([0.5], [0.5], "o", ms=30, visible=False, animated=True)[0]
    ax.plot([0, 1], [0, 1], zorder=9)
    for k in range(FRAMES):
        dot.set_visible(k % 2 == 1)
        yield figure


def added_and_removed_on_the_way():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        if k == 1:
            dot = ax.plot([0.5], [0.5], "o", ms=20, animated=True)[0]
        if k == 3:
            dot.remove()
        yield figure


def still_things_change_too():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], animated=True)[0]
    still = ax.plot([0, 1], [1, 0])[0]
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        still.set_linewidth(1 + k // 2)
        ax.set_title(f"step {k}")
        yield figure


def nothing_marked_as_moving():
    """The dot moves in a way that matplotlib does not notice."""
    figure, ax = _square()
    dots = ax.scatter([0], [0])
    for k in range(FRAMES):
        dots.get_offsets()[0] = k / 4
        yield figure


def axes_that_turn():
    figure = Figure(figsize=(3, 2))
    ax = figure.add_subplot(projection="3d", animated=True, **ENDS)
    ax.plot([0, 1], [0, 1], [0, 1], label="line")
    for k in range(FRAMES):
        ax.view_init(azim=10 * k)
        yield figure


def same_colour_below_a_veil():
    """What moves has, over all that it covers, the very colour that is shown there already."""
    figure, ax = _square()
    ax.set_axis_off()
    patch = ax.add_patch(Rectangle((0.4, 0.4), 0.1, 0.1, zorder=2, lw=0, animated=True))
    ax.add_patch(Rectangle((0.2, 0.2), 0.6, 0.6, zorder=3, lw=0, color="blue", alpha=0.5))
    patch.set_facecolor(np.array([render.redraw(figure)[100, 120]]).view(np.uint8)[:3] / 255)
    for k in range(FRAMES):
        patch.set_x(0.4 + k / 50)
        yield figure


def legend_that_looks_for_its_place():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], label="model", animated=True)[0]
    ax.legend()
    for k in range(FRAMES):
        line.set_ydata([k % 2, 1 - k % 2])
        yield figure


def legend_marked():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], label="loss", animated=True)[0]
    legend = ax.legend(loc="upper left")
    legend.set_animated(True)
    for k in range(FRAMES):
        line.set_ydata([0, k / 4])
        legend.get_texts()[0].set_text(f"loss {k}")
        yield figure


def image_alone():
    figure, ax = _square()
    image = ax.imshow(np.zeros((9, 9)), vmin=0, vmax=1, extent=(0, 1, 0, 1), animated=True)
    yield from _glitter(figure, image)


def image_that_changes_in_its_place():
    figure, ax = _square()
    image = ax.imshow(np.zeros((9, 9)), vmin=0, vmax=1)
    line = ax.plot([0, 8], [0, 8], lw=4, animated=True)[0]
    for k in range(FRAMES):
        image.get_array()[:] = (k % 3) / 2
        line.set_ydata([0, 2 * k])
        yield figure


def mask_over_a_photograph():
    figure, ax = _square()
    extent = (0, 1, 0, 1)
    ax.imshow(np.random.default_rng(0).random((9, 9, 3)), extent=extent)
    over = ax.imshow(np.zeros((9, 9, 4)), extent=extent, animated=True)
    for k in range(FRAMES):
        mask = np.zeros((9, 9, 4))
        mask[: 2 * k, :, 0], mask[: 2 * k, :, 3] = 1, 0.4
        over.set_data(mask)
        yield figure


def symmetric_logarithm_below_its_grid():
    figure = Figure(figsize=(3, 2))
    ax = figure.add_axes((0.2, 0.2, 0.7, 0.6), xscale="log", yscale="symlog")
    ax.set(xlim=(1, 100), ylim=(-10, 10), axisbelow=False)
    ax.grid(visible=True)
    line = ax.plot([1, 100], [-10, 10], lw=6, animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([-k, 10])
        yield figure


def two_twins():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    ax.twinx().plot([0, 1], [3, 1])
    other = ax.twiny().plot([0, 2], [0.5, 0.6], lw=3, animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        other.set_ydata([k / 4, 0.6])
        ax.set_title(f"step {k}")
        yield figure


def inset_that_zooms():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=4, animated=True)[0]
    inset = ax.inset_axes([0.55, 0.05, 0.4, 0.4], xlim=(0, 0.3), ylim=(0, 0.3), **ENDS)
    close = inset.plot([0, 1], [0, 1], lw=4, animated=True)[0]
    ax.indicate_inset_zoom(inset)
    for k in range(FRAMES):
        line.set_ydata([k / 9, 1])
        close.set_ydata([k / 9, 1])
        yield figure


def polar():
    figure = Figure(figsize=(2, 2))
    ax = figure.add_subplot(projection="polar", rmax=2)
    line = ax.plot([0, 1], [0, 2], lw=5, animated=True)[0]
    for k in range(FRAMES):
        line.set_xdata([0, k])
        yield figure


def dates():
    figure = Figure(figsize=(4, 2))
    ax = figure.add_subplot()
    days = np.array(["2026-01-01", "2026-01-05", "2026-01-09"], "datetime64[D]")
    line = ax.plot(days, [0, 1, 2], animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([k / 2, 1, 2])
        yield figure


def contours_drawn_anew():
    figure, ax = _square()
    x, y = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    label = ax.text(0.5, 0.5, "", animated=True)
    drawn = None
    for k in range(FRAMES):
        if drawn:
            drawn.remove()
        drawn = ax.contour(x, y, (x - k / 4) ** 2 + y**2, 4)
        label.set_text(str(k))
        yield figure


def filled_contours_half_transparent():
    figure, ax = _square()
    x, y = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    filled = ax.contourf(x, y, x**2 + y**2, 6, alpha=0.4, zorder=4)
    filled.set_rasterized(True)
    yield from _swing(figure, ax.plot([0, 1], [0, 1], lw=6, animated=True)[0])


def mesh_with_smooth_colours():
    figure, ax = _square()
    x, y = np.meshgrid(np.linspace(0, 1, 4), np.linspace(0, 1, 4))
    mesh = ax.pcolormesh(x, y, x * y, shading="gouraud", animated=True)
    for k in range(FRAMES):
        mesh.set_array(x * y + k * x / 9)
        yield figure


def hatches_and_clip_paths():
    figure, ax = _square()
    patch = ax.add_patch(Rectangle((0.1, 0.1), 0.3, 0.8, hatch="//", fill=False, animated=True))
    wide = ax.plot([0, 1], [0.5, 0.5], lw=30, zorder=3)[0]
    wide.set_clip_path(Circle((0.5, 0.5), 0.2, transform=ax.transData))
    for k in range(FRAMES):
        patch.set_x(0.1 + k / 6)
        yield figure


def filter_of_pixels():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1], lw=9, animated=True)[0]
    line.set_agg_filter(lambda pixels, dpi: (pixels * [1, 0.5, 0.5, 0.5], 0, 0))
    yield from _swing(figure, line)


def faint_points_as_pixels():
    figure, ax = _square()
    points = ax.scatter([0.2, 0.3], [0.5, 0.5], s=900, alpha=0.2, rasterized=True, animated=True)
    for k in range(FRAMES):
        points.set_offsets([[0.2 + k / 9, 0.5], [0.6, 0.5]])
        yield figure


def half_transparent_paper():
    figure, ax = _square()
    figure.patch.set_alpha(0.5)
    ax.plot([0, 1], [1, 0], lw=5, alpha=0.5, zorder=5)
    yield from _swing(figure, ax.plot([0, 1], [0, 1], animated=True)[0])


def moon_behind_and_before():
    figure, ax = _square(aspect="equal")
    ax.add_patch(Circle((0.5, 0.5), 0.2, color="C1", zorder=3))
    moon = ax.plot([0.5], [0.5], "o", ms=15, animated=True)[0]
    for k in range(FRAMES):
        moon.set_data([0.3 + k / 9], [0.5])
        moon.set_zorder(4 if k in (1, 2) else 2)
        yield figure


def full_turn_beside_a_dot():
    figure = Figure(figsize=(3, 2))
    ax = figure.add_subplot(projection="3d", **ENDS, zticks=[0])
    ax.plot([0, 1], [0, 1], [0, 1])
    dot = ax.plot([0], [0], [0], "o", animated=True)[0]
    for k in range(FRAMES):
        ax.view_init(azim=120 * k)
        dot.set_data_3d([k / 4], [0], [0])
        yield figure


def points_in_space_sorted_by_depth():
    figure = Figure(figsize=(3, 2))
    ax = figure.add_subplot(projection="3d", xlim=(0, 1), ylim=(0, 1), zlim=(0, 1), **ENDS)
    points = ax.scatter([0], [0], [0], s=80, animated=True)
    for k in range(FRAMES):
        points._offsets3d = tuple(np.array([k / 4]) for _ in range(3))
        yield figure


def tick_labels_of_a_function():
    figure, ax = _square()
    unit = [""]
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}{unit[0]}")
    line = ax.plot([0, 1], [0, 1], lw=6, animated=True)[0]
    for k in range(FRAMES):
        unit[0] = "kmh"[k % 3]
        line.set_ydata([k / 4, 1])
        yield figure


def transform_changed_in_its_place():
    figure, ax = _square()
    turn = Affine2D()
    ax.add_patch(Rectangle((0, 0), 0.5, 0.1, transform=turn + ax.transData))
    line = ax.plot([0, 1], [0, 1], animated=True)[0]
    for k in range(FRAMES):
        turn.clear().rotate(0.4 * (k % 3))
        line.set_ydata([k / 4, 1])
        yield figure


def limits_that_follow():
    figure, ax = _square()
    line = ax.plot([0], [0], animated=True)[0]
    for k in range(FRAMES):
        line.set_data(range(k + 2), np.arange(k + 2) ** 2)
        ax.set(xlim=(0, k + 1), ylim=(0, (k + 1) ** 2))
        yield figure


def line_within_axes_that_move():
    figure, ax = _square()
    ax.set_animated(True)
    line = ax.plot([0, 1], [0, 1], animated=True)[0]
    for k in range(FRAMES):
        line.set_ydata([0, k])
        ax.set_ylim(0, k + 1)
        yield figure


def bars_that_stand_on_a_spine():
    figure, ax = _square()
    bars = ax.bar([0.2, 0.5, 0.8], [0.2, 0.5, 0.8], 0.2, animated=True)
    for k in range(FRAMES):
        bars[1].set_height(k / 4)
        yield figure


def image_of_hard_pixels_that_changes_in_its_place():
    figure, ax = _square()
    image = ax.imshow(np.eye(3), extent=(0, 1, 0, 1), interpolation="none")
    line = ax.plot([0, 1], [0, 1], animated=True)[0]
    for k in range(FRAMES):
        image.get_array()[0, :] = (0, 1, 0, 0.5)[k]
        line.set_ydata([0, k / 4])
        yield figure


def words_added_later():
    figure, ax = _square()
    line = ax.plot([0, 1], [0, 1])[0]
    for k in range(FRAMES):
        line.set_ydata([k / 4, 1])
        if k == 2:
            figure.text(0.4, 0.5, "done")
        yield figure


def label_that_goes_under_other_axes():
    figure = Figure(figsize=(4, 2))
    left, right = figure.subplots(1, 2)
    right.plot([0, 1], [0, 1], lw=9)
    label = left.text(0.2, 0.5, "a wandering label", animated=True)
    for k in range(FRAMES):
        label.set_x(k / 3)
        yield figure


def axes_that_a_layout_arranges():
    """Matplotlib's constrained layout comes to rest only after some redraws."""
    figure = Figure(figsize=(3, 2), layout="constrained")
    ax = figure.subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="step", ylabel="loss")
    yield from _swing(figure, ax.plot([0, 1], [0, 1], animated=True)[0])


def title_that_pushes_the_axes_down():
    figure = Figure(figsize=(3, 2), layout="constrained")
    ax = figure.subplots()
    for k in range(FRAMES):
        ax.set_title("one more\n" * k + "line")
        yield figure


def label_that_pushes_the_axes_aside():
    figure = Figure(figsize=(3, 2), layout="tight")
    ax = figure.subplots()
    label = ax.set_ylabel("", animated=True)
    for k in range(FRAMES):
        label.set_text("loss\n" * (k % 2 + 1))
        yield figure


def axes_as_pixels_below_a_height():
    figure, ax = _square(rasterization_zorder=0)
    ax.fill_between([0, 1], [0, 1], alpha=0.3, zorder=-1)
    yield from _swing(figure, ax.plot([0, 1], [0, 1], lw=6, animated=True)[0])


SCENES = [
    scene
    for name, scene in globals().copy().items()
    if inspect.isgeneratorfunction(scene) and not name.startswith("_")
]
