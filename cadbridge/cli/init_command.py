"""``cadbridge init``."""

from pathlib import Path

import click

from cadbridge.cli.session import Session
from cadbridge.library.starter import start_library


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(session: Session, folder: Path) -> None:
    """Start a library of your own.

    Writes folders, a manufacturer and one small example of each kind of part, with the line
    that gives editors the schema.
    """
    for path in start_library(folder):
        click.echo(str(path))
    session.say(f"\nEdit these, then: cadbridge --library {folder} export")
