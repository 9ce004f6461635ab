"""What is written otherwise than it is told, and so does not come back as it was."""

from collections import Counter
from collections.abc import Iterator

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.fields.faces import faces_for
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.model import Part
from cadbridge.words import quoted

UNKNOWN_FACE = rule(
    "CB311",
    Severity.WARNING,
    "The face of a connector is not known",
    "Add the face to the library, or take it out of the connector.",
)
CONTACT_TWICE = rule(
    "CB335",
    Severity.WARNING,
    "A contact that is written stands twice in a port",
    "EPLAN tells contacts of a port apart by their names; give one of the two a name of its own.",
)


def doubts(job: WriteJob) -> list[Finding]:
    """Connectors whose face nothing tells, and contacts that read back under another name."""
    return [*_unknown_faces(job), *(found for part in job.parts for found in _contacts_twice(part))]


def _unknown_faces(job: WriteJob) -> Iterator[Finding]:
    """Connectors whose contacts must be numbered because nothing says what they are."""
    faces = faces_for(job.library)
    for part in job.parts:
        spec = part.connector
        if spec and spec.face and spec.face not in faces and not part.extras.get(FORMAT):
            yield Finding(
                rule=UNKNOWN_FACE,
                message=f"the face {spec.face} is not known; "
                f"the contacts are written as 1 to {spec.ways}",
                place=Place(part=part.part_number, field="connector.face"),
            )


def _contacts_twice(part: Part) -> Iterator[Finding]:
    for port in part.ports:
        for name, count in Counter(pin.contact for pin in port.pins).items():
            if count == 1:
                continue
            times = "twice" if count == 2 else f"{count} times"
            last = quoted(f"{name} #2".strip())
            yield Finding(
                rule=CONTACT_TWICE,
                message=f"contact {quoted(name)} is written {times} in port {port.designation}; "
                f"all but the first read back under another name, as {last}",
                place=Place(part=part.part_number, field=f"ports[{port.designation}].pins"),
            )
