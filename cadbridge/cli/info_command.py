"""``cadbridge info``."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, has_errors
from cadbridge.formats import ReadResult, TableRead
from cadbridge.jobs.reading import fitting_options, format_at, read_path
from cadbridge.mapping.definitions import connection_points
from cadbridge.model import Library
from cadbridge.model.walk import filled_paths
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
    item = format_at(path)
    try:
        options = fitting_options([path], session.read_options)
        result = read_path(path, session.mappings, options=options)
    except FindingsError as error:
        result = ReadResult(library=Library(), findings=error.findings)
    head = {"file": str(path), "format": item.title}
    facts = item.describe(path) if item.describe is not None and path.is_file() else {}
    if as_json:
        write_json({**head, "facts": facts, **_as_dict(result)})
    else:
        _print({**head, **facts}, result)
    ctx.exit(1 if has_errors(result.findings) else 0)


def _as_dict(result: ReadResult) -> dict[str, object]:
    return {
        "counts": _counts(result.library),
        "kinds": _kinds(result.library),
        "fields": list(filled_paths(result.library)),
        "tables": [asdict(table) for table in result.tables],
        "findings": [finding.as_dict() for finding in result.findings],
    }


def _print(facts: dict[str, str], result: ReadResult) -> None:
    counts = _counts(result.library)
    kinds = {f"- {kind}": count for kind, count in _kinds(result.library).items()}
    fields = ", ".join(filled_paths(result.library)) or "none"
    rows = {**facts, "parts": counts.pop("parts"), **kinds, **counts, "fields": fields}
    width = max(map(len, rows)) + 2
    for name, value in rows.items():
        click.echo(f"{name:<{width}}{printable(str(value))}")
    for table in result.tables:
        for line in _table_lines(table):
            click.echo(printable(line))
    for line in _findings_in_short(result.findings):
        click.echo(printable(line))


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


def _kinds(library: Library) -> dict[str, int]:
    return dict(sorted(Counter(str(part.kind) for part in library.parts).items()))


def _counts(library: Library) -> dict[str, int]:
    pins = sum(len(port.pins) for part in library.parts for port in part.ports)
    functions = [function for part in library.parts for function in part.functions]
    counts = {
        "parts": len(library.parts),
        "ports": sum(len(part.ports) for part in library.parts),
        "contacts": pins,
        "functions": len(functions),
        "connection points": sum(len(connection_points(item)) for item in functions),
        "faces": len(library.faces),
        "manufacturers": len(library.manufacturers),
        "source documents": len(library.source_documents),
    }
    return {name: count for name, count in counts.items() if count or name == "parts"}


def _findings_in_short(findings: tuple[Finding, ...]) -> list[str]:
    """One line a code, with its count and its first message."""
    counts = Counter(finding.code for finding in findings)
    firsts = {finding.code: finding for finding in reversed(findings)}
    return [
        f"{firsts[code].severity} {code} x {count}: {firsts[code].message}"
        for code, count in sorted(counts.items())
    ]
