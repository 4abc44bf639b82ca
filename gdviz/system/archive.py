"""ZIP files of which the same contents give the same bytes."""

import zipfile

_PACKED = (".gif", ".png", ".mp4", ".woff2", ".zip", ".gz")


def add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file whose entry tells nothing of when and where it was made."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.create_system = 3  # Unix, wherever this runs.
    entry.external_attr = 0o644 << 16
    stored = name.endswith(_PACKED)  # They would not get smaller.
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
