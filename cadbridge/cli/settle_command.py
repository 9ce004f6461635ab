"""``cadbridge settle``."""

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, own_library, write_files
from cadbridge.jobs.settle import settle


@click.command("settle")
@click.argument("part")
@click.argument("field")
@click.option("--value", help="What it is; by default what the library says already.")
@click.option("--document", required=True, help="Id of the document that states it.")
@click.option("--section", default="", help="Where in the document.")
@click.option("--reason", default="", help="What else is to be said of it.")
@with_json
@click.pass_obj
def command(
    session: Session,
    part: str,
    field: str,
    value: str | None,
    document: str,
    section: str,
    reason: str,
    as_json: bool,
) -> None:
    """Say what an open value is, and which document states it.

    PART is a part number, * and ? stand for any text; or the id of a face, manufacturer or
    document. FIELD is a place as `cadbridge check --open` prints it: connector.gender,
    ports[X1].pins[2].signal. The value and its source are written, and the doubt goes.
    """
    path = own_library(session)
    session.refuse_base(part)
    files = settle(
        path, part, field, value=value, document=document, section=section, reason=reason
    )
    write_files(files, as_json=as_json)
    if not files:
        session.say("nothing to change: it is settled already")
