"""What the head of a page needs for what is on the page."""

import re

from mkdocs.utils import get_relative_url

# Without JavaScript nothing could be played, and nothing larger takes the place of a still.
_NOSCRIPT = (
    "<noscript><style>.gdviz-controls{display:none!important}"
    ".gdviz-touch{min-height:0!important}.gdviz-touch::after{content:none!important}"
    "</style></noscript>"
)
# A picture to touch names its script.
_TOUCHED = re.compile(r'data-script="([^"]+)"')


def needed(page: str, url: str) -> str:
    """The styles and scripts that this page needs and not every page has; `url` is its address."""
    head = _NOSCRIPT
    touched = _TOUCHED.findall(page)
    for script in ("assets/gdviz/touch.js", *touched) if touched else ():
        head += f'<script src="{get_relative_url(script, url)}" defer></script>'
    if 'class="gdviz-shelf"' in page:
        style, script = (
            get_relative_url(f"assets/gdviz/gallery{ending}", url) for ending in (".css", ".js")
        )
        head += f'<link rel="stylesheet" href="{style}"><script src="{script}" defer></script>'
    if 'class="katex' in page:
        address = get_relative_url("assets/katex/katex.min.css", url)
        head += f'<link rel="stylesheet" href="{address}">'
    return head
