"""What a description or a face says of a connector, against what its fields say."""

import re
from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Severity, rule
from cadbridge.model import ConnectorSpec, Face, Gender, Part, ShellKind
from cadbridge.words import counted

OTHER_GENDER = rule(
    "CB227",
    Severity.WARNING,
    "The description of a connector names the other gender",
    "Correct the description in each language, or the gender.",
)
OTHER_KIND = rule(
    "CB229",
    Severity.WARNING,
    "The description of a connector names another coding or number of ways",
    "Correct the description in each language, or the coding or number of ways.",
)
OTHER_FACE = rule(
    "CB220",
    Severity.WARNING,
    "The face of a connector is that of another series or coding",
    "Name a face of this series and coding, or correct them; without a face none is drawn.",
)

_WORDS = {
    Gender.MALE: re.compile(r"\b(male|maschio|maschi|Stift|Stifte|Stiftkontakte)\b", re.I),
    Gender.FEMALE: re.compile(r"\b(female|femmina|femmine|Buchse|Buchsen|Buchsenkontakte)\b", re.I),
}
"""Words for contacts; a plug may have sockets in it."""
_MODULAR_WORDS = {
    Gender.MALE: re.compile(rf"{_WORDS[Gender.MALE].pattern}|\b(plug|Stecker|spina)\b", re.I),
    Gender.FEMALE: re.compile(
        rf"{_WORDS[Gender.FEMALE].pattern}|\b(jack|socket|Dose|presa)\b", re.I
    ),
}
"""A modular plug is male."""
_MODULAR = re.compile(r"RJ[ -]?\d", re.I)
_CODING = re.compile(
    r"\b([A-Z])[- ](?:coded|coding|[ck]odiert|[CK]odierung)\b"
    r"|\b(?:coding|codifica|[CK]odierung)[: ]+([A-Z])\b"
)
_WAYS = re.compile(
    r"\b(\d+)[- ]?(?:contacts?|ways?|poles?|pins?|polig|polige[rns]?|Pole|poli|contatti|vie|p)\b",
    re.I,
)
_THREAD = re.compile(r"M ?(\d+)", re.I)
_SHELLS = {
    ShellKind.CIRCULAR: re.compile(r"M ?\d", re.I),
    ShellKind.D_SUB: re.compile(r"(?:HD[- ]?)?D[- ]?sub|sub[- ]?D", re.I),
    ShellKind.RECTANGULAR: re.compile(r"Han\b", re.I),
    ShellKind.MODULAR: _MODULAR,
    ShellKind.MINI_DIN: re.compile(r"mini[- ]?DIN", re.I),
}
"""How the names of series begin whose shells are of one kind."""


def genders(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector's description names no gender but its own."""
    for part, spec in _connectors(catalogue):
        words = _MODULAR_WORDS if _MODULAR.match(spec.series) else _WORDS
        if spec.gender not in words:
            continue
        for language, text in part.description.items():
            named = {one: found[0] for one, sign in words.items() if (found := sign.search(text))}
            if named and spec.gender not in named:
                at = value(part, field=f"description[{language}]")
                (word,) = named.values()
                yield Problem(OTHER_GENDER, f"says {word}, but the connector is {spec.gender}", at)


def kinds(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector's description names no coding and no number of ways but its own."""
    for part, spec in _connectors(catalogue):
        has_no_coding = value(part, ("connector", spec), field="coding").stated()
        for language, text in part.description.items():
            at = value(part, field=f"description[{language}]")
            codings = _codings(text) if spec.coding or has_no_coding else {}
            if codings and spec.coding not in codings:
                other = f"coding {spec.coding}" if spec.coding else "no coding"
                said = next(iter(codings.values()))
                yield Problem(OTHER_KIND, f"says {said}, but the connector has {other}", at)
            ways = {int(found[1]): found[0] for found in _WAYS.finditer(text)}
            if ways and spec.ways not in ways:
                said, own = next(iter(ways.values())), counted(spec.ways, "way")
                yield Problem(OTHER_KIND, f"says {said}, but the connector has {own}", at)


def faces(catalogue: Catalogue) -> Iterator[Problem]:
    """A connector's face is of its series and its coding."""
    for part, spec in _connectors(catalogue):
        face = catalogue.library.face_of(spec)
        if face and (words := _of_another(spec, face)):
            at = value(part, ("connector", spec), field="face")
            yield Problem(OTHER_FACE, f"face {face.id} {words}", at)


def _of_another(spec: ConnectorSpec, face: Face) -> str:
    """What a face is that a connector is not, in words."""
    kinds = [kind for kind, names in _SHELLS.items() if names.match(spec.series)]
    if kinds and face.shell.kind not in kinds:
        return f"is {face.shell.kind.replace('_', ' ')}, but the series is {spec.series}"
    own, other = _THREAD.match(spec.series), _THREAD.match(face.shell.thread)
    if own and other and own[1] != other[1]:
        return f"has the thread {face.shell.thread}, but the series is {spec.series}"
    codings = _codings(face.title)
    if spec.coding and codings and spec.coding not in codings:
        return f"is called {next(iter(codings.values()))}, but the coding is {spec.coding}"
    return ""


def _codings(text: str) -> dict[str, str]:
    """Codings that a text names, each with its words there."""
    return {found[1] or found[2]: found[0] for found in _CODING.finditer(text)}


def _connectors(catalogue: Catalogue) -> Iterator[tuple[Part, ConnectorSpec]]:
    return ((part, part.connector) for part in catalogue.library.parts if part.connector)
