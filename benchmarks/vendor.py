"""Parts as vendors export them: half of what they say, the model has no place for.

Each is of 11 KB, with 80 attributes, 19 function templates and texts in three languages; no two
have a text, a value or a plug in common.
"""

from collections.abc import Callable
from pathlib import Path

from cadbridge.formats.eplan.tables import exported
from cadbridge.formats.eplan.xml.elements import template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.text import DECLARATION, render
from cadbridge.mapping.product_groups import GROUP_ATTRIBUTES

_ROOT = (
    '<partsmanagement count="{}" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement" '
    'build="137.1" database="vendor">\r\n'
)
Template = Callable[[int, int], Node]
"""Given the index of the part, and the place of the template."""


def write_vendor_file(path: Path, count: int) -> None:
    """A parts file of as many parts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(DECLARATION + _ROOT.format(count))
        file.writelines(render(vendor_part(index)) for index in range(count))
        file.write("</partsmanagement>\r\n")


def vendor_part(index: int) -> Node:
    """The element of one part: an input card, a contactor or a converter."""
    group, templates = _KINDS[index % len(_KINDS)]
    nodes = [made(index, place) for place, made in enumerate(templates, 1)]
    variant = {**exported("variant"), **_technical(index)}
    attributes = {
        **exported("part"),
        **_identity(f"{index:07d}"),
        **_figures(index),
        **dict(zip(GROUP_ATTRIBUTES, group, strict=True)),
    }
    rows = [_row(*row) for row in _rows(index)]
    return Node("part", _filled(attributes), [*rows, Node("variant", _filled(variant), nodes)])


def _identity(number: str) -> dict[str, str]:
    title = _languages(f"Datenblatt {number}", f"Data sheet {number}", f"数据表 {number}")
    return {
        "P_ARTICLE_PARTTYPE": "1",
        "P_ARTICLE_PARTNR": f"VEN.{number}",
        "P_ARTICLE_ORDERNR": f"6AB{number}",
        "P_ARTICLE_TYPENR": f"T{number}-A",
        "P_ARTICLE_ERPNR": f"1{number}",
        "P_ARTICLE_MANUFACTURER": "VEN",
        "P_ARTICLE_SUPPLIER": "VEN",
        "P_ARTICLE_DESCR1": _languages(f"{number}, Reihe", f"{number}, series", f"{number}, 系列"),
        "P_ARTICLE_DESCR2": _languages(f"Gerät {number}", f"Device {number}", f"设备 {number}"),
        "P_ARTICLE_NOTE": _languages(f"Für {number}", f"For {number}", f"导轨 {number}"),
        "P_ARTICLE_QUANTITYUNIT": _languages("Stück", "Piece", "件"),
        "P_ARTICLE_EXTERNAL_DOCUMENT_1": f"https://vendor.test/{number}.pdf\n{title}",
        "P_ARTICLE_PICTUREFILE": f"$(MD_IMG)\\VEN\\{number}.jpg",
        "P_ARTICLE_GROUPSYMBOLMACRO": f"$(MD_MACROS)\\VEN\\{number}.ema",
        "P_ARTICLE_CERTIFICATE_CE": "1",
        "P_PART_CREATE": f"VENDOR / 03.02.2017 09:12:{number}",
        "P_PART_LASTCHANGE": f"VENDOR / 14.11.2018 16:01:{number}",
    }


def _figures(index: int) -> dict[str, str]:
    """Each repeats, but no two parts have the same ones."""
    return {
        "P_ARTICLE_WIDTH": f"{index % 997 / 10 + 1:.1f}",
        "P_ARTICLE_HEIGHT": f"{index % 1009 / 10 + 1:.1f}",
        "P_ARTICLE_DEPTH": f"{index % 1013 / 10 + 1:.1f}",
        "P_ARTICLE_WEIGHT": f"{index % 1019 / 1000 + 0.1:.3f}",
        "P_ARTICLE_PURCHASEPRICE_1": f"{index % 9973 / 10 + 1:.2f}",
    }


def _technical(index: int) -> dict[str, str]:
    return {
        "P_ARTICLE_VOLTAGE": f"{index % 991 + 1} V",
        "P_ARTICLE_ELECTRICALCURRENT": f"{index % 983 / 10 + 1:.1f} A",
        "P_ARTICLE_CONNECTIONCROSSSECTION": f"0,25-{index % 977 / 10 + 1:.1f} mm²",
    }


def _rows(index: int) -> list[tuple[str, str, str, str]]:
    """Position, name, value and unit of free properties."""
    return [
        ("80", _languages("Katalog", "Catalogue", "目录"), f"de_DE@Geräte {index};", ""),
        ("81", "de_DE@Familie;en_US@Family;", f"en_US@Series {index};", ""),
        ("90", "??_??@eCl@@ss;", "??_??@27029090;", "9.0"),
        ("95", "??_??@Rated power;", f"??_??@{index};", "W"),
    ]


def _row(position: str, name: str, value: str, unit: str) -> Node:
    attributes = {
        "P_ARTICLE_FREE_DATA_DESCRIPTION": name,
        "pos": position,
        "P_ARTICLE_FREE_DATA_UNIT": unit,
        "P_ARTICLE_FREE_DATA_VALUE": value,
    }
    return Node("freeproperty", _filled(attributes))


def _template(code: str, **values: str) -> Template:
    """A template; in its values `{n}` is the number of the part, `{p}` the place."""

    def made(index: int, place: int) -> Node:
        category, group, id_ = code.split(".")
        texts = {name: text.format(n=f"{index:07d}", p=place) for name, text in values.items()}
        return template((category, group, id_), "", {**texts, "pos": str(place)})

    return made


def _point(code: str, plug: str, **others: str) -> Template:
    texts = {"connectiondescription": "Signal {p} of {n}", "connectionDesignation": "{p}"}
    return _template(code, terminalNr=plug, **texts, **others)


def _contact(code: str) -> Template:
    return _template(
        code,
        connectionDesignation="{p}1-{n}\n{p}2-{n}",
        connectiondescription="L {p}\nT {p}",
        connectioncrosssection="1,5\n1,5",
        additionaldescription=_NAMED,
    )


def _languages(german: str, english: str, chinese: str) -> str:
    return f"de_DE@{german};en_US@{english};zh_CN@{chinese};"


def _filled(attributes: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}


_NAMED = _languages("Eingang {p}, {n}", "Input {p}, {n}", "输入 {p}, {n}")
_INPUT = _point("300.1.2", "X2-{n}", idx1="{p}", additionaldescription=_NAMED, hasled="1")
_SCREW = _point("1302.1.1", "X2-{n}", connectiondimension="M{p}", connectioncrosssection="{n}")
_KINDS: tuple[tuple[tuple[str, str, str], list[Template]], ...] = (
    (
        ("1", "26", "152"),
        [_template("301.1.1"), *[_point("300.2.5", "X1-{n}")] * 2, *[_INPUT] * 16],
    ),
    (
        ("1", "2", "2"),
        [
            _template("200.1.1", connectionDesignation="A1\nA2", additionaldescription=_NAMED),
            *map(_contact, ("201.1.3", "201.1.2", "202.1.2") * 6),
        ],
    ),
    (("1", "5", "1"), [_template("1303.1.1"), *[_point("1302.1.1", "X1-{n}")] * 9, *[_SCREW] * 9]),
)
