"""``cadbridge init``."""

from pathlib import Path

import click

from cadbridge.cli.session import Session, write_json
from cadbridge.library.starter import start_library


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print for machines.")
@click.pass_obj
def command(session: Session, folder: Path, as_json: bool) -> None:
    """Start a library of your own.

    Writes folders, a manufacturer and one small example of each kind of part, with the line
    that gives editors the schema.
    """
    written = [str(path) for path in start_library(folder)]
    if as_json:
        write_json({"files": written})
    else:
        click.echo("\n".join(written))
    session.say(f"\nEdit these, then: cadbridge --library {folder} export")
