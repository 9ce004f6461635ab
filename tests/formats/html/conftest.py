from pathlib import Path

import pytest

from cadbridge.model import Library
from tests.formats.html.pages import write


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, shipped_library: Library) -> Path:
    """The catalogue of the shipped library alone."""
    return write(shipped_library, tmp_path_factory.mktemp("catalogue"))
