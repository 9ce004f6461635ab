"""``cadbridge settle``."""

from collections.abc import Iterator

import click

from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.folding import tell
from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, own_library, write_files
from cadbridge.doubts import place_words
from cadbridge.jobs.settle import Settled, settle
from cadbridge.words import printable


@click.command("settle")
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@click.argument("field")
@click.option("--value", help="What it is; by default what the library says. Empty: none.")
@click.option("--document", required=True, help="Id of the document that states it.")
@click.option("--section", default="", help="Where in the document.")
@click.option("--reason", default="", help="What else is to be said of it.")
@click.option("--as-new", is_flag=True, help="The document is new, however near its id is to one.")
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
    as_new: bool,
    as_json: bool,
) -> None:
    """Say what an open value is, and which document states it.

    PART is a part number, * and ? stand for any text; or the id of a face, manufacturer or
    document; several may be named. FIELD is a place as `cadbridge check --open` prints it:
    connector.gender, ports[X1].pins[2].signal. The value and its source are written, and the
    doubt goes. What answers nothing, `unspecified`, is refused, and so is a value that brings an
    error of `check`; warnings that it brings are told, and the exit code is 1. What `check` noted
    of the open value already is no reason to refuse it: the source then says that it is so all
    the same.
    """
    session = ctx.ensure_object(Session)
    path = own_library(session)
    for part in parts:
        session.refuse_base(part)
    done = settle(
        path,
        parts,
        field,
        value=value,
        document=document,
        section=section,
        reason=reason,
        as_new=as_new,
    )
    write_files(done.files, as_json=as_json, changes=change_dicts(done.changes))
    if not session.quiet:
        for line in _done_lines(done, document):
            tell(line, err=True)
    session.say_findings(done.warnings)
    for line in done.note_lines():
        session.say(line)
    ctx.exit(1 if done.warnings else 0)


def _done_lines(done: Settled, document: str) -> Iterator[str]:
    """What became of what: the values, and each open point once with all that it was open of."""
    if not done.files:
        yield "nothing to change: it is settled already"
        return
    yield from changes_text(done.changes)
    owners: dict[tuple[str, bool], list[str]] = {}
    for point in done.closed:
        where = f": {place_words(point, point.owner)}" if point.place else ""
        is_more = point.is_of_missing_rows and not done.changes
        owners.setdefault((f"{point.source.certainty}{where}", is_more), []).append(point.owner)
    stays = "" if done.changes else ", and the value stays"
    for (what, is_more), names in owners.items():
        whose = ", ".join(dict.fromkeys(names))
        states = "that there are no more" if is_more else f"it{stays}"
        yield printable(f"{whose}: no longer {what}; {document} states {states}")
    if not owners:
        yield printable(f"{document} is named as what states it{stays}")
