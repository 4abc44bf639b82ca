"""Scenes with the answer: an image of bees, and which of its pixels are bee."""

from numpy.typing import NDArray

from gdviz.scenes import bee, scene


def bees(seed: int, rows: int = 192) -> tuple[NDArray, NDArray]:
    """A drawn scene of honeybees on a board in the grass, and which of its pixels are bee.

    The image is (rows, columns, 3) between 0 and 1, four wide to three high; the label is
    (rows, columns) and true where a pixel's centre lies within the head, thorax or abdomen of a
    bee. A seed gives the same scene at any number of rows from 24 on.
    """
    drawn = scene.laid_out(seed)
    image = scene.paint(drawn, rows)
    return image, bee.label(drawn.bees, *image.shape[:2])
