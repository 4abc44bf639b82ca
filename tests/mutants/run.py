"""Put each fault of table.toml into a scratch copy, and see whether the tests that could notice do.

`make mutants` runs this and writes result.md: which were caught, and which survived.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from queue import SimpleQueue

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COPIES = 2


def main() -> int:
    """Try all faults; 1 if more survive than may."""
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(COPIES):
            copies.put(_copy(Path(folder) / str(number)))
        with ThreadPoolExecutor(COPIES) as pool:
            results = list(pool.map(lambda fault: _try(copies, *fault), _faults()))
    survived = [(file, what) for (file, what), caught in results if not caught]
    _write(len(results), survived)
    return 1 if len(survived) > len(results) * 0.05 else 0


def _faults():
    table = tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8"))
    for group in table.values():
        for fault in group["faults"]:
            yield group["tests"], fault


def _copy(place):
    """All files of ours, and what is drawn with its times, so that little is drawn again."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().splitlines():
        if (ROOT / name).exists():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    shutil.copytree(ROOT / "build", place / "build", ignore=shutil.ignore_patterns("site"))
    return place


def _try(copies, tests, fault):
    """Whether the tests fail with this fault in."""
    file, what, old, new = fault
    copy = copies.get()
    try:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file}: {old!r} stands there {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")
        caught = _fails(copy, tests, file)
        path.write_text(text, encoding="utf-8")
    finally:
        copies.put(copy)
    print(f"{'caught' if caught else 'SURVIVED'}  {file}: {what}", flush=True)
    return (file, what), caught


def _fails(copy, tests, file):
    page = Path(file).stem if file.startswith("docs") else Path(file).parent.name
    ours = file.startswith(("docs", "figures"))
    chosen = ["-k", f"{page}/ or [{page}] or [{page}- or test_{page}"] if ours else []
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(copy), "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(
        [*command, *tests, *chosen], cwd=copy, env=environment, capture_output=True
    )
    assert run.returncode in (0, 1), run.stdout.decode()[-2000:]
    return run.returncode == 1


def _write(count, survived):
    lines = [
        "# What `make mutants` found last",
        "",
        f"{date.today()}: of {count} faults, {count - len(survived)} were caught.",
        *(["", "Survived:", ""] if survived else []),
        *(f"- `{file}`: {what}" for file, what in survived),
    ]
    (HERE / "result.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
