"""A picture with pixels travels to a page in fewer bytes, and looks the same."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from gdviz.site import webp

FIELD = np.hypot(*np.mgrid[-1:1:200j, -1:1:300j])
PICTURES = {
    "drawing": np.where(FIELD % 0.2 < 0.02, 255, 30),
    "surface": 255 - 170 * FIELD,
}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep what is packed out of the project's own folder."""
    monkeypatch.setenv("GDVIZ_CACHE", str(tmp_path))


def _packed(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def _pictures(svg):
    for kind, data in re.findall(r'data:image/(\w+);base64,([^"]*)"', svg):
        yield kind, np.array(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA"))


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("opacity", [255, 120])
def test_an_svg_gets_smaller_and_shows_the_same(kind, opacity):
    """Lines stay exactly as they are; no shade is off by more than three of 256 on average."""
    pixels = np.repeat(PICTURES[kind].astype(np.uint8)[..., None], 4, axis=-1)
    pixels[..., 3] = np.where(FIELD < 0.5, opacity, 255)
    image = f'<image href="data:image/png;base64,{_packed(pixels)}"/>'
    svg = f"<svg>{image}<path/>{image}</svg>"
    lighter = webp.lighter(svg)
    assert len(lighter) < len(svg)
    assert re.sub(r"data:[^\"]*", "", lighter) == re.sub(r"data:[^\"]*", "", svg)
    for form, shown in _pictures(lighter):
        assert form == "webp"
        error = np.abs(shown.astype(int) - pixels)
        assert error.max() == 0 if kind == "drawing" else error.mean() <= 3


def test_what_would_not_get_smaller_stays_as_it_is():
    """So do outlines, which hold no pixels."""
    dot = f'<svg><image href="data:image/png;base64,{_packed(np.zeros((1, 1), np.uint8))}"/></svg>'
    tiny = "<svg><path d='M0 0'/></svg>"
    assert len(webp.lighter(dot)) <= len(dot)
    assert webp.has_pixels(dot)
    assert webp.lighter(tiny) == tiny
    assert not webp.has_pixels(tiny)


@pytest.mark.parametrize("size", [(1280, 1336), (1600, 300)])
def test_a_thumbnail_fits_its_card_undistorted(tmp_path, size):
    path = tmp_path / "picture.png"
    Image.new("RGB", size, "#21918c").save(path)
    with Image.open(io.BytesIO(webp.thumbnail(path))) as small:
        assert small.format == "WEBP"
        assert all(side <= room for side, room in zip(small.size, webp.ROOM, strict=True))
        assert small.width / small.height == pytest.approx(size[0] / size[1], rel=0.02)
        centre = small.convert("RGB").getpixel((50, 30))
        assert centre == pytest.approx((0x21, 0x91, 0x8C), abs=3)
