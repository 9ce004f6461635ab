"""``cadbridge import``."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from cadbridge.cli.changes_markdown import changes_markdown
from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.folding import tell
from cadbridge.cli.options import with_json, with_markdown, with_read_options
from cadbridge.cli.session import Session, as_typed, write_json
from cadbridge.findings import Finding, Severity, forbid_writing
from cadbridge.jobs.change_words import not_shown_lines
from cadbridge.jobs.diff import Change
from cadbridge.jobs.importing import ImportPlan, plan_into
from cadbridge.words import counted


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="Library to compare with and to change. Default: the library in force.",
)
@click.option("--apply", "apply_changes", is_flag=True, help="Write the changes.")
@click.option("--remove", is_flag=True, help="Also remove what is gone in a file.")
@click.option("--add-manufacturers", is_flag=True, help="Also make manufacturers nobody knows.")
@click.option("--as-new", is_flag=True, help="Take as new what nearly has a name that is known.")
@with_read_options
@with_markdown
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    into: Path | None,
    apply_changes: bool,
    remove: bool,
    add_manufacturers: bool,
    as_new: bool,
    markdown: bool,
    as_json: bool,
) -> None:
    """Show what files of any format would change in the library.

    What a file does not show stays as it is. What is gone from a table of which the rest is
    there, or emptied, is listed apart and removed only with --remove. Nothing is written without
    --apply, nor with conflicts or errors, nor where the library would have errors by `check`; an
    error that costs its own cell or value alone leaves it out, and the rest is written.
    Exit code 0: nothing different or all applied, 1: something of a file is not taken, 2: it
    could not be done.
    """
    session = ctx.ensure_object(Session)
    target = into or session.library_in_force
    with session.progress():
        plan = plan_into(target, files, session.mappings, session.read_options, as_new=as_new)
    changes = plan.merged(remove=remove, add_manufacturers=add_manufacturers)
    told = _without_settled(plan.with_kept(plan.told(remove=remove)), changes)
    left = [] if remove else plan.removals()
    problems = plan.problems(changes)
    brought = [*problems, *plan.left_hanging(changes)]
    if as_json:
        write_json(_as_dict(plan, changes, left, brought))
    elif markdown:
        session.say_findings(plan.findings)
        _print_markdown(told, left)
        session.say_findings(brought)
    else:
        _print(plan, told, left, session)
        session.say_findings(brought)
    is_open = bool(left) or any(map(_is_open, plan.findings))
    if not changes:
        session.say("nothing to change" if not left else "nothing else to change")
        ctx.exit(1 if is_open else 0)
    if not apply_changes:
        count = sum(not _is_evidence(change) for change in change_dicts(changes))
        is_refused = bool(problems) or forbid_writing(plan.findings)
        then = "errors forbid to write them" if is_refused else "write with --apply"
        session.say(f"{counted(count, 'change')}; {then}")
        ctx.exit(1)
    if forbid_writing(plan.findings):
        session.say("nothing written: the files have errors")
        ctx.exit(1)
    if problems:
        session.say("nothing written: the library would have errors")
        ctx.exit(1)
    for path in plan.write(changes):
        session.say(f"{'wrote' if path.exists() else 'removed'} {path}")
    ctx.exit(1 if is_open else 0)


def _is_open(finding: Finding) -> bool:
    """Whether something of a file was not taken; how the rest was read is no exit code."""
    return finding.severity is Severity.ERROR or finding.rule.leaves_out


def _print(
    plan: ImportPlan, changes: Sequence[Change], left: Sequence[Change], session: Session
) -> None:
    session.say_findings(plan.findings)
    for line in not_shown_lines(plan.not_shown):
        session.say(line)
    for line in changes_text(changes, verbose=session.verbose):
        tell(line)
    if left:
        click.echo(f"gone or emptied ({len(left)}), removed only with --remove:")
        for line in changes_text(left, verbose=session.verbose):
            tell(line)


def _print_markdown(changes: Sequence[Change], left: Sequence[Change]) -> None:
    for line in changes_markdown(changes, "What would change"):
        click.echo(line)
    if left:
        click.echo()
        for line in changes_markdown(left, "Gone in the file, removed only with --remove"):
            click.echo(line)


def _without_settled(told: Sequence[Change], changes: Sequence[Change]) -> list[Change]:
    """What a file tells, without sources that nothing becomes of: a gap that is filled since."""
    made = {(change.part, change.place) for change in changes}
    return [it for it in told if not _is_of_sources(it.path) or (it.part, it.place) in made]


def _is_of_sources(path: str) -> bool:
    return path.rpartition(".")[2] in ("sources", "source_documents")


def _is_evidence(change: Mapping[str, object]) -> bool:
    """Whether it tells where values come from, and is no value itself."""
    return _is_of_sources(str(change["field"]))


def _as_dict(
    plan: ImportPlan,
    changes: Sequence[Change],
    left: Sequence[Change],
    brought: Sequence[Finding],
) -> dict[str, object]:
    not_shown = {str(path): change_dicts(found) for path, found in plan.not_shown.items() if found}
    return {
        "changes": [change for change in change_dicts(changes) if not _is_evidence(change)],
        "sources": [change for change in change_dicts(changes) if _is_evidence(change)],
        "removals": change_dicts(left),
        "not_shown": not_shown,
        "findings": [as_typed(finding).as_dict() for finding in (*plan.findings, *brought)],
    }
