"""Sites to look at, and a Chromium to look with."""

import fcntl
import os
import re
import threading
from contextlib import contextmanager
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import handmade
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from players import CALM, Player
from recipes import TOUCHED
from servers import Quiet

ROOT = Path(__file__).parents[2]
# The second picture lies far below the fold.
PAGE = f"""# A page

![A *disc*, and $x^2$.](figures/lines/misfit.svg)

$${handmade.WIDE}$$

{"Text, to make the page long. " * 800}

## The descent

![It falls.](figures/lines/descent.gif)

```python
answer = 42  # a comment
```

{"More text. " * 2000}

> | a table |
> |---|
> | that ends a quotation |
"""
# A film is there too, for a page may hold both.
SHORT = """# A page

![A picture to touch.](../figures/NAME.svg)

![A film.](../figures/lines/descent.gif)
"""
# Two films that are seen at once, below what nobody scrolls through to print them.
FILMS = f"""# Two films

They are [Figure](#fig-first) and [the other](#fig-second); [Figure](lines.md#fig-misfit) is a disc.

{"Text, to make the page long. " * 800}

![The first.](figures/rates/first.gif)

![The second.](figures/rates/second.gif)
"""
NOTEBOOK = """# %% [markdown]
# # A notebook

# %%
print("wide " * 100)
"""


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Give a function that makes a site in a folder, once for all processes that run tests."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name, build_in):
        folder = shared / name
        with folder.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "site" / "index.html").exists():
                build_in(folder)
        return folder / "site"

    return make


@pytest.fixture(scope="session")
def handmade_site(once):
    """Build a site in the look of ours with pictures written by hand; return its folder."""
    return once("handmade", _build_handmade)


def _build_handmade(root):
    root.mkdir()
    handmade.site(root, "# Home\n")
    for part in ("docs/assets", "theme"):
        copytree(ROOT / part, root / part)
    for page in (ROOT / "docs").glob("*.md"):
        if page.stem != "index":
            (root / "docs" / page.name).write_text("# A page\n", encoding="utf-8")
    (root / "docs" / "notebooks").mkdir()
    for notebook in (ROOT / "docs" / "notebooks").glob("*.py"):
        (root / "docs" / "notebooks" / notebook.name).write_text(NOTEBOOK, encoding="utf-8")
    (root / "docs" / "lines.md").write_text(PAGE, encoding="utf-8")
    for name in ("first", "second"):
        handmade.picture(root, f"rates/{name}", moving=True)
    (root / "docs" / "rates.md").write_text(FILMS, encoding="utf-8")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    handmade.build(root / "mkdocs.yml")


@pytest.fixture(scope="session")
def our_site(once):
    """Draw what is stale and build our own site aside; return its folder."""

    def build_ours(folder):
        build(load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder / "site")))

    return once("ours", build_ours)


@pytest.fixture(scope="session")
def touch_site(once):
    """Build a site with a short page for each of our pictures to touch; return its folder."""
    return once("touched", _build_touched)


def _build_touched(root):
    root.mkdir()
    # What is drawn need not be drawn again, for everything that it depends on is the same.
    for part in ("figures", "build", "docs/assets", "theme"):
        copytree(ROOT / part, root / part, copy_function=os.link)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for name in TOUCHED:
        page = root / "docs" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(SHORT.replace("NAME", name), encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?s)nav:.*?\n\n", "", settings)
    settings = re.sub(r"  - mkdocs-jupyter.*\n", "", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    build(load_config(str(root / "mkdocs.yml"), strict=True))


@pytest.fixture(scope="session")
def touched(touch_site, serve):
    """Give a function that tells the address of a short page with one picture to touch."""
    served = serve(touch_site)
    return lambda name: f"{served}{name}/"


@pytest.fixture(scope="session")
def serve():
    """Give a function that puts a folder on a server of its own, once, and returns the address."""
    servers = []

    @cache
    def start(folder, handler=Quiet):
        handler = partial(handler, directory=str(folder))
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def choose():
    """Give a function that switches the site from the system's scheme to another, as readers do."""

    def switch(page, scheme):
        page.locator("label[for=__palette_1]").click()
        if scheme == "dark":
            page.locator("label[for=__palette_2]").click()
        name = {"light": "default", "dark": "slate"}[scheme]
        page.locator(f"body[data-md-color-scheme={name}]").wait_for()

    return switch


@contextmanager
def _visits(chromium):
    """Give a function that opens a page; at the end, fail on console errors and foreign requests.

    The time of a `stopped` page passes only when the test lets it.
    """
    contexts, faults = [], []

    def check(base, request):
        if urlsplit(request.url).netloc not in ("", urlsplit(base).netloc):
            faults.append(f"asked for {request.url}")

    def go(base, path="", stopped=False, **options):
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        if stopped:
            page.clock.install(time=0)
        page.on("request", lambda request: check(base, request))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: line.type == "error" and faults.append(line.text))
        page.goto(base + path)
        if stopped:
            page.clock.pause_at(3600)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def visit(chromium):
    """Give a function that opens a page for one test."""
    with _visits(chromium) as go:
        yield go


@pytest.fixture(scope="module")
def stay(chromium):
    """Give a function that opens a page for several tests: to load one takes longer than most."""
    with _visits(chromium) as go:
        yield go


@pytest.fixture(scope="module")
def address(handmade_site, serve):
    """Serve the site of handmade pictures."""
    return serve(handmade_site)


@pytest.fixture
def player(visit, address):
    """Open the page of one film for a reader who asked for less motion."""
    return Player(visit(address, "lines/", stopped=True, **CALM)).come_into_view()
