"""``cadbridge check``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from cadbridge.check import check_library
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Severity
from cadbridge.jobs.reading import files_at, fitting_options, format_at, read_path
from cadbridge.library import library_files, read_library, shipped
from cadbridge.mapping.field_rules import check_mapping, is_mapping_file
from cadbridge.words import counted


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--notes/--no-notes", default=True, help="Also print notes (open points).")
@with_read_options
@with_json
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], notes: bool, as_json: bool) -> None:
    """Check a library, a mapping or a foreign file.

    Without PATH: the library in force; of a folder, every file. Errors and warnings make the exit
    code 1; notes, such as the open points of a library's sources, do not.
    """
    session = ctx.ensure_object(Session)
    wanted = paths or (session.library_path or shipped("library"),)
    files = [file for path in wanted for file in files_at(path)]
    fitting_options(files, session.read_options)
    findings: list[Finding] = []
    errors: list[FileError] = []
    for file in files:
        try:
            found = _check(file, session)
            findings += (item for item in found if notes or item.severity is not Severity.NOTE)
        except FileError as error:
            errors.append(error)
    if len(errors) < len(files):
        _print(findings, notes, as_json, session)
    for failure in errors:
        session.report(failure)
    if errors:
        ctx.exit(2)
    ctx.exit(1 if any(finding.severity is not Severity.NOTE for finding in findings) else 0)


def _print(findings: list[Finding], notes: bool, as_json: bool, session: Session) -> None:
    if as_json:
        write_json([finding.as_dict() for finding in findings])
        return
    for line in session.finding_lines(sorted(_joined(findings), key=_matters)):
        click.echo(line)
    session.say(_summary(findings, notes))


def _check(path: Path, session: Session) -> Iterator[Finding]:
    try:
        yield from _findings(path, session)
    except FindingsError as error:
        yield from error.findings


def _findings(path: Path, session: Session) -> Iterable[Finding]:
    item = format_at(path)
    if item.canonical:
        files = library_files(path)
        if _are_mappings(files):
            return [finding for file in files for finding in check_mapping(file)]
        return _in_its_library(path, session.library_path or shipped("library"))
    if item.check is not None:
        return item.check(path, session.mappings)
    if item.read is not None:
        return read_path(path, session.mappings, options=session.read_options).findings
    raise FileError(f"{item.title} files are written only, not checked", path=path)


def _in_its_library(path: Path, whole: Path) -> list[Finding]:
    """Of the library in force a file or folder is checked with the rest, which it refers to."""
    wanted = path.resolve()
    if wanted == whole.resolve() or not wanted.is_relative_to(whole.resolve()):
        return check_library(read_library(path))
    findings = check_library(read_library(whole))
    return [item for item in findings if Path(item.place.file).resolve().is_relative_to(wanted)]


def _are_mappings(files: Iterable[Path]) -> bool:
    try:
        return all(map(is_mapping_file, files))
    except FindingsError:
        return False  # reading them as a library tells all that is wrong


def _matters(finding: Finding) -> bool:
    """Sorts what is wrong behind the notes, where it is not scrolled away."""
    return finding.severity is not Severity.NOTE


def _joined(findings: list[Finding]) -> Iterator[Finding]:
    """Findings at one line of a family file, once, with all the parts that they hold for."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        apart = "" if place.line else place.part
        key = (finding.code, finding.message, replace(place, part=apart))
        groups.setdefault(key, []).append(finding)
    for group in groups.values():
        parts = ", ".join(dict.fromkeys(item.place.part for item in group))
        yield replace(group[0], place=replace(group[0].place, part=parts))


def _summary(findings: list[Finding], notes: bool) -> str:
    counts = Counter(finding.severity for finding in findings)
    kinds = [kind for kind in Severity if notes or kind is not Severity.NOTE]
    return ", ".join(counted(counts[kind], kind) for kind in kinds)
