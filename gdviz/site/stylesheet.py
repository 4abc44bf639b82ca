"""The colours of the pictures as CSS variables, so that page and picture cannot differ."""

import runpy
from pathlib import Path

PALETTE = Path(__file__).parents[1] / "drawing" / "palette.py"


def stylesheet() -> str:
    """Return CSS that sets `--gdviz-ROLE` for every role of the palette, light and dark.

    `--gdviz-scheme` names the scheme of the page, which Material and the theme `mkdocs` tell in
    attributes; other themes are light.
    """
    # Run and not imported: a live preview would keep what it imported before an edit.
    colours = runpy.run_path(str(PALETTE))["PALETTE"]
    light, dark = (
        "".join(f"--gdviz-{role}:{pair[scheme]};" for role, pair in colours.items())
        for scheme in (0, 1)
    )
    # Paper is white: what is printed stays light, whatever the screen shows.
    return (
        f":root{{--gdviz-scheme:light;{light}}}\n@media screen{{"
        f"[data-md-color-scheme=slate],[data-bs-theme=dark]{{--gdviz-scheme:dark;{dark}}}}}\n"
    )
