"""Photographs and labels in folders, or in a table, become pairs by their names."""

import csv
import os
import re
from pathlib import Path

from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path, reason

ENDINGS = {".png", ".jpg", ".jpeg", ".jpe", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".gif"}
# What programs add to the name of a photograph to name its label, and what is left when it goes.
ADDED = re.compile(
    r"[ _.-]*(cp[_-]?masks?|masks?|labels?|gt|groundtruth|seg|segmentation|annotations?)$",
    re.IGNORECASE,
)


def photographs(place: StrPath) -> list[Path]:
    """The pictures in a folder, in the order of their names; or the one file."""
    if not os.path.isdir(place):
        return [Path(place)]
    found = [path for path in _files(place) if path.suffix.lower() in ENDINGS]
    if not found:
        raise BadInput(f"folder {display_path(place)} has no pictures; name the one that has")
    return found


def pairs(photos: StrPath, labels: StrPath) -> list[tuple[Path, Path]]:
    """Each photograph of a folder with its label.

    `labels` is a folder with labels of the same names, perhaps with `_mask` or the like behind
    them; a table, CSV, with a row for each pair, from its own folder or from that of the
    photographs; or one file of COCO for all. Raises `BadInput` where nothing or too much fits.
    """
    if not os.path.isdir(labels):
        if not os.path.exists(labels):
            raise BadInput(f"label {display_path(labels)} is not there; check the path")
        if os.fspath(labels).lower().endswith(".csv"):
            return _from_table(Path(photos), Path(labels))
        if os.fspath(labels).lower().endswith(".json"):
            return [(photo, Path(labels)) for photo in photographs(photos)]
        raise BadInput(
            f"label {display_path(labels)} is one file for a folder of photographs; "
            "give a folder of labels, a CSV of pairs, or COCO JSON"
        )
    named = _by_name(labels)
    same_folder = os.path.realpath(photos) == os.path.realpath(labels)
    found = []
    for photo in photographs(photos):
        label = _only_label(photo, named, labels, may_lack=same_folder)
        if label:
            found.append((photo, label))
    _check_twice([label for _, label in found], [photo for photo, _ in found])
    if len(found) < 2:
        raise BadInput(
            f"folder {display_path(photos)} has {len(found)} photographs with labels; "
            "give two or more, or name the files themselves"
        )
    return found


def _check_twice(keys, photos):
    """Raise `BadInput` for two photographs of one key: one of them might be held out."""
    seen: dict[Path | str, Path] = {}
    for key, photo in zip(keys, photos, strict=True):
        if key in seen:
            names = f"{display_path(seen[key])} and {display_path(photo)}"
            raise BadInput(f"photographs {names} may be the same one; take one away")
        seen[key] = photo


def _by_name(labels):
    """The files that may be the label of a photograph, by its name without the ending."""
    named: dict[str, list[Path]] = {}
    for path in _files(labels):
        if path.suffix.lower() in ENDINGS | {".json"}:
            for name in {path.stem.casefold(), ADDED.sub("", path.stem).casefold()}:
                named.setdefault(name, []).append(path)
    return named


def _only_label(photo, named, labels, may_lack):
    own = [one for one in named.get(photo.stem.casefold(), []) if one != photo]
    if len(own) > 1:
        raise BadInput(
            f"photograph {display_path(photo)} has the labels {own[0].name} and {own[1].name}; "
            "keep one"
        )
    if not own and not may_lack:
        raise BadInput(
            f"photograph {display_path(photo)} has no label in {display_path(labels)}; name "
            f"one {photo.stem}.png, or take the photograph away"
        )
    return own[0] if own else None


def _from_table(folder, table):
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
        divider = ";" if lines and ";" in lines[-1] else ","
        rows = [row for row in csv.reader(lines, delimiter=divider) if row]
    except UnicodeDecodeError:
        raise BadInput(
            f"table {display_path(table)} is not UTF-8; save it as CSV in UTF-8"
        ) from None
    except (OSError, csv.Error) as error:
        raise BadInput(f"table {display_path(table)} cannot be read: {reason(error)}") from None
    found = []
    for number, row in enumerate(rows, start=1):
        if len(row) != 2:
            raise BadInput(
                f"table {display_path(table)}, line {number} has {len(row)} cells; "
                "write photograph,label"
            )
        paths = [_there(cell.strip(), folder, table.parent) for cell in row]
        if None not in paths:
            found.append(tuple(paths))
        elif number > 1 or any(paths):  # The first line may say what the columns are.
            missing = row[paths.index(None)]
            raise BadInput(
                f"table {display_path(table)}, line {number}: there is no {display_path(missing)}; "
                "check the path"
            )
    _check_twice([os.path.realpath(photo) for photo, _ in found], [photo for photo, _ in found])
    if len(found) < 2:
        raise BadInput(f"table {display_path(table)} has {len(found)} pairs; give two or more")
    return found


def _there(name, *folders):
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _files(folder):
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise BadInput(
            f"folder {display_path(folder)} cannot be read: {reason(error)}; check the path"
        ) from None
    return [Path(folder, name) for name in names if not name.startswith(".")]
