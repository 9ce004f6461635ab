"""What a drawing of ours says of itself: attributes of the face first, then the title block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.drawing.facts import CODED
from cadbridge.drawing.words import words_in
from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats.dxf.read.own.layout import title_fields
from cadbridge.formats.dxf.read.shapes import Mark, Shapes, Word
from cadbridge.formats.dxf.rules import DISAGREES, UNKNOWN_WORD
from cadbridge.model import Gender

_TAGS = {
    "Part number": "PART",
    "Kind": "KIND",
    "Manufacturer": "MFG",
    "Type number": "CAT",
    "Port": "TAG1",
    "Cable end": "TAG1",
    "Connector": "CONNECTOR",
    "Face": "FACE",
    "Gender": "GENDER",
    "View": "SIDE",
    "Housing": "HOUSING",
    "Key": "KEY",
}
"""Label of the title block to the tag of the face's attribute."""


@dataclass
class Facts:
    """Values by the label that they have in the title block."""

    file: str
    title: Mapping[str, Word | None]
    face: Mark | None
    findings: list[Finding] = field(default_factory=list)

    def __contains__(self, label: str) -> bool:
        return label in self.title or self._attribute(label) is not None

    def get(self, label: str) -> str:
        """A value; the attribute where there is one."""
        attribute = self._attribute(label)
        word = self.title.get(label)
        shown = word.text if word else ""
        said = self._code(label, shown)
        if attribute is None:
            return said
        if label in self.title and said != attribute:
            handle = word.handle if word else ""
            message = f"{label}: the attribute says {attribute!r}, the title block {shown!r}"
            self.report(DISAGREES, message, handle)
        return attribute

    def _code(self, label: str, shown: str) -> str:
        """The model's code for what the title block says in words."""
        if label not in CODED or not shown:
            return shown
        gender = self.get("Gender") if label == "Key" else ""
        is_female = gender == Gender.FEMALE
        return words_in().code(label, shown, Gender.FEMALE if is_female else Gender.MALE)

    def _attribute(self, label: str) -> str | None:
        tag = _TAGS.get(label)
        return self.face.attributes.get(tag) if self.face and tag else None

    def report(self, rule: Rule, message: str, handle: str = "") -> None:
        """Note a finding, once."""
        place = Place(file=self.file, handle=handle, part=self._part())
        finding = Finding(rule=rule, message=message, place=place)
        if finding not in self.findings:
            self.findings.append(finding)

    def _part(self) -> str:
        word = self.title.get("Part number")
        return self._attribute("Part number") or (word.text if word else "")

    def unknown(self, label: str, text: str) -> None:
        """Note a word that is not one of those known."""
        self.report(UNKNOWN_WORD, f"{label}: {text!r} is not known")


def facts_of(shapes: Shapes, file: str) -> Facts:
    """The facts of a drawing."""
    return Facts(file, title_fields(shapes.words), _face(shapes.marks))


def _face(marks: Sequence[Mark]) -> Mark | None:
    """The block of the face: the one that says so, or else is called so."""
    said = (mark for mark in marks if "FACE" in mark.attributes)
    called = (mark for mark in marks if mark.block.upper().startswith("FACE_"))
    return next(said, None) or next(called, None)
