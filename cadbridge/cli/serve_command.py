"""``cadbridge serve``."""

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, write_json
from cadbridge.web import require_extra

_PORT = 8731


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where; 0 takes any that is free.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@with_json
@click.pass_obj
def command(session: Session, port: int, no_browser: bool, as_json: bool) -> None:
    """Open a page in the browser for all that the commands do.

    It is for this machine and for you alone. Files that are dropped there are kept until the
    program ends; a library is changed only by the last button of a review. Ctrl-C ends it. The
    extra cadbridge[web] is needed.
    """
    require_extra()
    from cadbridge.web.server import serve  # noqa: PLC0415 - stands on the extra

    def say(address: str) -> None:
        write_json({"address": address}) if as_json else click.echo(address)
        session.say("This address opens once; Ctrl-C ends the program.")

    serve(
        session.library_in_force,
        mappings=session.own_mappings,
        port=port,
        open_browser=not no_browser,
        say=say,
    )
    session.say("ended; nothing is left of what was dropped")
