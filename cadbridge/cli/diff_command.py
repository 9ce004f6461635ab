"""``cadbridge diff``."""

from dataclasses import replace
from pathlib import Path

import click

from cadbridge.cli.changes_text import change_dicts, changes_text
from cadbridge.cli.not_shown_text import not_shown_words
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.formats import Format, ReadResult
from cadbridge.jobs.diff import Comparison, compare
from cadbridge.jobs.reading import fitting_options, format_at, read_path, resolved
from cadbridge.model import Library, Part
from cadbridge.model.fields import library_paths
from cadbridge.model.shown import WHOLE, Filled, Sight
from cadbridge.words import counted


@click.command("diff")
@click.argument("old", metavar="A", type=click.Path(path_type=Path))
@click.argument("new", metavar="B", type=click.Path(path_type=Path))
@with_read_options
@with_json
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, as_json: bool) -> None:
    """Compare two files or libraries of any format.

    Parts are matched by part number, ports by designation, pins by contact; order does not
    matter. What one of the formats cannot carry is left out, and said. Exit code 0: nothing
    different, 1: differences, 2: it could not be done.
    """
    session = ctx.ensure_object(Session)
    sides = [format_at(old), format_at(new)]
    compared = _compare(sides, _results([old, new], sides, session))
    changes = compared.changes
    left_out = _left_out(sides)
    if as_json:
        not_shown = change_dicts(compared.not_shown)
        write_json(
            {"changes": change_dicts(changes), "not_shown": not_shown, "fields_left_out": left_out}
        )
    else:
        for line in changes_text(changes):
            click.echo(line)
        for words in not_shown_words(compared.not_shown):
            session.say(f"only one side has it: {words}")
        if left_out:
            names = " or ".join(dict.fromkeys(item.name for item in sides))
            session.say(f"{counted(len(left_out), 'field')} left out that {names} does not carry")
        session.say(counted(len(changes), "difference") if changes else "no differences")
    ctx.exit(1 if changes else 0)


def _results(paths: list[Path], sides: list[Format], session: Session) -> list[ReadResult]:
    """Both sides, with what a file leaves open settled: by a library as `import` does.

    What a side names and does not hold, such as a cable by its order codes, is looked up in the
    other and in the library in force.
    """
    known: Library | None = None
    results: dict[int, ReadResult] = {}
    options = fitting_options(paths, session.read_options)
    for index in sorted((0, 1), key=lambda index: not sides[index].canonical):
        results[index] = read_path(paths[index], session.mappings, known, options)
        if sides[index].canonical and not sides[1 - index].canonical:
            own = results[index].library
            known = own.with_parts((*own.parts, *_lacking(own, session.library)))
    found = [results[0], results[1]]
    if known is None and sides[0] is not sides[1]:
        first, second = (result.library for result in found)
        others = [
            _lacking(first, second, session.library),
            _lacking(second, first, session.library),
        ]
        found = [_settled(*side) for side in zip(sides, found, others, strict=True)]
    for result in found:
        session.say_findings(result.findings)
    return found


def _settled(item: Format, result: ReadResult, others: tuple[Part, ...]) -> ReadResult:
    """The result with its parts as they are beside others."""
    settled = resolved(item, result, Library(parts=others))
    return replace(settled, library=result.library.with_parts(settled.library.parts))


def _lacking(library: Library, *others: Library) -> tuple[Part, ...]:
    """The parts of others whose numbers a library does not hold."""
    parts = (part for other in others for part in other.parts)
    return tuple(part for part in parts if part.part_number not in library.part_by_number)


def _compare(sides: list[Format], results: list[ReadResult]) -> Comparison:
    """Changes in the parts and fields that both formats carry, in what both files show."""
    old, new = (
        result.library.with_parts(
            tuple(part for part in result.library.parts if all(s.takes(part) for s in sides))
        )
        for result in results
    )
    for item in sides:
        old, new = item.share(old), item.share(new)
    paths = sides[0].carried_paths() & sides[1].carried_paths()
    shown = [_shown(*side, sides) for side in zip(sides, results, strict=True)]
    return compare(old, new, paths, *shown)


def _shown(item: Format, result: ReadResult, sides: list[Format]) -> Sight:
    """What a side shows; a library shows all, and so do files that leave out the same."""
    leaves_out = isinstance(result.shown, Filled)
    return WHOLE if item.canonical or (leaves_out and sides[0] is sides[1]) else result.shown


def _left_out(sides: list[Format]) -> list[str]:
    carried = sides[0].carried_paths() & sides[1].carried_paths()
    return [path for path in library_paths() if path not in carried]
