"""What is damaged, mended by ezdxf."""

import logging
from io import StringIO
from pathlib import Path

from ezdxf import recover

logging.getLogger("ezdxf").addHandler(logging.NullHandler())
"""What ezdxf has to say about a file becomes findings, not lines on the terminal."""


def repaired(path: Path) -> tuple[str, tuple[str, ...]]:
    r"""The text of a sound file in place of a damaged one, and what was mended.

    ``\U+XXXX`` stands in it no more.

    Raises:
        Exception: whatever the damage led to.
    """
    document, auditor = recover.readfile(path)
    text = StringIO()
    document.write(text)
    messages = tuple(entry.message for entry in (*auditor.errors, *auditor.fixes))
    return text.getvalue(), messages or ("structure",)
