"""``cadbridge remove``."""

import click

from cadbridge.cli.completion import PartName
from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, own_library, write_files
from cadbridge.jobs.kept_library import named_elsewhere, remove_part
from cadbridge.library.numbers import without
from cadbridge.words import counted


@click.command("remove")
@click.argument("number", metavar="PART", type=PartName())
@click.option("--apply", "apply_changes", is_flag=True, help="Write the change.")
@with_json
@click.pass_context
def command(ctx: click.Context, number: str, apply_changes: bool, as_json: bool) -> None:
    """Take a part out of the library.

    PART is the part number. Says what refers to the part. A part that is named elsewhere is not
    removed: exit code 1. Nothing is written without --apply.
    """
    session = ctx.ensure_object(Session)
    without(session.library, number)
    session.refuse_base(number)
    places = named_elsewhere(session.library, number)
    for owner, place in places:
        session.say(f"{owner}: {place} names it")
    if places:
        write_files([], as_json=as_json)
        session.say(f"{number} stays: it is named in {counted(len(places), 'place')}")
        ctx.exit(1)
    if not apply_changes:
        write_files([], as_json=as_json)
        session.say(f"{number} is named nowhere else; take it out with --apply")
        return
    write_files(remove_part(own_library(session), number), as_json=as_json)
