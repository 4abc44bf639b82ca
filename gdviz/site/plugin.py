"""The MkDocs plugin: draw what is stale, then tie pages to pictures, numbers and formulas."""

import html
import logging
import os
import posixpath
import re
import socket
import sys
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from gdviz.builder import build, pool

try:
    from gdviz.site import (
        cards,
        checks,
        formulas,
        gallery,
        glossary,
        head,
        kept,
        lessons,
        numbers,
        policy,
        references,
        repository,
        search,
        slides,
        styles,
        stylesheet,
        texts,
        trust,
    )
    from gdviz.site.figures import PICTURE, Figures, page_links
    from gdviz.site.options import Options
    from gdviz.site.pictures import Gallery, Picture, Unknown, on_all_cores
    from gdviz.site.preview import Preview
    from gdviz.site.touch import scripts
except ModuleNotFoundError as missing:
    raise PluginError(f"gdviz needs {missing.name}; run: pip install 'gdviz[site]'") from None
from gdviz.system.errors import BadInput

HERE = Path(__file__).parent
LOG = logging.getLogger("mkdocs.plugins.gdviz")

# Where a picture is published there is no folder of its page: such an address leads nowhere.
_RAW = re.compile(r'<[^<>]*(?:src|href)="(?:\.\./)*(?P<file>figures/\w+/[\w-]+\.\w+)"[^<>]*>')

# Seconds from one look for edits to the next; at MkDocs's .5 one waits for it longer than for the
# building of a page.
LOOKS = 0.2

# The file of a still as a page shows it.
_SHOWN = re.compile(r'src="(?:\.\./)*figures/([\w-]+\.svg)"')

# In the live preview, most pages are what they were before an edit.
_read = lru_cache(maxsize=200)(checks.Reader)


def _refused(match, complain):
    """What is shown in the place of a picture that is written as HTML, if the build goes on."""
    file = match["file"]
    return complain(file, f"{file} is written as HTML; write ![What one sees.]({file})")


def _add_files(picture, add, sources):
    """Publish all that a page shows of a picture and offers with it."""

    def publish(file, **source):
        add(f"figures/{picture.published(file)}", **source)

    for file in picture.files:
        publish(file, abs_src_path=str(picture.folder / file))
    if sources:
        publish(f"{picture.stem}.py", abs_src_path=str(picture.recipe))
    if picture.numbers is not None:
        publish(f"{picture.stem}.js", content=scripts.with_parts(picture.touch))
    for ending in ("", "-dark"):
        if picture.has_pixels:
            publish(picture.shown(ending), content=picture.lighter(ending))
        if picture.moving:
            publish(f"{picture.stem}-frames{ending}.js", content=picture.script(ending))


def _is_same(file, before):
    """Whether a file is as it was published before; of one on the disk nobody knows."""
    on_disk = file.abs_src_path or before.abs_src_path
    return not on_disk and file.content_bytes == before.content_bytes


def _goes_on(config):
    """Whether mkdocs-static-i18n builds one more language within the build of the first."""
    return getattr(config.plugins.get("i18n"), "building", False)


def _taken(address, error):
    """Why nothing can be served at an address, and what to do."""
    remedy = f"mkdocs serve --dev-addr {address.host}:{address.port + 1}"
    return f"{address}: {error.strerror}; stop what serves there, or take another: {remedy}"


class GdvizPlugin(BasePlugin[Options]):
    """Pages show the pictures of the `figures/` beside mkdocs.yml.

    What a page names wrongly, and a picture that cannot be drawn, fails a build in one line; the
    live preview shows that line in the page and goes on.
    """

    serving = False

    def __init__(self) -> None:
        super().__init__()
        self.preview = Preview()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is the live preview."""
        self.serving = command == "serve"
        if self.serving:
            # A .pyc written into a watched folder would start the next rebuild, again and again.
            sys.dont_write_bytecode = True
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

    def on_config(self, config: MkDocsConfig) -> None:
        """Add our Markdown extension, style sheets and player to those of the site."""
        if _goes_on(config):
            return
        folder = Path(config.config_file_path).parent
        self.root = Path(os.path.abspath(folder / self.config.project))
        cache = self.root / "build" / "cache"
        os.environ["GDVIZ_CACHE"], self._kept = str(cache), cache / "site.json"
        self.figures = Figures(self.config.sources)
        config.markdown_extensions.append(self.figures)
        config.extra_css[:0] = ["assets/gdviz/palette.css", "assets/gdviz/gdviz.css"]
        for name in ("preview", "player"):
            script = ExtraScriptValue(f"assets/gdviz/{name}.js")
            script.defer = True
            config.extra_javascript.insert(0, script)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch the recipes and gdviz itself, unless somebody else serves at this address."""
        with socket.socket(server.address_family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(server.server_address)
            except OSError as error:
                raise PluginError(_taken(config.dev_addr, error)) from None
        server.observer._timeout = LOOKS
        for emitter in server.observer.emitters:
            emitter._timeout = LOOKS
        server.watch(str(self.root / "figures"))
        server.watch(str(HERE.parent))

        def rebuild():
            if not self.preview.rebuild(self._redraw):
                pool.discard()  # What it has imported may have been edited.
                builder()
            pool.prepare(self.root)

        server.builder = rebuild
        pool.prepare(self.root)
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Draw the pictures that are stale."""
        if _goes_on(config):
            return
        if not (self.root / "figures").is_dir():
            remedy = "make one, or say in mkdocs.yml where it is: gdviz: {project: ...}"
            raise PluginError(f"there is no folder {self.root / 'figures'}; {remedy}")
        self.preview.begin(config, self.root)
        self.built: set[File] = set()
        self.galleries: set[File] = set()  # Pages with cards for all pictures.
        self.terms: dict[str, list[str]] = {}
        address = self.config.repository
        self.repository = repository.find(address, self.root) if address else None
        kept.load(self._kept)
        self._draw()

    def _draw(self):
        """Draw the pictures that are stale, and look at them all."""
        try:
            failures = build.build(self.root, mp4=self.config.mp4)
            recipes = build.recipes(self.root)
        except BadInput as error:
            raise PluginError(str(error)) from None
        except OSError as error:
            raise PluginError(f"{error.filename or 'build'}: {error.strerror}") from None
        if failures and not self.serving:
            raise PluginError("\n".join(failures.values()))
        self.gallery = Gallery(self.root / "build" / "figures", recipes, failures)

    def _redraw(self):
        """Draw what is stale while all else stays; return which pictures have changed, and how."""
        before = self.gallery
        self._draw()
        self.gallery.named |= before.named
        changed = self.gallery.changed(before)
        for name in {name for name, _ in changed or ()} & self.gallery.pictures.keys():
            _add_files(self.gallery.pictures[name], self._publish, self.config.sources)
        if changed:
            self._add_lessons()
        return changed

    def _publish(self, uri, **source):
        """Add a file to those of the site; at once, where MkDocs has written them all."""
        file = File.generated(self.site, uri, **source)
        if before := self.files.get_file_from_path(uri):
            # With every edit of a picture the gallery publishes all of its hundreds of files.
            if self.preview.rebuilding and _is_same(file, before):
                return
            self.files.remove(before)
        self.files.append(file)
        if self.preview.rebuilding:
            file.copy_file()

    @event_priority(50)
    def _on_files_before_others_read_them(self, files: Files, *, config: MkDocsConfig) -> None:
        """Refuse pages that cannot be read; the live preview shows why in their places."""
        for file in files.documentation_pages():
            line, message = texts.fault(file)
            if line:
                file.content_string = self._fail(f"{self._named(file)}:{line}: {message}")

    @event_priority(-200)  # After mkdocs-static-i18n, which would look for ours in each language.
    def _on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Publish pictures, players and what these need beside the site's own files."""
        self.files, self.site, add = files, config, self._publish
        add("assets/gdviz/palette.css", content=stylesheet.stylesheet())
        add("assets/gdviz/touch.js", content=scripts.shared())
        for asset in (HERE / "assets").iterdir():
            add(f"assets/gdviz/{asset.name}", abs_src_path=str(asset))
        for asset in [formulas.KATEX / "katex.min.css", *formulas.KATEX.glob("fonts/*")]:
            uri = asset.relative_to(formulas.KATEX).as_posix()
            add(f"assets/katex/{uri}", abs_src_path=str(asset))
        self._add_lessons()
        on_all_cores(Picture.pack, self.gallery.pictures.values())
        for picture in self.gallery.pictures.values():
            _add_files(picture, add, self.config.sources)

    on_files = CombinedEvent(_on_files_before_others_read_them, _on_files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the order of the pages."""
        self.nav, self.files = nav, files

    @event_priority(50)
    def _on_page_markdown_before_macros(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put in the numbers before mkdocs-macros takes their braces for its own."""
        return (
            self._with_numbers(markdown, page, config) if "macros" in config.plugins else markdown
        )

    def _on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Run a notebook, put in the numbers, and make ready for the page's pictures."""
        complain = partial(self._complain, page.file)
        if "mkdocs-jupyter" in config.plugins:
            from gdviz.site import notebooks  # needs what only mkdocs-jupyter brings

            markdown = notebooks.fill(markdown, page, config, files, complain)

        self._begin(page)
        markdown = lessons.with_head(markdown, page.meta)
        self.galleries.discard(page.file)
        if gallery.MARK.search(markdown):
            self.galleries.add(page.file)
            markdown = gallery.frame(markdown, self._shelves(page))
        if trust.MARK.search(markdown):
            markdown = trust.fill(markdown, self._shelves(page), self.root / "tests")
        bibtex = files.get_file_from_path("references.bib")
        entries = references.read(bibtex.content_string) if bibtex else {}
        markdown = references.fill(markdown, entries, complain)
        return self._with_numbers(markdown, page, config)

    on_page_markdown = CombinedEvent(_on_page_markdown_before_macros, _on_page_markdown)

    def _with_numbers(self, markdown, page, config):
        is_shared = "macros" in config.plugins
        return numbers.fill(markdown, self.gallery, partial(self._complain, page.file), is_shared)

    def _begin(self, page):
        """Make ready for the pictures that are shown on a page."""

        def text(other):
            path = posixpath.join(posixpath.dirname(page.file.src_uri), other)
            file = self.files.get_file_from_path(posixpath.normpath(path))
            if not file:
                return ""
            self.preview.ask(page, lambda: PICTURE.findall(file.content_string))
            return file.content_string

        self.gallery.asked = self.preview.pictures(page)
        self.figures.begin(
            self.gallery,
            lambda file: get_relative_url(f"figures/{file}", page.url),
            text,
            partial(self._complain, page.file),
            self._named(page.file),
            self.repository,
        )

    def _shelves(self, page):
        """The pages that show pictures."""
        self.preview.ask(page, lambda: [gallery.outline(other) for other in self.nav.pages])
        return gallery.shelves(self.nav, self.gallery)

    def _with_gallery(self, content, page):
        """The page that shows all pictures, with the files that only it offers."""
        licence = self.root / "figures" / "LICENSE"
        return gallery.fill(
            content,
            page,
            self._shelves(page),
            licence.read_text(encoding="utf-8").strip() if licence.exists() else "",
            lambda uri, content: self._publish(uri, content=content),
            self.config.sources,
        )

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Remember what fills the templates."""
        self.env = env

    def on_page_content(
        self, content: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Note what the page defines, refuse raw pictures, link to the glossary and the source."""
        self.terms |= search.terms(content, page.url)
        complain = partial(self._complain, page.file)
        content = _RAW.sub(lambda match: _refused(match, complain), content)
        words = files.get_file_from_path("glossary.md")
        if words and page.file is not words:
            terms = glossary.read(words.content_string)
            content = glossary.link(content, terms, get_relative_url(words.url, page.url))
        # Hundreds of cards, in which Markdown and the glossary would look in vain.
        if page.file in self.galleries:
            try:
                content = self._with_gallery(content, page)
            except Unknown as unknown:
                content = complain("<!-- gallery -->", str(unknown))
        path = self._path(page.file)
        if self.repository and path:
            guide = "CONTRIBUTING.md" if (self.root / "CONTRIBUTING.md").exists() else ""
            content += page_links(path, self.repository, guide)
        return content

    @event_priority(50)
    def _on_page_context_before_search(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Hide what is not searched."""
        page.content, self._hidden = search.hide(page.content or "")

    @event_priority(-50)
    def _on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Typeset formulas; let templates ask how long a page takes, what it needs, its cover."""
        # Material's blog converts the beginnings of posts for the page that lists them.
        self._begin(page)
        content = search.show(page.content or "", self._hidden)
        page.content = formulas.fill(content, partial(self._complain, page.file))

        def cover(other):
            try:
                return lessons.cover(other, self.gallery)
            except Unknown as unknown:
                return self._complain(other.file, other.meta["cover"], str(unknown)) and None

        def minutes(other):
            return self.preview.ask(page, lambda: lessons.minutes(other))

        def needed(other):
            return lessons.needed(other, nav.pages)

        # What MkDocs declares is what it gives itself; plugins may give more.
        cast(dict, context).update(minutes=minutes, needed=needed, cover=cover)
        return context

    on_page_context = CombinedEvent(_on_page_context_before_search, _on_page_context)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Complete the head: the style of formulas, and what one touches pictures with, if any."""
        self.built.add(page.file)
        # Those of the posts that Material's blog lists.
        output = formulas.fill(output, partial(self._complain, page.file))
        complete = head.needed(output, page.url)
        has_card = 'property="og:image"' in output  # Material's plugin for cards draws them, too.
        if self.config.cards and config.site_url and not (self.serving or has_card):
            complete += self._card(output, page, config)
        return output.replace("</head>", f"{complete}</head>", 1)

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

    @event_priority(-200)  # After plugins that write files of their own, and mkdocs-static-i18n.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site, its index of words and its policy, and check what readers will see."""
        if _goes_on(config):
            return
        kept.save(self._kept)
        if self.config.join and not self.serving:
            styles.join(Path(config.site_dir))
        self._check(config)
        index = Path(config.site_dir) / "search" / "search_index.json"
        if index.exists():
            search.complete(index, self.terms)
        # The live preview puts a script of its own into every page.
        if self.config.policy and not self.serving:
            policy.rule(Path(config.site_dir), self.config.hosts)
        self.preview.end(config, self.files, self.nav, self.env)

    def _check(self, config):
        """Say what is wrong with the pages as they were built; where it is strict, that fails."""
        site = Path(config.site_dir)
        # A plugin may have left a page empty, which then is not written.
        files = {file.dest_uri: file for file in self.built if Path(file.abs_dest_path).is_file()}
        pages = {uri: _read((site / uri).read_text(encoding="utf-8")) for uri in files}
        level = logging.ERROR if config.strict and not self.serving else logging.WARNING
        for uri, fault in checks.faults(pages, site, self.config.hosts, self.config.policy):
            LOG.log(level, self._placed(files[uri], *fault))
        for picture in self.gallery.unnamed():
            LOG.info(f"figures/{picture.name}.py is drawn and named on no page")

    def _path(self, file):
        """Where the text of a page is, from the root on; empty if a plugin has made it up."""
        source = file.abs_src_path
        inside = source and Path(source).is_relative_to(self.root)
        return os.path.relpath(source, self.root) if inside else ""

    def _add_lessons(self):
        """Publish the slides of the lesson plans, if the site has some."""
        plans = self.files.get_file_from_path("teach.md")
        if plans:
            fonts = Path(plans.src_dir or self.root, "assets", "fonts")
            for minutes, lesson in slides.lessons(plans.content_string, self.gallery, fonts):
                self._publish(f"slides/lesson-{minutes}.html", content=lesson)

    def _named(self, file):
        """What a page is called where something is said of it."""
        return self._path(file) or file.src_uri

    def _complain(self, file, what, message):
        """Fail the build; or, in the live preview, return HTML that shows what is wrong."""
        return self._fail(self._placed(file, what, message))

    def _placed(self, file, what, message):
        """The message with the page before it, and the line where what it is about stands."""
        before, found, _ = file.content_string.partition(what)
        line = f":{before.count(chr(10)) + 1}" if found else ""
        return f"{self._named(file)}{line}: {message}"

    def _fail(self, message):
        if not self.serving:
            raise PluginError(message)
        LOG.error(message)
        return f'<strong class="gdviz-fault">{html.escape(message)}</strong>'
