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
from cadbridge.model.naming import price_words
from cadbridge.words import titled


def overview(sheet: Sheet) -> Markup:
    """Identity, maker, size and classes of a part."""
    part, marks, say = sheet.part, sheet.marks, sheet.say
    weight = f"{encode_decimal(part.weight_kg)} kg" if part.weight_kg is not None else ""
    sizes = [marks.of(name) for name in ("width_mm", "height_mm", "depth_mm")]
    return facts(
        [
            (say("Part number"), marks.value("part_number", number(part.part_number))),
            (say("Kind"), marks.value("kind") if marks.doubts("kind") else None),
            (say("Manufacturer"), marks.value("manufacturer", _maker(sheet))),
            (say("Type number"), marks.value("type_number")),
            (say("Order number"), marks.value("order_number", _copied(part.order_number))),
            (say("Product group"), marks.value("product_group", _group(sheet))),
            (say("ERP number"), marks.value("erp_number")),
            (say("GTIN"), marks.value("gtin")),
            (say("Supplier"), marks.value("supplier", _supplier(sheet))),
            (say("Supplier order number"), marks.value("supplier_order_number")),
            (say("Price"), marks.value("price", price_words(part, part.price, say))),
            (
                say("Sales price"),
                marks.value("sales_price", price_words(part, part.sales_price, say)),
            ),
            (
                say("Quantity unit"),
                marks.value("quantity_unit", sheet.catalogue.shown(part.quantity_unit)),
            ),
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
