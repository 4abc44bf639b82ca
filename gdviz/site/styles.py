"""All style sheets of a site in one, so that a page waits for one file before it is seen."""

import os
import re
from pathlib import Path

# What stands at another site or at the root of the host stays where it is.
_LINK = re.compile(r'\s*<link rel="stylesheet" href="(?!\w+:|/)(?P<file>[^"]+)">')
_ADDRESS = re.compile(r"""(?<=\burl\()(?P<quote>["']?)(?!\w+:|[/#])(?P<file>[^"')]+)""")
ALL = Path("assets", "gdviz", "styles.css")


def join(site: Path) -> None:
    """Let every page of a built site load its style sheets as one, which is the same for all."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    sheets = {
        Path(os.path.normpath(path.parent / link["file"])): None
        for path, page in pages.items()
        for link in _LINK.finditer(page)
    }
    joined = (site / ALL).parent
    joined.mkdir(parents=True, exist_ok=True)
    texts = [_moved(sheet.read_text(encoding="utf-8"), sheet.parent, joined) for sheet in sheets]
    (site / ALL).write_text("\n".join(texts), encoding="utf-8")
    for path, page in pages.items():
        link = f'<link rel="stylesheet" href="{_way(path.parent, site / ALL)}">'
        if first := _LINK.search(page):
            rest = _LINK.sub("", page[first.end() :])
            path.write_text(page[: first.start()] + link + rest, encoding="utf-8")


def _moved(sheet, old, new):
    """A style sheet that names the same files from another folder."""
    return _ADDRESS.sub(lambda url: url["quote"] + _way(new, old / url["file"]), sheet)


def _way(folder, file):
    return Path(os.path.relpath(file, folder)).as_posix()
