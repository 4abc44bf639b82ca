"""What a product of Jacobians does to each direction, though it keeps the strength of all."""

import numpy as np

from gdviz.drawing import draw, style

width = 64
depths = (1, 8, 32)
draws = 31


def drawn(rng):
    """The random weights of as many layers as the deepest product takes."""
    return rng.normal(0, width**-0.5, (max(depths), width, width))


def stretched(matrices):
    """By how much layers of such weights, one after the other, stretch each of 64 directions.

    The Jacobian of a layer without an activation is its matrix of weights, and the stretches are
    the singular values of the product of all.
    """
    product = np.eye(width)
    for matrix in matrices:
        product = matrix @ product
    return np.linalg.svd(product, compute_uv=False)


# A single draw might be an odd one: of many, this is the middle one by its strength.
deepest = np.array([stretched(drawn(np.random.default_rng(seed))) for seed in range(draws)])
tenths = np.sum(deepest > 0.1, axis=1)
strengths = np.sqrt(np.mean(deepest**2, axis=1))
middle = np.argsort(strengths)[draws // 2]
rng = np.random.default_rng(middle)
matrices = drawn(rng)
stretches = {layers: stretched(matrices[:layers]) for layers in depths}

# ReLU hands nothing on from neurons that are silent: their rows in the Jacobian are 0.
signal = rng.normal(size=width)
bent = np.eye(width)
awake = []
for matrix in np.sqrt(2) * matrices:
    sums = matrix @ signal
    signal = np.maximum(sums, 0)
    bent = np.where(sums > 0, 1, 0)[:, None] * matrix @ bent
    awake.append(np.sum(sums > 0))
bent_stretches = np.linalg.svd(bent, compute_uv=False)

# In the long run the k-th largest grows with each layer by exp((ψ((n − k + 1)/2) + log(2/n)) / 2),
# where ψ is the digamma function (Newman 1986). It is −γ at 1 and −γ − 2 log 2 at 1/2, and
# ψ(x + 1) = ψ(x) + 1/x leads from there to all others.
digamma = {1: -np.euler_gamma - 2 * np.log(2), 2: -np.euler_gamma}
for twice in range(3, width + 1):
    digamma[twice] = digamma[twice - 2] + 2 / (twice - 2)
exponents = np.array([digamma[width - k] + np.log(2 / width) for k in range(width)]) / 2

# Square matrices whose rows are orthogonal turn and mirror, and stretch nothing.
turns = np.linalg.qr(matrices)[0]
turned = stretched(turns)

deep = stretches[32]
facts = {
    "largest_1": stretches[1][0],
    "largest_8": stretches[8][0],
    "largest_32": deep[0],
    "tenth_1": np.sum(stretches[1] > 0.1),
    "tenth_8": np.sum(stretches[8] > 0.1),
    "tenth_32": np.sum(deep > 0.1),
    "strength_32": strengths[middle],
    "draws": draws,
    "fewest": min(tenths),
    "most": max(tenths),
    "weakest": min(strengths),
    "strongest": max(strengths),
    "awake": min(awake),
    "tenth_relu": np.sum(bent_stretches > 0.1),
    "strength_relu": np.sqrt(np.mean(bent_stretches**2)),
    "expected": np.sum(np.exp(32 * exponents) > 0.1),
    "turned_low": turned[-1],
    "turned_high": turned[0],
}
alt = (
    f"The {width} stretches of products of 1, 8 and 32 random matrices, sorted, on a logarithmic "
    f"axis. One matrix stretches most directions alike. The product of 32 stretches one by "
    f"{deep[0]:.1f}, and only {facts['tenth_32']} to more than a tenth; a dotted line of theory "
    f"runs beside it. With ReLU only {facts['tenth_relu']} are left so long, and most vanish. "
    "Orthogonal matrices stay level at 1."
)


def figure():
    fig, ax = draw.canvas(height=4)
    numbers = np.arange(1, width + 1)
    looks = {1: style.DATA, 8: style.TRUTH, 32: style.MODEL}
    for layers, color in looks.items():
        marker = {1: "o", 8: "s", 32: "^"}[layers]
        look = {"marker": marker, "markersize": 5, "linestyle": "none"}
        draw.line(ax, numbers, stretches[layers], color=color, **look)
    look = {"marker": "x", "markersize": 6, "linestyle": "none"}
    draw.line(ax, numbers, bent_stretches, color=style.ERROR, **look)
    draw.line(ax, numbers, np.exp(32 * exponents), color=style.INK, linestyle=":")
    draw.line(ax, numbers, turned, color=style.INK, linestyle="--", linewidth=1.5)
    draw.note(ax, "1 layer", (48, stretches[1][47]), (-4, -16), color=style.DATA)
    draw.note(ax, "8 layers", (47, stretches[8][46]), (34, 8), color=style.TRUTH)
    draw.note(ax, "32 layers", (22, deep[21]), (38, 8), color=style.MODEL)
    draw.note(ax, "32 of ReLU", (14, bent_stretches[13]), (-44, -10), color=style.ERROR)
    draw.note(ax, "orthogonal", (52, 1), (0, 12))
    ax.set(xlabel="direction, by its stretch", ylabel="stretch", yscale="log", ylim=(1e-6, 30))
    return fig
