"""Pictures to touch work in Firefox and in WebKit too, as Debian has them."""

import json
import os
import re
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from recipes import TOUCHED
from selenium import webdriver
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from websockets.sync.client import connect

# The library that drives WebKit warns of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
WIDE, HIGH = 1100, 900
SECONDS = 60


class Firefox:
    """Firefox, by the protocol that it speaks without a driver beside it (WebDriver BiDi)."""

    def __init__(self, socket):
        self.socket = socket
        self.numbers = count()
        self.ask("session.new", capabilities={})
        (window,) = self.ask("browsingContext.getTree")["contexts"]
        self.window = window["context"]
        size = {"width": WIDE, "height": HIGH}
        self.ask("browsingContext.setViewport", context=self.window, viewport=size)

    def ask(self, method, **params):
        """What is answered to a command."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            heard = json.loads(self.socket.recv(SECONDS))
            if heard.get("id") == number:
                assert heard["type"] == "success", heard
                return heard["result"]

    def open(self, url):
        """Open a page, and wait until all of it is there."""
        self.ask("browsingContext.navigate", context=self.window, url=url, wait="complete")

    def run(self, script):
        """What a function of JavaScript returns, by way of JSON."""
        answer = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify(({script})())",
            target={"context": self.window},
            awaitPromise=False,
        )
        return json.loads(answer["result"]["value"])

    def act(self, kind, actions, **about):
        """Press keys, or move the pointer."""
        source = {"type": kind, "id": kind, "actions": actions, **about}
        self.ask("input.performActions", context=self.window, actions=[source])

    def press(self, key):
        """Press a key where the focus is."""
        self.act("key", [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}])

    def drag(self, start, end):
        """Drag from one place of the window to another."""
        self.act(
            "pointer",
            [
                {"type": "pointerMove", "x": start[0], "y": start[1]},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerMove", "x": end[0], "y": end[1], "duration": 50},
                {"type": "pointerUp", "button": 0},
            ],
        )


class WebKit:
    """The engine of Safari, in the small browser that comes with its driver."""

    def __init__(self, driver):
        self.driver = driver
        driver.set_window_size(WIDE, HIGH)

    def open(self, url):
        """Open a page, and wait until all of it is there."""
        self.driver.get(url)

    def run(self, script):
        """What a function of JavaScript returns."""
        return self.driver.execute_script(f"return ({script})()")

    def press(self, key):
        """Press a key where the focus is."""
        self.driver.switch_to.active_element.send_keys(key)

    def drag(self, start, end):
        """Drag from one place of the window to another."""
        actions = ActionBuilder(self.driver)
        actions.pointer_action.move_to_location(*start).pointer_down()
        actions.pointer_action.move_to_location(*end).pointer_up()
        actions.perform()


@contextmanager
def _firefox(folder):
    command = ["firefox-esr", "--headless", "--remote-debugging-port=0", "--profile", folder]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        told = (re.search(r"ws://\S+", line) for line in process.stderr)
        try:
            address = next(found[0] for found in told if found)
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.communicate()


@contextmanager
def _screen():
    """A screen that nobody sees: WebKit's browser has no mode without one."""
    with subprocess.Popen(["Xvfb", "-displayfd", "1"], stdout=subprocess.PIPE, text=True) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _webkit(_):
    options = Options()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")))
    options.add_argument("--automation")
    with _screen() as display:
        service = Service("/usr/bin/WebKitWebDriver", env={**os.environ, "DISPLAY": display})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@pytest.fixture(scope="module", params=[_firefox, _webkit])
def browser(request, tmp_path_factory):
    """Start a browser."""
    with request.param(tmp_path_factory.mktemp("profile")) as started:
        yield started


def _find(css):
    return f"document.querySelector('.gdviz-touch {css}')"


def _until(browser, script):
    """Wait until a function of JavaScript returns true."""
    end = time.monotonic() + SECONDS
    while not browser.run(script):
        assert time.monotonic() < end, script
        time.sleep(0.05)


def _state(browser):
    """What is said below the picture, and where its handles are."""
    words = browser.run(f"() => {_find('.gdviz-status')}.textContent")
    drawn = browser.run(f"() => {_find('.gdviz-plots')}.innerHTML.replace(/data:[^\"]*/g, '')")
    assert words
    assert not re.search("NaN|Infinity|undefined", words + drawn)
    return words, drawn


@pytest.mark.parametrize("name", TOUCHED)
def test_a_picture_obeys_keys_and_pointer(browser, touch_site, name):
    browser.open((touch_site / name / "index.html").as_uri())
    _until(browser, f"() => !!{_find('.gdviz-status')}")
    states = [_state(browser)]
    handle = ".gdviz-handle" if browser.run(f"() => !!{_find('.gdviz-handle')}") else "input"
    # A handle is dragged some way; the thumb of a slider to its end.
    x, y, end = browser.run(f"""() => {{
        const handle = {_find(handle)};
        handle.scrollIntoView({{ block: "center", behavior: "instant" }});
        handle.focus({{ preventScroll: true }});
        const box = handle.getBoundingClientRect();
        const x = box.x + box.width / 2;
        const end = handle.type === "range" ? box.right - 4 : x + 40;
        return [x, box.y + box.height / 2, end].map(Math.round);
    }}""")
    browser.press("\ue014")  # The right arrow.
    states.append(_state(browser))
    browser.drag((x, y), (end, y - 12))
    states.append(_state(browser))
    assert states[0] != states[1] != states[2]
