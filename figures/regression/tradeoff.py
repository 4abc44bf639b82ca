"""What the test error is made of, for each degree: bias falls, variance grows, noise stays."""

import numpy as np

from gdviz import data
from gdviz.drawing import draw, style
from gdviz.functions.regression import polynomial_loss

degrees = range(16)
noise = 0.5**2
samples = [data.parabola(seed, count=20) for seed in range(500)]

# Each fit is tested on measurements that no fit has seen, at the same hundred places.
fresh = np.array([data.parabola(1000 + seed)[1] for seed in range(500)])
x, _ = data.parabola()
truth = 2 * x**2 + 1

bias = np.empty(len(degrees))
variance = np.empty(len(degrees))
measured = np.empty(len(degrees))
distances = np.empty((len(degrees), len(samples)))
for degree in degrees:
    fits = np.array([polynomial_loss(*sample, degree).minimum for sample in samples])
    curves = fits @ np.vander(x, degree + 1).T

    # The bias is what the average curve misses, the variance how far the others are from it.
    average = curves.mean(axis=0)
    bias[degree] = np.mean((average - truth) ** 2)
    variance[degree] = np.mean(curves.var(axis=0))
    measured[degree] = np.mean((curves - fresh) ** 2)
    distances[degree] = np.mean((curves - truth) ** 2, axis=1)

total = bias + variance + noise

# Twice the noise makes fits stray twice as far, and squares four times as much.
facts = {
    "best_is_2": np.count_nonzero(np.argmin(distances, axis=0) == 2),
    "loud_2": bias[2] + 4 * (variance[2] + noise),
}
for degree in (1, 2, 15):
    facts[f"bias_{degree}"] = bias[degree]
    facts[f"variance_{degree}"] = variance[degree]
    facts[f"total_{degree}"] = total[degree]
    facts[f"measured_{degree}"] = measured[degree]

alt = (
    f"Error against degree. The squared bias plunges from {bias[1]:.2f} at degree 1 to almost "
    f"nothing at 2. The variance climbs from {variance[0]:.2f} to {variance[15]:.2f}. Noise stays "
    f"at {noise}. Their sum is lowest at degree {np.argmin(total)}, and dots measured on fresh "
    "data lie on it."
)


def figure():
    fig, ax = draw.canvas(height=4)
    level = np.full(len(degrees), noise)
    draw.line(ax, degrees, bias, color=style.DATA, linestyle="--", label="bias²")
    draw.line(ax, degrees, variance, linestyle="-.", label="variance")
    draw.line(ax, degrees, level, color=style.MUTED, linestyle=":", label="noise")

    # The dots are measured, the line is the sum: that they meet is the point of the picture.
    draw.line(ax, degrees, total, color=style.ERROR, label="sum of the three")
    draw.scatter(ax, degrees, measured, color=style.ERROR, s=40, label="measured test error")

    ax.set(xlabel="degree", xlim=(-0.4, 15.4))
    ax.set(ylabel="error", yscale="log", ylim=(0.008, 12))
    ax.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
    ax.legend(loc="upper center")
    return fig
