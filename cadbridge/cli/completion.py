"""What the shell completes: parts, formats, files; names with spaces stay whole."""

import os
import re
from pathlib import Path

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from cadbridge.cli.session import Session
from cadbridge.errors import CadbridgeError


class PartName(click.types.StringParamType):
    """A part number, type number, order code, or a pattern of them."""

    name = "part"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Names of parts of the library in force that begin so."""
        path = ctx.find_root().params.get("library_path")
        try:
            names = _names(Session(library_path=Path(path) if path else None, quiet=True))
        except CadbridgeError:  # the command itself will say it
            return []
        wanted = incomplete.casefold()
        return [
            CompletionItem(name) for name in sorted(names) if name.casefold().startswith(wanted)
        ]


def _names(session: Session) -> set[str]:
    """What people call the parts of the library in force."""
    from cadbridge.library.select import part_names  # noqa: PLC0415 - help must be quick
    from cadbridge.library.summary import items  # noqa: PLC0415

    if session.library_files is not None:
        return {name for line in session.library_files.all_lines for name in items(line.names)}
    return {name for part in session.library.parts for name in part_names(part)}


class PartOrFile(PartName):
    """The name of a part, or a file that holds parts."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Names of parts; files where no part is named so."""
        names = super().shell_complete(ctx, param, incomplete)
        return names or [CompletionItem(incomplete, type="file")]


class FormatName(click.types.StringParamType):
    """The name of a format."""

    name = "format"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Formats that begin so."""
        from cadbridge.formats import formats  # noqa: PLC0415 - help must be quick

        return [
            CompletionItem(item.name, help=item.title)
            for item in formats().values()
            if item.name.startswith(incomplete)
        ]


class Bash(BashComplete):
    """Bash takes completions as they are to be typed; the other shells quote by themselves."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """As click does, but for the ``=`` of ``--format=``, which is a word of its own in bash."""
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != "="], incomplete.removeprefix("=")

    def format_completion(self, item: CompletionItem) -> str:
        """With its spaces escaped, twice as click's script reads it once, unless in quotes."""
        word = os.environ["COMP_WORDS"].split("\n")[int(os.environ["COMP_CWORD"]) :][:1]
        text = super().format_completion(item)
        if word and word[0].startswith(("'", '"')):
            return text
        return re.sub(r"([^\w@%+=:,./-])", r"\\\\\1", text)


class _WholeWord(ShellComplete):
    """Shells for which ``--format=excel`` is one word, to be completed with its beginning."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """As click does, which leaves out the beginning."""
        found = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.rpartition("=")
        if not option.startswith("--"):
            return found
        return [
            CompletionItem(f"{option}{equals}{item.value}", item.type, item.help) for item in found
        ]


class Zsh(_WholeWord, ZshComplete):
    """Zsh."""


class Fish(_WholeWord, FishComplete):
    """Fish."""


def complete_in_shells() -> None:
    """Have click answer the shells so."""
    for shell in (Bash, Fish, Zsh):
        add_completion_class(shell)
