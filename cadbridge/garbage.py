"""When Python looks for objects that only refer to each other."""

import atexit
import gc

_NEW_OBJECTS = 50_000
"""Python's own 700 cost a sixth of the time of reading and writing; none of what is made there
refers to itself, but for a few hundred objects a workbook."""


def collect_seldom() -> None:
    """Look seldom, for a process that does one piece of work and ends, and not at its end.

    There it takes 0.15 s to look at what goes with the process anyhow. Files are closed before.
    """
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)
