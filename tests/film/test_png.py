"""A PNG shows the picture, exactly if it has few colours."""

import films
import numpy as np
import pytest
import scenes
from PIL import Image
from skimage.metrics import structural_similarity

from gdviz.drawing import style
from gdviz.film import png, render
from gdviz.film.about import About


def _shown(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")), picture.mode, picture.info


@pytest.mark.parametrize("shape", [(1, 5), (33, 7), (64, 64)])
@pytest.mark.parametrize("colours", [1, 2, 3, 17, 256])
def test_a_picture_of_few_colours_is_shown_exactly(tmp_path, shape, colours):
    pixels = films.random_film(shape, colours).first
    png.write(tmp_path / "picture.png", pixels)
    shown, mode, _ = _shown(tmp_path / "picture.png")
    assert mode == "P"
    assert np.array_equal(shown, films.rgb(pixels))


@pytest.mark.parametrize("scheme", style.SCHEMES)
@pytest.mark.parametrize(
    "scene", [scenes.surface_with_path, scenes.surface_in_space, scenes.panels_with_curve]
)
def test_a_picture_of_many_colours_is_alike(tmp_path, scene, scheme):
    style.use(scheme)
    pixels = render.pixels(next(scene()), scale=2)
    png.write(tmp_path / "picture.png", pixels)
    shown = _shown(tmp_path / "picture.png")[0]
    assert structural_similarity(shown, films.rgb(pixels), channel_axis=-1) >= 0.995


def test_a_photograph_of_noise_is_alike_too(tmp_path):
    rng = np.random.default_rng(0)
    smooth = np.linspace(40, 200, 200)[:, None, None] * np.linspace(0.5, 1.2, 300)[:, None]
    noise = (smooth + rng.normal(0, 4, (200, 300, 3))).clip(0, 255).astype(np.uint8)
    opaque = np.dstack([noise, np.full((200, 300), 255, np.uint8)])
    png.write(tmp_path / "picture.png", opaque.view(np.uint32)[..., 0])
    shown = _shown(tmp_path / "picture.png")[0]
    assert np.abs(shown.astype(int) - noise).mean() < 6


def test_nothing_but_the_picture_is_stored(tmp_path):
    png.write(tmp_path / "picture.png", films.random_film((9, 9), 5).first)
    assert _shown(tmp_path / "picture.png")[2] == {}


def test_what_is_known_of_the_picture_goes_along(tmp_path):
    about = About("A title", "Naïve α", "CC BY 4.0", "figures/a/b.py")
    png.write(tmp_path / "picture.png", films.random_film((9, 9), 5).first, about)
    assert _shown(tmp_path / "picture.png")[2] == {
        "Title": "A title",
        "Description": "Naïve α",
        "Copyright": "CC BY 4.0",
        "Source": "figures/a/b.py",
    }


@pytest.mark.parametrize("colours", [3, 5000])
def test_what_is_clear_stays_clear_and_the_rest_is_shown(tmp_path, colours):
    pixels = films.random_film((64, 64), colours).first
    pixels[:, :20] &= 0x00FFFFFF
    png.write(tmp_path / "picture.png", pixels)
    with Image.open(tmp_path / "picture.png") as picture:
        shown = np.asarray(picture.convert("RGBA"))
    assert (shown[:, :20, 3] == 0).all()
    assert (shown[:, 20:, 3] == 255).all()
    if colours == 3:
        assert np.array_equal(shown[:, 20:, :3], films.rgb(pixels)[:, 20:])


def _faded(colour):
    """A colour, or noise, that fades from clear to opaque."""
    pixels = np.empty((64, 256, 4), np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = np.arange(256)
    return pixels


def test_a_fading_colour_is_shown_exactly(tmp_path):
    pixels = _faded((31, 111, 235))
    png.write(tmp_path / "picture.png", pixels.view(np.uint32)[..., 0])
    with Image.open(tmp_path / "picture.png") as picture:
        assert np.array_equal(np.asarray(picture.convert("RGBA")), pixels)


def test_many_fading_colours_are_alike_on_any_ground(tmp_path):
    smooth = np.stack(np.meshgrid(np.linspace(0, 250, 256), np.linspace(0, 250, 64)), axis=-1)
    pixels = _faded(np.concatenate([smooth, smooth[..., :1]], axis=-1))
    png.write(tmp_path / "picture.png", pixels.view(np.uint32)[..., 0])
    with Image.open(tmp_path / "picture.png") as picture:
        shown = np.asarray(picture.convert("RGBA"))
    for ground in (0, 255):
        seen, true = (
            layer[..., :3] * (layer[..., 3:] / 255) + ground * (1 - layer[..., 3:] / 255)
            for layer in (shown, pixels)
        )
        assert np.abs(seen - true).mean() < 6
