"""An MP4 shows the film at its pace, and says so when it cannot be written."""

import re
import subprocess

import films
import imageio_ffmpeg
import numpy as np
import psutil
import pytest
import scenes
from skimage.metrics import structural_similarity

from gdviz.drawing import style
from gdviz.film import render, video
from gdviz.film.about import About


def _about(path):
    """What ffmpeg says about a file."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(path), "-f", "null", "-"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stderr


@pytest.fixture
def film():
    style.use("light")
    return render.record(scenes.surface_with_path())


def test_a_film_is_alike_and_its_last_frame_stays(tmp_path, film):
    video.write(tmp_path / "film.mp4", film, 10, hold=2)
    shown = films.seen_by_ffmpeg(tmp_path / "film.mp4", film.first.shape)
    true = [films.rgb(frame) for frame in film.frames()]
    assert len(shown) == len(true) + 20
    for a, b in zip(shown[::6], (true + true[-1:] * 20)[::6], strict=True):
        assert structural_similarity(a, b, channel_axis=-1) >= 0.95


def test_colours_keep_their_values(tmp_path):
    """A wrong matrix or range would shift these by more than 10 of 255."""
    red, green, blue = 200, 60, 30
    first = np.full((64, 64), red | green << 8 | blue << 16 | 255 << 24, np.uint32)
    video.write(tmp_path / "film.mp4", render.Film(first, []), 10, hold=1)
    shown = films.seen_by_ffmpeg(tmp_path / "film.mp4", (64, 64))[0]
    assert np.abs(shown - [red, green, blue]).max() <= 3


def test_the_file_is_h264_that_every_browser_plays(tmp_path, film):
    video.write(tmp_path / "film.mp4", film, 10, hold=1)
    about = _about(tmp_path / "film.mp4")
    assert re.search(r"Video: h264.*yuv420p\(tv, bt709, progressive\), 600x300.* 10 fps", about)
    assert "Duration: 00:00:01.40" in about


def test_odd_sides_grow_by_their_edge(tmp_path):
    first = np.full((33, 51), 0xFFFFFFFF, np.uint32)
    first[8:24, 8:40] = 0xFF000000
    video.write(tmp_path / "film.mp4", render.Film(first, []), 10, hold=0)
    (shown,) = films.seen_by_ffmpeg(tmp_path / "film.mp4", (34, 52))
    assert shown[-1].min() > 250
    assert shown[:, -1].min() > 250


def test_what_ffmpeg_complains_of_is_told(tmp_path):
    film = films.random_film((64, 64), 5)
    with pytest.raises(OSError, match=r"ffmpeg could not write .*film.mp4: .*No such file"):
        video.write(tmp_path / "missing" / "film.mp4", film, 10, hold=0)


def _running():
    """Every ffmpeg that this process has started."""
    return [child for child in psutil.Process().children() if "ffmpeg" in child.name()]


def test_a_stop_on_the_way_ends_ffmpeg(tmp_path, monkeypatch, film):
    def stop(*_):
        yield film.first
        assert _running()
        raise KeyboardInterrupt

    monkeypatch.setattr(video, "_even_frames", stop)
    path = tmp_path / "film.mp4"
    with pytest.raises(KeyboardInterrupt):
        video.write(path, film, 10, hold=0)
    assert not _running()
    # Left to itself it would have made a film of what it got.
    assert not path.exists() or b"moov" not in path.read_bytes()


def test_what_is_known_of_the_film_goes_along(tmp_path, film):
    about = About("A title", "What it shows", "CC BY 4.0", "figures/a/b.py")
    for name in ("one", "other"):
        video.write(tmp_path / f"{name}.mp4", film, 10, hold=0, about=about)
    said = _about(tmp_path / "one.mp4")
    for name, words in (
        ("title", "A title"),
        ("description", "What it shows"),
        ("copyright", "CC BY 4.0"),
        ("comment", "figures/a/b.py"),
    ):
        assert re.search(rf"{name} +: {words}", said)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "other.mp4").read_bytes()
