"""The guide "Ten million parts": two processes of Dask do to shards what one does to all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

import cadbridge
from cadbridge.model import Library, Manufacturer

distributed = pytest.importorskip("distributed")
GUIDE = Path(__file__).parents[1] / "docs" / "guides" / "ten_million_parts.py"
SHARDS = 3


@pytest.fixture(scope="module")
def guide() -> Any:
    spec = spec_from_file_location("ten_million_parts", GUIDE)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as own,
        distributed.Client(own) as client,
    ):
        client.upload_file(str(GUIDE))
        yield client


@pytest.fixture(scope="module")
def whole(shipped_library: Library) -> Library:
    """Parts of two manufacturers."""
    parts = tuple(
        replace(part, manufacturer="ACME") if at % 4 == 0 else part
        for at, part in enumerate(shipped_library.parts)
    )
    makers = (*shipped_library.manufacturers, Manufacturer(short_name="ACME", name="Acme"))
    return replace(shipped_library, parts=parts, manufacturers=makers)


@pytest.fixture(scope="module")
def shards(whole: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shards")
    for at in range(SHARDS):
        cadbridge.write(whole.subset(whole.parts[at::SHARDS]), folder / f"{at}.xml")
    return folder


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_check_and_diff(guide: Any, client: Any, shards: Path, tmp_path: Path) -> None:
    guide.main(["check", str(shards), str(tmp_path / "findings")], client)
    expected = [found for shard in guide.shards_in(shards) for found in guide.check(shard)]
    assert lines(tmp_path / "findings") == json.loads(json.dumps(expected))
    newer = tmp_path / "newer"
    newer.mkdir()
    for shard in guide.shards_in(shards):
        text = shard.read_text("utf-8").replace("Integrated servo motor", "Servo")
        (newer / shard.name).write_text(text, encoding="utf-8")
    guide.main(["diff", str(shards), str(newer), str(tmp_path / "changes")], client)
    changes = lines(tmp_path / "changes")
    assert {change["place"] for change in changes} == {"description[en_US]"}


def test_convert(guide: Any, client: Any, shards: Path, tmp_path: Path) -> None:
    guide.main(["convert", str(shards), str(tmp_path / "out"), ".edz"], client)
    for shard in guide.shards_in(shards):
        written = tmp_path / "out" / f"{shard.stem}.edz"
        assert cadbridge.compare(shard, written) == []


def test_merge(guide: Any, client: Any, shards: Path, whole: Library, tmp_path: Path) -> None:
    guide.main(["merge", str(shards), str(tmp_path)], client)
    files = {path.stem: path for path in tmp_path.glob("*.xml")}
    assert files.keys() == {part.manufacturer for part in whole.parts}
    for maker, path in files.items():
        found = cadbridge.read(path).library.part_by_number.keys()
        assert found == {part.part_number for part in whole.parts if part.manufacturer == maker}
