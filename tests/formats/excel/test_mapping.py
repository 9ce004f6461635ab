"""A company's own settings: what is wrong with them is said, and nothing is written."""

from pathlib import Path

import pytest

from cadbridge.errors import FileError
from cadbridge.mapping import Mappings

from .workbooks import LIBRARY, Write

PINS = "tables: {{pins: {{columns: {{{}}}}}}}"
SLIPS = {
    PINS.format("contact: Kontakt"): "pins.columns.contact must be a mapping",
    PINS.format("contact: {codec: texts}"): "pins.columns.contact has the codec 'texts'",
    PINS.format("contact: {title: ''}"): "pins.columns.contact has no title",
    PINS.format("contact: {title: Port}"): "'port' stands twice",
    PINS.format("torque: {title: Torque}"): "pins.columns.torque has the codec ''",
    PINS.format("torque: {title: T, codec: text}"): "pins.columns.torque has neither a field nor",
    PINS.format("torque: {title: T, codec: text, field: ports.pins.torque}"): "rows do not have",
    PINS.format("torque: {title: T, codec: name, field: cable.conductors.id}"): "do not have",
    PINS.format("signal: {codec: choice}"): "pins.columns.signal is a choice",
    PINS.format("signal: {codec: languages}"): "pins.columns.signal has texts by language",
    "tables: {pins: Pins}": "tables.pins must be a mapping",
    "tables: {pins: {needs: contact}}": "tables.pins.needs must be a list of texts",
    "tables: {pins: {needs: [kontakt]}}": "pins.needs: there is no column 'kontakt'",
    "tables: {pins: {rows: ports.pinz}}": "pins.rows: the model has no list 'ports.pinz'",
    "tables: {mine: {sheet: Mine}}": "tables.mine has no rows, needs, columns",
    "words: {direction: {in: ein}}": "words.direction.in must be a list of texts",
    "words: {direction: {in: []}}": "words.direction.in has no word",
    "words: {direction: {sideways: [s]}}": "words.direction.sideways is no value",
    "colours: {BK: schwarz}": "colours.BK must be a list of texts",
    "colours: {BK: ['1A1A1A']}": "colours.BK has no name",
    "colours: {XX: [dark, dark red]}": "colours.XX is no colour of IEC 60757",
    "supplier_columns: Price": "supplier_columns must be a list of texts",
}


def mappings(folder: Path, settings: str) -> Mappings:
    (folder / "own").mkdir()
    (folder / "own" / "excel.yaml").write_text(f"settings: {{{settings}}}", encoding="utf-8")
    return Mappings(folder / "own")


@pytest.mark.parametrize("settings", SLIPS)
def test_a_slip_in_the_settings_is_named(write: Write, tmp_path: Path, settings: str) -> None:
    with pytest.raises(FileError, match=SLIPS[settings].replace(".", r"\.")):
        write(LIBRARY, mappings(tmp_path, settings))
    assert not (tmp_path / "list.xlsx").exists()


def test_all_slips_are_named_at_once(write: Write, tmp_path: Path) -> None:
    settings = "labels: port, words: {yes_no: {maybe: perhaps}}"
    with pytest.raises(FileError, match=r"labels must be a list.*maybe must be a list"):
        write(LIBRARY, mappings(tmp_path, settings))
