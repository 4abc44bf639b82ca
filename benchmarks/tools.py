"""The tools that make a GIF of a scene: each function imports its tool and returns a maker."""

import json
import re
import resource
import sys
from importlib import import_module
from pathlib import Path

from matplotlib.figure import Figure

from benchmarks.scenes import FRAMES_PER_SECOND, SIZE
from gdviz.drawing import style
from gdviz.film import gif, render


def film_of(scene):
    """Record the film of a scene."""

    def frames():
        figure = Figure(figsize=SIZE)
        move = scene.build(figure)
        for artist in move(0):
            artist.set_animated(True)
        for k in range(scene.FRAMES):
            move(k)
            yield figure

    return render.record(frames())


def gdviz():
    """Only what moves is painted, and only the pixels that change are stored."""

    def make(scene, path):
        gif.write(path, film_of(scene), FRAMES_PER_SECOND, hold=0)

    return make


def _animation(writer):
    from matplotlib import animation, pyplot

    def make(scene, path):
        figure = pyplot.figure(figsize=SIZE)
        move = scene.build(figure)
        film = animation.FuncAnimation(figure, move, frames=scene.FRAMES, init_func=lambda: move(0))
        film.save(path, writer=getattr(animation, writer)(fps=FRAMES_PER_SECOND))

    return make


def pillow():
    """Matplotlib's FuncAnimation, saved by Pillow."""
    return _animation("PillowWriter")


def ffmpeg():
    """Matplotlib's FuncAnimation, saved by ffmpeg: the smallest files of the others."""
    import imageio_ffmpeg
    import matplotlib

    matplotlib.rcParams["animation.ffmpeg_path"] = imageio_ffmpeg.get_ffmpeg_exe()
    return _animation("FFMpegWriter")


def imageio():
    """One savefig a frame, put together by imageio."""
    import io

    import imageio.v2
    from matplotlib import pyplot

    def frames(scene):
        figure = pyplot.figure(figsize=SIZE)
        move = scene.build(figure)
        for k in range(scene.FRAMES):
            move(k)
            picture = io.BytesIO()
            figure.savefig(picture, format="png")
            yield imageio.v2.imread(picture.getvalue())

    def make(scene, path):
        imageio.v2.mimsave(path, list(frames(scene)), duration=1000 / FRAMES_PER_SECOND, loop=0)

    return make


TOOLS = {tool.__name__: tool for tool in (gdviz, pillow, imageio, ffmpeg)}


def main(tool, scene, path):
    """Make one film and print what it took: seconds of processor, kilobytes at the peak."""
    style.use("light")
    drawn, make = import_module(f"benchmarks.scenes.{scene}"), TOOLS[tool]()
    before = processor_seconds()
    make(drawn, path)
    print(json.dumps({"seconds": processor_seconds() - before, "memory": _peak_memory()}))


def processor_seconds() -> float:
    """The time that this process, and those it started and saw end, took of the processor."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _peak_memory():
    # The usual ru_maxrss would include what the process that started this one had in memory.
    return int(re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
