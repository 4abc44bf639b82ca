"""Random films, and what other programs see in a file."""

import subprocess

import imageio_ffmpeg
import numpy as np
from PIL import Image, ImageSequence

from gdviz.film.render import Film


def random_film(shape, colours, frames=12, seed=0):
    """A film of noise in which much, little or a single pixel changes, in every fourth none."""
    rng = np.random.default_rng(seed)
    palette = rng.choice(1 << 24, colours, replace=False).astype(np.uint32) | 0xFF000000
    frame = rng.choice(palette, shape)
    first, changes = frame.copy(), []
    for number in range(1, frames):
        size = (frame.size, frame.size // 20 + 1, 1, 0)[number % 4]
        positions = np.sort(rng.choice(frame.size, size, replace=False)).astype(np.int32)
        pixels = rng.choice(palette, size)
        differ = frame.flat[positions] != pixels
        positions, pixels = positions[differ], pixels[differ]
        frame.flat[positions] = pixels
        changes.append((positions, pixels))
    return Film(first, changes)


def rgb(pixels):
    """Red, green and blue of pixels, read from memory."""
    return pixels.view(np.uint8).reshape(*pixels.shape, 4)[..., :3]


def without_holds(film):
    """The frames of a film that differ from the one before."""
    changed = [True, *(len(positions) > 0 for positions, _ in film.changes)]
    return [rgb(frame) for frame, new in zip(film.frames(), changed, strict=True) if new]


def seen_by_pillow(path):
    """The frames of a GIF and their times in milliseconds."""
    with Image.open(path) as film:
        seen = [
            (np.asarray(frame.convert("RGB")), frame.info["duration"])
            for frame in ImageSequence.Iterator(film)
        ]
    return [frame for frame, _ in seen], [time for _, time in seen]


def seen_by_ffmpeg(path, shape):
    """The frames of a film, without those that only hold."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-i", str(path)]
    command += ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return list(np.frombuffer(raw, np.uint8).reshape(-1, *shape, 3))
