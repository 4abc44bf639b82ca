"""What was drawn, from what, and how long it took: kept between runs beside the pictures."""

import json
import os
from zlib import crc32

from gdviz.system.files import whole

FORMAT = 6


class State:
    """The memory of a build folder; without a readable one, everything counts as never drawn.

    `files` is for `Sources`. `pictures` maps a name to its inputs, to the files that its
    recipe read, to what its MP4 films were made with, to the size and time of each output file, and
    to the seconds that drawing took.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.path = os.path.join(folder, ".state.json")
        self.files, self.pictures = {}, {}
        try:
            with open(self.path, encoding="utf-8") as file:
                mark, kept = file.readline(), file.read()
        except (OSError, ValueError):
            return
        if mark == _mark(kept):  # Else it is not as `save` wrote it.
            self.files, common, self.pictures = json.loads(kept)
            for picture in self.pictures.values():
                picture["inputs"] = common | picture["inputs"]

    def fresh(self, name: str, inputs: dict[str, str], video: str) -> bool:
        """Tell whether the picture's files are there, as they were drawn, from these inputs.

        With `video`, a moving picture needs MP4 films, made with this version.
        """
        picture = self.pictures.get(name)
        if picture is None or picture["inputs"] != inputs:
            return False
        if video and self.moving(name) and picture["video"] != video:
            return False
        return all(self._stamp(file) == stamp for file, stamp in picture["outputs"].items())

    def moving(self, name: str) -> bool:
        """Tell whether the picture was a moving one when it was drawn."""
        return any(file.endswith(".gif") for file in self.pictures.get(name, {}).get("outputs", ()))

    def read(self, name: str) -> list[str]:
        """The files that the recipe read when the picture was drawn."""
        return self.pictures.get(name, {}).get("read", [])

    def drew(
        self,
        name: str,
        inputs: dict[str, str],
        read: list[str],
        video: str,
        files: list[str],
        seconds: float,
    ) -> None:
        """Remember a finished picture at once, so that an interrupted build loses nothing."""
        self.pictures[name] = {
            "inputs": inputs,
            "read": read,
            "video": video,
            "outputs": {file: self._stamp(file) for file in files},
            "seconds": round(seconds, 2),
        }
        self.save()

    def forget(self, names: set[str]) -> None:
        """Forget the pictures called `names`."""
        self.pictures = {name: kept for name, kept in self.pictures.items() if name not in names}

    def seconds(self, name: str) -> float:
        """How long the picture took last time; one never drawn counts as the longest."""
        return self.pictures.get(name, {}).get("seconds", float("inf"))

    def save(self) -> None:
        """Write the memory, whole or not at all."""
        # Most inputs are those of all pictures. Read once, they cost less in every run.
        inputs = [picture["inputs"].items() for picture in self.pictures.values()]
        common = dict(set.intersection(*map(set, inputs))) if inputs else {}
        pictures = {
            name: picture | {"inputs": dict(picture["inputs"].items() - common.items())}
            for name, picture in self.pictures.items()
        }
        kept = json.dumps([self.files, common, pictures])
        with whole(self.path) as part, open(part, "w", encoding="utf-8") as file:
            file.write(_mark(kept) + kept)

    def _stamp(self, file):
        try:
            status = os.stat(f"{self.folder}/{file}")
        except OSError:
            return None
        return [status.st_size, status.st_mtime_ns]


def _mark(text):
    """The first line of the memory: its format, and what an edit of the text would change."""
    return f"{FORMAT} {crc32(text.encode())}\n"
