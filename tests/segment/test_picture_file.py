"""Picture files of every kind come out upright and in colour; what is none is refused in a line."""

import contextlib
import os
import socket
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from disks import as_nobody
from pairs import COLUMNS, MARKED, PHOTO, ROWS, refusal, save, white_on_black
from PIL import Image

from gdviz.segment import photos
from gdviz.system.errors import BadInput

# How the camera stores the upright picture, by its EXIF orientation: which side of it becomes
# the first row, and which the first column.
STORED = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.swapaxes(0, 1),
    6: lambda upright: np.rot90(upright),
    7: lambda upright: upright[::-1, ::-1].swapaxes(0, 1),
    8: lambda upright: np.rot90(upright, -1),
}
GREY = PHOTO[..., 0]
ALPHA = np.linspace(0, 255, PHOTO[..., 0].size).astype(np.uint8).reshape(ROWS, COLUMNS)
KINDS = "PNG, JPEG, WEBP, AVIF, BMP, TIFF, GIF"
FOREIGN = "is a TIFF of a kind not read here, or damaged; save it as PNG, with Fiji or QGIS"


@pytest.fixture
def label(tmp_path):
    """A good label."""
    return save(tmp_path / "label.png", white_on_black(MARKED))


def _exif(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def _rgb(grey):
    return np.repeat(grey[..., None], 3, axis=-1)


def _on_white(colours, alpha):
    opacity = alpha[..., None] / 255
    return opacity * colours + (1 - opacity) * 255


def _stretched(values):
    return _rgb((values - values.min()) / np.ptp(values) * 255)


def _palette():
    """Stripes of four colours, and the same picture with a palette."""
    colours = np.array([[0, 0, 0], [200, 30, 60], [255, 255, 255], [9, 99, 199]], np.uint8)
    stripes = np.tile(np.arange(COLUMNS, dtype=np.uint8) // 7 % 4, (ROWS, 1))
    image = Image.fromarray(stripes)
    image.putpalette(colours.tobytes())
    return colours, stripes, image


def _modes():
    """Every mode: the image, the file it is saved in, and the colours one sees."""
    colours, stripes, palette = _palette()
    clear = np.where(stripes == 1, 0, 255)
    partly = palette.copy()
    partly.putalpha(Image.fromarray(ALPHA))
    deep = 900 + 40 * GREY.astype(np.uint16)
    inks = np.dstack([PHOTO, ALPHA])
    yield "1", Image.fromarray(MARKED), "png", {}, _rgb(255 * MARKED)
    yield "L", Image.fromarray(GREY), "png", {}, _rgb(GREY)
    hole = _on_white(_rgb(GREY), np.where(GREY == 100, 0, 255))
    yield "L", Image.fromarray(GREY), "png", {"transparency": 100}, hole
    grey_alpha = Image.fromarray(np.dstack([GREY, ALPHA]))
    yield "LA", grey_alpha, "png", {}, _on_white(_rgb(GREY), ALPHA)
    yield "P", palette, "png", {}, colours[stripes]
    yield "P", palette, "gif", {}, colours[stripes]
    yield "P", palette, "png", {"transparency": 1}, _on_white(colours[stripes], clear)
    yield "PA", partly, "tif", {}, _on_white(colours[stripes], ALPHA)
    for kind in ("png", "bmp", "tif"):
        yield "RGB", Image.fromarray(PHOTO), kind, {}, PHOTO
    yield "RGB", Image.fromarray(PHOTO), "webp", {"lossless": True}, PHOTO
    yield "RGBA", Image.fromarray(inks), "png", {}, _on_white(PHOTO, ALPHA)
    yield (
        "CMYK",
        Image.fromarray(inks, "CMYK"),
        "tif",
        {},
        (255 - PHOTO) * (1 - ALPHA[..., None] / 255),
    )
    yield "I;16", Image.fromarray(deep), "png", {}, _stretched(deep)
    yield "I", Image.fromarray(deep.astype(np.int32) - 70000), "tif", {}, _stretched(deep)
    yield "F", Image.fromarray(deep / np.float32(7)), "tif", {}, _stretched(deep)


@pytest.mark.parametrize(
    ("mode", "image", "kind", "options", "expected"),
    [pytest.param(*case, id=f"{case[0]} {case[2]} {case[3]}") for case in _modes()],
)
def test_every_mode_becomes_the_colours_one_sees(
    tmp_path, label, mode, image, kind, options, expected
):
    photo = save(tmp_path / f"photo.{kind}", image, **options)
    with Image.open(photo) as written:
        assert written.mode == mode
    seen = photos.load(photo, label).image
    assert (seen.shape, seen.dtype) == ((ROWS, COLUMNS, 3), np.float32)
    np.testing.assert_allclose(seen, expected / 255, atol=1.01 / 255)


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (Image.fromarray(PHOTO), {}),
        (Image.fromarray(PHOTO), {"progressive": True}),
        (Image.fromarray(PHOTO).convert("CMYK"), {}),
        (Image.fromarray(PHOTO).convert("YCbCr"), {}),
    ],
    ids=["usual", "progressive", "CMYK", "YCbCr"],
)
def test_a_jpeg_is_close_to_what_was_photographed(tmp_path, label, image, options):
    photo = save(tmp_path / "photo.jpg", image, quality=95, **options)
    np.testing.assert_allclose(photos.load(photo, label).image, PHOTO / 255, atol=6 / 255)


def test_the_extension_of_a_file_says_nothing(tmp_path, label):
    photo = save(tmp_path / "photo.jpg", PHOTO, format="PNG")
    np.testing.assert_allclose(photos.load(photo, label).image, PHOTO / 255, atol=1e-6)


@pytest.mark.parametrize("kind", ["png", "jpg", "tif", "webp"])
@pytest.mark.parametrize("orientation", STORED)
def test_photograph_and_label_are_turned_upright(tmp_path, kind, orientation):
    lossless = {"lossless": True} if kind == "webp" else {"quality": 95} if kind == "jpg" else {}
    options = lossless | {"exif": _exif(orientation)}
    turn = STORED[orientation]
    photo = save(tmp_path / f"photo.{kind}", np.ascontiguousarray(turn(PHOTO)), **options)
    stored = np.ascontiguousarray(turn(white_on_black(MARKED)))
    label = save(tmp_path / f"label.{kind}", stored, **options)
    pair = photos.load(photo, label)
    np.testing.assert_allclose(pair.image, PHOTO / 255, atol=6 / 255 if kind == "jpg" else 1e-6)
    np.testing.assert_array_equal(pair.mask, MARKED)
    turned = "The photograph was turned upright; the label must show it upright too."
    assert (turned in pair.notes) == (orientation > 1)


def test_the_preview_beside_a_photograph_of_a_telephone_is_left_alone(tmp_path, label):
    preview = Image.new("RGB", (20, 10))
    photo = save(
        tmp_path / "photo.jpg", PHOTO, format="MPO", save_all=True, append_images=[preview]
    )
    with Image.open(photo) as written:
        assert (written.format, written.n_frames) == ("MPO", 2)
    np.testing.assert_allclose(photos.load(photo, label).image, PHOTO / 255, atol=12 / 255)


@pytest.mark.parametrize("kind", ["gif", "png", "webp", "tif"])
def test_a_film_is_refused_as_there_are_many_pictures_to_choose_from(tmp_path, label, kind):
    frames = [Image.fromarray(PHOTO[:, ::-1]), Image.fromarray(PHOTO[::-1])]
    photo = save(tmp_path / f"film.{kind}", PHOTO, save_all=True, append_images=frames)
    line = f"photograph {photo} holds 3 pictures; save one of them as PNG"
    assert refusal(photo, label) == line


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        (lambda path: None, "cannot be read: No such file or directory; check the path"),
        (Path.mkdir, "is a folder; give the path of a picture"),
        (os.mkfifo, "is a pipe or a device; give the path of a picture"),
        (
            lambda path: path.symlink_to("/dev/zero"),
            "is a pipe or a device; give the path of a picture",
        ),
        (
            lambda path: path.symlink_to(path),
            "cannot be read: Too many levels of symbolic links; check the path",
        ),
        (Path.touch, "has 0 bytes; give a picture of 1 to 536870912 bytes"),
        (
            lambda path: (path.touch(), os.truncate(path, 2**30)),
            "has 1073741824 bytes; give a picture of 1 to 536870912 bytes",
        ),
    ],
    ids=["missing", "folder", "pipe", "device", "loop", "empty", "a gigabyte"],
)
def test_what_is_no_file_or_no_picture_by_its_length_is_refused(tmp_path, label, make, wrong):
    place = tmp_path / "place.png"
    make(place)
    assert refusal(place, label) == f"photograph {place} {wrong}"
    assert refusal(label, place) == f"label {place} {wrong}"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "https://example.org/bees.jpg",
            "photograph https://example.org/bees.jpg is an address; download it and give its path",
        ),
        (
            Path("FTP://example.org/bees.jpg"),
            "photograph FTP:/example.org/bees.jpg is an address; download it and give its path",
        ),
        ("a\0b.png", r"photograph a\x00b.png cannot be read: embedded null byte; check the path"),
        (
            "two\nlines.png",
            r"photograph two\nlines.png cannot be read: No such file or directory; check the path",
        ),
        (
            "x" * 5000 + ".png",
            f"photograph {'x' * 40}…{'x' * 75}.png cannot be read: File name too long; "
            "check the path",
        ),
    ],
    ids=["address", "address as a path", "null byte", "two lines", "5000 letters"],
)
def test_a_path_that_can_be_none_is_refused_in_one_line(label, monkeypatch, path, line):
    monkeypatch.setattr(socket, "socket", None)  # Nothing is fetched.
    assert refusal(path, label) == line


def test_a_file_one_may_not_read_is_refused(tmp_path, label):
    photo = save(tmp_path / "photo.png", PHOTO)
    photo.chmod(0)
    with as_nobody():
        line = refusal(photo, label)
    assert line == f"photograph {photo} cannot be read: Permission denied; check the path"


@pytest.mark.parametrize(
    "content",
    [
        b"bees, bees, bees\n" * 99,
        b'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n",
        b"P6 99 99 255\n" + bytes(3 * 99 * 99),
        b"\x89PNG\r\n\x1a\n",
        b"\0",
    ],
    ids=["text", "SVG", "EPS", "PPM", "only a signature", "one byte"],
)
def test_what_is_called_png_and_is_none_of_the_formats_is_refused(tmp_path, label, content):
    photo = tmp_path / "photo.png"
    photo.write_bytes(content)
    line = f"photograph {photo} is no picture of the kinds {KINDS}; save it as PNG"
    assert refusal(photo, label) == line


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"heix"])
def test_of_a_photograph_of_an_iphone_it_is_said_how_to_convert_it(tmp_path, label, brand):
    photo = tmp_path / "IMG_0001.HEIC"
    photo.write_bytes(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + bytes(99))
    assert refusal(photo, label) == (
        f"photograph {photo} is HEIC, as iPhones take it; export it as JPEG from Photos or "
        "Preview, or run heif-convert"
    )


def _chunk(kind, content):
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def _empty_png(width, height):
    """Return a PNG that claims a size and holds a few bytes."""
    header = _chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    content = _chunk(b"IDAT", zlib.compress(bytes(99))) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + content


@pytest.mark.parametrize(
    ("side", "millions"), [(60000, "3600"), (12000, "144"), (8000, "64"), (6400, "41")]
)
def test_a_picture_too_large_for_the_memory_is_refused_by_its_header(
    tmp_path, label, side, millions
):
    photo = tmp_path / "photo.png"
    photo.write_bytes(_empty_png(side, side))
    line = (
        f"photograph {photo} is {side} x {side}, {millions} million pixels; "
        "scale it down to at most 40 million"
    )
    assert refusal(photo, label) == line
    assert Image.MAX_IMAGE_PIXELS is not None  # The guard of Pillow itself is on again.


MEMORY = """
import sys
from gdviz.segment import photos
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
before = peak()
try:
    print(photos.load(*sys.argv[1:]).notes)
except photos.BadInput as error:
    print(error)
print((peak() - before) // 1024)
"""


def _megabytes(photo, label):
    """What is said about the pair, and the memory that reading it takes in a fresh process."""
    run = subprocess.run(
        [sys.executable, "-c", MEMORY, photo, label], capture_output=True, check=True, text=True
    )
    assert run.stderr == ""
    said, megabytes = run.stdout.splitlines()
    return said, int(megabytes)


def test_a_refused_bomb_takes_no_memory(tmp_path, label):
    photo = tmp_path / "photo.png"
    photo.write_bytes(_empty_png(30000, 30000))
    said, megabytes = _megabytes(photo, label)
    assert "900 million pixels" in said
    assert megabytes < 10


@pytest.mark.parametrize(("kind", "most"), [("jpg", 80), ("png", 460)])
def test_the_memory_for_a_large_picture_is_bounded(tmp_path, kind, most):
    gradient = Image.linear_gradient("L").resize((7000, 5600))
    photo = save(tmp_path / f"photo.{kind}", gradient.convert("RGB"))
    label = save(tmp_path / f"label.{kind}", gradient.point(lambda tone: 255 * (tone > 150)))
    said, megabytes = _megabytes(photo, label)
    assert "scaled down from 7000 x 5600 to 805 x 644 pixels" in said
    # Decoded they take 160 each. A JPEG is decoded smaller, and a PNG copied twice.
    assert megabytes < most


def test_a_header_cut_short_is_refused(tmp_path, label):
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", bytes(12)) + _chunk(b"IEND", b""))
    line = f"photograph {photo} is damaged or cut short; copy it again or save it anew"
    assert refusal(photo, label) == line


def _whole(kind, tmp_path):
    """Bytes of a good file, to damage."""
    return bytearray(save(tmp_path / f"good.{kind}", PHOTO).read_bytes())


@pytest.mark.parametrize("kind", ["bmp", "gif", "jpg", "png", "tif", "webp"])
def test_a_file_cut_short_is_refused(tmp_path, label, kind):
    whole = _whole(kind, tmp_path)
    photo = tmp_path / "photo"
    for share in (0.3, 0.6, 0.9):
        photo.write_bytes(whole[: int(share * len(whole))])
        assert refusal(photo, label) in (
            f"photograph {photo} is damaged or cut short; copy it again or save it anew",
            f"photograph {photo} is no picture of the kinds {KINDS}; save it as PNG",
            f"photograph {photo} {FOREIGN}",
        )


@pytest.mark.parametrize(
    ("mode", "tag", "value"),
    [("RGB", 277, 43), ("I;16", 284, 2)],
    ids=["43 channels", "channels apart"],
)
def test_a_tiff_that_pillow_does_not_read_is_not_called_damaged_only(
    tmp_path, label, capfd, mode, tag, value
):
    image = (
        Image.fromarray(PHOTO)
        if mode == "RGB"
        else Image.fromarray(PHOTO[..., 0].astype(np.uint16))
    )
    content = save(tmp_path / "good.tif", image).read_bytes()
    place = content.index(struct.pack("<HHI", tag, 3, 1)) + 8
    photo = tmp_path / "photo.tif"
    photo.write_bytes(content[:place] + struct.pack("<H", value) + content[place + 2 :])
    assert refusal(photo, label) == f"photograph {photo} {FOREIGN}"
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_whose_rows_end_early_is_refused(tmp_path, label, mode):
    """Every byte in it is sound: only some are missing, and Pillow takes them for black."""
    colours = Image.fromarray(PHOTO)
    whole = colours if mode == "RGB" else colours.convert("L").convert(mode)
    data = save(tmp_path / "whole.png", whole).read_bytes()
    start = data.index(b"IDAT") + 4
    length = int.from_bytes(data[start - 8 : start - 4], "big")
    rows = zlib.decompress(data[start : start + length])
    photo = tmp_path / "photo.png"
    for kept in (len(rows) // 2, len(rows) - 1):
        content = _chunk(b"IDAT", zlib.compress(rows[:kept])) + _chunk(b"IEND", b"")
        photo.write_bytes(data[: start - 8] + content)
        line = f"photograph {photo} is damaged or cut short; copy it again or save it anew"
        assert refusal(photo, label) == line


def test_a_picture_is_refused_in_one_line_whatever_its_decoder_says(tmp_path, label, capfd):
    content = bytearray(save(tmp_path / "good.tif", PHOTO, compression="tiff_lzw").read_bytes())
    photo = tmp_path / "photo.tif"
    refused = 0
    for place in range(200, 600, 20):
        damaged = content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :]
        photo.write_bytes(damaged)
        with contextlib.suppress(BadInput):
            photos.load(photo, label)
            continue
        refused += 1
    assert refused
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", ["bmp", "gif", "jpg", "png", "tif", "webp"])
def test_any_damage_is_survived_or_refused_in_one_line(tmp_path, label, kind):
    whole = _whole(kind, tmp_path)
    photo = tmp_path / "photo"
    refused = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        damaged = np.array(whole)
        # Half of the damage goes to the first bytes, as these say how to read all others.
        places = rng.integers(len(whole) if seed % 2 else 60, size=5)
        damaged[places] ^= rng.integers(1, 256, 5, dtype=np.uint8)
        photo.write_bytes(damaged.tobytes())
        with contextlib.suppress(BadInput):
            photos.load(photo, label)
            continue
        refused += 1
        assert refusal(photo, label).startswith(f"photograph {photo} ")
    assert refused > 5
