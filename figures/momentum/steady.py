"""On a steady slope the steps grow, but never beyond 1/(1 − β) times the first."""

import numpy as np

from gdviz.drawing import draw, style

shares = (0.5, 0.9)
steps = np.arange(1, 31)


def lengths(share):
    """How long each step is: its own push counts 1, and a share of the last step is kept."""
    walked = []
    velocity = 0
    for _ in steps:
        velocity = share * velocity + 1
        walked.append(velocity)
    return np.array(walked)


grown = {share: lengths(share) for share in shares}

facts = {"ten_steps": grown[0.9][9]}
alt = (
    "Two panels with a bar for each of thirty steps on a steady slope. Every bar begins with a "
    "push of the same size, and on it stands what is kept of the last step. With half kept the "
    f"bars soon reach 2 and stay; with 0.9 kept they climb towards 10, to {grown[0.9][-1]:.1f}."
)


def figure():
    fig, axes = draw.canvas(1, 2, height=3.4)

    for ax, share in zip(axes, shares, strict=True):
        # What a step owes to this slope, and what it owes to all slopes before.
        pushed = ax.bar(steps, 1, color=style.MODEL, label="push of this slope")
        kept = ax.bar(
            steps, grown[share] - 1, bottom=1, color=style.DATA, label="kept of the last step"
        )

        limit = 1 / (1 - share)
        ax.axhline(limit, color=style.INK, linestyle=":", linewidth=2)
        draw.note(ax, f"1/(1 − {share}) = {limit:.0f}", (17, limit), (0, 12))
        ax.set(title=f"β = {share}", xlabel="step", ylabel="length of the step", ylim=(0, 11.9))
    axes[0].legend(handles=[pushed, kept], loc="upper left", frameon=False, handlelength=1)
    return fig
