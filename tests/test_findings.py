import re
from collections import Counter
from pathlib import Path

import pytest

from cadbridge.findings import Finding, Place, Rule, Severity, has_errors, rule, rules
from cadbridge.jobs.explain import all_rules

PACKAGE = Path(__file__).parent.parent / "cadbridge"
RULE = Rule("CB000", Severity.NOTE, "A thing", "Do this.")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place(file="a.yaml"), "a.yaml"),
        (
            Place(file="a.yaml", line=12, part="SIE.1", field="note"),
            "a.yaml:12, part SIE.1, field note",
        ),
        (Place(file="a.xlsx", sheet="Pins", cell="B7"), "a.xlsx, Pins!B7"),
        (Place(file="a.xlsx", sheet="Pins"), "a.xlsx, Pins"),
        (Place(file="a.dxf", handle="2F"), "a.dxf, handle 2F"),
    ],
)
def test_places_read_as_people_write_them(place: Place, text: str) -> None:
    assert place.text() == text


def test_a_finding_as_data_leaves_out_what_is_empty() -> None:
    finding = Finding(rule=RULE, message="m", place=Place(file="a", line=3))
    assert finding.as_dict() == {
        "code": "CB000",
        "severity": "note",
        "message": "m",
        "advice": "Do this.",
        "place": {"file": "a", "line": 3},
    }


def test_a_code_is_declared_once() -> None:
    code = next(iter(rules()))
    with pytest.raises(ValueError, match=f"{code} is declared twice"):
        rule(code, Severity.NOTE, "again", "again")


def test_each_declared_rule_is_used() -> None:
    texts = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    declared = Counter(name for text in texts for name in re.findall(r"(?m)^(\w+) = rule\(", text))
    named = Counter(word for text in texts for word in re.findall(r"\w+", text))
    assert declared
    assert [name for name, count in declared.items() if named[name] <= count] == []


def test_only_errors_count_as_errors() -> None:
    error = Rule("CB001", Severity.ERROR, "t", "a")
    note = Finding(rule=RULE, message="m")
    assert not has_errors([note])
    assert has_errors([note, Finding(rule=error, message="m")])


def test_what_the_library_says_names_no_option_of_a_command() -> None:
    """Arguments stand in backticks; the command line shows its options, the page its switches."""
    typed = re.compile(r"(?<![\w-])--[a-z]")
    texts = [(code, text) for code, it in all_rules().items() for text in (it.title, it.advice)]
    assert [text for text in texts if typed.search(text[1])] == []
    assert "`view`" in all_rules()["CB526"].advice
