"""A draft face: positions measured on the model, numbers by a rule that is said."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Rule
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
from cadbridge.step import rules
from cadbridge.step.mating import Shape, Side, sides_of
from cadbridge.step.numbering import Numbering, order, ring_count, words
from cadbridge.step.opening import StepModel, open_step
from cadbridge.step.outline import outline_of, turned_spot
from cadbridge.step.polygons import Spot
from cadbridge.step.rods import dot
from cadbridge.step.solids import Point

AXES: dict[str, Point] = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
_KEY_UP = Decimal(90)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOptions:
    """What the model does not say, or says otherwise."""

    face_id: str = ""
    """By default the name of the file."""
    ways: int = 0
    """How many contacts there are; 0: as many as are found."""
    axis: str = ""
    """``x``, ``y`` or ``z``: the direction in which the connector mates."""
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
    gender: Gender
    """Of the connector that was modelled."""
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
    sides = sides_of(model.solids, AXES[options.axis] if options.axis else None)
    if not sides:
        raise FileError(
            "shows no contacts: no two pins, sockets or blades of one size end together",
            path=path,
            hint="is it the connector itself, with its contacts? `--axis` names a direction",
        )
    side = _opposite(sides, str(path)) if options.flip else sides[0]
    return _Drafting(model, side, sides, options, str(path)).draft()


def _opposite(sides: Sequence[Side], path: str) -> Side:
    found = (side for side in sides[1:] if dot(side.frame.w, sides[0].frame.w) < -0.9)
    side = next(found, None)
    if side is None:
        raise FileError("shows no contacts on the other side", path=path, hint="leave out --flip")
    return side


class _Drafting:
    """One draft in the making."""

    def __init__(
        self,
        model: StepModel,
        side: Side,
        sides: Sequence[Side],
        options: DraftOptions,
        path: str,
    ) -> None:
        self._model, self._side, self._sides, self._options = model, side, sides, options
        self._path = path
        self._outline = outline_of(side)
        self._female = side.shape is Shape.SOCKET
        self._title = f"STEP model {model.name}"
        self._document_id = f"step-{_identifier(Path(model.name).stem, '-')}"

    def draft(self) -> Draft:
        return Draft(
            face=self._face(),
            document=self._document(),
            gender=Gender.FEMALE if self._female else Gender.MALE,
            findings=tuple(self._findings()),
        )

    def _face(self) -> Face:
        spots = [self._spot(contact.x, contact.y) for contact in self._side.contacts]
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
        default = Numbering.COUNTERCLOCKWISE if is_round else Numbering.ROWS
        return self._options.numbering or default

    def _spot(self, x: float, y: float) -> Spot:
        """A place as seen, on the male mating face: a female is mirrored."""
        centre = self._outline.centre
        x, y = turned_spot(x - centre[0], y - centre[1], self._outline.turn)
        return (-x if self._female else x), y

    def _contact(self, number: str, spot: Spot, index: int) -> FaceContact:
        return FaceContact(
            id=number,
            x_mm=_exact(spot[0]),
            y_mm=_exact(spot[1]),
            diameter_mm=_exact(self._side.contacts[index].size),
            position_basis=Basis.MEASURED,
            diameter_basis=Basis.MEASURED,
        )

    def _figure(self, name: str, value: float) -> Figure:
        return Figure(name=name, value=_exact(value), basis=Basis.MEASURED, reference=self._title)

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
        shapes = {Shape.PIN: "pins", Shape.SOCKET: "sockets", Shape.BLADE: "blades"}
        text = f"Read from a model with {shapes[self._side.shape]}"
        if self._side.shape is Shape.BLADE:
            lengths = sorted({_exact(contact.length) for contact in self._side.contacts})
            text += f" {' and '.join(map(str, lengths))} mm long; the diameter is their width"
        return f"{text}, seen along {_axis_words(self._side.frame.w)} of the model."

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
        product = f"Product {self._model.product!r}. " if self._model.product else ""
        return SourceDocument(
            id=self._document_id,
            title=self._title,
            remarks=f"{product}{self._model.protocol}; SHA-256 {self._model.sha256}.",
        )

    def _findings(self) -> Iterator[Finding]:
        count = len(self._side.contacts)
        if self._options.ways and count != self._options.ways:
            yield self._finding(rules.WAYS, f"{count} found, {self._options.ways} expected")
        if not self._options.flip and (also := self._rivals()):
            yield self._finding(
                rules.TWO_SIDES,
                f"{_axis_words(self._side.frame.w)} was taken; "
                f"{', '.join(also)} shows as many contacts",
            )
        if not self._outline.bounded:
            yield self._finding(rules.NO_OUTLINE, "the middle of the contacts is the centre")
        yield from self._key_findings()
        yield from self._size_findings()
        yield self._finding(rules.NUMBERED_BY_RULE, self._face().numbering)

    def _rivals(self) -> list[str]:
        best = self._sides[0].rank()
        return [_axis_words(side.frame.w) for side in self._sides[1:] if side.rank() == best]

    def _key_findings(self) -> Iterator[Finding]:
        keys = self._outline.keys
        if self._outline.kind is ShellKind.D_SUB or len(keys) == 1:
            return
        if not keys:
            yield self._finding(rules.NO_KEY, "the face stands as the model does")
            return
        angles = ", ".join(f"{self._male_angle(key.angle):.0f}" for key in keys)
        yield self._finding(rules.MANY_KEYS, f"at {angles} degrees; none was taken")

    def _male_angle(self, seen: float) -> float:
        return (180 - seen if self._female else seen) % 360

    def _size_findings(self) -> Iterator[Finding]:
        sizes = Counter(_exact(contact.size) for contact in self._side.contacts)
        if len(sizes) > 1:
            listed = ", ".join(f"{count} of {size} mm" for size, count in sorted(sizes.items()))
            yield self._finding(rules.ODD_SIZES, listed)

    def _finding(self, rule: Rule, message: str) -> Finding:
        return Finding(rule=rule, message=message, place=Place(file=self._path))


def _exact(value: float) -> Decimal:
    """To 0.001 mm, without a minus before zero."""
    digits = f"{round(value * 1000) / 1000:.3f}".rstrip("0").rstrip(".")
    return Decimal(0) if digits == "-0" else Decimal(digits)


def _identifier(text: str, joint: str) -> str:
    return re.sub(r"[^a-z0-9]+", joint, text.lower()).strip(joint) or "model"


def _axis_words(w: Point) -> str:
    """A direction as ``+z``, or by its numbers where it is no axis of the model."""
    for name, axis in AXES.items():
        if abs(dot(axis, w)) > 0.999:
            return f"{'+' if dot(axis, w) > 0 else '-'}{name}"
    return "({:.2f}, {:.2f}, {:.2f})".format(*w)
