"""What a function template is, and what of it would not be written again, known by its shape.

Templates of one shape have the same attributes, and differ in plain texts alone: of contacts,
signals and plugs. Such a text is copied as it stands, both ways. So whatever holds for one template
holds for all of its shape: the first is written as it would be and compared, and proves them all.
A text that is not plain, of several languages or with blanks at an end, is part of the shape.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.tables import exported
from cadbridge.formats.eplan.xml.elements import CODES, TEMPLATE
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import FieldRule
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import Extra
from cadbridge.model.fields import defaults

DESCRIPTION = "additionaldescription"
_POSITION = "pos"
_REMEMBERED = 1024
"""Shapes: a vendor has some dozens."""
_BY_LINE = frozenset(
    [
        *("ports.pins.contact", "ports.pins.signal"),
        *("functions.terminals", "functions.descriptions"),
    ]
)
"""Fields whose text has a line for each connection point, which tells nothing of the others."""
_COPIED = _BY_LINE | frozenset(
    [
        *("ports.designation", "ports.pins.channel"),
        *("ports.pins.cross_section", "ports.pins.dimension"),
        *("functions.cross_sections", "functions.dimensions"),
        *("functions.designation", "functions.index", "functions.characteristics"),
    ]
)
"""Fields that are copied from one line, and decide nothing else."""
_COPIED_LABEL = "Function: "
"""Begins the line of a description that is copied, and decides nothing else."""

Part = Callable[[str], Any]
"""What a text adds to a shape: nothing that tells plain ones apart."""


@dataclass(frozen=True, slots=True)
class Common:
    """How what templates of one shape stand for is read, without looking at what never differs."""

    values: Mapping[str, Any]
    """By field, what all have."""
    copied: Sequence[tuple[str, str, Callable[[str], Any]]]
    """Field, attribute and how it is read, of texts that each has for itself."""
    is_described: bool
    """Whether each has a description of its own."""

    def of(self, node: Node) -> dict[str, Any]:
        """The values of a template by field, without what its description says."""
        get = node.attributes.get
        values = {field: read(get(name, "")) for field, name, read in self.copied}
        values.update(self.values)
        return values


def in_common(
    item: object, rules: Iterable[FieldRule], own: Collection[str], said: str
) -> Common | None:
    """What an object has in common with those of templates of its shape.

    Args:
        item: the object, whose other fields follow from what is common.
        rules: which attribute holds which field.
        own: attributes whose texts differ.
        said: the field that a description of its own says.
    """
    copied = [(it.field, it.place, it.codec.decode) for it in rules if it.place in own]
    is_described = DESCRIPTION in own
    others = {field for field, *_ in copied} | ({said} if is_described else set())
    cls: type = type(item)
    usual = defaults(cls)
    values = {
        name: value
        for name in usual
        if name not in others and (value := getattr(item, name)) != usual[name]
    }
    return Common(values, copied, is_described)


@dataclass(slots=True)
class Shape:
    """What templates of one shape have in common."""

    family: str
    """See `family_of`."""
    left: Sequence[str] = ()
    """Attributes with another text than would be written; their place is none of them."""
    absent: Sequence[str] = ()
    """Attributes that would be written, and are not there."""
    is_sure: bool = True
    """Whether it is so whatever the plain texts say."""
    common: Common | None = None
    """None where each is to be read by itself."""

    @property
    def has_own_code(self) -> bool:
        """Whether its function definition would be written as it is."""
        return not set(CODES).intersection(self.left)

    def difference(self, node: Node, place: int) -> dict[str, Extra]:
        """How a template of this shape differs from what would be written at a place, from 1."""
        attributes = node.attributes
        left = self.left
        if attributes.get(_POSITION, "") != str(place) and _POSITION in attributes:
            left = [name for name in attributes if name in left or name == _POSITION]
        extra: dict[str, Extra] = {}
        if left:
            extra["attributes"] = {name: attributes[name] for name in left}
        if self.absent:
            extra["absent"] = list(self.absent)
        return extra


def compared(
    family: str, node: Node, written: Node, *, is_sure: bool, common: Common | None
) -> Shape:
    """The shape of a template that would be written so."""
    attributes, others = node.attributes, written.attributes
    changed = (name for name, text in attributes.items() if others.get(name) != text)
    return Shape(
        family,
        left=[name for name in changed if name != _POSITION],
        absent=[name for name in others if name not in attributes],
        is_sure=is_sure,
        common=common,
    )


def _is_plain(text: str) -> bool:
    """Whether any codec of text copies it; one of languages has an ``@``."""
    return text.isprintable() and text == text.strip() and "@" not in text and text != ""


def _are_plain(texts: tuple[str, ...], words: AbstractSet[str]) -> bool:
    """Whether all texts are plain or empty, and none is one of the words; looked at together."""
    joined = "|".join(texts)
    return (
        joined.isprintable()
        and "@" not in joined
        and " |" not in joined
        and "| " not in joined
        and joined == joined.strip()
        and words.isdisjoint(texts)
    )


def _of_text(words: AbstractSet[str], *, by_line: bool) -> Part:
    """Whether a text is plain, or how many plain lines it has; else the text, and where it decides.

    Args:
        words: what decides.
        by_line: whether its lines are copied one by one.
    """

    def part(text: str) -> Any:
        if "@" in text or text in words:
            return text
        if text.isprintable():
            return bool(text) if text == text.strip() else text
        lines = text.split("\n") if by_line else [text]
        return len(lines) if words.isdisjoint(lines) and all(map(_is_plain, lines)) else text

    return part


def _of_description(labels: Iterable[str]) -> Part:
    known = frozenset(labels)

    def part(text: str) -> Any:
        description = unplain(text)
        if not description.strip():
            return text
        label, colon, _ = description.partition("\n")[0].partition(":")
        if not colon or label not in known:  # a name, which would be written with its label
            return True
        if text != plain(description):
            return text
        return tuple(map(_copied, description.split("\n")))

    return part


def _copied(line: str) -> str:
    text = line.removeprefix(_COPIED_LABEL)
    return _COPIED_LABEL if text is not line and _is_plain(text) else line


class Shapes:
    """The shapes of templates that were seen under one plan, with what was proved of each."""

    def __init__(
        self,
        plan: Plan,
        labels: Iterable[str],
        words: AbstractSet[str],
        prove: Callable[[Node, Collection[str] | None], Shape],
    ) -> None:
        """Takes what decides.

        Args:
            plan: how they are written.
            labels: of the lines of descriptions.
            words: texts of one line that are none like others.
            prove: finds out the shape of the first of its templates; given the attributes whose
                texts differ from one to the other, or None where only a piece of a text does.
        """
        self._prove = prove
        self._words = words
        parts = _parts(plan, words)
        self._copied = {name for name, part in parts.items() if part is not str} - {DESCRIPTION}
        self._parts = {**parts, DESCRIPTION: _of_description(labels)}
        always = exported(TEMPLATE)
        self._decisive = {name for name, text in always.items() if text} - {_POSITION}
        self._layouts: dict[tuple[str, ...], _Layout] = {}
        self._known: dict[tuple[Any, ...], Shape] = {}

    def of(self, node: Node) -> Shape:
        """The shape of a template."""
        names, values = tuple(node.attributes), tuple(node.attributes.values())
        layout = self._layouts.get(names)
        if layout is None:
            layout = self._layouts[names] = self._layout(names)
        parts = layout.told(values, self._words)
        key = (layout, layout.decisive(values), *parts)
        shape = self._known.get(key)
        if shape is None:
            shape = self._prove(node, _own(names, layout, parts))
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            if shape.is_sure:
                self._known[key] = shape
        return shape

    def _layout(self, names: tuple[str, ...]) -> "_Layout":
        """The layout; of names that nobody knows, the values decide nothing."""
        if len(self._layouts) >= _REMEMBERED:
            self._layouts.clear()
        decisive = [at for at, name in enumerate(names) if name in self._decisive]
        known = [(at, self._parts[name]) for at, name in enumerate(names) if name in self._parts]
        copied = [(at, part) for at, part in known if names[at] in self._copied]
        others = [item for item in known if item not in copied]
        texts = _getter([at for at, _ in copied])
        return _Layout(_getter(decisive), (*copied, *others), texts)


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Which attributes there are, in their order."""

    decisive: Callable[[tuple[str, ...]], Any]
    """Those whose values are part of the shape as they stand."""
    parts: tuple[tuple[int, Part], ...]
    """Places of the others that are read; `texts` are the first."""
    texts: Callable[[tuple[str, ...]], tuple[str, ...]]
    """Those of `parts` that may be copied."""

    def told(self, values: tuple[str, ...], words: AbstractSet[str]) -> list[Any]:
        """What the values at `parts` add to a shape."""
        texts = self.texts(values)
        if not _are_plain(texts, words):
            return [part(values[at]) for at, part in self.parts]
        others = self.parts[len(texts) :]
        return [*map(bool, texts), *[part(values[at]) for at, part in others]]


def _own(names: Sequence[str], layout: _Layout, parts: Sequence[Any]) -> Collection[str] | None:
    """The attributes whose texts differ within a shape, or None where only a piece of one does."""
    if any(isinstance(part, tuple) for part in parts):
        return None
    told = zip(layout.parts, parts, strict=True)
    return [names[at] for (at, _), part in told if part and not isinstance(part, str)]


def _getter(places: list[int]) -> Callable[[tuple[str, ...]], Any]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[at] for at in places)


def _parts(plan: Plan, words: AbstractSet[str]) -> Mapping[str, Part]:
    """How the attributes that the mapping names are part of a shape."""
    fields: dict[str, list[str]] = {}
    for of, rules in plan.attributes.items():
        if of in ("ports", "ports.pins", "functions"):
            for rule in rules.rules:
                fields.setdefault(rule.place, []).append(f"{of}.{rule.field}")
    return {name: _part(frozenset(held), words) for name, held in fields.items()}


def _part(held: frozenset[str], words: AbstractSet[str]) -> Part:
    return _of_text(words, by_line=held <= _BY_LINE) if held <= _COPIED else str
