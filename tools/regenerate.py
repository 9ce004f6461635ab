"""Writes what is generated from the code: run ``python -m tools.regenerate`` and commit.

The schema of library files (library/library.schema.json), the pages of the finding codes
(docs/findings) and of the fields (docs/fields.md), the tables in README.md and the samples. A test
compares them with what this module writes.
"""

import shutil
from pathlib import Path

import cadbridge
from cadbridge.cli.formats_command import mark, share
from cadbridge.findings import Rule
from cadbridge.formats import Format, own_formats
from cadbridge.jobs.explain import all_rules
from cadbridge.library import schema_text
from cadbridge.library.schema import SCHEMA_FILE
from cadbridge.mapping import Capability
from cadbridge.model.fields import library_paths

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_FORMATS = ("eplan", "edz", "excel", "dxf", "svg", "html")
SAMPLE_PARTS = ("DUET HV 80", "POWER CABLE for DUET AD", "3RT2026-2EK60")

AREAS = {
    "CB1": "Library files",
    "CB2": "Engineering rules over a library",
    "CB3": "EPLAN parts data and EDZ",
    "CB4": "Excel workbooks",
    "CB5": "DXF drawings",
    "CB6": "Mappings, import, convert",
    "CB7": "3D models",
    "P50": "Conditions for which EPLAN's own check has a message of that number",
}


def main() -> None:
    """Write everything below the project's root."""
    (ROOT / "library" / SCHEMA_FILE).write_text(schema_text(), "utf-8", newline="\n")
    write_finding_pages(ROOT / "docs" / "findings")
    readme = ROOT / "README.md"
    readme.write_text(with_tables(readme.read_text("utf-8")), "utf-8", newline="\n")
    (ROOT / "docs" / "fields.md").write_text(fields_page(), "utf-8", newline="\n")
    shutil.rmtree(ROOT / "samples", ignore_errors=True)
    write_samples(ROOT / "samples")


def write_finding_pages(folder: Path) -> None:
    """One page a code, and an index by area."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = list(all_rules().values())
    for rule in found:
        (folder / f"{rule.code}.md").write_text(finding_page(rule), "utf-8", newline="\n")
    (folder / "README.md").write_text(finding_index(found), "utf-8", newline="\n")


def finding_page(rule: Rule) -> str:
    """The page of one code."""
    return (
        f"# {rule.code}: {rule.title}\n\n"
        f"| severity | area |\n| --- | --- |\n| {rule.severity} | {AREAS[rule.code[:3]]} |\n\n"
        f"## What to do\n\n{rule.advice}\n"
    )


def finding_index(found: list[Rule]) -> str:
    """The list of all codes."""
    lines = ["# Finding codes", ""]
    for prefix, title in AREAS.items():
        lines += [f"## {title}", "", "| code | severity | what |", "| --- | --- | --- |"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.severity} | {rule.title} |"
            for rule in found
            if rule.code.startswith(prefix)
        ]
        lines.append("")
    return "\n".join(lines)


def with_tables(text: str) -> str:
    """README text with its generated tables put between their marks."""
    for name, table in {"formats": format_table(), "topics": topic_table()}.items():
        start, end = f"<!-- {name}: generated -->\n", f"<!-- end of {name} -->"
        head, _, rest = text.partition(start)
        _, mark, tail = rest.partition(end)
        if not mark:
            raise ValueError(f"README.md has no marks for the table {name!r}")
        text = f"{head}{start}\n{table}\n{end}{tail}"
    return text


def format_table() -> str:
    """The formats: what each is and can."""
    lines = ["| format | files | reads | writes | checks | fields carried |", "| --- " * 6 + "|"]
    for item in own_formats():
        can = [item.read, item.write or item.export, item.check or item.read]
        ways = " | ".join("yes" if function else "-" for function in can)
        lines.append(
            f"| {item.name}: {item.title} | {' '.join(item.suffixes)} | {ways} | {share(item)} |"
        )
    return "\n".join(lines) + "\n"


TOPICS = {
    "properties": "Technical data",
    "accessories": "Accessories, documents",
    "documents": "Accessories, documents",
    "ports": "Ports and their pins",
    "connector": "Connectors",
    "cable": "Cables: ends, conductors, lengths, order codes",
    "terminals": "Terminals and functions",
    "functions": "Terminals and functions",
    "faces": "Faces: contacts, housing, key",
    "manufacturers": "Manufacturers",
    "source_documents": "Source documents",
    "extras": "What files of others hold beyond that",
    "records": "What files of others hold beyond that",
}
"""Where a path begins so, what it is about; all others are about the part as a whole."""


def topic_table() -> str:
    """Topic by format: how many of its fields come back."""
    whole_part = "Part: numbers, texts, size, weight"
    topics: dict[str, list[str]] = {topic: [] for topic in (whole_part, *TOPICS.values())}
    for path in library_paths():
        topics[TOPICS.get(path.partition(".")[0], whole_part)].append(path)
    items = readable()
    lines = _head("", items)
    for topic, paths in topics.items():
        cells = (_topic_cell(item, set(paths)) for item in items)
        lines.append(f"| {topic} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _topic_cell(item: Format, paths: set[str]) -> str:
    always, asked = len(item.carried_paths({}) & paths), len(item.carried_paths() & paths)
    if always == asked:
        return "yes" if always == len(paths) else f"{always} of {len(paths)}" if always else ""
    options = " ".join(f"`--{option.flag}`" for option in item.options if option.decides_fields)
    whole = "yes" if asked == len(paths) else str(asked)
    return f"{always} of {len(paths)}; {whole} with {options}"


def fields_page() -> str:
    """Field by format, and why one is not carried or how it is normalised."""
    items = readable()
    lines = ["# What each format carries", "", FIELDS_INTRODUCTION, *_head("field", items)]
    notes: dict[str, int] = {}
    for path in library_paths():
        cells = (_cell(item.capability(path), notes) for item in items)
        lines.append(f"| `{path}` | {' | '.join(cells)} |")
    lines += ["", "## Notes", "", *(f"{number}. {note}" for note, number in notes.items())]
    return "\n".join(lines) + "\n"


FIELDS_INTRODUCTION = """\
*yes*: comes back exactly as it was. *normal form*: comes back in one of several equal forms.
*-*: is not carried. *with --option*: comes back where the file was written with it. The figures
lead to the notes below. A field marked *yes* that does not come back fails a test, and so does one
that comes back without being marked.
"""


def readable() -> list[Format]:
    """The formats that can bring anything back."""
    return [item for item in own_formats() if item.read]


def _head(first: str, items: list[Format]) -> list[str]:
    names = " | ".join(item.name for item in items)
    return [f"| {first} | {names} |", "| --- " * (len(items) + 1) + "|"]


def _cell(capability: Capability, notes: dict[str, int]) -> str:
    text = mark(capability)
    if not capability.note:
        return text
    return f"{text} ({notes.setdefault(capability.note, len(notes) + 1)})"


def write_samples(folder: Path) -> list[Path]:
    """One drive, one cable and the contactor in all formats."""
    library = cadbridge.shipped_library()
    return cadbridge.write_formats(library, folder, SAMPLE_FORMATS, parts=SAMPLE_PARTS)


if __name__ == "__main__":
    main()
