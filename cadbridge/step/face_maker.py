"""The face of one side of a model: positions as measured, numbers by a rule that is said."""

import re
import unicodedata
from decimal import Decimal
from pathlib import Path

from cadbridge.model import (
    Basis,
    Certainty,
    Face,
    FaceContact,
    Figure,
    Key,
    Shell,
    Source,
    SourceDocument,
)
from cadbridge.model.face import ShellKind
from cadbridge.step.choice import Candidate
from cadbridge.step.contacts import Contact
from cadbridge.step.figures import axis_words, exact, kinds_of
from cadbridge.step.numbering import Numbering, order, ring_count, words
from cadbridge.step.opening import StepModel
from cadbridge.step.polygons import Spot, turned_spot
from cadbridge.words import quoted

_KEY_UP = Decimal(90)
_UNMEASURED = {
    ShellKind.D_SUB: "The flange and its holes are",
    ShellKind.RECTANGULAR: "The inner frame is",
}
"""What a picture shows beyond the measures."""
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class FaceMaker:
    """Makes the face of one side, its document and the note of its picture."""

    def __init__(
        self,
        model: StepModel,
        candidate: Candidate,
        *,
        female: bool,
        face_id: str,
        numbering: Numbering | None,
        start: float | None,
    ) -> None:
        self._model, self._female = model, female
        self._side, self._outline = candidate.side, candidate.outline
        self._id, self._numbering, self._start = face_id, numbering, start
        self._title = f"STEP model {model.name}"
        self._document_id = f"step-{_identifier(Path(model.name).stem, '-')}"

    def face(self) -> Face:
        """The face, in canonical form."""
        spots = [self.place(contact) for contact in self._side.contacts]
        rule = self._rule()
        start = self._start
        ranks = order(spots, rule, 90.0 if start is None else start)
        contacts = tuple(
            self._contact(str(number), spots[index], index)
            for number, index in enumerate(ranks, start=1)
        )
        outline = self._outline
        return Face(
            id=self._id or _identifier(Path(self._model.name).stem, "_"),
            title=self._model.product or Path(self._model.name).stem,
            contacts=contacts,
            shell=Shell(
                kind=outline.kind,
                figures=tuple(self._figure(name, value) for name, value in outline.figures),
            ),
            key=self._key(),
            numbering=words(
                rule,
                keyed=outline.key is not None,
                rings=ring_count(spots),
                start=start,
            ),
            numbering_basis=Basis.APPROXIMATE,
            remarks=self._remarks(),
            sources=self._sources(),
        )

    def _rule(self) -> Numbering:
        is_round = self._outline.kind is ShellKind.CIRCULAR
        in_rings = is_round or self._start is not None
        default = Numbering.COUNTERCLOCKWISE if in_rings else Numbering.ROWS
        return self._numbering or default

    def place(self, contact: Contact) -> Spot:
        """Where a contact lies on the male mating face: a female is mirrored."""
        centre = self._outline.centre
        x, y = turned_spot(contact.x - centre[0], contact.y - centre[1], self._outline.turn)
        return (-x if self._female else x), y

    def _contact(self, number: str, spot: Spot, index: int) -> FaceContact:
        return FaceContact(
            id=number,
            x_mm=exact(spot[0]),
            y_mm=exact(spot[1]),
            diameter_mm=exact(self._side.contacts[index].size),
            position_basis=Basis.MEASURED,
            diameter_basis=Basis.MEASURED,
        )

    def _figure(self, name: str, value: float) -> Figure:
        return Figure(name=name, value=exact(value), basis=Basis.MEASURED, reference=self._title)

    def _key(self) -> Key:
        key = self._outline.key
        if self._outline.kind is ShellKind.D_SUB:
            return Key(kind="shape", remarks="The trapezoid; its wide side is up.")
        if key is None:
            return Key(kind="none_found", remarks="No single key was found on the model.")
        figure = Figure(
            name="angle_deg", value=_KEY_UP, basis=Basis.MEASURED, reference=self._title
        )
        kind = "rib" if key.rib != self._female else "groove"
        return Key(kind=kind, figures=(figure,), remarks="Read from the model's edge, turned up.")

    def _remarks(self) -> str:
        width = "; the diameter of what is flat is its width" if self._is_flat() else ""
        points = axis_words(self._side.frame.w)
        found = kinds_of(self._side.contacts)
        return f"Read from a model with {found}{width}. Its mating side looks to {points}."

    def _is_flat(self) -> bool:
        return any(contact.length for contact in self._side.contacts)

    def note(self) -> str:
        """What the picture must say: how it differs from the model."""
        said = []
        if self._is_flat():
            flat = kinds_of(contact for contact in self._side.contacts if contact.length)
            said.append(f"Flat contacts are drawn round, as wide as they are: {flat}.")
        if self._outline.kind is not ShellKind.CIRCULAR:
            said.append(f"{_UNMEASURED[self._outline.kind]} drawn as usual, not measured.")
        elif self._outline.key:
            said.append("The key is drawn where it is, in a usual size.")
        return " ".join(said)

    def _sources(self) -> tuple[Source, ...]:
        measured = [
            Source(field=field, document=self._document_id)
            for field in ("contacts", "shell", "key")
        ]
        counted = Source(
            field="numbering",
            certainty=Certainty.INFERRED,
            reason="A model holds no numbers; the contacts were counted by the rule.",
        )
        return (*measured, counted)

    def document(self) -> SourceDocument:
        """The model as a source."""
        product = f"Product {quoted(self._model.product)}. " if self._model.product else ""
        return SourceDocument(
            id=self._document_id,
            title=self._title,
            remarks=f"{product}{self._model.protocol}; SHA-256 {self._model.sha256}.",
        )


def _identifier(text: str, joint: str) -> str:
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", joint, plain).strip(joint) or "model"
