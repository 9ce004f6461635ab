"""The command line: one thin module a command."""

import click


@click.group()
def main() -> None:
    """One part library to EPLAN, Excel and DXF, and back."""
