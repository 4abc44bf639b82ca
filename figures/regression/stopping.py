"""A walk of degree 15 that begins at 0 finds the parabola first, and only much later the noise."""

import numpy as np
from _remedies import curves, followed, loss, test_errors, training_errors, x, y

from gdviz.drawing import draw, style

rate = 0.3
steps = np.unique(np.round(10 ** np.arange(0, 12.01, 1 / 6)))

# No computer walks a billion steps, but a formula says where each of them leads.
walks = []
training = []
test = []
for count in steps:
    weights = loss.stopped(rate, count)
    walks.append(followed.stopped(rate, count))
    training.append(training_errors(weights).mean())
    test.append(test_errors(weights).mean())

stop = 1000
stopped = loss.stopped(rate, stop)
stopped_errors = test_errors(stopped)
free_errors = test_errors(loss.minimum.T)

# A penalty of this strength holds back the same directions.
twin = loss.ridge(1 / (2 * rate * stop))

facts = {
    "first_test": test[0],
    "stopped_test": stopped_errors.mean(),
    "stopped_spread": stopped_errors.std(),
    "last_test": test[-1],
    "wins": np.count_nonzero(stopped_errors < free_errors),
    "twin_strength": 1 / (2 * rate * stop),
    "twin_test": test_errors(twin).mean(),
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
    draw.scatter(plot, x, y, s=30)
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
        curve.set_ydata(curves(walks[k], fine))
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
