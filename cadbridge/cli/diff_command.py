"""``cadbridge diff``."""

import tempfile
from pathlib import Path

import click

from cadbridge.cli.changes_markdown import changes_markdown
from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.folding import tell
from cadbridge.cli.options import with_json, with_markdown, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.errors import CadbridgeError, FileError, FindingsError
from cadbridge.jobs.change_words import not_shown_words
from cadbridge.jobs.revisions import at_revision, by_revision, finding_by_revision
from cadbridge.jobs.sides import compare_sides, fields_left_out, settled_sides
from cadbridge.words import counted


@click.command("diff")
@click.argument("old", metavar="A", type=click.Path(path_type=Path))
@click.argument("new", metavar="B", type=click.Path(path_type=Path))
@with_read_options
@with_markdown
@with_json
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, markdown: bool, as_json: bool) -> None:
    """Compare two files or libraries of any format.

    A or B may be a git revision, of what the other names, as in `cadbridge diff HEAD~1 library`.

    Parts are matched by part number, ports by designation, pins by contact; order does not
    matter. What one of the formats cannot carry is left out, and said. Exit code 0: nothing
    different, 1: differences, 2: it could not be done.
    """
    session = ctx.ensure_object(Session)
    folder = Path(ctx.with_resource(tempfile.TemporaryDirectory(prefix="cadbridge-")))
    named = {folder / "old": str(old), folder / "new": str(new)}
    try:
        old, new = _found(old, new, folder / "old"), _found(new, old, folder / "new")
        sides = settled_sides(
            old, new, session.mappings, lambda: session.library, session.read_options
        )
    except (FileError, FindingsError) as error:
        said: CadbridgeError = error
        for into, name in named.items():
            said = by_revision(said, name, into)
        raise said from error
    for side, (into, name) in zip(sides, named.items(), strict=True):
        found = (finding_by_revision(item, name, into) for item in side.result.findings)
        session.say_findings(found)
    compared = compare_sides(*sides)
    changes = compared.changes
    left_out = fields_left_out(*sides)
    if as_json:
        not_shown = change_dicts(compared.not_shown)
        write_json(
            {"changes": change_dicts(changes), "not_shown": not_shown, "fields_left_out": left_out}
        )
    else:
        if markdown:
            click.echo("\n".join(changes_markdown(changes)))
        else:
            for line in changes_text(changes, verbose=session.verbose):
                tell(line)
        for words in not_shown_words(compared.not_shown):
            session.say(f"only one side has it: {words}")
        if left_out:
            names = " or ".join(dict.fromkeys(side.format.name for side in sides))
            session.say(f"{counted(len(left_out), 'field')} left out that {names} does not carry")
        session.say(counted(len(changes), "difference") if changes else "no differences")
    ctx.exit(1 if changes else 0)


def _found(path: Path, other: Path, folder: Path) -> Path:
    """A path that is there, or what the other one was at the revision of that name."""
    if path.exists():
        return path
    folder.mkdir()
    found = at_revision(str(path), other if other.exists() else Path(), folder)
    if found is None:
        raise FileError("there is no such file or folder, and no such revision of git", path=path)
    return found
