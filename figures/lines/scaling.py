"""One problem in three units: the same data makes a canyon, a valley, or a round bowl."""

from gdviz import data, draw
from gdviz.descent import GradientDescent, condition_number, descend, largest_stable_rate
from gdviz.functions import LineLoss

time, distance = data.runs()
units = {"time": time, "share": time / 49, "standard": (time - time.mean()) / time.std()}
titles = ("time $t$", "$x = t/49$", "standardised")
losses = [LineLoss(x, distance) for x in units.values()]
conditions = [condition_number(loss.hessian) for loss in losses]
largest = [largest_stable_rate(loss.hessian) for loss in losses]
steps = 20
walks = []
for loss, rate in zip(losses, largest, strict=True):
    slope, intercept = loss.minimum
    start = (slope + 0.75, intercept + 0.6)
    walks.append(descend(loss, start, GradientDescent(rate / 2), steps) - loss.minimum)

facts = {"steps": steps} | {f"condition_{u}": k for u, k in zip(units, conditions, strict=True)}
facts |= {f"largest_rate_{unit}": rate for unit, rate in zip(units, largest, strict=True)}
alt = (
    f"Three loss surfaces from above, a walk of {steps} steps on each. In raw time the contours "
    "are upright stripes and the walk all but stops after one step; in the share of the time they "
    "are ellipses and it creeps to the middle; in standardised time, circles, and one step does it."
)


def figure():
    fig, axes = draw.canvas(1, 3, height=2.75, left=0.5)
    for ax, title, loss, walk in zip(axes, titles, losses, walks, strict=True):
        # Each around its own best line, so that the three can be compared.
        centred = LineLoss(loss.x, -loss.residuals(loss.minimum))
        draw.contours(ax, centred, window=(-1, 1, -1, 1), power=2)
        draw.path(ax, *walk.T, marker="o", markersize=3)
        draw.dot(ax, *walk[-1])
        ax.set(title=title, xlabel="slope", aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    axes[0].set_ylabel("intercept", labelpad=-4)
    return fig
