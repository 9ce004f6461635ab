"""Families: parts that share fields and ports are written once.

A family gives the fields that all its types have (``shared``) and ports by designation
(``shared_ports``); each type gives the rest, and takes a shared port into its list of ports with
``{shared: POWER}``. Lists that both give are joined, the shared ones first; any other field of
the type takes the place of the shared one. Expanding is done on the plain data, so that every
value keeps its line.
"""

from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.yaml_text import LinedDict, LinedList

BAD_FAMILY = rule(
    "CB104",
    Severity.ERROR,
    "A family cannot be written out",
    "A family has name, shared, shared_ports and types; a type names shared ports that exist.",
)

_KEYS = frozenset({"name", "shared", "shared_ports", "types"})


def expand_families(data: Any, file: str) -> Any:
    """The document with its ``families`` written out as further ``parts``.

    Raises:
        FindingsError: a family has an unknown key or names a port it does not share.
    """
    if not isinstance(data, LinedDict) or "families" not in data:
        return data
    findings: list[Finding] = []
    result = LinedDict(data.line)
    for key, value in data.items():
        if key != "families":
            result.put(key, value, data.lines[key])
    parts = LinedList(data.lines["families"])
    for part, line in _items(data.get("parts")):
        parts.put(part, line)
    for family, line in _items(data["families"]):
        for part in _expand(family, line, file, findings):
            parts.put(part, part.line)
    if findings:
        raise FindingsError(f"{file}: a family cannot be written out", findings)
    result.put("parts", parts, parts.line)
    return result


def _items(value: Any) -> list[tuple[Any, int]]:
    return list(zip(value, value.lines, strict=True)) if isinstance(value, LinedList) else []


def _expand(family: Any, line: int, file: str, findings: list[Finding]) -> list[LinedDict]:
    def bad(message: str, at: int) -> None:
        place = Place(file=file, line=at)
        findings.append(Finding(rule=BAD_FAMILY, message=message, place=place))

    if not isinstance(family, LinedDict):
        bad("a family is a mapping", line)
        return []
    for key in family.keys() - _KEYS:
        bad(f"unknown key {key!r} in a family", family.lines[key])
    shared = family.get("shared", LinedDict())
    ports = {
        port["designation"]: port
        for port, _ in _items(family.get("shared_ports"))
        if isinstance(port, LinedDict) and "designation" in port
    }
    parts = []
    for own, at in _items(family.get("types")):
        if not isinstance(own, LinedDict) or not isinstance(shared, LinedDict):
            bad("a type, and what types share, is a mapping", at)
            continue
        part = _merged(shared, own)
        part.line = at
        if isinstance(part.get("ports"), LinedList):
            part["ports"] = _with_shared_ports(part["ports"], ports, bad)
        parts.append(part)
    return parts


def _merged(shared: LinedDict, own: LinedDict) -> LinedDict:
    result = LinedDict(own.line)
    for source in (shared, own):
        for key, value in source.items():
            known = result.get(key)
            if isinstance(known, LinedList) and isinstance(value, LinedList):
                joined = LinedList(value.line)
                for item, line in (*_items(known), *_items(value)):
                    joined.put(item, line)
                value = joined  # noqa: PLW2901
            result.put(key, value, source.lines[key])
    return result


def _with_shared_ports(items: LinedList, ports: dict[str, LinedDict], bad: Any) -> LinedList:
    result = LinedList(items.line)
    for port, line in _items(items):
        if not (isinstance(port, LinedDict) and "shared" in port):
            result.put(port, line)
        elif port["shared"] in ports:
            result.put(ports[port["shared"]], ports[port["shared"]].line)
        else:
            bad(f"the family shares no port {port['shared']!r}", line)
    return result
