"""Folders of photographs are learnt from, and what was learnt is used on others."""

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from pairs import save, white_on_black
from PIL import Image

from gdviz import cli
from gdviz.experiments.progress import Progress
from gdviz.segment import apply, command, folders, model
from gdviz.segment.command import Options
from gdviz.segment.marks import Wish
from gdviz.segment.model import Model
from gdviz.segment.photos import Asked
from gdviz.system.errors import BadInput

ROWS, COLUMNS = 72, 96
RED, GREEN = (255, 0, 0), (0, 255, 0)
_y, _x = np.mgrid[:ROWS, :COLUMNS]


def _pair(seed):
    """Two orange discs on dark noise, and where they are."""
    rng = np.random.default_rng(seed)
    places = [(rng.integers(15, 57), column + rng.integers(-6, 7)) for column in (25, 70)]
    marked = np.any([(_y - row) ** 2 + (_x - column) ** 2 < 80 for row, column in places], axis=0)
    noise = rng.integers(0, 90, (ROWS, COLUMNS, 3))
    return np.where(marked[..., None], [250, 120, 30], noise).astype(np.uint8), marked


@pytest.fixture(scope="module")
def album(tmp_path_factory):
    """Folders with six photographs, whose names are odd, and their labels."""
    root = tmp_path_factory.mktemp("album")
    (root / "photos").mkdir()
    (root / "labels").mkdir()
    for seed, name in enumerate(["a", "b ü", "c'd", "=e", "f.g", "h"]):
        photo, marked = _pair(seed)
        save(root / "photos" / f"{name}.png", photo)
        save(root / "labels" / f"{name}_mask.png", white_on_black(marked))
    return root


@pytest.fixture(scope="module")
def out(album):
    """What was learnt from them in 40 steps."""
    folder = album / "learnt"
    places = album / "photos", album / "labels", folder
    assert command.run(*map(str, places), Options(steps=40)) == 0
    return folder


def test_photographs_are_held_out_as_a_whole(out):
    numbers = json.loads((out / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["held_out"]["photographs"] == ["c'd.png"]
    assert numbers["held_out"]["intersection_over_union"] > 0.8
    assert numbers["lazy"]["all"]["held_out"]["intersection_over_union"] < 0.1


@pytest.fixture(scope="module")
def marked(album, out):
    """What the model marks in photographs that it has never seen, and one that is none."""
    (album / "new").mkdir()
    for seed in (10, 11):
        save(album / "new" / f"=n{seed}.png", Image.fromarray(_pair(seed)[0]).resize((192, 144)))
    (album / "new" / "text.png").write_text("bees")
    folder = album / "marked"
    assert apply.run(str(out / "model.npz"), [str(album / "new")], str(folder)) == 2
    return folder


def _table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_model_marks_and_counts_in_photographs_it_has_not_seen(marked):
    counts = _table(marked / "counts.csv")
    assert [row["photograph"] for row in counts] == ["'=n10.png", "'=n11.png"]
    assert [row["objects"] for row in counts] == ["2", "2"]
    for seed, row in zip((10, 11), counts, strict=True):
        with Image.open(marked / f"=n{seed}_mask.png") as image:
            assert (image.mode, image.size) == ("L", (192, 144))
            found = np.asarray(image) > 0
        label = _pair(seed)[1].repeat(2, 0).repeat(2, 1)
        assert (found & label).sum() > 0.8 * (found | label).sum()
        assert int(row["marked pixels"]) == pytest.approx(found.sum(), rel=0.1)
        assert (marked / f"=n{seed}_overlay.png").exists()


def test_the_table_of_objects_says_where_each_is_and_how_large(marked):
    objects = [row for row in _table(marked / "objects.csv") if "n10" in row["photograph"]]
    label = _pair(10)[1].repeat(2, 0).repeat(2, 1)
    for row in objects:
        assert label[int(row["row"]), int(row["column"])]
        assert int(row["pixels"]) == pytest.approx(label.sum() / 2, rel=0.25)


@pytest.mark.parametrize(
    ("planned", "options"),
    [(40, Options(steps=2, resume=True)), (42, Options(resume=True))],
    ids=["a finished run once more", "a stopped run to its end"],
)
def test_learning_goes_on_from_where_it_ended(album, out, tmp_path, planned, options):
    before = model.read(out / "model.npz")
    model.write(tmp_path / "model.npz", Model(replace(before.progress, planned=planned)))
    places = album / "photos", album / "labels", tmp_path
    assert command.run(*map(str, places), options) == 0
    numbers = json.loads((tmp_path / "numbers.json").read_text(encoding="utf-8"))
    assert (numbers["steps"], numbers["looks"][0]["step"]) == (42, 0)
    assert numbers["looks"][0]["learnt"]["intersection_over_union"] > 0.8
    assert model.read(tmp_path / "model.npz").progress.left == 0


def test_two_words_name_the_command_that_uses_a_model(monkeypatch):
    given = []
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "")
    monkeypatch.setenv("MPLBACKEND", "")
    monkeypatch.setattr(apply, "run", lambda *words: given.extend(words) or 0)
    with pytest.raises(SystemExit) as ended:
        cli.main(["segment", "apply", "m.npz", "a", "b", "--out", "o"])
    assert (ended.value.code, given) == (0, ["m.npz", ["a", "b"], "o"])


def _progress(**parts):
    rng = np.random.default_rng(0)
    arrays = {name: rng.normal(size=model.NETWORK.size).astype(np.float32) for name in model.ARRAYS}
    return Progress(**arrays | {"peak": 0.01, "planned": 9, "done": 4, "taken": 7} | parts)


def test_a_model_comes_back_as_it_was_written(tmp_path):
    model.write(tmp_path / "model.npz", Model(_progress(), ("as told",), 0.5))
    back = model.read(tmp_path / "model.npz")
    assert (back.notes, back.resolution) == (["as told"], 0.5)
    for name, value in vars(_progress()).items():
        np.testing.assert_array_equal(getattr(back.progress, name), value)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "is no model"),
        (b"PK\x03\x04 cut short", "is no model"),
        (b"\x93NUMPY\x01\x00", "is no model"),
        (None, "cannot be read: No such file or directory"),
    ],
    ids=["empty", "cut short", "an array", "missing"],
)
def test_what_is_no_model_is_refused_in_one_line(tmp_path, content, wrong):
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=f"model .*model.npz {wrong}") as caught:
        model.read(path)
    assert str(caught.value).isprintable()


def test_a_model_with_code_in_it_is_refused_and_not_run(tmp_path):
    np.savez(tmp_path / "model.npz", weights=np.array([print], object), format=model.FORMAT)
    with pytest.raises(BadInput, match="is no model"):
        model.read(tmp_path / "model.npz")


@pytest.mark.parametrize(
    "wrong",
    [
        {"weights": np.full(model.NETWORK.size, np.nan)},
        {"mean": np.zeros(3)},
        {"done": 10},
        {"taken": -1},
        {"peak": np.nan},
    ],
    ids=str,
)
def test_a_model_from_which_nobody_can_go_on_is_refused(tmp_path, wrong):
    model.write(tmp_path / "model.npz", Model(_progress(**wrong)))
    with pytest.raises(BadInput, match="does not fit the network"):
        model.read(tmp_path / "model.npz")


@pytest.mark.parametrize("resolution", [0, 2, np.nan])
def test_a_model_of_no_possible_resolution_is_refused(tmp_path, resolution):
    model.write(tmp_path / "model.npz", Model(_progress(), resolution=resolution))
    with pytest.raises(BadInput, match="does not fit the network"):
        model.read(tmp_path / "model.npz")


def test_what_is_large_is_learnt_and_found_at_half_the_resolution(tmp_path, capsys):
    label = (np.mgrid[:140, :180][0] - 70) ** 2 + (np.mgrid[:140, :180][1] - 80) ** 2 < 55**2
    noise = np.random.default_rng(0).integers(0, 90, (140, 180, 3))
    photo = np.where(label[..., None], [250, 120, 30], noise).astype(np.uint8)
    given = save(tmp_path / "photo.png", photo), save(tmp_path / "l.png", white_on_black(label))
    learnt, marked = tmp_path / "learnt", tmp_path / "marked"
    assert command.run(*map(str, given), str(learnt), Options(steps=40)) == 0
    assert "large: the network is shown 50% of rows and columns" in capsys.readouterr().err
    numbers = json.loads((learnt / "numbers.json").read_text(encoding="utf-8"))
    assert numbers["learnt_at"] == {"columns": 90, "rows": 70}
    assert apply.run(str(learnt / "model.npz"), [str(given[0])], str(marked)) == 0
    masks = [np.asarray(Image.open(one)) > 0 for one in marked.glob("*_mask.png")]
    for found in (*masks, np.asarray(Image.open(learnt / "mask.png")) > 0):
        assert (found & label).sum() > 0.9 * (found | label).sum()
    assert int(_table(marked / "counts.csv")[0]["marked pixels"]) == pytest.approx(
        label.sum(), rel=0.1
    )


def _touch(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    return folder


def test_a_label_is_known_by_the_name_of_its_photograph(tmp_path):
    photos = _touch(tmp_path / "photos", "a.jpg", "b.JPG", "notes.txt", ".hidden.png")
    labels = _touch(tmp_path / "labels", "a_cp_masks.png", "B-label.tif", "c.png")
    found = [(one.name, other.name) for one, other in folders.pairs(photos, labels)]
    assert found == [("a.jpg", "a_cp_masks.png"), ("b.JPG", "B-label.tif")]


def test_labels_beside_their_photographs_are_none_themselves(tmp_path):
    both = _touch(tmp_path / "both", "a.jpg", "a_mask.png", "b.jpg", "b_mask.png")
    found = [(one.name, other.name) for one, other in folders.pairs(both, both)]
    assert found == [("a.jpg", "a_mask.png"), ("b.jpg", "b_mask.png")]


def test_a_table_says_what_belongs_together(tmp_path):
    photos = _touch(tmp_path / "photos", "a.jpg", "b.jpg")
    _touch(tmp_path / "other", "x.png", "y.png")
    table = tmp_path / "pairs.csv"
    table.write_text("photograph,label\na.jpg,other/x.png\nb.jpg,other/y.png\n", encoding="utf-8")
    found = [(one.name, other.name) for one, other in folders.pairs(photos, table)]
    assert found == [("a.jpg", "x.png"), ("b.jpg", "y.png")]
    table.write_text("photograph;label\na.jpg;other/x.png\nb.jpg;other/y.png\n", encoding="utf-8")
    assert [(one.name, other.name) for one, other in folders.pairs(photos, table)] == found


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"a.jpg,other/x.png\nb.jpg,other/z.png\n", "line 2: there is no other/z.png; check the"),
        (b"a.jpg,other/z.png\nb.jpg,other/x.png\n", "line 1: there is no other/z.png; check the"),
        (b"a.jpg,other/x.png\na.jpg,other/y.png\n", "a.jpg may be the same one; take one away"),
        ("a.jpg,other/x.png\n".encode("utf-16"), "is not UTF-8; save it as CSV in UTF-8"),
    ],
)
def test_a_table_of_pairs_that_cannot_be_meant_is_refused(tmp_path, content, wrong):
    photos = _touch(tmp_path / "photos", "a.jpg", "b.jpg")
    _touch(tmp_path / "other", "x.png", "y.png")
    (tmp_path / "pairs.csv").write_bytes(content)
    with pytest.raises(BadInput, match=wrong):
        folders.pairs(photos, tmp_path / "pairs.csv")


def test_labels_that_are_not_there_are_told(tmp_path):
    with pytest.raises(BadInput, match=r"label .*labels is not there; check the path"):
        folders.pairs(_touch(tmp_path / "photos", "a.jpg"), tmp_path / "labels")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((1, 2), r"that of b.png class 2; say which to learn with --class, or learn all with"),
        ((RED, GREEN), r"the label of a.png marks red, and that of b.png green; say which to"),
        ((1, 255), None),
    ],
    ids=["numbers", "colours", "two ways to write white"],
)
def test_labels_that_mark_different_classes_are_not_mixed_unless_asked(
    tmp_path, capsys, values, line
):
    for folder in ("photos", "labels"):
        (tmp_path / folder).mkdir()
    for seed, (name, value) in enumerate(zip("ab", values, strict=True)):
        photo, marked = _pair(seed)
        save(tmp_path / "photos" / f"{name}.png", photo)
        label = marked[..., None] * np.array(value, np.uint8)
        save(tmp_path / "labels" / f"{name}.png", label if label.shape[2] > 1 else label[..., 0])
    places = *map(str, (tmp_path / "photos", tmp_path / "labels")), str(tmp_path / "out")
    if line:
        with pytest.raises(BadInput, match=line):
            command.run(*places, Options(steps=1))
        asked = Options(steps=1, asked=Asked(Wish("objects")))
    assert command.run(*places, asked if line else Options(steps=1)) == 0


@pytest.mark.parametrize(
    ("photos", "labels", "wrong"),
    [
        (["a.jpg", "b.jpg"], ["a.png"], "b.jpg has no label in .*; name one b.png, or take"),
        (["a.jpg"], ["a.png", "a_mask.png"], "a.jpg has the labels a.png and a_mask.png; keep one"),
        (["a.jpg"], ["a.png"], "has 1 photographs with labels; give two or more"),
        (["a.txt"], ["a.png"], "has no pictures; name the one that has"),
        (["a.jpg", "a.png"], ["a.png"], "a.jpg and .*a.png may be the same one; take one away"),
    ],
)
def test_folders_that_do_not_fit_are_refused(tmp_path, photos, labels, wrong):
    given = _touch(tmp_path / "photos", *photos), _touch(tmp_path / "labels", *labels)
    with pytest.raises(BadInput, match=wrong):
        folders.pairs(*given)
