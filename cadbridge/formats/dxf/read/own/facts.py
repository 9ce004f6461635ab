"""What a drawing of ours says of itself: attributes of the face first, then the title block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cadbridge.drawing.said.labels import CODED, TAGS, TRANSLATED
from cadbridge.drawing.said.words import Words, words_in
from cadbridge.findings import Finding, Place, Rule
from cadbridge.formats import Twice
from cadbridge.formats.dxf.read.chosen import AS_DRAWN, Chosen
from cadbridge.formats.dxf.read.drawn.shapes import Mark, Shapes, Word
from cadbridge.formats.dxf.read.own.layout import title_fields
from cadbridge.formats.dxf.read.own.shown_face import ShownFace
from cadbridge.formats.dxf.rules import DISAGREES, UNKNOWN_WORD
from cadbridge.model import Gender
from cadbridge.words import quoted


@dataclass
class Facts:
    """Values by the label that they have in the title block."""

    file: str
    title: Mapping[str, Word | None]
    face: Mark | None
    index: int = -1
    """Of the face among the placed blocks."""
    asked: Chosen = AS_DRAWN
    """What whoever reads the drawing says of it."""
    words: Words = field(default_factory=words_in)
    """What drawings say."""
    findings: list[Finding] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    """Values that an attribute and a text say otherwise."""
    shown: list[ShownFace] = field(default_factory=list)
    """The faces of a sheet from which none is read."""
    unread: set[str] = field(default_factory=set)
    """Labels whose words are not known."""

    def __contains__(self, label: str) -> bool:
        return label in self.title or self._attribute(label) is not None

    def get(self, label: str) -> str:
        """A value; the attribute where there is one, and before it what the reader was told."""
        told = {"View": self.asked.side, "Gender": self.asked.gender}.get(label)
        if told:
            return told
        attribute = self._attribute(label)
        word = self.title.get(label)
        shown = word.text if word else ""
        said = self._code(label, shown)
        if attribute is None:
            return said
        if label in self.title and said != attribute:
            handle = word.handle if word else ""
            message = (
                f"{label}: the attribute says {quoted(attribute)}, the title block {quoted(shown)}"
            )
            self.report(DISAGREES, message, handle)
        return attribute

    def _code(self, label: str, shown: str) -> str:
        """The model's code for what the title block says in words."""
        if label in TRANSLATED and shown:
            return self.words.english(shown)
        if label not in CODED or not shown:
            return shown
        gender = self.get("Gender") if label == "Key" else ""
        is_female = gender == Gender.FEMALE
        return self.words.code(label, shown, Gender.FEMALE if is_female else Gender.MALE)

    def _attribute(self, label: str) -> str | None:
        tag = TAGS.get(label)
        return self.face.attributes.get(tag) if self.face and tag else None

    def report(self, rule: Rule, message: str, handle: str = "") -> Finding:
        """Note a finding, once."""
        place = Place(file=self.file, handle=handle, part=self._part())
        finding = Finding(rule=rule, message=message, place=place)
        if finding not in self.findings:
            self.findings.append(finding)
        return next(known for known in self.findings if known == finding)

    def _part(self) -> str:
        word = self.title.get("Part number")
        return self._attribute("Part number") or (word.text if word else "")

    def unknown(self, label: str, text: str) -> None:
        """Note a word that is not one of those known; it says nothing of its field."""
        self.unread.add(label)
        self.report(UNKNOWN_WORD, f"{label}: {quoted(text)} is not known")


def facts_of(
    shapes: Shapes, file: str, asked: Chosen = AS_DRAWN, words: Words | None = None
) -> Facts:
    """The facts of a drawing of one face, or of the face that its title block is about."""
    title = title_fields(shapes.words)
    faces = faces_in(shapes.marks)
    number, port = (title.get(label) for label in ("Part number", "Port"))
    shown = (number.text if number else "", port.text if port else "")
    index = max(faces, key=lambda face: _matches(shapes.marks[face], shown), default=-1)
    return Facts(
        file, title, shapes.marks[index] if faces else None, index, asked, words or words_in()
    )


def faces_in(marks: Sequence[Mark]) -> list[int]:
    """Indices of the blocks that are faces: those that say so, or else are called so."""
    said = [index for index, mark in enumerate(marks) if "FACE" in mark.attributes]
    called = (index for index, mark in enumerate(marks) if mark.block.upper().startswith("FACE_"))
    return said or list(called)


def _matches(face: Mark, shown: tuple[str, str]) -> int:
    tags = (face.attributes.get("PART"), face.attributes.get("TAG1"))
    return sum(tag == text for tag, text in zip(tags, shown, strict=True))
