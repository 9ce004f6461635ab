from collections.abc import Iterator

import pytest

pytest.importorskip("starlette", reason="the extra cadbridge[web] is not installed")
pytest.importorskip("uvicorn", reason="the extra cadbridge[web] is not installed")

from cadbridge.library.starter import start_library
from cadbridge.web.site import Site

from .client import Client, serving


@pytest.fixture(scope="module")
def site_and_stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Client]]:
    """A library of one's own, served; and someone who has not come in."""
    folder = tmp_path_factory.mktemp("web")
    start_library(folder / "mine")
    with serving(folder / "mine", folder / "private") as found:
        yield found


@pytest.fixture
def site(site_and_stranger: tuple[Site, Client]) -> Site:
    return site_and_stranger[0]


@pytest.fixture
def stranger(site_and_stranger: tuple[Site, Client]) -> Client:
    return Client(site_and_stranger[1].port)


@pytest.fixture
def visitor(site: Site, stranger: Client) -> Client:
    """Its owner."""
    return stranger.enter(site)
