"""What is open in a library, by part and the most harmful first: ``cadbridge check --open``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cadbridge.cli.folding import tell
from cadbridge.cli.session import Session, write_json
from cadbridge.doubts import Doubts, OpenPoint, harm_of, reason_words, worst_first
from cadbridge.jobs.reading import read_path
from cadbridge.library.plain import to_plain
from cadbridge.model import Library
from cadbridge.model.merge import merge_libraries
from cadbridge.words import counted, printable


def print_open_points(session: Session, paths: Sequence[Path], *, as_json: bool) -> None:
    """Print every open point once, with the command that settles it."""
    doubts = Doubts(_library(session, paths), wording=session.verbose)
    points = list(worst_first(doubts))
    if as_json:
        write_json([_plain(point, also, doubts.command(point)) for point, also in points])
        return
    owners: dict[str, list[tuple[OpenPoint, list[str]]]] = {}
    for point, also in points:
        owners.setdefault(point.owner, []).append((point, also))
    for owner, own in owners.items():
        click.echo(click.style(printable(owner), bold=True))
        for point, also in own:
            for line in _lines(point, also, doubts.command(point)):
                tell(printable(line))
    session.say(f"{counted(len(points), 'open point')}")


def _library(session: Session, paths: Sequence[Path]) -> Library:
    """The library in force; of files, all parts in them."""
    read = [read_path(path, session.mappings).library for path in paths]
    return merge_libraries(read) if read else session.library


def _lines(point: OpenPoint, also: Sequence[str], command: str) -> Iterator[str]:
    harm = harm_of(point).name.lower()
    place = point.place or "as a whole"
    yield f"  {harm}, {point.source.certainty}: {place}: {reason_words(point.source)}"
    if also:
        yield f"    also of {', '.join(also)}"
    yield f"    {command}"


def _plain(point: OpenPoint, also: Sequence[str], command: str) -> dict[str, object]:
    return {
        "part": point.owner,
        "also": list(also),
        "place": point.place,
        "harm": harm_of(point).name.lower(),
        "certainty": str(point.source.certainty),
        "reason": point.source.reason,
        "source": to_plain(point.source),
        "command": command,
    }
