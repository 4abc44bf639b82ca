"""What our pictures showed when someone last looked at them: in words, and as thumbnails.

`make baselines` writes both anew. Then read what `git diff` says of the words, and look at the
thumbnails. With the names of pages, it writes those of these pages.
"""

import os
import sys

from gdviz.system.environment import DRAWING

# Before the first import of numpy and matplotlib, as in the tests.
os.environ.update(DRAWING)

import json
import math
import re
from functools import cache
from pathlib import Path

import numpy as np
from pictures.rounding import rounding
from pictures.shown import WIDTH, facts, painted
from PIL import Image
from recipes import RECIPES

from gdviz.drawing import style

FOLDER = Path(__file__).parent
PAGES = sorted({name.partition("/")[0] for name in RECIPES})
COLUMNS = 4  # Of a sheet of thumbnails.
STEP = 4  # Of grey: rounded to such steps, a sheet takes a quarter less room.
CLOSE = 2e-6  # A millionth, and what rounding to seven digits adds.
NUMBER = re.compile(r"(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)")
# What a network learns in thousands of steps, and where a wild walk ends, differs from processor to
# processor. Where sums are rounded otherwise, only the words and the axes of these are compared.
LEARNT = {
    "backprop/starts",
    "batches/spiral",
    "bees/accuracy",
    "bees/failures",
    "bees/features",
    "bees/overlap",
    "bees/own",
    "bees/shadows",
    "bees/threshold",
    "bees/training",
    "depth/gains",
    "depth/helps",
    "depth/outcome",
    "frameworks/precision",
    "hidden/wave",
}
ROUNDING = "rounding of sums"


@cache
def known(page):
    """The facts of all pictures of a page by name; none if the page is new."""
    path = FOLDER / f"{page}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def said(name):
    """The facts of a picture, its alternative text, and how sums are rounded where that matters."""
    told = facts(name) | {"alt": RECIPES[name].alt}
    return told | ({ROUNDING: rounding()} if name in LEARNT else {})


def differences(name):
    """What a picture shows today that it did not show, in words."""
    was, now = known(name.partition("/")[0]).get(name, {}), said(name)
    found = [f"no longer: {title}: {fact}" for title, fact in was.items() if title not in now]
    for title, fact in now.items():
        if title not in was:
            found.append(f"new: {title}: {fact}")
        elif title != ROUNDING and not _is_still(name, title, was[title], fact):
            found.append(f"{title}:\n  was {was[title]}\n  is  {fact}")
    return found


def comparable(name):
    """Whether the numbers of a picture are here what they were where its baseline was written."""
    was = known(name.partition("/")[0]).get(name, {})
    return name not in LEARNT or was.get(ROUNDING) in (None, rounding())


def _is_still(name, title, was, now):
    """Whether a fact of a picture is what it was, as far as this machine can tell."""
    if comparable(name):
        return alike(was, now)
    if title[-1] in "xyz" or title in ("figure", "frames"):
        # Where axes end is no matter of rounding; what their ticks say may be.
        return alike(was, now, numbers=False) and alike(*_before(", ticks ", was, now))
    # How an artist looks stands before how high it lies, and that before where it is drawn.
    return alike(*_before(", z ", was, now), numbers=False)


def _before(mark, *facts):
    return [fact.partition(mark)[0] for fact in facts]


def alike(one, other, numbers=True):
    """Whether two facts have the same words, and nearly the same numbers unless these are free."""
    said, also_said = NUMBER.split(one), NUMBER.split(other)
    return said[::2] == also_said[::2] and all(
        math.isclose(float(number), float(also), rel_tol=CLOSE) or not numbers
        for number, also in zip(said[1::2], also_said[1::2], strict=True)
    )


def known_thumbnail(name, scheme):
    """A picture in the sheet of its page, with what is below it there; None if it is new."""
    page = name.partition("/")[0]
    sheet, order = _known_sheet(page, scheme), list(known(page))
    if name not in order or sheet is None:
        return None
    row, column = divmod(order.index(name), COLUMNS)
    high = len(sheet) // math.ceil(len(order) / COLUMNS)
    return sheet[row * high : (row + 1) * high, column * WIDTH : (column + 1) * WIDTH]


@cache
def _known_sheet(page, scheme):
    path = FOLDER / f"{page}-{scheme}.png"
    return np.asarray(Image.open(path)) if path.exists() else None


def _sheet(thumbnails):
    """Thumbnails in rows."""
    high = max(len(picture) for picture in thumbnails)
    sheet = Image.new("RGB", (COLUMNS * WIDTH, math.ceil(len(thumbnails) / COLUMNS) * high))
    for number, picture in enumerate(thumbnails):
        row, column = divmod(number, COLUMNS)
        rounded = np.minimum(np.round(picture / STEP) * STEP, 255).astype(np.uint8)
        sheet.paste(Image.fromarray(rounded), (column * WIDTH, row * high))
    return sheet


def write(page):
    """Write the baselines of a page."""
    shown = {name: said(name) for name in RECIPES if name.startswith(f"{page}/")}
    text = json.dumps(shown, indent=1, ensure_ascii=False)
    (FOLDER / f"{page}.json").write_text(f"{text}\n", encoding="utf-8")
    for scheme in style.SCHEMES:
        sheet = _sheet([painted(name)[0][scheme] for name in shown])
        sheet.save(FOLDER / f"{page}-{scheme}.png", optimize=True)


if __name__ == "__main__":
    for page in PAGES:  # Not every page has pictures of its own.
        if page in (sys.argv[1:] or PAGES):
            write(page)
