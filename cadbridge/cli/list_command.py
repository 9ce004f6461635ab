"""``cadbridge list``."""

from collections.abc import Iterator, Sequence

import click

from cadbridge.cli.completion import PartName
from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_json
from cadbridge.library.find import Wanted, find_lines, find_parts
from cadbridge.library.summary import PartLine, contents_text
from cadbridge.model import Kind, Part
from cadbridge.words import printable, spoken

COLUMNS = ("Part number", "Kind", "Description", "Holds")


@click.command("list")
@click.argument("texts", metavar="[TEXT]...", nargs=-1, type=PartName())
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([str(kind) for kind in Kind]),
    help="Only this kind; may be given more than once.",
)
@click.option("--maker", metavar="TEXT", default="", help="Only parts of this manufacturer.")
@click.option("--port", metavar="TEXT", default="", help="Only with such a port: X1, EtherCAT.")
@click.option("--connector", metavar="TEXT", default="", help="Only with such a connector: M12.")
@click.option("--signal", metavar="TEXT", default="", help="Only with such a signal: CAN_H.")
@click.option("--plain", is_flag=True, help="One part a line, columns separated by tabs.")
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[str, ...],
    kinds: tuple[str, ...],
    maker: str,
    port: str,
    connector: str,
    signal: str,
    plain: bool,
    as_json: bool,
) -> None:
    """List the parts of the library.

    TEXT is a part number, type number or order code, where * and ? stand for any text; or any
    words of a part: of its descriptions, ports, connectors, signals. Parts that have all words in
    their name come first. Exit code 1: nothing fits.
    Without any, all parts of the library; with some, those of its base, too.
    """
    session = ctx.ensure_object(Session)
    wanted = Wanted(
        texts=texts,
        kinds=tuple(map(Kind, kinds)),
        maker=maker,
        port=port,
        connector=connector,
        signal=signal,
    )
    if as_json:
        parts = _found(session, wanted)
        write_json([_as_dict(part, is_own=session.is_own(part)) for part in parts])
        found = len(parts)
    else:
        rows = list(_rows(session, wanted))
        found = len(rows)
        if plain:
            for row in rows:
                click.echo("\t".join(printable(" ".join(cell.split())) for cell in row))
        elif rows:
            _print(rows)
    if not found:
        is_empty = wanted == Wanted()
        all_told = "no part fits; `cadbridge list` alone lists all"
        session.say("there is no part in the library" if is_empty else all_told)
        ctx.exit(1)


def _found(session: Session, wanted: Wanted) -> tuple[Part, ...]:
    if wanted == Wanted():
        return session.select(())
    from cadbridge.formats.html.words import kinds_said  # noqa: PLC0415 - most words are names

    return find_parts(session.library, wanted, kinds_said(session.mappings))


def _rows(session: Session, wanted: Wanted) -> Iterator[list[str]]:
    files = session.library_files
    if files is not None:
        _ = files.base_folder  # a base that is not there is said, though nothing of it is listed
    known = find_lines(files, wanted) if files is not None else None
    if known is None:
        parts = _found(session, wanted)
        known = [(PartLine.of(part), session.is_own(part)) for part in parts]
    for line, is_own in known:
        kind = spoken(line.kind) if is_own else f"{spoken(line.kind)} (base)"
        yield [line.number, kind, line.description, line.holds]


def _print(rows: Sequence[Sequence[str]]) -> None:
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - used here only

    print_table(COLUMNS, rows, target=console(pipe_width=_PIPE_WIDTH))


_PIPE_WIDTH = 120
"""Columns in a pipe: to read in a pager."""


def _as_dict(part: Part, *, is_own: bool) -> dict[str, object]:
    return {
        "part_number": part.part_number,
        "kind": str(part.kind),
        "type_number": part.type_number,
        "order_number": part.order_number,
        "description": dict(part.description),
        "holds": contents_text(part),
        "in_base": not is_own,
    }
