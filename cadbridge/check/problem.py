"""What a rule found, before it has a line; and what the library's own sources say about it.

**A doubt turns an error into a note.** Where the document contradicts itself, the library keeps
what it prints and says so with a `Source` whose certainty is ``inferred``, ``conflicting`` or
``missing``. A rule that compares values names the values it compared as `doubts`. If any of them
carries such a source, the finding keeps its code but becomes a note, and quotes the reason. A
broken reference or a lost zero has no doubts: no source can excuse it.
"""

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
        names = [name for name, _ in self.steps]
        for depth in range(len(self.steps), -1, -1):
            owner = self.steps[depth - 1][1] if depth else self.root
            path = ".".join([*names[depth:], self.field])
            wanted = {path, ""} if depth == len(self.steps) else {path}
            for source in getattr(owner, "sources", ()):
                if source.field in wanted and source.certainty is not Certainty.STATED:
                    return source  # type: ignore[no-any-return]
        return None


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
    doubt = next(filter(None, (item.doubt() for item in problem.doubts)), None)
    if doubt is None:
        return Finding(rule=problem.rule, message=problem.message, place=place)
    rule = replace(problem.rule, severity=Severity.NOTE)
    message = f"{problem.message}; the source leaves this open: {doubt.reason}"
    return Finding(rule=rule, message=message, place=place)
