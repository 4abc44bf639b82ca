"""Films as MP4: H.264, which every browser plays."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gdviz.film.about import NOTHING, About
from gdviz.film.render import Film

# The colours of high definition (BT.709), converted and labelled so; without it players guess.
COLOURS = (
    "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+bitexact+full_chroma_int,"
    "format=yuv420p,setparams=color_primaries=bt709:color_trc=bt709"
)
# For lines and flat areas at twice the size this is smaller than a GIF and still sharp.
QUALITY = "-preset veryfast -crf 26 -tune animation -x264-params bframes=8:ref=4"
# x264 divides the work, and with it the bytes, by the number of threads: always take one.
SAME_BYTES = "-threads 1 -map_metadata -1 -fflags +bitexact -flags:v +bitexact"


def write(
    path: Path, film: Film, frames_per_second: float, hold: float, about: About = NOTHING
) -> None:
    """Write a film that stays `hold` seconds longer on its last frame.

    What `about` says of it goes along.
    Raises ImportError without imageio-ffmpeg, OSError with ffmpeg's own words if it fails.
    """
    from imageio_ffmpeg import get_ffmpeg_exe

    height, width = (side + side % 2 for side in film.first.shape)
    source = f"-f rawvideo -pix_fmt rgba -s {width}x{height} -r {frames_per_second} -i -"
    target = f"-vf {COLOURS} -c:v libx264 {QUALITY} {SAME_BYTES} -movflags +faststart -f mp4"
    stated = [
        word
        for name, words in about.named("title", "description", "copyright", "comment").items()
        for word in ("-metadata", f"{name}={words}")
    ]
    command = [
        *(get_ffmpeg_exe(), "-y", "-loglevel", "error"),
        *source.split(),
        *target.split(),
        *stated,
    ]
    # In a group of its own it hears no Ctrl-C: whoever feeds it ends it.
    with subprocess.Popen(
        [*command, str(path)],
        process_group=0,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ffmpeg:
        try:
            # Where ffmpeg gives up, what it says about it comes below.
            assert ffmpeg.stdin
            with contextlib.suppress(BrokenPipeError):
                for frame in _even_frames(film, round(hold * frames_per_second)):
                    ffmpeg.stdin.write(frame.tobytes())
            _, complaint = ffmpeg.communicate()
        except BaseException:
            ffmpeg.kill()
            raise
    if ffmpeg.returncode:
        raise OSError(
            f"ffmpeg could not write {path}: {complaint.decode(errors='replace').strip()}"
        )


def _even_frames(film: Film, held: int) -> Iterator[NDArray[np.uint32]]:
    """Yield every frame, the last `held` times more, with even sides as H.264 halves colours.

    An odd side grows by a copy of its edge, which is paper.
    """
    odd = [(0, side % 2) for side in film.first.shape]
    for frame in film.frames():
        last = np.pad(frame, odd, mode="edge")
        yield last
    for _ in range(held):
        yield last
