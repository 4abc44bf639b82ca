"""How far two colours stand apart, as WCAG counts it: from 1 to 21."""

import numpy as np
from matplotlib import colors


def linear(colour):
    """A colour in linear RGB."""
    value = np.array(colors.to_rgb(colour))
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The contrast of two colours; text needs 4.5."""
    luminances = [linear(colour) @ (0.2126, 0.7152, 0.0722) for colour in (one, other)]
    return (max(luminances) + 0.05) / (min(luminances) + 0.05)
