"""The MkDocs plugin: draw what is stale, then tie pages to pictures, numbers and formulas."""

import html
import os
import posixpath
import re
import sys
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

from mkdocs.config.base import Config
from mkdocs.config.config_options import URL, ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from gdviz.builder import build
from gdviz.site import (
    cards,
    formulas,
    gallery,
    glossary,
    lessons,
    numbers,
    policy,
    references,
    repository,
    search,
    slides,
    stylesheet,
    trust,
)
from gdviz.site.figures import Figures, page_links
from gdviz.site.pictures import Gallery, Unknown
from gdviz.site.touch import scripts
from gdviz.system.errors import BadInput

HERE = Path(__file__).parent
LOG = get_plugin_logger("gdviz")
# Without JavaScript nothing could be played, and nothing larger takes the place of a still.
_NOSCRIPT = (
    "<noscript><style>.gdviz-controls{display:none!important}"
    ".gdviz-touch{min-height:0!important}</style></noscript>"
)

# Where a picture is published there is no folder of its page: such an address leads nowhere.
_RAW = re.compile(r'<[^<>]*(?:src|href)="(?:\.\./)*(?P<file>figures/\w+/[\w-]+\.\w+)"[^<>]*>')

# The file of a still as a page shows it.
_SHOWN = re.compile(r'src="(?:\.\./)*figures/([\w-]+\.svg)"')

# A picture to touch names its script.
_TOUCHED = re.compile(r'data-script="([^"]+)"')


def _refused(match, complain):
    """What is shown in the place of a picture that is written as HTML, if the build goes on."""
    file = match["file"]
    return complain(file, f"{file} is written as HTML; write ![What one sees.]({file})")


def _add_files(picture, add):
    """Publish all that a page shows of a picture and offers with it."""

    def publish(file, **source):
        add(f"figures/{picture.published(file)}", **source)

    for file in picture.files:
        publish(file, abs_src_path=str(picture.folder / file))
    publish(f"{picture.stem}.py", abs_src_path=str(picture.recipe))
    if picture.numbers is not None:
        publish(f"{picture.stem}.js", content=scripts.with_parts(picture.touch))
    for ending in ("", "-dark"):
        if picture.has_pixels:
            publish(picture.shown(ending), content=picture.lighter(ending))
        if picture.moving:
            publish(f"{picture.stem}-frames{ending}.js", content=picture.script(ending))


class Options(Config):
    """What a site says of the plugin in mkdocs.yml."""

    # Every page runs and loads only what its own site ships.
    policy = Type(bool, default=False)
    # A shared link shows the page's first picture; needs the setting `site_url`.
    cards = Type(bool, default=False)
    # Where the site's sources are on GitHub: pages and figures lead there to edit and to report.
    repository = URL(default="")


class GdvizPlugin(BasePlugin[Options]):
    """Pages show the pictures of the `figures/` beside mkdocs.yml.

    What a page names wrongly, and a picture that cannot be drawn, fails a build in one line; the
    live preview shows that line in the page and goes on.
    """

    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is the live preview."""
        self.serving = command == "serve"
        if self.serving:
            # A .pyc written into a watched folder would start the next rebuild, again and again.
            sys.dont_write_bytecode = True
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    def on_config(self, config: MkDocsConfig) -> None:
        """Add our Markdown extension, style sheets and player to those of the site."""
        self.root = Path(config.config_file_path).parent
        os.environ["GDVIZ_CACHE"] = str(self.root / "build" / "cache")
        self.figures = Figures()
        config.markdown_extensions.append(self.figures)
        config.extra_css[:0] = ["assets/gdviz/palette.css", "assets/gdviz/gdviz.css"]
        for name in ("preview", "player"):
            script = ExtraScriptValue(f"assets/gdviz/{name}.js")
            script.defer = True
            config.extra_javascript.insert(0, script)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the recipes and gdviz itself."""
        server.watch(str(self.root / "figures"))
        server.watch(str(HERE.parent))
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Draw the pictures that are stale."""
        try:
            failures = build.build(self.root)
            recipes = build.recipes(self.root)
        except BadInput as error:
            raise PluginError(str(error)) from None
        except OSError as error:
            raise PluginError(f"{error.filename or 'build'}: {error.strerror}") from None
        if failures and not self.serving:
            raise PluginError("\n".join(failures.values()))
        self.gallery = Gallery(self.root / "build" / "figures", recipes, failures)
        self.terms: dict[str, list[str]] = {}
        address = self.config.repository
        self.repository = repository.find(address, self.root) if address else None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Publish pictures, players and what these need beside the site's own files."""

        def add(uri, **source):
            files.append(File.generated(config, uri, **source))

        add("assets/gdviz/palette.css", content=stylesheet.stylesheet())
        add("assets/gdviz/touch.js", content=scripts.shared())
        for asset in (HERE / "assets").iterdir():
            add(f"assets/gdviz/{asset.name}", abs_src_path=str(asset))
        for asset in [formulas.KATEX / "katex.min.css", *formulas.KATEX.glob("fonts/*")]:
            uri = asset.relative_to(formulas.KATEX).as_posix()
            add(f"assets/katex/{uri}", abs_src_path=str(asset))
        self._add_lessons(files, add)
        for picture in self.gallery.pictures.values():
            _add_files(picture, add)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the order of the pages."""
        self.nav = nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Run a notebook, put in the numbers, and make ready for the page's pictures."""

        def complain(what, message):
            return self._complain(page, what, message)

        if "mkdocs-jupyter" in config.plugins:
            from gdviz.site import notebooks  # needs what only mkdocs-jupyter brings

            markdown = notebooks.fill(markdown, page, config, files, complain)

        def text(other):
            path = posixpath.join(posixpath.dirname(page.file.src_uri), other)
            file = files.get_file_from_path(posixpath.normpath(path))
            return file.content_string if file else ""

        self.figures.begin(
            self.gallery,
            lambda file: get_relative_url(f"figures/{file}", page.url),
            text,
            complain,
            self._path(page),
            self.repository,
        )
        markdown = lessons.with_head(markdown, page.meta)
        if gallery.MARK.search(markdown):
            markdown = self._with_gallery(markdown, page, config, files)
        if trust.MARK.search(markdown):
            shelves = gallery.shelves(self.nav, self.gallery)
            markdown = trust.fill(markdown, shelves, self.root / "tests")
        bibtex = files.get_file_from_path("references.bib")
        entries = references.read(bibtex.content_string) if bibtex else {}
        markdown = references.fill(markdown, entries, complain)
        return numbers.fill(markdown, self.gallery, complain)

    def _with_gallery(self, markdown, page, config, files):
        """The page that shows all pictures, with the files that only it offers."""
        licence = self.root / "figures" / "LICENSE"
        return gallery.fill(
            markdown,
            page,
            gallery.shelves(self.nav, self.gallery),
            licence.read_text(encoding="utf-8").strip() if licence.exists() else "",
            lambda uri, content: files.append(File.generated(config, uri, content=content)),
        )

    def on_page_content(
        self, content: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Note what the page defines, typeset formulas, refuse raw pictures, link to the source."""
        self.terms |= search.terms(content, page.url)

        def complain(what, message):
            return self._complain(page, what, message)

        content = _RAW.sub(lambda match: _refused(match, complain), content)
        words = files.get_file_from_path("glossary.md")
        if words and page.file is not words:
            terms = glossary.read(words.content_string)
            content = glossary.link(content, terms, get_relative_url(words.url, page.url))
        content = formulas.fill(content, complain)
        if self.repository:
            content += page_links(self._path(page), self.repository)
        return content

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let templates ask how long a page takes, what it needs, and for its cover."""

        def cover(other):
            try:
                return lessons.cover(other, self.gallery)
            except Unknown as unknown:
                return self._complain(other, other.meta["cover"], str(unknown)) and None

        def needed(other):
            return lessons.needed(other, nav.pages)

        # What MkDocs declares is what it gives itself; plugins may give more.
        cast(dict, context).update(minutes=lessons.minutes, needed=needed, cover=cover)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Complete the head: the style of formulas, and what one touches pictures with, if any."""
        head = _NOSCRIPT
        touched = _TOUCHED.findall(output)
        for script in ("assets/gdviz/touch.js", *touched) if touched else ():
            head += f'<script src="{get_relative_url(script, page.url)}" defer></script>'
        if 'class="gdviz-shelf"' in output:
            style, script = (
                get_relative_url(f"assets/gdviz/gallery{ending}", page.url)
                for ending in (".css", ".js")
            )
            head += f'<link rel="stylesheet" href="{style}"><script src="{script}" defer></script>'
        if 'class="katex' in output:
            url = get_relative_url("assets/katex/katex.min.css", page.url)
            head += f'<link rel="stylesheet" href="{url}">'
        if self.config.cards and config.site_url and not self.serving:
            head += self._card(output, page, config)
        return output.replace("</head>", f"{head}</head>", 1)

    def _card(self, output, page, config):
        """Draw the card of a page, and return the tags of the head that tell of it."""
        first = _SHOWN.search(output)
        published = {p.published(p.shown()): p for p in self.gallery.pictures.values()}
        if first is None or first[1] not in published:
            return ""
        picture = published[first[1]]
        title = page.title if page.url else config.site_name
        description = page.meta.get("description", "")
        card = f"cards/{page.url.strip('/').replace('/', '-') or 'index'}.png"
        drawn = picture.folder / f"{picture.stem}.png"
        cards.draw(Path(config.site_dir, card), config.site_name, title, description, drawn)
        address = urljoin(config.site_url, card)
        return cards.tags(title, description, page.canonical_url, address, picture.alt)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site: its index of words, and its policy."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.exists():
            search.complete(index, self.terms)
        # The live preview puts a script of its own into every page.
        if self.config.policy and not self.serving:
            policy.rule(Path(config.site_dir))

    def _path(self, page):
        return os.path.relpath(page.file.abs_src_path, self.root)

    def _add_lessons(self, files, add):
        """Publish the slides of the lesson plans, if the site has some."""
        plans = files.get_file_from_path("teach.md")
        if plans:
            for minutes, lesson in slides.lessons(plans.content_string, self.gallery):
                add(f"slides/lesson-{minutes}.html", content=lesson)

    def _complain(self, page, what, message):
        """Fail the build; or, in the live preview, return HTML that shows what is wrong."""
        before, found, _ = page.file.content_string.partition(what)
        line = f":{before.count(chr(10)) + 1}" if found else ""
        message = f"{self._path(page)}{line}: {message}"
        if not self.serving:
            raise PluginError(message)
        LOG.error(message)
        return f'<strong class="gdviz-fault">{html.escape(message)}</strong>'
