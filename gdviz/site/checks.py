"""What readers must not meet: each built page is read once, as a browser reads it."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from gdviz.site.pictures import hint

_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
_EMPTY |= {"track", "wbr"}
# Where braces and dollars are shown as they are; the last holds what a formula was written as.
_LITERAL = {"code", "pre", "kbd", "samp", "script", "style", "textarea", "annotation"}
_HEADING = re.compile(r"h([1-6])")
# Most elements are these, in code and formulas, and nothing can be wrong with them.
_PLAIN = re.compile(r'<span(?: class="[^"]*")?>|</span>')
_BRACES = re.compile(r"\{\{[^{}]*\}{0,2}|\{\s*\w+\.\w+\.\w+[^{}]*\}{1,2}|\}\}")
# A price has nothing but digits behind its dollar.
_DOLLAR = re.compile(r"\$\$|\$-?(?:[A-Za-z\\({]|\d+[\\^_])\S*")
_SPOKEN = {"alt", "aria-label", "content", "title"}
_LOADED = {"src", "poster", "data", "srcset"}
_ADDRESSED = _LOADED | {"href", "xlink:href", "action", "formaction"}
_LOADED_BY_LINK = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
# A film opens at a frame, a picture to touch in a state: #fig-descent:12, #fig-valley?start=2.
_STATE = re.compile(r"(fig-[\w-]+)[:?].*")

# What stands on a page, and what is wrong with it, as one line.
Fault = tuple[str, str]


@dataclass(frozen=True)
class Link:
    """An address on a page; whether the page's own text holds it, and whether it is loaded."""

    address: str
    is_own: bool
    is_loaded: bool


class Reader(HTMLParser):
    """Reads a page: its ids, its links, and what is wrong with the page alone."""

    def __init__(self, html: str) -> None:
        # As `&#36;` one writes a dollar that begins no formula.
        super().__init__(convert_charrefs=False)
        self.ids: Counter[str] = Counter()
        self.names: set[str] = set()  # As old pages name places.
        self.links: list[Link] = []
        self.faults: list[Fault] = []
        self._open: list[str] = []
        self._own_since = 0  # How deep the text of the page is, which the theme surrounds.
        self._level = 0
        # A letter in their place keeps apart what they part.
        self.feed(_PLAIN.sub("\0", html))
        self.close()
        self.faults += [
            (f'"{name}"', f"the id {name} is there {times} times; give each its own")
            for name, times in self.ids.items()
            if times > 1
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _EMPTY:
            self._open.append(tag)
            if not self._own_since and (tag == "main" or attributes.get("role") == "main"):
                self._own_since = len(self._open)
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        if tag == "a":
            self.names.add(attributes.get("name", ""))
        for name, value in attributes.items():
            if name in _SPOKEN:
                self._look_for(_BRACES, value)
        self._look_at_links(tag, attributes)
        if self._own_since:
            self._look_at_own(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those within it that nobody has closed."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            if len(self._open) < self._own_since:
                self._own_since = 0

    def handle_data(self, data: str) -> None:
        """Look for what should have become a number or a formula."""
        if _LITERAL.isdisjoint(self._open):
            self._look_for(_BRACES, data)
            self._look_for(_DOLLAR, data)

    def _look_for(self, placeholder, text):
        for found in placeholder.findall(text):
            remedy = (
                "no formula; close it with the dollars that open it, or write &#36; for a dollar"
                if found.startswith("$")
                else "no number; write {{ page.picture.fact }}, or &#123; for a brace"
            )
            self.faults.append((found, f"{found} is {remedy}"))

    def _look_at_links(self, tag, attributes):
        loads = tag == "link" and not _LOADED_BY_LINK.isdisjoint(attributes.get("rel", "").split())
        for name, value in attributes.items():
            if name in _ADDRESSED:
                for address in _addresses(name, value):
                    is_loaded = loads or name in _LOADED
                    self.links.append(Link(address, self._own_since > 0, is_loaded))

    def _look_at_own(self, tag, attributes):
        if tag == "img" and not attributes.get("alt") and attributes.get("role") != "presentation":
            file = attributes.get("src", "")
            remedy = 'say what one sees, or that it shows nothing: role="presentation"'
            self.faults.append((file, f"the image {file} has no alternative text; {remedy}"))
        for name in attributes:
            if name.startswith("on"):
                self.faults.append((name, f"{name} is a script; write it into a file of scripts"))
        if heading := _HEADING.fullmatch(tag):
            level = int(heading[1])
            if self._level and level > self._level + 1:
                skipped = f"a heading of level {level} follows one of level {self._level}"
                self.faults.append(("#" * level, f"{skipped}; write level {self._level + 1}"))
            self._level = level


def _addresses(name, value) -> Iterator[str]:
    """The addresses that an attribute holds: one, or the many of a srcset."""
    if name == "srcset":
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    else:
        yield value.strip()


def faults(
    pages: Mapping[str, Reader], site: Path, hosts: Collection[str], is_ruled: bool
) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the pages of a built site, each fault once a page, by the page's file.

    From other sites they load from `hosts` only. What the theme loads counts if a policy rules.
    """
    paths = _paths(site)
    for place, reader in pages.items():
        found = list(reader.faults)
        for link in reader.links:
            message = _wrong(link, place, pages, paths, hosts, is_ruled)
            if message:
                found.append((link.address, message))
        yield from ((place, fault) for fault in dict.fromkeys(found))


def _paths(site):
    """Every file of a site, and every folder with a slash behind it."""
    found = {"./"}
    for folder, inner, files in os.walk(site):
        place = os.path.relpath(folder, site).replace(os.sep, "/")
        names = [*files, *(f"{name}/" for name in inner)]
        found.update(name if place == "." else f"{place}/{name}" for name in names)
    return found


def _wrong(link, place, pages, paths, hosts, is_ruled):
    """What is wrong with a link, if anything is."""
    address = link.address
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"{address} is no address: {error}"
    if parts.scheme == "javascript":
        return link.is_own and f"{address} is a script; write it into a file of scripts"
    if parts.netloc:
        if link.is_loaded and (link.is_own or is_ruled) and parts.hostname not in hosts:
            remedy = (
                f"keep it beside the page, or allow it in mkdocs.yml: hosts: [{parts.hostname}]"
            )
            return f"{address} is loaded from another site; {remedy}"
        return None
    if parts.scheme:
        return None
    if parts.path.startswith("/"):
        remedy = "write the way from this page"
        return link.is_own and f"{address} is right only on top of a host; {remedy}"
    return _leads_nowhere(parts, place, pages, paths)


def _leads_nowhere(parts: SplitResult, place: str, pages: Mapping[str, Reader], paths: set[str]):
    """What is wrong with a link within the site, if anything is."""
    address = parts.geturl()
    target = place
    if parts.path:
        folder = posixpath.dirname(place)
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if f"{target}/" in paths or target.endswith(".."):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target.startswith("../") or target not in paths:
        return f"{address} leads to no file of the site; there is no {target}{hint(target, pages)}"
    name = unquote(parts.fragment)
    if state := _STATE.fullmatch(name):
        name = state[1]
    known = {"", "top", *pages[target].ids, *pages[target].names} if target in pages else {name}
    if name not in known:
        near = hint(name, known)
        return f"{address} leads to no place on the page; {target} has no id {name}{near}"
    return None
