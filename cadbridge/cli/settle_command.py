"""``cadbridge settle``."""

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, own_library, write_files
from cadbridge.jobs.settle import settle


@click.command("settle")
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@click.argument("field")
@click.option("--value", help="What it is; by default what the library says. Empty: none.")
@click.option("--document", required=True, help="Id of the document that states it.")
@click.option("--section", default="", help="Where in the document.")
@click.option("--reason", default="", help="What else is to be said of it.")
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    parts: tuple[str, ...],
    field: str,
    value: str | None,
    document: str,
    section: str,
    reason: str,
    as_json: bool,
) -> None:
    """Say what an open value is, and which document states it.

    PART is a part number, * and ? stand for any text; or the id of a face, manufacturer or
    document; several may be named. FIELD is a place as `cadbridge check --open` prints it:
    connector.gender, ports[X1].pins[2].signal. The value and its source are written, and the
    doubt goes. A value that brings an error of `check` is refused; warnings that it brings are
    told, and the exit code is 1. What `check` noted of the open value already is no reason to
    refuse it: the source then says that it is so all the same.
    """
    session = ctx.ensure_object(Session)
    path = own_library(session)
    for part in parts:
        session.refuse_base(part)
    done = settle(
        path, parts, field, value=value, document=document, section=section, reason=reason
    )
    write_files(done.files, as_json=as_json)
    session.say_findings(done.warnings)
    for note in done.notes:
        session.say(
            f"{note.place.text()}: {note.code} stays a note of cadbridge check: {note.message}"
        )
    if not done.files:
        session.say("nothing to change: it is settled already")
    ctx.exit(1 if done.warnings else 0)
