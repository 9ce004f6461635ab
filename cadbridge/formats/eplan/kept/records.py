"""What a foreign file holds beside its parts: the root's attributes, and other records.

Kept in a library's ``records``: ``root`` has the attributes that differ from what is written,
``absent`` those that are written and were not there; ``records`` has the other elements in order,
each with the number of the part it stands ``after``. An address that is a manufacturer has its
short name under ``address``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats.eplan.unwritable import explain
from cadbridge.formats.eplan.xml.node import Node, text_entries
from cadbridge.formats.eplan.xml.text import start_tag
from cadbridge.model import Extra

ORDER_CODES = "order_codes"
"""Key in `extras` of what is kept of each order code's part, by order code."""
ROOT = "partsmanagement"
NAMES = {
    "address": "P_PART_ADDRESS_SHORTNAME",
    "terminal": "P_PART_TERMINAL_NAME",
    "construction": "P_PART_CONSTRUCTION_NAME",
    "accessorylist": "P_PART_ACCESSORYLIST_NAME",
    "accessoryplacement": "P_PART_ACCESSORYPLACEMENT_NAME",
    "propertydefinition": "identname",
}
"""Attribute that names a record, by its tag."""
WORDS = {
    "terminal": "connection point pattern",
    "terminalPosition": "connection point",
    "construction": "drilling pattern",
    "constructionPosition": "drilling pattern",
    "drillingPosition": "drilling",
    "accessorylist": "accessory list",
    "accessorylistposition": "position of accessory list",
    "accessoryplacement": "accessory placement",
    "accessoryplacementposition": "position of accessory placement",
    "propertydefinition": "user-defined property",
}
"""What EPLAN calls a record and what is in it, where its tag is no word for people."""
PART_TYPES = ("1", "0", "")
"""Of accessory positions that name a part: a number left out is 0, and 0 is the component."""
ACCESSORY_LIST = "13"
"""The type of accessory positions that name a list of parts."""
UNIT_ATTRIBUTES = ("length-unit", "weight-unit")
_DATABASE = "database"
_ROOT_ATTRIBUTES = {
    "length-unit": "mm",
    "weight-unit": "kg",
    "type": "EPLAN.PartsManagement",
    "build": "137.1",
    _DATABASE: "cadbridge",
}
"""Build and database are in every genuine export, and some readers ask for them: fixed texts, the
build of editions 2.9, and never the name of a server or a user."""


def is_ours(root: Node) -> bool:
    """Whether a file says that it was written here; EPLAN writes the name of its own database."""
    return root.get(_DATABASE) == _ROOT_ATTRIBUTES[_DATABASE]


def kept_root(root: Node) -> dict[str, Extra]:
    """What to keep of a root element; its count is that of its parts."""
    kept: dict[str, Extra] = {
        name: value
        for name, value in root.attributes.items()
        if name != "count" and _ROOT_ATTRIBUTES.get(name) != value
    }
    absent: list[Extra] = [name for name in _ROOT_ATTRIBUTES if name not in root.attributes]
    if absent:
        kept["absent"] = absent
    return kept


def root_tag(
    count: int, others: Mapping[str, str] | None = None, absent: Sequence[str] = ()
) -> str:
    """The start of a document with so many parts."""
    attributes = {"count": str(count)} | _ROOT_ATTRIBUTES | dict(others or {})
    for name in absent:
        attributes.pop(name, None)
    return f"{start_tag(Node(ROOT, attributes))}>\r\n"


class Occurrences:
    """Names the parts of a file one by one; two of one number differ: ``A.1``, ``A.1#2``."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def name(self, part_number: str) -> str:
        """The name of the next part of that number."""
        self._counts[part_number] += 1
        count = self._counts[part_number]
        return part_number if part_number and count == 1 else f"{part_number}#{count}"


class Records:
    """The kept records, to be written between the parts."""

    def __init__(self, extra: Extra = "") -> None:
        """Takes what stands in a library's ``records``."""
        self._root = extra.get("root", {}) if isinstance(extra, dict) else {}
        self._by_part: dict[str, list[Extra]] = {}
        self._occurrences = Occurrences()
        for record in listed(extra):
            self._by_part.setdefault(str(record.get("after", "")), []).append(record)

    def any_left(self) -> bool:
        """Whether there are records that are not written yet."""
        return bool(self._by_part)

    @property
    def units(self) -> tuple[str, str]:
        """The units of lengths and weights that the file was in; empty for ours."""
        told = self._told()
        return told.get("length-unit", ""), told.get("weight-unit", "")

    @property
    def are_ours(self) -> bool:
        """Whether the root is one that was written here."""
        return _DATABASE not in (*self._told(), *self._absent())

    def root_tag(self, count: int, *, is_ours: bool = True, in_units: bool = True) -> str:
        """The root's start tag.

        Args:
            count: of parts.
            is_ours: whether what follows is to be read as written here.
            in_units: whether what follows is in the units that the file was in, not in ours.

        Raises:
            FileError: what was kept of it cannot be XML.
        """
        own = (_DATABASE,) if is_ours else ()
        left = own if in_units else (*own, *UNIT_ATTRIBUTES)
        told = {k: v for k, v in self._told().items() if k not in left}
        absent = [name for name in self._absent() if name not in own]
        try:
            return root_tag(count, told, absent)
        except ValueError as error:
            raise explain(self._root, error) from error

    def _absent(self) -> list[str]:
        absent = self._root.get("absent", []) if isinstance(self._root, dict) else []
        return [str(name) for name in absent] if isinstance(absent, list) else []

    def _told(self) -> dict[str, str]:
        try:
            return text_entries(self._root)
        except ValueError as error:
            raise explain(self._root, error) from error

    def before(self) -> list[Extra]:
        """Records before all parts."""
        return self._by_part.pop("", [])

    def after(self, part_number: str) -> list[Extra]:
        """Records behind the next part of that number."""
        if not self._by_part:  # so that it takes no memory for each part
            return []
        return self._by_part.pop(self._occurrences.name(part_number), [])

    def rest(self) -> Iterator[Extra]:
        """Records behind parts that are not written."""
        for records in self._by_part.values():
            yield from records


def address_of(record: Extra) -> str:
    """Short name of the manufacturer that a record is the address of; empty for others."""
    return str(record.get("address", "")) if isinstance(record, dict) else ""


def joined(known: Extra, found: Extra) -> Extra:
    """The records of a library with those of a file that comes to it.

    A record of the file takes the place of the one of the same name; what the file does not hold
    stays. Its root stays behind, and so does an address that says no more than its manufacturer.
    """
    records = {_identity(item): item for item in listed(known)}
    for item in listed(found):
        if item.keys() - {"address", "after"}:
            identity = _identity(item)
            records[identity] = _over(records.get(identity, item), item)
    root = {"root": known["root"]} if isinstance(known, dict) and "root" in known else {}
    kept: list[Extra] = list(records.values())
    return {**root, **({"records": kept} if kept else {})}


def _over(known: dict[str, Extra], found: dict[str, Extra]) -> dict[str, Extra]:
    """A record at the place of the known one, with the attributes that only this one has."""
    placed = {key: value for key, value in found.items() if key != "after"}
    attributes = text_entries(known.get("attributes", {})) | text_entries(
        found.get("attributes", {})
    )
    told: dict[str, Extra] = {"attributes": dict(attributes)} if attributes else {}
    return placed | told | ({"after": known["after"]} if "after" in known else {})


def listed(extra: Extra) -> list[dict[str, Extra]]:
    """The records in what stands in a library's ``records``."""
    records = extra.get("records", []) if isinstance(extra, dict) else []
    return [item for item in records if isinstance(item, dict)] if isinstance(records, list) else []


def _identity(record: dict[str, Extra]) -> str:
    """What tells a record from others: its kind and name; without a name all that it holds."""
    tag = str(record.get("tag", "address"))
    attributes = record.get("attributes", {})
    named = attributes.get(NAMES.get(tag, "")) if isinstance(attributes, dict) else ""
    name = address_of(record) or named
    rest = {key: value for key, value in record.items() if key != "after"}
    return f"{tag} {name}" if name else repr(rest)
