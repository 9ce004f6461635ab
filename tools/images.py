"""Makes the pictures of the README: run ``python -m tools.images`` and look at them.

The page of a workbook needs LibreOffice (soffice), it and that of a document poppler (pdftoppm),
the session util-linux (script).
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook
from rich.console import Console
from rich.text import Text

import cadbridge
from cadbridge.drawing import Drawing, drawings_of, pictures_of, png_bytes, sheets_of, svg_text
from cadbridge.drawing.emit.png import png_of_svg
from cadbridge.model import Kind, Library

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
COLUMNS = 6
CELL_WIDTH, CELL_HEIGHT = 220, 190
"""One face of the contact sheet, in pixels."""
CABLE = "POWER CABLE for DUET AD"
DRIVE = "MPC.DUET HV 80"
CABLE_DRAWN = "MPC.SIGNAL CABLE for DUET AD"
SESSION = ("list 'DUET HV *'", "-q export 'DUET HV 80'", "import reply.xlsx")
TASKS = {
    "designer": ["list hv 80", "export 'DUET HV 80' --format eplan"],
    "draughtsman": ["export 'DUET 40' --format dxf", "show 'HAN 8D-M'"],
    "cable-maker": ["list 003108009843", "export 003108009843 --format excel"],
    "buyer": ["list power cable for duet --kind cable", "-q export --format html"],
    "librarian": ["import reply.xlsx", "check --explain CB221"],
}
"""What people of each trade type first, for the page of commands."""
_HOME = "/home/me"
"""The folder of the session; programs print whole paths, not ``~``."""
WIDTH = 92
"""Columns of the terminal."""


def main() -> None:
    """Make all of them."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    library = cadbridge.shipped_library()
    drive = library.part_by_number["MPC.DUET HV 80"]
    face = next(item for item in drawings_of(library, drive) if item.name.endswith(" CN4"))
    (IMAGES / "face.png").write_bytes(png_bytes(face, width_px=1000))
    sheet = png_of_svg(contact_sheet(faces(library)), width_px=COLUMNS * CELL_WIDTH)
    (IMAGES / "faces.png").write_bytes(sheet)
    for name, number in (("ports", DRIVE), ("cable", CABLE_DRAWN)):
        drawn = sheets_of(library, library.part_by_number[number])[-1]
        (IMAGES / f"{name}.png").write_bytes(png_bytes(drawn, width_px=1400))
    pdf_page(library, IMAGES / "page.png")
    (IMAGES / "terminal.svg").write_text(terminal_svg(SESSION), "utf-8", newline="\n")
    for task, lines in TASKS.items():
        (IMAGES / f"task-{task}.svg").write_text(terminal_svg(lines), "utf-8", newline="\n")
    workbook_page(IMAGES / "workbook.png")


def faces(library: Library) -> list[Drawing]:
    """The bare faces of all connectors."""
    connectors = [part for part in library.parts if part.kind is Kind.CONNECTOR]
    return [drawing for part in connectors for drawing in pictures_of(library, part).values()]


def contact_sheet(drawings: list[Drawing]) -> str:
    """All drawings in rows, each at a size of its own, as one SVG."""
    rows = -(-len(drawings) // COLUMNS)
    width, height = COLUMNS * CELL_WIDTH, rows * CELL_HEIGHT
    cells = []
    for index, drawing in enumerate(drawings):
        x, y = index % COLUMNS * CELL_WIDTH + 8, index // COLUMNS * CELL_HEIGHT + 8
        place = f'x="{x}" y="{y}" width="{CELL_WIDTH - 16}" height="{CELL_HEIGHT - 36}"'
        label = f'x="{x + CELL_WIDTH // 2 - 8}" y="{y + CELL_HEIGHT - 20}"'
        name = drawing.part_number
        cells.append(f'<text {label} font-size="13" text-anchor="middle">{name}</text>')
        svg = svg_text(drawing).partition("<svg")[2]
        head, _, body = svg.partition(">")
        head = re.sub(r'\b(width|height)="[^"]*"', "", head)
        cells.append(f"<svg {place}{head}>{body}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="white"/>{"".join(cells)}</svg>'
    )


def pdf_page(library: Library, target: Path) -> None:
    """A page of data in the document of a part, as poppler shows it."""
    with tempfile.TemporaryDirectory() as name:
        (path,) = cadbridge.write_formats(library, Path(name), ["pdf"], parts=["3RT2026-2EK60"])
        render = ["pdftoppm", "-r", "70", "-f", "1", "-l", "1", "-png", "-singlefile"]
        subprocess.run([*render, str(path), str(target.with_suffix(""))], check=True)


def terminal_svg(lines: Sequence[str]) -> str:
    """A session as it looks on a terminal, in a folder that holds a workbook which came back."""
    with tempfile.TemporaryDirectory() as name, Path(os.devnull).open("w") as nowhere:
        returned_workbook(Path(name))
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        for line in lines:
            console.print(Text(f"$ cadbridge {line}", "bold green"))
            console.print(Text.from_ansi(printed(line, name)))
    svg = console.export_svg(title="cadbridge", unique_id="cadbridge")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def printed(line: str, folder: str) -> str:
    """What a command prints on a terminal of a certain width."""
    command = f"stty cols {WIDTH}; {sys.executable} -m cadbridge {line}"
    run = ["script", "-qc", command, os.devnull]
    shown = subprocess.run(run, cwd=folder, check=True, capture_output=True).stdout.decode()
    without_progress = re.sub(r"(\r[^\r\n]*)*\r\x1b\[K", "", shown.replace("\r\n", "\n"))
    return without_progress.replace(folder, _HOME)


def returned_workbook(folder: Path) -> None:
    """The workbook of a cable in which the supplier has changed a colour."""
    (path,) = cadbridge.write_formats(
        cadbridge.shipped_library(), folder, ["excel"], parts=[CABLE]
    )[-1:]
    book = load_workbook(path)
    (cell,) = (
        cell
        for row in book["Wiring"].iter_rows()
        for cell in row
        if cell.value == "BK" and book["Wiring"].cell(cell.row, 1).value == "2"
    )
    cell.value = "BN"
    book.save(folder / "reply.xlsx")


def workbook_page(target: Path) -> None:
    """The wiring page of a cable's workbook, as it prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = cadbridge.write_formats(
            cadbridge.shipped_library(), folder, ["excel"], parts=[CABLE]
        )
        workbook = next(path for path in files if CABLE in path.name)
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(workbook)]
        subprocess.run(convert, check=True, capture_output=True)
        pdf = folder / f"{workbook.stem}.pdf"
        render = ["pdftoppm", "-r", "110", "-f", "2", "-l", "2", "-png", "-singlefile"]
        top = ["-x", "25", "-y", "25", "-W", "1235", "-H", "385"]
        subprocess.run([*render, *top, str(pdf), str(target.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
