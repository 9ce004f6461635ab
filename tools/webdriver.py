"""A Chromium that is told what to do, by the W3C's WebDriver protocol and Chromium's own driver.

Nothing but the standard library is needed; `chromedriver` and a browser must be installed.
"""

import base64
import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PAUSE = 0.05


def is_installed() -> bool:
    """Whether there are a browser and its driver."""
    return bool(shutil.which("chromedriver") and any(map(shutil.which, BROWSERS)))


@dataclass
class Browser:
    """One window."""

    port: int
    session: str = ""
    downloads: Path | None = None
    """Where files go that are taken along; nowhere without one."""

    def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> Any:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            body = None if method != "POST" else json.dumps(data or {})
            asked.request(method, path, body, {"Content-Type": "application/json"})
            answer = json.loads(asked.getresponse().read())["value"]
        finally:
            asked.close()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(f"{answer['error']}: {answer['message'].partition(chr(10))[0]}")
        return answer

    def start(self) -> None:
        """Open the window, without any profile."""
        browser = next(filter(None, map(shutil.which, BROWSERS)))
        words = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"]
        options: dict[str, Any] = {"binary": browser, "args": words}
        if self.downloads is not None:
            options["prefs"] = {"download.default_directory": str(self.downloads)}
        wanted = {"alwaysMatch": {"goog:chromeOptions": options}}
        opened = self._ask("POST", "/session", {"capabilities": wanted})
        self.session = f"/session/{opened['sessionId']}"

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._ask("POST", f"{self.session}/url", {"url": address})

    @property
    def address(self) -> str:
        """Where the window is."""
        return str(self._ask("GET", f"{self.session}/url"))

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns."""
        data = {"script": script, "args": values}
        return self._ask("POST", f"{self.session}/execute/sync", data)

    def tell(self, command: str, **values: Any) -> Any:
        """A command of Chromium's own protocol."""
        data = {"cmd": command, "params": values}
        return self._ask("POST", f"{self.session}/goog/cdp/execute", data)

    def find(self, selector: str) -> str:
        """The first element that a CSS selector names, once it is there."""

        def there() -> str | None:
            data = {"using": "css selector", "value": selector}
            found = self._ask("POST", f"{self.session}/elements", data)
            return str(found[0][_ELEMENT]) if found else None

        return str(self.wait(there, selector))

    def text(self, selector: str = "body") -> str:
        """What a person reads there."""
        return str(self._ask("GET", f"{self.session}/element/{self.find(selector)}/text"))

    def click(self, selector: str) -> None:
        """Click on an element."""
        element = self.find(selector)
        self._ask("POST", f"{self.session}/element/{element}/click")

    def type(self, selector: str, text: str) -> None:
        """Type into a field; into one for files, their paths."""
        element = self.find(selector)
        self._ask("POST", f"{self.session}/element/{element}/value", {"text": text})

    def press(self, key: str) -> None:
        """Press a key, wherever the focus is."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        data = {"actions": [{"type": "key", "id": "keys", "actions": actions}]}
        self._ask("POST", f"{self.session}/actions", data)

    def wait(self, wanted: Callable[[], Any], what: str = "it") -> Any:
        """What is wanted, once it is there."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                found = wanted()
            except RuntimeError as error:  # the page has just given way to the next one
                if "stale" not in str(error):
                    raise
                found = None
            if found:
                return found
            time.sleep(_PAUSE)
        raise TimeoutError(f"{what} did not come: {self.text()}")

    def wait_for_words(self, words: str) -> None:
        """Wait until the page says something."""
        self.wait(lambda: words in " ".join(self.text().split()), words)

    def look(self, *, width: int, height: int = 900, dark: bool = False) -> None:
        """See pages at a size, by day or by night."""
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.tell("Emulation.setEmulatedMedia", features=scheme)
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """What the window shows, or the whole page, as PNG."""
        shown = self.tell("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shown["data"]))

    def close(self) -> None:
        """Close the window."""
        if self.session:
            self._ask("DELETE", self.session)


@contextmanager
def browsing(downloads: Path | None = None) -> Iterator[Browser]:
    """A window of a fresh browser, and the folder for what is taken along."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as driver:
        browser = Browser(port, downloads=downloads)
        try:
            _wait_for(port)
            browser.start()
            yield browser
        finally:
            browser.close()
            driver.terminate()


def _wait_for(port: int) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    raise TimeoutError("chromedriver does not answer")
