"""The facts at the head of a part's page."""

from collections.abc import Iterator

from cadbridge.formats.html.frame import MAKERS
from cadbridge.formats.html.marks import marked
from cadbridge.formats.html.markup import Content, Markup, element, markup
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.shown import maker_anchor, number
from cadbridge.formats.html.tables import facts
from cadbridge.formats.html.words import (
    firm_name,
    language_name,
    language_tag,
    maker_name,
    size_words,
)
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.mapping.product_groups import group_words
from cadbridge.model import Part
from cadbridge.model.fields import figures
from cadbridge.model.naming import price_words
from cadbridge.words import titled

_LABELS = {"erp_number": "ERP number", "gtin": "GTIN"}
"""Of fields whose label is not their name."""
_FIRST = (
    *("part_number", "kind", "manufacturer", "type_number", "order_number", "product_group"),
    *("erp_number", "gtin", "supplier", "supplier_order_number", "price", "sales_price"),
    "quantity_unit",
)
_WITH_PRICES = "currency"
_FIELDS = (*_FIRST, *(it for it in figures(Part) if it not in (*_FIRST, _WITH_PRICES)))
"""In their order; a new text of a part stands here of its own."""


def overview(sheet: Sheet) -> Markup:
    """Identity, maker, size and classes of a part."""
    part, marks, say = sheet.part, sheet.marks, sheet.say
    weight = f"{encode_decimal(part.weight_kg)} kg" if part.weight_kg is not None else ""
    sizes = [marks.of(name) for name in ("width_mm", "height_mm", "depth_mm")]
    return facts(
        [
            *_named(sheet),
            (say("Width × height × depth"), marked(size_words(part), Markup("".join(sizes)), say)),
            (say("Weight"), marks.value("weight_kg", weight)),
            *_classifications(sheet),
        ],
        [
            *_translations(sheet),
            *_further(sheet),
            (say("Note"), marks.value("note", sheet.catalogue.shown(part.note))),
        ],
    )


def _named(sheet: Sheet) -> Iterator[tuple[Content, Content]]:
    """Fields under their names; the kind, which the page has in its head, where it is open."""
    part, say = sheet.part, sheet.say
    said: dict[str, Content] = {
        "part_number": number(part.part_number),
        "manufacturer": _maker(sheet),
        "order_number": _copied(part.order_number),
        "product_group": _group(sheet),
        "supplier": _supplier(sheet),
        "price": price_words(part, part.price, say),
        "sales_price": price_words(part, part.sales_price, say),
        "quantity_unit": sheet.catalogue.shown(part.quantity_unit),
    }
    for name in _FIELDS:
        if name != "kind" or sheet.marks.doubts(name):
            yield say(_LABELS.get(name, titled(name))), sheet.marks.value(name, said.get(name))


def _copied(text: str) -> Markup:
    return number(text) if text else Markup()


def _group(sheet: Sheet) -> str:
    """The product group by EPLAN's numbers and names."""
    return group_words(sheet.catalogue.groups.of(sheet.part))


def _supplier(sheet: Sheet) -> str:
    return firm_name(sheet.catalogue.library, sheet.part.supplier)


def _further(sheet: Sheet) -> Iterator[tuple[Content, Content]]:
    """The second and third description."""
    for name in ("description_2", "description_3"):
        words = sheet.catalogue.shown(getattr(sheet.part, name))
        yield sheet.say(titled(name)), sheet.marks.value(name, words)


def _maker(sheet: Sheet) -> Markup:
    name = maker_name(sheet.catalogue.library, sheet.part)
    short = sheet.part.manufacturer
    known = short in sheet.catalogue.library.manufacturer_by_short_name
    if not known:
        return markup(name)
    href = f"{sheet.addresses.to(MAKERS)}#{maker_anchor(sheet.catalogue, short)}"
    return element("a", name, href=href)


def _classifications(sheet: Sheet) -> Iterator[tuple[Content, Content]]:
    marks = sheet.marks
    if marks.doubts("classifications"):
        yield sheet.say("Classifications"), marks.value("classifications", "")
    for item, at in marks.each("classifications", sheet.part.classifications):
        release = at.value("release")
        shown = [" (", release, ")"] if release else None
        yield item.system, [element("code", item.code), at.of("code"), shown, at.here()]


def _translations(sheet: Sheet) -> Iterator[tuple[Content, Content]]:
    shown = sheet.catalogue.text(sheet.part.description)
    for code, text in sheet.part.description.items():
        if text != shown:
            yield (
                language_name(code, sheet.say),
                element("span", text, lang=language_tag(code) or None),
            )
