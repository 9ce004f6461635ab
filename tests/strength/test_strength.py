"""How strong the proof is: a single changed value in any file is reported, and nothing else."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from cadbridge.formats import WriteJob, format_named
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Library
from cadbridge.verify import Difference, FormatReport, verify_files

from . import cases
from .cases import Case
from .rules import Outcome, Rule, complaint, rule_of
from .spots import Edit, Spot, other_text, pools

SHARE = float(os.environ.get("CADBRIDGE_STRENGTH", "1"))
"""Of the places named in `cases`, how many are tried."""


@pytest.fixture(scope="module")
def job(shipped_library: Library) -> WriteJob:
    return WriteJob(
        library=shipped_library, parts=shipped_library.parts, mappings=shipped_mappings()
    )


@pytest.mark.strength
@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_a_changed_value_is_reported_and_nothing_else(
    case: Case, job: WriteJob, tmp_path: Path
) -> None:
    files = case.files(job, tmp_path / "good")
    random = Random(case.name)
    tried = 0
    wrong: list[str] = []
    spots = {path: carrying(case, path) for path in files}
    while tried < case.places * SHARE:
        edits = {path: pick(case, found, random) for path, found in spots.items()}
        changed = [rewrite(case, path, edits[path], tmp_path / "bad") for path in files]
        report = verify_files(job, format_named(case.name), changed)
        wrong += complaints(case, edits, report)
        tried += sum(map(len, edits.values()))
    assert not wrong, "\n".join([f"{len(wrong)} of {tried}", *wrong[:40]])


def carrying(case: Case, path: Path) -> list[Spot]:
    """The places of a file that are declared to carry something."""
    found = list(case.spots(path))
    undeclared = {
        spot.group for spot in found if rule_of(case.name, spot.group, case.field) is None
    }
    assert not undeclared, f"places not in rules.yaml: {sorted(undeclared)}"
    return [spot for spot in found if _rule(case, spot).outcome is not Outcome.NOTHING]


def _rule(case: Case, spot: Spot) -> Rule:
    found = rule_of(case.name, spot.group, case.field)
    assert found is not None
    return found


def pick(case: Case, spots: Sequence[Spot], random: Random) -> list[Edit]:
    """One place of each part, from any of its groups, with something else to stand there."""
    by_part: dict[str, dict[str, list[Spot]]] = {}
    for spot in spots:
        by_part.setdefault(spot.part, {}).setdefault(spot.group, []).append(spot)
    known = pools(spots)
    edits = []
    for groups in by_part.values():
        group = random.choice(sorted(groups))
        spot = random.choice(groups[group])
        choice = case.is_choice(group)
        edits.append((spot, other_text(spot, known[group], random, choice=choice)))
    return edits


def rewrite(case: Case, path: Path, edits: Sequence[Edit], folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    case.change(path, edits, target)
    return target


def complaints(
    case: Case, edits: Mapping[Path, Sequence[Edit]], report: FormatReport
) -> Iterator[str]:
    """What is wrong with the report of a round."""
    differences = list(report.differences)
    findings = list(report.findings)
    for path, made in edits.items():
        for spot, text in made:
            names = {spot.part, text} if _rule(case, spot).outcome is Outcome.MOVED else {spot.part}
            own = [item for item in differences if _is_about(item, path, names)]
            noted = [item for item in findings if item.place.part in {spot.part, text}]
            problem = complaint(spot, text, _rule(case, spot), [item.change for item in own], noted)
            differences = [item for item in differences if item not in own]
            if problem:
                yield f"{problem}: {spot.group} of {spot.part}: {spot.text!r} -> {text!r}: " + (
                    "; ".join(map(_shown, own))
                )
    for item in differences:
        yield f"reported without reason: {_shown(item)}"


def _is_about(item: Difference, path: Path, names: set[str]) -> bool:
    return item.change.part in names and (item.file is None or item.file.name == path.name)


def _shown(item: Difference) -> str:
    change = item.change
    return f"{change.part} {change.place} {str(change.old)[:40]} -> {str(change.new)[:40]}"
