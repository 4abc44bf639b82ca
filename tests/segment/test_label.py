"""What labels of many kinds mark; where two readings are possible, the reader is asked."""

import base64
import io
import json
from dataclasses import dataclass

import numpy as np
import pytest
from pairs import COLUMNS, MARKED, PHOTO, ROWS, save, white_on_black
from PIL import Image
from skimage.draw import polygon2mask

from gdviz.segment import colours, photos
from gdviz.segment.marks import Wish
from gdviz.segment.photos import Asked
from gdviz.system.errors import BadInput

_y, _x = np.mgrid[:ROWS, :COLUMNS]
RIM = ((_x - 30) ** 2 + (_y - 25) ** 2 < 260) & ~MARKED
HOLE = (_x - 30) ** 2 + (_y - 25) ** 2 < 30
STRIPES = (_x // 8 % 12).astype(np.uint8)
BLACK, WHITE, RED, GREEN, BLUE = (
    (0, 0, 0),
    (255, 255, 255),
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
)


def _objects(count):
    """Discs with the numbers from 1 on, in rows."""
    numbers = np.zeros((ROWS, COLUMNS), int)
    places = [(row, column) for row in range(6, 68, 10) for column in range(6, 92, 10)]
    for number, (row, column) in enumerate(places[:count], start=1):
        numbers[(_y - row) ** 2 + (_x - column) ** 2 < 16] = number
    return numbers


def _painted(mask, ink, ground):
    return np.where(mask[..., None], np.uint8(ink), np.uint8(ground))


def _in_palette(numbers):
    image = Image.fromarray(numbers.astype(np.uint8))
    image.putpalette(colours.voc().tobytes())
    return image


def _layers(*parts):
    """Colours painted where a mask is true, on nothing."""
    pixels = np.zeros((ROWS, COLUMNS, 4), np.uint8)
    for mask, colour in parts:
        pixels[mask] = (*colour, 255)
    return Image.fromarray(pixels)


@dataclass
class Reading:
    """Reads a label beside the same photograph."""

    folder: object

    def __call__(self, label, kind="png", **asked):
        """Return the pair."""
        path = self.folder / f"label.{kind}"
        if kind == "json":
            path.write_text(json.dumps(label), encoding="utf-8")
        else:
            save(path, label, **({"quality": 90} if kind in ("jpg", "avif") else {}))
        photo = save(self.folder / "photo.png", PHOTO)
        turned = asked.pop("label_turned", None)
        return photos.load(photo, path, Asked(Wish(**asked), turned))

    def refusal(self, label, kind="png", **asked):
        """Return what is said about the label."""
        with pytest.raises(BadInput) as caught:
            self(label, kind, **asked)
        return str(caught.value).removeprefix(f"label {self.folder / 'label'}.{kind} ")


@pytest.fixture
def read(tmp_path):
    return Reading(tmp_path)


@pytest.mark.parametrize(
    ("label", "kind", "asked", "marked", "told"),
    [
        pytest.param(*case, id=name)
        for name, *case in [
            (
                "ids of 16 bits",
                _objects(40).astype(np.uint16),
                "png",
                {},
                _objects(40) > 0,
                "40 objects",
            ),
            (
                "few ids of 16 bits",
                _objects(3).astype(np.uint16),
                "png",
                {},
                _objects(3) > 0,
                "3 objects",
            ),
            (
                "ids of 32 bits",
                Image.fromarray(_objects(40).astype(np.int32)),
                "tif",
                {},
                _objects(40) > 0,
                "40 objects",
            ),
            (
                "ids of 8 bits",
                _objects(50).astype(np.uint8),
                "png",
                {},
                _objects(50) > 0,
                "50 objects",
            ),
            (
                "few ids, asked",
                _objects(5).astype(np.uint8),
                "png",
                {"wanted": "objects"},
                _objects(5) > 0,
                "5 objects",
            ),
            (
                "cut-out",
                Image.fromarray(np.dstack([PHOTO, white_on_black(MARKED)])),
                "png",
                {},
                MARKED,
                "a cut-out",
            ),
            ("black cut-out", _layers((MARKED, BLACK)), "png", {}, MARKED, "a cut-out"),
            (
                "two layers, asked",
                _layers((MARKED, RED), (STRIPES == 9, GREEN)),
                "png",
                {"wanted": "green"},
                STRIPES == 9,
                "learning green",
            ),
            (
                "VOC",
                _in_palette(np.where(MARKED, 15, 255 * RIM)),
                "png",
                {},
                MARKED,
                "neither marked nor scored",
            ),
            (
                "VOC as colours",
                _in_palette(np.where(MARKED, 15, 255 * RIM)).convert("RGB"),
                "png",
                {},
                MARKED,
                "neither marked nor scored",
            ),
            (
                "1 and 255",
                np.where(MARKED, 1, 255 * RIM).astype(np.uint8),
                "png",
                {},
                MARKED,
                "neither marked nor scored",
            ),
            (
                "trimap 1 2 3",
                np.where(MARKED, 1, np.where(RIM, 3, 2)).astype(np.uint8),
                "png",
                {},
                MARKED,
                "a trimap",
            ),
            (
                "trimap of greys",
                np.where(MARKED, 255, 128 * RIM).astype(np.uint8),
                "png",
                {},
                MARKED,
                "a trimap",
            ),
            (
                "class 3",
                STRIPES,
                "png",
                {"wanted": "3"},
                STRIPES == 3,
                "12 classes; learning class 3",
            ),
            ("class 0", STRIPES, "png", {"wanted": "0"}, STRIPES == 0, "learning class 0"),
            (
                "class of a palette",
                _in_palette(STRIPES + 10),
                "png",
                {"wanted": "dark magenta"},
                STRIPES == 11,
                "12 classes; learning class 21, dark magenta, 8.3% of the picture",
            ),
            (
                "class of VOC by its name",
                _in_palette(np.where(MARKED, 15, STRIPES)),
                "png",
                {"wanted": "Person"},
                MARKED,
                "13 classes; learning class 15, person, 9.0% of the picture",
            ),
            (
                "class of VOC in colours by its name",
                _in_palette(np.where(MARKED, 15, STRIPES)).convert("RGB"),
                "png",
                {"wanted": "person"},
                MARKED,
                "13 classes; learning class 15, person, 9.0% of the picture",
            ),
            (
                "class of VOC by its colour",
                _in_palette(STRIPES),
                "png",
                {"wanted": "dark red"},
                STRIPES == 1,
                "12 classes; learning class 1, aeroplane, 8.3% of the picture",
            ),
            (
                "class by a written colour",
                _in_palette(STRIPES),
                "png",
                {"wanted": "#808000"},
                STRIPES == 3,
                "learning class 3",
            ),
            ("red on white", _painted(MARKED, RED, WHITE), "png", {}, MARKED, "marks red, 9.0%"),
            ("green on blue", _painted(MARKED, GREEN, BLUE), "png", {}, MARKED, "marks green"),
            (
                "green on blue, a hole in black",
                np.where(HOLE[..., None], np.uint8(0), _painted(MARKED, GREEN, BLUE)),
                "png",
                {"wanted": "green"},
                MARKED & ~HOLE,
                "3 classes; learning green",
            ),
            (
                "black on white, asked",
                white_on_black(~MARKED),
                "png",
                {"wanted": "black"},
                MARKED,
                "learning class 0",
            ),
            (
                "black and white, with an edge of one grey",
                np.where(MARKED & ~np.roll(MARKED, 1, 0), np.uint8(200), white_on_black(MARKED)),
                "png",
                {},
                MARKED,
                "Its 3 tones are soft edges",
            ),
            (
                "cut-out of the ground, inverted",
                _layers((~MARKED, RED)),
                "png",
                {"inverted": True},
                MARKED,
                "It is inverted",
            ),
            (
                "black on white, inverted",
                white_on_black(~((_x < 9) & (_y < 9))),
                "png",
                {"inverted": True},
                (_x < 9) & (_y < 9),
                "It is inverted",
            ),
            (
                "much black on white, inverted",
                white_on_black(~MARKED),
                "png",
                {"inverted": True},
                MARKED,
                "It is inverted",
            ),
            ("AVIF", white_on_black(MARKED), "avif", {}, MARKED, "marks white"),
            (
                "thin lines",
                white_on_black(_x % 24 == 3),
                "png",
                {},
                _x % 24 == 3,
                "marks white, 4.2%",
            ),
        ]
    ],
)
def test_a_label_marks_what_its_maker_meant_and_it_is_told(read, label, kind, asked, marked, told):
    pair = read(label, kind, **asked)
    np.testing.assert_array_equal(pair.mask, marked)
    assert any(told in note for note in pair.notes)


@pytest.mark.parametrize(
    "label",
    [
        _in_palette(np.where(MARKED, 15, 255 * RIM)),
        np.where(MARKED, 1, np.where(RIM, 3, 2)).astype(np.uint8),
        np.where(MARKED, 255, 128 * RIM).astype(np.uint8),
    ],
    ids=["VOC", "trimap 1 2 3", "trimap of greys"],
)
def test_a_rim_of_which_nobody_is_sure_is_unknown(read, label):
    np.testing.assert_array_equal(read(label).unknown, RIM)


@pytest.mark.parametrize(
    ("ink", "ground"), [(RED, WHITE), (GREEN, BLUE), (RED, BLACK), (WHITE, BLACK)], ids=str
)
def test_a_label_in_colours_saved_as_jpeg_marks_what_was_drawn(read, ink, ground):
    near = _painted(MARKED, ink, ground)
    assert (read(near, "jpg").mask != MARKED).mean() < 0.004


@pytest.mark.parametrize(
    ("label", "asked", "line"),
    [
        pytest.param(*case, id=name)
        for name, *case in [
            (
                "few ids of 8 bits",
                _objects(5).astype(np.uint8),
                {},
                "has 5 numbers above 0, each in one piece; say whether they are objects, "
                "--class objects, or classes, of which you learn one, --class 1",
            ),
            (
                "black on white",
                white_on_black(~MARKED),
                {},
                "is black on 9% and white on 91% of the picture; say what is marked: "
                "--class black or --class white",
            ),
            (
                "cut-out of the ground",
                _layers((~MARKED, RED)),
                {},
                "is opaque on 91% of the picture and along its border; add --class objects if that "
                "is looked for, --invert if it is what is transparent",
            ),
            (
                "black and white, and a slip of the pen",
                np.where((_x == 2) & (_y == 2), np.uint8(7), white_on_black(MARKED)),
                {},
                "has 3 classes: class 0 (91.0%), class 255 (9.0%), class 7 (0.0%); "
                "say which to learn: --class white",
            ),
            (
                "trimap without a rim",
                (STRIPES % 3 + 1).astype(np.uint8),
                {},
                "has 3 classes: class 1 (33.3%), class 2 (33.3%), class 3 (33.3%); "
                "say which to learn: --class 1",
            ),
            (
                "a class that is not there",
                STRIPES // 6,
                {"wanted": "7"},
                "has no class 7, but class 0 (50.0%), class 1 (50.0%); name one of them",
            ),
            (
                "two layers",
                _layers((MARKED, RED), (STRIPES == 9, GREEN)),
                {},
                "has 3 classes: transparent (82.7%), red (9.0%), green (8.3%); "
                "say which to learn: --class red",
            ),
            (
                "inverted",
                white_on_black((_x > 9) | (_y > 9)),
                {},
                "marks 98.6% of the picture; if it marks what is not looked for, add --invert",
            ),
        ]
    ],
)
def test_where_two_readings_are_possible_one_is_asked(read, label, asked, line):
    assert read.refusal(label, **asked) == line


@pytest.mark.parametrize("number", [-9999, -1])
@pytest.mark.parametrize("kind", [np.float32, np.int32])
def test_numbers_below_0_beside_others_are_asked_for_unless_a_class_is_wished(read, number, kind):
    label = MARKED.astype(kind)
    label[:5] = number
    assert read.refusal(label, "tif") == (
        f"has the number {number}; write 0 where nothing is looked for, or 255 where nobody knows"
    )
    np.testing.assert_array_equal(read(label, "tif", wanted="1").mask, MARKED)


@pytest.mark.parametrize("times", [2, 3])
def test_a_label_that_was_scaled_with_the_same_shape_is_read(read, times):
    small = np.zeros((ROWS // times, COLUMNS // times), bool)
    small[2:9, 3:12] = True
    pair = read(white_on_black(small))
    np.testing.assert_array_equal(pair.mask, small.repeat(times, 0).repeat(times, 1))


@pytest.mark.parametrize(
    "label", [np.zeros((ROWS, COLUMNS), np.uint8), STRIPES], ids=["black", "without the class"]
)
def test_of_many_photographs_some_may_have_nothing_marked(tmp_path, label):
    photo = save(tmp_path / "photo.png", PHOTO)
    path = save(tmp_path / "label.png", label)
    pair = photos.load(photo, path, Asked(Wish("40")), one_of_many=True)
    assert not pair.mask.any()
    with pytest.raises(BadInput):
        photos.load(photo, path, Asked(Wish("40")))


OUTLINES = {
    "triangle": [[10.0, 8.5], [50.2, 20.1], [22.7, 60.4]],
    "star": [[20, 5], [40, 60], [3, 25], [60, 25], [8, 60]],
}


@pytest.mark.parametrize("name", OUTLINES)
def test_outlines_of_labelme_and_coco_mark_the_pixels_within(read, name):
    points = OUTLINES[name]
    shape = {"label": "bee", "points": points, "shape_type": "polygon"}
    labelme = {"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": [shape]}
    coco = {
        "images": [{"id": 7, "file_name": "in/photo.png", "width": COLUMNS, "height": ROWS}],
        "categories": [{"id": 2, "name": "bee"}],
        "annotations": [
            {"image_id": 7, "category_id": 2, "segmentation": [np.ravel(points).tolist()]}
        ],
    }
    ours = read(labelme, "json").mask
    np.testing.assert_array_equal(ours, read(coco, "json").mask)
    theirs = polygon2mask((ROWS, COLUMNS), np.array(points)[:, ::-1] - 0.5)
    assert (ours != theirs).sum() <= 2  # A middle may lie on an edge.


def test_a_photograph_is_found_in_coco_by_a_path_of_windows(read):
    sizes = {"width": COLUMNS, "height": ROWS}
    coco = {
        "images": [
            {"id": k, "file_name": f"in\\{name}.png"} | sizes
            for k, name in enumerate(("other", "photo"))
        ],
        "categories": [{"id": 2, "name": "bee"}],
        "annotations": [
            {"image_id": 1, "category_id": 2, "segmentation": [[10, 10, 30, 10, 30, 20, 10, 20]]}
        ],
    }
    assert read(coco, "json").mask.sum() == 200


def test_rectangles_and_circles_of_labelme_are_filled(read):
    shapes = [
        {"label": "bee", "points": [[30, 20], [10, 10]], "shape_type": "rectangle"},
        {"label": "bee", "points": [[60, 40], [60, 50]], "shape_type": "circle"},
    ]
    # Some programs write all four corners, and turn them.
    corners = [[10, 10], [30, 10], [30, 20], [10, 20]]
    for kind in ("rectangle", "rotation", "oriented_rectangle"):
        turned = [{"label": "bee", "points": corners, "shape_type": kind}, shapes[1]]
        other = read({"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": turned}, "json")
        assert other.mask[:25].sum() == 200
    pair = read({"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": shapes}, "json")
    assert pair.mask[10:20, 10:30].all()
    assert pair.mask[:25].sum() == 200
    assert abs(pair.mask[25:].sum() - np.pi * 100) < 10


def _masked(patch, points):
    """What LabelMe writes of a mask in the box from one point to another."""
    file = io.BytesIO()
    Image.fromarray(patch).save(file, format="PNG")
    packed = base64.b64encode(file.getvalue()).decode()
    shape = {"label": "bee", "points": points, "shape_type": "mask", "mask": packed}
    return {"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": [shape]}


@pytest.mark.parametrize("white", [1, 255])
@pytest.mark.parametrize("corner", [(20, 10), (19.6, 10.4)])
def test_masks_of_labelme_lie_where_their_box_begins(read, corner, white):
    patch = np.tri(12, 30, dtype=np.uint8) * np.uint8(white)
    points = [corner, (corner[0] + 29, corner[1] + 11)]
    mask = read(_masked(patch, points), "json").mask
    np.testing.assert_array_equal(mask[10:22, 20:50], patch > 0)
    assert mask.sum() == (patch > 0).sum()


@pytest.mark.parametrize(
    ("points", "inside"),
    [
        (((-3, -2), (26, 9)), (slice(2, None), slice(3, None))),
        (((COLUMNS - 10, ROWS - 4), (COLUMNS + 19, ROWS + 7)), (slice(4), slice(10))),
    ],
)
def test_a_mask_of_labelme_that_was_moved_out_of_the_picture_is_cut_there(read, points, inside):
    patch = np.tri(12, 30, dtype=np.uint8)
    assert read(_masked(patch, points), "json").mask.sum() == patch[inside].sum()


@pytest.mark.parametrize(
    "change",
    [
        {"points": [[20, 10], [40, 21]]},
        {"points": [[20, 10]]},
        {"mask": "no base64"},
        {"mask": "AAAA"},
        {"mask": None},
    ],
)
def test_a_mask_of_labelme_that_does_not_fill_its_box_is_refused(read, change):
    content = _masked(np.ones((12, 30), np.uint8), [[20, 10], [49, 21]])
    content["shapes"][0].update(change)
    assert read.refusal(content, "json").startswith("cannot be understood; ")


@pytest.mark.parametrize("kind", ["point", "points", "line", "linestrip"])
def test_shapes_of_labelme_that_cover_no_pixels_are_refused_by_their_kind(read, kind):
    shape = {"label": "bee", "points": [[1, 1], [20, 1]], "shape_type": kind}
    content = {"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": [shape]}
    assert read.refusal(content, "json").startswith(
        f"has shapes of type {kind}, which cover no pixels; draw polygons in their place"
    )


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ([], "cannot be understood; neither LabelMe nor COCO wrote it so; export it again"),
        ({"pictures": []}, "is JSON of neither LabelMe nor COCO; export it as one of these"),
        ({"images": []}, "does not name photo.png once; rename the photograph as it is there"),
        (
            {"imageWidth": 9, "imageHeight": 9, "shapes": []},
            "is drawn on a picture of 9 x 9, but the photograph is 96 x 72; ",
        ),
        (
            {
                "imageWidth": COLUMNS,
                "imageHeight": ROWS,
                "shapes": [
                    {"label": one, "points": [[1, 1], [20, 1], [1, 20]]} for one in ("bee", "drone")
                ],
            },
            "has 2 classes: bee, drone; say which to learn: --class 'bee'",
        ),
        (
            {
                "imageWidth": COLUMNS,
                "imageHeight": ROWS,
                "shapes": [{"label": "bee", "points": [[float("nan"), 1], [2, 1], [1, 2]]}],
            },
            "cannot be understood; ",
        ),
        (
            {"imageWidth": float("inf"), "imageHeight": ROWS, "shapes": []},
            "cannot be understood; ",
        ),
        (
            {"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": []},
            "has no shape on photo.png that counts; outline what is looked for",
        ),
    ],
    ids=[
        *("a list", "of another program", "no images", "another size", "two classes"),
        *("no numbers", "no end", "no shapes"),
    ],
)
def test_outlines_that_cannot_be_meant_are_refused(read, content, line):
    assert read.refusal(content, "json").startswith(line)


def test_the_wanted_class_of_outlines_is_learnt(read):
    shapes = [
        {"label": "bee", "points": [[10, 10], [30, 10], [30, 20], [10, 20]]},
        {"label": "drone", "points": [[50, 50], [60, 50], [60, 60], [50, 60]]},
    ]
    content = {"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": shapes}
    assert read(content, "json", wanted="drone").mask.sum() == 100
    assert read(content, "json", wanted="objects").mask.sum() == 300


def test_what_labelme_ignores_is_neither_marked_nor_scored(read):
    shapes = [
        {"label": "bee", "points": [[10, 10], [30, 10], [30, 20], [10, 20]]},
        {"label": "__ignore__", "points": [[50, 50], [60, 50], [60, 60], [50, 60]]},
    ]
    pair = read({"imageWidth": COLUMNS, "imageHeight": ROWS, "shapes": shapes}, "json")
    assert (pair.mask.sum(), pair.unknown.sum()) == (200, 100)
    assert pair.unknown[50:60, 50:60].all()


TURNS = {3: lambda pixels: pixels[::-1, ::-1], 4: lambda pixels: pixels[::-1]}


@pytest.mark.parametrize("orientation", TURNS)
def test_a_label_beside_a_photograph_that_lay_on_its_head_is_not_guessed(tmp_path, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = TURNS[orientation](PHOTO).copy()
    photo = save(tmp_path / "photo.png", stored, exif=exif)
    label = save(tmp_path / "label.png", white_on_black(TURNS[orientation](MARKED).copy()))
    with pytest.raises(BadInput) as caught:
        photos.load(photo, label)
    assert str(caught.value) == (
        f"photograph {photo} was turned upright, and label {label} may lie as it was stored; "
        "add --label-turned if it does, else --no-label-turned"
    )
    turned = photos.load(photo, label, Asked(label_turned=True))
    np.testing.assert_array_equal(turned.mask, MARKED)
    as_it_is = photos.load(photo, label, Asked(label_turned=False))
    np.testing.assert_array_equal(as_it_is.mask, TURNS[orientation](MARKED))


def test_a_label_that_lies_as_the_camera_held_the_photograph_is_turned_if_asked(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = save(tmp_path / "photo.jpg", np.rot90(PHOTO).copy(), exif=exif)
    label = save(tmp_path / "label.png", white_on_black(np.rot90(MARKED).copy()))
    pair = photos.load(photo, label, Asked(label_turned=True))
    np.testing.assert_array_equal(pair.mask, MARKED)


def test_the_palette_of_voc_has_the_colours_that_are_published():
    assert colours.voc()[[0, 1, 2, 3, 15, 255]].tolist() == [
        [0, 0, 0],
        [128, 0, 0],
        [0, 128, 0],
        [128, 128, 0],
        [192, 128, 128],
        [224, 224, 192],
    ]


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        (BLACK, "black"),
        (WHITE, "white"),
        ((128, 0, 0), "dark red"),
        ((128, 128, 128), "dark grey"),
        (BLUE, "blue"),
        ((255, 200, 200), "light red"),
    ],
)
def test_colours_are_named_as_people_do(colour, name):
    assert colours.name(colour) == name
