"""What is open in a library, by part and the most harmful first: ``cadbridge check --open``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cadbridge.cli.folding import tell
from cadbridge.cli.session import Session, write_json
from cadbridge.doubts import Doubts, OpenPoint, harm_of, reason_words, worst_first
from cadbridge.jobs.reading import format_at, read_path
from cadbridge.library.plain import to_plain
from cadbridge.library.shipped import is_installed
from cadbridge.model import Library
from cadbridge.model.merge import merge_libraries
from cadbridge.words import counted, printable


def print_open_points(session: Session, paths: Sequence[Path], *, as_json: bool) -> None:
    """Print every open point once, with the command that settles it."""
    library = _library(session, paths)
    doubts = Doubts(library, wording=session.verbose)
    every = list(worst_first(doubts))
    points = every if paths else [item for item in every if session.owns(item[0].owner)]
    options = _options(session, paths)

    def commands(point: OpenPoint, also: Sequence[str]) -> list[str]:
        return [] if options is None else doubts.commands(point, also, options)

    if as_json:
        write_json([_plain(point, also, commands(point, also)) for point, also in points])
        return
    owners: dict[str, list[tuple[OpenPoint, list[str]]]] = {}
    for point, also in points:
        owners.setdefault(point.owner, []).append((point, also))
    for owner, own in owners.items():
        click.echo(click.style(printable(owner), bold=True))
        for point, also in own:
            for line in _lines(point, also):
                tell(printable(line))
            for line in commands(point, also):  # in one piece, to be copied
                click.echo(printable(f"    {line}"))
    shared = "; what several parts share is one" if any(also for _, also in points) else ""
    session.say(f"{counted(len(points), 'open point')}{shared}")
    if rest := len(every) - len(points):
        session.say(
            f"{rest} more of what the library stands on: settle them there, or copy its file into"
            " your library first"
        )
    if options is None and points:
        session.say(
            "to settle them, copy the files into a library of your own; it is named with --library"
        )


def _library(session: Session, paths: Sequence[Path]) -> Library:
    """The library in force; of files, all parts in them."""
    read = [read_path(path, session.mappings).library for path in paths]
    return merge_libraries(read) if read else session.library


def _options(session: Session, paths: Sequence[Path]) -> list[str] | None:
    """What names the library to `cadbridge settle`; None where it cannot be settled there."""
    if len(paths) > 1 or (paths and not format_at(paths[0]).canonical):
        return None
    path = paths[0] if paths else session.library_in_force
    if is_installed(path) or not format_at(path).canonical:
        return None
    return ["--library", str(path)] if paths or session.library_path else []


def _lines(point: OpenPoint, also: Sequence[str]) -> Iterator[str]:
    harm = harm_of(point).name.lower()
    place = point.place or "as a whole"
    yield f"  {harm}, {point.source.certainty}: {place}: {reason_words(point.source)}"
    if also:
        yield f"    also of {', '.join(also)}"


def _plain(point: OpenPoint, also: Sequence[str], commands: Sequence[str]) -> dict[str, object]:
    return {
        "part": point.owner,
        "also": list(also),
        "place": point.place,
        "harm": harm_of(point).name.lower(),
        "certainty": str(point.source.certainty),
        "reason": point.source.reason,
        "source": to_plain(point.source),
        "commands": list(commands),
    }
