"""How the file of a label is read: what it marks becomes a mask, or one clear refusal."""

from dataclasses import replace

import numpy as np
from PIL import Image

from gdviz.segment import classes
from gdviz.segment.classes import Class, Classes
from gdviz.segment.marks import Marks, NoLabel, Wish, checked
from gdviz.segment.picture_file import PictureFile
from gdviz.segment.readings import OBJECTS, Label, is_clear, meant, several
from gdviz.system.errors import BadInput

PIXELS = 2_000_000  # Of a larger label every so many pixels are taken: more would not show.
EDGE = 32  # Up to this a grey may number a class.


def read(label: PictureFile, scale: float, wish: Wish, may_be_empty: bool = False) -> Marks:
    """Read what a label marks. Raises `BadInput` where it marks nothing, or may mean two things."""
    image = label.as_stored(scale)
    if image.width * image.height > PIXELS:
        part = (PIXELS / (image.width * image.height)) ** 0.5
        size = round(part * image.width), round(part * image.height)
        image = image.resize(size, Image.Resampling.NEAREST)
    marks = _cut_out(label.name, image, wish, may_be_empty) or _painted(
        label, image, wish, may_be_empty
    )
    return checked(label.name, marks, wish)


def looks_like_one(image: Image.Image) -> bool:
    """Whether a picture that was given as a photograph would be read as a label."""
    found = classes.of(image)
    return found.are_clean or classes.flattened(found) is not None


def _cut_out(name, image, wish, may_be_empty):
    """What is opaque is marked, if some of the picture is not: its brightness says nothing."""
    if image.mode == "P" and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode not in ("LA", "PA", "La", "RGBA", "RGBa"):
        return None
    alpha = np.asarray(image.getchannel("A"))
    if alpha.min() > 127 or alpha.max() <= 127:
        return None
    unknown = np.zeros(alpha.shape, bool)
    opaque = _opaque_classes(image, alpha)
    if opaque is None or wish.wanted == OBJECTS:
        if wish.wanted not in (None, OBJECTS):
            raise BadInput(f"{name} is a cut-out, which has no classes; leave out --class")
        found = Classes((alpha > 127).astype(int), (Class(), Class()))
        share = found.shares[1]
        if not (wish.inverted or wish.wanted or is_clear(found, 1)):
            raise BadInput(
                f"{name} is opaque on {share:.0%} of the picture and along its border; add "
                f"--class {OBJECTS} if that is looked for, --invert if it is what is transparent"
            )
        note = f"The label is a cut-out: marked is what is opaque, {share:.1%} of the picture."
        return Marks(alpha, unknown, (note,))
    one = Label(name, opaque, unknown, wish.wanted, deep=False, may_be_empty=may_be_empty)
    return several(one, ground=0)


def _opaque_classes(image, alpha):
    """The colours painted on a transparent ground, that first; None unless there are several."""
    found = classes.of(image.convert("RGB"))
    which = np.where(alpha > 127, found.which + 1, 0)
    layered = Classes(which, (Class(title="transparent"), *found.kinds))
    used = np.flatnonzero(layered.counts)
    layered = layered.only(used, np.searchsorted(used, np.arange(len(layered.kinds))))
    few = 3 <= len(layered.kinds) <= 32
    return layered if few and layered.solid.all() and layered.shares.min() > 0.001 else None


def _painted(label, image, wish, may_be_empty):
    found = classes.of(image.convert("RGB") if image.mode in ("LA", "PA", "RGBA") else image)
    unknown = np.zeros(found.which.shape, bool)
    one = Label(label.name, found, unknown, wish.wanted, label.deep, may_be_empty, wish.inverted)
    if len(found.kinds) == 1:
        return _of_one_tone(one)
    if not found.are_clean or _has_soft_edge(found):
        flat = classes.flattened(found)
        if flat is None:
            raise NoLabel(f"{label.name} has {_tones(found)}, as a photograph has")
        return _soft(replace(one, classes=flat[0]), found, flat[1])
    return meant(one)


def _has_soft_edge(found):
    """Whether there is black, white, and as thin as an edge a grey that is no number of a class."""
    numbers = [kind.number for kind in found.kinds]
    if len(numbers) != 3 or numbers[0] != 0 or numbers[2] != 255:
        return False
    return numbers[1] > EDGE and numbers[1] not in (127, 128) and not found.solid[1]


def _of_one_tone(one):
    (kind,) = one.classes.kinds
    number = kind.number if kind.number is not None else max(kind.colour)
    if one.may_be_empty and number == 0:
        return one.marked([False], "The label marks nothing.")
    said = f"the brightness {number}" if number is not None else f"the colour {kind.called}"
    raise BadInput(
        f"{one.name} has {said} everywhere; paint what is looked for white and all else black"
    )


def _soft(one, before, place):
    """Few flat classes with soft edges or noise between them."""
    if len(one.classes.kinds) > 2:
        return meant(one)
    marks = meant(one)
    upward = marks.tones[one.classes.which == 1].any()
    covered = place if upward else 1 - place
    tones = np.rint(255 * covered).astype(np.uint8)[before.which]
    note = f"Its {len(before.kinds)} tones are soft edges or noise: the nearer of the two counts."
    # What a JPEG makes of one tone differs from file to file.
    return replace(marks, tones=tones, notes=(*marks.notes, note), what="")


def _tones(found):
    if found.kinds[0].colour:
        tones = np.array([max(kind.colour) for kind in found.kinds])
    else:
        tones = np.array([kind.number for kind in found.kinds])
    return f"{len(np.unique(tones))} tones from {tones.min()} to {tones.max()}"
