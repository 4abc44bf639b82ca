"""What a page said when someone last read it: its comparisons, looks, facts, units, and links.

`make baselines` writes it down, a line for each line of the page that says any of it. So whoever
turns a comparison round, quotes another fact or points to another figure reads that line again.
"""

import re
import sys
from pathlib import Path

from words.text import FACT, TEXTS, prose

FOLDER = Path(__file__).with_name("senses")
_DEGREES = """more most less least fewer fewest many few larger largest smaller smallest large small
    longer longest shorter shortest long short higher highest lower lowest high low nearer nearest
    closer closest farther farthest further near far deeper shallower wider narrower steeper
    steepest flatter steep flat earlier later sooner easier harder stronger weaker enough too"""
_OPPOSITES = """before after first last begins? ends? same opposite alike different equal inside
    outside towards away without not no nor neither both increases? decreases? converges? diverges?
    positive negative"""
_LOOKS = """solid dashed dotted dash-dotted thick thin dark bright light round squares? dots? cross
    crosses rings? circles? diamonds? triangles? bars? arrows?"""
_WORDS = "|".join(f"{_DEGREES} {_OPPOSITES} {_LOOKS}".split())
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!http)([^()\s]+)\)")
# A place that is linked, a fact with its form, a formula, a unit, a word.
_SENSE = re.compile(rf"«[^»]*»|\{{[^}}$]*\}}|\$[^$]+\$|°\w|(?i:\b(?:{_WORDS})\b)")


def senses(text: str) -> list[str]:
    """Line by line what it says, in the order of reading."""
    linked = _LINK.sub(r"\1 «\2»", text)
    lines = [FACT.sub(r"{\1.\2.\3 \4}", line) for line in prose(linked, keep_facts=True)]
    return list(filter(None, (" ".join(_SENSE.findall(line)) for line in lines)))


def known(page: str) -> list[str]:
    """What a page said when someone last read it."""
    path = FOLDER / f"{page}.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def write(page: str) -> None:
    """Write down what a page says."""
    path = FOLDER / f"{page}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*senses(TEXTS[page]), ""]), encoding="utf-8")


if __name__ == "__main__":
    for page in sys.argv[1:] or TEXTS:
        write(page)
