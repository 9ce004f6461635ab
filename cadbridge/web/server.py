"""Starting and ending: one address on this machine, a browser, and nothing left behind."""

import asyncio
import http.client
import os
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread, Timer, current_thread, main_thread

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from cadbridge.errors import FileError
from cadbridge.leftovers import working_folder
from cadbridge.web.app import make_app
from cadbridge.web.guard import ENTRY, HEADERS
from cadbridge.web.limits import Limits
from cadbridge.web.site import Site
from cadbridge.web.watcher import watched

HOST = "127.0.0.1"
_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""How people and systems ask a program to end."""
_END = 3
"""Seconds in which open requests may be answered when the program ends."""
_PULSE = 3600.0
"""Seconds after which the private folder is shown to be in use."""


def serve(
    library: Path,
    *,
    mappings: Path | None,
    port: int,
    open_browser: bool,
    say: Callable[[str], None],
    limits: Limits | None = None,
) -> None:
    """Serve the page until Ctrl-C.

    Args:
        library: the library in force.
        mappings: folder of one's own mappings.
        port: where; 0 takes any that is free.
        open_browser: whether the default browser is opened.
        say: tells the address, once the page can be had.
        limits: of what is sent.

    Raises:
        FileError: the port is taken, perhaps by another start of this program; the library
            cannot be read.
    """
    try:
        listening = listen(port)
    except RunsAlready as error:
        if open_browser:
            webbrowser.open(error.address)
        raise
    host = f"{HOST}:{listening.getsockname()[1]}"
    with listening, working_folder() as folder, watched(folder):
        tempfile.tempdir = str(folder)  # what is sent is kept there while it comes
        site = Site(library, mappings, folder, limits or Limits())
        site.library()
        site.crew.warm_up()
        server = make_server(site, host)
        server.up = partial(_announce, site, f"http://{host}/", open_browser, say)
        ended = Event()
        Thread(target=_beat, args=(folder, ended), daemon=True).start()
        try:
            server.run(sockets=[listening])
        finally:
            ended.set()
            site.crew.close()
            tempfile.tempdir = None


class RunsAlready(FileError):
    """Another start of this program has the port."""

    def __init__(self, address: str) -> None:
        """Tell where.

        Args:
            address: of the other start, without a key: a browser that came in has one.
        """
        hint = "open it in the browser that came in first, or start a second with --port 0"
        super().__init__(f"cadbridge serve runs already, at {address}", hint=hint)
        self.address = address


class _Server(uvicorn.Server):
    """Tells when it is up; being asked to end is how it is meant to end."""

    up: Callable[[], None] = staticmethod(lambda: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does; from here on Ctrl-C is heard."""
        await super().startup(sockets)
        self.up()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End when asked to; what is to be ignored (nohup, a shell's `&`) stays so."""
        if current_thread() is not main_thread():
            yield
            return
        numbers = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
        heard = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, self.handle_exit) for number in heard}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class _Asked(H11Protocol):
    """A connection that ends where nothing is asked over it.

    Whoever holds many open keeps nobody out for long.
    """

    seconds: float

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """As uvicorn does, and wait no longer than is allowed for the first request."""
        super().connection_made(transport)
        self.loop.call_later(self.seconds, self._end_unless_asked)

    def _end_unless_asked(self) -> None:
        if self.cycle is None:
            self.transport.close()


def make_server(site: Site, host: str) -> _Server:
    """What answers requests to a host and port."""

    class AskedInTime(_Asked):
        seconds = site.limits.pause_seconds

    config = uvicorn.Config(
        make_app(site, host),
        loop="asyncio",
        http=AskedInTime,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=site.limits.connections,
        timeout_graceful_shutdown=_END,
    )
    return _Server(config)


def _announce(site: Site, address: str, open_browser: bool, say: Callable[[str], None]) -> None:
    """Tell the address; the browser and whoever copies it get a key each, good for once."""
    say(f"{address}?{ENTRY}={site.keys.new_entry()}")
    if open_browser:
        own = f"{address}?{ENTRY}={site.keys.new_entry()}"
        Timer(0.3, lambda: webbrowser.open(own)).start()


def listen(port: int) -> socket.socket:
    """The port, on the loopback address alone."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise _taken(port, error) from error
    return listening


def _taken(port: int, error: OSError) -> FileError:
    """Who has the port."""
    address = f"http://{HOST}:{port}/"
    if _is_ours(port):
        return RunsAlready(address)
    reason = error.strerror or str(error)
    hint = "another program has it; --port 0 takes any that is free"
    return FileError(f"port {port} cannot be used: {reason}", hint=hint)


def _is_ours(port: int) -> bool:
    asked = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        asked.request("GET", "/")
        return asked.getresponse().getheader("Server") == HEADERS["Server"]
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _beat(folder: Path, ended: Event) -> None:
    """Show by its time that the folder is in use: what nobody touches for a day is swept."""
    while not ended.wait(_PULSE):
        with suppress(OSError):
            os.utime(folder)
