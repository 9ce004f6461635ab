"""What people call a connector, a length of cable, and the contacts of a face under new names."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from cadbridge.model.face import Face
from cadbridge.model.part import ConnectorSpec, Gender, Part


def connector_words(spec: ConnectorSpec | None, say: Callable[[str], str] = str) -> str:
    """``M12, D-coded, 4 ways, female``; nothing for no connector.

    Args:
        spec: what is to be told.
        say: gives an English text in another language.
    """
    if spec is None:
        return ""
    coding = say("{coding}-coded").format(coding=spec.coding) if spec.coding else ""
    gender = say("gender not stated" if spec.gender is Gender.UNSPECIFIED else spec.gender)
    ways = say("1 way" if spec.ways == 1 else "{count} ways").format(count=spec.ways)
    words = [spec.series, spec.size, coding, ways, gender]
    return ", ".join(filter(None, words))


def price_words(part: Part, price: Decimal | None, say: Callable[[str], str] = str) -> str:
    """``12.50 EUR per 100``; nothing for no price. `say` gives an English text in a language."""
    if price is None:
        return ""
    per = f"{say('per')} {part.price_unit}" if part.price_unit not in (None, 1) else ""
    return " ".join(filter(None, [format(price, "f"), part.currency, per]))


def number_of_length(manufacturer: str, order_code: str) -> str:
    """The part number of a length of a cable, which is bought by its order code."""
    return f"{manufacturer}.{order_code}" if manufacturer else order_code


def numbers_of_lengths(part: Part) -> list[str]:
    """The part numbers that the lengths of a cable have."""
    lengths = part.cable.lengths if part.cable else ()
    codes = [length.order_code for length in lengths if length.order_code]
    return [number_of_length(part.manufacturer, code) for code in codes]


def printed_names(
    face: Face, connector: ConnectorSpec, own: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Contact of the face to the name printed beside it.

    Args:
        face: the insert arrangement of the connector.
        connector: renames contacts of its face wherever it is used.
        own: `contact_names` of the port or cable end, which has the last word.
    """
    names = {contact.id: contact.id for contact in face.contacts}
    for renaming in (connector.contact_names, own or {}):
        names.update((id_, name) for id_, name in renaming.items() if id_ in names)
    return names
