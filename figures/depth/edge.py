"""The largest curvature comes to the limit of the learning rate, and stays there."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.rings import curvatures

rates = (0.15, 0.2, 0.3)
runs = {rate: curvatures(rate, seed=0) for rate in rates}
slow = runs[0.15]


def late(seed):
    """The curvatures in the second half of all walks, in shares of their limits."""
    walks = [(rate, curvatures(rate, seed)) for rate in rates]
    return np.array([rate / 2 * walk["curvatures"][walk["steps"] >= 600] for rate, walk in walks])


# One start might be an odd one.
others = [late(seed) for seed in range(1, 5)]

facts = {
    "start": slow["curvatures"][0],
    "highest": slow["curvatures"].max(),
    "end_1": slow["curvatures"][-1],
    "end_2": runs[0.2]["curvatures"][-1],
    "end_3": runs[0.3]["curvatures"][-1],
    "limit_1": 2 / 0.15,
    "limit_2": 2 / 0.2,
    "limit_3": 2 / 0.3,
    "asked": 2 / 8,
    "low": late(0).min(),
    "high": late(0).max(),
    "others": len(others),
    "others_low": np.min(others),
    "others_high": np.max(others),
    "first_loss": slow["losses"][0],
    "last_loss": max(run["losses"][-1] for run in runs.values()),
}
alt = (
    "Three curves of the largest curvature over 1,200 steps, each with a dotted line at 2 divided "
    f"by its rate. All start at {facts['start']:.1f}. With the rate 0.15 the curvature rises to "
    f"{facts['highest']:.1f} and then stays near its line; with 0.2 and 0.3 it falls to its line, "
    "and stays there."
)


def figure():
    fig, ax = draw.canvas(height=4)
    looks = {
        0.15: {"color": style.MODEL, "marker": "o"},
        0.2: {"color": style.DATA, "marker": "s"},
        0.3: {"color": style.TRUTH, "marker": "^"},
    }
    for rate, look in looks.items():
        run = runs[rate]
        draw.line(ax, run["steps"], run["curvatures"], markersize=5, **look)
        ax.axhline(2 / rate, color=look["color"], linestyle=":")
        offset = (0, -15) if rate == 0.3 else (0, 16)
        draw.note(ax, f"α = {rate}", (960, 2 / rate), offset, color=look["color"])
    ax.set(xlabel="step", ylabel="largest curvature", ylim=(0, 19))
    return fig
