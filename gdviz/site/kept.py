"""Texts that take long to make are made once: this process and later ones look them up."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from gdviz.system.files import whole

ROOM = 20_000_000  # Letters in the file; what was asked for last has a place in it.
_texts: dict[str, str] = {}  # By digests of what they are made from; the last asked for is last.
_in_file: set[str] = set()


def kept(maker: str) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Make a function of texts and numbers look up what it gave before it makes it anew.

    `maker` says what makes it besides the file in which the function stands: a library and its
    version, or all of its text.
    """

    def decorate(make):
        program = Path(make.__code__.co_filename).read_bytes()
        makers = sha256(program + maker.encode()).hexdigest()

        @wraps(make)
        def look_first(*given):
            made_from = json.dumps([make.__qualname__, makers, *given])
            key = sha256(made_from.encode()).hexdigest()
            text = _texts.pop(key, None)
            _texts[key] = make(*given) if text is None else text
            return _texts[key]

        return look_first

    return decorate


def load(path: Path) -> None:
    """Look up in this file, too, from now on; one that cannot be read holds nothing."""
    try:
        found = dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return
    _in_file.update(found)
    _texts.update(found | _texts)


def save(path: Path) -> None:
    """Keep for later processes what there is room for."""
    if _in_file.issuperset(_texts):
        return
    lengths = accumulate(map(len, reversed(_texts.values())))
    fitting = sum(length <= ROOM for length in lengths)
    for key in [*_texts][: len(_texts) - fitting]:
        del _texts[key]
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part, open(part, "w", encoding="utf-8") as file:
        json.dump(_texts, file)
    _in_file.update(_texts)
