"""A drawn scene of bees on a board, and beside it the label that says which pixels are bee."""

from gdviz.drawing import draw
from gdviz.experiments import bees

# The network learns from some scenes and is judged by others, which it has never seen.
learnt = bees.training_scenes()
held_out = bees.held_out_scenes()

image = held_out["images"][6]
label = held_out["labels"][6]
rows, columns = label.shape

facts = {
    "rows": rows,
    "columns": columns,
    "pixels": label.size,
    "numbers": image.size,
    "marked": int(label.sum()),
    "share": label.mean(),
    "training": len(learnt["images"]),
    "held_out": len(held_out["images"]),
}
alt = (
    "On the left, a board with a clear tub lies in the grass, seen from above. Five striped bees "
    "sit on it or fly over it, and soft shadows fall on it. On the right the same picture is "
    f"black, but for five white shapes where the bees are, {label.mean():.1%} of its area."
)


def figure():
    fig, (left, right) = draw.canvas(1, 2, height=2.67, bare=[0, 1])

    draw.image(left, image)
    left.set_title("A drawn scene")

    draw.image(right, label)
    right.set_title("Its label: bee or not bee")
    return fig
