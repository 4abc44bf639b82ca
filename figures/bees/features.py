"""What the trained network makes of a scene, in its first layer and in its last but one."""

import numpy as np

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import NETWORK, normalized

scenes = bees.held_out_scenes()
image = scenes["images"][6]
label = scenes["labels"][6]
weights = bees.training()["weights"][-1]

# The network answers several images at once, and here they are one.
outputs = list(NETWORK.outputs(normalized(image)[None], weights))


def feature_maps(number):
    """The maps that one output holds of the scene, each up to a largest value of 1."""
    maps = outputs[number][0]
    return maps / maps.max(axis=(1, 2), keepdims=True)


# Outputs 0 and 3 are weighted sums; 1 and 4 are the same sums with zeros for the negative ones.
first = feature_maps(1)
last = feature_maps(4)

by_brightness = np.argsort(first.mean(axis=(1, 2)))
# A map knows bees if it is brighter on them than elsewhere, or the other way round.
contrast = last[:, label].mean(axis=1) - last[:, ~label].mean(axis=1)
by_contrast = np.argsort(contrast)

shown = {
    "first, brightest": first[by_brightness[-1]],
    "first, 4th": first[by_brightness[-4]],
    "first, 7th": first[by_brightness[-7]],
    "last, best pick": last[by_contrast[-1]],
    "last, second": last[by_contrast[-2]],
    "last, best in reverse": last[by_contrast[0]],
}

# Those that are clearly brighter on bees, and those that are clearly darker there.
facts = {
    "maps": len(first),
    "bright": int((contrast > 0.2).sum()),
    "dark": int((contrast < -0.2).sum()),
}
alt = (
    "Six grey pictures of one scene. The upper three show edges, grain and bright places all over "
    "the board and the grass. In two of the lower ones little but the bees is bright, and in the "
    "third one all but the bees is."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))

    for ax, title in zip(axes, shown, strict=True):
        draw.image(ax, shown[title])
        ax.set_title(title)
    return fig
