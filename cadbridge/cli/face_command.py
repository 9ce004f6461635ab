"""``cadbridge face``."""

from math import isnan
from pathlib import Path
from typing import Any

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import Session, as_typed, write_json
from cadbridge.errors import FileError
from cadbridge.findings import has_errors
from cadbridge.jobs.face_draft import add_draft, write_draft
from cadbridge.model import Face, Gender
from cadbridge.step import Comparison, Draft, DraftOptions, Numbering, compare_face, draft_face
from cadbridge.words import counted, quoted


class Degrees(click.FloatRange):
    """An angle from 0 to below 360."""

    name = "degrees"

    def __init__(self) -> None:
        super().__init__(0, 360, max_open=True)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; not-a-number is in no range and none."""
        number = float(super().convert(value, param, ctx))
        if isnan(number):
            self.fail(f"{quoted(value)} is no number", param, ctx)
        return number


@click.command("face")
@click.argument("model", metavar="MODEL.step", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), help="Library to add the face to.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the face file and its picture; by default this folder.",
)
@click.option("--id", "face_id", metavar="ID", default="", help="Id of the face.")
@click.option(
    "--ways", type=click.IntRange(min=1), default=None, help="Contacts that it must have."
)
@click.option("--axis", type=click.Choice(["x", "y", "z"]), help="Direction in which it mates.")
@click.option(
    "--gender",
    type=click.Choice([str(Gender.MALE), str(Gender.FEMALE)]),
    help="Of the connector in the model, where its contacts mislead.",
)
@click.option("--flip", is_flag=True, help="Take the other side of the connector.")
@click.option(
    "--numbering",
    type=click.Choice([str(item) for item in Numbering]),
    help="How contacts are counted on the male mating face.",
)
@click.option(
    "--start",
    type=Degrees(),
    metavar="DEG",
    help="Where counting begins, counter-clockwise from the right; the key is at 90.",
)
@click.option("--compare", "known", metavar="FACE", default="", help="Hold it against this face.")
@with_json
@click.pass_context
def command(
    ctx: click.Context,
    model: Path,
    into: Path | None,
    out: Path | None,
    face_id: str,
    ways: int | None,
    axis: str | None,
    gender: str | None,
    flip: bool,
    numbering: str | None,
    start: float | None,
    known: str,
    as_json: bool,
) -> None:
    """Draft a connector face from a maker's 3D model.

    The model is a STEP file (AP203, AP214 or AP242); the extra cadbridge[step] reads it.

    Positions are measured on the model. Numbers are not in a model: they are counted by a rule,
    which the face file says. With --compare nothing is written. Exit code 1: the model shows
    another number of contacts than --ways, or part of it could not be read.
    """
    _refuse_ignored(
        {"--into": into, "--out": out, "--compare": known, "--id": face_id, "--start": start},
        by_rows=numbering == str(Numbering.ROWS),
    )
    session = ctx.ensure_object(Session)
    options = DraftOptions(
        face_id=face_id,
        ways=ways or 0,
        axis=axis or "",
        gender=Gender(gender) if gender else None,
        flip=flip,
        numbering=Numbering(numbering) if numbering else None,
        start=start,
    )
    against = _face_of(session, known) if known else None
    draft = draft_face(model, options)
    session.say_findings(draft.findings)
    if against:
        _compare(session, draft, against, as_json=as_json)
    else:
        _write(session, draft, into, out or Path(), as_json=as_json)
    ctx.exit(1 if has_errors(draft.findings) else 0)


def _refuse_ignored(given: dict[str, Any], *, by_rows: bool) -> None:
    """Refuse an option that another one would leave without use."""
    idle = [
        (name, other)
        for other, names in (("--compare", ("--into", "--out", "--id")), ("--into", ("--out",)))
        for name in names
        if given[other] and given[name]
    ]
    if by_rows and given["--start"] is not None:
        idle.append(("--start", "--numbering rows"))
    for name, other in idle:
        raise click.UsageError(f"{name} does nothing with {other}: leave one out")


def _write(session: Session, draft: Draft, into: Path | None, out: Path, *, as_json: bool) -> None:
    paths = add_draft(draft, into) if into else write_draft(draft, out)
    if as_json:
        findings = [as_typed(finding).as_dict() for finding in draft.findings]
        write_json({"files": [str(path) for path in paths], "findings": findings})
        return
    session.say(
        f"{draft.face.id}: {counted(len(draft.face.contacts), 'contact')}, {draft.gender}, "
        f"{draft.face.numbering}"
    )
    for path in paths:
        click.echo(path)


def _face_of(session: Session, known: str) -> Face:
    face = next((face for face in session.library.faces if face.id == known), None)
    if face is None:
        ids = ", ".join(face.id for face in session.library.faces)
        raise FileError(f"the library has no face {quoted(known)}", hint=f"it has {ids}")
    return face


def _compare(session: Session, draft: Draft, face: Face, *, as_json: bool) -> None:
    result = compare_face(draft.face, face)
    if as_json:
        write_json(_as_dict(result))
        return
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - used here only

    rows = [
        [
            item.contact,
            item.drafted,
            f"{item.dx_mm:+}",
            f"{item.dy_mm:+}",
            str(item.distance_mm),
            f"{item.diameter_mm:+}",
        ]
        for item in result.deviations
    ]
    columns = ("Contact", "Model", "dx mm", "dy mm", "Off mm", "Diameter mm")
    print_table(columns, rows, title=f"{draft.document.title} on {face.id}", target=console())
    for line in _said(result):
        session.say(line)


def _said(result: Comparison) -> list[str]:
    lines = []
    if result.turn_deg:
        lines.append(f"The model was turned by {result.turn_deg} degrees to lie best.")
    if result.mirrored:
        lines.append("It lies best mirrored: the model or the face shows the other side.")
    if result.only_library:
        lines.append(f"Only in the library: {', '.join(result.only_library)}")
    if result.only_model:
        lines.append(f"Only in the model: {', '.join(result.only_model)}")
    worst = max((item.distance_mm for item in result.deviations), default=0)
    return [*lines, f"Off by {worst} mm at most."]


def _as_dict(result: Comparison) -> dict[str, Any]:
    return {
        "deviations": [
            {name: str(getattr(item, name)) for name in item.__slots__}
            for item in result.deviations
        ],
        "turn_deg": str(result.turn_deg),
        "mirrored": result.mirrored,
        "only_library": list(result.only_library),
        "only_model": list(result.only_model),
    }
