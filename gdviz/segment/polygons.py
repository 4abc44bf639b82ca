"""Objects in JSON, outlined or packed as LabelMe and COCO write them, become a label."""

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PureWindowsPath

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.segment import run_lengths
from gdviz.segment.marks import Marks, Wish, checked
from gdviz.segment.picture_file import Size, format_size
from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path, reason

BYTES = 256 * 2**20
UNREADABLE = "neither LabelMe nor COCO wrote it so; export it again"
# Shapes that cover pixels.
COVERING = ("polygon", "rectangle", "rotation", "oriented_rectangle", "circle", "mask")
IGNORED = "__ignore__"  # So LabelMe calls what shall not count.


@dataclass(frozen=True)
class Shape:
    """One object: the class it is of, and its outlines, each a list of points (column, row).

    In place of these it may have `runs` of pixels. What is `ignored` is neither marked nor scored.
    """

    title: str
    outlines: tuple[tuple[tuple[float, float], ...], ...] = ()
    runs: tuple[int, ...] = ()
    ignored: bool = False


def are_in(path: StrPath) -> bool:
    """Whether a label is one of outlines, by the end of its name."""
    return os.fspath(path).lower().endswith(".json")


def read(path: StrPath, photo: str, size: Size, wish: Wish, one_of_many: bool = False) -> Marks:
    """Fill the outlines of the wanted class, or of the only one there is, in a photograph.

    `photo` is the name of its file, by which a file of COCO tells many apart, and `size` how large
    it is. Only where it is `one_of_many` may the class be missing. Raises `BadInput` for files that
    cannot be understood, and where a class must be named.
    """
    name = f"label {display_path(path)}"
    content = _content(name, path)
    if not {"shapes", "images"} & content.keys():
        raise BadInput(f"{name} is JSON of neither LabelMe nor COCO; export it as one of these")
    try:
        described, shapes = (
            _labelme(name, content) if "shapes" in content else _coco(name, content, photo)
        )
    except (LookupError, TypeError, ValueError, OverflowError, AttributeError):
        raise BadInput(f"{name} cannot be understood; {UNREADABLE}") from None
    if described != size:
        raise BadInput(
            f"{name} is drawn on a picture of {format_size(described)}, but the photograph is "
            f"{format_size(size)}; export it for this photograph"
        )
    known = [shape for shape in shapes if not shape.ignored]
    if not known and not one_of_many:
        raise BadInput(f"{name} has no shape on {photo} that counts; outline what is looked for")
    title = _wanted(name, sorted({shape.title for shape in known}), wish, one_of_many)
    chosen = [shape for shape in known if title in (None, shape.title)]
    mask = _filled(chosen, size)
    unknown = _filled([shape for shape in shapes if shape.ignored], size) & ~mask
    notes = tuple(_notes(title, len(chosen), mask, unknown))
    what = title if title and wish.wanted is None else ""
    marks = Marks(np.where(mask, np.uint8(255), np.uint8(0)), unknown, notes, what)
    return checked(name, marks, wish)


def _notes(title, count, mask, unknown) -> Iterator[str]:
    of = f" of {title}" if title else ""
    told = f"1 shape{of}; it marks" if count == 1 else f"{count} shapes{of}; they mark"
    yield f"The label has {told} {mask.mean():.1%} of the picture."
    if unknown.any():
        yield (
            f"What is to be ignored, {unknown.mean():.1%} of the picture, is neither marked nor "
            "scored."
        )


def _content(name, path):
    try:
        if os.path.getsize(path) > BYTES:
            raise BadInput(f"{name} is larger than {BYTES // 2**20} MiB; give a smaller one")
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, OSError):
            raise BadInput(f"{name} cannot be read: {reason(error)}; check the path") from None
        raise BadInput(f"{name} is no JSON; {UNREADABLE}") from None
    if not isinstance(content, dict):
        raise BadInput(f"{name} cannot be understood; {UNREADABLE}")
    return content


def _labelme(name, content):
    size = int(content["imageWidth"]), int(content["imageHeight"])
    return size, [_labelme_shape(name, shape, size) for shape in content["shapes"]]


def _labelme_shape(name, shape, size):
    kind, title = shape.get("shape_type") or "polygon", str(shape["label"])
    if kind not in COVERING:
        raise BadInput(
            f"{name} has shapes of type {display_path(str(kind))}, which cover no pixels; "
            "draw polygons in their place"
        )
    points = tuple((float(column), float(row)) for column, row in shape["points"])
    _check_finite(points)
    if kind == "rectangle" and len(points) == 2:
        (left, top), (right, bottom) = points
        points = ((left, top), (right, top), (right, bottom), (left, bottom))
    elif kind == "circle":
        middle, rim = np.array(points)
        angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        round_it = np.linalg.norm(rim - middle) * np.stack([np.cos(angle), np.sin(angle)], axis=1)
        points = tuple(map(tuple, (middle + round_it).tolist()))
    elif kind == "mask":
        runs = run_lengths.of(_placed(_patch(shape["mask"]), points, size))
        return Shape(title, runs=runs, ignored=title == IGNORED)
    return Shape(title, (points,), ignored=title == IGNORED)


def _patch(packed):
    """The pixels of a mask that LabelMe has packed as a PNG. Raises ValueError for any other."""
    try:
        with Image.open(BytesIO(base64.b64decode(packed)), formats=["PNG"]) as image:
            patch = np.asarray(image) > 0
    except MemoryError:
        raise
    except Exception:  # Damaged bytes make Pillow raise errors of nearly every kind.
        raise ValueError from None
    if patch.ndim != 2:
        raise ValueError
    return patch


def _placed(patch, box, size):
    """A mask as large as the picture, with the patch from the first corner of its box on."""
    (left, top), last = np.rint(box).astype(int)
    # Both corners are in the box. Rounded, or at the border, it may differ by a pixel.
    if np.abs(last - (left, top) + 1 - patch.shape[::-1]).max() > 1:
        raise ValueError
    columns, rows = size
    mask = np.zeros((rows, columns), bool)
    part = patch[max(-top, 0) : max(rows - top, 0), max(-left, 0) : max(columns - left, 0)]
    top, left = max(top, 0), max(left, 0)
    mask[top : top + part.shape[0], left : left + part.shape[1]] = part
    return mask


def _coco(name, content, photo):
    images = content["images"]
    # Written on Windows, a path has other strokes.
    found = [one for one in images if PureWindowsPath(str(one["file_name"])).name == photo]
    if len(found) != 1 and len(images) != 1:
        raise BadInput(f"{name} does not name {photo} once; rename the photograph as it is there")
    image = found[0] if found else images[0]
    titles = {one["id"]: str(one["name"]) for one in content["categories"]}
    own = [one for one in content["annotations"] if one["image_id"] == image["id"]]
    size = int(image["width"]), int(image["height"])
    return size, [_coco_shape(name, one, titles, size) for one in own]


def _coco_shape(name, annotation, titles, size):
    title, ignored = titles[annotation["category_id"]], bool(annotation.get("iscrowd"))
    marked = annotation.get("segmentation")
    if not marked:
        raise BadInput(f"{name} has boxes and no shapes; export polygons, or masks as PNG")
    if isinstance(marked, dict):
        if tuple(marked["size"]) != size[::-1]:
            raise ValueError
        return Shape(title, runs=run_lengths.read(marked["counts"], size), ignored=ignored)
    return Shape(title, tuple(_outlines(marked)), ignored=ignored)


def _outlines(polygons) -> Iterator[tuple[tuple[float, float], ...]]:
    for numbers in polygons:
        points = tuple(zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True))
        _check_finite(points)
        yield points


def _check_finite(points):
    if len(points) < 2 or not np.isfinite(points).all() or np.abs(points).max() > 1e6:
        raise ValueError


def _wanted(name, titles, wish, one_of_many):
    """The class to learn; None for all, if that is wished or nothing is marked."""
    listed = ", ".join(titles[:8])
    if wish.wanted in ("objects", *titles) or (wish.wanted and one_of_many):
        return None if wish.wanted == "objects" else wish.wanted
    if wish.wanted is not None:
        raise BadInput(
            f"{name} has no class {wish.wanted}, but {listed or 'none'}; name one of them"
        )
    if len(titles) > 1:
        raise BadInput(
            f"{name} has {len(titles)} classes: {listed}; say which to learn: --class '{titles[0]}'"
        )
    return titles[0] if titles else None


def _filled(shapes, size: Size) -> NDArray[np.bool_]:
    """The pixels in the runs, and those whose middle lies within one of the outlines."""
    columns, rows = size
    mask = np.zeros((rows, columns), bool)
    for shape in shapes:
        if shape.runs:
            mask |= run_lengths.mask(shape.runs, size)
        for outline in shape.outlines:
            _fill(mask, np.array(outline))
    return mask


def _fill(mask, corners):
    """Mark, row by row, what lies between the first and the second crossing, and so on."""
    x, y = corners.T
    after_x, after_y = np.roll(corners, -1, axis=0).T
    first, last = np.clip(np.rint([y.min(), y.max()]), 0, len(mask)).astype(int)
    inside = np.zeros(mask.shape[1], bool)
    for row in range(first, last):
        crossed = (y <= row + 0.5) != (after_y <= row + 0.5)
        share = (row + 0.5 - y[crossed]) / (after_y[crossed] - y[crossed])
        places = np.sort(x[crossed] + share * (after_x[crossed] - x[crossed]))
        ends = np.clip(np.ceil(places - 0.5), 0, mask.shape[1]).astype(int)
        inside[:] = False
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            inside[left:right] = True
        mask[row] |= inside
