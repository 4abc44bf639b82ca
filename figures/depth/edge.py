"""The largest curvature comes to the limit of the learning rate, and stays there."""

from gdviz.drawing import draw, style
from gdviz.experiments.rings import curvatures

rates = (0.15, 0.2, 0.3)
seed = 0
runs = {rate: curvatures(rate, seed) for rate in rates}

# Near 1 the curvature is at its limit; the second half of the walk is looked at.
late = {rate: run["curvatures"][run["steps"] >= 600] * rate / 2 for rate, run in runs.items()}
slow = runs[0.15]

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
    "low": min(shares.min() for shares in late.values()),
    "high": max(shares.max() for shares in late.values()),
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
