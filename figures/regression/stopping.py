"""A walk of degree 15 that begins at 0 finds the parabola first, and only much later the noise."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.free_models import FRESH, PLACES, expected_error, powers, powers_loss
from gdviz.functions.regression import LinearLoss

# The same 500 experiments as before, in columns, and the one that the films follow.
columns = powers(PLACES)
heights = np.transpose([powers_loss(seed).y for seed in range(500)])
loss = LinearLoss(columns, heights)
followed = powers_loss(seed=5)

rate = 0.3
steps = np.unique(np.round(10 ** np.arange(0, 12.01, 1 / 6)))

# No computer walks a trillion steps, but a formula says where each of them leads.
walk = []
training = []
test = []
for count in steps:
    weights = loss.stopped(rate, count)
    walk.append(followed.stopped(rate, count))
    training.append(np.mean((columns @ weights.T - heights) ** 2))
    test.append(expected_error(weights @ powers(FRESH).T).mean())

stop = 1000
stopped_errors = expected_error(loss.stopped(rate, stop) @ powers(FRESH).T)
free_errors = expected_error(loss.minimum.T @ powers(FRESH).T)

# A penalty of this strength holds back the same directions.
twin = 1 / (2 * rate * stop)

facts = {
    "stopped_test": stopped_errors.mean(),
    "stopped_spread": stopped_errors.std(),
    "last_test": test[-1],
    "wins": np.count_nonzero(stopped_errors < free_errors),
    "twin_strength": twin,
    "twin_test": expected_error(loss.ridge(twin) @ powers(FRESH).T).mean(),
}

best = np.argmin(test)
alt = (
    "A level curve bends into the parabola within hundreds of steps, stays there for many "
    "millions, and at last shoots out between the outermost dots. The training error falls all the "
    f"while. The test error falls to {min(test):.2f} near 1,000 steps and then climbs to "
    f"{test[-1]:.1f}."
)


def words(count):
    """A number of steps: in full, or as a power of ten."""
    return f"{count:.0f}" if count < 10_000 else f"{count:.1e}"


def figure():
    fig, (plot, errors) = draw.canvas(1, 2, height=4)
    fine = np.linspace(-2, 2, 401)
    draw.scatter(plot, PLACES, followed.y, s=30)
    plot.set(title="One experiment", xlabel="$x$", ylabel="$y$", ylim=(-1, 15), yticks=[0, 5, 10])
    errors.set(title="Mean of 500", xlabel="steps", ylabel="mean squared error")
    errors.set(xscale="log", yscale="log", xlim=(0.5, 1e13), ylim=(0.02, 30))
    errors.set(xticks=[1, 1e4, 1e8, 1e12])
    errors.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])

    curve = draw.line(plot, fine, fine, animated=True)
    known = draw.line(errors, [], [], color=style.DATA, animated=True)
    new = draw.line(errors, [], [], color=style.ERROR, linestyle="--", animated=True)
    low = draw.note(errors, "training", (1, 1), (0, -15), color=style.DATA, animated=True)
    high = draw.note(errors, "test", (1, 1), (0, 15), color=style.ERROR, animated=True)
    status = draw.status(fig)

    for k, count in enumerate(steps):
        curve.set_ydata(powers(fine) @ walk[k])
        known.set_data(steps[: k + 1], training[: k + 1])
        new.set_data(steps[: k + 1], test[: k + 1])

        # The names go with the ends of the lines.
        low.xy = (count, training[k])
        high.xy = (count, test[k])
        for name in (low, high):
            name.set_ha("left" if count < 1e6 else "right")
        errors_now = f"training error {training[k]:.3f}, test error {test[k]:.3f}"
        status.set_text(f"step {words(count)}: {errors_now}")
        yield fig
