"""The choices that formats offer, as options of the commands that write."""

from typing import Any

import click

from cadbridge.formats import formats


def with_format_options(function: Any) -> Any:
    """The command with one option for each that a format offers; formats may share one."""
    options = {option.flag: option for item in formats().values() for option in item.options}
    for option in reversed(options.values()):
        function = click.option(
            f"--{option.flag}",
            option.key,
            type=click.Choice([str(choice) for choice in option.choices], case_sensitive=False),
            default=str(option.choices[0]),
            show_default=True,
            help=option.help,
        )(function)
    return function
