"""Makes the pictures of `cadbridge serve`: run ``python -m tools.web_images`` and look at them.

Needs Chromium with its driver.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from cadbridge.library import shipped
from cadbridge.web.server import HOST, listen, make_server
from cadbridge.web.site import Site
from tools.images import IMAGES
from tools.webdriver import Browser, browsing

SAMPLES = IMAGES.parents[1] / "samples"
LIST = """\
Steckverbinder X4 am Regler;;;
Kontakt;Signal;Farbe;Kommentar zur Ader
1;CAN_H;weiß;verdrillt mit 2
2;CAN_L;braun;verdrillt mit 1
3;CAN_GND;grün;
"""
WIDTH, NARROW = 1280, 390


def main() -> None:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library"
        shutil.copytree(shipped("library"), library)
        with _serving(library, folder / "private") as (site, origin), browsing() as browser:
            browser.look(width=WIDTH, height=980)
            browser.open(f"{origin}/?enter={site.keys.new_entry()}")
            _pictures(browser, origin, folder, library)


def _pictures(browser: Browser, origin: str, folder: Path, library: Path) -> None:
    _drop(browser, origin, SAMPLES / "eplan" / "parts.xml")
    browser.picture(IMAGES / "serve.png")
    stranger = folder / "Kabelliste.csv"
    stranger.write_text(LIST, "utf-8")
    _drop(browser, origin, stranger)
    _scroll(browser, "#sheets-1")
    browser.picture(IMAGES / "serve-columns.png")
    _drop(browser, origin, next(SAMPLES.rglob("*CN4.dxf")))
    drawn = "return document.querySelector('.beside img')?.naturalWidth"
    browser.wait(lambda: browser.run(drawn), "the drawing itself")
    _scroll(browser, "#faces-1")
    browser.picture(IMAGES / "serve-sides.png")
    source = next(library.rglob("*3rt2026*.yaml"))
    sent = folder / "from the maker.yaml"
    sent.write_text(source.read_text("utf-8").replace("24 V", "48 V"), "utf-8")
    _drop(browser, origin, sent)
    browser.click("form[action*='/review'] button")
    browser.find("#changes")
    browser.picture(IMAGES / "serve-review.png")
    browser.look(width=NARROW, height=800, dark=True)
    browser.open(f"{origin}/")
    browser.picture(IMAGES / "serve-narrow.png")


def _drop(browser: Browser, origin: str, path: Path) -> None:
    browser.open(f"{origin}/")
    browser.type("#files", str(path))
    browser.click("form.drop button")
    browser.wait(lambda: "/drops/" in browser.address, "the page of the file")
    browser.find("#file-1")


def _scroll(browser: Browser, selector: str) -> None:
    browser.find(selector)
    browser.run("document.querySelector(arguments[0]).scrollIntoView()", selector)


@contextmanager
def _serving(library: Path, folder: Path) -> Iterator[tuple[Site, str]]:
    folder.mkdir()
    with listen(0) as listening:
        host = f"{HOST}:{listening.getsockname()[1]}"
        site = Site(library, None, folder)
        server = make_server(site, host)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield site, f"http://{host}"
        finally:
            server.should_exit = True
            thread.join()
            site.crew.close()


if __name__ == "__main__":
    main()
