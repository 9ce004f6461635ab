"""``cadbridge convert``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from cadbridge.cli.completion import FormatName
from cadbridge.cli.options import with_format_options, with_read_options
from cadbridge.cli.session import Session, write_files
from cadbridge.errors import FileError
from cadbridge.findings import Finding, Severity, has_errors
from cadbridge.formats import Format, ReadResult, WriteJob, format_named, format_of
from cadbridge.jobs.convert import check_fits, nothing_fits, refuse_nothing, write_file
from cadbridge.jobs.export import export
from cadbridge.jobs.losses import (
    FIELD_NORMALISED,
    FIELD_NOT_CARRIED,
    KIND_NOT_CARRIED,
    Loss,
    losses_of,
)
from cadbridge.jobs.reading import fitting_options, read_path
from cadbridge.model import Library
from cadbridge.words import counted, named_counts


@click.command("convert")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format", "name", type=FormatName(), help="Format of the target where TARGET is a folder."
)
@click.option("--json", "as_json", is_flag=True, help="Print for machines, with every field.")
@click.option("--strict", is_flag=True, help="Write nothing if the target cannot carry it all.")
@with_read_options
@with_format_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    source: Path,
    target: Path,
    name: str | None,
    as_json: bool,
    strict: bool,
    **options: str,
) -> None:
    """Convert a file of any format to any other.

    TARGET is a file, in the format of its suffix, or with --format a folder. What the target
    cannot carry is said before it is written.
    """
    session = ctx.ensure_object(Session)
    if not name and not target.suffix:
        raise click.UsageError(f"{target} has no suffix; for a folder, say --format.")
    item = format_named(name) if name else format_of(target)
    reading = fitting_options([source], _of_reader(session.read_options, item))
    result = read_path(source, session.mappings, options=reading)
    job = WriteJob(
        library=result.whole,
        parts=result.library.parts,
        mappings=session.mappings,
        options=options,
        attachments=result.attachments,
        own=result.library.parts,
    )
    left_behind = () if item.container else result.left_behind
    session.say_findings((*result.findings, *left_behind))
    if result.library == Library():
        raise FileError("there is nothing in it; nothing written", path=source)
    refuse_nothing(result.library, item, options, source)
    if name:
        item.refuse_twins(job.parts)
    else:
        check_fits(job, item, target)
    lost = losses_of(result, item, session.mappings, options)
    for line in _losses_text(lost, item):
        session.say(line)
    session.say_findings(item.doubts(job))
    told = [loss.finding().as_dict() for loss in lost]
    if strict and (why := _not_whole(result, lost, left_behind)):
        session.say(f"nothing written: --strict, and {why}", even_if_quiet=True)
        write_files([], as_json=as_json, losses=told)
        ctx.exit(1)
    if name:
        written = [exported.path for exported in export(job, [item], target)]
        if not written:
            raise nothing_fits(item, source)
    else:
        write_file(job, item, target)
        written = [target]
    write_files(written, as_json=as_json, losses=told)


def _not_whole(result: ReadResult, lost: Sequence[Loss], left_behind: Sequence[Finding]) -> str:
    """Why the target would not have all that the source holds; nothing where it would."""
    if has_errors(result.findings):
        return "not all of the source could be read"
    if any(finding.rule.leaves_out for finding in result.findings):
        return "no target has all of the source"
    if left_behind or any(loss.rule.severity is not Severity.NOTE for loss in lost):
        return "the target cannot carry all"
    return ""


def _of_reader(given: Mapping[str, str], target: Format) -> dict[str, str]:
    """The options for the reader, without texts that the target's writer takes: `--port`."""
    taken = {option.key for option in target.options if not option.choices and not option.switch}
    return {key: text for key, text in given.items() if key not in taken}


def _losses_text(found: Sequence[Loss], target: Format) -> Iterator[str]:
    """One line a kind of part that is left out, one for all values lost, one for normal forms."""
    yield from (f"{target.name}: {loss.text()}" for loss in found if loss.rule is KIND_NOT_CARRIED)
    lost = [loss for loss in found if loss.rule is FIELD_NOT_CARRIED]
    changed = [loss for loss in found if loss.rule is FIELD_NORMALISED]
    if lost:
        values = counted(sum(loss.count for loss in lost), "value")
        yield f"{target.name} does not carry {values}: {_named(lost)}"
    if changed:
        yield f"{target.name} carries in a normal form {_named(changed)}"


def _named(found: Sequence[Loss]) -> str:
    counts = Counter[str]()
    for loss in found:
        counts[loss.name] += loss.count
    return named_counts(counts)
