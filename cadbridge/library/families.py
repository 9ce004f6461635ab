"""Families: parts that share fields and ports are written once.

A family gives the fields that all its types have (``shared``) and ports by designation
(``shared_ports``); each type gives the rest, and takes a shared port into its list of ports with
``{shared: POWER}``. Lists that both give are joined, the shared ones first; any other field of
the type takes the place of the shared one. A shared port that differs in little from one above it
says only what it has otherwise: ``{like: CN2, designation: CN3, purpose: EtherCAT in}``. Expanding
is done on the plain data, so that every value keeps its line.
"""

from collections.abc import Iterator
from typing import Any

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.lined import LinedDict, LinedList
from cadbridge.words import quoted

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
        FindingsError: a family has an unknown key, is not built as it should be, or names a
            port it does not share.
    """
    result, findings = lenient_families(data, file)
    if findings:
        raise FindingsError(f"{file}: a family cannot be written out", findings)
    return result


def lenient_families(data: Any, file: str) -> tuple[Any, list[Finding]]:
    """As `expand_families`, with what is wrong beside what can be written out."""
    if not isinstance(data, LinedDict) or "families" not in data:
        return data, []
    expansion = _Expansion(file)
    result = LinedDict(data.line)
    for key, value in data.items():
        if key != "families":
            result.put(key, value, data.lines[key])
    parts = LinedList(data.lines["families"])
    for part, line in (
        *expansion.items(data, "parts", data.line),
        *expansion.expanded(data),
    ):
        parts.put(part, line)
    result.put("parts", parts, parts.line)
    return result, expansion.findings


class _Expansion:
    """The writing out of one file's families, with all that is wrong in them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def bad(self, message: str, line: int) -> None:
        place = Place(file=self.file, line=line)
        self.findings.append(Finding(rule=BAD_FAMILY, message=message, place=place))

    def items(self, data: LinedDict, key: str, line: int) -> list[tuple[Any, int]]:
        """Items of a list with their lines; none where the key is missing."""
        value = data.get(key, LinedList())
        if isinstance(value, LinedList):
            return _items(value)
        self.bad(f"{key} is a list", data.lines.get(key, line))
        return []

    def expanded(self, data: LinedDict) -> Iterator[tuple[LinedDict, int]]:
        """The parts of all families."""
        for family, line in self.items(data, "families", data.line):
            if isinstance(family, LinedDict):
                yield from self._parts(family, line)
            else:
                self.bad("a family is a mapping", line)

    def _parts(self, family: LinedDict, line: int) -> Iterator[tuple[LinedDict, int]]:
        for key in sorted(family.keys() - _KEYS):
            self.bad(f"unknown key {quoted(key)} in a family", family.lines[key])
        for key in ("name", "types"):
            if key not in family:
                self.bad(f"a family needs {key}", line)
        shared = family.get("shared", LinedDict())
        if not isinstance(shared, LinedDict):
            self.bad("what the types share is a mapping", family.lines["shared"])
            return
        ports = self._shared_ports(family, line)
        for own, at in self.items(family, "types", line):
            if not isinstance(own, LinedDict):
                self.bad("a type is a mapping", at)
                continue
            part = _merged(shared, own)
            part.line = at
            if isinstance(part.get("ports"), LinedList):
                part["ports"] = self._with_shared_ports(part["ports"], ports)
            yield part, at

    def _shared_ports(self, family: LinedDict, line: int) -> dict[str, LinedDict]:
        ports: dict[str, LinedDict] = {}
        for item, at in self.items(family, "shared_ports", line):
            port = self._like_another(item, ports)
            designation = port.get("designation") if isinstance(port, LinedDict) else None
            if not isinstance(designation, str):
                self.bad("a shared port is a mapping with a designation", at)
            elif designation in ports:
                self.bad(f"the family shares two ports {quoted(designation)}", at)
            else:
                ports[designation] = port
        return ports

    def _like_another(self, port: Any, ports: dict[str, LinedDict]) -> Any:
        """A shared port with what it takes from the one that it is like."""
        if not (isinstance(port, LinedDict) and "like" in port):
            return port
        name = port["like"]
        model = ports.get(name) if isinstance(name, str) else None
        if model is None:
            self.bad(f"no shared port {quoted(name)} stands above", port.lines["like"])
            return port
        result = LinedDict(port.line)
        for source in (model, port):
            for key, value in source.items():
                if key != "like":
                    result.put(key, value, source.lines[key])
        return result

    def _with_shared_ports(self, items: LinedList, ports: dict[str, LinedDict]) -> LinedList:
        result = LinedList(items.line)
        for port, line in _items(items):
            if not (isinstance(port, LinedDict) and "shared" in port):
                result.put(port, line)
                continue
            name = port["shared"]
            shared = ports.get(name) if isinstance(name, str) else None
            if shared is None:
                self.bad(f"the family shares no port {quoted(name)}", line)
            elif len(port) > 1:
                self.bad(f"nothing stands beside shared: {name}", line)
            else:
                result.put(shared, shared.line)
        return result


def _items(value: LinedList) -> list[tuple[Any, int]]:
    return list(zip(value, value.lines, strict=True))


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
