"""``cadbridge check``."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from cadbridge.check.open_points import OPEN_POINTS, WORDING
from cadbridge.cli.alike import alike_lines, joined, without_many
from cadbridge.cli.folding import tell
from cadbridge.cli.open_text import print_open_points
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, as_typed, typed_rule, write_json
from cadbridge.errors import FileError
from cadbridge.findings import Finding, Severity
from cadbridge.jobs.checking import check_path
from cadbridge.jobs.explain import known_rule
from cadbridge.jobs.reading import files_at, fitting_options
from cadbridge.library import shipped
from cadbridge.library.below import libraries_below, part_files_near
from cadbridge.progress import steps
from cadbridge.words import counted


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--notes/--no-notes", default=True, help="Also print notes (open points).")
@click.option("--open", "is_open", is_flag=True, help="List what is open, and how to settle it.")
@click.option("--explain", metavar="CODE", help="What a code means, and what to do: CB221.")
@with_read_options
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    notes: bool,
    is_open: bool,
    explain: str | None,
    as_json: bool,
) -> None:
    """Check a library, a mapping or a foreign file.

    Without PATH: the library in force; of a folder, every file. Errors and warnings make the exit
    code 1; notes, such as the open points of a library's sources, do not.
    """
    if explain:
        _explain(explain, as_json=as_json)
        return
    session = ctx.ensure_object(Session)
    if not paths and session.named_library is None:
        _refuse_others()
        session.say("library: the shipped one")
    if is_open:
        print_open_points(session, paths, as_json=as_json)
        return
    whole = session.named_library or shipped("library")
    wanted = paths or (whole,)
    files = [file for path in wanted for file in files_at(path)]
    fitting_options(files, session.read_options)
    findings: list[Finding] = []
    errors: list[FileError] = []
    with session.progress():
        for file in steps(files, "file", "checked"):
            try:
                found = check_path(file, session.mappings, whole, session.read_options)
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


def _refuse_others() -> None:
    """Make sure that the shipped library is meant where nothing says so: nobody else's lies here.

    Raises:
        FileError: one does, which would stay unchecked, and all would seem well.
    """
    here = Path.cwd()
    if here.is_relative_to(shipped("library")) or shipped("library").is_relative_to(here):
        return
    below, loose = libraries_below(Path()), part_files_near(Path())
    if below or loose:
        name = below[0].as_posix() if below else "."
        what = f"a library lies in {name}" if below else f"{loose[0]} holds parts"
        hint = f'`cadbridge check {name}`, or in a file cadbridge.toml: library = "{name}"'
        raise FileError(f"nothing says which library is meant, and {what}", hint=hint)


def _explain(code: str, *, as_json: bool) -> None:
    """What is to be known of a code."""
    rule = typed_rule(known_rule(code))
    if as_json:
        write_json(asdict(rule))
        return
    tell(f"{rule.code}: {rule.title} ({rule.severity})\n\n{rule.advice}")


def _print(findings: list[Finding], notes: bool, as_json: bool, session: Session) -> None:
    if as_json:
        write_json([as_typed(finding).as_dict() for finding in findings])
        return
    if session.verbose:
        noted = session.finding_lines(joined(item for item in findings if not _matters(item)))
    else:
        noted = alike_lines([item for item in findings if _is_said(item)])
    for line in noted:
        tell(line)
    wrong = list(joined(filter(_matters, findings)))
    many: list[str] = []
    if not session.verbose:
        wrong, many = without_many(wrong)
    for line in (*session.finding_lines(wrong), *many):
        tell(line)
    if told := _open_points(findings):
        session.say(told)
    session.say(_summary(findings, notes) + ("" if session.verbose else _untold(findings)))


def _is_said(finding: Finding) -> bool:
    """Whether it is a note that people see without asking for it."""
    return not _matters(finding) and finding.code != WORDING.code


def _untold(findings: list[Finding]) -> str:
    """What is only counted: doubts of wording."""
    count = sum(finding.code == WORDING.code for finding in findings)
    return f", {count} of them of wording only; -v prints all of them whole" if count else ""


def _open_points(findings: list[Finding]) -> str:
    """How many points are open; each part has a note of it, in their list it stands once."""
    codes = {rule.code for rule in OPEN_POINTS.values()}
    notes = [finding for finding in findings if finding.code in codes]
    points = {(note.code, note.place.field, note.message) for note in notes}
    if not notes:
        return ""
    shared = f" in {counted(len(notes), 'note')}, as parts share some"
    said = counted(len(points), "open point") + (shared if len(points) < len(notes) else "")
    return f"{said}; --open lists each once"


def _matters(finding: Finding) -> bool:
    """What is wrong stands behind the notes, where it is not scrolled away."""
    return finding.severity is not Severity.NOTE


def _summary(findings: list[Finding], notes: bool) -> str:
    counts = Counter(finding.severity for finding in findings)
    kinds = [kind for kind in Severity if notes or kind is not Severity.NOTE]
    return ", ".join(counted(counts[kind], kind) for kind in kinds)
