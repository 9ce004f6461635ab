"""``cadbridge export``."""

import os
from collections import Counter
from pathlib import Path

import click
from click.core import ParameterSource

from cadbridge.cli.options import (
    with_format_options,
    with_formats,
    with_jobs,
    with_json,
    with_parts,
)
from cadbridge.cli.session import Session, write_json
from cadbridge.formats import Format, WriteJob, format_named, formats
from cadbridge.jobs.export import Exported, export
from cadbridge.jobs.lengths import of_lengths
from cadbridge.jobs.soundness import errors_alone, errors_of
from cadbridge.jobs.workers import Workers
from cadbridge.words import counted, printable

DEFAULT_FORMATS = ("eplan", "edz", "excel", "dxf", "svg")
"""What ``cadbridge export`` writes when no format is named."""
_LONGEST_PATH = 240
"""Characters that programs on Windows take."""


@click.command("export")
@with_parts
@with_formats
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default="export",
    show_default=True,
    help="Folder to write to.",
)
@with_jobs
@with_json
@with_format_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    patterns: tuple[str, ...],
    chosen: list[Format],
    out: Path,
    jobs: int,
    as_json: bool,
    **options: str,
) -> None:
    """Write EPLAN parts data, pin lists and connector drawings.

    PART is a part number, type number or order code; * and ? stand for any text. Without PART
    the whole library is written; of a cable named by an order code, that length alone.
    """
    session = ctx.ensure_object(Session)
    chosen = chosen or [format_named(name) for name in DEFAULT_FORMATS]
    with session.progress():
        job = of_lengths(session.job(patterns, options), patterns)
        session.say_findings(dict.fromkeys(found for item in chosen for found in item.doubts(job)))
        with Workers(job, jobs) as workers:
            files = export(job, chosen, out, workers)
            written = sorted(files, key=lambda item: item.format.name)
    _say_errors(job, session)
    if any(item.format.canonical for item in written):
        _say_what_is_elsewhere(job, session)
    _say_long_paths(written, session)
    if as_json:
        write_json([{"format": item.format.name, "path": str(item.path)} for item in written])
    else:
        _print(written, job, out)
    _say_left_out(ctx, chosen, options, session)
    if not written:
        names = " or ".join(item.name for item in chosen)
        of = "that port" if options.get("port") else "these parts"
        session.say(f"nothing written: {names} shows nothing of {of}", even_if_quiet=True)
        ctx.exit(1)
    has_more_to_do = bool(job.parts) and not as_json
    for item in chosen:
        if has_more_to_do and item.next_steps is not None:
            session.say(f"\n{item.next_steps(out.resolve())}", to_copy=True)


def _say_left_out(
    ctx: click.Context, chosen: list[Format], options: dict[str, str], session: Session
) -> None:
    """Say which options nothing that was written takes."""
    taken = {option.key for item in chosen for option in item.options}
    for param in ctx.command.params:
        key = param.name or ""
        is_given = ctx.get_parameter_source(key) is ParameterSource.COMMANDLINE
        if key in options and key not in taken and is_given:
            having = (
                item for item in formats().values() if any(o.key == key for o in item.options)
            )
            names = " or ".join(item.name for item in having)
            session.say(f"{param.opts[0]} changes nothing: it is of {names}, which is not written")


def _print(written: list[Exported], job: WriteJob, out: Path) -> None:
    wrote = {item.format.name: item.format for item in written}.values()
    taken = sum(any(item.takes(part) for item in wrote) for part in job.parts)
    for line in _summary(written, taken, out):
        click.echo(printable(line))


def _say_errors(job: WriteJob, session: Session) -> None:
    """Say that the library has errors in what was asked for."""
    if not session.library_is_ours:
        return
    errors = errors_of(job.library, job.parts)
    if errors:
        session.met_errors = True
        told = f"{counted(len(errors), 'error')} in these parts and their faces"
        session.say(f"{told}; `cadbridge check` names them", even_if_quiet=True)


def _say_what_is_elsewhere(job: WriteJob, session: Session) -> None:
    """Say that library files of some parts name others, without which they have errors."""
    missing = errors_alone(job.library, job.parts)
    if missing:
        session.met_errors = True
        told = (
            f"{counted(len(missing), 'error')} in the library files alone, which name what is not"
        )
        told += f" in them; {missing[0].message}"
        session.say(f"{told}\n`cadbridge check` of them names all", even_if_quiet=True)


def _say_long_paths(written: list[Exported], session: Session) -> None:
    """Say that the folder leaves too little room for the names below it."""
    count = sum(len(os.path.abspath(item.path)) > _LONGEST_PATH for item in written)
    if count:
        told = f"{counted(count, 'path')} of more than {_LONGEST_PATH} characters"
        session.say(f"{told}, which not every program on Windows opens; a shorter --out helps")


def _summary(written: list[Exported], parts: int, out: Path) -> list[str]:
    counts = Counter(item.format.name for item in written)
    lines = [f"{counted(parts, 'part')} written to {out}{os.sep}"]
    lines += [f"  {name:8}{counted(count, 'file')}" for name, count in counts.items()]
    return lines
