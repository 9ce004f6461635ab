"""A draft face: positions measured on the model, numbers by a rule that is said."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding
from cadbridge.model import (
    Basis,
    Certainty,
    Face,
    FaceContact,
    Figure,
    Gender,
    Key,
    Shell,
    Source,
    SourceDocument,
)
from cadbridge.model.face import ShellKind
from cadbridge.step.choice import Choice, choice_of
from cadbridge.step.contacts import MOST_PLACES, Contact, Shape, TooManyPlaces
from cadbridge.step.doubts import doubts_of
from cadbridge.step.figures import AXES, axis_words, exact, kinds_of
from cadbridge.step.mating import closed_bores, sides_of
from cadbridge.step.numbering import Numbering, order, ring_count, words
from cadbridge.step.opening import StepModel, open_step
from cadbridge.step.polygons import Spot, turned_spot
from cadbridge.step.refusal import no_contacts
from cadbridge.words import quoted

_KEY_UP = Decimal(90)
_UNMEASURED = {
    ShellKind.D_SUB: "The flange and its holes are",
    ShellKind.RECTANGULAR: "The inner frame is",
}
"""What a picture shows beyond the measures."""
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOptions:
    """What the model does not say, or says otherwise."""

    face_id: str = ""
    """By default the name of the file."""
    ways: int = 0
    """How many contacts there are; 0: as many as are found."""
    axis: str = ""
    """``x``, ``y`` or ``z``: the direction in which the connector mates."""
    gender: Gender | None = None
    """Of the connector that was modelled, where its contacts mislead."""
    flip: bool = False
    """Take the opposite of the side that would be taken."""
    numbering: Numbering | None = None
    """By default counter-clockwise in a round insert, else by rows."""
    start: float | None = None
    """Degrees, counter-clockwise from the right on the male mating face, where counting begins; by
    default beside the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A face made from a model, and what is to be said of it."""

    face: Face
    document: SourceDocument
    """The model, as the source that the face names."""
    sha256: str
    """Of the model."""
    gender: Gender
    """Of the connector that was modelled."""
    note: str
    """What its picture must say: how it differs from the model."""
    findings: tuple[Finding, ...]


def draft_face(path: str | Path, options: DraftOptions = DraftOptions()) -> Draft:
    """Make a draft face from a STEP model (AP203, AP214 or AP242).

    Positions are exact to the model; they are given in 0.001 mm on the male mating face, from the
    insert's centre, with the key up. Numbers are not in a model: they are counted by a rule, and
    the numbering is marked approximate.

    Raises:
        FileError: it cannot be read, shows no contacts, or the extra is not installed.
    """
    model = open_step(Path(path))
    axis = AXES[options.axis] if options.axis else None
    try:
        sides = sides_of(model.solids, axis)
    except TooManyPlaces:
        raise FileError(
            f"shows more than {MOST_PLACES} pins, bores or blades in one direction",
            path=path,
            hint="save the connector alone, without the device around it",
        ) from None
    choice = choice_of(sides, flip=options.flip) if sides else None
    if sides and choice is None:
        raise FileError("shows no contacts on the other side", path=path, hint="leave out --flip")
    if choice is None or (len(choice.taken.side.contacts) == 1 != options.ways):
        message, advice = no_contacts(
            [] if choice else closed_bores(model.solids, axis),
            axis=options.axis,
            alone=choice is not None,
            unread=model.unread,
        )
        raise FileError(message, path=path, hint=advice)
    return _Drafting(model, choice, options, str(path)).draft()


class _Drafting:
    """One draft in the making."""

    def __init__(
        self,
        model: StepModel,
        choice: Choice,
        options: DraftOptions,
        path: str,
    ) -> None:
        self._model, self._choice, self._options = model, choice, options
        self._side, self._outline = choice.taken.side, choice.taken.outline
        self._path = path
        shows = Gender.FEMALE if self._side.shape is Shape.SOCKET else Gender.MALE
        self._gender = options.gender or shows
        self._female = self._gender is Gender.FEMALE
        self._title = f"STEP model {model.name}"
        self._document_id = f"step-{_identifier(Path(model.name).stem, '-')}"

    def draft(self) -> Draft:
        face = self._face()
        return Draft(
            face=face,
            document=self._document(),
            sha256=self._model.sha256,
            gender=self._gender,
            note=self._note(),
            findings=tuple(
                doubts_of(
                    self._choice,
                    face,
                    self._gender,
                    ways=self._options.ways,
                    place=self._place,
                    unread=self._model.unread,
                    loose=self._model.loose,
                    path=self._path,
                )
            ),
        )

    def _face(self) -> Face:
        spots = [self._place(contact) for contact in self._side.contacts]
        rule = self._rule()
        start = self._options.start
        ranks = order(spots, rule, 90.0 if start is None else start)
        contacts = tuple(
            self._contact(str(number), spots[index], index)
            for number, index in enumerate(ranks, start=1)
        )
        outline = self._outline
        return Face(
            id=self._options.face_id or _identifier(Path(self._model.name).stem, "_"),
            title=self._model.product or Path(self._model.name).stem,
            contacts=contacts,
            shell=Shell(
                kind=outline.kind,
                figures=tuple(self._figure(name, value) for name, value in outline.figures),
            ),
            key=self._key(),
            numbering=words(
                rule,
                keyed=len(outline.keys) == 1,
                rings=ring_count(spots),
                start=start,
            ),
            numbering_basis=Basis.APPROXIMATE,
            remarks=self._remarks(),
            sources=self._sources(),
        )

    def _rule(self) -> Numbering:
        is_round = self._outline.kind is ShellKind.CIRCULAR
        in_rings = is_round or self._options.start is not None
        default = Numbering.COUNTERCLOCKWISE if in_rings else Numbering.ROWS
        return self._options.numbering or default

    def _place(self, contact: Contact) -> Spot:
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
        keys = self._outline.keys
        if self._outline.kind is ShellKind.D_SUB:
            return Key(kind="shape", remarks="The trapezoid; its wide side is up.")
        if len(keys) != 1:
            return Key(kind="none_found", remarks="The model shows no single key.")
        figure = Figure(
            name="angle_deg", value=_KEY_UP, basis=Basis.MEASURED, reference=self._title
        )
        kind = "rib" if keys[0].rib != self._female else "groove"
        return Key(kind=kind, figures=(figure,), remarks="Read from the model's edge, turned up.")

    def _remarks(self) -> str:
        width = "; the diameter of what is flat is its width" if self._is_flat() else ""
        points = axis_words(self._side.frame.w)
        found = kinds_of(self._side.contacts)
        return f"Read from a model with {found}{width}. Its mating side looks to {points}."

    def _is_flat(self) -> bool:
        return any(contact.length for contact in self._side.contacts)

    def _note(self) -> str:
        said = []
        if self._is_flat():
            flat = kinds_of(contact for contact in self._side.contacts if contact.length)
            said.append(f"Flat contacts are drawn round, as wide as they are: {flat}.")
        if self._outline.kind is not ShellKind.CIRCULAR:
            said.append(f"{_UNMEASURED[self._outline.kind]} drawn as usual, not measured.")
        elif len(self._outline.keys) == 1:
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

    def _document(self) -> SourceDocument:
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
