"""What changes of that which is kept of a part, value by value, by EPLAN's labels."""

from collections.abc import Iterator, Mapping

from cadbridge.formats.eplan.kept.lost import kept_label, says_anything, tag_and_owner
from cadbridge.formats.eplan.kept.places import placed_items
from cadbridge.formats.eplan.kept.records import ORDER_CODES, WORDS, listed
from cadbridge.formats.eplan.kept.shown import NUMBERS, element_words, value_words
from cadbridge.formats.eplan.kept.spelling import PART, is_spelling
from cadbridge.formats.eplan.tables import select_words
from cadbridge.formats.eplan.xml.node import node_from_extra, text_entries
from cadbridge.model import Extra
from cadbridge.words import in_words

Row = tuple[str, str, str]
"""Where something stands, what was there, and what is: empty for nothing."""
_Item = Mapping[str, Extra]
_READ = ("attributes", "absent", "children", "missing", "of", "tag", ORDER_CODES, "records")


def kept_changes(old: Extra, new: Extra) -> Iterator[Row]:
    """What differs; what only stands in another order or spelling is left out.

    Args:
        old: what was kept of a part, or beside the parts of a library.
        new: what is.
    """
    yield from _element("part", PART, _mapping(old), _mapping(new), "")


def _mapping(extra: Extra | None) -> _Item:
    return extra if isinstance(extra, dict) else {}


def _element(tag: str, owner: str, old: _Item, new: _Item, around: str) -> Iterator[Row]:
    before, after = (text_entries(dict(_mapping(it.get("attributes")))) for it in (old, new))
    for name in {**before, **after}:
        was, now = before.get(name, ""), after.get(name, "")
        if was != now and any(_tells(tag, name, owner, text) for text in (was, now)):
            label = kept_label(tag, name, owner)
            yield f"{around}{label}", *_sides(tag, name, owner, was, now)
    yield from _children(old, new, around)
    codes, new_codes = _mapping(old.get(ORDER_CODES)), _mapping(new.get(ORDER_CODES))
    for code in {**codes, **new_codes}:
        was_code, now_code = _mapping(codes.get(code)), _mapping(new_codes.get(code))
        yield from _element(tag, owner, was_code, now_code, f"{around}{code}, ")
    for key in {**old, **new}:
        if key not in _READ and old.get(key) != new.get(key):
            yield f"{around}{key}", in_words(old.get(key, "")), in_words(new.get(key, ""))


def _tells(tag: str, name: str, owner: str, text: str) -> bool:
    """Whether a value says what the model has not."""
    is_number = name in NUMBERS and owner in ("", "device")
    return (
        not is_number
        and name != "pos"
        and says_anything(tag, name, text)
        and not (owner and is_spelling(owner, name, text))
    )


def _sides(tag: str, name: str, owner: str, was: str, now: str) -> tuple[str, str]:
    if owner == "conductor" and name == "characteristics":
        words = select_words("productgroup=29")[tag, name]
        return words.get(was, was), words.get(now, now)
    return value_words(tag, name, was), value_words(tag, name, now)


def _children(old: _Item, new: _Item, around: str) -> Iterator[Row]:
    olds, news = _by_name(old), _by_name(new)
    for name in {**olds, **news}:
        before, after = olds.get(name, {}), news.get(name, {})
        item = before or after
        if before == after:
            continue
        if "tag" in item and not (before and after):
            yield f"{around}{_name_words(name)}", _words(before), _words(after)
        else:
            tag, owner = tag_and_owner(item)
            is_part = tag == "variant" and "of" in item
            below = around if is_part else f"{around}{_name_words(name)}, "
            yield from _element(tag, owner, before, after, below)


def _name_words(name: str) -> str:
    """A name of `_by_name` in EPLAN's words: ``drilling pattern[D1]``."""
    tag, bracket, rest = name.partition("[")
    return f"{WORDS.get(tag, tag)}{bracket}{rest}" if bracket else name


def _words(item: _Item) -> str:
    return (element_words(node_from_extra(dict(item))) or "there") if item else ""


def _by_name(item: _Item) -> dict[str, _Item]:
    """Elements below by what people know them by: ``conductor BN``, ``variant[2]``."""
    children = item.get("children")
    items = [it for it in children if isinstance(it, dict)] if isinstance(children, list) else []
    items += listed(dict(item))
    named: dict[str, _Item] = {str(it["of"]).partition(" ")[2]: it for it in items if "of" in it}
    whole = [{"tag": "address", **it} for it in items if "of" not in it]
    return named | {place: it for it, place in placed_items(whole, "")}
