"""What is left of a slope if every layer keeps the same share of it."""

import numpy as np

from gdviz.drawing import draw, style

layers = np.arange(65)
shares = (0.25, 0.5, 0.9, 1, 1.1)
left = {share: share ** layers.astype(float) for share in shares}

facts = {
    "half_9": left[0.5][9],
    "half_10": left[0.5][10],
    "quarter_32": left[0.25][32],
    "half_32": left[0.5][32],
    "nine_32": left[0.9][32],
    "nine_64": left[0.9][64],
    "over_64": left[1.1][64],
}
alt = (
    "Five straight lines on a logarithmic axis over 64 layers. If each keeps a quarter of the "
    f"slope, {left[0.25][32]:.0e} is left after 32; with 0.9, {left[0.9][64]:.4f} after 64. With 1 "
    f"the line is level, and with 1.1 the slope grows to {left[1.1][64]:.0f} times."
)


def figure():
    fig, ax = draw.canvas(height=3.8)
    colors = (style.ERROR, style.ERROR, style.MODEL, style.INK, style.DATA)
    styles = ("-", "--", "-", ":", "-.")
    offsets = ((30, 8), (26, 8), (0, -13), (0, -10.5), (0, 13))
    for share, color, dashes, offset in zip(shares, colors, styles, offsets, strict=True):
        draw.line(ax, layers, left[share], color=color, linestyle=dashes)
        place = {0.25: 20, 0.5: 20, 1: 62}.get(share, 50)
        draw.note(ax, f"{share}", (place, left[share][place]), offset, color=color)
    ax.set(xlabel="layers on the way", ylabel="share of the slope that is left", yscale="log")
    ax.set(xticks=(0, 2, 8, 32, 64), ylim=(1e-20, 1e6))
    return fig
