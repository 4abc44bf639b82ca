"""What a shared link shows: a card of each page, with its title and its first picture."""

import html
import textwrap
from pathlib import Path

# What the sites where people share links ask for.
WIDTH, HEIGHT = 1200, 630
COLUMN = 530  # Letters in a line of the title, times their size in points.


def tags(title: str, description: str, address: str, card: str, alt: str) -> str:
    """The tags of a page's head that tell its title, its description and where its card lies.

    `address` and `card` are whole addresses, for those who read the tags know no other.
    """
    told = {
        "og:type": "article",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": card,
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": alt,
        "twitter:card": "summary_large_image",
    }
    # Open Graph's tags are properties; Twitter's are names.
    return "".join(
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" '
        f'content="{html.escape(value)}">'
        for name, value in told.items()
        if value
    )


def draw(path: Path, site: str, title: str, description: str, picture: Path) -> None:
    """Draw the card of a page into a PNG file: its words on the left, a picture on the right."""
    # Only who publishes a site needs these, and they take half a second.
    import numpy as np
    from matplotlib.figure import Figure
    from PIL import Image

    from gdviz.drawing import style
    from gdviz.film import png, render

    style.use("light")
    figure = Figure((WIDTH / style.PIXELS_PER_INCH, HEIGHT / style.PIXELS_PER_INCH))
    # The longest word decides, for only between words a title can be broken.
    size = min(40, COLUMN / max(map(len, title.split())))
    lines = textwrap.wrap(title, int(COLUMN / size))
    figure.text(0.05, 0.9, site, size=17, color=style.MUTED)
    figure.text(0.05, 0.8, "\n".join(lines), size=size, weight="bold", verticalalignment="top")
    below = 0.72 - len(lines) * 1.25 * size * style.PIXELS_PER_INCH / 72 / HEIGHT
    words = textwrap.wrap(description, 34, max_lines=7, placeholder=" …")
    figure.text(0.05, below, "\n".join(words), size=17, verticalalignment="top", linespacing=1.4)
    with Image.open(picture) as drawn:
        shown = drawn.convert("RGBA")
    room = (0.53 * WIDTH, 0.88 * HEIGHT)
    scale = min(room[0] / shown.width, room[1] / shown.height)
    size_shown = (round(scale * shown.width), round(scale * shown.height))
    shown = shown.resize(size_shown, Image.Resampling.LANCZOS)
    figure.figimage(
        np.asarray(shown), xo=round(0.97 * WIDTH) - shown.width, yo=(HEIGHT - shown.height) // 2
    )
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        png.write(file, render.pixels(figure))
