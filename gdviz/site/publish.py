"""Draw and build a site, one build at a time: `python -m gdviz.site.publish SITE`."""

import subprocess
import sys
from pathlib import Path

from gdviz.system.exchange import exchange
from gdviz.system.lock import locked
from gdviz.system.offspring import end_with_parent
from gdviz.system.terminal import say


def publish(place: Path, words: list[str]) -> int:
    """Build the site at `place`, its pictures drawn by `gdviz figures` with these `words`.

    It is built aside, and takes its place whole: at every moment the old site or the new one is
    there, and the old one stays if anything fails. Returns the exit code of what failed, or 0.
    """

    def waiting(pid):
        say(f"process {pid} builds {place}; waiting")

    with locked(Path("build", "site"), waiting) as aside:
        for step in (
            ["gdviz", "figures", *words],
            ["mkdocs", "build", "--strict", "--site-dir", str(aside)],
        ):
            command = [sys.executable, "-m", *step]
            code = subprocess.run(command, preexec_fn=end_with_parent).returncode
            if code:
                return code
        exchange(aside, place)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(publish(Path(sys.argv[1]), sys.argv[2:]))
    except KeyboardInterrupt:  # What it had started has said so.
        sys.exit(130)
