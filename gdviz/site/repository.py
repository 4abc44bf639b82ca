"""Where the sources of a site are kept, and where a reader tells what is wrong."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub, or where addresses are built alike, at the commit of a site."""

    address: str
    commit: str

    def file(self, path: str) -> str:
        """The address of a file as it was when the site was built."""
        return f"{self.address}/blob/{self.commit}/{path}"

    def edit(self, path: str) -> str:
        """The address where a file is edited, as it is now."""
        return f"{self.address}/edit/main/{path}"

    def report(self, page: str, figure: str = "") -> str:
        """The address of a report that names page, figure and commit before anything is typed."""
        place = f"{page}, {figure}" if figure else page
        body = f"What is wrong, and what would be right?\n\n\n{place}, commit {self.commit}"
        asked = urlencode({"title": f"Mistake in {place}", "body": body}, quote_via=quote)
        return f"{self.address}/issues/new?{asked}"


def find(address: str, root: Path) -> Repository:
    """The repository at an address, at the commit that is checked out in `root`.

    Where there is no git or no commit, it is the newest: HEAD.
    """
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        commit = subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        commit = "HEAD"
    return Repository(address.rstrip("/"), commit)
