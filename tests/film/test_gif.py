"""A GIF shows the film, in every program alike, and nothing else."""

import base64

import films
import numpy as np
import pytest
import scenes
from PIL import Image
from skimage.metrics import structural_similarity

from gdviz.drawing import style
from gdviz.film import gif, render
from gdviz.film.about import About
from gdviz.film.render import Film

SHAPES = [(1, 5), (5, 1), (1, 1), (33, 7), (20, 30), (17, 200), (64, 64), (150, 300)]
DECODE = """async encoded => {
    const bytes = Uint8Array.from(atob(encoded), letter => letter.charCodeAt(0));
    const decoder = new ImageDecoder({data: bytes, type: "image/gif"});
    await decoder.tracks.ready;
    const frames = [];
    for (let index = 0; index < decoder.tracks.selectedTrack.frameCount; index++) {
        const {image} = await decoder.decode({frameIndex: index});
        const canvas = new OffscreenCanvas(image.displayWidth, image.displayHeight);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
        frames.push([Array.from(data), image.duration / 1000]);
    }
    return frames;
}"""


@pytest.fixture
def page(chromium):
    """A page that may decode images: browsers allow it only to secure ones, as of a local host."""
    page = chromium.new_page()
    page.route("**", lambda route: route.fulfill(body="<title>page</title>"))
    page.goto("https://localhost/")
    yield page
    page.close()


def _seen_by_chromium(page, path, shape):
    seen = page.evaluate(DECODE, base64.b64encode(path.read_bytes()).decode())
    frames = [np.array(data, np.uint8).reshape(*shape, 4)[..., :3] for data, _ in seen]
    return frames, [time for _, time in seen]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("colours", [2, 255])
def test_a_film_of_few_colours_is_shown_exactly(tmp_path, shape, colours):
    film = films.random_film(shape, colours)
    gif.write(tmp_path / "film.gif", film, 10, hold=0)
    expected = films.without_holds(film)
    assert np.array_equal(films.seen_by_pillow(tmp_path / "film.gif")[0], expected)
    assert np.array_equal(films.seen_by_ffmpeg(tmp_path / "film.gif", shape), expected)


@pytest.mark.parametrize(
    "film", [films.random_film((33, 7), 255), films.random_film((40, 50), 999)]
)
def test_every_program_shows_the_same(tmp_path, page, film):
    path, shape = tmp_path / "film.gif", film.first.shape
    gif.write(path, film, 10, hold=1)
    by_pillow, times = films.seen_by_pillow(path)
    by_chromium, chromium_times = _seen_by_chromium(page, path, shape)
    assert np.array_equal(by_pillow, by_chromium)
    assert np.array_equal(by_pillow, films.seen_by_ffmpeg(path, shape))
    assert times == chromium_times


NOTHING = np.array([], np.int32), np.array([], np.uint32)


def test_frames_that_change_nothing_are_merged_and_keep_their_time(tmp_path):
    black, red = np.uint32([0xFF000000]), np.uint32([0xFF0000FF])
    here = np.int32([3])
    film = Film(np.full((2, 3), black), [NOTHING, (here, red), (here, black), NOTHING, NOTHING])
    gif.write(tmp_path / "film.gif", film, 10, hold=2)
    assert films.seen_by_pillow(tmp_path / "film.gif")[1] == [200, 100, 300 + 2000]


def test_a_film_that_never_changes_is_one_picture(tmp_path):
    first = films.random_film((9, 9), 5).first
    gif.write(tmp_path / "film.gif", Film(first, [NOTHING] * 4), 10, hold=0)
    frames, times = films.seen_by_pillow(tmp_path / "film.gif")
    assert (len(frames), times) == (1, [500])


@pytest.mark.parametrize("scene", [scenes.surface_with_path, scenes.surface_in_space])
def test_a_film_of_many_colours_is_alike_and_does_not_flicker(tmp_path, scene):
    style.use("light")
    film = render.record(scene())
    gif.write(tmp_path / "film.gif", film, 10, hold=0)
    shown, _ = films.seen_by_pillow(tmp_path / "film.gif")
    true = [films.rgb(frame) for frame in film.frames()]
    for a, b in zip(shown, true, strict=True):
        assert structural_similarity(a, b, channel_axis=-1) >= 0.99
    for k in range(1, len(true)):
        still = (true[k] == true[k - 1]).all(axis=-1)
        assert (shown[k] == shown[k - 1])[still].all()


def test_paper_and_other_frequent_colours_are_exact(tmp_path):
    style.use("dark")
    film = render.record(scenes.surface_with_path())
    gif.write(tmp_path / "film.gif", film, 10, hold=0)
    true, shown = films.rgb(film.first), films.seen_by_pillow(tmp_path / "film.gif")[0][0]
    colours, counts = np.unique(true.reshape(-1, 3), axis=0, return_counts=True)
    for colour in colours[counts > true.size / 3 / 50]:
        here = (true == colour).all(axis=-1)
        assert (shown[here] == colour).all()


def test_what_is_known_of_the_film_goes_along_as_a_comment(tmp_path):
    """In blocks of at most 255 bytes, which is all that a GIF knows."""
    film = films.random_film((9, 9), 5)
    gif.write(tmp_path / "film.gif", film, 10, hold=0, about=About("A title", "α " * 300, "", "s"))
    with Image.open(tmp_path / "film.gif") as picture:
        comment = picture.info["comment"].decode()
    assert comment == f"Title: A title\nDescription: {'α ' * 300}\nSource: s"
    assert len(films.seen_by_ffmpeg(tmp_path / "film.gif", (9, 9))) > 1
