"""What was learnt, in a file: the weights, and how photographs were brought before them."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gdviz.networks.segmentation import NETWORK
from gdviz.system.errors import BadInput
from gdviz.system.paths import StrPath, display_path

FORMAT = 1
BYTES = 16 * 2**20


@dataclass(frozen=True, eq=False)
class Model:
    """The weights of the network, after how many steps, and how the label was understood."""

    weights: NDArray[np.float32]
    steps: int
    notes: Sequence[str] = ()


def write(path: Path, model: Model) -> None:
    """Write a model; no file of it runs any code when it is read."""
    np.savez(
        path,
        format=FORMAT,
        weights=model.weights,
        steps=model.steps,
        notes=np.array(list(model.notes), str),
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
            weights = np.asarray(stored["weights"], np.float32)
            steps = int(stored["steps"])
            notes = [str(note) for note in stored["notes"]]
    except OSError as error:
        raise BadInput(
            f"{name} cannot be read: {error.strerror or error}; check the path"
        ) from None
    except (ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        raise BadInput(f"{name} is no model; give the model.npz that gdviz segment wrote") from None
    if weights.shape != (NETWORK.size,) or not np.isfinite(weights).all():
        raise BadInput(f"{name} does not fit the network; give a model.npz as it was written")
    return Model(weights, steps, notes)
