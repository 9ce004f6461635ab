"""What a description says in words against what the fields say."""

import re
from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import Gender

OTHER_GENDER = rule(
    "CB227",
    Severity.WARNING,
    "The description of a connector names the other gender",
    "Correct the description in each language, or the gender.",
)

_WORDS = {
    Gender.MALE: re.compile(r"\b(male|maschio|maschi|Stift|Stifte|Stiftkontakte)\b", re.I),
    Gender.FEMALE: re.compile(r"\b(female|femmina|femmine|Buchse|Buchsen|Buchsenkontakte)\b", re.I),
}
"""Words for contacts; a plug may have sockets in it."""


def genders(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector's description names no gender but its own."""
    for part in catalogue.library.parts:
        gender = part.connector.gender if part.connector else None
        if gender not in _WORDS:
            continue
        for language, text in part.description.items():
            named = {
                one: found[0] for one, words in _WORDS.items() if (found := words.search(text))
            }
            if named and gender not in named:
                at = value(part, field=f"description[{language}]")
                (word,) = named.values()
                yield Problem(OTHER_GENDER, f"says {word}, but the connector is {gender}", at)
