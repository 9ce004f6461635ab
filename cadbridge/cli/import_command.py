"""``cadbridge import``."""

from pathlib import Path

import click

from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.errors import FileError
from cadbridge.findings import Finding, Severity, has_errors
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import plan_import
from cadbridge.library import read_library, shipped
from cadbridge.library.edit import edit_library
from cadbridge.library.shipped import is_installed
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
@with_read_options
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    into: Path | None,
    apply_changes: bool,
    as_json: bool,
) -> None:
    """Show what files of any format would change in the library.

    Parts that a file does not hold stay as they are. Nothing is written without --apply, nor
    with errors or conflicts. Exit code 0: nothing different or all applied, 1: changes or
    findings, 2: it could not be done.
    """
    session = ctx.ensure_object(Session)
    target = into or session.library_path or shipped("library")
    plan = plan_import(read_library(target).library, files, session.mappings, session.read_options)
    changes = plan.merged()
    if as_json:
        write_json(
            {
                "changes": change_dicts(changes),
                "findings": [finding.as_dict() for finding in plan.findings],
            }
        )
    else:
        session.say_findings(plan.findings)
        for line in changes_text(changes):
            click.echo(line)
    if not changes:
        session.say("nothing to change")
        ctx.exit(1 if any(map(_is_serious, plan.findings)) else 0)
    if not apply_changes:
        session.say(f"{counted(len(changes), 'change')}; write with --apply")
        ctx.exit(1)
    if has_errors(plan.findings):
        session.say("nothing written: the files have errors")
        ctx.exit(1)
    if is_installed(target):
        raise FileError(
            "this library belongs to the installed program",
            path=target,
            hint="name your own with --into or --library",
        )
    for path in edit_library(target, lambda library: apply(library, changes)):
        session.say(f"{'wrote' if path.exists() else 'removed'} {path}")


def _is_serious(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE
