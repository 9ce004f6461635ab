"""What remarks say is open, held against the library that knows the parts.

A reader keeps the remark of a part as it was. A library that has the part says itself what is open
about it, and needs no copy.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cadbridge.doubts import place_steps
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.kept.records import ORDER_CODES
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.formats.eplan.remark import NOTE, parted, sentences_in
from cadbridge.model import Certainty, Extra, Library, Part
from cadbridge.model.walk import sources_of
from cadbridge.words import quoted

OTHER_OPEN_POINT = rule(
    "CB336",
    Severity.WARNING,
    "An open point in a remark is none of the library's",
    "Open points are not read from remarks. If it was answered there, say so with `cadbridge "
    "settle`; if the file is older than the library, nothing needs to be done.",
)

_MORE = re.compile(r" and \d+ more(?=: )")
"""How a sentence counts the other places of its doubt, of which some may be answered."""
_KEY = re.compile(r"\[[^\]]*\]")


class Remarks:
    """Takes from parts what a library says as well."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sentences = sentences_in(library)
        self.findings: list[Finding] = []

    def settled(self, part: Part) -> Part:
        """The part without a remark of which its library knows all; findings tell of the rest."""
        kept = part.extras.get(FORMAT)
        told = tuple(remarks_in(kept)) if kept else ()
        own = self._library.part_by_number.get(part.part_number) if told else None
        if own is None or told == tuple(remarks_in(own.extras.get(FORMAT, {}))):
            return part
        known = {_MORE.sub("", sentence) for sentence in self._sentences(own)}
        strange = dict.fromkeys(said for remark in told for said in parted(remark)[1])
        self.findings += (
            Finding(
                rule=OTHER_OPEN_POINT,
                message=f"the remark says {quoted(sentence)}",
                place=Place(part=part.part_number, field="note"),
            )
            for sentence in strange
            if _MORE.sub("", sentence) not in known and not self._is_answered(sentence, own)
        )
        rest = _without_remarks(kept or {})
        others = {name: extra for name, extra in part.extras.items() if name != FORMAT}
        return replace(part, extras={**others, **({FORMAT: rest} if rest else {})})

    def _is_answered(self, sentence: str, own: Part) -> bool:
        """Whether the library states now what a sentence says is open, of whichever part."""
        number, _, rest = sentence.partition(", ")
        other = self._library.part_by_number.get(number)
        of, said = (other, rest) if other else (own, sentence)
        stated = [at for at, it in sources_of(of) if it.certainty is Certainty.STATED]
        places = (", ".join(place_steps(at)) for at in (*stated, *map(_without_keys, stated)) if at)
        return any(_MORE.sub("", said).startswith(f"{place}: ") for place in places)


def _without_keys(place: str) -> str:
    """The place in all objects of its lists: the sources of a gap name no single one."""
    return _KEY.sub("", place)


def remarks_in(kept: Extra) -> Iterator[str]:
    """The remarks with open points that are kept of a part, or of the order codes of a cable."""
    if isinstance(kept, dict):
        attributes, codes = kept.get("attributes"), kept.get(ORDER_CODES)
        remark = attributes.get(NOTE) if isinstance(attributes, dict) else None
        if isinstance(remark, str) and parted(remark)[1]:
            yield remark
        for code in codes.values() if isinstance(codes, dict) else ():
            yield from remarks_in(code)


def _without_remarks(kept: Extra) -> Extra:
    """What is kept beside such remarks; nothing of what becomes empty."""
    if not isinstance(kept, dict):
        return kept
    rest = dict(kept)
    attributes, codes = rest.get("attributes"), rest.get(ORDER_CODES)
    if isinstance(attributes, dict):
        rest["attributes"] = {name: text for name, text in attributes.items() if name != NOTE}
    if isinstance(codes, dict):
        bare = {code: _without_remarks(extra) for code, extra in codes.items()}
        rest[ORDER_CODES] = {code: extra for code, extra in bare.items() if extra}
    return {name: extra for name, extra in rest.items() if extra or kept[name] == extra}
