"""Cable ends fit the ports they are for."""

from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import ConnectorSpec, Gender

DOES_NOT_MATE = rule(
    "CB231",
    Severity.ERROR,
    "A cable end does not mate with the port it is for",
    "Series, ways and coding must agree and one must be male, the other female.",
)
MATE_UNCONFIRMED = rule(
    "CB232",
    Severity.NOTE,
    "Nothing shows that a cable end mates with the port it is for",
    "State connector, coding and gender on both sides once they are known.",
)


def cable_ends(catalogue: Catalogue) -> Iterator[Problem]:
    """Compare the connector of each cable end with those of the ports it is for."""
    library = catalogue.library
    for end in catalogue.cable_ends():
        number = end.spec.connector
        own = library.connector(number)
        for target in end.spec.mates_with if own else ():
            port = catalogue.port(target)
            other = library.connector(port.connector) if port else None
            if own is None or port is None or (port.connector and other is None):
                continue
            at = end.at(("mates_with", target))
            against = f"{target.part_number} {target.port}"
            if (clash := _clash(own, other) if other else None) and other:
                device = library.part_by_number[target.part_number]
                field, words = clash
                doubts = (
                    end.at(field="mates_with"),
                    end.at(field="connector"),
                    value(device, ("ports", port), field="connector"),
                    value(library.part_by_number[number], ("connector", own), field=field),
                    value(
                        library.part_by_number[port.connector], ("connector", other), field=field
                    ),
                )
                message = f"{number} does not mate with {against}: {words}"
                yield Problem(DOES_NOT_MATE, message, at, doubts)
            elif unknown := _unknown(own, other):
                message = f"{number} for {against}: {unknown}"
                yield Problem(MATE_UNCONFIRMED, message, at)


def _clash(own: ConnectorSpec, other: ConnectorSpec) -> tuple[str, str] | None:
    """What keeps two connectors apart, by its field and in words; none where they may mate."""
    if own.series != other.series:
        return "series", f"series {own.series} against {other.series}"
    if own.ways != other.ways:
        return "ways", f"{own.ways} ways against {other.ways}"
    if own.coding and other.coding and own.coding != other.coding:
        return "coding", f"coding {own.coding} against {other.coding}"
    if own.gender is other.gender and own.gender is not Gender.UNSPECIFIED:
        return "gender", f"both are {own.gender}"
    return None


def _unknown(own: ConnectorSpec, other: ConnectorSpec | None) -> str:
    """What is not known about a pair that does not clash."""
    if other is None:
        return "the port names no connector"
    if Gender.UNSPECIFIED in (own.gender, other.gender):
        return "a gender is not specified"
    if own.coding != other.coding:
        return "only one side states its coding"
    return ""
