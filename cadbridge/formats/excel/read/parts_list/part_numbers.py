"""Part numbers and makers of a list, as EPLAN's users write them: ``<maker>.<order number>``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cadbridge.formats.excel.read.parts_list import part_rules as rules
from cadbridge.formats.excel.read.parts_list.part_notes import PartNotes

LONGEST_SHORT_NAME = 30
"""Characters of the short name of an address in EPLAN."""
_LEGAL_FORM = re.compile(
    r"[\s,]+(GmbH(\s*&\s*Co\.?\s*(KGaA|KG|OHG))?|SE(\s*&\s*Co\.?\s*(KGaA|KG))?|AG|KG|Inc\.?|Ltd\.?|LLC|"
    r"S\.?p\.?A\.?|S\.?r\.?l\.?|S\.?A\.?S?\.?|B\.?V\.?|Co\.?,?\s*Ltd\.?|Corp\.?|有限公司)\s*$",
    re.IGNORECASE,
)
_NAMED_BY = ("order_number", "type_number", "reference", "gtin")
_OF_MAKER = "part numbers are made of maker and number"
_OF_SUPPLIER = "part numbers are made of supplier and number, as maker and number are not both told"
_OF_BOTH = "part numbers are made of maker and the supplier's number, as no other is told"


@dataclass(slots=True)
class Firms:
    """Short names of the makers and suppliers of a workbook."""

    given: Mapping[str, str]
    """Short names that the mapping gives, by name without case."""
    names: dict[str, str] = field(default_factory=dict)
    """Names by short name."""
    _short: dict[str, str] = field(default_factory=dict)

    def adopt(self, name: str, short: str, notes: PartNotes) -> None:
        """Take the short name that part numbers begin with, unless the firm has one already."""
        if self._short.setdefault(name.casefold(), short) == short and short not in self.names:
            self.names[short] = name
            notes.say(
                rules.MAKER_NAMED,
                "makers are called as part numbers begin",
                f"{name} is called {short}",
            )

    def short(self, name: str, notes: PartNotes) -> str:
        """The one short name of a firm, however often and however it is written."""
        key = name.casefold()
        known = self._short.get(key)
        if known is None:
            known = self._short[key] = self.given.get(key) or _cut(name, self.names)
            self.names.setdefault(known, name)
            if known != name and key not in self.given:
                notes.say(
                    rules.MAKER_NAMED,
                    "names too long for EPLAN are cut",
                    f"{name} is called {known}",
                )
        elif self.names[known] != name and known.casefold() == key:
            notes.say(
                rules.MAKER_NAMED, "firms written in several ways are one", f"{name} is {known}"
            )
        return known


def _cut(name: str, taken: Mapping[str, str]) -> str:
    """A name that is short enough: without its legal form, then at a word."""
    if len(name) <= LONGEST_SHORT_NAME:
        return name
    bare = _LEGAL_FORM.sub("", name)
    if len(bare) > LONGEST_SHORT_NAME:
        bare = bare[: LONGEST_SHORT_NAME + 1].rpartition(" ")[0] or bare[:LONGEST_SHORT_NAME]
    short, number = bare.strip(" ,&"), 2
    while short in taken:
        short, number = f"{bare[: LONGEST_SHORT_NAME - 3].strip(' ,&')} {number}", number + 1
    return short


def number_part(values: dict[str, Any], firms: Firms, notes: PartNotes) -> str:
    """The number of a part from what a line says; empty where it names none.

    What only stands for another number is settled in the values on the way.
    """
    own = str(values.get("part_number") or "")
    if values.get("manufacturer") and (prefix := _prefix(own, values)):
        firms.adopt(values["manufacturer"], prefix, notes)
    for firm in ("manufacturer", "supplier"):
        if values.get(firm):
            values[firm] = firms.short(values[firm], notes)
    reference = values.get("reference")
    maker = values.get("manufacturer", "")
    if reference and (own or maker) and not values.get("order_number"):
        values["order_number"] = values.pop("reference")
    if own:
        return own
    named = next((str(values[name]) for name in _NAMED_BY if values.get(name)), "")
    if maker and named:
        return _made(maker, named, notes, _OF_MAKER)
    if erp := values.get("erp_number"):
        return str(erp)
    if reference and not maker:
        return str(reference)
    ordered = str(values.get("supplier_order_number") or "")
    supplier = values.get("supplier", "")
    if supplier and (ordered or named):
        return _made(supplier, named or ordered, notes, _OF_SUPPLIER)
    return _made(maker, ordered, notes, _OF_BOTH) if maker and ordered else named or ordered


def _prefix(number: str, values: Mapping[str, Any]) -> str:
    """What stands before the point of a part number whose rest is the maker's own number."""
    prefix, _, rest = number.partition(".")
    is_own = rest and rest in (values.get("order_number"), values.get("type_number"))
    return prefix if is_own and len(prefix) <= LONGEST_SHORT_NAME else ""


def _made(maker: str, number: str, notes: PartNotes, how: str) -> str:
    """``<maker>.<number>``, which is said; a number that begins so already stays."""
    if number.startswith(f"{maker}."):
        return number
    made = f"{maker}.{number}"
    notes.say(rules.NUMBER_MADE, how, made)
    return made
