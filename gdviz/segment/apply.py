"""The command `gdviz segment apply`: what was learnt, used on photographs without a label."""

import csv
from collections.abc import Sequence
from pathlib import Path

from gdviz.experiments.regions import boxes, regions, sizes
from gdviz.networks.segmentation import predict
from gdviz.segment import folders, model, photos, results
from gdviz.system import result_folder
from gdviz.system.errors import BadInput
from gdviz.system.files import whole
from gdviz.system.paths import display_path
from gdviz.system.terminal import say, show

LEAST = 9  # Pixels, of those that the network sees, of the smallest object that is counted.
TABLES = ("counts.csv", "objects.csv")
OBJECTS = ("photograph", "object", "row", "column", "pixels", "share of the photograph")
COUNTS = ("photograph", "columns", "rows", "objects", "marked pixels", "share of the photograph")


def run(learnt: str, places: Sequence[str], out: str) -> int:
    """Mark what was learnt in photographs; write masks, overlays and tables into `out`.

    A photograph that cannot be read is named and left out; then the exit code is 2. Ctrl-C leaves
    the masks that are finished.
    """
    known = model.read(learnt)
    paths = [path for place in places for path in folders.photographs(place)]
    names = _names(paths)
    result_folder.check(out, TABLES, paths)
    Path(out).mkdir(parents=True, exist_ok=True)
    counts, objects = [], []
    try:
        for number, (path, name) in enumerate(zip(paths, names, strict=True), start=1):
            show(f"photograph {number} of {len(paths)} …")
            try:
                count, found = _mark(known, path, name, Path(out))
            except BadInput as error:
                say(f"gdviz: {error}")
                continue
            counts.append(count)
            objects += found
    except MemoryError:
        raise BadInput("the memory is too small for these pictures; scale them down") from None
    except OSError as error:
        error.filename = error.filename or out  # A full disk does not tell where.
        raise
    finally:  # Whoever presses Ctrl-C keeps what is finished.
        _write_table(Path(out, "counts.csv"), COUNTS, counts)
        _write_table(Path(out, "objects.csv"), OBJECTS, objects)
    plural = "s" * (len(objects) != 1)
    say(f"Found {len(objects)} object{plural} in {len(counts)} of {len(paths)} photographs.")
    print(f"wrote masks, overlays, counts.csv and objects.csv in {out}")
    return 0 if len(counts) == len(paths) else 2


def _names(paths):
    """A name for the results of each photograph; with its ending where two would be alike."""
    stems = [path.stem for path in paths]
    names = [
        path.stem if stems.count(path.stem) == 1 else path.name.replace(".", "_") for path in paths
    ]
    twice = next((path for path in paths if [one.name for one in paths].count(path.name) > 1), None)
    if twice:
        raise BadInput(f"two photographs are called {display_path(twice.name)}; rename one")
    return names


def _mark(known, path, name, folder):
    """Write the mask and the overlay of one photograph; return its rows of both tables."""
    image, size = photos.look(path, known.resolution)
    answer = predict(known.progress.weights, image)
    with whole(folder / f"{name}_mask.png") as part:
        mask = results.as_large(answer, size)
        mask.save(part, format="PNG")
    with whole(folder / f"{name}_overlay.png") as part:
        results.overlaid(image, answer > 0.5).save(part, format="PNG")
    return _measured(path.name, answer > 0.5, size)


def _measured(name, found, size):
    """How many objects there are, and where each lies and how large it is, in given pixels."""
    numbered = regions(found)
    area, box = sizes(numbered), boxes(numbered)
    large = area >= LEAST
    larger = size[0] * size[1] / found.size  # Given pixels for one that the network sees.
    scale = size[1] / found.shape[0]
    rows = [
        (
            name,
            number,
            round(scale * (top + bottom + 1) / 2),
            round(scale * (left + right + 1) / 2),
            round(larger * pixels),
            f"{pixels / found.size:.6f}",
        )
        for number, ((top, bottom, left, right), pixels) in enumerate(
            zip(box[large].tolist(), area[large].tolist(), strict=True), start=1
        )
    ]
    marked = int(area[large].sum())
    share = f"{marked / found.size:.6f}"
    return (name, *size, len(rows), round(larger * marked), share), rows


def _write_table(path, head, rows):
    with whole(path) as part, open(part, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell):
    """A name that a spreadsheet would take for a formula is made a text."""
    return f"'{cell}" if str(cell).startswith(("=", "+", "-", "@", "\t")) else cell
