"""A build draws what it should in every form, and no recipe can spoil it for the others."""

import json
import os
import re
from textwrap import dedent

import pytest
from PIL import Image, ImageChops, ImageStat
from projects import MOVING, STILL, Project

from gdviz.builder import pool
from gdviz.builder.build import build
from gdviz.builder.staleness import Survey
from gdviz.system import extras
from gdviz.system.errors import BadInput

BROKEN = {
    "broken/letters": (
        "from matplotlib.figure import Figure\ndef figure():\n"
        "    fig = Figure()\n    fig.text(0, 0, '\u4e00')\n    return fig",
        "4: no font on this machine has the letter \u4e00 (U+4E00); write it in others, or install",
    ),
    "broken/secret": (
        "from matplotlib.lines import Line2D\nfrom gdviz.drawing import draw\nstep = [0]\n"
        "class Secret(Line2D):\n    def draw(self, renderer):\n"
        "        self.set_linewidth(1 + 9 * step[0])\n        super().draw(renderer)\n"
        "def figure():\n    fig, ax = draw.canvas()\n    ax.add_line(Secret([0, 1], [0.9, 0.9]))\n"
        "    dot = draw.dot(ax, 0, 0, animated=True)\n"
        "    for k in range(3):\n        dot.set_data([k / 9], [0])\n"
        "        step[0] = k\n        yield fig",
        "10: frame 2: the Secret changes and is not marked; draw it with animated=True",
    ),
    "broken/raises": ('raise ValueError("no such run")', "3: ValueError: no such run"),
    "broken/late": ("def figure():\n    return 1 / 0", "4: ZeroDivisionError: division by zero"),
    "broken/exits": ("import sys\nsys.exit(3)", "4: SystemExit: 3"),
    "broken/dies": ("import os\nos._exit(7)", "1: its process ended (exit code 7); let it return"),
    "broken/crashes": (
        "import ctypes\nctypes.string_at(0)",
        "1: its process ended (signal 11, Segmentation fault); let it return",
    ),
    "broken/leaves": (
        "import os, time\nif os.fork() == 0:\n    time.sleep(60)\nos._exit(7)",
        "1: its process ended (exit code 7); let it return",
    ),
    "broken/closes": ("import os\nos.closerange(3, 99)", "1: its process ended ("),
    "broken/wordy": ("raise ValueError('long ' * 20_000)", "3: ValueError: long long long"),
    "broken/wordy_fact": (
        "import numpy as np\nfacts = {'x': np.arange(999.0)}\ndef figure():\n    pass",
        "4: facts['x'] is array([ 0., 1., 2.,",
    ),
    "broken/chance": (
        "import numpy as np\ndef figure():\n    np.random.default_rng().normal()",
        "5: ValueError: a generator without a seed gives other numbers every time; give it a seed",
    ),
    "broken/clock": (
        "import time\nfrom matplotlib.figure import Figure\nfacts = {'now': time.perf_counter()}"
        + STILL.partition('"top": 1}')[2],
        "5: facts['now'] is ",
    ),
    "broken/hangs": (
        "import time\nwhile True:\n    time.sleep(1)",
        "1: not finished after 10 s; draw fewer frames",
    ),
    "broken/formula": ("x = eval('1 +')", "3: SyntaxError: invalid syntax"),
    "broken/syntax": ("def figure(:", "3: SyntaxError: invalid syntax"),
    "broken/module": ("import gdviz.nowhere", "3: ModuleNotFoundError: No module named"),
    "broken/nothing": ("def figure():\n    pass", "3: figure() returned nothing"),
    "broken/missing": ("", "1: no figure() to call; define one"),
}  # fmt: skip


def dark(form):
    """What a form of a picture is called in the dark scheme."""
    return form.replace(".", "-dark.")


FILES = {
    name: {f"{name}{form}" for form in forms} | {f"{name}{dark(form)}" for form in forms}
    for name, forms in (
        ("still", (".svg", "-text.svg", ".png")),
        ("moving", (".svg", "-text.svg", "-frames.svg", ".png", ".gif")),
    )
}


def broken(source):
    """Recipe with a docstring, an alternative text and then `source`."""
    return f'"""Broken."""\nalt = "Nothing."\n{source}\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A project with every kind of broken recipe and two good ones, after one build."""
    project = Project(tmp_path_factory.mktemp("a project"))
    for name, (source, _) in BROKEN.items():
        project.write(name, broken(source))
    project.write("lines/still", STILL)
    project.write("lines/moving", MOVING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "LIMIT", 10)
        project.failures = build(project.root, mp4=True)
    return project


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_recipe_is_reported_with_its_file_and_line(built, name):
    assert built.failures[name].startswith(f"figures/{name}.py:{BROKEN[name][1]}")
    assert "\n" not in built.failures[name]
    assert len(built.failures[name]) < 400


def test_a_broken_recipe_costs_only_itself(built):
    assert built.failures.keys() == BROKEN.keys()
    assert not (built.built / "broken").exists()
    pages = {name.partition("/")[0] for name in built.files()}
    assert pages == {"lines"}


def test_every_file_says_what_it_is(built):
    (built.root / "figures").joinpath("LICENSE").write_text("CC BY 4.0\nMore of it.\n")
    assert build(built.root, ["lines"], mp4=True) == {}
    for name in (*FILES["still"], *FILES["moving"], "moving.mp4"):
        content = (built.built / "lines" / name).read_bytes()
        if not name.startswith("moving-frames"):
            stem = name.partition(".")[0].partition("-")[0]
            about = "A line rises" if stem == "still" else "A dot climbs"
            assert about.encode() in content, name
            assert b"CC BY 4.0" in content, name
            assert b"More of it" not in content
            assert f"figures/lines/{stem}.py".encode() in content, name


def test_a_file_that_a_recipe_reads_and_a_helper_beside_it_are_inputs(project, capfd):
    reads = (
        'import _rows\nfrom pathlib import Path\ntop = float(Path("figures/top.csv").read_text())\n'
    )
    project.write("lines/other")
    project.write("lines/still", STILL.replace("from matplotlib", reads + "from matplotlib"))
    helper, table = project.root / "figures/lines/_rows.py", project.root / "figures/top.csv"
    helper.write_text("rows = 1\n")
    table.write_text("1.0")
    assert build(project.root, jobs=1) == {}
    for edit in (
        lambda: table.write_text("2.0"),
        lambda: helper.write_text("rows = 2\n"),
        lambda: helper.write_text("rows = 3\n"),
    ):
        assert build(project.root) == {}
        edit()
        capfd.readouterr()
        assert build(project.root, jobs=1) == {}
        assert re.findall(r"drew (\S+)", capfd.readouterr().err) == ["lines/still"]
    table.unlink()
    failure = build(project.root, jobs=1)["lines/still"]
    assert "FileNotFoundError" in failure


def test_helpers_of_the_same_name_on_two_pages_are_told_apart(project):
    for page, top in (("lines", 1), ("index", 7)):
        project.write(
            f"{page}/still",
            STILL.replace('"top": 1', '"top": _rows.top').replace(
                "from matplotlib", "import _rows\nfrom matplotlib"
            ),
        )
        (project.root / f"figures/{page}/_rows.py").write_text(f"top = {top}\n")
    assert build(project.root, jobs=1) == {}
    tops = [
        json.loads(project.files()[f"{page}/still.json"])["facts"]["top"]
        for page in ("lines", "index")
    ]
    assert tops == [1, 7]


def test_a_still_becomes_svg_and_png_in_two_schemes(built):
    about = json.loads((built.built / "lines/still.json").read_text(encoding="utf-8"))
    files = about.pop("files")
    assert about == {
        "name": "lines/still", "about": "A line rises.", "alt": "A line rises from 0 to 1.",
        "facts": {"top": 1}, "numbers": None,
        "moving": False, "frames": 1, "width": 200, "height": 100,
    }  # fmt: skip
    assert files == {name: (built.built / "lines" / name).stat().st_size for name in FILES["still"]}
    with Image.open(built.built / "lines/still.png") as light:
        assert light.size == (400, 200)


def test_a_moving_picture_becomes_a_flip_book_gif_poster_and_film_in_two_schemes(built):
    about = json.loads((built.built / "lines/moving.json").read_text(encoding="utf-8"))
    assert (about["moving"], about["frames"]) == (True, 3)
    assert (about["width"], about["height"]) == (200, 100)
    assert about["files"].keys() == {*FILES["moving"], "moving.mp4", "moving-dark.mp4"}
    with Image.open(built.built / "lines/moving.gif") as film:
        assert (film.size, film.n_frames) == ((200, 100), 3)
    with Image.open(built.built / "lines/moving-dark.png") as poster:
        assert poster.size == (400, 200)


def test_the_poster_of_a_film_is_its_last_frame(built):
    with (
        Image.open(built.built / "lines/moving.gif") as film,
        Image.open(built.built / "lines/moving.png") as poster,
    ):
        small = poster.convert("RGB").resize(film.size, Image.Resampling.BOX)
        apart = []
        for number in range(film.n_frames):
            film.seek(number)
            apart.append(ImageStat.Stat(ImageChops.difference(film.convert("RGB"), small)).sum)
    assert min(apart) == apart[-1] < apart[-2]


def test_light_and_dark_have_the_paper_of_their_scheme(built):
    corners = {}
    for name in ("still", "still-dark"):
        with Image.open(built.built / f"lines/{name}.png") as picture:
            corners[name] = picture.convert("RGB").getpixel((0, 0))
    assert corners == {"still": (255, 255, 255), "still-dark": (0x1E, 0x21, 0x29)}


def test_files_have_the_permissions_of_any_new_file(built):
    plain = built.root / "plain"
    plain.touch()
    assert {path.stat().st_mode for path in (built.built / "lines").iterdir()} == {
        plain.stat().st_mode
    }


def test_the_next_build_draws_only_what_failed(built, capfd):
    times = {path: path.stat().st_mtime_ns for path in (built.built / "lines").iterdir()}
    failures = build(built.root, ["lines", "broken/late"])
    assert failures.keys() == {"broken/late"}
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert capfd.readouterr().err.splitlines() == list(failures.values())


def test_a_picture_that_fails_keeps_its_old_files_and_is_drawn_once_it_is_mended(project):
    path = project.write("lines/still")
    assert build(project.root) == {}
    before = project.files()
    path.write_text(dedent(broken("figure = None")))
    assert build(project.root).keys() == {"lines/still"}
    assert project.files() == before
    project.write("lines/still", STILL.replace("[0, 1]", "[1, 0]"))
    assert build(project.root) == {}
    assert project.files().keys() == before.keys()
    assert project.files() != before


def test_a_picture_begins_with_what_it_imports_and_the_parser_of_formulas_at_hand(project):
    facts = '{"imported": "gdviz.functions.surfaces" in sys.modules, "parser": bool(parser), '
    facts += '"frozen": gc.get_freeze_count() > 0}'
    source = STILL.replace('{"top": 1}', facts).replace(
        "from matplotlib",
        "import gc, sys\nfrom matplotlib.mathtext import MathTextParser\n"
        "parser = MathTextParser._parser\nfrom matplotlib",
        1,
    )
    project.write("lines/still", f"{source}\nfrom gdviz.functions.surfaces import Bowl\n")
    assert build(project.root) == {}
    facts = json.loads(project.files()["lines/still.json"])["facts"]
    assert facts == {"imported": 1, "parser": 1, "frozen": 1}


def test_a_deleted_recipe_takes_its_files_along_and_a_new_kind_replaces_the_old(project):
    gone, other = project.write("index/hero"), project.write("lines/other", MOVING)
    assert build(project.root, jobs=1) == {}
    gone.unlink()
    project.write("lines/other", STILL)
    assert build(project.root, ["lines"]) == {}
    assert "index/hero.svg" in project.files()
    assert build(project.root) == {}
    kept = {f"lines/{file.replace('still', 'other')}" for file in FILES["still"]}
    assert project.files().keys() == kept | {"lines/other.json"}
    assert other.exists()


def test_a_page_folder_that_is_a_file_is_reported_and_costs_only_its_pictures(project):
    project.write("index/hero")
    project.write("lines/still")
    project.built.mkdir(parents=True)
    (project.built / "lines").touch()
    failures = build(project.root, jobs=1)
    assert failures.keys() == {"lines/still"}
    assert "build/figures/lines: File exists" in failures["lines/still"]
    assert "index/hero.svg" in project.files()


def test_mp4_films_are_made_when_asked_for_and_only_they_make_a_film_stale(project, capfd):
    project.write("lines/moving", MOVING)
    project.write("lines/still")
    assert build(project.root, jobs=1) == {}
    assert not any(name.endswith(".mp4") for name in project.files())
    capfd.readouterr()
    assert build(project.root, mp4=True) == {}
    assert {"lines/moving.mp4", "lines/moving-dark.mp4"} <= project.files().keys()
    assert re.findall(r"drew (\S+)", capfd.readouterr().err) == ["lines/moving"]
    for mp4 in (True, False):  # What is there stays, also when nobody asks for it again.
        assert build(project.root, mp4=mp4) == {}
        assert capfd.readouterr().err == "all pictures are up to date\n"
    assert "lines/moving.mp4" in project.files()


def test_mp4_films_without_their_library_are_refused_with_the_remedy(project, monkeypatch):
    project.write("lines/moving", MOVING)
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    with pytest.raises(BadInput, match=r"MP4 films need imageio-ffmpeg; run: pip install"):
        build(project.root, mp4=True)
    assert project.files() == {}


def test_an_edit_while_a_picture_is_drawn_counts_even_if_it_is_undone(project):
    edits = {
        "recipe": "path = Path(__file__)\n",
        "table": "path = Path('figures/top.csv')\npath.read_text()\n",
        "helper": "import _rows\npath = Path(_rows.__file__)\n",
    }
    (project.root / "figures/top.csv").write_text("1")
    for name, path in edits.items():
        edit = "before = path.read_text()\npath.write_text('2')\npath.write_text(before)\nalt ="
        project.write(
            f"lines/{name}", STILL.replace("alt =", f"from pathlib import Path\n{path}{edit}")
        )
    (project.root / "figures/lines/_rows.py").write_text("rows = 1\n")
    project.write("lines/other")
    assert build(project.root) == {}
    assert Survey(project.root).stale == {"lines/recipe", "lines/table", "lines/helper"}


def test_files_astray_cost_only_themselves(project, capfd):
    page = project.write("lines/still").parent
    for hidden in ("._still.py", ".hidden.py", "../__init__.py"):
        (page / hidden).write_bytes(b"\0")
    (page / ".#still.py").symlink_to("nobody@nowhere:1")
    astray = ["copy (1)", "two-words", "Upper", "übung", "pipe", "link", "folder"]
    for name in astray[:4]:
        project.write(f"lines/{name}")
    os.mkfifo(page / "pipe.py")
    (page / "link.py").symlink_to("nowhere")
    project.write("lines/folder.py/inner")
    failures = build(project.root)
    assert failures.keys() == {f"lines/{name}" for name in astray}
    for name in astray:
        fault = (
            "no file that can be read" if name in astray[4:] else "a recipe is figures/page/name"
        )
        assert failures[f"lines/{name}"].startswith(f"figures/lines/{name}.py: {fault}")
    assert "lines/still.svg" in project.files()
    assert build(project.root) == failures
    assert capfd.readouterr().err.count("pipe.py") == 2
    assert build(project.root, ["lines/still"]) == {}
    assert build(project.root, ["lines/pipe"]).keys() == {"lines/pipe"}
