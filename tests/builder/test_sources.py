"""A picture depends on its recipe, on the modules below it, and on the libraries."""

import builtins
import os
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

import gdviz
from gdviz.builder import sources
from gdviz.builder.catalogue import find
from gdviz.builder.sources import LIBRARIES, Sources, versions
from gdviz.system import imports


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A gdviz of its own, to edit: `draw` imports `style`, the worker imports `render`."""
    modules = {
        "__init__.py": "",
        "style.py": "",
        "draw.py": "from gdviz import style",
        "data.py": "def runs():\n    import gdviz.deep.rows\n",
        "deep/__init__.py": "",
        "deep/rows.py": "",
        "render.py": "",
        "builder/__init__.py": "",
        "builder/staleness.py": "",
        "builder/worker.py": "from gdviz import render",
        "builder/still.py": "",
        "builder/moving.py": "from gdviz import film",
        "film/__init__.py": "",
        "film/video.py": "",
    }
    for name, source in modules.items():
        path = tmp_path / "lib" / "gdviz" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    monkeypatch.setattr(imports, "HOME", str(tmp_path / "lib"))
    return tmp_path / "lib" / "gdviz"


def inputs(project, path, memory=None):
    """Files the recipe depends on, with their digests."""
    found = Sources(str(project.root), memory or {}).inputs(str(path))
    return {label: digest for label, digest in found.items() if "/" in label}


def test_a_picture_depends_on_what_it_imports_through_others_and_on_what_draws_it(project, package):
    path = project.write("lines/descent", "from gdviz.draw import canvas")
    assert inputs(project, path).keys() == {
        "figures/lines/descent.py",
        "gdviz/__init__.py",
        "gdviz/draw.py",
        "gdviz/style.py",
        "gdviz/render.py",
        "gdviz/builder/worker.py",
        "gdviz/builder/still.py",
    }
    moving = Sources(str(project.root), {}).inputs(str(path), moving=True)
    assert "gdviz/film/__init__.py" in moving
    assert "gdviz/builder/still.py" not in moving


@pytest.mark.parametrize(
    "statement",
    [
        "import gdviz.data",
        "from gdviz import data",
        "from gdviz.data import runs",
        "import numpy, gdviz.data as d",
    ],
)
def test_every_way_to_import_a_module_counts(project, package, statement):
    path = project.write("lines/descent", statement)
    assert {"gdviz/data.py", "gdviz/deep/__init__.py", "gdviz/deep/rows.py"} <= inputs(
        project, path
    ).keys()


def test_a_digest_tells_what_a_file_does_and_not_how_it_is_written(project, package):
    def digest(text):
        path = project.write("lines/descent", text)
        return inputs(project, path)["figures/lines/descent.py"]

    assert digest("x = 1\n") == digest("# One.\nx  =  1\n") != digest("x = 2\n")
    assert digest('def f():\n    """One."""\n') == digest('def f():\n    """Two."""\n')
    assert digest('"""One."""\n') != digest('"""Two."""\n')


def test_a_digest_of_what_is_no_python_is_that_of_its_bytes(project, package):
    path = project.write("lines/descent", "x = \n")
    assert inputs(project, path)["figures/lines/descent.py"] == sha256(b"x = \n").hexdigest()


def test_a_module_that_comes_or_goes_is_noticed(project, package):
    path = project.write("lines/descent", "from gdviz.later import x")
    memory = Sources(str(project.root), {})
    memory.inputs(str(path))
    (package / "later.py").write_text("x = 1")
    assert "gdviz/later.py" in inputs(project, path, memory.seen)
    (package / "later.py").unlink()
    assert "gdviz/later.py" not in inputs(project, path, memory.seen)


def test_files_that_did_not_change_are_not_even_opened(project, package, monkeypatch):
    path = project.write("lines/descent", "from gdviz import draw")
    first = Sources(str(project.root), {})
    first.inputs(str(path))

    def refuse(*_, **__):
        raise AssertionError("a file was opened")

    monkeypatch.setattr(builtins, "open", refuse)
    again = Sources(str(project.root), first.seen)
    assert again.inputs(str(path)) == first.inputs(str(path))
    assert again.seen == first.seen


def test_an_edit_that_keeps_length_and_time_is_noticed(project, package):
    path = project.write("lines/descent", "x = 1")
    first = Sources(str(project.root), {})
    before = first.inputs(str(path))
    times = path.stat()
    path.write_text("x = 2")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert Sources(str(project.root), first.seen).inputs(str(path)) != before


def test_a_recipe_that_cannot_be_parsed_still_has_inputs(project, package):
    assert "figures/lines/descent.py" in inputs(project, project.write("lines/descent", "def ("))


def test_the_versions_are_those_that_the_package_metadata_tells():
    found = versions(*LIBRARIES)
    assert {"matplotlib", "numpy", "pillow", "contourpy", "python"} <= found.keys()
    del found["python"]
    assert found == {name: version(name) for name in found}


def test_every_library_that_the_pictures_import_counts():
    home = Path(gdviz.__file__).parent.parent
    reached = Sources(str(home), {})
    files = {
        file for recipe in find(str(home))[0].values() for file in reached.inputs(recipe, True)
    }
    imported = {
        name.partition(".")[0]
        for file in files
        if file.endswith(".py")
        for name in imports.imported((home / file).read_bytes())
    }
    named = {"PIL": "pillow", "mpl_toolkits": "matplotlib"}
    others = imported - sys.stdlib_module_names - {"gdviz"}
    assert {named.get(name, name) for name in others} <= {*sources.LIBRARIES}


def test_another_version_of_a_library_is_another_input(project, package, tmp_path, monkeypatch):
    path = project.write("lines/descent", "")
    installed = version("numpy")
    before = Sources(str(project.root), {}).inputs(str(path))
    (tmp_path / "newer" / "numpy-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "newer")
    after = Sources(str(project.root), {}).inputs(str(path))
    assert (before["numpy"], after.pop("numpy")) == (installed, "99")
    assert after.items() < before.items()


def test_the_inputs_of_the_real_worker_reach_all_that_draws():
    home = Path(gdviz.__file__).parent.parent
    found = Sources(str(home), {}).inputs(str(home / sources.WORKER), moving=True)
    assert {
        "gdviz/drawing/style.py",
        "gdviz/film/render.py",
        "gdviz/film/svg.py",
        "gdviz/film/flipbook.py",
        "gdviz/film/gif.py",
    } <= found.keys()
    assert "gdviz/cli.py" not in found
