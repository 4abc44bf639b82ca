"""Masks in run lengths mark the pixels that COCO's own program packed."""

import json

import numpy as np
import pytest
from pairs import COLUMNS, PHOTO, ROWS, save

from gdviz.segment import photos
from gdviz.segment.marks import Wish
from gdviz.segment.photos import Asked
from gdviz.system.errors import BadInput

_y, _x = np.mgrid[:ROWS, :COLUMNS]
ELLIPSE = ((_x - 40) / 30) ** 2 + ((_y - 30) / 22) ** 2 < 1
STRIP_AND_DOT = (_x < 5) | ((_x == 50) & (_y == 70))
# What pycocotools 2.0.11 makes of both.
PACKED = {
    "ai0;k14L4M2M4M2N2O0O2N2N2O0O2O0O2O000O2O00000O2O00000000000000000000000000000001N1000001"
    "N10001N101N101N2N2N101N2N3L3N3L4Lii1": ELLIPSE,
    "0X;^W3iDkM": STRIP_AND_DOT,
}


def _annotation(counts, **more):
    size = [ROWS, COLUMNS]
    return {
        "image_id": 1,
        "category_id": 2,
        "segmentation": {"size": size, "counts": counts},
    } | more


@pytest.fixture
def read(tmp_path):
    """Reads annotations beside the same photograph."""

    def load(*annotations, wanted=None):
        coco = {
            "images": [{"id": 1, "file_name": "photo.png", "width": COLUMNS, "height": ROWS}],
            "categories": [{"id": 2, "name": "bee"}],
            "annotations": annotations,
        }
        path = tmp_path / "label.json"
        path.write_text(json.dumps(coco), encoding="utf-8")
        photo = save(tmp_path / "photo.png", PHOTO)
        return photos.load(photo, path, Asked(Wish(wanted)))

    return load


@pytest.mark.parametrize("packed", PACKED)
def test_packed_runs_mark_what_their_maker_packed(read, packed):
    np.testing.assert_array_equal(read(_annotation(packed)).mask, PACKED[packed])


@pytest.mark.parametrize("mask", PACKED.values(), ids=["ellipse", "strip and dot"])
def test_plain_runs_go_down_one_column_after_the_other(read, mask):
    down = mask.ravel(order="F")
    ends = np.flatnonzero(np.diff(down)) + 1
    runs = np.diff([0, *ends, down.size]).tolist()
    runs = [0, *runs] if down[0] else runs
    pair = read(_annotation(runs))
    np.testing.assert_array_equal(pair.mask, mask)
    assert pair.notes == (
        f"The label has 1 shape of bee; it marks {mask.mean():.1%} of the picture.",
    )


def test_a_crowd_is_neither_marked_nor_scored(read):
    ellipse, strip = PACKED
    pair = read(_annotation(ellipse), _annotation(strip, iscrowd=1))
    np.testing.assert_array_equal(pair.mask, ELLIPSE)
    np.testing.assert_array_equal(pair.unknown, STRIP_AND_DOT & ~ELLIPSE)
    assert pair.notes[1] == (
        "What is to be ignored, 5.2% of the picture, is neither marked nor scored."
    )


@pytest.mark.parametrize(
    "annotation",
    [
        _annotation([10, 5]),
        _annotation([-1, ROWS * COLUMNS + 1]),
        _annotation("0X;^W3iDk"),
        _annotation(""),
        _annotation([10, ROWS * COLUMNS - 10]) | {"category_id": 5},
        {"image_id": 1, "category_id": 2, "segmentation": {"size": [9, 9], "counts": [40, 41]}},
    ],
    ids=["too short", "less than nothing", "cut short", "empty", "no class", "another size"],
)
def test_runs_that_do_not_fill_the_picture_are_refused(read, annotation):
    with pytest.raises(BadInput, match=r"cannot be understood; .* export it again$"):
        read(annotation)


def test_boxes_without_shapes_are_told(read):
    box = {"image_id": 1, "category_id": 2, "bbox": [1, 2, 30, 40], "segmentation": []}
    with pytest.raises(
        BadInput, match=r"has boxes and no shapes; export polygons, or masks as PNG$"
    ):
        read(box)
