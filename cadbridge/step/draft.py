"""A draft face from a model: the side that mates, its face, and what is in doubt."""

from dataclasses import dataclass
from pathlib import Path

from cadbridge.errors import FileError, OptionError
from cadbridge.files import safe_file_name
from cadbridge.findings import Finding
from cadbridge.model import Face, Gender, SourceDocument
from cadbridge.model.fit import misfits
from cadbridge.step.choice import Choice, choice_of
from cadbridge.step.contacts import MOST_PLACES, Shape, TooManyPlaces
from cadbridge.step.doubts import doubts_of
from cadbridge.step.face_maker import FaceMaker
from cadbridge.step.figures import AXES
from cadbridge.step.mating import closed_bores, sides_of
from cadbridge.step.numbering import Numbering
from cadbridge.step.opening import StepModel, open_step
from cadbridge.step.refusal import no_contacts
from cadbridge.words import counted, quoted, shown_as


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

    def __post_init__(self) -> None:
        """Raises OptionError where a value is none of its kind."""
        for name, message in misfits(self, DraftOptions):
            raise OptionError(f"{name}: {message}")
        if self.ways < 0:
            raise OptionError(f"ways is a number of contacts, not {self.ways}")
        if self.face_id and self.face_id != safe_file_name(self.face_id):
            raise OptionError("an id is a plain name, without path or signs")
        if self.axis and self.axis not in AXES:
            raise OptionError(f"an axis is one of {', '.join(AXES)}, not {quoted(self.axis)}")


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

    def __repr__(self) -> str:
        """Which face, with how many contacts."""
        contacts = counted(len(self.face.contacts), "contact")
        return shown_as(self, self.face.id, contacts, counted(len(self.findings), "finding"))


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
        raise FileError("shows no contacts on the other side", path=path, hint="leave out `flip`")
    if choice is None or (len(choice.taken.side.contacts) == 1 != options.ways):
        message, advice = no_contacts(
            [] if choice else closed_bores(model.solids, axis),
            axis=options.axis,
            alone=choice is not None,
            unread=model.unread,
        )
        raise FileError(message, path=path, hint=advice)
    return _drafted(model, choice, options, str(path))


def _drafted(model: StepModel, choice: Choice, options: DraftOptions, path: str) -> Draft:
    shows = Gender.FEMALE if choice.taken.side.shape is Shape.SOCKET else Gender.MALE
    gender = options.gender or shows
    maker = FaceMaker(
        model,
        choice.taken,
        female=gender is Gender.FEMALE,
        face_id=options.face_id,
        numbering=options.numbering,
        start=options.start,
    )
    face = maker.face()
    doubts = doubts_of(
        choice,
        face,
        gender,
        ways=options.ways,
        place=maker.place,
        unread=model.unread,
        loose=model.loose,
        path=path,
    )
    return Draft(
        face=face,
        document=maker.document(),
        sha256=model.sha256,
        gender=gender,
        note=maker.note(),
        findings=tuple(doubts),
    )
