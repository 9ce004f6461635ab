"""``cadbridge list``."""

from collections.abc import Sequence

import click

from cadbridge.cli.completion import PartName
from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_json
from cadbridge.library.find import Wanted, find_parts
from cadbridge.model import Kind, Part
from cadbridge.words import counted, main_text, printable, spoken

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
    words of a part: of its descriptions, ports, connectors, signals. Exit code 1: nothing fits.
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
    parts = find_parts(session.library, wanted) if wanted != Wanted() else session.select(())
    rows = [_row(part, is_own=session.is_own(part)) for part in parts]
    if as_json:
        write_json([_as_dict(part, is_own=session.is_own(part)) for part in parts])
    elif plain:
        for row in rows:
            click.echo("\t".join(printable(" ".join(cell.split())) for cell in row))
    elif parts:
        _print(rows)
    if not parts:
        session.say("no part fits; `cadbridge list` alone lists all")
        ctx.exit(1)


def _print(rows: Sequence[Sequence[str]]) -> None:
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - rich, used here only

    print_table(COLUMNS, rows, target=console(pipe_width=_PIPE_WIDTH))


_PIPE_WIDTH = 120
"""Columns in a pipe: to read in a pager."""


def _row(part: Part, *, is_own: bool) -> list[str]:
    kind = spoken(part.kind) if is_own else f"{spoken(part.kind)} (base)"
    return [part.part_number, kind, main_text(part.description), contents_text(part)]


def contents_text(part: Part) -> str:
    """What a part holds, counted: ``5 ports, 35 contacts``."""
    cable = part.cable
    counts = {
        "port": len(part.ports),
        "contact": sum(len(port.pins) for port in part.ports),
        "way": part.connector.ways if part.connector else 0,
        "conductor": len(cable.conductors) if cable else 0,
        "order code": len(cable.lengths) if cable else 0,
        "function": len(part.functions),
        "value": len(part.properties),
    }
    return ", ".join(counted(n, name) for name, n in counts.items() if n)


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
