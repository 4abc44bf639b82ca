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
    f"lowest, {facts['best_factor']:.2f}, at a learning rate of one third."
)


def figure():
    fig, ax = draw.canvas(height=4)
    ax.set(xlabel="learning rate α", ylabel="factor of one step", xlim=(0, 0.5), ylim=(0, 1.7))

    # The pale band goes below the lines, so that it shows which of them is the larger.
    draw.line(ax, rates, worst, color=style.GRID, linewidth=9)
    draw.line(ax, rates, steep_factor, color=style.DATA)
    draw.line(ax, rates, flat_factor, linestyle="--")
    draw.note(ax, "steep: |1 − 5α|", (0.055, 0.3), (0, 0), color=style.DATA)
    draw.note(ax, "flat: |1 − α|", (0.12, 0.88), (0, 20), color=style.MODEL)

    marks = {"1/L": no_overshoot, "2/(L+μ)": best_rate, "2/L": limit}
    for name, rate in marks.items():
        draw.gap(ax, rate, 0, 1.5, color=style.TRUTH, linewidth=1.2)
        draw.note(ax, name, (rate, 1.5), (0, 9), color=style.TRUTH)
    return fig
