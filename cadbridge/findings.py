"""Findings: what a check or a reader noticed, as data.

A `Rule` is the kind of thing that can be noticed; it has a stable code. A `Finding` is one
occurrence, with its place. Code ranges:

    CB1xx  library files        CB2xx  engineering rules over the library
    CB3xx  EPLAN and EDZ        CB4xx  Excel
    CB5xx  DXF                  CB6xx  mappings, import, diff and verify
    CB7xx  3D models
    P502nnn  a condition for which EPLAN's own check has the message of that number
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cadbridge.words import shown_as


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Wrong: the value cannot be used as it is."""
    WARNING = "warning"
    """Probably wrong, or lost on the way."""
    NOTE = "note"
    """Worth knowing: an open point, a tolerance that was used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was found; empty fields do not apply."""

    file: str = ""
    line: int = 0
    """1-based."""
    sheet: str = ""
    cell: str = ""
    handle: str = ""
    """DXF entity handle."""
    part: str = ""
    field: str = ""
    """Dotted path in the part, with keys: ``ports[X1].pins[2].signal``."""

    def __repr__(self) -> str:
        """As people read it."""
        return shown_as(self, self.text())

    def text(self) -> str:
        """The place as people read it: ``file:12, part SIE.1, field note``."""
        file = f"{self.file}:{self.line}" if self.line else self.file
        cell = f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell
        words = [file, cell]
        words += [
            f"{name} {value}"
            for name, value in (
                ("handle", self.handle),
                ("part", self.part),
                ("field", self.field),
            )
            if value
        ]
        return ", ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding."""

    code: str
    severity: Severity
    title: str
    """What is wrong, as a heading."""
    advice: str
    """What to do about it."""
    leaves_out: bool = False
    """What it names is left out, and all else can be used, also where it is an error."""
    always_told: bool = False
    """It decides how a file was read, and is told without ``-v`` where it is a note, too."""

    def __repr__(self) -> str:
        """By its code and title."""
        return shown_as(self, f"{self.code} {self.severity}: {self.title}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One occurrence of a rule."""

    rule: Rule
    message: str
    place: Place = Place()

    def __repr__(self) -> str:
        """As `text` says it, with its code."""
        return shown_as(self, f"{self.code} {self.severity}: {self.text()}")

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    def text(self) -> str:
        """Where, and what: ``library.yaml:7, part SIE.1, field note: a text is expected``."""
        where = self.place.text()
        return f"{where}: {self.message}" if where else self.message

    def as_dict(self) -> dict[str, object]:
        """For ``--json``: code, severity, message, advice and the place's filled fields."""
        place = {name: getattr(self.place, name) for name in Place.__slots__}
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "advice": self.rule.advice,
            "place": {name: value for name, value in place.items() if value},
        }


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    title: str,
    advice: str,
    *,
    leaves_out: bool = False,
    always_told: bool = False,
) -> Rule:
    """Declare a rule; its code may be declared once.

    Raises:
        ValueError: the code is taken.
    """
    if code in _RULES:
        raise ValueError(f"finding code {code} is declared twice")
    _RULES[code] = Rule(code, severity, title, advice, leaves_out, always_told)
    return _RULES[code]


def rules() -> Mapping[str, Rule]:
    """All rules declared by the modules imported so far, by code."""
    return dict(sorted(_RULES.items()))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def forbid_writing(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error that concerns more than what was left out for it."""
    return has_errors(finding for finding in findings if not finding.rule.leaves_out)
