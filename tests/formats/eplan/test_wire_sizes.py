"""Sizes and designations of conductors in files of others: units, gauges, colour with number."""

from decimal import Decimal

import pytest
from lxml import etree

from cadbridge.formats.eplan.kept.lost import kept_names
from cadbridge.model import Conductor
from tests.formats.eplan.files import outline, read, written

CONDUCTOR = (
    '<functiontemplate connectionDesignation="{name}" functiondefcategory="4" '
    'functiondefgroup="1" functiondefid="4" hasled="0" hasplugadapter="0" indexstartaddress="0" '
    'intrinsicsafety="0" plcbussystem="0" pos="2" safetyrelevant="0" terminalfunction="0" '
    'terminalNr="{size}"/>'
)
CABLE = """<?xml version="1.0" encoding="utf-8"?>
<partsmanagement count="1" length-unit="mm" weight-unit="kg" type="EPLAN.PartsManagement">
<part P_ARTICLE_PARTTYPE="1" P_ARTICLE_PARTNR="ACME.W" P_ARTICLE_PRODUCTTOPGROUP="1"
 P_ARTICLE_PRODUCTGROUP="29" P_ARTICLE_PRODUCTSUBGROUP="1">
<variant P_ARTICLE_VARIANT="1" P_ARTICLE_WIRECROSSSECTION_UNIT="{unit}">
<functiontemplate functiondefcategory="400" functiondefgroup="1" functiondefid="1" pos="1"/>
{conductor}</variant></part></partsmanagement>"""


def file_of(size: str, unit: str = "1", name: str = "BK") -> bytes:
    conductor = CONDUCTOR.format(name=name, size=size)
    return CABLE.format(unit=unit, conductor=conductor).encode()


def conductor_of(data: bytes) -> Conductor:
    """The conductor, of a file that is written again as it was."""
    library = read(data).library
    assert outline(etree.fromstring(written(library)))[2] == outline(etree.fromstring(data))[2]
    (part,) = library.parts
    assert part.cable
    (conductor,) = part.cable.conductors
    return conductor


@pytest.mark.parametrize(
    ("size", "unit", "area", "gauge"),
    [
        ("16", "3", "1.31", "16 AWG"),
        ("4/0", "3", "107", "4/0 AWG"),
        ("0", "3", "53.5", "0 AWG"),
        ("AWG 16", "1", "1.31", "16 AWG"),
        ("24 AWG", "0", "0.205", "24 AWG"),
        ("AWG 16", "3", "1.31", "16 AWG"),
        ("1.5 mm²", "3", "1.5", ""),
        ("1,5 mm2", "1", "1.5", ""),
        ("2.5 qmm", "2", "2.5", ""),
        ("1.5", "1", "1.5", ""),
        ("0,5", "2", "0.5", ""),
        ("1.5", "0", "1.5", ""),
        ("0.8", "4", None, "0.8 mm"),
        ("250", "11", None, "250 kcmil"),
        ("250", "6", None, "250 MCM"),
        ("0.04", "9", None, "0.04 inch"),
        ("50", "3", None, "50 AWG"),
        ("1,5/2,5", "1", None, "1,5/2,5"),
    ],
)
def test_a_size_is_read_in_its_unit(size: str, unit: str, area: str | None, gauge: str) -> None:
    data = file_of(size, unit)
    conductor = conductor_of(data)
    assert conductor.cross_section_mm2 == (area and Decimal(area))
    assert conductor.gauge == gauge
    assert ("CB332" in {item.code for item in read(data).findings}) == bool(gauge)


@pytest.mark.parametrize(
    ("name", "id_", "colour", "number"),
    [
        ("BK&#10;1", "BK 1", "BK", "1"),
        ("1&#13;&#10;BK", "1 BK", "BK", "1"),
        ("WH/BN", "WH/BN", "WHBN", ""),
        ("gn-ye", "gn-ye", "GNYE", ""),
        ("YE/GN", "YE/GN", "GNYE", ""),
        ("sw", "sw", "BK", ""),
        ("gn-ge", "gn-ge", "GNYE", ""),
        ("GE/GN", "GE/GN", "GNYE", ""),
        ("wsbr", "wsbr", "WHBN", ""),
        ("rs&#10;3", "rs 3", "PK", "3"),
        ("braun", "braun", "BN", ""),
        ("weiß-braun", "weiß-braun", "WHBN", ""),
        ("giallo/verde", "giallo/verde", "GNYE", ""),
        ("noir&#10;3", "noir 3", "BK", "3"),
        ("signal", "signal", "", ""),
        ("1", "1", "", ""),
        ("&#10;2", "2", "", ""),
        ("BK2", "BK2", "", ""),
    ],
)
def test_colour_and_number_of_one_conductor(name: str, id_: str, colour: str, number: str) -> None:
    conductor = conductor_of(file_of("1.5", name=name))
    assert (conductor.id, conductor.colour, conductor.core_number) == (id_, colour, number)


def test_words_for_colours_are_said_once() -> None:
    data = file_of("1.5", name="tk")
    (finding,) = [item for item in read(data).findings if item.code == "CB332"]
    assert "tk is read as TQ" in finding.message
    assert "CB332" not in {item.code for item in read(file_of("1.5", name="gn-ye")).findings}


def test_what_is_read_of_a_size_is_not_counted_as_lost() -> None:
    (part,) = read(file_of("AWG 16", name="BK&#10;1")).library.parts
    lost = set(kept_names(part.extras["eplan"]))
    assert not lost & {"Connection: cross-section / diameter", "Connection color / number"}
