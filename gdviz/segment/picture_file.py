"""A picture file from anywhere: looked at before it is decoded, and decoded upright."""

import contextlib
import os
import re
import stat
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path, reason

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "BMP", "TIFF", "GIF")
TIFF = (b"II*\0", b"MM\0*")
FOREIGN = "is a TIFF of a kind not read here, or damaged; save it as PNG, with Fiji or QGIS"
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
BYTES = 512 * 2**20
MEGAPIXELS = 40
LARGEST = 1e30

Size = tuple[int, int]


@dataclass(frozen=True)
class PictureFile:
    """A picture of which the header was read.

    `size` is columns and rows once the picture is upright. `orientation` is how the camera says
    that it lies, from 1, upright, to 8, and None where nothing is said.
    """

    name: str
    size: Size
    orientation: int | None
    image: Image.Image

    @property
    def turned(self) -> bool:
        """Whether the picture is not upright yet."""
        return self.orientation in range(2, 9)

    @property
    def deep(self) -> bool:
        """Whether a pixel is one number of more than eight bits."""
        return self.image.mode.startswith(("I", "F"))

    def decoded(self, scale: float) -> Image.Image:
        """Decode to upright RGBA, which of a JPEG is smaller if `scale` allows for that.

        The sides keep twice what `scale`, from 0 to 1, leaves of them. Deep pixels are stretched
        from the darkest to the brightest. Raises `BadInput` for damaged files.
        """
        with _undamaged(self.name), _silent():
            self._load(scale)
            pixels = (_stretched(self.image) if self.deep else self.image).convert("RGBA")
            self.image.close()  # Else a large picture would be in memory twice.
            return pixels

    def as_stored(self, scale: float) -> Image.Image:
        """Decode upright like `decoded`, but leave numbers and palette as the file has them."""
        with _undamaged(self.name), _silent():
            self._load(scale)
            return self.image

    def _load(self, scale):
        columns, rows = self.image.size
        self.image.draft(None, (round(2 * scale * columns), round(2 * scale * rows)))
        self.image.load()
        _check_finite(self.name, self.image)
        ImageOps.exif_transpose(self.image, in_place=True)


@contextlib.contextmanager
def opened(role: str, path: StrPath) -> Iterator[PictureFile]:
    """Open the file that plays the `role`, and read its header; of a PNG, count the rows as well.

    Raises `BadInput` where that tells that it is no picture, too large, cut short, or more than
    one.
    """
    name = f"{role} {display_path(path)}"
    with _file(name, path) as file:
        with _undamaged(name):
            image = _identified(name, file)
            _check(name, image)
            if image.format == "PNG":
                _check_rows(file)
            orientation = image.getexif().get(ExifTags.Base.Orientation)
            # Of a TIFF, Pillow gives the upright size.
            lying = orientation in (5, 6, 7, 8) and image.format != "TIFF"
            size = image.size[::-1] if lying else image.size
        yield PictureFile(name, size, orientation, image)


def format_size(size: Size) -> str:
    """Return the size as one reads it: 4000 x 3000."""
    return f"{size[0]} x {size[1]}"


def _file(name, path):
    try:
        status = os.stat(path)
        # To open a pipe would be to wait for somebody who writes.
        if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= BYTES:
            return open(path, "rb")
    except (OSError, ValueError) as error:
        if re.match(r"[a-z][a-z0-9+.-]+:/", os.fspath(path), re.IGNORECASE):
            raise BadInput(f"{name} is an address; download it and give its path") from None
        raise BadInput(f"{name} cannot be read: {reason(error)}; check the path") from None
    if stat.S_ISREG(status.st_mode):
        raise BadInput(f"{name} has {status.st_size} bytes; give a picture of 1 to {BYTES} bytes")
    kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
    raise BadInput(f"{name} is {kind}; give the path of a picture")


def _identified(name, file):
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # Ours is lower and says more.
    try:
        with _silent():
            return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError:
        file.seek(0)
        if file.read(4) in TIFF:
            raise BadInput(f"{name} {FOREIGN}") from None
        if file.read(8).removeprefix(b"ftyp") in HEIC:
            raise BadInput(
                f"{name} is HEIC, as iPhones take it; export it as JPEG from Photos or Preview, "
                "or run heif-convert"
            ) from None
        formats = ", ".join(FORMATS)
        raise BadInput(f"{name} is no picture of the kinds {formats}; save it as PNG") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _check(name, image):
    pixels = image.width * image.height / 1e6
    if pixels > MEGAPIXELS:
        raise BadInput(
            f"{name} is {format_size(image.size)}, {pixels:.0f} million pixels; "
            f"scale it down to at most {MEGAPIXELS} million"
        )
    # What a JPEG holds besides is a preview, or the depths that a telephone measured.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise BadInput(f"{name} holds {image.n_frames} pictures; save one of them as PNG")


@contextlib.contextmanager
def _undamaged(name):
    try:
        yield
    except (BadInput, MemoryError):
        raise
    except Exception as error:  # Damaged bytes make Pillow raise errors of nearly every kind.
        if str(error).startswith("unknown raw mode"):
            raise BadInput(f"{name} {FOREIGN}") from None
        raise BadInput(f"{name} is damaged or cut short; copy it again or save it anew") from None


@contextlib.contextmanager
def _silent():
    """Keep off the terminal what libraries in C say there: a refusal is one line, and ours."""
    sys.stderr.flush()
    terminal = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def _check_rows(file):
    """Raise EOFError if the rows of a PNG end early: Pillow leaves the others black and is silent.

    If it is interlaced, a few bytes more than are counted here belong to it.
    """
    start = file.tell()
    file.seek(16)
    columns, rows, depth, kind = struct.unpack(">2I2B", file.read(10))
    missing = rows * (1 + -(-columns * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind] // 8))
    file.seek(33)
    stream = zlib.decompressobj()
    while head := file.read(8):
        length, chunk = struct.unpack(">I4s", head)
        packed = file.read(length)
        while chunk == b"IDAT" and packed:
            missing -= len(stream.decompress(packed, 2**20))
            packed = stream.unconsumed_tail
        file.seek(4, os.SEEK_CUR)
    file.seek(start)
    if missing > 0:
        raise EOFError


def _check_finite(name, image):
    """Raise `BadInput` for pixels that are no numbers: maps have them where nothing is known."""
    # Where a map knows nothing, there may stand the largest number with a minus as well.
    odd = np.count_nonzero(~(np.abs(image) < LARGEST)) if image.mode == "F" else 0
    if odd:
        values = "1 value that is" if odd == 1 else f"{odd} values that are"
        raise BadInput(
            f"{name} has {values} inf, nan or beyond {LARGEST:g}; put another number in each "
            "place, with Fiji or QGIS"
        )


def _stretched(image):
    values = np.asarray(image, np.float64)  # In 32 bits 255 by the least number is inf.
    low, high = values.min(), values.max()
    return Image.fromarray(np.rint((values - low) * (255 / (high - low or 1))).astype(np.uint8))
