"""EPLAN's product groups: which combinations there are, their names, and the kinds they stand for.

A product group is three numbers, generic group, group and subgroup, written ``1/9/1``. Names and
combinations are those of EPLAN's help, editions 2.9 and 2026, XML import and export. Which kinds
the groups stand for says the mapping ``eplan`` (`product_groups` and `kinds` of its settings); it
is asked for here since tables and catalogues speak of product groups too.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from cadbridge.mapping.field_rules import Mappings
from cadbridge.model import Kind, Part
from cadbridge.words import quoted

Triple = tuple[str, str, str]

GROUP_ATTRIBUTES = (
    "P_ARTICLE_PRODUCTTOPGROUP",
    "P_ARTICLE_PRODUCTGROUP",
    "P_ARTICLE_PRODUCTSUBGROUP",
)
"""Where the three numbers stand in EPLAN's parts data."""
_LEVELS = ("top", "group", "subgroup")
_NUMBERS = re.compile(r"\s*(\d{1,4})\s*[/.\-]\s*(\d{1,4})\s*[/.\-]\s*(\d{1,4})\s*")


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return iter(list(csv.reader(text.splitlines()))[1:])


@cache
def combinations() -> frozenset[Triple]:
    """The combinations of generic group, group and subgroup that there are."""
    return frozenset(_ordered())


@cache
def _ordered() -> tuple[Triple, ...]:
    return tuple((top, group, subgroup) for top, group, subgroup in _rows("combinations"))


@cache
def _names() -> Mapping[tuple[str, str], str]:
    """By level and number."""
    return {(level, code): label for level, code, label in _rows("names")}


def triple_of(text: str) -> Triple | None:
    """The three numbers of ``1/9/1``, whether or not there is such a group; None for others."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    top, group, subgroup = (str(int(number)) for number in match.groups())
    return top, group, subgroup


def written(triple: Triple) -> str:
    """``1/9/1``."""
    return "/".join(triple)


def is_known(text: str) -> bool:
    """Whether EPLAN has the product group of these three numbers."""
    return triple_of(text) in combinations()


def group_words(text: str) -> str:
    """Numbers and names, ``1/9/1 Electrical engineering / Motors / General``.

    Numbers that are no group of EPLAN's stand alone.
    """
    triple = triple_of(text)
    if triple not in combinations():
        return text
    names = (_names()[pair] for pair in zip(_LEVELS, triple, strict=True))
    return f"{text} {' / '.join(names)}"


@lru_cache(maxsize=4096)
def named_group(text: str) -> str:
    """The numbers of a group given by numbers or by EPLAN's names; nothing where it is neither.

    One name stands for the subgroup of that name, or else for the whole group; of several groups
    the first, electrical engineering before fluid power and mechanics.
    """
    triple = triple_of(text)
    if triple is not None:
        return written(triple) if triple in combinations() else ""
    names = [" ".join(name.split()).casefold() for name in re.split(r"\s/\s|[>|]", text)]
    found = next(iter(_groups_named(tuple(filter(None, names)))), None)
    return written(found) if found else ""


def _groups_named(names: tuple[str, ...]) -> Iterator[Triple]:
    """Groups whose last names are these; those of a subgroup first, then general ones."""
    if not names or len(names) > len(_LEVELS):
        return
    for general in (False, True):
        for triple in _ordered():
            own = [_names()[pair].casefold() for pair in zip(_LEVELS, triple, strict=True)]
            if general:
                own = own[:-1] if triple[-1] == "1" else []
            if triple[0] != "0" and tuple(own[-len(names) :]) == names:
                yield triple


class Groups:
    """What a mapping says of product groups and kinds."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """From the settings of the mapping ``eplan``."""
        texts: Mapping[str, str] = settings.get("product_groups", {})
        self.usual = {use: _code(text) for use, text in texts.items()}
        """The product group that is written, by kind; ``cable_module`` beside the kinds."""
        self._kinds: dict[tuple[str, ...], Kind] = {
            tuple(group.split("/")): Kind(kind) for group, kind in settings.get("kinds", {}).items()
        }
        for use, code in self.usual.items():
            kind = use.removesuffix("_module")
            self._kinds |= {code: Kind(kind)} if kind in set(Kind) else {}

    def kind(self, triple: Triple) -> Kind:
        """The kind of part that a group stands for."""
        get = self._kinds.get
        return get(triple) or get(triple[:2]) or Kind.OTHER

    def of(self, part: Part) -> str:
        """The group of a part: its own, that of its file, or the usual one of its kind."""
        return part.product_group or written(_as_kept(part, self.usual[str(part.kind)]))

    def own(self, triple: Triple) -> str:
        """What a part of a group that was read says of it: nothing of the usual one of a kind."""
        is_usual = triple in self.usual.values()
        return (
            "" if is_usual or not any(number.strip("0") for number in triple) else written(triple)
        )


def _as_kept(part: Part, usual: Triple) -> Triple:
    """The group with the numbers that are kept of a parts file, whether or not EPLAN has it."""
    kept = part.extras.get("eplan")
    codes = kept.get("order_codes") if isinstance(kept, dict) else None
    if isinstance(codes, dict):
        kept = next(iter(codes.values()), None)
    attributes = kept.get("attributes") if isinstance(kept, dict) else None
    if not isinstance(attributes, dict):
        return usual
    pairs = zip(GROUP_ATTRIBUTES, usual, strict=True)
    top, group, subgroup = (str(attributes.get(name) or number) for name, number in pairs)
    return top, group, subgroup


def _code(text: Any) -> Triple:
    numbers = str(text).split("/")
    if len(numbers) != 3 or not all(number.isdecimal() for number in numbers):
        raise ValueError(f"{quoted(text)} is not a code of three numbers")
    return numbers[0], numbers[1], numbers[2]


@lru_cache(maxsize=4)
def groups_of(mappings: Mappings) -> Groups:
    """What mappings say of product groups and kinds.

    Raises:
        ValueError: they name a group that is none, or a kind that the model does not have.
    """
    return Groups(mappings["eplan"].settings)
