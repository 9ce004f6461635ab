"""``cadbridge schema``."""

import click

from cadbridge.library import schema_text


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of library files.

    Editors use it to complete and check them as you type.
    """
    click.echo(schema_text(), nl=False)
