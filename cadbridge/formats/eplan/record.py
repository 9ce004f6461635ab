"""What EPLAN's exports write at every part and variant, and in which order.

Empty texts are left out; truth values and numbers are always there, as ``0``. The order is that
of the exports of builds 131 to 137.
"""

from collections.abc import Mapping
from functools import lru_cache

_TRADES = (
    "COOLING",
    "COOLINGLUBRICANT",
    "ELECTRICAL",
    "FLUID",
    "FLUID_UNDEFINED",
    "GASTECHNOLOGY",
    "HYDRAULICS",
    "LUBRICATION",
    "MECHANICS",
    "PNEUMATICS",
    "PROCESS",
)
DOCUMENT_COUNT = 20
DOCUMENTS = tuple(f"P_ARTICLE_EXTERNAL_DOCUMENT_{n}" for n in range(1, DOCUMENT_COUNT + 1))
MACROS = (
    "P_ARTICLE_MACRO",
    "P_ARTICLE_3DMACRO",
    "P_ARTICLE_GROUPSYMBOLMACRO",
    *(
        f"P_ARTICLE_GROUPSYMBOLMACRO_{standard}"
        for standard in ("GB_CCC", "GOST", "IEC", "NFPA_INCH", "NFPA_MM")
    ),
)
"""Attributes that name a macro; those of single standards since edition 2026."""

_PART_TEXTS = (
    "P_ARTICLE_PARTNR",
    "P_ARTICLE_DESCR1",
    "P_ARTICLE_DESCR2",
    "P_ARTICLE_DESCR3",
    "P_ARTICLE_MANUFACTURER",
    "P_ARTICLE_NOTE",
    "P_ARTICLE_ORDERNR",
    "P_ARTICLE_PICTUREFILE",
    "P_ARTICLE_SUPPLIER",
    "P_ARTICLE_TYPENR",
    *DOCUMENTS,
)
PART_ORDER = (
    "P_ARTICLE_PARTTYPE",
    "P_ARTICLE_PARTNR",
    "P_ARTICLE_CAN_BE_LINED_UP",
    "P_ARTICLE_CERTIFICATE_CE",
    *(f"P_ARTICLE_CRAFT_{trade}" for trade in _TRADES),
    "P_ARTICLE_DEPTH",
    "P_ARTICLE_SPACING_FRONT",
    "P_ARTICLE_SPACING_REAR",
    "P_ARTICLE_DESCR1",
    "P_ARTICLE_DESCR2",
    "P_ARTICLE_DESCR3",
    "P_ARTICLE_DISCONTINUED",
    "P_ARTICLE_DISCOUNT",
    *DOCUMENTS[:3],
    "P_ARTICLE_EXTERNAL_PLACEMENT",
    "P_ARTICLE_HEIGHT",
    "P_ARTICLE_SPACING_ABOVE",
    "P_ARTICLE_SPACING_BELOW",
    "P_ARTICLE_IS_ACCESSORY",
    "P_ARTICLE_MANUFACTURER",
    "P_ARTICLE_MOUNTINGSITE",
    "P_ARTICLE_MOUNTINGSPACE",
    "P_ARTICLE_NOTE",
    "P_ARTICLE_ORDERNR",
    "P_ARTICLE_PACKAGINGPRICE_1",
    "P_ARTICLE_PACKAGINGPRICE_2",
    "P_ARTICLE_PACKAGINGQUANTITY",
    "P_ARTICLE_PICTUREFILE",
    "P_ARTICLE_PRICEUNIT",
    "P_ARTICLE_PRODUCTTOPGROUP",
    "P_ARTICLE_PRODUCTGROUP",
    "P_ARTICLE_PRODUCTSUBGROUP",
    "P_ARTICLE_PURCHASEPRICE_1",
    "P_ARTICLE_PURCHASEPRICE_2",
    "P_ARTICLE_SALESPRICE_1",
    "P_ARTICLE_SALESPRICE_2",
    "P_ARTICLE_SNAPHEIGHT",
    "P_ARTICLE_MIDDLEOFFSET",
    "P_ARTICLE_SUPPLIER",
    "P_ARTICLE_TYPENR",
    "P_ARTICLE_WEIGHT",
    "P_ARTICLE_WIDTH",
    "P_ARTICLE_SPACING_LEFT",
    "P_ARTICLE_SPACING_RIGHT",
    *DOCUMENTS[3:],
)
_PART_FIXED = {name: "0" for name in PART_ORDER if name not in _PART_TEXTS}

_VARIANT_FIXED = {
    f"P_ARTICLE_{name}": "0"
    for name in (
        "ADJUSTRANGE",
        "ASSEMBLY_POS_PLACE_SPREADED",
        "CABLELENGTH",
        "DOORDEPTH",
        "DOORHEIGHT",
        "DOORMOUNTINGSPACE",
        "DOORWIDTH",
        "FLOW",
        "INTRINSICSAFETY",
        "PANELDEPTH",
        "PANELHEIGHT",
        "PANELMOUNTINGSPACE",
        "PANELWIDTH",
        "PLCISBUSCOUPLER",
        "PLCISBUSDISTRIBUTOR",
        "PLCISCPU",
        "PLCISPOWERSUPPLY",
        "PRESSURE",
        "SHORTCIRCUITRESISTANT",
        "WIRECROSSSECTION_UNIT",
    )
}
_VARIANT = "P_ARTICLE_VARIANT"


def part_attributes(values: Mapping[str, str]) -> dict[str, str]:
    """All attributes of a part, in order."""
    filled = {name: value for name, value in values.items() if value}
    return _blank_part(tuple(filled)) | filled


@lru_cache(maxsize=256)
def _blank_part(names: tuple[str, ...]) -> dict[str, str]:
    """What every part has, and room for the named attributes, in order."""
    known = _PART_FIXED | dict.fromkeys(names, "")
    return {name: known[name] for name in PART_ORDER if name in known}


def variant_attributes(values: Mapping[str, str]) -> dict[str, str]:
    """All attributes of a part's first variant: its number first, the rest by name."""
    filled = {name: value for name, value in values.items() if value}
    return _blank_variant(tuple(filled)) | filled


@lru_cache(maxsize=256)
def _blank_variant(names: tuple[str, ...]) -> dict[str, str]:
    """What every variant has, and room for the named attributes, in order."""
    known = _VARIANT_FIXED | dict.fromkeys(names, "")
    return {_VARIANT: "1"} | dict(sorted(known.items()))
