"""The tasks of a review: what would change, what that would bring, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, forbid_writing
from cadbridge.jobs.change_words import not_shown_lines, sides
from cadbridge.jobs.diff import Change
from cadbridge.jobs.importing import ImportPlan, plan_into
from cadbridge.jobs.near_misses import NEAR_MISS
from cadbridge.jobs.outcome import missing_manufacturers
from cadbridge.jobs.reading import every_source
from cadbridge.jobs.written import Written, write_changes
from cadbridge.mapping import Mappings
from cadbridge.model import Face, Part
from cadbridge.model.fields import key_of
from cadbridge.web.briefs import BriefLine, brief_of
from cadbridge.web.holding import Held, held_by
from cadbridge.web.part_words import model_word
from cadbridge.web.work import Say
from cadbridge.words import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """One change, in words."""

    part: str
    place: str
    kind: str
    """``added``, ``changed`` or ``removed``; a value that is emptied is removed."""
    old: str
    new: str
    is_word: bool = False
    """Whether they are words of the model, which have others in the visitor's language."""
    brief: tuple[BriefLine, ...] = ()
    """What says in lines what is new or goes, where that is more than a value."""
    tables: tuple[Held, ...] = ()
    """What a new part or face holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What files would change in the library."""

    state: str
    """Tells this review from one of other files, or of the library as it is later."""
    changes: tuple[ShownChange, ...]
    findings: tuple[Finding, ...]
    near_names: bool
    """Whether something was left out since its name may be a slip."""
    unknown_makers: bool
    """Whether parts name manufacturers that nobody knows, which can be added with them."""
    not_shown: tuple[str, ...]
    """What the files say nothing about, which stays."""

    @property
    def leaves_out(self) -> bool:
        """Whether something of the files was not taken, so that no change is no sameness."""
        return any(finding.rule.leaves_out for finding in self.findings)

    @property
    def is_refused(self) -> bool:
        """Whether the files have errors, with which nothing is written."""
        return forbid_writing(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of a review's changes were accepted."""

    state: str
    numbers: tuple[int, ...]
    add_manufacturers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A choice, and the errors that it would bring."""

    choice: Choice
    problems: tuple[Finding, ...]
    count: int
    """Of all changes, with those of sources and manufacturers that come with the chosen ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Files, and the library that they may change."""

    source: Path
    library: Path
    mappings: Path | None
    options: Mapping[str, str]
    as_new: bool = False
    """Whether names that nearly are known ones are right."""

    def plan(self, say: Say) -> tuple[ImportPlan, list[Change], str]:
        """What importing would change, each change once, and what tells this state."""
        say("comparing")
        own = Mappings(self.mappings)
        plan = plan_into(
            self.library, every_source(self.source), own, self.options, as_new=self.as_new
        )
        changes = plan.told(remove=True)
        whole = [(change.part, change.place, change.old, change.new) for change in changes]
        return plan, changes, sha256(repr(whole).encode()).hexdigest()

    def chosen(self, choice: Choice, say: Say) -> tuple[ImportPlan, list[Change]]:
        """The changes that were accepted, with what comes with them.

        Raises:
            FileError: there is something else to review by now.
            FindingsError: the files have errors.
        """
        plan, changes, state = self.plan(say)
        if state != choice.state:
            hint = "look at the changes again"
            raise FileError("the library or the files have changed since this was shown", hint=hint)
        if forbid_writing(plan.findings):
            raise FindingsError("the files have errors", plan.findings)
        taken = [changes[number] for number in choice.numbers if number < len(changes)]
        return plan, plan.taken(taken, add_manufacturers=choice.add_manufacturers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What would change."""

    home: Home

    def run(self, say: Say) -> Reviewed:
        """All changes, removals among them."""
        plan, changes, state = self.home.plan(say)
        brought = (change.new for change in changes if change.old is None)
        tables = held_by(item for item in brought if isinstance(item, Part | Face))
        return Reviewed(
            state=state,
            changes=tuple(_shown(change, tables) for change in changes),
            findings=plan.findings,
            near_names=any(finding.rule is NEAR_MISS for finding in plan.findings),
            unknown_makers=bool(missing_manufacturers(changes, plan.library)),
            not_shown=tuple(not_shown_lines(plan.not_shown)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a choice would bring."""

    home: Home
    choice: Choice

    def run(self, say: Say) -> Checked:
        """The errors; none of them may be written."""
        plan, changes = self.home.chosen(self.choice, say)
        say("checking")
        problems = tuple(plan.problems(changes))
        return Checked(choice=self.choice, problems=problems, count=len(changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """Does what was chosen and checked."""

    home: Home
    choice: Choice

    def run(self, say: Say) -> Written:
        """The files before and after.

        Raises:
            FindingsError: the library would have errors; nothing was written.
        """
        plan, changes = self.home.chosen(self.choice, say)
        problems = plan.problems(changes)
        if problems:
            raise FindingsError("nothing written: the library would have errors", problems)
        say("writing")
        return write_changes(self.home.library, changes)


def _shown(change: Change, tables: Mapping[str, tuple[Held, ...]]) -> ShownChange:
    is_new = change.old is None and isinstance(change.new, Part | Face)
    old, new = (
        _words(value, words)
        for value, words in zip((change.old, change.new), sides(change), strict=True)
    )
    return ShownChange(
        part=change.part,
        place=change.place,
        kind="removed" if change.is_removal else change.kind,
        old=old,
        new=new,
        is_word=isinstance(change.old, StrEnum) or isinstance(change.new, StrEnum),
        brief=brief_of(change.old if change.new is None else change.new),
        tables=tables.get(key_of(change.new), ()) if is_new else (),
    )


def _words(value: object, words: str) -> str:
    """A value in words; a text as it is, unless one would not see its spaces."""
    if isinstance(value, StrEnum):
        return model_word(value)
    if isinstance(value, str) and value == " ".join(value.split()):
        return printable(value)
    return words


def by_part(changes: Sequence[ShownChange], kind: str) -> dict[str, list[tuple[int, ShownChange]]]:
    """Changes of a kind with their numbers, by the part they are about."""
    found: dict[str, list[tuple[int, ShownChange]]] = {}
    for number, change in enumerate(changes):
        if change.kind == kind:
            found.setdefault(change.part, []).append((number, change))
    return found
