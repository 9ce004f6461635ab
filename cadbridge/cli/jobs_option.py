"""How many processes may share the work, as an option."""

import click

from cadbridge.workers import cores

with_jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=cores,
    show_default="one a processor core",
    help="How many processes may work; the result is the same.",
)
"""The command with this option."""
