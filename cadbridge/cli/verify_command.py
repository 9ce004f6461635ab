"""``cadbridge verify``."""

from itertools import groupby

import click

from cadbridge.cli.changes_text import change_dict, changes_text
from cadbridge.cli.folding import tell
from cadbridge.cli.options import (
    with_formats,
    with_jobs,
    with_json,
    with_parts,
    with_proved_options,
)
from cadbridge.cli.session import Session, as_typed, write_json
from cadbridge.findings import Severity
from cadbridge.formats import Format, formats
from cadbridge.jobs.verify import FormatReport, PartReport, verify
from cadbridge.jobs.workers import Workers
from cadbridge.leftovers import working_folder
from cadbridge.words import counted, named_counts, printable


@click.command("verify")
@with_parts
@with_formats
@with_jobs
@with_json
@with_proved_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    patterns: tuple[str, ...],
    chosen: list[Format],
    jobs: int,
    as_json: bool,
    **options: str,
) -> None:
    """Prove the round trip: write every format, read it back, compare.

    The table says for each part and format how many values came back as they were. Exit code 1
    where any did not, or where a reader finds fault with a file. Formats that are written only
    have nothing to prove, and are no choice here.
    """
    session = ctx.ensure_object(Session)
    with session.progress(), working_folder() as folder:
        job = session.job(patterns, options)
        wanted = chosen or [item for item in formats().values() if item.read]
        with Workers(job, jobs) as workers:
            reports = list(verify(job, wanted, folder, workers))
    if as_json:
        write_json([_as_dict(report) for report in reports])
    else:
        _print(reports, session)
    ctx.exit(1 if any(map(_is_open, reports)) else 0)


def _is_open(report: FormatReport) -> bool:
    """Whether something did not come back, or the reader doubts what did."""
    doubts = any(finding.severity is not Severity.NOTE for finding in report.findings)
    return bool(report.differences) or doubts


def _print(reports: list[FormatReport], session: Session) -> None:
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - used here only

    parts = list(dict.fromkeys(item.part for report in reports for item in report.parts))
    cells = {
        (report.format.name, item.part): _cell(item) for report in reports for item in report.parts
    }
    rows = [
        [part, *(cells.get((report.format.name, part), "-") for report in reports)]
        for part in parts
    ]
    print_table(["Part", *(item.format.name for item in reports)], rows, target=console())
    for report in reports:
        session.say_findings(report.findings)
        for file, differences in groupby(report.differences, key=lambda found: found.file):
            where = file.name if file else "in no file"
            click.echo(click.style(f"{report.format.title}, {printable(where)}:", bold=True))
            for line in changes_text([found.change for found in differences]):
                tell(f"  {line}")
    for report in reports:
        session.say(_summary(report))


def _cell(item: PartReport) -> str:
    left_out = f", {item.not_carried} not carried" if item.not_carried else ""
    return f"{item.equal} of {item.compared}{left_out}"


def _summary(report: FormatReport) -> str:
    compared = sum(item.compared for item in report.parts)
    lost = sum(report.not_carried.values())
    named = f": {named_counts(report.not_carried)}" if lost else ""
    return (
        f"{report.format.name:8}{counted(report.files, 'file')}: "
        f"{counted(compared, 'value')} compared, "
        f"{len(report.differences)} different; {lost} not carried{named}"
    )


def _as_dict(report: FormatReport) -> dict[str, object]:
    return {
        "format": report.format.name,
        "files": report.files,
        "parts": [
            {
                "part": item.part,
                "compared": item.compared,
                "equal": item.equal,
                "different": item.different,
                "not_carried": item.not_carried,
            }
            for item in report.parts
        ],
        "not_carried": dict(report.not_carried),
        "differences": [
            {"file": found.file.name if found.file else "", **change_dict(found.change)}
            for found in report.differences
        ],
        "findings": [as_typed(finding).as_dict() for finding in report.findings],
    }
