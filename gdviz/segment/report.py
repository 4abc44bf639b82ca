"""A report in one file that opens without a network: film, scores, and masks over photographs."""

import base64
import html
import io
import json
import re
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gdviz.drawing import palette, style
from gdviz.experiments import photograph_film
from gdviz.experiments.album import Album
from gdviz.experiments.photograph import Evaluation, Training
from gdviz.film import flipbook
from gdviz.film.about import About

MOST = 8  # Photographs over which a mask can be slid.
LOOKS = 6  # Of its film so many are in the report: each takes half a second and a megabyte.
ASSETS = "site/assets"  # The player is that of the site.
TINT = (*(int(part, 16) for part in re.findall("[0-9a-f]{2}", palette.PALETTE["model"][0])), 190)

LOOK = """
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: var(--gdviz-ink);
  background: var(--gdviz-paper); font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; } th, td { padding: 0.2rem 1rem 0.2rem 0; text-align: left; }
td { font-variant-numeric: tabular-nums; }
.gdviz-controls button { border: 0; }
.slide { margin: 2rem 0; } .slide div { position: relative; line-height: 0; }
.slide img { width: 100%; height: auto; }
.slide img + img { position: absolute; inset: 0; clip-path: inset(0 50% 0 0); }
.slide input { width: 100%; height: 2rem; accent-color: var(--gdviz-data); }
input:focus-visible { outline: 3px solid var(--gdviz-ink); outline-offset: 2px; }
"""

SLIDING = """
for (const slide of document.querySelectorAll(".slide")) {
  const [, mask] = slide.querySelectorAll("img");
  const slider = slide.querySelector("input");
  slider.oninput = () => { mask.style.clipPath = `inset(0 ${100 - slider.value}% 0 0)`; };
}
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What the network has learnt</title>
<style>{style}</style>
</head>
<body data-md-color-scheme="default">
<h1>What the network has learnt</h1>
<ul>{told}</ul>
<h2>The film</h2>
{player}
<h2>The scores after {steps} steps</h2>
{scores}
<p>The overlap is the number of pixels that both the network and the label mark, over that of all
which one of them marks: 1 at best. A score tells something only if it is above those of the answers
that know nothing.</p>
<h2>What it marks</h2>
{slides}
<script>{script}</script>
</body>
</html>
"""

PLAYER = """<div class="gdviz-player" data-flipbook="film" data-light="{script}"
 data-dark="{script}" style="max-width:{width}px">
<div class="gdviz-stage" style="aspect-ratio:{width}/{height}">
<img alt="Photograph, answer of the network, a part enlarged, and the curves of loss and overlap"
 src="{nothing}">
</div>
<p class="gdviz-status"></p>
<p class="gdviz-heard" role="status"></p>
<div class="gdviz-controls">
<button type="button" aria-label="Play the film" disabled><svg viewBox="0 0 24 24"
 aria-hidden="true"><path class="gdviz-play" d="M8 5v14l11-7z"/><path class="gdviz-pause"
 d="M6 5h4v14H6zm8 0h4v14h-4z"/></svg></button>
<input type="range" min="1" max="{pages}" value="{pages}" aria-label="Frame of the film" disabled>
<span class="gdviz-frame">{pages} / {pages}</span>
</div>
</div>"""

SLIDE = """<figure class="slide">
<div><img src="{photo}" alt="{name}" width="{columns}" height="{rows}"><img src="{mask}"
 alt="What is marked in {name}, {share} of it" width="{columns}" height="{rows}"></div>
<input type="range" min="0" max="100" value="50" aria-label="How far the mask covers {name}">
<figcaption>{name}: {share} is marked</figcaption>
</figure>"""


def page(
    task: Training | Album,
    evaluations: Sequence[Evaluation],
    notes: Sequence[str],
    masks: Sequence[tuple[str, NDArray[np.float32], NDArray[np.bool_]]],
) -> str:
    """Return the report as HTML; `masks` are names, photographs and what is marked in them."""
    last = evaluations[-1]
    told = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
    slides = "".join(_slide(k, *one) for k, one in enumerate(masks[:MOST], start=1))
    return PAGE.format(
        style=_style(),
        steps=last.step,
        told=told,
        scores=_scores(task, last),
        player=_player(task, evaluations),
        slides=slides,
        script=_asset("player.js") + SLIDING,
    )


def _asset(name):
    return files("gdviz").joinpath(ASSETS, name).read_text(encoding="utf-8")


def _style():
    light = ";".join(f"--gdviz-{role}:{pair[0]}" for role, pair in palette.PALETTE.items())
    return f":root{{{light}}}{_asset('gdviz.css')}{LOOK}"


def _scores(task, last):
    """A table: what the network gets, and below it what answers get that know nothing."""
    rows = [("this network", last.learnt, last.held_out)]
    rows += [(f"marking {name}", *scores) for name, scores in task.lazy().items()]
    cells = "".join(
        f"<tr><th scope='row'>{name}</th>{_cell(learnt)}{_cell(held_out)}</tr>"
        for name, learnt, held_out in rows
    )
    head = "<th scope='col'>overlap with the label</th><th scope='col'>where it learnt</th>"
    return f"<table><tr>{head}<th scope='col'>held out</th></tr>{cells}</table>"


def _cell(scores):
    return f"<td>{scores['intersection_over_union']:.2f}</td>" if scores else "<td>–</td>"


def _player(task, evaluations):
    style.use("light")
    some = np.unique(np.linspace(0, len(evaluations) - 1, LOOKS).astype(int))
    frames = photograph_film.figure(task, [evaluations[k] for k in some])
    book, pages = flipbook.bind("film", frames, About("What the network learns"))
    call = f'gdviz.flipbook("film", {json.dumps(book.text)});'
    script = "data:text/javascript;base64," + base64.b64encode(call.encode()).decode()
    return PLAYER.format(
        script=script,
        width=book.width,
        height=book.height,
        pages=pages,
        nothing=_address(Image.new("L", (1, 1), 255)),
    )


def _slide(number, name, image, mask):
    """A photograph, and the same with what is marked over it, up to where the slider stands."""
    rows, columns = mask.shape
    tint = np.zeros((rows, columns, 4), np.uint8)
    tint[mask] = TINT
    photo = Image.fromarray(np.rint(255 * image).astype(np.uint8))
    words = html.escape(name)
    return SLIDE.format(
        number=number,
        name=words,
        photo=_address(photo, "JPEG", quality=85),
        mask=_address(Image.fromarray(tint)),
        share=f"{mask.mean():.1%}",
        columns=columns,
        rows=rows,
    )


def _address(image, form="PNG", **options) -> str:
    file = io.BytesIO()
    image.save(file, form, **options)
    return f"data:image/{form.lower()};base64,{base64.b64encode(file.getvalue()).decode()}"
