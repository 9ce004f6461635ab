"""Bad files of every kind, some of them made from good ones."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cadbridge.formats import Format, WriteJob, formats
from cadbridge.library import read_library
from cadbridge.library.starter import start_library
from cadbridge.mapping import shipped_mappings

YAML: Mapping[str, bytes] = {
    "duplicate key": b"parts:\n  - part_number: A.1\n    part_number: A.2\n",
    "unknown key": b"parts:\n  - part_number: A.1\n    colour: red\n",
    "unknown list": b"teile: []\n",
    "wrong type": b"parts: 7\n",
    "list at the top": b"- part_number: A.1\n",
    "scalar at the top": b"just words\n",
    "not a number": b"parts:\n  - {part_number: A.1, width_mm: NaN}\n",
    "infinite": b"parts:\n  - {part_number: A.1, width_mm: .inf}\n",
    "infinite word": b"parts:\n  - {part_number: A.1, weight_kg: -Infinity}\n",
    "absurd number": b"parts:\n  - {part_number: A.1, width_mm: 1e999999999}\n",
    "ways in a word": b"parts:\n  - {part_number: A.1, connector: {ways: x}}\n",
    "alias bomb": b"a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nparts: [*b,*b,*b,*b]\n",
    "cyclic alias": b"parts: &p [*p]\n",
    "deep flow": b"parts: " + b"[" * 100_000,
    "deep block": b"".join(b"  " * depth + b"a:\n" for depth in range(500)),
    "python object": b"parts: !!python/object/apply:os.system ['true']\n",
    "two documents": b"parts: []\n---\nparts: []\n",
    "tab indent": b"parts:\n\t- part_number: A.1\n",
    "unclosed quote": b'parts:\n  - part_number: "A.1\n',
    "lone surrogate": b'parts:\n  - part_number: "A\\ud800"\n',
    "control character": b"parts:\n  - part_number: A\x07\n",
    "list as a key": b"? [a, b]\n: c\n",
    "merge key": b"x: &x {kind: drive}\nparts:\n  - {<<: *x, part_number: A.1}\n",
    "family without types": b"families:\n  - {name: F, shared: 3, types: [4]}\n",
    "unknown shared port": (
        b"families:\n  - name: F\n    types:\n      - {part_number: A.1, ports: [{shared: X}]}\n"
    ),
}
"""Library files that each have one thing wrong."""

XML: Mapping[str, bytes] = {
    "entity bomb": (
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + i, *[97 + i] * 10)
            for i in range(9)
        )
        + b']><partsmanagement><part P_ARTICLE_PARTNR="&j;"/></partsmanagement>'
    ),
    "external entity": (
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        b'<partsmanagement><part P_ARTICLE_PARTNR="&e;"/></partsmanagement>'
    ),
    "other root": b"<?xml version='1.0'?><html><body/></html>",
    "deep nesting": b"<partsmanagement>" + b"<part>" * 50_000,
    "two roots": b"<partsmanagement/><partsmanagement/>",
    "bad reference": b'<partsmanagement><part P_ARTICLE_PARTNR="&#0;"/></partsmanagement>',
    "doubled attribute": b'<partsmanagement><part a="1" a="2"/></partsmanagement>',
    "lying encoding": b'<?xml version="1.0" encoding="utf-8"?><partsmanagement a="\xff\xfe"/>',
}
"""XML files that no parts file may be."""


def readable() -> list[Format]:
    """All formats that read."""
    return [item for item in formats().values() if item.read is not None]


def good_files(folder: Path) -> Mapping[str, bytes]:
    """One sound file of each readable format, by its suffix."""
    start_library(folder / "library")
    library = read_library(folder / "library").library
    job = WriteJob(library=library, parts=library.parts, mappings=shipped_mappings())
    found: dict[str, bytes] = {}
    for item in readable():
        assert item.export is not None
        paths = [path for path in item.export(job, folder) if path.suffix in item.suffixes]
        found[item.suffixes[0]] = max(paths, key=lambda path: path.stat().st_size).read_bytes()
    return found


def damaged(good: bytes, others: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """A sound file's bytes, spoilt in ways that hit every format."""
    yield "empty", b""
    yield "blank", b" \n\n"
    for percent in (1, 10, 50, 90):
        yield f"cut at {percent} %", good[: len(good) * percent // 100]
    yield "zeros", b"\x00" * 4096
    yield "noise", bytes((i * 7919 + (i >> 3) * 104729) % 256 for i in range(5000))
    yield "middle overwritten", good[: len(good) // 2] + b"\xff" * 64 + good[len(good) // 2 + 64 :]
    yield "utf-16", "partsmanagement".encode("utf-16")
    yield "one long line", b"a" * 2_000_000
    for suffix, content in others.items():
        yield f"really {suffix}", content
