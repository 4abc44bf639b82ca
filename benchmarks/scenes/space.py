"""Five points roll down hills in space and on their map."""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure

FRAMES = 100
TIMES_FASTER = 18

across, along = np.meshgrid(np.linspace(-3.2, 3.2, 80), np.linspace(-3.2, 3.2, 80))
hills = np.sin(across) * np.sin(along)


def _descent(steps, rate=0.06):
    east, north = np.array([[0.2, -0.3, 2.6, -2.9, 1.2], [2.9, -2.8, 0.4, -0.2, 1.4]])
    for _ in range(steps):
        yield east, north, np.sin(east) * np.sin(north)
        slope = np.cos(east) * np.sin(north), np.sin(east) * np.cos(north)
        east, north = east - rate * slope[0], north - rate * slope[1]


walks = np.array(list(_descent(FRAMES)))


def build(figure: Figure) -> Callable[[int], list[Artist]]:
    """Draw all that stands still, and return what moves the rest to frame k."""
    high = figure.add_subplot(1, 2, 1, projection="3d")
    flat = figure.add_subplot(1, 2, 2)
    high.plot_surface(across, along, hills, cmap="viridis", alpha=0.85, lw=0, rcount=60, ccount=60)
    flat.contourf(across, along, hills, levels=20, cmap="viridis")
    flat.set(xlabel="x", ylabel="y", title="seen from above", aspect="equal")
    styles = [{"lw": 1.6}, {"ls": "", "marker": "o", "mec": "white", "ms": 7}]
    hues = [f"C{number}" for number in range(5)]
    highs = [high.plot([], [], [], c=c, zorder=10, **s)[0] for s in styles for c in hues]
    flats = [flat.plot([], [], c=c, **s)[0] for s in styles for c in hues]
    text = flat.text(0.03, 0.97, "", transform=flat.transAxes, va="top", color="white")
    figure.subplots_adjust(left=0.02, right=0.97, bottom=0.12, top=0.9, wspace=0.18)

    def move(k):
        for number in range(5):
            for first, kind in ((0, 0), (k, 5)):
                trail = walks[first : k + 1, :, number].T
                highs[number + kind].set_data_3d(*trail)
                flats[number + kind].set_data(*trail[:2])
        text.set_text(f"step {k}")
        return [*highs, *flats, text]

    return move
