"""Where the mask that a half-trained network finds overlaps the label, pixel by pixel."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, precision, predict, recall

# After 100 steps the network has begun to find bees, and it still makes mistakes of both kinds.
walk = bees.training()
early = list(walk["steps"]).index(100)
weights = walk["weights"][early]

scenes = bees.held_out_scenes()
image = scenes["images"][6]
answer = predict(weights, image)

# The rows and columns of one bee.
part = slice(135, 167), slice(76, 118)
found = answer[part] > 0.5
label = scenes["labels"][6][part]

# The exercise on the page asks for less certainty.
easily_found = answer[part] > 0.2

hits = found & label
misses = label & ~found
false_alarms = found & ~label

facts = {
    "hits": int(hits.sum()),
    "misses": int(misses.sum()),
    "false_alarms": int(false_alarms.sum()),
    "overlap": intersection_over_union(found, label),
    "precision": precision(found, label),
    "recall": recall(found, label),
    "easily_precision": precision(easily_found, label),
    "easily_recall": recall(easily_found, label),
}
alt = (
    "On the left a bee, enlarged until its pixels show. On the right each pixel that is marked in "
    f"the label or in the answer has a sign: {facts['hits']} squares for hits, "
    f"{facts['misses']} crosses for misses and {facts['false_alarms']} rings for false alarms."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=2.7, bare=[0, 1])

    draw.image(left, image[part], interpolation="none")
    left.set_title("A bee, enlarged")

    # The same limits, so that a sign stands where its pixel is.
    right.set(xlim=left.get_xlim(), ylim=left.get_ylim(), aspect="equal")
    right.set_title("Answer and label")
    right.axis("off")

    rows, columns = np.nonzero(hits)
    look = {"color": style.TRUTH, "marker": "s", "linewidth": 0}
    draw.scatter(right, columns, rows, s=38, label="hits", **look)
    draw.mistakes(right, found, label, s=26)
    look = {"frameon": False, "handletextpad": 0, "columnspacing": 0.4, "handlelength": 1.4}
    right.legend(loc="upper center", ncols=3, **look)
    return fig
