"""Every SVG of ours looks alike in Chromium and in librsvg, which knows no variables of CSS."""

import base64
import io
import subprocess

import numpy as np
import pytest
from opened import apart, by_librsvg
from PIL import Image
from playwright.sync_api import Error
from recipes import RECIPES, ROOT

from gdviz.film.svg import Drawing, in_light

PAGES = sorted({name.partition("/")[0] for name in RECIPES})
WIDTH = 640
ENDS = ("", "-dark")


def _files(page, form):
    """The SVGs of a page in one form: light ones, and dark ones that are more than a light one.

    Of what differs in nothing but the colours of the scheme, one tells what both show.
    """
    names = [name for name in RECIPES if name.startswith(f"{page}/")]
    assert all(RECIPES[name].drawn for name in names)  # Drawn if they were not.
    files = []
    for name in names:
        light, dark = (ROOT / "build" / "figures" / f"{name}{form}{end}.svg" for end in ENDS)
        if light.exists():
            files += [light] if _in_light(dark) == light.read_text("utf-8") else [light, dark]
    return files


def _in_light(file):
    """A dark SVG in the colours of the light scheme."""
    return in_light(Drawing(file.read_text("utf-8"), 0, 0)).text


def _by_chromium(chromium, files, sheet):
    """What Chromium shows of each file, one below the other on a sheet."""
    images = "".join(f'<img src="{file.as_uri()}">' for file in files)
    sheet.write_text(f"<style>body{{margin:0}}img{{display:block}}</style>{images}")
    page = chromium.new_page(viewport={"width": WIDTH, "height": 600})
    page.goto(sheet.as_uri())
    boxes = page.evaluate(
        "[...document.images].map(i => [i.offsetTop, i.offsetHeight, i.offsetWidth])"
    )
    shot = _screenshot(page)
    page.close()
    shown = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(np.float32)
    return [shown[top : top + height, :width] for top, height, width in boxes]


def _screenshot(page):
    """The whole page as PNG, packed in half the time that Playwright's own takes."""
    high = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": high, "scale": 1}
    options = {"optimizeForSpeed": True, "captureBeyondViewport": True, "clip": clip}
    session = page.context.new_cdp_session(page)
    try:
        taken = session.send("Page.captureScreenshot", options)
    except Error:  # On a busy machine it may not have been painted in time.
        taken = session.send("Page.captureScreenshot", options)
    return base64.b64decode(taken["data"])


@pytest.mark.parametrize("form", ["", "-frames"])
@pytest.mark.parametrize("page", PAGES)
def test_chromium_and_librsvg_show_the_same(chromium, page, form, tmp_path):
    files = _files(page, form)
    for file, shown in zip(
        files, _by_chromium(chromium, files, tmp_path / "sheet.html"), strict=True
    ):
        other = by_librsvg(file.read_text(encoding="utf-8"))
        assert apart(shown, other) < 14, file
        assert np.abs(shown - other).mean() < 3, file


@pytest.mark.parametrize("page", PAGES)
def test_an_svg_with_text_opens_and_has_its_words(page):
    files = _files(page, "-text")
    # As one document: to start librsvg takes longer than to open a file.
    opened = subprocess.run(["rsvg-convert", "--format", "pdf", *files], capture_output=True)
    assert (opened.returncode, opened.stderr) == (0, b"")
    for file in files:
        assert "<text" in file.read_text(encoding="utf-8"), file
