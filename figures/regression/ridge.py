"""Where large weights cost something, the curve of degree 15 is calm; too much makes it stiff."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments.free_models import FRESH, PLACES, expected_error, powers, powers_loss
from gdviz.functions.regression import LinearLoss

# The same 500 experiments as before, in columns, and the one that the films follow.
columns = powers(PLACES)
heights = np.transpose([powers_loss(seed).y for seed in range(500)])
loss = LinearLoss(columns, heights)
followed = powers_loss(seed=5)

strengths = 10.0 ** np.arange(-12, 1.25, 0.25)

training = []
test = []
for strength in strengths:
    weights = loss.ridge(strength)
    training.append(np.mean((columns @ weights.T - heights) ** 2))
    test.append(expected_error(weights @ powers(FRESH).T).mean())

best = np.argmin(test)
chosen = 0.001

# The weights of best fit, with no penalty, and those that the penalty leaves.
free = loss.minimum.T
held = loss.ridge(chosen)
free_errors = expected_error(free @ powers(FRESH).T)
held_errors = expected_error(held @ powers(FRESH).T)

facts = {
    "free_test": free_errors.mean(),
    "held_test": held_errors.mean(),
    "held_spread": held_errors.std(),
    "held_training": np.mean((columns @ held.T - heights) ** 2),
    "strong_test": test[-1],
    "wins": np.count_nonzero(held_errors < free_errors),
    "largest_free": abs(followed.minimum).max(),
    "largest_held": abs(followed.ridge(chosen)).max(),
    "condition_free": np.linalg.cond(followed.hessian),
    "condition_held": np.linalg.cond(followed.hessian + 2 * chosen * np.eye(16)),
}

alt = (
    "On the left twenty dots: the best curve of degree 15 leaves the picture between the outermost "
    "ones, and the curve with a penalty goes calmly through their middle. On the right the test "
    f"error against the penalty: a valley, lowest at {min(test):.2f}, between {test[0]:.1f} for "
    f"hardly any penalty and {test[-1]:.1f} for a large one."
)


def figure():
    fig, (plot, errors) = draw.canvas(1, 2, height=4)
    fine = np.linspace(-2, 2, 401)
    draw.scatter(plot, PLACES, followed.y, s=30)
    draw.line(plot, fine, powers(fine) @ followed.minimum, color=style.MUTED, linewidth=1.6)
    draw.line(plot, fine, powers(fine) @ followed.ridge(chosen))
    plot.set(title="One experiment", xlabel="$x$", ylabel="$y$", ylim=(-1, 15), yticks=[0, 5, 10])
    draw.note(plot, "free", (1.9, 13.5), (-26, 0), color=style.MUTED)
    draw.note(plot, "with penalty", (0, 2.2), (0, 46), color=style.MODEL)

    errors.set(title="Mean of 500", xlabel=r"penalty $\gamma$", ylabel="mean squared error")
    errors.set(xscale="log", yscale="log", ylim=(0.02, 30), xticks=[1e-12, 1e-8, 1e-4, 1])
    errors.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
    draw.line(errors, strengths, training, color=style.DATA)
    draw.line(errors, strengths, test, color=style.ERROR, linestyle="--")
    draw.dot(errors, strengths[best], test[best], color=style.TRUTH, marker="X")
    draw.note(errors, "training", (1e-8, training[16]), (0, -18), color=style.DATA)
    draw.note(errors, "test", (1e-8, test[16]), (0, 16), color=style.ERROR)
    return fig
