"""Lines that repeat the number of a cable for each of its lengths."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cadbridge.formats.excel.read.lists.values.measures import in_mm
from cadbridge.formats.excel.read.parts_list.part_lines import PartLine
from cadbridge.formats.excel.tables.columns import Table
from cadbridge.model import Kind

_LENGTH = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s*-?\s*"
    r"(mm|cm|dm|m|ft|feet|meters?|metres?|mètres?|metri|metro|metros?|米)\b\.?(?!\s*[²2^/])",
    re.IGNORECASE,
)
_GAPS = re.compile(r"\s*(?:\(\s*\)\s*)?[,;/–-]?\s*$|\s+(?=[,;])|\s*\(\s*\)")
_PRICED = ("price", "sales_price", "currency", "price_unit")
_DESCRIPTIONS = ("description", "description_2", "description_3")
_IDENTITY = ("part_number", "order_number", "kind")


@dataclass(slots=True, kw_only=True)
class OneLength:
    """A length of a cable with what its line alone says."""

    line: PartLine
    length_mm: Decimal
    order_code: str
    own: dict[str, str] = field(default_factory=dict)
    """Texts by title: a price, a description."""


def lengths_of(lines: Sequence[PartLine], parts: Table) -> list[OneLength]:
    """The lengths that the lines of one number stand for; none where that is not certain.

    Certain is it where each line has an order number and a length of its own, the length in a
    column or in the description.

    Args:
        lines: several lines of one part.
        parts: the table of parts, for the titles of what differs.
    """
    codes = [str(line.values.get("order_number") or "") for line in lines]
    kinds = {line.values.get("kind", Kind.CABLE) for line in lines}
    if not all(codes) or len(set(codes)) < len(lines) or kinds != {Kind.CABLE}:
        return []
    lengths = [line.length_mm for line in lines]
    if None in lengths:
        lengths = _in_descriptions(lines)
    if None in lengths or len(set(lengths)) < len(lines):
        return []
    found = [
        OneLength(line=line, length_mm=length, order_code=code)
        for line, length, code in zip(lines, lengths, codes, strict=True)
        if length is not None
    ]
    for one in found:
        one.line.properties.pop(one.line.length_title, None)
        del one.line.values["order_number"]
        one.line.values["kind"] = Kind.CABLE
    _without_lengths(lines)
    _set_apart(found, parts)
    return found


def _in_descriptions(lines: Sequence[PartLine]) -> list[Decimal | None]:
    """Of each line the length in its texts that other lines do not have; None where not one."""
    of_lines = [
        {
            length
            for text in _descriptions(line)
            for match in _LENGTH.finditer(text)
            if (length := in_mm(match.group(1), match.group(2)))
        }
        for line in lines
    ]
    common = set.intersection(*of_lines)
    own = [lengths - common for lengths in of_lines]
    return [next(iter(lengths)) if len(lengths) == 1 else None for lengths in own]


def _descriptions(line: PartLine) -> Iterator[str]:
    for name in _DESCRIPTIONS:
        yield from line.values.get(name, {}).values()


def _without_lengths(lines: Sequence[PartLine]) -> None:
    """Take lengths out of descriptions that differ by nothing else."""
    for name in _DESCRIPTIONS:
        texts = [line.values.get(name, {}) for line in lines]
        bare = [{language: _bare(text) for language, text in said.items()} for said in texts]
        if all(bare[0].values()) and texts.count(texts[0]) < bare.count(bare[0]) == len(lines):
            for line in lines:
                line.values[name] = bare[0]


def _bare(text: str) -> str:
    return _GAPS.sub("", " ".join(_LENGTH.sub("", text).split()))


def _set_apart(found: Sequence[OneLength], parts: Table) -> None:
    """Take from the lines what differs between them, and keep it with its length."""
    for name in parts.by_key:
        if name not in _IDENTITY and _differs([one.line.values for one in found], name):
            for taken in _PRICED if name in _PRICED else (name,):
                for one in found:
                    if taken in one.line.values:
                        one.own.update(_texts(parts, taken, one.line.values.pop(taken)))
    for name in dict.fromkeys(name for one in found for name in one.line.properties):
        if _differs([one.line.properties for one in found], name):
            for one in found:
                said = one.line.properties.pop(name, ())
                if said:
                    one.own[name] = " ".join(filter(None, said))


def _differs(lines: Sequence[Mapping[str, Any]], name: str) -> bool:
    said = [line[name] for line in lines if name in line]
    return any(value != said[0] for value in said)


def _texts(parts: Table, name: str, value: Any) -> Iterator[tuple[str, str]]:
    column = parts.by_key[name]
    if isinstance(value, Mapping):
        yield from ((column.title_in(language), text) for language, text in value.items())
    else:
        yield column.title, format(value, "f") if isinstance(value, Decimal) else str(value)
