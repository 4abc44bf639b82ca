"""Films as GIF: one palette, and for each frame only the pixels that change."""

import struct
from pathlib import Path

import numpy as np
from PIL import GifImagePlugin, Image

from gdviz.film import quantize
from gdviz.film.about import NOTHING, About
from gdviz.film.render import Film

TRANSPARENT = 255
# Where colours are approximated, a pixel whose shown colour is still this close to the true one
# (of 255, in each channel) is left alone: smaller files at the same likeness. It is compared with
# the truth in each frame, so nothing drifts.
TOLERANCE = 4
LOOP_FOREVER = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"


def write(
    path: Path, film: Film, frames_per_second: float, hold: float, about: About = NOTHING
) -> None:
    """Write a film that loops and stays `hold` seconds longer on its last frame.

    What `about` says of it goes along, as a comment.
    """
    colours = quantize.of_film(film, size=TRANSPARENT)
    height, width = film.first.shape
    table = np.zeros((256, 3), np.uint8)
    table[: len(colours.colours)] = colours.colours
    with open(path, "wb") as file:
        file.write(b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF7, 0, 0))
        file.write(table.tobytes() + LOOP_FOREVER + _comment(about))
        # GIF counts time in hundredths of a second.
        for frame in _timed(_changes(film, colours), round(100 / frames_per_second), hold * 100):
            file.write(_block(*frame))
        file.write(b";")


def _comment(about):
    """A line for each thing known of the film, in blocks of at most 255 bytes."""
    lines = about.named("Title", "Description", "Licence", "Source").items()
    words = "\n".join(f"{name}: {words}" for name, words in lines).encode()
    if not words:
        return b""
    blocks = (words[start : start + 255] for start in range(0, len(words), 255))
    return b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def _changes(film, colours):
    """Yield for each frame where (left, top) which indices change; None if none does."""
    shown = colours.indices(film.first)
    yield (0, 0), shown.copy()
    for positions, pixels in film.changes:
        before, after = shown.flat[positions], colours.indices(pixels)
        visible = before != after
        if not colours.exact:
            off = np.abs(quantize.channels(pixels).astype(np.int16) - colours.colours[before])
            visible &= off.max(axis=-1) > TOLERANCE
        shown.flat[positions[visible]] = after[visible]
        yield _crop(positions[visible], after[visible], shown.shape) if visible.any() else None


def _crop(positions, indices, shape):
    """Return the corner (left, top) and the smallest rectangle, transparent around `indices`."""
    picture = np.full(shape, TRANSPARENT, np.uint8)
    picture.flat[positions] = indices
    rows, columns = np.divmod(positions, shape[1])
    left, top = int(columns.min()), int(rows[0])
    return (left, top), picture[top : rows[-1] + 1, left : columns.max() + 1]


def _timed(changes, delay, hold):
    """Yield the changes with the time that each stays: frames that change nothing add to it."""
    last, time = next(changes), delay
    for change in changes:
        if change is None:
            time += delay
            continue
        yield *last, time
        last, time = change, delay
    yield *last, time + round(hold)


def _block(offset, picture, time):
    """Encode a frame that is laid over the one before it."""
    # Interlaced, which is Pillow's default, it takes more bytes and appears in coarse strips.
    parts = GifImagePlugin.getdata(
        Image.fromarray(picture),
        offset,
        duration=time * 10,
        transparency=TRANSPARENT,
        disposal=1,
        interlace=0,
    )
    return b"".join(parts)
