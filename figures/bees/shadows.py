"""One scene with and without shadows of passing bees, as an early and a late network see it."""

from dataclasses import replace

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import predict
from gdviz.scenes import scene

walk = bees.training()
label = bees.held_out_scenes()["labels"][6]

# The scene is drawn, so we can draw it again without the bees that pass by outside the picture.
drawn = scene.laid_out(1006)
with_shadows = scene.paint(drawn, rows=192)
without = scene.paint(replace(drawn, strangers=()), rows=192)

# What is brighter without those bees was in their shadow.
brighter = (without - with_shadows).max(axis=-1)
shadow = (brighter > 0.08) & ~label


def answers_after(step):
    """What the network answers after so many steps: with the shadows, and without them."""
    number = list(walk["steps"]).index(step)
    weights = walk["weights"][number]
    return predict(weights, with_shadows), predict(weights, without)


last_step = walk["steps"][-1]
early_with, early_without = answers_after(32)
late_with, late_without = answers_after(last_step)

facts = {
    "pixels": int(shadow.sum()),
    "bees_early": early_with[label].mean(),
    "shadows_early": early_with[shadow].mean(),
    "without_early": early_without[shadow].mean(),
    "bees_late": late_with[label].mean(),
    "shadows_late": late_with[shadow].mean(),
    "without_late": late_without[shadow].mean(),
}
alt = (
    "Two rows of three pictures. Above is a scene in which shadows fall on the board, below the "
    "same scene without them. After 32 steps the network answers grey wherever dark meets light: "
    "at bees, shadows, the tub. After all steps both rows show white bees on black, and no shadow."
)


def row(axes, image, early, late):
    """A scene, and what the network answers early and late."""
    left, middle, right = axes
    draw.image(left, image)
    # The early answers are faint, so white stands for 0.4 already.
    draw.image(middle, early, vmax=0.4)
    draw.image(right, late)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))
    row(axes[:3], with_shadows, early_with, late_with)
    row(axes[3:], without, early_without, late_without)

    axes[0].set_title("With shadows")
    axes[1].set_title("After 32 steps")
    axes[2].set_title(f"After {last_step} steps")
    axes[3].set_title("Without")
    return fig
