"""``cadbridge template``."""

from pathlib import Path

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_files
from cadbridge.errors import FileError
from cadbridge.formats.excel.write.list_templates import LISTS, write_list_template
from cadbridge.formats.excel.write.template import write_cable_template

CABLE = "cable"


@click.command("template")
@click.argument("kind", type=click.Choice([*LISTS, CABLE]))
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@with_json
@click.pass_obj
def command(session: Session, kind: str, path: Path | None, as_json: bool) -> None:
    """Write an empty workbook to fill in: a list of parts, pins or cables, or one new cable.

    Bring it home with: cadbridge import FILE --into LIBRARY --apply. A list needs no library:
    cadbridge convert FILE parts.xml
    """
    path = path or Path(f"new-{kind}.xlsx")
    if path.exists():
        raise FileError("is there already", path=path, hint="name another file, or move it away")
    if kind == CABLE:
        write_cable_template(path, session.mappings)
    else:
        write_list_template(kind, path, session.mappings)
    write_files([path], as_json=as_json)
    session.say(f"Fill in the {kind}, then: cadbridge import {path} --into LIBRARY --apply")
