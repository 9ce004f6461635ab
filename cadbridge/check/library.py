"""All rules over a library."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from cadbridge.check import (
    codes,
    commercial,
    contacts,
    descriptions,
    faces,
    identity,
    kept,
    mating,
    open_points,
    order_codes,
    properties,
    references,
    wiring,
)
from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, finding_of, is_own
from cadbridge.findings import Finding
from cadbridge.library import LoadedLibrary
from cadbridge.progress import steps

Rules: TypeAlias = tuple[Callable[[Catalogue], Iterator[Problem]], ...]

REFERENCES: Rules = (
    references.manufacturers,
    references.connectors,
    references.faces,
    references.ports,
    references.accessories,
    references.documents,
    references.terminals,
    references.shields,
)
RULES: Rules = (
    *REFERENCES,
    references.fitting_cables,
    identity.keys,
    identity.names,
    identity.nameless,
    identity.prefixes,
    identity.types,
    kept.extras,
    commercial.product_groups,
    commercial.suppliers,
    commercial.gtins,
    commercial.prices,
    order_codes.duplicates,
    order_codes.lost_zeros,
    contacts.pins_on_face,
    contacts.conductors_on_face,
    contacts.open_ends,
    contacts.one_row_a_contact,
    contacts.one_conductor_a_contact,
    contacts.renamings,
    contacts.ways,
    descriptions.genders,
    descriptions.kinds,
    descriptions.faces,
    mating.cable_ends,
    wiring.signals,
    wiring.listed_pins,
    wiring.earth_is_green_yellow,
    wiring.green_yellow_is_earth,
    codes.colours,
    codes.terminal_pairs,
    faces.overlaps,
    faces.outside_shell,
    properties.values,
    properties.amounts,
    properties.measures,
    open_points.open_points,
    open_points.filled_gaps,
    open_points.reasons,
    open_points.fields,
)


def check_library(loaded: LoadedLibrary) -> list[Finding]:
    """What is wrong or open in a library, not in its base, in the order of its files and lines.

    An error that a source of the library explains is a note (see `cadbridge.check.problem`).
    """
    findings = [*identity.defined_twice(loaded), *kept.records(loaded), *_found(loaded, RULES)]
    return sorted(findings, key=lambda item: (item.place.file, item.place.line))


def check_references(loaded: LoadedLibrary) -> list[Finding]:
    """What of a library names something that is nowhere."""
    return _found(loaded, REFERENCES)


def _found(loaded: LoadedLibrary, rules: Rules) -> list[Finding]:
    catalogue = Catalogue(loaded.whole, loaded.unread)
    problems = (problem for rule in steps(rules, "rule", "checked") for problem in rule(catalogue))
    return [finding_of(item, loaded) for item in problems if is_own(item, loaded)]
