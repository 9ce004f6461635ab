"""Texts that were looked at and found good; ``CADBRIDGE_GOLDEN=write`` writes them anew."""

import os
from pathlib import Path

from cadbridge.files import safe_file_name

FOLDER = Path(__file__).parent / "golden"


def assert_golden(area: str, name: str, text: str) -> None:
    """Make sure that a text is as its file in `tests/golden/<area>`."""
    path = FOLDER / area / f"{safe_file_name(name)}.txt"
    if os.environ.get("CADBRIDGE_GOLDEN") == "write":
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")
