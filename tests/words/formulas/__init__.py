"""What the formulas of each page mean: names for which each of them must be true.

FORMULAS has the displayed ones by how they begin, INLINE those of sentences in full.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace


def meanings(page: str) -> ModuleType | SimpleNamespace:
    """FORMULAS and INLINE of a page; both empty if nobody has written them."""
    module = f"words.formulas.{page.replace('/', '.')}"
    return import_module(module) if find_spec(module) else SimpleNamespace(FORMULAS={}, INLINE={})
