"""Columns kept in a mapping that people have written."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.api import read
from cadbridge.errors import FileError
from cadbridge.mapping import Mappings
from tests.yaml_styles import StyledYaml

from .workbooks import stranger

SAID = {"Bein": "contact", "Wozu #": "signal"}
TITLES = st.dictionaries(
    st.sampled_from(["Bein", "Zwei", "Wozu #", "C: d", "12"]),
    st.sampled_from(["contact", "signal", "ignore"]),
    min_size=1,
)
LISTS = st.fixed_dictionaries(
    {},
    optional={
        "columns": TITLES,
        "suppliers": st.dictionaries(st.sampled_from(["Nord", "Sud Srl"]), TITLES, min_size=1),
    },
).filter(bool)
MAPPINGS = st.fixed_dictionaries(
    {"settings": st.fixed_dictionaries({"lists": LISTS})},
    optional={"capabilities": st.just({"ports": "carried"})},
)


@pytest.fixture(scope="module")
def a_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("list") / "AX1.xlsx"
    return stranger(path, ["Port", "X1"], ["Bein", "Wozu #"], ["1", "a"])


def keep(a_list: Path, folder: Path, supplier: str = "") -> str:
    """The text of the mapping after it."""
    options = {"columns": ",".join(f"{title}={field}" for title, field in SAID.items())}
    options |= {"supplier": supplier} if supplier else {}
    read(a_list, save_columns=str(folder), **options)
    return (folder / "excel.yaml").read_bytes().decode()


@given(mapping=MAPPINGS, random=st.randoms(use_true_random=False), at=st.sampled_from(["", "Nord"]))
def test_what_people_have_written_around_them_stays(
    a_list: Path, tmp_path_factory: pytest.TempPathFactory, mapping: Any, random: Random, at: str
) -> None:
    folder = tmp_path_factory.mktemp("own")
    text = StyledYaml(random).text(mapping)
    (folder / "excel.yaml").write_bytes(text.encode())
    kept = keep(a_list, folder, at)
    comments = [re.findall(r"# comment \d+", it) for it in (text, kept)]
    assert comments[0] == comments[1]
    lists = mapping["settings"]["lists"]
    section = lists.setdefault("suppliers", {}) if at else lists
    section[at or "columns"] = {**section.get(at or "columns", {}), **SAID}
    assert yaml.load(kept, yaml.BaseLoader) == mapping
    assert ("\r\n" in text) == ("\r\n" in kept) or "\n" not in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# by hand\nsettings: {}\n", "# by hand\nsettings:\n  lists:\n    columns: {%}\n"),
        ("# by hand\n", "# by hand\nsettings:\n  lists:\n    columns: {%}\n"),
        (
            "settings:\n  lists:\n    columns: {A: ignore}  # ours\n# end",
            "settings:\n  lists:\n    columns: {A: ignore, %}  # ours\n# end",
        ),
    ],
)
def test_they_are_written_at_their_place(
    a_list: Path, tmp_path: Path, before: str, after: str
) -> None:
    (tmp_path / "excel.yaml").write_text(before, "utf-8")
    assert keep(a_list, tmp_path) == after.replace("%", 'Bein: contact, "Wozu #": signal')
    assert read(a_list, mappings=Mappings(tmp_path)).library.parts[0].ports[0].pins


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("settings:\n  lists: {  # ours\n  }\n", "comments"),
        ("settings:\n  lists: [a]\n", "stands where"),
        ("settings: [\n", "is not YAML"),
        ("settings: &a {}\nfields: *a\n", "alias"),
    ],
)
def test_where_they_cannot_be_kept_the_mapping_stays(
    a_list: Path, tmp_path: Path, text: str, problem: str
) -> None:
    (tmp_path / "excel.yaml").write_text(text, "utf-8")
    with pytest.raises(FileError, match=problem):
        keep(a_list, tmp_path)
    assert (tmp_path / "excel.yaml").read_text("utf-8") == text
