"""What the trained network makes of a scene, in its first layer and in its last but one."""

import numpy as np

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import NETWORK, normalized

scenes = bees.held_out_scenes()
image, label = scenes["images"][6], scenes["labels"][6]
outputs = NETWORK.outputs(normalized(image)[None], bees.training()["weights"][-1])
outputs = [images[0] for images in outputs]
first, last = (maps / maps.max(axis=(1, 2), keepdims=True) for maps in (outputs[1], outputs[4]))
busy = np.argsort(first.mean(axis=(1, 2)))
keen = np.argsort(last[:, label].mean(axis=1) - last[:, ~label].mean(axis=1))
shown = [first[busy[-1]], first[busy[-4]], first[busy[-7]]]
shown += [last[keen[-1]], last[keen[-2]], last[keen[0]]]

facts = {"maps": len(first)}
alt = (
    "Six grey pictures of one scene. The upper three show edges, grain and bright places all over "
    "the board and the grass. In two of the lower ones little but the bees is bright, and in the "
    "third one all but the bees is."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))
    titles = [f"first layer, {word}" for word in "abc"] + [f"last layer, {word}" for word in "abc"]
    for ax, title, pixels in zip(axes, titles, shown, strict=True):
        draw.image(ax, pixels)
        ax.set_title(title)
    return fig
