"""After an edit the live preview builds what it has changed, and leaves all else as it was built.

MkDocs would build every page anew. A page depends on its text, on the pictures that it has asked
for, and on what it has asked of other pages; where an edit changes something else, all is built.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from gdviz.site import texts

# Pages depend on no more than they say where these are at work. Of others we do not know.
KNOWN = {"autorefs", "gdviz", "material/search", "mkdocs-jupyter", "mkdocstrings", "search"}
# What many pages take something from.
_SHARED = {"glossary.md", "teach.md"}

Answer = TypeVar("Answer")
Built = tuple[MkDocsConfig, Files, Navigation, Environment]


class Preview:
    """What the last build has left, and what its pages were made from."""

    def __init__(self) -> None:
        self.rebuilding = False
        self._built: Built | None = None
        self._stamps: dict[str, tuple[int, int]] = {}
        self._asked: dict[str, list[tuple[Callable, object]]] = defaultdict(list)
        self._pictures: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def begin(self, config: MkDocsConfig, root: Path) -> None:
        """Before all is built: remember what the files are like."""
        self._built = None
        self._asked.clear()
        self._pictures.clear()
        self._figures = str(root / "figures")
        own = [config.config_file_path, config.docs_dir, config.theme.custom_dir, *config.watch]
        ours = [self._figures, str(root / "tests"), str(Path(__file__).parents[1])]
        self._watched = [path for path in (*own, *ours) if path]
        self._stamps = dict(_stamps(self._watched))

    def end(self, *built: *Built) -> None:
        """All is built."""
        self._built = built

    def pictures(self, page: Page) -> set[tuple[str, str]]:
        """The pictures that a page asks for, each with what matters of it, to add to."""
        return self._pictures[page.file.src_uri]

    def ask(self, page: Page, question: Callable[[], Answer]) -> Answer:
        """What a page asks of others: where the answer is another one, it is built anew."""
        answer = question()
        self._asked[page.file.src_uri].append((question, answer))
        return answer

    def rebuild(self, redraw: Callable[[], set[tuple[str, str]] | None]) -> bool:
        """Build the pages that an edit has changed; False if all must be built.

        `redraw` draws what is stale and returns which pictures have changed, each with what of it;
        None if they are not the pictures that they were.
        """
        self.rebuilding = True
        try:
            return self._rebuild(redraw)
        finally:
            self.rebuilding = False

    def _rebuild(self, redraw):
        built, self._built = self._built, None
        edited = self._edited()
        if built is None or not edited or not KNOWN.issuperset(built[0].plugins):
            return False
        files = built[1]
        pages = {
            file.abs_src_path: file.page
            for file in files.documentation_pages()
            if file.src_uri.endswith(".md") and file.src_uri not in _SHARED and file.page
        }
        written = [pages[path] for path in edited & pages.keys()]
        drawn = edited - pages.keys()
        if not all(path.startswith(f"{self._figures}{os.sep}") for path in drawn):
            return False
        if any(texts.fault(page.file)[0] for page in written):
            return False
        changed = redraw() if drawn else set()
        return changed is not None and self._build(built, written, changed)

    def _edited(self):
        """The files that have changed since they were built; none if some have come or gone."""
        now = dict(_stamps(self._watched))
        if now.keys() != self._stamps.keys():
            return set()
        edited = {path for path, stamp in now.items() if stamp != self._stamps[path]}
        self._stamps = now
        return edited

    def _build(self, built, written, changed):
        config, files, nav, env = built
        known = [(page.title, page.meta) for page in written]
        self._populate(written, config, files)
        # Every page shows these of every other.
        if known != [(page.title, page.meta) for page in written]:
            return False
        every = [file.page for file in files.documentation_pages()]
        touched = [page for page in every if page not in written and self._asks(page, changed)]
        self._populate(touched, config, files)
        # Where autorefs leads to is known when all pages have been read.
        if any("<autoref" in page.content for page in (*written, *touched)):
            return False
        for page in (*written, *touched):
            _build_page(page, config, files.documentation_pages(), nav, env)
        config.plugins.on_post_build(config=config)
        return True

    def _asks(self, page, changed):
        """Whether a page shows what has changed."""
        uri = page.file.src_uri
        return not self._pictures[uri].isdisjoint(changed) or any(
            question() != answer for question, answer in self._asked[uri]
        )

    def _populate(self, pages, config, files):
        for page in pages:
            self._asked[page.file.src_uri].clear()
            self._pictures[page.file.src_uri].clear()
            _populate_page(page, config, files)


def _stamps(places) -> Iterator[tuple[str, tuple[int, int]]]:
    """When each file in these places was written, and how long it is."""
    for place in places:
        found = [place] if os.path.isfile(place) else _files(place)
        for path in found:
            status = os.stat(path)
            yield path, (status.st_mtime_ns, status.st_size)


def _files(place):
    for folder, inner, names in os.walk(place):
        inner[:] = [name for name in inner if not name.startswith((".", "__"))]
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))
