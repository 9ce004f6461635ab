"""What a rule found, before it has a line; and what the library's own sources say about it.

**A doubt turns an error into a note.** Where the document contradicts itself, the library keeps
what it prints and says so with a `Source` whose certainty is ``inferred``, ``conflicting`` or
``missing``. A rule that compares values names the values it compared as `doubts`. If any of them
carries such a source, the finding keeps its code but becomes a note, and quotes the reason. So it
does where a document states the value and its source names the readings among which it decides: a
cable that was opened has a white core on protective earth, whatever the standard says. Where a
document plainly states one of the compared values and another is open, one of the two is wrong:
that is a warning. A broken reference or a lost zero has no doubts: no source can excuse it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cadbridge.findings import Finding, Rule, Severity
from cadbridge.library import LoadedLibrary
from cadbridge.model import (
    Certainty,
    Face,
    Manufacturer,
    Part,
    Source,
    SourceDocument,
)
from cadbridge.model.fields import KEYS, LISTS, key_of

Root = Part | Face | Manufacturer | SourceDocument

Steps = tuple[tuple[str, Any], ...]
"""From a root down to an object: (field, object) pairs, ``(("ports", port), ("pins", pin))``."""

EXCUSED = " states it all the same"
"""Stands in a finding that a document decides, behind the id of that."""
_STATED = Certainty.STATED
_LIST_OF = {cls: name for name, cls in LISTS.items()}


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one object of the library."""

    root: Root
    steps: Steps
    field: str
    """Dotted below the object; empty: the object itself."""

    def place(self) -> str:
        """The place below the root, ``ports[X1].pins[2].signal``."""
        words = [
            f"{name}[{key_of(item)}]" if type(item) in KEYS else name for name, item in self.steps
        ]
        return ".".join([*words, self.field] if self.field else words)

    def doubt(self) -> Source | None:
        """The nearest source about this value, if it is not certain."""
        told = self._told()
        return told if told and told.certainty is not _STATED else None

    def stated(self) -> Source | None:
        """The source by which a document states just this value."""
        told = self._told()
        return told if told and told.certainty is _STATED and told.document else None

    def decided(self) -> Source | None:
        """The source that states this value, by a document, out of readings that it names."""
        source = self.stated()
        return source if source and source.readings else None

    def _told(self) -> Source | None:
        """The source that speaks for this value; what states a whole object says nothing of it."""
        told = (one for one in self._sources() if one.field or one.certainty is not _STATED)
        return next(told, None)

    def _sources(self) -> Iterator[Source]:
        """What is said of this value, the nearest first: of it alone, then of all that holds it."""
        names = [name for name, _ in self.steps]
        for depth in range(len(self.steps), -1, -1):
            owner = self.steps[depth - 1][1] if depth else self.root
            path = ".".join([*names[depth:], self.field])
            wanted = {path, ""} if depth == len(self.steps) else {path}
            held = (one for one in getattr(owner, "sources", ()) if one.field in wanted)
            yield from sorted(held, key=lambda one: (not one.field, one.certainty is _STATED))


def value(root: Root, *steps: tuple[str, Any], field: str = "") -> Value:
    """The field of what the steps lead to, from a part, face, manufacturer or document."""
    return Value(root, steps, field)


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a rule."""

    rule: Rule
    message: str
    at: Value
    doubts: tuple[Value, ...] = ()
    """Values whose open sources explain the problem."""


def is_own(problem: Problem, loaded: LoadedLibrary) -> bool:
    """Whether a problem is in the library itself, not in the one that it stands on."""
    root = problem.at.root
    return loaded.is_own(_LIST_OF[type(root)], key_of(root))


def finding_of(problem: Problem, loaded: LoadedLibrary) -> Finding:
    """The problem with its line; a note where a source explains it."""
    at = problem.at
    place = loaded.place(_LIST_OF[type(at.root)], key_of(at.root), at.place())
    explained = _explained(problem)
    if not explained:
        rule = replace(problem.rule, severity=_severity(problem))
        return Finding(rule=rule, message=problem.message, place=place)
    rule = replace(problem.rule, severity=Severity.NOTE)
    return Finding(rule=rule, message=f"{problem.message}; {explained}", place=place)


def _explained(problem: Problem) -> str:
    """What the sources of the compared values say of a problem; empty where they explain none."""
    if source := next(filter(None, (item.decided() for item in problem.doubts)), None):
        return f"{source.document}{EXCUSED}{source.reason and f': {source.reason}'}"
    doubt = _doubt(problem)
    if doubt and not any(item.stated() for item in problem.doubts):
        return f"the source leaves this open: {doubt.reason}"
    return ""


def _severity(problem: Problem) -> Severity:
    """How grave a problem is that no source explains; an open value may yet be the wrong one."""
    is_error = problem.rule.severity is Severity.ERROR
    return Severity.WARNING if is_error and _doubt(problem) else problem.rule.severity


def _doubt(problem: Problem) -> Source | None:
    return next(filter(None, (item.doubt() for item in problem.doubts)), None)
