"""Titles in thirteen languages that fewer people write."""

from pathlib import Path

import pytest

from .workbooks import Read, stranger

PINS: dict[str, list[tuple[str, str]]] = {
    "en": [("Cavity #", "contact"), ("Circuit name", "signal"), ("Insulation color", "colour"),
           ("Connector ref", "port"), ("Remark", "remarks")],
    "de": [("Kammer", "contact"), ("Signalbez.", "signal"), ("Adernfarbe", "colour"),
           ("Steckername", "port"), ("Querschn. [mm²]", "cross_section")],
    "fr": [("N° de broche", "contact"), ("Libellé du signal", "signal"),
           ("Couleur du conducteur", "colour"), ("Repère connecteur", "port"),
           ("Section (mm²)", "cross_section")],
    "it": [("Cavità", "contact"), ("Nome del segnale", "signal"),
           ("Colore del conduttore", "colour"), ("Sigla connettore", "port"),
           ("Sezione [mmq]", "cross_section")],
    "es": [("N.º de pin", "contact"), ("Nombre de la señal", "signal"),
           ("Color del conductor", "colour"), ("Ref. conector", "port"),
           ("Observación", "remarks")],
    "pt": [("N.º do pino", "contact"), ("Nome do sinal", "signal"), ("Cor do fio", "colour"),
           ("Régua de bornes", "port"), ("Observação", "remarks")],
    "nl": [("Contactnr.", "contact"), ("Signaalomschrijving", "signal"), ("Kleurcode", "colour"),
           ("Stekker", "port"), ("Doorsnede (mm²)", "cross_section")],
    "sv": [("Stiftnr", "contact"), ("Signalbeskrivning", "signal"), ("Kabelfärg", "colour"),
           ("Kontaktdon", "port"), ("Anmärkning", "remarks")],
    "pl": [("Styk", "contact"), ("Nazwa sygnału", "signal"), ("Barwa przewodu", "colour"),
           ("Wtyczka", "port"), ("Opis", "function")],
    "cs": [("Č. kontaktu", "contact"), ("Jméno signálu", "signal"), ("Barva žíly", "colour"),
           ("Zástrčka", "port"), ("Význam", "function")],
    "tr": [("Bacak no", "contact"), ("Sinyal ismi", "signal"), ("Kablo rengi", "colour"),
           ("Soket adı", "port"), ("Fonksiyonu", "function")],
    "zh": [("孔位", "contact"), ("信号描述", "signal"), ("线缆颜色", "colour"),
           ("接口名称", "port"), ("截面积(mm²)", "cross_section")],
    "ja": [("極番", "contact"), ("ピン名", "signal"), ("ケーブル色", "colour"),
           ("コネクタ名", "port"), ("断面積(mm²)", "cross_section")],
}  # fmt: skip
"""By language, titles with the field that each means."""
CELLS = {"contact": "1", "signal": "GND", "colour": "BK", "port": "X1", "cross_section": "0.5"}


@pytest.mark.parametrize("language", PINS)
def test_less_usual_titles_are_known(read: Read, tmp_path: Path, language: str) -> None:
    titles = PINS[language]
    rows = [[CELLS.get(field, "text") for _, field in titles]] * 2
    rows[1] = [
        "2" if field == "contact" else cell
        for (_, field), cell in zip(titles, rows[0], strict=True)
    ]
    result = read(stranger(tmp_path / "A1.xlsx", [title for title, _ in titles], *rows))
    (table,) = result.tables
    assert list(table.columns) == titles
    (port,) = result.library.parts[0].ports
    assert (port.designation, len(port.pins)) == ("X1", 2)
