"""Three scores become three chances: the exponential of each, by the sum of them all."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.notation import format_number

names = ("cat", "dog", "bee")
scores = np.array((1.0, 2.0, -1.0))
truth = names.index("cat")

# The exponential makes all scores positive and leaves their order as it is.
powers = np.exp(scores)
total = powers.sum()
chances = powers / total
loss = -np.log(chances[truth])

# By each score the slope of the loss is the chance, less 1 where the answer is right.
slopes = chances - (np.arange(3) == truth)

# The exercise on the page has scores ten times as large.
surer = np.exp(10 * scores) / np.exp(10 * scores).sum()

# Between cat and dog alone.
pair = powers[0] / (powers[0] + powers[1])

facts = {"total": total, "loss": loss, "pair": pair, "equal": np.log(len(names))}
facts |= {"surer_loss": -np.log(surer[truth]), "surer_dog": surer[1]}
for name, score, power, chance, slope in zip(names, scores, powers, chances, slopes, strict=True):
    facts[f"score_{name}"] = score
    facts[f"power_{name}"] = power
    facts[f"chance_{name}"] = chance
    facts[f"slope_{name}"] = slope
alt = (
    "Three bars for cat, dog and bee, three times. Their scores are 1, 2 and -1; e to the power of "
    f"these is {powers[0]:.2f}, {powers[1]:.2f} and {powers[2]:.2f}; and by their sum of "
    f"{total:.2f} the chances are {chances[0]:.2f}, {chances[1]:.2f} and {chances[2]:.2f}. The "
    "bar of the cat, which is right, has another colour."
)


def bars(ax, numbers, title, form):
    """A bar for each answer, with its number at its end."""
    colors = [style.TRUTH if place == truth else style.MODEL for place in range(len(names))]
    ax.barh(range(len(names)), numbers, height=0.6, color=colors)
    for place, number in enumerate(numbers):
        # Beside the bar, on the side to which it grows.
        side = 1 if number >= 0 else -1
        draw.note(ax, format_number(number, form), (number, place), (side * 20, 0))
    ax.axvline(0, color=style.MUTED, linewidth=1)
    ax.set(title=title, xticks=[], yticks=range(len(names)), yticklabels=names)
    ax.set_ylim(2.6, -0.6)  # The first answer is at the top.
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def figure():
    fig, (left, middle, right) = draw.canvas(1, 3, height=2.5, left=0.5)
    bars(left, scores, "score $z$", ".0f")
    left.set_xlim(-2.8, 3.2)
    bars(middle, powers, f"$e^z$, sum {total:.2f}", ".2f")
    middle.set_xlim(0, 11)
    bars(right, chances, "chance", ".2f")
    right.set_xlim(0, 1.1)
    return fig
