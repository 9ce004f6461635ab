"""Layer 0 inside a block is the layer that the block is placed on."""

from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from tests.formats.dxf.drawn import codes, read
from tests.formats.dxf.test_foreign import places
from tests.formats.dxf.test_vendors import PLACES, face, single


@pytest.mark.parametrize("state", ["off", "freeze"])
def test_what_stands_on_layer_0_of_a_block_is_read_where_that_is_hidden(
    tmp_path: Path, state: str
) -> None:
    document = new("R2010", units=4)
    face(document.blocks.new("A"))
    document.layers.add("FACES")
    getattr(document.layers.get("0"), state)()
    document.modelspace().add_blockref("A", (0, 0), {"layer": "FACES"})
    document.saveas(tmp_path / "a.dxf")
    result = read(tmp_path / "a.dxf")
    assert places(single(result)) == PLACES
    assert "CB516" not in codes(result)
