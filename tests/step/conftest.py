"""The kernel, loaded once."""

import pytest

from cadbridge.step import opening


@pytest.fixture(autouse=True)
def kernel_in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting the kernel takes seconds; only tests marked so do it each time."""
    kernel = pytest.importorskip("cadbridge.step.kernel", exc_type=ImportError)
    if "apart" not in request.keywords:
        monkeypatch.setattr(opening, "_run", lambda command, path: kernel.main(*command[-2:]))
