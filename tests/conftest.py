"""What all tests share: the shipped library, and how long hypothesis may look."""

import os

import pytest
from hypothesis import HealthCheck, settings

from cadbridge.library import LoadedLibrary, read_library, shipped
from cadbridge.model import Library

# Whole libraries are large examples, and some are thrown away for it: no fault of what is tried.
settings.register_profile(
    "cadbridge",
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("ci", settings.get_profile("cadbridge"), derandomize=True)
os.environ["CADBRIDGE_CACHE"] = "off"
os.environ.pop("COLUMNS", None)  # workers of pytest are given the width of the terminal
settings.load_profile("ci" if os.environ.get("CI") else "cadbridge")


@pytest.fixture(scope="session")
def loaded_library() -> LoadedLibrary:
    """The shipped library with the places of its values."""
    return read_library(shipped("library"))


@pytest.fixture(scope="session")
def shipped_library(loaded_library: LoadedLibrary) -> Library:
    """The shipped library."""
    return loaded_library.library
