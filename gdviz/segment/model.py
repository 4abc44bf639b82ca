"""What was learnt, in a file: the weights, and what it takes to go on learning."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np

from gdviz.experiments.progress import Progress
from gdviz.networks.segmentation import NETWORK
from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path

FORMAT = 3
BYTES = 16 * 2**20
ARRAYS = ("weights", "mean", "squares")


@dataclass(frozen=True, eq=False)
class Model:
    """How far the training came, how the label was understood, and the `resolution` of all.

    That is the share of the rows and columns of photographs that the network is shown.
    """

    progress: Progress
    notes: Sequence[str] = ()
    resolution: float = 1


def write(path: Path, model: Model) -> None:
    """Write a model; no file of it runs any code when it is read."""
    np.savez(
        path,
        format=FORMAT,
        **vars(model.progress),
        notes=np.array(list(model.notes), str),
        resolution=model.resolution,
        gdviz=version("gdviz"),
    )


def read(path: StrPath) -> Model:
    """Read a model. Raises `BadInput` for what is none."""
    name = f"model {display_path(path)}"
    try:
        if Path(path).stat().st_size > BYTES:
            raise ValueError
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as stored:
            if int(stored["format"]) != FORMAT:
                raise BadInput(f"{name} is of another version of gdviz; learn it anew")
            arrays = {one: np.asarray(stored[one], np.float32) for one in ARRAYS}
            planned, done, taken = (int(stored[one]) for one in ("planned", "done", "taken"))
            peak, resolution = float(stored["peak"]), float(stored["resolution"])
            notes = [str(note) for note in stored["notes"]]
    except OSError as error:
        raise BadInput(
            f"{name} cannot be read: {error.strerror or error}; check the path"
        ) from None
    except (ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        raise BadInput(f"{name} is no model; give the model.npz that gdviz segment wrote") from None
    progress = Progress(peak=peak, planned=planned, done=done, taken=taken, **arrays)
    if not (_fits(progress) and 0 < resolution <= 1):
        raise BadInput(f"{name} does not fit the network; give a model.npz as it was written")
    return Model(progress, notes, resolution)


def _fits(progress):
    """Whether it is of our network, and one can go on from it."""
    steps = 0 <= progress.done <= min(progress.planned, progress.taken)
    arrays = [getattr(progress, name) for name in ARRAYS]
    sound = all(one.shape == (NETWORK.size,) and np.isfinite(one).all() for one in arrays)
    return steps and sound and 0 < progress.peak < 1
