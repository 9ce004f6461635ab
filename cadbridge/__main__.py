"""The ``cadbridge`` command, also as ``python -m cadbridge``."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from cadbridge.garbage import collect_seldom

_CTRL_C = "SIGINT"
_ENDINGS = ("SIGTERM", "SIGHUP")
"""How a system, a service manager or a closed terminal asks a program to end."""


class Interrupted(SystemExit):
    """Somebody asked the program to end; whatever it has begun is tidied up on the way out."""


def main() -> None:
    """Run the command; Ctrl-C is answered in words from the first moment on."""
    collect_seldom()
    _open_closed_streams()
    try:
        _hear_requests_to_end()
        from cadbridge.cli import main as command  # noqa: PLC0415 - takes a tenth of a second

        command()
    except Interrupted:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done that could be interrupted
        with suppress(OSError):  # the terminal may be gone
            print("\ninterrupted; every file is either the old one or the new one", file=sys.stderr)
        raise
    except OSError:  # the streams themselves fail: nobody is left to be told
        os._exit(2)


def _open_closed_streams() -> None:
    """Services and windows without a console start programs without streams: say it to nobody."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _hear_requests_to_end() -> None:
    """Tidy up and end when asked to; what is to be ignored (nohup, a shell's `&`) stays so."""
    for name in (_CTRL_C, *_ENDINGS):
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in usual:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End with the exit code that shells give to a program which a signal ended."""
    for name in _ENDINGS:  # they come in pairs: the second must not disturb the tidying
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Interrupted(128 + number)


if __name__ == "__main__":
    main()
