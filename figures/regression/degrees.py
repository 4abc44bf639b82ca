"""Polynomials of degree 0 to 15 through twenty measurements, and how they do on a hundred more."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

x, y = data.parabola(seed=5, count=20)
new_x, new_y = data.parabola()
degrees = range(16)

fits = []
training = []
test = []
for degree in degrees:
    known_loss = polynomial_loss(x, y, degree)
    new_loss = polynomial_loss(new_x, new_y, degree)

    # The fit sees the twenty measurements alone; the hundred others only judge it.
    fit = known_loss.minimum
    fits.append(fit)
    training.append(known_loss(fit))
    test.append(new_loss(fit))

facts = {
    "count": len(x),
    "training_2": training[2],
    "training_15": training[15],
    "best": np.argmin(test),
    "test_2": test[2],
    "test_15": test[15],
}

alt = (
    "A curve through twenty dots gets more bends with every degree, until it shoots out between "
    f"the outermost dots. Its training error falls, to {training[15]:.3f} in the end; its test "
    f"error is lowest at degree {np.argmin(test)}, {min(test):.2f}, and climbs to {test[15]:.2f}."
)


def figure():
    fig, (plot, errors) = draw.canvas(1, 2, height=4)
    fine = np.linspace(-2, 2, 301)
    draw.scatter(plot, new_x, new_y, color=style.ERROR, marker="s", s=9)
    draw.scatter(plot, x, y, s=46, edgecolor=style.HALO, zorder=4)
    plot.set(title="The curve", xlabel="$x$", ylabel="$y$", ylim=(-1, 15), yticks=[0, 5, 10, 15])
    draw.note(plot, "learn from", (x[4], y[4]), (34, 62), color=style.DATA)
    draw.note(plot, "put aside", (x[4], y[4]), (34, 82), color=style.ERROR)
    errors.set(title="Its error", xlabel="degree", xlim=(-1.5, 16.5), xticks=[0, 5, 10, 15])
    errors.set(ylabel="mean squared error", yscale="log", ylim=(0.001, 20))
    errors.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])

    curve = draw.line(plot, fine, fine, animated=True)
    known = draw.line(errors, [], [], color=style.DATA, marker="o", animated=True)
    new = draw.line(errors, [], [], color=style.ERROR, linestyle="--", marker="s", animated=True)
    low = draw.note(errors, "training", (0, 1), (0, -15), color=style.DATA, animated=True)
    high = draw.note(errors, "test", (0, 1), (0, 15), color=style.ERROR, animated=True)
    status = draw.status(fig)

    for k in degrees:
        curve.set_ydata(np.polyval(fits[k], fine))
        known.set_data(range(k + 1), training[: k + 1])
        new.set_data(range(k + 1), test[: k + 1])

        # The names go with the ends of the lines, so that they never stand alone.
        low.xy = (k, training[k])
        high.xy = (k, test[k])
        for name in (low, high):
            name.set_ha("left" if k < 8 else "right")
        status.set_text(f"degree {k}: training error {training[k]:.3f}, test error {test[k]:.3f}")

        # Each curve stands still long enough to be looked at.
        yield from [fig] * 6
