"""How the files of a site are sent to who looks at them."""

import gzip
import time
from http.server import SimpleHTTPRequestHandler
from pathlib import Path


class Quiet(SimpleHTTPRequestHandler):
    """Sends files, and says nothing of it."""

    def log_message(self, *_):
        """Say nothing."""


class Packing(Quiet):
    """Sends text packed, as hosts do."""

    def do_GET(self):
        """Send a file, packed if it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in {".html", ".css", ".js", ".json", ".svg"} or not path.exists():
            super().do_GET()
            return
        packed = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)


class Halting(Quiet):
    """Sends a page piece by piece, as a slow line does."""

    def copyfile(self, source, outputfile):
        """Rest after each piece of a page."""
        if not self.path.endswith("/"):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(8000):
            outputfile.write(piece)
            time.sleep(0.1)
