"""One scene with and without shadows of passing bees, as an early and a late network see it."""

from dataclasses import replace

from gdviz.drawing import draw
from gdviz.experiments import bees
from gdviz.networks.segmentation import predict
from gdviz.scenes import scene

walk, label = bees.training(), bees.held_out_scenes()["labels"][6]
drawn = scene.laid_out(1006)
images = [scene.paint(one, rows=192) for one in (drawn, replace(drawn, strangers=()))]
shadow = ((images[1] - images[0]).max(axis=-1) > 0.08) & ~label
steps = {"early": 32, "late": walk["steps"][-1]}
answers, facts = {}, {"pixels": int(shadow.sum())}
for name, step in steps.items():
    weights = walk["weights"][list(walk["steps"]).index(step)]
    answers[name] = [predict(weights, image) for image in images]
    facts |= {f"bees_{name}": answers[name][0][label].mean()}
    facts |= {f"shadows_{name}": answers[name][0][shadow].mean()}
    facts |= {f"without_{name}": answers[name][1][shadow].mean()}
alt = (
    "Two rows of three pictures. Above is a scene in which shadows fall on the board, below the "
    "same scene without them. After 32 steps the network answers grey wherever dark meets light: "
    "at bees, shadows, the tub. After all steps both rows show white bees on black, and no shadow."
)


def figure():
    fig, axes = draw.canvas(2, 3, height=3.8, bare=range(6))
    titles = ("With shadows", "After 32 steps", f"After {steps['late']} steps", "Without", "", "")
    columns = zip(images, answers["early"], answers["late"], strict=True)
    shown = [pixels for row in columns for pixels in row]
    for ax, pixels, title, white in zip(axes, shown, titles, (1, 0.4, 1) * 2, strict=True):
        draw.image(ax, pixels, vmax=white).axes.set_title(title)
    return fig
