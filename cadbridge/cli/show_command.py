"""``cadbridge show``."""

from pathlib import Path

import click

from cadbridge.cli.completion import PartOrFile
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.jobs.reading import fitting_options, read_path
from cadbridge.library import select_parts
from cadbridge.library.plain import to_plain
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library, Part


@click.command("show")
@click.argument("names", metavar="PART...", nargs=-1, required=True, type=PartOrFile())
@with_read_options
@with_json
@click.pass_obj
def command(session: Session, names: tuple[str, ...], as_json: bool) -> None:
    """Show parts with their pins, conductors or functions.

    PART is a part number, type number or order code; * and ? stand for any text. It may also be
    a file of any format: then all its parts are shown.
    """
    files = [path for path in map(Path, names) if path.is_file()]
    fitting_options(files, session.read_options)
    shown = [item for name in names for item in _parts(session, name)]
    if as_json:
        write_json([to_plain(part) for _, part in shown])
        return
    from cadbridge.cli.part_view import print_part, print_told  # noqa: PLC0415 - rich, used here only
    from cadbridge.cli.tables import console  # noqa: PLC0415

    target, groups = console(), groups_of(session.mappings)
    for library, part in shown:
        print_part(library, part, groups, target, wording=session.verbose)
        print_told(part, session.mappings, target)


def _parts(session: Session, name: str) -> list[tuple[Library, Part]]:
    path = Path(name)
    if path.is_file():
        result = read_path(path, session.mappings, options=session.read_options)
        session.say_findings(result.findings)
        return [(result.library, part) for part in result.library.parts]
    return [(session.library, part) for part in select_parts(session.library, [name])]
