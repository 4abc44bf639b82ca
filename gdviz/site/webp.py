"""What only pages show, and so may be WebP: pixels in SVGs in fewer bytes, and thumbnails."""

import base64
import io
import re
from pathlib import Path

import numpy as np
from PIL import Image

from gdviz.system.cache import Arrays, cached

# A thumbnail fits into so many pixels: a little more than its place has, and so few that 200 of
# them weigh less than a megabyte.
ROOM = (420, 168)
_PNG = re.compile(r"image/png;base64,([^\"]*)")
# A drawing is smallest with nothing lost; a photograph or a shaded surface if a little may be.
_WAYS = ({"lossless": True, "quality": 50}, {"quality": 85})


def has_pixels(svg: str) -> bool:
    """Whether an SVG holds a picture made of pixels."""
    return _PNG.search(svg) is not None


def lighter(svg: str) -> str:
    """The SVG with WebP for every PNG in it, where that is smaller.

    Every browser reads it; other programs may not.
    """
    return _lighter(svg)["bytes"].tobytes().decode() if has_pixels(svg) else svg


@cached
def _lighter(svg: str) -> Arrays:
    return _bytes(_PNG.sub(_smallest, svg).encode())


def _smallest(match):
    with Image.open(io.BytesIO(base64.b64decode(match[1]))) as picture:
        pixels = picture.convert("RGBA")
    if pixels.getchannel("A").getextrema() == (255, 255):
        pixels = pixels.convert("RGB")
    packed = (base64.b64encode(_webp(pixels, **way)).decode() for way in _WAYS)
    return min(match[0], *(f"image/webp;base64,{data}" for data in packed), key=len)


def thumbnail(png: Path) -> bytes:
    """A small WebP of a picture, as a card of the gallery shows it."""
    return _thumbnail(base64.b64encode(png.read_bytes()).decode())["bytes"].tobytes()


@cached
def _thumbnail(png: str) -> Arrays:
    with Image.open(io.BytesIO(base64.b64decode(png))) as picture:
        pixels = picture.convert("RGB")
    pixels.thumbnail(ROOM, Image.Resampling.LANCZOS)
    return _bytes(_webp(pixels, quality=50))


def _webp(pixels, **way):
    out = io.BytesIO()
    pixels.save(out, "WEBP", **way)
    return out.getvalue()


def _bytes(data):
    return {"bytes": np.frombuffer(data, np.uint8)}
