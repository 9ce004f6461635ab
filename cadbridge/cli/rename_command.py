"""``cadbridge rename``."""

import click

from cadbridge.cli.completion import PartName
from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, own_library, write_files
from cadbridge.jobs.kept_library import rename_part
from cadbridge.library.numbers import referring, renamed
from cadbridge.words import counted


@click.command("rename")
@click.argument("old", metavar="OLD", type=PartName())
@click.argument("new", metavar="NEW")
@click.option("--apply", "apply_changes", is_flag=True, help="Write the changes.")
@with_json
@click.pass_obj
def command(session: Session, old: str, new: str, apply_changes: bool, as_json: bool) -> None:
    """Give a part another number, wherever it is named.

    OLD is the part number. Ports, cable ends and accessories that name the part follow; comments
    and order of the files stay. Nothing is written without --apply.
    """
    renamed(session.library, old, new)
    session.refuse_base(old)
    places = referring(session.library, old)
    for number, place in places:
        session.say(f"{new if number == old else number}: {place} names it")
    if not apply_changes:
        write_files([], as_json=as_json)
        session.say(
            f"{old} becomes {new}, named in {counted(len(places), 'place')}; write with --apply"
        )
        return
    write_files(rename_part(own_library(session), old, new), as_json=as_json)
