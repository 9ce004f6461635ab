"""Edits of files in whatever YAML style a person writes."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadbridge.jobs.changes import apply
from cadbridge.jobs.diff import diff
from cadbridge.library import edit_library, read_library
from cadbridge.library.plain import to_plain
from cadbridge.model import Library
from tests.changed import changed_libraries
from tests.strategies import libraries
from tests.yaml_styles import StyledYaml

SEEDS = st.integers(0, 2**32)


def styled(library: Library, seed: int) -> bytes:
    """The library's file, with styles and comments by chance."""
    return StyledYaml(Random(seed)).text(to_plain(library)).encode()


def comments(text: bytes) -> set[str]:
    return set(re.findall("# comment [0-9]+", text.decode()))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("styles") / "library.yaml"


@given(pair=changed_libraries(), seed=SEEDS)
def test_any_change_reads_back(path: Path, pair: tuple[Library, Library], seed: int) -> None:
    old, new = pair
    path.write_bytes(styled(old, seed))
    edit_library(path, partial(apply, changes=diff(old, new)))
    assert diff(read_library(path).library if path.exists() else Library(), new) == []


@given(library=libraries(), seed=SEEDS)
def test_all_comments_survive_changed_values(path: Path, library: Library, seed: int) -> None:
    old = styled(library, seed)
    path.write_bytes(old)
    parts = tuple(
        replace(
            part,
            manufacturer="other: # maker",
            weight_kg=None if part.weight_kg is None else part.weight_kg + 1,
            ports=tuple(
                replace(
                    port,
                    purpose="another",
                    pins=tuple(
                        replace(pin, signal=f"{pin.signal} +", optional=True) for pin in port.pins
                    ),
                )
                for port in part.ports
            ),
        )
        for part in library.parts
    )
    edit_library(path, lambda library: library.with_parts(parts))
    assert comments(path.read_bytes()) == comments(old)
    assert read_library(path).library == library.with_parts(parts)
