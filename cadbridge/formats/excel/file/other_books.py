"""Workbooks of other formats (.xls, .xlsb, .ods), whose values python-calamine reads.

It runs in a process of its own: a bad file makes it ask for all memory there is, and end.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError
from cadbridge.formats.excel.file.advice import SAVE_AS
from cadbridge.formats.excel.file.grid import Cell, Grid
from cadbridge.formats.excel.tables.certainty import is_own_comment

_LONGEST_SECONDS = 120
_READERS: Mapping[str, Any] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def read_other_book(path: Path) -> tuple[list[Grid], Sequence[str]]:
    """All sheets of a workbook, and what cells may have beside their values that was not read.

    Raises:
        FileError: it cannot be read.
    """
    command = [sys.executable, "-m", "cadbridge.formats.excel.file.calamine_cells", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_LONGEST_SECONDS, check=False)
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    if "sheets" not in told:
        why = told.get("error") or "is a damaged workbook"
        raise FileError(why, path=path, hint=f"ask for the file again, or {SAVE_AS}")
    return [_grid(sheet) for sheet in told["sheets"]], told["unread"]


def _grid(sheet: Mapping[str, Any]) -> Grid:
    grid = Grid(name=sheet["name"], is_hidden=sheet["hidden"])
    for row, column, kind, value in sheet["cells"]:
        read = _READERS.get(kind)
        grid.put(Cell(row=row, column=column, value=read(value) if read else value))
    grid.merged = [tuple(block) for block in sheet["blocks"]]
    grid.hidden_rows = sheet["hidden_rows"]
    grid.struck = {tuple(place) for place in sheet["struck"]}
    grid.struck_parts = {tuple(place): text for place, text in sheet["struck_parts"]}
    comments = {tuple(place): text for place, text in sheet["comments"]}
    grid.comments = {place: text for place, text in comments.items() if not is_own_comment(text)}
    return grid
