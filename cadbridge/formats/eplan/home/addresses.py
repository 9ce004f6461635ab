"""Addresses of a file that comes back: those that say what the library says are nothing new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cadbridge.formats import ReadResult
from cadbridge.formats.eplan.fields.address import encode_address
from cadbridge.formats.eplan.home.matching import fits_in
from cadbridge.formats.eplan.home.news import news
from cadbridge.formats.eplan.kept.records import address_of, listed
from cadbridge.formats.eplan.plan import FORMAT, Plan
from cadbridge.formats.eplan.xml.node import Node, node_from_extra
from cadbridge.model import Extra, Library

_WHOSE = ("address", "after")
"""Keys of a record that tell whose it is, and where it stands."""


def without_known_addresses(result: ReadResult, library: Library, plan: Plan) -> ReadResult:
    """What was read, without records that are the addresses of manufacturers of the library."""
    records = result.library.records.get(FORMAT)
    if not isinstance(records, dict) or not listed(records):
        return result
    known = {item.short_name: encode_address(item, plan) for item in library.manufacturers}
    by_value = _by_value(known.values())
    left: list[Extra] = [it for it in listed(records) if not _is_known(it, by_value)]
    told = [_told(item, known.get(address_of(item))) for item in left]
    kept = {**result.library.records, FORMAT: {**records, "records": told}}
    return replace(result, library=replace(result.library, records=kept))


_ByValue = Mapping[tuple[str, str], Sequence[Node]]
"""Addresses by each of their attributes and its value."""


def _by_value(known: Iterable[Node]) -> _ByValue:
    found: dict[tuple[str, str], list[Node]] = {}
    for node in known:
        for attribute in node.attributes.items():
            found.setdefault(attribute, []).append(node)
    return found


def _is_known(record: dict[str, Extra], known: _ByValue) -> bool:
    """Whether a record is an address of which a manufacturer says all."""
    if record.get("tag") != "address":
        return False
    node = node_from_extra(record)
    said = [known.get(item, ()) for item in node.attributes.items() if all(item)]
    return any(fits_in(node, address) for address in min(said, key=len, default=()))


def _told(record: Extra, known: Node | None) -> Extra:
    """The record of a manufacturer's address, with what the library would not write alone."""
    if known is None or not isinstance(record, dict):
        return record
    own: dict[str, Extra] = {name: it for name, it in record.items() if name in _WHOSE}
    return own | news({name: it for name, it in record.items() if name not in _WHOSE}, known)
