"""``cadbridge export``."""

import os
from collections import Counter
from pathlib import Path

import click

from cadbridge.cli.completion import FormatName, PartName
from cadbridge.cli.format_options import with_format_options
from cadbridge.cli.jobs_option import with_jobs
from cadbridge.cli.session import Session, write_json
from cadbridge.export import Exported, export
from cadbridge.formats import WriteJob, format_named
from cadbridge.library import select_parts
from cadbridge.words import counted
from cadbridge.workers import Workers

DEFAULT_FORMATS = ("eplan", "edz", "excel", "dxf", "svg")
"""What ``cadbridge export`` writes when no format is named."""


@click.command("export")
@click.argument("patterns", metavar="[PART]...", nargs=-1, type=PartName())
@click.option(
    "--format",
    "names",
    multiple=True,
    type=FormatName(),
    help="Only this format; may be given more than once.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default="export",
    show_default=True,
    help="Folder to write to.",
)
@with_jobs
@click.option("--json", "as_json", is_flag=True, help="Print the written files for machines.")
@with_format_options
@click.pass_obj
def command(
    session: Session,
    /,
    patterns: tuple[str, ...],
    names: tuple[str, ...],
    out: Path,
    jobs: int,
    as_json: bool,
    **options: str,
) -> None:
    """Write EPLAN parts data, pin lists and connector drawings.

    PART is a part number, type number or order code; * and ? stand for any text. Without PART
    the whole library is written.
    """
    chosen = [format_named(name) for name in dict.fromkeys(names or DEFAULT_FORMATS)]
    library = session.library
    job = WriteJob(
        library=library,
        parts=select_parts(library, patterns),
        mappings=session.mappings,
        options=options,
    )
    with Workers(job, jobs) as workers:
        written = list(session.progress(export(job, chosen, out, workers), "files written"))
    if as_json:
        write_json([{"format": item.format.name, "path": str(item.path)} for item in written])
        return
    for line in _summary(written, len(job.parts), out):
        click.echo(line)
    for item in chosen:
        if item.next_steps is not None:
            session.say(f"\n{item.next_steps(out.resolve())}")


def _summary(written: list[Exported], parts: int, out: Path) -> list[str]:
    counts = Counter(item.format.name for item in written)
    lines = [f"{counted(parts, 'part')} written to {out}{os.sep}"]
    lines += [f"  {name:8}{counted(count, 'file')}" for name, count in counts.items()]
    return lines
