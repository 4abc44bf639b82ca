"""By what the distance to the bottom shrinks in one step, along either axis of the bowl."""

import numpy as np

from gdviz.drawing import draw, style

# The curvatures of the bowl: the largest is called L, the smallest μ.
steep = 5
flat = 1

# One step multiplies what is left in a direction by 1 − α times its curvature.
rates = np.linspace(0, 0.5, 201)
steep_factor = abs(1 - rates * steep)
flat_factor = abs(1 - rates * flat)
worst = np.maximum(steep_factor, flat_factor)

# Below 1/L nothing overshoots, and above 2/L the steep direction throws the walk out of the bowl.
no_overshoot = 1 / steep
limit = 2 / steep
# Between them lies the rate at which both directions shrink alike: there the worse one is best.
best_rate = 2 / (steep + flat)

facts = {
    "best_rate": best_rate,
    "best_factor": abs(1 - best_rate * flat),
    "no_overshoot": no_overshoot,
    "limit": limit,
}
alt = (
    "Two V-shaped lines against the learning rate. The factor of the steep direction falls to 0 at "
    "0.2 and reaches 1 at 0.4; that of the flat direction falls slowly. The larger of the two is "
    f"lowest, {facts['best_factor']:.2f}, at a learning rate of one third, and drawn bold."
)


def figure():
    fig, ax = draw.canvas(height=4.4)
    ax.set(xlabel="learning rate α", ylabel="size of the factor", xlim=(0, 0.52), ylim=(0, 1.85))
    ax.set_yticks([0.5, 1, 1.5])

    # The bold line lies below the others, so that it shows which of them is the larger.
    draw.line(ax, rates, worst, color=style.INK, linewidth=7)
    draw.line(ax, rates, steep_factor, color=style.DATA)
    draw.line(ax, rates, flat_factor, linestyle="--")
    draw.note(ax, "steep", (0.1, 0.5), (-26, -8), color=style.DATA)
    draw.note(ax, "flat", (0.45, 0.55), (2, -16), color=style.MODEL)

    marks = {"1/L": no_overshoot, "2/(L+μ)": best_rate, "2/L": limit}
    for name, rate in marks.items():
        draw.gap(ax, rate, 0, 1.4, color=style.TRUTH, linewidth=1.5)
        draw.note(ax, name, (rate, 1.4), (0, 9), color=style.TRUTH)

    # What the walk does in the steep direction.
    regimes = {"glides": 0.1, "zigzags": 0.3, "diverges": 0.46}
    for name, middle in regimes.items():
        draw.note(ax, name, (middle, 1.75), (0, 0))
    return fig
