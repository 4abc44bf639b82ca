"""From films to flip books: one SVG that holds every frame and shows one."""

import html
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.figure import Figure

from gdviz.drawing import style
from gdviz.film.about import About
from gdviz.film.frames import Frames
from gdviz.film.sketch import Sketch
from gdviz.film.stage import Step, as_still, played
from gdviz.film.svg import POINTS_PER_INCH, Drawing, Sheet, drawing
from gdviz.film.words import plain

STATUS = "status"  # What `draw.status` has for its gid.
# What is shorter is written again where it occurs again.
WORTH_SHARING = 100


@dataclass
class Page:
    """What is drawn in one frame, in painting order, and for how many frames it stays."""

    words: str
    parts: list[str]
    ticks: int = 1


def bind(name: str, frames: Iterable[Figure], about: About) -> tuple[Drawing, int]:
    """The flip book of a figure that is yielded once per frame, and its number of pages.

    What stands still is drawn once, and then a group for every frame that differs from the one
    before; the last is shown. The status line is not drawn: it is each group's `data-status`, and
    `data-ticks` is the number of frames for which it stays. All ids start with `name`.
    """
    frames = Frames.of(frames)
    sheet: Sheet | None = None
    stages: list[Sketch] = []
    drawn: list[_Frame] = []
    for stage in played(frames, POINTS_PER_INCH, Sketch):
        if sheet is None:
            sheet = Sheet(stage.figure)
        if frames.held and drawn:
            drawn.append(drawn[-1])
            continue
        known = drawn[-1].parts if stage in stages else {}
        if stage not in stages:
            stages.append(stage)
        drawn.append(_Frame(_words(stage.figure), _parts(sheet, stage, known)))
    if sheet is None:
        raise ValueError("no frame was yielded: yield the figure at least once")
    below, pages = _pages(drawn, stages)
    figure = stages[0].figure
    less = style.STATUS_HEIGHT if _status(figure) else 0
    return drawing(name, figure, sheet.close([*below, *_groups(pages)]), about, less), len(pages)


@dataclass(frozen=True)
class _Frame:
    """A frame as it was drawn: the status line, and every step of painting as SVG, in order."""

    words: str
    parts: dict[Step, str]


def _parts(sheet, stage, known):
    """Draw every step that has changed or is not yet `known`; the status line is left out."""
    with as_still(stage.moving):
        return {
            step: known[step]
            if step in known and step not in stage.changed
            else sheet.draw(step.part, step.paint)
            for step in stage.steps
            if step.part.get_gid() != STATUS
        }


def _status(figure):
    return [text for text in figure.texts if text.get_gid() == STATUS]


def _words(figure):
    return " ".join(plain(text.get_text()) for text in _status(figure))


def _pages(drawn, stages):
    """What lies below all pages, and the pages: equal frames in a row are one that stays.

    Where one stage served for all frames, what stands still and was never painted over lies below
    all, too, even what is painted after something that moves.
    """
    served = stages[0] if len(stages) == 1 else None
    alone = [
        step
        for step in drawn[0].parts
        if served and not step.moves and step not in served.repainted
    ]
    pages: list[Page] = []
    for frame in drawn:
        parts = [text for step, text in frame.parts.items() if text and step not in alone]
        if pages and (pages[-1].words, pages[-1].parts) == (frame.words, parts):
            pages[-1].ticks += 1
        else:
            pages.append(Page(frame.words, parts))
    below = [drawn[0].parts[step] for step in alone]
    while all(page.parts and page.parts[0] == pages[0].parts[0] for page in pages):
        below.append(pages[0].parts[0])
        for page in pages:
            del page.parts[0]
    return below, pages


def _groups(pages):
    """Definitions of what occurs on several pages, then a group for every page."""
    times = Counter(part for page in pages for part in dict.fromkeys(page.parts))
    often = [part for part, count in times.items() if count > 1 and len(part) > WORTH_SHARING]
    names = {part: f"shared-{number}" for number, part in enumerate(often)}
    yield "<style>.gdviz .frame:not(.shown){display:none}</style>\n"
    yield from (f'<defs><g id="{name}">{part}</g></defs>\n' for part, name in names.items())
    for number, page in enumerate(pages, start=1):
        parts = [f'<use href="#{names[part]}"/>' if part in names else part for part in page.parts]
        yield (
            f'<g class="frame{" shown" * (number == len(pages))}" data-ticks="{page.ticks}" '
            f'data-status="{html.escape(page.words)}">{"".join(parts)}</g>\n'
        )
