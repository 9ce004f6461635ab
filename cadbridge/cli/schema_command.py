"""``cadbridge schema``."""

import click

from cadbridge.library import schema_text


@click.command("schema")
@click.option("--json", is_flag=True, expose_value=False, help="As ever: the schema is JSON.")
def command() -> None:
    """Print the JSON Schema of library files.

    Editors use it to complete and check them as you type.
    """
    click.echo(schema_text(), nl=False)
