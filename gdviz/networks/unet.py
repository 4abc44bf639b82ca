"""A U-Net: a network that says of every pixel of an image what it belongs to."""

from gdviz.networks.convolution import average_pool, convolve, convolve_first, upsample
from gdviz.networks.network import Layer, Network, Skip
from gdviz.networks.operations import relu


def unet(channels: int, widths: tuple[int, ...]) -> Network:
    """One level for each width: what a level sees up close is added to what the next sees below.

    Each level convolves, has the next do the same at half the resolution, adds what comes back to
    its own and convolves the sum. Rows and columns must be multiples of 2^(levels − 1).
    Ronneberger et al. 2015, "U-Net: convolutional networks for biomedical image segmentation", with
    skips that add as in He et al. 2016, "Deep residual learning for image recognition".
    """
    first, *others = _level(channels, *widths)
    last = convolution_layer(widths[0], 1, side=1)
    return Network((Layer(convolve_first, first.shapes), *others, last))


def convolution_layer(channels: int, filters: int, side: int = 3) -> Layer:
    """A layer with one kernel of side · side pixels for each filter and channel."""
    return Layer(convolve, ((filters, channels, side, side), (filters,)))


def _level(channels, width, *deeper):
    own = (convolution_layer(channels, width), Layer(relu))
    if not deeper:
        return own
    widened = convolution_layer(deeper[0], width, side=1)
    below = Network((Layer(average_pool), *_level(width, *deeper), widened, Layer(upsample)))
    return (*own, Skip(below), convolution_layer(width, width), Layer(relu))
