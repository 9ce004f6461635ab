"""How strong the proof is: a single changed value in any file is reported, and nothing else."""

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest

from cadbridge.errors import CadbridgeError
from cadbridge.findings import Finding, Severity
from cadbridge.formats import WriteJob, format_named
from cadbridge.jobs.verify import Difference, FormatReport, verify
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Kind, Library

from . import cases
from .cases import Case
from .rules import WITH_REASON, Outcome, Rule, complaint, declared, rule_of
from .spots import Edit, Spot, other_text, pools

TITLES = 12
"""Of each case, how many titles are changed, each alone."""
RECORDS = "records"
"""What is kept of a file beside its parts; one field of the library for all of them."""
SHARE = float(os.environ.get("CADBRIDGE_STRENGTH", "1"))
"""Of the places named in `cases`, how many are tried."""


def cases_with(outcome: Outcome) -> list[Case]:
    return [
        case
        for case in cases.CASES
        if any(rule.outcome is outcome for name in case.rules for _, rule in declared(name))
    ]


@pytest.fixture(scope="module")
def job(shipped_library: Library) -> WriteJob:
    return WriteJob(
        library=shipped_library, parts=shipped_library.parts, mappings=shipped_mappings()
    )


@pytest.mark.strength
@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: f"{case.name} {case.about}".strip())
def test_a_changed_value_is_reported_and_nothing_else(
    case: Case, job: WriteJob, tmp_path: Path
) -> None:
    random = Random(case.name)
    spots = {
        path: [spot for spot in found if _is_in_rounds(case, spot)]
        for path, found in all_spots(case, job, tmp_path / "good").items()
    }
    cables = {part.part_number for part in job.parts if part.kind is Kind.CABLE}
    tried = 0
    wrong: list[str] = []
    for number in count():
        if tried >= case.places * SHARE:
            break
        turn = {
            path: [spot for spot in found if (spot.part in cables) == number % 2]
            for path, found in spots.items()
        }
        more, found = one_round(case, job, turn, random, tmp_path, cables)
        tried += more
        wrong += found
    assert not wrong, "\n".join([f"{len(wrong)} of {tried}", *wrong[:40]])


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: f"{case.name} {case.about}".strip())
def test_what_is_declared_to_carry_nothing_does_not(
    case: Case, job: WriteJob, tmp_path: Path
) -> None:
    random = Random(case.name)
    spots = all_spots(case, job, tmp_path / "good")
    known = pools([spot for found in spots.values() for spot in found])
    changed = []
    for path, found in spots.items():
        idle = [spot for spot in found if _rule(case, spot).outcome is Outcome.NOTHING]
        random.shuffle(idle)
        one_each = {spot.group: spot for spot in idle}
        chosen = list(one_each.values())[: 1 if case.single else None]
        edits = [(spot, other(case, spot, known[spot.group], random)) for spot in chosen]
        if edits:
            target = tmp_path / "bad" / path.relative_to(tmp_path / "good")
            changed.append(rewrite(case, path, edits, target))
    assert changed
    report = verified(job, case, changed)
    within = [item for item in report.differences if item.file]
    serious = [
        item
        for item in report.findings
        if item.severity is not Severity.NOTE
        and item.code != "CB486"  # says that it carries nothing
    ]
    assert not within, "\n".join(map(_shown, within[:40]))
    assert not serious, "\n".join(item.message for item in serious[:40])


@pytest.mark.parametrize(
    "case", cases_with(Outcome.REFUSED), ids=lambda case: f"{case.name} {case.about}".strip()
)
def test_what_is_declared_refused_is(case: Case, job: WriteJob, tmp_path: Path) -> None:
    random = Random(case.name)
    for path, spot in one_of_each_group(Outcome.REFUSED, case, job, random, tmp_path):
        changed = change_alone(case, path, spot, random, tmp_path)
        with pytest.raises(CadbridgeError, match=re.escape(str(changed))):
            verified(job, case, [changed])


@pytest.mark.strength
@pytest.mark.parametrize(
    "case",
    [case for case in cases_with(Outcome.TITLE) if not case.single],
    ids=lambda case: case.name,
)
def test_a_changed_title_of_a_table_of_all_parts(case: Case, job: WriteJob, tmp_path: Path) -> None:
    random = Random(case.name)
    places = list(places_with(Outcome.TITLE, case, job, tmp_path))
    for path, spot in random.sample(places, TITLES):
        changed = change_alone(case, path, spot, random, tmp_path)
        report = verified(job, case, [changed])
        told = [item.change for item in report.differences if item.file]
        problem = complaint(spot, "", _rule(case, spot), told, report.findings)
        assert not problem, f"{problem}: {spot.group}: {[change.path for change in told]}"


def test_the_figure_in_the_readme() -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    assert f"{sum(case.places for case in cases.CASES):,} random places" in readme


def verified(job: WriteJob, case: Case, files: Sequence[Path]) -> FormatReport:
    """What `verify` says if these are the files that the format has just written."""
    made = replace(
        format_named(case.name),
        export=lambda job, folder: iter(files),
        export_part=None,
        export_all=None,
        finish=None,
        attachable=False,
    )
    (report,) = verify(case.job(job), [made], Path())
    return report


def places_with(
    outcome: Outcome, case: Case, job: WriteJob, folder: Path
) -> Iterator[tuple[Path, Spot]]:
    """The places of one outcome, with their files."""
    for path, spots in all_spots(case, job, folder / "good").items():
        yield from ((path, spot) for spot in spots if _rule(case, spot).outcome is outcome)


def one_of_each_group(
    outcome: Outcome, case: Case, job: WriteJob, random: Random, folder: Path
) -> Iterator[tuple[Path, Spot]]:
    """A place of each group of one outcome, with its file."""
    by_group: dict[str, list[tuple[Path, Spot]]] = {}
    for path, spot in places_with(outcome, case, job, folder):
        by_group.setdefault(spot.group, []).append((path, spot))
    for group in sorted(by_group):
        yield random.choice(by_group[group])


def change_alone(case: Case, path: Path, spot: Spot, random: Random, folder: Path) -> Path:
    """A copy of a file in which one place holds a word that stands nowhere else."""
    text = other_text(spot, [spot.text, "x"], random, choice=False)
    return rewrite(case, path, [(spot, text)], folder / "bad" / path.relative_to(folder / "good"))


def one_round(
    case: Case,
    job: WriteJob,
    spots: Mapping[Path, Sequence[Spot]],
    random: Random,
    folder: Path,
    once: Collection[str],
) -> tuple[int, list[str]]:
    """Change one place of each part in every file; how many, and what is wrong with the report.

    Of the parts that are `once` changed, one file: what is lost of them in one file is seen
    against what the others tell.
    """
    known = pools([spot for found in spots.values() for spot in found])
    changed = {}
    done: set[str] = set()
    for path, found in spots.items():
        target = folder / "bad" / path.relative_to(folder / "good")
        edits = pick(case, [spot for spot in found if spot.part not in done], known, random)
        done |= {spot.part for spot, _ in edits if spot.part in once}
        changed[rewrite(case, path, edits, target)] = edits
    report = verified(job, case, list(changed))
    return sum(map(len, changed.values())), list(complaints(case, changed, report, job.library))


def all_spots(case: Case, job: WriteJob, folder: Path) -> Mapping[Path, Sequence[Spot]]:
    """The places of all exported files; every one of them is declared."""
    spots = {path: list(case.spots(path)) for path in case.files(job, folder)}
    groups = {spot.group for found in spots.values() for spot in found}
    undeclared = {group for group in groups if rule_of(case.rules, group, case.field) is None}
    assert not undeclared, f"places not in rules.yaml: {sorted(undeclared)}"
    return spots


def _rule(case: Case, spot: Spot) -> Rule:
    found = rule_of(case.rules, spot.group, case.field)
    assert found is not None
    return found


def _is_in_rounds(case: Case, spot: Spot) -> bool:
    """Whether a place is one part's, and not of all parts or of none."""
    outcome = _rule(case, spot).outcome
    return outcome not in WITH_REASON and (case.single or outcome is not Outcome.TITLE)


def pick(
    case: Case, spots: Sequence[Spot], known: Mapping[str, Sequence[str]], random: Random
) -> list[Edit]:
    """One place of each part, from any of its groups, with something else to stand there."""
    by_part: dict[str, dict[str, list[Spot]]] = {}
    for spot in spots:
        by_part.setdefault(spot.part, {}).setdefault(spot.group, []).append(spot)
    edits = []
    chosen = [random.choice(sorted(by_part))] if case.single and by_part else list(by_part)
    for groups in (by_part[part] for part in chosen):
        group = random.choice(sorted(groups))
        spot = random.choice(groups[group])
        edits.append((spot, other(case, spot, known[group], random)))
    return edits


def other(case: Case, spot: Spot, known: Sequence[str], random: Random) -> str:
    """Something else to stand at a place."""
    words = case.words(spot.group)
    choice = bool(words) or case.is_choice(spot.group)
    return other_text(spot, words or known, random, choice=choice)


def rewrite(case: Case, path: Path, edits: Sequence[Edit], target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    case.change(path, edits, target)
    return target


def complaints(
    case: Case, edits: Mapping[Path, Sequence[Edit]], report: FormatReport, library: Library
) -> Iterator[str]:
    """What is wrong with the report of a round."""
    differences = list(report.differences)
    findings = list(report.findings)
    everything = [spot for made in edits.values() for spot, _ in made]
    for path, made in edits.items():
        for spot, text in made:
            rule = _rule(case, spot)
            names = {*numbers(library, spot.part), text, *made_of(report, text)}
            own = [item for item in differences if _is_about(item, path, names, case)]
            noted = [item for item in findings if _is_noted(item, path, names, case)]
            differences = [item for item in differences if item not in own]
            with_file = [item for item in own if item.file]
            own = with_file if case.single else with_file or own
            if RECORDS in rule.path.split():
                own += [item for item in report.differences if _is_of_records(item, path)]
            meant = case.meaning(spot.group, text)
            problem = complaint(spot, meant, rule, [item.change for item in own], noted)
            if problem:
                yield f"{problem}: {spot.group} of {spot.part}: {spot.text!r} -> {text!r}: " + (
                    "; ".join(map(_shown, own))
                )
    for item in differences:
        if item.file is None and any(spot.part == item.change.part for spot in everything):
            continue  # a port that its own file tells of under another name
        if item.change.path == RECORDS and any("address@" in spot.group for spot in everything):
            continue  # an address that says more than its manufacturer is kept besides
        yield f"reported without reason: {_shown(item)}"


def numbers(library: Library, part_number: str) -> Iterator[str]:
    """The number of a part, and those under which its lengths are ordered."""
    yield part_number
    part = library.part_by_number.get(part_number)
    if part is None or part.cable is None:
        return
    for length in part.cable.lengths:
        yield f"{part.manufacturer}.{length.order_code}"


def made_of(report: FormatReport, text: str) -> Iterator[str]:
    """Part numbers that begin with a manufacturer that was written."""
    for item in report.differences:
        if item.change.part.startswith(f"{text}."):
            yield item.change.part


def _is_about(item: Difference, path: Path, names: set[str], case: Case) -> bool:
    """Whether a difference is in one of the parts, or in a reference to it."""
    if item.file is not None and item.file != path:
        return False
    refers = any(item.change.place.startswith(f"accessories[{name}") for name in names if name)
    return item.change.part in names or refers or (case.single and item.file == path)


def _is_of_records(item: Difference, path: Path) -> bool:
    """Whether it tells of the addresses in a file that are no manufacturers."""
    return item.change.path == RECORDS and item.file == path


def _is_noted(finding: Finding, path: Path, names: set[str], case: Case) -> bool:
    return finding.place.part in names or (case.single and finding.place.file == str(path))


def _shown(item: Difference) -> str:
    change = item.change
    return f"{change.part} {change.place} {str(change.old)[:40]} -> {str(change.new)[:40]}"
