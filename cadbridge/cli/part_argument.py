"""Part numbers as arguments, completed by the shell."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from cadbridge.cli.session import Session


class PartName(click.types.StringParamType):
    """A part number, type number, order code, or a pattern of them."""

    name = "part"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Part and type numbers of the library in force that begin so."""
        path = ctx.find_root().params.get("library_path")
        session = Session(library_path=Path(path) if path else None)
        wanted = incomplete.casefold()
        names = {
            name
            for part in session.library.parts
            for name in (part.part_number, part.type_number)
            if name.casefold().startswith(wanted)
        }
        return [CompletionItem(name) for name in sorted(names)]
