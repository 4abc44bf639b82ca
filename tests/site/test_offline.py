"""The site that one takes along is the whole site, in the same bytes each time."""

import os
import zipfile

from gdviz.site import offline


def test_the_file_holds_every_file_of_the_site_and_nothing_of_when_it_was_built(tmp_path):
    site = tmp_path / "site"
    (site / "lines").mkdir(parents=True)
    (site / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (site / "lines" / "index.html").write_text("<p>Lines</p>" * 100, encoding="utf-8")
    offline.pack(site, tmp_path / "gdviz-site.zip")
    first = (tmp_path / "gdviz-site.zip").read_bytes()
    os.utime(site / "index.html", (2e9, 2e9))
    offline.pack(site, tmp_path / "gdviz-site.zip")
    assert (tmp_path / "gdviz-site.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "gdviz-site.zip") as packed:
        assert packed.namelist() == ["gdviz-site/index.html", "gdviz-site/lines/index.html"]
        assert packed.read("gdviz-site/index.html") == b"<p>Home</p>"
        assert len(first) < 800
