"""How a hundred starts end, for six and for eight hidden neurons, by how many fell silent."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import starts

neurons = (6, 8)
losses = {}
silent = {}
unheard = {}
for count in neurons:
    run = starts.train(count)
    losses[count] = run["losses"]
    # By start, sample and neuron.
    on = run["on"]

    # A neuron that is off for all samples learns nothing more.
    ever_on = on.any(axis=1)
    silent[count] = np.sum(~ever_on, axis=1)

    # Samples for which all neurons are off get one and the same answer.
    heard = on.any(axis=2)
    unheard[count] = np.mean(~heard, axis=1)

stuck = {count: losses[count] > 1 for count in neurons}
learned = np.concatenate([losses[count][~stuck[count]] for count in neurons])
facts = {
    "low": learned.min(),
    "high": learned.max(),
    "lower": (losses[6] < losses[6][starts.MIDDLE]).sum(),
    "stuck": max(losses[count].max() for count in neurons),
    # One silent neuron, and no worse for it.
    "spared": ((silent[6] == 1) & ~stuck[6]).sum(),
    "least_unheard": min(unheard[count][stuck[count]].min() for count in neurons),
    "most_unheard": max(unheard[count][~stuck[count]].max() for count in neurons),
}
for name, count in zip(("six", "eight"), neurons, strict=True):
    some = silent[count] > 0
    facts[f"{name}_silent"] = some.sum()
    facts[f"{name}_with"] = np.median(losses[count][some])
    facts[f"{name}_without"] = np.median(losses[count][~some])
alt = (
    "A hundred marks for six neurons and a hundred for eight: their loss against how many neurons "
    f"are silent, from none to {max(silent[8])}. All columns of dots lie between "
    f"{facts['low']:.2f} and {facts['high']:.2f}. Crosses stand near {facts['stuck']:.1f}: "
    f"{stuck[6].sum()} with six neurons and {stuck[8].sum()} with eight."
)


def places(counts):
    """Where each start stands: at its count, and beside the others that have the same."""
    x = counts.astype(float)
    for count in np.unique(counts):
        here = counts == count
        x[here] += np.linspace(-0.42, 0.42, here.sum() + 2)[1:-1]
    return x


def panel(ax, count):
    """A mark for every start."""
    x = places(silent[count])
    lost = stuck[count]
    draw.scatter(ax, x[~lost], losses[count][~lost], s=10)
    draw.scatter(ax, x[lost], losses[count][lost], color=style.ERROR, marker="x", s=60)
    ax.set(title=f"{count} neurons", xlabel="silent neurons", ylabel="loss", yscale="log")
    ax.set(xlim=(-0.5, 5.5), xticks=range(6), ylim=(0.19, 6))
    ax.set_yticks((0.2, 0.5, 1, 2, 5), ("0.2", "0.5", "1", "2", "5"))
    ax.minorticks_off()


def figure():
    fig, axes = draw.canvas(1, 2, height=3.6, left=0.75)
    for ax, count in zip(axes, neurons, strict=True):
        panel(ax, count)

    film = (places(silent[6])[starts.MIDDLE], losses[6][starts.MIDDLE])
    draw.dot(axes[0], *film)
    draw.note(axes[0], "in the films", film, (52, 26), color=style.MODEL)
    draw.note(axes[1], "stuck", (3, losses[8].max()), (34, 0), color=style.ERROR)
    return fig
