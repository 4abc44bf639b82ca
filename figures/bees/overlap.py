"""Where the mask that a half-trained network finds overlaps the label, pixel by pixel."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import intersection_over_union, precision, predict, recall

walk, scenes = bees.training(), bees.held_out_scenes()
early, part = list(walk["steps"]).index(100), (slice(135, 167), slice(76, 118))
image, label = scenes["images"][6], scenes["labels"][6][part]
found = (predict(walk["weights"][early], image) > 0.5)[part]
hits, misses, alarms = found & label, label & ~found, found & ~label

facts = {"hits": int(hits.sum()), "misses": int(misses.sum()), "false_alarms": int(alarms.sum())}
facts |= {"overlap": intersection_over_union(found, label)}
facts |= {"precision": precision(found, label), "recall": recall(found, label)}
alt = (
    "On the left a bee, enlarged until its pixels show. On the right each pixel that is marked in "
    f"the label or in the answer has a sign: {facts['hits']} squares for hits, "
    f"{facts['misses']} crosses for misses and {facts['false_alarms']} rings for false alarms."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=2.7, bare=[0, 1])
    draw.image(left, image[part], interpolation="none")
    left.set_title("A bee, enlarged")
    size = {"xlim": left.get_xlim(), "ylim": left.get_ylim(), "aspect": "equal"}
    right.set(title="Answer and label", **size)
    right.axis("off")
    rows, columns = np.nonzero(hits)
    look = {"color": style.TRUTH, "marker": "s", "linewidth": 0, "label": "hits"}
    draw.scatter(right, columns, rows, s=38, **look)
    draw.mistakes(right, found, label, s=26)
    right.legend(loc="upper center", ncols=3, fontsize=9, frameon=False, handletextpad=0.1)
    return fig
