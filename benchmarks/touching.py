"""The network that readers build and train, in Chromium with a phone's share of the processor.

`python -m benchmarks.touching SITE` prints how many updates and frames it makes in a second, in the
site that was built into the folder SITE.
"""

import json
import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import PATH

# Two inputs, two layers of eight, and three classes.
NETWORK = "data=blobs&hidden1=8&hidden2=8"
SLOWER = 4  # A phone is so many times as slow as the machine that measures.
SECONDS = 8
COUNT_FRAMES = """() => {
    window.frames_seen = 0;
    const next = () => { window.frames_seen += 1; requestAnimationFrame(next); };
    requestAnimationFrame(next);
}"""


def main() -> None:
    """Let the network learn, and count."""
    address = (Path(sys.argv[1]) / "networks" / "index.html").resolve().as_uri()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=PATH)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}#fig-playground?{NETWORK}")
        picture = page.locator("[data-touch='networks/playground']")
        picture.scroll_into_view_if_needed()
        phone = page.context.new_cdp_session(page)
        phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        picture.get_by_role("button", name="Run").click()
        page.evaluate(COUNT_FRAMES)
        before = _steps(picture)
        page.wait_for_timeout(1000 * SECONDS)
        updates, frames = _steps(picture) - before, page.evaluate("window.frames_seen")
        browser.close()
    print(json.dumps({"updates": updates / SECONDS, "frames": frames / SECONDS}))


def _steps(picture):
    """The step that the picture tells of."""
    words = picture.locator(".gdviz-status").inner_text()
    return int(re.search(r"step (\d[\d,]*)", words, re.IGNORECASE)[1].replace(",", ""))


if __name__ == "__main__":
    main()
