"""A photograph and its label become arrays of one size; a label that cannot be meant is refused."""

import re

import numpy as np
import pytest
from pairs import COLUMNS, MARKED, PHOTO, ROWS, refusal, save, white_on_black
from PIL import Image

from gdviz.segment import photos

BLACK_AND_WHITE = white_on_black(MARKED)


@pytest.fixture
def photo(tmp_path):
    """A good photograph."""
    return save(tmp_path / "photo.png", PHOTO)


def _painted(mask, colour):
    """Paint what is marked in a colour on black."""
    return np.where(mask[..., None], np.uint8(colour), np.uint8(0))


def _with_palette(*colours):
    image = Image.fromarray(MARKED.astype(np.uint8))
    image.putpalette(bytes(sum(colours, ())))
    return image


def _layer(colour):
    """Paint what is marked in a colour on nothing."""
    colours = np.full((ROWS, COLUMNS, 3), colour, np.uint8)
    return Image.fromarray(np.dstack([colours, BLACK_AND_WHITE]))


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        pytest.param(image, kind, id=name)
        for name, image, kind in [
            ("white", BLACK_AND_WHITE, "png"),
            ("white, one bit", Image.fromarray(MARKED), "png"),
            ("white, GIF", BLACK_AND_WHITE, "gif"),
            ("white, BMP", BLACK_AND_WHITE, "bmp"),
            (
                "white, CMYK",
                Image.fromarray(_painted(MARKED, (255, 255, 255))).convert("CMYK"),
                "tif",
            ),
            ("0 and 1", MARKED.astype(np.uint8), "png"),
            ("3 and 40", (3 + 37 * MARKED).astype(np.uint8), "png"),
            ("0 and 1 of 65535", MARKED.astype(np.uint16), "png"),
            ("0 and 65535", (65535 * MARKED).astype(np.uint16), "png"),
            ("0.0 and 1.0", MARKED.astype(np.float32), "tif"),
            ("-1 and 0", MARKED.astype(np.int32) - 1, "tif"),
            ("red", _painted(MARKED, (255, 0, 0)), "png"),
            ("dark blue", _painted(MARKED, (0, 0, 90)), "png"),
            ("palette", _with_palette((0, 0, 0), (128, 0, 0)), "png"),
            ("palette, 0 and 1", _with_palette((0, 0, 0), (1, 1, 1)), "png"),
            (
                "opaque layer",
                Image.fromarray(_painted(MARKED, (255, 255, 255))).convert("RGBA"),
                "png",
            ),
            ("white layer", _layer((255, 255, 255)), "png"),
            ("red layer", _layer((200, 30, 30)), "png"),
            ("grey layer", _layer((150, 150, 150)).convert("LA"), "png"),
            ("black layer", _layer((0, 0, 0)), "png"),
        ]
    ],
)
def test_a_label_of_two_tones_marks_the_brighter(tmp_path, photo, image, kind):
    pair = photos.load(photo, save(tmp_path / f"label.{kind}", image))
    assert pair.mask.dtype == bool
    np.testing.assert_array_equal(pair.mask, MARKED)
    assert not pair.unknown.any()
    (note,) = pair.notes
    assert f"{MARKED.mean():.1%} of the picture" in note


def test_at_half_the_resolution_each_pixel_stands_for_four(tmp_path, photo):
    label = save(tmp_path / "label.png", white_on_black(MARKED))
    pair, halved = photos.load(photo, label), photos.load(photo, label, resolution=0.5)
    assert halved.image.shape == (ROWS // 2, COLUMNS // 2, 3)
    assert halved.size == pair.size
    means = pair.image.reshape(ROWS // 2, 2, COLUMNS // 2, 2, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(halved.image, means, atol=0.1)
    assert 4 * halved.mask.sum() == pytest.approx(pair.mask.sum(), rel=0.1)
    np.testing.assert_array_equal(photos.look(photo, 0.5)[0], halved.image)


def _soft():
    """A disc whose edge pixels are as bright as the disc covers them."""
    y, x = (np.mgrid[: 8 * ROWS, : 8 * COLUMNS] + 0.5) / 8
    inside = (x - 40.3) ** 2 + (y - 33.1) ** 2 < 300
    return inside.reshape(ROWS, 8, COLUMNS, 8).mean(axis=(1, 3))


def test_a_label_with_soft_edges_marks_what_is_covered_by_half(tmp_path, photo):
    covered = _soft()
    label = save(tmp_path / "label.png", np.rint(255 * covered).astype(np.uint8))
    pair = photos.load(photo, label)
    clear = abs(covered - 0.5) > 1 / 255
    np.testing.assert_array_equal(pair.mask[clear], covered[clear] > 0.5)
    tones = len(np.unique(np.rint(255 * covered)))
    assert pair.notes[1] == (
        f"Its {tones} tones are soft edges or noise: the nearer of the two counts."
    )


def test_a_label_saved_as_jpeg_marks_what_was_drawn(tmp_path, photo):
    pair = photos.load(photo, save(tmp_path / "label.jpg", BLACK_AND_WHITE, quality=75))
    np.testing.assert_array_equal(pair.mask, MARKED)
    assert re.match(r"Its \d+ tones are soft edges or noise", pair.notes[1])


@pytest.mark.parametrize("role", ["photograph", "label"])
@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ([np.nan], "1 value that is"),
        ([np.inf, -np.inf, np.nan], "3 values that are"),
        ([-3.4e38], "1 value that is"),
        ([np.inf] * MARKED.size, f"{MARKED.size} values that are"),
    ],
)
def test_numbers_that_are_none_are_counted(tmp_path, photo, role, odd, told):
    values = MARKED.astype(np.float32)
    values.flat[: len(odd)] = odd
    path = save(tmp_path / "numbers.tif", values)
    label = save(tmp_path / "label.png", BLACK_AND_WHITE)
    pair = (path, label) if role == "photograph" else (photo, path)
    line = f"{role} {path} has {told} inf, nan or beyond 1e+30; put another number in each place"
    assert refusal(*pair) == f"{line}, with Fiji or QGIS"


@pytest.mark.parametrize("factor", [9e29, 1e-45])
def test_greys_of_any_size_are_stretched(tmp_path, factor):
    ramp = np.linspace(-1, 1, MARKED.size).reshape(MARKED.shape)
    ramp = np.rint(ramp * 100) * factor if factor < 1 else ramp * factor
    photo = save(tmp_path / "photo.tif", ramp.astype(np.float32))
    label = save(tmp_path / "label.png", BLACK_AND_WHITE)
    seen = photos.load(photo, label).image
    np.testing.assert_allclose(seen[..., 0], (ramp - ramp.min()) / np.ptp(ramp), atol=0.01)


@pytest.mark.parametrize(
    ("image", "wrong"),
    [
        (np.zeros_like(BLACK_AND_WHITE), "has the brightness 0 everywhere"),
        (np.full_like(BLACK_AND_WHITE, 255), "has the brightness 255 everywhere"),
        (np.full_like(BLACK_AND_WHITE, 7, np.uint16), "has the brightness 7 everywhere"),
        (np.full(MARKED.shape, 0.5, np.float32), "has the brightness 255 everywhere"),
    ],
    ids=["black", "white", "grey of 16 bits", "a fraction"],
)
def test_a_label_of_one_tone_is_refused(tmp_path, photo, image, wrong):
    kind = "tif" if getattr(image, "dtype", None) == np.float32 else "png"
    label = save(tmp_path / f"label.{kind}", image)
    remedy = "paint what is looked for white and all else black"
    assert refusal(photo, label) == f"label {label} {wrong}; {remedy}"


def _dim_noise():
    return np.random.default_rng(0).integers(0, 5, MARKED.shape, np.uint8)


def _night():
    """A photograph of which two thirds are nearly black."""
    return np.where(np.arange(ROWS)[:, None, None] % 3 == 0, PHOTO, PHOTO // 16)


@pytest.mark.parametrize(
    ("image", "tones"),
    [(PHOTO, None), (_night(), None), (_dim_noise(), "5 tones from 0 to 4")],
    ids=["a photograph", "one by night", "noise"],
)
def test_a_label_with_too_many_tones_to_be_meant_is_refused(tmp_path, photo, image, tones):
    label = save(tmp_path / "label.png", image)
    values = image.max(axis=-1) if image.ndim == 3 else image
    tones = tones or f"{len(np.unique(values))} tones from {values.min()} to {values.max()}"
    line = f"label {label} has {tones}, as a photograph has; paint black and white"
    assert refusal(photo, label) == line


def test_a_photograph_and_a_label_in_the_wrong_order_are_noticed(tmp_path, photo):
    label = save(tmp_path / "label.png", BLACK_AND_WHITE)
    line = refusal(label, photo)
    assert line.startswith(f"label {photo} has ")
    assert line.endswith(f"as a photograph has; swap it with photograph {label}")


@pytest.mark.parametrize(
    ("size", "remedy"),
    [
        ((ROWS, COLUMNS), "turn one to fit the other"),
        ((95, 72), "scale or crop one to fit the other"),
    ],
    ids=["turned", "cropped"],
)
def test_a_label_of_another_size_is_refused_with_both_sizes(tmp_path, photo, size, remedy):
    label = save(tmp_path / "label.png", Image.new("1", size))
    assert refusal(photo, label) == (
        f"photograph {photo} is 96 x 72 upright, but label {label} is {size[0]} x {size[1]}; "
        f"{remedy}"
    )


def test_sizes_are_compared_once_the_pictures_are_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = save(tmp_path / "photo.jpg", np.rot90(PHOTO).copy(), exif=exif)
    upright = save(tmp_path / "upright.png", BLACK_AND_WHITE)
    lying = save(tmp_path / "lying.png", np.rot90(BLACK_AND_WHITE).copy())
    np.testing.assert_array_equal(photos.load(photo, upright).mask, MARKED)
    assert refusal(photo, lying) == (
        f"photograph {photo} was turned upright, and label {lying} may lie as it was stored; "
        "add --label-turned if it does"
    )


@pytest.mark.parametrize(
    ("size", "text"),
    [
        ((1, 1), "1 x 1 pixels; give one with at least 64 pixels on each side"),
        ((60, 2), "60 x 2 pixels; give one with at least 64 pixels on each side"),
        ((64, 63), "64 x 63 pixels; give one with at least 64 pixels on each side"),
        (
            (20000, 100),
            "20000 x 100 pixels, scaled down to 10182 x 51; crop it along its longer side",
        ),
    ],
)
def test_a_picture_too_small_or_too_narrow_to_learn_from_is_refused(tmp_path, size, text):
    photo = save(tmp_path / "photo.png", Image.new("RGB", size))
    label = save(tmp_path / "label.png", Image.new("1", size))
    assert refusal(photo, label) == f"photograph {photo} is {text}"


def test_a_photograph_of_one_colour_is_refused(tmp_path):
    photo = save(tmp_path / "photo.png", np.full_like(PHOTO, 77))
    label = save(tmp_path / "label.png", BLACK_AND_WHITE)
    line = f"photograph {photo} has one colour everywhere; give one that shows something"
    assert refusal(photo, label) == line


@pytest.fixture
def fewer_pixels(monkeypatch):
    """Scale down to a sixteenth of the pixels, so that a small picture is a large one."""
    monkeypatch.setattr(photos, "PIXELS", 240 * 135)


def _scaled(values, rows, columns):
    """Means weighted by a sinc under a Hamming window, as wide as two of the new pixels."""

    def weights(new, old):
        distance = ((np.arange(new)[:, None] + 0.5) / new * old - np.arange(old) - 0.5) * new / old
        window = np.sinc(distance) * (0.54 + 0.46 * np.cos(np.pi * distance))
        window[abs(distance) >= 1] = 0
        return window / window.sum(axis=1, keepdims=True)

    across = np.tensordot(weights(columns, values.shape[1]), values.swapaxes(0, 1), axes=1)
    return np.tensordot(weights(rows, values.shape[0]), across.swapaxes(0, 1), axes=1)


@pytest.mark.parametrize(
    ("size", "scaled"), [((480, 270), (240, 135)), ((375, 251), (220, 147))], ids=str
)
def test_a_large_picture_becomes_means_of_what_each_pixel_stands_for(
    tmp_path, size, scaled, fewer_pixels
):
    rng = np.random.default_rng(1)
    colours = rng.integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    marked = np.kron(rng.random((size[1] // 5 + 1, size[0] // 5 + 1)) < 0.3, np.ones((5, 5)))
    marked = marked[: size[1], : size[0]].astype(bool)
    photo = save(tmp_path / "photo.png", colours, compress_level=1)
    pair = photos.load(photo, save(tmp_path / "label.png", white_on_black(marked)))
    columns, rows = scaled
    assert (pair.image.shape, pair.mask.shape) == ((rows, columns, 3), (rows, columns))
    expected = _scaled(colours / 255, rows, columns)
    np.testing.assert_allclose(pair.image, expected, atol=1.01 / 255)
    covered = _scaled(marked, rows, columns)
    sure = abs(covered - 0.5) > 2 / 255
    np.testing.assert_array_equal(pair.mask[sure], covered[sure] > 0.5)
    assert pair.notes[0] == (
        f"The pictures were scaled down from {size[0]} x {size[1]} to {columns} x {rows} pixels."
    )


def test_a_jpeg_of_12_megapixels_is_scaled_down_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    y, x = np.ogrid[:4000, :3000]
    bright = (x / 3000 + y / 4000) / 2
    stored = np.rot90(np.rint(255 * bright).astype(np.uint8)).copy()
    photo = save(tmp_path / "photo.jpg", stored, exif=exif, quality=90)
    label = save(tmp_path / "label.png", white_on_black((x > 1000) & (y < 3000)))
    pair = photos.load(photo, label)
    assert pair.image.shape == (831, 624, 3)
    y, x = (np.mgrid[:831, :624] + 0.5) / [[[831]], [[624]]]
    np.testing.assert_allclose(pair.image[..., 1], (x + y) / 2, atol=2 / 255)
    np.testing.assert_array_equal(pair.mask, (x > 1 / 3) & (y < 3 / 4))
    assert pair.notes[1] == "The pictures were scaled down from 3000 x 4000 to 624 x 831 pixels."


def test_a_mark_that_scaling_wipes_out_is_refused(tmp_path, fewer_pixels):
    photo = save(tmp_path / "photo.png", Image.effect_noise((750, 500), 50))
    marked = Image.new("1", (750, 500))
    marked.putpixel((175, 225), 1)
    label = save(tmp_path / "label.png", marked)
    assert refusal(photo, label) == (
        f"label {label} is all alike once scaled down to 220 x 147; crop both pictures"
    )


def test_greys_of_sixteen_bits_are_stretched_and_it_is_said(tmp_path):
    deep = PHOTO[..., 0].astype(np.uint16) * 16 + 5
    label = save(tmp_path / "label.png", BLACK_AND_WHITE)
    pair = photos.load(save(tmp_path / "photo.png", deep), label)
    assert (pair.image.min(), pair.image.max()) == (0, 1)
    assert pair.notes[0] == (
        "The greys of the photograph were stretched from its darkest to its brightest."
    )
