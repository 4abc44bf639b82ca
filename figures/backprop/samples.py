"""Four samples go through two layers at once, and their slopes come back as arrays."""

from math import ceil

import numpy as np

from gdviz.drawing import draw, style
from gdviz.networks.operations import dense, relu

# A row for each sample, and whole numbers throughout.
X = np.array([[1, 0], [0, 1], [1, 1], [2, 0]])
T = np.array([[2], [0], [2], [3]])
W1 = np.array([[1, 1], [1, -1], [-1, 2]])
b1 = np.array([0, 2, 0])
W2 = np.array([[2, -1, 1]])
b2 = np.array([1])

Z, back_to_x = dense(X, W1, b1)
H, back_to_z = relu(Z)
Y, back_to_h = dense(H, W2, b2)
loss = np.mean((Y - T) ** 2)

# The same way back: each operation turns the slopes behind it into those before it.
by_y = 2 / T.size * (Y - T)
by_h, by_w2, by_b2 = back_to_h(by_y)
(by_z,) = back_to_z(by_h)
# A slope of −1 times 0 is a negative zero for the computer; for a reader it is 0.
by_z = by_z + 0.0
_, by_w1, by_b1 = back_to_x(by_z)

facts = {
    "loss": loss,
    "first": by_w2[0, 0],
    "bias": by_b2[0],
}
for sample in range(4):
    facts[f"slope_{sample + 1}"] = by_y[sample, 0]
    facts[f"value_{sample + 1}"] = H[sample, 0]
    facts[f"product_{sample + 1}"] = by_y[sample, 0] * H[sample, 0]
alt = (
    "Tables of whole numbers. Above, four samples pass through two layers from left to right, and "
    "below each table its slopes fill in from right to left. The first slope of the second "
    "layer's weights is the first column of H times the slopes of Y, added up: "
    f"{by_w2[0, 0]:.0f}."
)

# Row by row of the picture: what each table holds, and where it begins.
ROWS = (
    {"X": (X, 0), "Z": (Z, 4), "H": (H, 9), "Y": (Y, 14), "T": (T, 17)},
    {r"\bar{Z}": (by_z, 4), r"\bar{H}": (by_h, 9), r"\bar{Y}": (by_y, 14)},
    {
        "W_1": (W1, 0),
        "b_1": (b1[:, None], 2.2),
        r"\bar{W}_1": (by_w1, 4.2),
        r"\bar{b}_1": (by_b1[:, None], 6.4),
        "W_2": (W2, 8.5),
        "b_2": (b2[None], 11.7),
        r"\bar{W}_2": (by_w2, 13.8),
        r"\bar{b}_2": (by_b2[None], 17),
    },
)


def added(terms):
    """Whole numbers, or pairs of factors, as a sum with its result: −1·1 + 2·1 = 1."""
    written = ""
    for number, *others in terms:
        factors = [f"{abs(number):.0f}"]
        # Only a first factor can stand behind the sign of its term.
        factors += [f"{other:.0f}" if other >= 0 else f"({other:.0f})" for other in others]
        sign = "−" if number < 0 else "+"
        written += f" {sign} {'·'.join(factors)}"
    total = sum(np.prod(term) for term in terms)
    # Before the first term there is no operation, only its sign.
    start = written[3:] if written.startswith(" +") else "−" + written[3:]
    return f"{start} = {total:.0f}"


every = slice(None)
first = (0, 0)
# One entry of every table: which cells it is made of, and how.
SCENES = (
    (
        "Z",
        {"X": (0, every), "W_1": (0, every), "b_1": first},
        "Z = X W₁ᵀ + b₁, first entry: " + added([*zip(X[0], W1[0], strict=True), (b1[0],)]),
    ),
    ("H", {"Z": first}, "H = ReLU(Z): what is below 0 becomes 0"),
    (
        "Y",
        {"H": (0, every), "W_2": (0, every), "b_2": first},
        "Y = H W₂ᵀ + b₂, first entry: " + added([*zip(H[0], W2[0], strict=True), (b2[0],)]),
    ),
    (
        r"\bar{Y}",
        {"Y": first, "T": first},
        f"slopes of Y, half of each miss: ({Y[0, 0]} − {T[0, 0]}) / 2 = {by_y[0, 0]:.0f}",
    ),
    (
        r"\bar{W}_2",
        {r"\bar{Y}": (every, 0), "H": (every, 0)},
        "W₂, first slope: " + added(list(zip(by_y[:, 0], H[:, 0], strict=True))),
    ),
    (
        r"\bar{b}_2",
        {r"\bar{Y}": (every, 0)},
        "b₂, its slope: " + added(by_y),
    ),
    (
        r"\bar{H}",
        {r"\bar{Y}": first, "W_2": first},
        "H, first slope: " + added([(by_y[0, 0], W2[0, 0])]),
    ),
    (
        r"\bar{Z}",
        {r"\bar{H}": first, "Z": first},
        "slopes of Z: those of H, but 0 where ReLU was off",
    ),
    (
        r"\bar{W}_1",
        {r"\bar{Z}": (every, 0), "X": (every, 0)},
        "W₁, first slope: " + added(list(zip(by_z[:, 0], X[:, 0], strict=True))),
    ),
    (
        r"\bar{b}_1",
        {r"\bar{Z}": (every, 0)},
        "b₁, first slope: " + added(by_z[:, :1]),
    ),
)


def tables(axes):
    """Draw all tables, with their numbers still hidden; where each stands, and its numbers."""
    places = {}
    numbers = {}
    look = {"facecolor": style.PAPER, "edgecolor": style.MUTED, "alpha": 1, "linewidth": 1}
    for ax, row in zip(axes, ROWS, strict=True):
        for name, (table, left) in row.items():
            places[name] = ax, left, table.shape
            numbers[name] = draw.matrix(ax, table, left, ".0f", **look)
            for word in numbers[name]:
                word.set(visible=False, animated=True)
            middle = left + table.shape[1] / 2
            ax.text(middle, 0.2, f"${name}$", ha="center", va="bottom", fontsize=14)
        ax.set(xlim=(-0.1, 18.1), ylim=(-4.1, 1))
        ax.axis("off")
    return places, numbers


def frame(place, cells, color):
    """A frame round some cells of a table."""
    ax, left, shape = place
    inside = np.zeros(shape)
    inside[cells] = 1
    rows, columns = np.nonzero(inside)
    start, end = left + columns.min(), left + columns.max() + 1
    top, bottom = -rows.min(), -rows.max() - 1
    return draw.line(
        ax,
        (start, end, end, start, start),
        (top, top, bottom, bottom, top),
        color=color,
        linewidth=2.8,
        animated=True,
        visible=False,
    )


def figure():
    fig, axes = draw.canvas(3, 1, height=5.3, bare=range(3))
    places, numbers = tables(axes)
    status = draw.status(fig)

    framed = []
    for name, sources, _ in SCENES:
        drawn = [frame(places[source], cells, style.MODEL) for source, cells in sources.items()]
        framed.append([*drawn, frame(places[name], first, style.ERROR)])

    def say(words):
        """Keep a line of text for a third of a second a word."""
        status.set_text(words)
        return [fig] * ceil(3 * len(words.split()))

    def show(artists, visible=True):
        for artist in artists:
            artist.set_visible(visible)

    for name in ("X", "T", "W_1", "b_1", "W_2", "b_2"):
        show(numbers[name])
    yield from say("given: four samples, the rows of X, with their targets, and the weights")

    before = []
    for (name, _, words), now in zip(SCENES, framed, strict=True):
        show(before, visible=False)
        show(numbers[name])
        show(now)
        yield from say(words)
        before = now
