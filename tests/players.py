"""The player of the handmade film, as readers and tests meet it."""

from handmade import STATUSES
from playwright.sync_api import expect

from gdviz.drawing import style

CALM = {"reduced_motion": "reduce"}


class Player:
    """The player of a page, come into view, with its time in the test's hands."""

    def __init__(self, page):
        self.page = page
        self.button = page.locator(".gdviz-run")
        self.slider = page.locator(".gdviz-controls > input")
        self.status = page.locator(".gdviz-status")

    def come_into_view(self):
        """Scroll to the player and wait for its flip book."""
        self.page.locator(".gdviz-stage").scroll_into_view_if_needed()
        expect(self.button).to_be_enabled()
        return self

    def shows(self, number):
        """Check the drawing, the slider, the count and the status of one frame, from 0."""
        expect(self.status).to_have_text(STATUSES[number])
        expect(self.slider).to_have_value(str(number + 1))
        expect(self.slider).to_have_attribute("aria-valuetext", STATUSES[number])
        expect(self.page.locator(".gdviz-frame")).to_have_text(f"{number + 1} / {len(STATUSES)}")
        expect(self.page.locator(".frame:visible")).to_have_count(1)
        expect(self.page.locator(".frame:visible")).to_have_attribute(
            "data-status", STATUSES[number]
        )

    def offers(self, label):
        """Check what the button would do."""
        expect(self.button).to_have_accessible_name(f"{label} figure 2")

    def has_colours_of(self, scheme):
        """Check the dot of the frame that is shown."""
        colour = style.PALETTE["path"][style.SCHEMES.index(scheme)]
        parts = ", ".join(str(part) for part in bytes.fromhex(colour[1:]))
        expect(self.page.locator(".frame.shown circle")).to_have_css("fill", f"rgb({parts})")

    def pass_time(self, ticks):
        """Let tenths of a second pass."""
        self.page.clock.run_for(round(100 * ticks))
