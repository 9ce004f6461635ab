"""``cadbridge diff``."""

from pathlib import Path

import click

from cadbridge.cli.changes_markdown import changes_markdown
from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.folding import tell
from cadbridge.cli.options import with_json, with_markdown, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.jobs.change_words import not_shown_words
from cadbridge.jobs.comparing import compare_sources
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
    found = compare_sources(
        old, new, session.mappings, lambda: session.library, session.read_options
    )
    for findings in found.findings:
        session.say_findings(findings)
    compared, left_out = found.comparison, found.fields_left_out
    changes = compared.changes
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
            names = " or ".join(dict.fromkeys(found.formats))
            session.say(f"{counted(len(left_out), 'field')} left out that {names} does not carry")
        session.say(counted(len(changes), "difference") if changes else "no differences")
    ctx.exit(1 if changes else 0)
