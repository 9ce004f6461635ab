"""``cadbridge template``."""

from pathlib import Path

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_files
from cadbridge.errors import FileError
from cadbridge.formats.excel.write.template import write_cable_template


@click.command("template")
@click.argument("kind", type=click.Choice(["cable"]))
@click.argument("path", metavar="[FILE]", default="new-cable.xlsx", type=click.Path(path_type=Path))
@with_json
@click.pass_obj
def command(session: Session, kind: str, path: Path, as_json: bool) -> None:
    """Write an empty workbook for a new part.

    Fill it in, then bring it home: cadbridge import FILE --into LIBRARY --apply
    """
    if path.exists():
        raise FileError("is there already", path=path, hint="name another file, or move it away")
    write_cable_template(path, session.mappings)
    write_files([path], as_json=as_json)
    session.say(f"Fill in the {kind}, then: cadbridge import {path} --into LIBRARY --apply")
