"""Sizes of conductors: a cross-section with its unit, or in the unit that the variant names.

`P_ARTICLE_WIRECROSSSECTION_UNIT` holds for `terminalNr` of a cable's conductors. Its codes are of
the select list of EPLAN's reference; what the project decides (0) is read as mm2.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cadbridge.mapping.codecs import decode_decimal
from cadbridge.model.gauges import area_of, gauge_in

UNIT = "P_ARTICLE_WIRECROSSSECTION_UNIT"
SQUARE_MILLIMETRES = "1"
"""As it is written."""
_MM2 = frozenset(["", "0", SQUARE_MILLIMETRES, "2"])
_AWG = "3"
_UNITS = {
    "4": "mm",
    "5": "KCM",
    "6": "MCM",
    "7": "inch",
    "8": "inch",
    "9": "inch",
    "10": "µm",
    "11": "kcmil",
    "12": "µm²",
}
"""Words of the codes that are neither a cross-section in mm2 nor AWG."""
_AREA = re.compile(r"(?i)([\d.,]+)\s*(?:mm\s?[2²]|mm\^2|qmm|sq\.?\s?mm)")


@dataclass(frozen=True, slots=True)
class WireSize:
    """What one text says; empty where there is none."""

    area_mm2: Decimal | None = None
    gauge: str = ""
    """As `Conductor.gauge`."""

    @property
    def said(self) -> str:
        """What was taken for what; empty where the text is the cross-section in mm2."""
        if not self.gauge:
            return ""
        if self.area_mm2 is None:
            return f"{self.gauge} is no cross-section in mm2, and kept as a gauge"
        return f"{self.gauge} is {self.area_mm2} mm2 by ASTM B258"


@lru_cache(maxsize=1024)
def wire_size(text: str, unit: str) -> WireSize:
    """The size of a conductor.

    Args:
        text: number, or number and unit; a unit in the text goes before that of the variant.
        unit: code of the variant's unit.
    """
    text, unit = " ".join(text.split()), unit.strip()
    if not text:
        return WireSize()
    if area := _AREA.fullmatch(text):
        return WireSize(_number(area[1]))
    size = gauge_in(text if unit != _AWG or not re.fullmatch(r"[\d/]+", text) else f"AWG {text}")
    if size and (found := area_of(size)) is not None:
        beside = _AREA.search(text)
        return WireSize(_number(beside[1]) if beside else found, f"{size} AWG")
    number = _number(text)
    if number is None:
        return WireSize(gauge=text)
    if unit in _MM2:
        return WireSize(number)
    return WireSize(gauge=f"{text} {_UNITS.get(unit, 'AWG' if unit == _AWG else f'unit {unit}')}")


def _number(text: str) -> Decimal | None:
    try:
        return decode_decimal(text)
    except ValueError:
        return None
