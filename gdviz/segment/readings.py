"""The table of readings: what the numbers or colours of a painted label may mean.

The most special reading comes first. Where two are possible, the reader is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gdviz.experiments.regions import regions, sizes
from gdviz.segment import colours
from gdviz.segment.classes import Class, Classes
from gdviz.segment.marks import INVERTED, Marks
from gdviz.system.errors import BadInput

OBJECTS = "objects"  # What `--class` takes for all numbers above 0.
MANY = 20  # So many numbers with one piece each are objects, and no classes.
WHOLE = 9  # Pixels of the smallest piece that is taken for an object.
IGNORED = 255


@dataclass(frozen=True, eq=False)
class Label:
    """What a reading has to go by: the classes, what is unknown, and what is wished.

    `deep` is whether numbers have more than eight bits, `may_be_empty` whether another label may
    have what is wished. Where it will be `inverted`, what is marked may be the ground.
    """

    name: str
    classes: Classes
    unknown: NDArray[np.bool_]
    wanted: str | None
    deep: bool
    may_be_empty: bool
    inverted: bool = False
    notes: tuple[str, ...] = ()

    def marked(
        self, chosen: NDArray[np.bool_] | Sequence[bool], *notes: str, what: str = ""
    ) -> Marks:
        """The pixels whose class is `chosen`."""
        mask = np.asarray(chosen, bool)[self.classes.which]
        tones = np.where(mask, np.uint8(255), np.uint8(0))
        return Marks(tones, self.unknown, (*self.notes, *notes), what)


def meant(one: Label) -> Marks:
    """The table of readings: the first that fits is what the label means."""
    _check_sign(one)
    one, readings = _without_ignored(one), (_trimap, _objects, _two, several)
    return next(marks for reading in readings if (marks := reading(one)) is not None)


def _check_sign(one):
    """Raise `BadInput` where a number below 0 may be of the ground, of an object, or unknown."""
    numbers = [kind.number for kind in one.classes.kinds if kind.number is not None]
    if len(numbers) > 2 and numbers[0] < 0 and one.wanted in (None, OBJECTS):
        raise BadInput(
            f"{one.name} has the number {numbers[0]}; write 0 where nothing is looked for, or 255 "
            "where nobody knows"
        )


def _without_ignored(one):
    """Set apart the number 255, which is white in VOC's palette, beside smaller class numbers."""
    numbers = [kind.number for kind in one.classes.kinds]
    if None in numbers or len(numbers) < 3 or numbers[-1] != IGNORED or numbers[-2] > 200:
        return one
    if len(numbers) == 3 and numbers[0] == 0 and numbers[1] > 100:
        return one  # Black, grey and white.
    if not one.classes.solid[1:-1].any():
        return one  # Beside black and white there is only a slip of the pen.
    unknown = one.classes.which == len(numbers) - 1
    # Where nobody knows, the ground may as well be.
    which = np.where(unknown, 0, one.classes.which)
    kept = Classes(which, one.classes.kinds[:-1])
    note = f"Number 255, {unknown.mean():.1%} of the picture, is neither marked nor scored."
    return replace(one, classes=kept, unknown=unknown, notes=(note,))


def _trimap(one):
    """A rim of what is unsure between what is marked and what is not."""
    numbers = [kind.number for kind in one.classes.kinds]
    if one.wanted or len(numbers) != 3:
        return None
    if numbers == [1, 2, 3]:
        marked, rim = 0, 2  # As in the pets of Oxford.
    elif numbers[0] == 0 and numbers[2] == 255 and numbers[1] in (127, 128):
        marked, rim = 2, 1
    else:
        return None
    unknown = one.classes.which == rim
    if not _is_rim(unknown, one.classes.which):
        return None
    share = one.classes.shares[marked]
    note = (
        f"The label is a trimap: marked is {numbers[marked]}, {share:.1%} of the picture; "
        f"{numbers[rim]}, the rim, is neither marked nor scored."
    )
    chosen = np.arange(3) == marked
    return replace(replace(one, unknown=unknown).marked(chosen, note), unknown=unknown)


def _is_rim(rim, which):
    """Whether most of the rest is of one class on each side of what may be a rim: it parts them."""
    across = (which[:, 1:] != which[:, :-1]) & ~rim[:, 1:] & ~rim[:, :-1]
    down = (which[1:] != which[:-1]) & ~rim[1:] & ~rim[:-1]
    edges = np.count_nonzero(rim[:, 1:] != rim[:, :-1]) + np.count_nonzero(rim[1:] != rim[:-1])
    return 10 * (np.count_nonzero(across) + np.count_nonzero(down)) < edges


def _objects(one):
    """Every number above 0 is an object, as Cellpose and StarDist write them."""
    numbers = np.array([0 if kind.number is None else kind.number for kind in one.classes.kinds])
    if one.classes.kinds[0].number is None:
        black = [kind.colour == (0, 0, 0) for kind in one.classes.kinds]
    else:
        black = (numbers == 0).tolist()
    if one.wanted == OBJECTS:
        ground = black.index(True) if any(black) else 0
        return _all_but(one, ground)
    count = len(numbers) - 1
    if one.wanted or not any(black) or count < 2 or not _one_piece_each(one, black.index(True)):
        return None
    if count <= MANY and not one.deep:
        if count == 2 or one.classes.kinds[0].colour:
            return None
        raise BadInput(
            f"{one.name} has {count} numbers above 0, each in one piece; say whether they are "
            f"objects, --class {OBJECTS}, or classes, of which you learn one, --class {numbers[1]}"
        )
    return _all_but(one, black.index(True))


def _all_but(one, ground):
    chosen = np.arange(len(one.classes.kinds)) != ground
    share = one.classes.shares[chosen].sum()
    note = (
        f"The label numbers {chosen.sum()} objects; marked is each of them, {share:.1%} of the "
        "picture."
    )
    return one.marked(chosen, note)


def _one_piece_each(one, ground):
    """Whether the ground is the largest by far, and nearly all else are single pieces."""
    counts, others = one.classes.counts, np.arange(len(one.classes.kinds)) != ground
    if counts[ground] < 3 * counts[others].max():
        return False
    index = np.where(one.classes.which == ground, 0, one.classes.which + 1)
    numbered = regions(index)
    size = sizes(numbered)
    kind = np.zeros(len(size), int)
    kind[numbered[numbered > 0] - 1] = one.classes.which[numbered > 0]
    largest = np.zeros(len(counts), int)
    np.maximum.at(largest, kind, size)
    whole = (largest >= 0.95 * counts) & (largest >= WHOLE)
    return whole[others].mean() >= 0.8


def _two(one):
    """Two classes: the brighter is marked, or the one that is no ground."""
    if len(one.classes.kinds) != 2:
        return None
    if one.wanted:
        return several(one)
    marked = _marked_of_two(one.classes)
    if marked is None or not (one.inverted or is_clear(one.classes, marked)):
        first, second = one.classes.kinds
        share = one.classes.shares
        raise BadInput(
            f"{one.name} is {_of_two(first)} on {share[0]:.0%} and {_of_two(second)} on "
            f"{share[1]:.0%} of the picture; say what is marked: "
            f"--class {_word(first)} or --class {_word(second)}"
        )
    kind, share = one.classes.kinds[marked], one.classes.shares[marked]
    note = f"The label marks {_of_two(kind)}, {share:.1%} of the picture."
    # Black and white is written with 1 as well as with 255.
    what = "white" if kind.number in (1, IGNORED) and not kind.colour else _of_two(kind)
    return one.marked(np.arange(2) == marked, note, what=what)


def _marked_of_two(found):
    """The index of the class that is marked by its colour: white and all colours on black.

    On white it is any colour but black. Of two other colours it is that which is no ground.
    """
    first, second = found.kinds
    if first.colour is None:
        return 1  # The higher number.
    names = [colours.name(kind.colour) for kind in (first, second)]
    for ground in ("black", "white"):
        if ground in names:
            return 1 - names.index(ground)
    ground = found.shares.argmax()
    return 1 - ground if found.on_border[ground] > 0.5 else None


def is_clear(found: Classes, marked: int) -> bool:
    """Whether what would be marked is no ground: that has most of the picture and its border."""
    is_ground = found.shares[marked] > 0.5 and found.on_border[marked] > 0.5
    # What is marked nearly everywhere is refused with a remedy of its own.
    return bool(not is_ground or found.shares[marked] > INVERTED)


def _of_two(kind):
    if kind.number in (0, 255) and not kind.colour:
        return "black" if kind.number == 0 else "white"
    return kind.told


def _word(kind):
    if kind.number in (0, 255) and not kind.colour:
        return _of_two(kind)
    word = kind.called
    return f"'{word}'" if " " in word else word


def several(one: Label, ground: int | None = None) -> Marks:
    """Classes of which one is wanted."""
    if one.wanted is None:
        ground = _ground(one.classes) if ground is None else ground
        others = [k for k in range(len(one.classes.kinds)) if k != ground]
        if ground is not None and len(others) == 1:
            return _chosen(one, others[0])
        raise BadInput(
            f"{one.name} has {len(one.classes.kinds)} classes: {_listed(one.classes)}; "
            "say which to learn: --class " + _word(one.classes.kinds[_example(one.classes, others)])
        )
    found = [k for k, kind in enumerate(one.classes.kinds) if _is_called(kind, one.wanted)]
    if not found:
        found = _near(one.classes, one.wanted)
    if not found and one.may_be_empty:
        return one.marked([False] * len(one.classes.kinds), f"It has no class {one.wanted}.")
    if len(found) != 1:
        told = "has no class" if not found else f"has {len(found)} classes"
        raise BadInput(
            f"{one.name} {told} {one.wanted}, but {_listed(one.classes)}; name one of them"
        )
    return _chosen(one, found[0])


def _example(found, others):
    """One of the others to name in a remedy: the largest that is no ground to all the rest."""
    return max(others, key=lambda k: (found.shares[k] < 0.5, found.shares[k]))


def _chosen(one, index):
    count, kind, share = len(one.classes.kinds), one.classes.kinds[index], one.classes.shares[index]
    note = f"{count} classes; learning {kind.told}, {share:.1%} of the picture."
    what = "" if one.wanted else kind.told
    return one.marked(np.arange(count) == index, note, what=what)


def _ground(found):
    """The class of all that has no other: 0 or black, else what is largest within and outside."""
    for k, kind in enumerate(found.kinds):
        if kind.number == 0 or (kind.number is None and kind.colour == (0, 0, 0)):
            return k
    largest = int(found.shares.argmax())
    return largest if found.on_border[largest] > 0.5 and found.shares[largest] > 0.5 else None


def _listed(found):
    """The largest classes and their shares, in few words."""
    order = np.argsort(-found.counts, kind="stable")
    told = [f"{found.kinds[k].told} ({found.shares[k]:.1%})" for k in order[:6]]
    return ", ".join(told) + (f" and {len(order) - 6} more" if len(order) > 6 else "")


def _is_called(kind: Class, wanted: str) -> bool:
    wanted = wanted.casefold().strip()
    words = {str(kind.number) if kind.number is not None else "", kind.title.casefold()}
    if kind.number in (0, 255) and not kind.colour:
        words.add(_of_two(kind))
    if kind.colour:
        words |= {colours.name(kind.colour), f"#{bytes(kind.colour).hex()}"}
    return bool(wanted) and wanted in words


def _near(found, wanted):
    """The classes whose colour is nearest to the one that is named, if any is near."""
    if not found.kinds[-1].colour and len(found.kinds) == 2:
        return [k for k, word in enumerate(("black", "white")) if word == wanted.casefold()]
    colour = colours.parsed(wanted)
    if colour is None or not found.kinds[-1].colour:
        return []
    far = [np.linalg.norm(np.subtract(kind.colour or (-999,) * 3, colour)) for kind in found.kinds]
    return [int(np.argmin(far))] if min(far) < 64 else []
