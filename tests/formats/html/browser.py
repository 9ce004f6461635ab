"""Chromium without a window: what a page becomes, and what it says on the console."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    "",
)
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--enable-logging=stderr",
    "--v=0",
    "--virtual-time-budget=60000",
)
_DARK = ("--blink-settings=preferredColorScheme=0",)
_CONSOLE = re.compile(r"CONSOLE.*?\] (.*)")


@dataclass(frozen=True)
class Visit:
    """What came of opening a page."""

    dom: str
    console: list[str]


def visit(page: Path, profile: Path, *, dark: bool = False) -> Visit:
    """Open a page with a new profile, and wait until its scripts have come to rest."""
    flags = (*_FLAGS, *(_DARK if dark else ()))
    done = subprocess.run(
        [
            CHROMIUM,
            *flags,
            f"--user-data-dir={profile}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return Visit(done.stdout, _CONSOLE.findall(done.stderr))
