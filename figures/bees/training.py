"""A network learns to find bees in a scene that it does not learn from."""

import numpy as np

from gdviz.drawing import draw, style
from gdviz.experiments import bees
from gdviz.networks.segmentation import predict

walk = bees.training()
steps = walk["steps"]
losses = walk["losses"]
overlaps = walk["overlaps"]

scenes = bees.held_out_scenes()
image = scenes["images"][6]
label = scenes["labels"][6]
answers = [predict(weights, image) for weights in walk["weights"]]

# How much the overlap changes from one step shown to the next, on the way and near the end.
changes = abs(np.diff(overlaps))
on_the_way = (steps[1:] > 100) & (steps[1:] <= 1000)
near_the_end = steps[1:] > 1000

facts = {
    "steps": steps[-1],
    "first_loss": losses[0],
    "last_loss": losses[-1],
    "first_overlap": overlaps[0],
    "last_overlap": overlaps[-1],
    "change_early": changes[on_the_way].mean(),
    "change_late": changes[near_the_end].mean(),
}
alt = (
    "A scene, its label, the network's answer and two curves. The answer turns from noise to "
    "black, then pale spots appear and sharpen into the bees of the label. The loss falls from "
    f"{losses[0]:.1f} to {losses[-1]:.3f}, and the overlap climbs from zero to {overlaps[-1]:.2f}."
)


def figure():
    fig, (scene, truth, answer, plot) = draw.canvas(2, 2, height=5.34, bare=[0, 1, 2])

    draw.image(scene, image)
    scene.set_title("A held-out scene")
    draw.image(truth, label)
    truth.set_title("Its label")
    shown = draw.image(answer, answers[0], animated=True)
    answer.set_title("The network's answer")

    plot.set(title="Loss and overlap", xlabel="steps", xlim=(0, 4000), ylim=(0, 1.25))
    # Most happens early, which a logarithm shows; up to 1 the axis is linear, for it starts at 0.
    plot.set_xscale("symlog", linthresh=1, linscale=0.4)
    plot.set_xticks([0, 1, 10, 100, 1000], ["0", "1", "10", "100", "1000"])
    words = [
        plot.text(1.1, 0.75, "loss", color=style.ERROR, animated=True),
        plot.text(60, 0.55, "overlap", color=style.MODEL, ha="right", animated=True),
    ]
    loss = draw.line(plot, [], [], color=style.ERROR, linestyle="--", animated=True)
    overlap = draw.line(plot, [], [], animated=True)
    status = draw.status(fig)

    for k, step in enumerate(steps):
        shown.set_data(answers[k])
        loss.set_data(steps[: k + 1], losses[: k + 1])
        overlap.set_data(steps[: k + 1], overlaps[: k + 1])
        # A name comes when its curve has come there.
        for word in words:
            word.set_visible(step >= word.get_position()[0])
        status.set_text(f"step {step}: loss {losses[k]:.3f}, overlap {overlaps[k]:.2f}")
        yield from [fig] * 2
