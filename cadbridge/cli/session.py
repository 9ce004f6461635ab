"""What every command needs: the library and mappings in force, and how to talk to people."""

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cadbridge.cli.folding import tell
from cadbridge.errors import CadbridgeError, FindingsError
from cadbridge.findings import Finding, Rule, Severity
from cadbridge.progress import watched
from cadbridge.words import counted, escaped, printable

if TYPE_CHECKING:
    from cadbridge.formats import WriteJob
    from cadbridge.library import LoadedLibrary
    from cadbridge.library.opened import LibraryFiles
    from cadbridge.library.settings import Project
    from cadbridge.mapping import Mappings
    from cadbridge.model import Library, Part

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MOST_ALIKE = 5
"""Findings of one kind and wording that are printed for a file; a list may have hundreds."""
_PAUSE = 0.1
"""Seconds between two counts of what is being done."""
_LONGEST = 2000
"""Characters of a message; --json prints findings whole."""


@dataclass
class Session:
    """The global options, and what follows from them, made when first asked for."""

    library_path: Path | None = None
    mappings_path: Path | None = None
    quiet: bool = False
    verbose: bool = False
    read_options: dict[str, str] = field(default_factory=dict)
    """Those given, of the readers of files; the library is read without."""
    met_errors: bool = field(default=False, init=False)
    """Whether something was wrong with what was read, so that the exit code tells it."""
    _told: float = field(default=0.0, init=False)
    """When progress was told last."""

    @cached_property
    def project(self) -> "Project | None":
        """What the folder one stands in says of its library and mappings."""
        from cadbridge.library.settings import project_at  # noqa: PLC0415 - help must be quick

        return project_at(Path.cwd())

    @cached_property
    def named_library(self) -> Path | None:
        """The library that was named, or that of the folder one stands in, which is then said."""
        if self.library_path is not None:
            return self.library_path
        if self.project is None or self.project.library is None:
            return None
        found = near(str(self.project.library))
        here = "that of this folder" if found == "." else found
        self.say(f"library: {here}, as {near(str(self.project.file))} says")
        return Path(found)

    @cached_property
    def library_in_force(self) -> Path:
        """The named library, or the shipped one; where another lies near, that is said."""
        from cadbridge.library.below import libraries_below  # noqa: PLC0415 - help must be quick
        from cadbridge.library.shipped import shipped  # noqa: PLC0415

        if self.named_library is not None:
            return self.named_library
        for other in libraries_below(Path(), steps=1)[:1]:
            self.say(f"library: the shipped one; --library {other} takes that one")
        return shipped("library")

    @cached_property
    def library(self) -> "Library":
        """The library in force, from files of any format, with what it stands on."""
        return self._loaded.whole if self._loaded else self._foreign_library

    def select(self, patterns: Sequence[str]) -> "tuple[Part, ...]":
        """Parts that match any pattern; for none all of the library itself, not of its base.

        Raises:
            UnknownPart: a pattern matches nothing.
        """
        from cadbridge.library import select_parts  # noqa: PLC0415 - help must be quick

        if not patterns and self._loaded:
            return self._loaded.library.parts
        return select_parts(self.library, patterns)

    def job(self, patterns: Sequence[str], options: Mapping[str, str]) -> "WriteJob":
        """The writing of parts as patterns name them.

        Raises:
            UnknownPart: a pattern matches nothing.
        """
        from cadbridge.formats import WriteJob  # noqa: PLC0415 - help must be quick

        return WriteJob(
            library=self.library,
            parts=self.select(patterns),
            mappings=self.mappings,
            options=options,
            own=self.select(()),
        )

    def is_own(self, part: "Part") -> bool:
        """Whether a part stands in the library in force, not only in its base."""
        return self._loaded is None or self._loaded.is_own("parts", part.part_number)

    def owns(self, name: str) -> bool:
        """Whether what goes by a name stands in the library in force, not only in its base."""
        return self._loaded is None or self._loaded.owns(name)

    def refuse_base(self, name: str) -> None:
        """Make sure that a name does not mean what stands in the base only.

        Raises:
            FileError: it does; the base is never written to.
        """
        if self._loaded:
            self._loaded.refuse_base(name)

    @cached_property
    def library_files(self) -> "LibraryFiles | None":
        """The files of the library in force, where it is a folder of library files."""
        from cadbridge.library.opened import LibraryFiles  # noqa: PLC0415 - help must be quick
        from cadbridge.library.shipped import shipped  # noqa: PLC0415

        path = self.library_in_force
        if path == shipped("library"):
            return LibraryFiles(path)
        from cadbridge.jobs.reading import is_library  # noqa: PLC0415

        return LibraryFiles(path) if is_library(path) else None

    def library_around(self, names: Sequence[str]) -> "Library":
        """The library, or what of it is near the parts that have such names or patterns."""
        files = self.library_files
        if files is None or "_loaded" in self.__dict__:
            return self.library
        from cadbridge.library.reader import load  # noqa: PLC0415
        from cadbridge.library.select import numbers_named  # noqa: PLC0415

        found = [numbers_named(files.names, name) for name in names]
        if not all(found):
            return self.library
        return load(files, files.around(number for numbers in found for number in numbers)).whole

    @cached_property
    def _loaded(self) -> "LoadedLibrary | None":
        """The library in force where it is of library files."""
        from cadbridge.library.reader import load, read_library  # noqa: PLC0415

        if self.library_files is not None:
            return load(self.library_files)
        return read_library(self.library_in_force) if self.library_is_ours else None

    @cached_property
    def _foreign_library(self) -> "Library":
        from cadbridge.jobs.reading import read_path  # noqa: PLC0415

        result = read_path(self.library_in_force, self.mappings)
        self.say_findings(result.findings)
        return result.library

    @cached_property
    def mappings(self) -> "Mappings":
        """The mappings in force."""
        from cadbridge.mapping import Mappings, shipped_mappings  # noqa: PLC0415

        own = self.own_mappings
        return Mappings(own) if own else shipped_mappings()

    @property
    def own_mappings(self) -> Path | None:
        """The folder of mappings that was named, or that of the folder one stands in."""
        return self.mappings_path or (self.project.mappings if self.project else None)

    @property
    def library_is_ours(self) -> bool:
        """Whether the library in force is of library files, which `check` holds to its rules."""
        from cadbridge.jobs.reading import format_at  # noqa: PLC0415 - help must be quick

        return self.library_files is not None or format_at(self.library_in_force).canonical

    def say(self, text: str, *, even_if_quiet: bool = False, to_copy: bool = False) -> None:
        """A message for people, not a result; what is to be copied is in one piece."""
        self._clear()
        if to_copy and not self.quiet:
            click.echo(printable(text), err=True)
        elif even_if_quiet or not self.quiet:
            tell(printable(text), err=True)

    def say_findings(self, findings: Iterable[Finding]) -> None:
        """Findings met on the way, as messages; most notes are only counted, unless verbose."""
        notes, said = 0, []
        for finding in findings:
            self.met_errors |= finding.severity is Severity.ERROR
            is_told = self.verbose or finding.rule.always_told
            if finding.severity is Severity.NOTE and not is_told:
                notes += 1
            elif not self.quiet or finding.severity is Severity.ERROR:
                said.append(finding)
        self._clear()
        for line in self.finding_lines(said):
            tell(line, err=True)
        if notes:
            self.say(f"{counted(notes, 'note')}; -v prints {'them' if notes > 1 else 'it'}")

    def finding_lines(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Findings as texts; of many alike in one file only the first few, unless verbose."""
        alike: Counter[tuple[str, str, str]] = Counter()
        for finding in map(as_typed, findings):
            key = (near(finding.place.file), finding.code, finding.message)
            alike[key] += 1
            if self.verbose or alike[key] <= _MOST_ALIKE:
                yield finding_text(finding)
        for (file, code, message), count in alike.items():
            if count > _MOST_ALIKE and not self.verbose:
                more = f"{count - _MOST_ALIKE} more {code}: {message}; -v prints them"
                yield _shown(f"{file}: {more}" if file else more)

    @contextmanager
    def progress(self) -> Iterator[None]:
        """Tell on the terminal how far long work in the block is; nothing in a pipe."""
        if self.quiet or not sys.stderr.isatty():
            yield
            return
        try:
            with watched(self._show_progress):
                yield
        finally:
            self._clear()

    def _show_progress(self, words: str) -> None:
        if time.monotonic() - self._told > _PAUSE:
            self._told = time.monotonic()
            _overwrite(words)

    def _clear(self) -> None:
        """Take away what was told of progress, before anything else is said."""
        if self._told:
            _overwrite("")

    def report(self, error: CadbridgeError) -> None:
        """An error, in words; with all its findings where it has any."""
        self._clear()
        for line in self.finding_lines(error.findings if isinstance(error, FindingsError) else ()):
            tell(line, err=True)
        tell(f"{click.style('error', fg='red')}: {_shown(error.message)}", err=True)
        if error.hint:
            tell(f"  {_shown(in_options(error.hint))}", err=True)


def _overwrite(text: str) -> None:
    """What is being done, in the stead of what was told of it before."""
    click.echo(f"\r{text}\x1b[K", nl=False, err=True)


def finding_text(finding: Finding) -> str:
    """One finding on one or two lines: where, what, and what to do."""
    finding = as_typed(finding)
    mark = click.style(f"{finding.severity} {finding.code}", fg=_COLOURS[finding.severity])
    where = _shown(replace(finding.place, file=near(finding.place.file)).text())
    message = _shown(finding.message)
    text = f"{where}: {mark}: {message}" if where else f"{mark}: {message}"
    return text if finding.severity is Severity.NOTE else f"{text}\n  {finding.rule.advice}"


_ARGUMENT = re.compile(r"`(\w+)`")
_TAKES_BACK = "import"
"""Findings of any command may name its options."""


def as_typed(finding: Finding) -> Finding:
    """A finding that names options as they are typed, where it names arguments of calls."""
    return replace(finding, rule=typed_rule(finding.rule), message=in_options(finding.message))


def typed_rule(rule: Rule) -> Rule:
    """A kind of finding, likewise."""
    return replace(rule, title=in_options(rule.title), advice=in_options(rule.advice))


def in_options(text: str) -> str:
    """Arguments of calls, such as ``as_new`` in backticks, as options that can be typed."""
    if not _ARGUMENT.search(text):
        return text
    options = _options()
    return _ARGUMENT.sub(lambda found: options.get(found[1], found[0]), text)


def _options() -> dict[str, str]:
    """By argument: the option of the command that runs, else of a reader or of `import`."""
    from cadbridge.formats import formats  # noqa: PLC0415 - help must be quick

    readers = {
        option.key: f"--{option.flag}"
        for item in formats().values()
        for option in item.read_options
    }
    running = {
        name: flag
        for command in _commands()
        for option in command.params
        if isinstance(option, click.Option)
        for flag in (max(option.opts, key=len),)
        for name in (option.name or "", flag.lstrip("-").replace("-", "_"))
    }
    return readers | running


def _commands() -> Iterator[click.Command]:
    """`import`, then the command that runs, or has just failed, with those around it."""
    ctx = click.get_current_context(silent=True)
    if ctx is None:
        return
    top = ctx.find_root()
    if isinstance(top.command, click.Group):
        yield from filter(None, [top.command.get_command(top, _TAKES_BACK)])
    while ctx is not None:
        yield ctx.command
        name = ctx.invoked_subcommand
        if name and isinstance(ctx.command, click.Group):
            yield from filter(None, [ctx.command.get_command(ctx, name)])
        ctx = ctx.parent


def _shown(text: str) -> str:
    """What a message says, which may quote a file: no wall of text, nothing that steers."""
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ...")


def near(file: str) -> str:
    """A file by its path from where one stands, where that is the shorter one."""
    path = Path(file)
    if not path.is_absolute():
        return file
    with suppress(ValueError):  # it is on another drive
        relative = os.path.relpath(path)
        return min(relative, file, key=len)
    return file


def write_json(data: Any) -> None:
    """A result for machines; exact numbers as text, digit by digit."""
    text = json.dumps(data, indent=2, default=str, ensure_ascii=not _unicode_stdout())
    click.echo(escaped(text))


def own_library(session: Session) -> Path:
    """The library in force, to be written to.

    Raises:
        FileError: it is the one of the installed program.
    """
    from cadbridge.library.shipped import refuse_installed  # noqa: PLC0415 - help must be quick

    refuse_installed(session.library_in_force)
    return session.library_in_force


def write_files(paths: Iterable[Path], *, as_json: bool, **more: Any) -> None:
    """The files that were written, one a line; for machines with what more there is to say."""
    files = [str(path) for path in paths]
    if as_json:
        write_json({"files": files, **more})
        return
    for file in files:
        click.echo(printable(file))


def _unicode_stdout() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
