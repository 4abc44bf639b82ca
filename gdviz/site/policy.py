"""What a page may run and load: the scripts and files of its own site, and nothing else."""

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

# Scripts and styles that stand in the page; data are no scripts.
_PARTS = {
    "script-src": re.compile(
        r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL
    ),
    "style-src-elem": re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL),
}
_START = re.compile(r"<head>\s*<meta charset=[^>]*>")

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src-elem": "'self'",
    # Formulas and players place what they show by attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'none'",
}
_FROM_HOSTS = ("script-src", "style-src-elem", "img-src", "media-src", "font-src", "frame-src")


def rule(site: Path, hosts: Sequence[str] = ()) -> None:
    """Give every page of a built site its Content-Security-Policy, before all that it rules.

    What stands in a page as a script or a style is allowed by its digest. So what anybody else
    might smuggle in does not run. The file `_headers`, which many hosts read, repeats it for all.
    From other sites, pages may load what the `hosts` have.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, hosts=hosts)}">'
        end = start.end() if (start := _START.search(page)) else 0
        path.write_text(page[:end] + tag + page[end:], encoding="utf-8")
    (site / "_headers").write_text(_headers(policy(*pages.values(), hosts=hosts)), encoding="utf-8")


def policy(*pages: str, hosts: Sequence[str] = ()) -> str:
    """Return the policy that fits all of these pages."""
    rules = dict(_POLICY)
    for kind in _FROM_HOSTS:
        rules[kind] = " ".join([rules[kind], *hosts])
    if any("data:font/" in page for page in pages):  # Slides bring their typefaces with them.
        rules["font-src"] += " data:"
    for kind, part in _PARTS.items():
        digests = {_digest(text) for page in pages for text in part.findall(page)}
        rules[kind] = " ".join([rules[kind], *sorted(digests)])
    return "; ".join(f"{kind} {sources}" for kind, sources in rules.items())


def _digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _headers(rules):
    return f"""/*
  Content-Security-Policy: {rules}; frame-ancestors 'self'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
"""
