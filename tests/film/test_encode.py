"""The same film gives the same bytes, wherever it is written."""

import os
import subprocess
import sys

SCRIPT = """
import hashlib, sys, films
from pathlib import Path
from gdviz.film import gif, png, video
film = films.random_film((40, 50), 999)
folder = Path(sys.argv[1])
gif.write(folder / "a", film, 10, 2)
png.write(folder / "b", film.first)
video.write(folder / "c", film, 10, 2)
print([hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in "abc"])
"""


def _bytes_of_another_process(tmp_path, seed, *before):
    command = [*before, sys.executable, "-c", SCRIPT, str(tmp_path)]
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.path.dirname(os.path.dirname(__file__)),
    }
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_the_bytes_are_the_same_in_every_process_and_on_one_processor(tmp_path):
    first = _bytes_of_another_process(tmp_path, "1")
    assert first == _bytes_of_another_process(tmp_path, "2", "taskset", "-c", "0")
