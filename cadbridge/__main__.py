"""The ``cadbridge`` command, also as ``python -m cadbridge``."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from cadbridge.garbage import collect_seldom

_ENDINGS = ("SIGTERM", "SIGHUP")
"""How a system, a service manager or a closed terminal asks a program to end."""


def main() -> None:
    """Run the command; Ctrl-C is answered in words from the first moment on."""
    collect_seldom()
    _open_closed_streams()
    _end_as_with_ctrl_c()
    try:
        from cadbridge.cli import main as command  # noqa: PLC0415 - takes a tenth of a second

        command()
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may be gone
            print("\ninterrupted", file=sys.stderr)
        sys.exit(2)
    except OSError:  # the streams themselves fail: nobody is left to be told
        os._exit(2)


def _open_closed_streams() -> None:
    """Services and windows without a console start programs without streams: say it to nobody."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _end_as_with_ctrl_c() -> None:
    """Have a request to end tidy up as Ctrl-C does; one that is to be ignored (nohup) stays so."""
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    for name in _ENDINGS:  # the second of two must not disturb the tidying
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
