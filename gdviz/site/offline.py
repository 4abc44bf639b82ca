"""The whole site in one file, to take along: unpack it anywhere, and open `index.html`."""

import sys
import zipfile
from pathlib import Path

from gdviz.system import archive
from gdviz.system.files import whole


def pack(site: Path, target: Path) -> None:
    """Pack a built site into a ZIP file, in a folder of the file's name."""
    with whole(target) as part, zipfile.ZipFile(part, "w") as packed:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name = f"{target.stem}/{path.relative_to(site).as_posix()}"
            archive.add(packed, name, path.read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
