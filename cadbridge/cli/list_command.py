"""``cadbridge list``."""

import click

from cadbridge.cli.options import with_json, with_parts
from cadbridge.cli.session import Session, write_json
from cadbridge.library import select_parts
from cadbridge.model import Kind, Part
from cadbridge.words import counted, main_text, spoken


@click.command("list")
@with_parts
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), help="Only this kind.")
@with_json
@click.pass_obj
def command(session: Session, patterns: tuple[str, ...], kind: str | None, as_json: bool) -> None:
    """List the parts of the library.

    PART is a part number, type number or order code; * and ? stand for any text.
    """
    parts = [
        part
        for part in select_parts(session.library, patterns)
        if kind is None or part.kind == kind
    ]
    if as_json:
        write_json([_as_dict(part) for part in parts])
        return
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - rich, used here only

    rows = [
        [part.part_number, spoken(part.kind), main_text(part.description), contents_text(part)]
        for part in parts
    ]
    print_table(["Part number", "Kind", "Description", "Holds"], rows, target=console())


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


def _as_dict(part: Part) -> dict[str, object]:
    return {
        "part_number": part.part_number,
        "kind": str(part.kind),
        "type_number": part.type_number,
        "order_number": part.order_number,
        "description": dict(part.description),
        "holds": contents_text(part),
    }
