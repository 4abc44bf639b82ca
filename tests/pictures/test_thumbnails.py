"""Every picture looks as it looked when someone last looked at it: small, and without words."""

import numpy as np
import pytest
from pictures.baselines import comparable, known_thumbnail
from pictures.shown import light, painted
from PIL import Image
from recipes import RECIPES, ROOT

from gdviz.drawing import style

TOLERANCE = 12  # Levels of grey of 255: what shapes without words never differ by.


def _kept(name, scheme, was, now):
    """The path of a picture of both, and of where they differ."""
    both = np.hstack([was, now, np.minimum(8 * abs(now.astype(int) - was), 255).astype(np.uint8)])
    path = ROOT / "build" / "pictures" / f"{name.replace('/', '-')}-{scheme}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    large = both.repeat(3, axis=0).repeat(3, axis=1)
    Image.fromarray(large).save(path)
    return path


@pytest.mark.parametrize("scheme", style.SCHEMES)
@pytest.mark.parametrize("name", list(filter(comparable, RECIPES)))
def test_a_picture_looks_as_it_looked(name, scheme):
    was, now = known_thumbnail(name, scheme), painted(name)[0][scheme]
    again = f"run `make baselines PAGE={name.partition('/')[0]}`, and look at the thumbnails"
    assert was is not None, f"there is no thumbnail of {name} yet: {again}"
    # A picture that has another height fails in any case.
    was = np.resize(was[: len(now)], now.shape)
    if abs(now.astype(int) - was).max() > TOLERANCE:
        path = _kept(name, scheme, was, now)
        pytest.fail(
            f"figures/{name}.py looks otherwise than it did: {path} shows the old picture, the new "
            f"one and the difference; if it is meant, {again}"
        )


@pytest.mark.parametrize("name", ["lines/slope", "lines/squares", "networks/neuron"])
def test_what_is_painted_in_light_colours_is_what_the_light_scheme_draws(name):
    assert np.array_equal(painted(name)[0]["light"], light(name))
