"""``cadbridge init``."""

from pathlib import Path

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_files
from cadbridge.library.starter import start_library


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@with_json
@click.pass_obj
def command(session: Session, folder: Path, as_json: bool) -> None:
    """Start a library of your own.

    Writes folders, a manufacturer and one small example of each kind of part, with the line
    that gives editors the schema. It stands on the shipped library, whose connectors, faces and
    manufacturers need no copy.
    """
    write_files(start_library(folder), as_json=as_json)
    session.say(f"\nEdit these. Commands started in {folder} use this library: cadbridge export")
