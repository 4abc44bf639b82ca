"""By what the distance to the bottom shrinks in one step, along either axis of the bowl."""

import numpy as np

from gdviz.drawing import draw, style

steep, flat = 5, 1
rates = np.linspace(0, 0.5, 201)
worst = np.maximum(abs(1 - rates * steep), abs(1 - rates * flat))
marks = {"1/L": 1 / steep, "2/(L+μ)": 2 / (steep + flat), "2/L": 2 / steep}

facts = {"best_rate": marks["2/(L+μ)"], "best_factor": abs(1 - marks["2/(L+μ)"] * flat)}
facts |= {"no_overshoot": marks["1/L"], "limit": marks["2/L"]}
alt = (
    "Two V-shaped lines against the learning rate. The factor of the steep direction falls to 0 at "
    "0.2 and reaches 1 at 0.4; that of the flat direction falls slowly. The larger of the two is "
    f"lowest, {facts['best_factor']:.2f}, at a learning rate of one third."
)


def figure():
    fig, ax = draw.canvas(height=4)
    draw.line(ax, rates, worst, color=style.GRID, linewidth=9)
    draw.line(ax, rates, abs(1 - rates * steep), color=style.DATA)
    draw.line(ax, rates, abs(1 - rates * flat), linestyle="--")
    draw.note(ax, "steep: |1 − 5α|", (0.055, 0.3), (0, 0), color=style.DATA)
    draw.note(ax, "flat: |1 − α|", (0.12, 0.88), (0, 20), color=style.MODEL)
    for name, rate in marks.items():
        draw.gap(ax, rate, 0, 1.5, color=style.TRUTH, linewidth=1.2)
        draw.note(ax, name, (rate, 1.5), (0, 9), color=style.TRUTH)
    ax.set(xlabel="learning rate α", ylabel="factor of one step", xlim=(0, 0.5), ylim=(0, 1.7))
    return fig
