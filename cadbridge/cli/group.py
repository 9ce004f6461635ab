"""The ``cadbridge`` command, its global options, and what happens when something goes wrong."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO, cast

import click

from cadbridge import __version__
from cadbridge.cli.completion import complete_in_shells
from cadbridge.cli.session import Session
from cadbridge.cli.streams import PatientStream
from cadbridge.errors import CadbridgeError, FileError, UnknownPart
from cadbridge.files import advice
from cadbridge.words import printable, quoted

COMMANDS = {
    "export": "Write EPLAN parts data, pin lists and connector drawings.",
    "import": "Show what files of any format would change in the library.",
    "check": "Check a library, a mapping or a foreign file.",
    "settle": "Say what an open value is, and which document states it.",
    "verify": "Prove the round trip: write every format, read it back, compare.",
    "diff": "Compare two files or libraries of any format.",
    "convert": "Convert a file of any format to any other.",
    "info": "Tell what a file is and what it holds.",
    "list": "List the parts of the library.",
    "show": "Show parts with their pins, conductors or functions.",
    "formats": "List the formats and what each carries.",
    "face": "Draft a connector face from a maker's 3D model.",
    "serve": "Open a page in the browser for all that the commands do.",
    "template": "Write an empty workbook to fill in.",
    "init": "Start a library of your own.",
    "rename": "Give a part another number, wherever it is named.",
    "remove": "Take a part out of the library.",
    "schema": "Print the JSON Schema of library files.",
}
"""Commands by name, with the line that ``--help`` prints; each lives in a module of its name."""


_ANYWHERE = {"--library", "--mappings", "-q", "--quiet", "-v", "--verbose"}
"""Options before the command that may stand behind it as well."""


class LazyGroup(click.Group):
    """Imports a command's module only when the command is used, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"cadbridge.cli.{cmd_name}_command").command
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; options of all commands may stand behind the command, too."""
        return super().parse_args(ctx, self._global_first(args))

    def _global_first(self, args: list[str]) -> list[str]:
        takes_value = {
            name: not getattr(option, "is_flag", True)
            for option in self.params
            for name in option.opts
            if name in _ANYWHERE
        }
        first: list[str] = []
        rest: list[str] = []
        words = iter(args)
        for word in words:
            if word == "--":
                rest += [word, *words]
            elif word.partition("=")[0] in takes_value:
                first.append(word)
                if takes_value[word.partition("=")[0]] and "=" not in word:
                    first += [value for value in (next(words, None),) if value is not None]
            else:
                rest.append(word)
        return first + rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command named where there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {quoted(close[0])}?" if close else ""
            ctx.fail(f"No such command {quoted(args[0])}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the library raises becomes words and an exit code."""
        session = ctx.find_object(Session) or Session()
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # a pipe on Windows takes few letters
            sys.stdout = cast("TextIO", PatientStream(sys.stdout))
        if isinstance(sys.stderr, TextIOWrapper):
            sys.stderr = cast("TextIO", PatientStream(sys.stderr))
        try:
            return self._invoked(ctx)
        except UnknownPart as error:
            error.hint = _of_a_path(error.pattern) or error.hint
            session.report(error)
        except CadbridgeError as error:
            session.report(error)
        except click.UsageError as error:
            words = printable(self._in_words(error))  # a shell puts names of files in for *
            raise click.UsageError(words, error.ctx) from None
        except BrokenPipeError:
            raise  # the reader of a pipe went away; click ends quietly
        except OSError as error:
            what = error.strerror or str(error)
            session.report(FileError(what, path=error.filename or "", hint=advice(error)))
        return ctx.exit(2)

    def _invoked(self, ctx: click.Context) -> Any:
        """Run the command; 1 is the least where errors were met in what it read."""
        result, code = None, 0
        try:
            result = super().invoke(ctx)
        except click.exceptions.Exit as done:
            code = done.exit_code
        session = ctx.find_object(Session)
        code = code or int(session is not None and session.met_errors)
        return ctx.exit(code) if code else result

    def _in_words(self, error: click.UsageError) -> str:
        """What click says, and where an option belongs that stands in the wrong place."""
        name = error.option_name if isinstance(error, click.NoSuchOption) else ""
        if any(name in option.opts for option in self.params):
            return f"{error.message} It stands before the command: cadbridge {name} ..."
        close = get_close_matches(name, _ANYWHERE, n=1) if name.startswith("--") else []
        if close and isinstance(error, click.NoSuchOption) and not error.possibilities:
            return f"{error.message} Did you mean {close[0]}?"
        return error.format_message()


def _of_a_path(word: str) -> str:
    """What to say to those who named a file where a part is meant; nothing for a part number."""
    from cadbridge.formats import formats  # noqa: PLC0415 - help must be quick

    if os.path.isdir(word):
        return f"it is a folder: `cadbridge info {word}` and `cadbridge show {word}` tell of it"
    if os.path.lexists(word):
        return f"it is a file: `cadbridge info {word}` tells of it, `--library {word}` takes parts"
    suffixes = {suffix for item in formats().values() for suffix in item.suffixes}
    if Path(word).suffix.lower() in suffixes or word.startswith((".", "/", "~")):
        return "there is no such file either; `cadbridge list` names all parts"
    return ""


complete_in_shells()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library",
    "library_path",
    type=click.Path(path_type=Path),
    envvar="CADBRIDGE_LIBRARY",
    help="Library folder, or any file with parts. Default: the shipped library.",
)
@click.option(
    "--mappings",
    "mappings_path",
    type=click.Path(path_type=Path),
    envvar="CADBRIDGE_MAPPINGS",
    help="Folder of your own mappings, laid over the shipped ones.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Also say what is only worth a note.")
@click.version_option(__version__, prog_name="cadbridge")
@click.pass_context
def main(
    ctx: click.Context,
    library_path: Path | None,
    mappings_path: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """One part library to EPLAN parts data, Excel pin lists and DXF connector faces, and back.

    `cadbridge export` writes the whole library to ./export.
    """
    ctx.color = False if os.environ.get("NO_COLOR") else None
    ctx.obj = Session(
        library_path=library_path, mappings_path=mappings_path, quiet=quiet, verbose=verbose
    )
