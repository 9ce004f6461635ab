"""``cadbridge info``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, as_typed, write_json
from cadbridge.findings import Finding, has_errors
from cadbridge.formats import TableRead
from cadbridge.jobs.describe import Description, describe
from cadbridge.words import counted, printable


@click.command("info")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@with_read_options
@with_json
@click.pass_context
def command(ctx: click.Context, path: Path, as_json: bool) -> None:
    """Tell what a file is and what it holds.

    Format, edition and maker, parts by kind, the fields present, findings in short.
    """
    session = ctx.ensure_object(Session)
    found = describe(path, session.mappings, session.read_options)
    head = {"file": str(path), "format": found.format.title}
    if as_json:
        write_json({**head, "facts": found.facts, **_as_dict(found)})
    else:
        _print({**head, **found.facts}, found)
    ctx.exit(1 if has_errors(found.findings) else 0)


def _as_dict(found: Description) -> dict[str, object]:
    return {
        "counts": found.counts(),
        "kinds": found.kinds(),
        "fields": found.fields(),
        "tables": [asdict(table) for table in found.tables],
        "findings": [as_typed(finding).as_dict() for finding in found.findings],
    }


def _print(facts: dict[str, str], found: Description) -> None:
    counts = found.counts()
    kinds = [(f"- {kind}", count) for kind, count in found.kinds().items()]
    fields = _by_topic(found.fields()).items()
    parts = ("parts", counts.pop("parts"))
    heading = [("fields of", "")] if fields else []
    rows = [*facts.items(), parts, *kinds, *counts.items(), *heading, *fields]
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        click.echo(f"{name:<{width}}{printable(str(value))}".rstrip())
    for table in found.tables:
        for line in _table_lines(table):
            click.echo(printable(line))
    for line in _findings_in_short(found.findings):
        click.echo(printable(line))


def _by_topic(paths: Iterable[str]) -> dict[str, str]:
    """Names of fields by what they are of: parts, their ports, their cables."""
    topics: dict[str, list[str]] = {}
    for path in paths:
        head, _, rest = path.partition(".")
        topics.setdefault(f"- {head if rest else 'parts'}", []).append(rest or head)
    return {topic.replace("_", " "): ", ".join(names) for topic, names in topics.items()}


def _table_lines(table: TableRead) -> Iterator[str]:
    """Where it stands, what its titles became, its first rows, and what would read it better."""
    left = f", {counted(table.left, 'line')} left" if table.left else ""
    yield f"table at {table.place}: {table.kind}, {counted(table.rows, 'row')} read{left}"
    titles = (f"{' '.join(title.split())} = {field or '?'}" for title, field in table.columns)
    yield f"  titles   {'; '.join(titles)}"
    for sample in table.samples:
        yield f"  row      {sample}"
    if table.better:
        yield f"  better   {table.better}"


def _findings_in_short(findings: tuple[Finding, ...]) -> list[str]:
    """One line a code, with its count and its first message."""
    counts = Counter(finding.code for finding in findings)
    firsts = {finding.code: as_typed(finding) for finding in reversed(findings)}
    return [
        f"{firsts[code].severity} {code} x {count}: {firsts[code].message}"
        for code, count in sorted(counts.items())
    ]
