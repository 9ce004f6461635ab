"""Whatever a part says is shown as text, never obeyed; and the site stays whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from cadbridge.formats.html.markup import Markup, element, markup
from cadbridge.model import Document, Library
from tests.formats.html.pages import broken_links, parse, write
from tests.strategies import libraries

HOSTILE = "<script>alert('\"&')</script><!-- ]]> --></title>"


def hostile_library(library: Library) -> Library:
    """A drive and its cable whose texts try to become markup."""
    drive = library.part_by_number["MPC.DUET 40"]
    port = drive.ports[0]
    pin = replace(port.pins[0], signal=HOSTILE, function=HOSTILE, remarks=HOSTILE)
    port = replace(port, designation=HOSTILE, purpose=HOSTILE, pins=(pin, *port.pins[1:]))
    drive = replace(
        drive,
        part_number=f"MPC.{HOSTILE}",
        type_number=HOSTILE,
        description={"en_US": HOSTILE, HOSTILE: HOSTILE},
        ports=(port,),
        documents=(Document(title=HOSTILE, url="javascript:alert(1)"),),
    )
    return library.with_parts((drive,))


def test_hostile_texts_stay_texts(tmp_path: Path, shipped_library: Library) -> None:
    site = write(hostile_library(shipped_library), tmp_path)
    assert broken_links(site) == []
    for path in sorted(site.rglob("*.html")):
        page = parse(path)
        assert all(item.attributes.get("src") for item in page.all("script")), path.name
        assert not [item for item in page.all() if "javascript:" in item.attributes.get("href", "")]
    (page_path,) = (site / "parts").iterdir()
    assert next(parse(page_path).all("h1")).text == HOSTILE


def test_the_search_index_is_plain_data(tmp_path: Path, shipped_library: Library) -> None:
    site = write(hostile_library(shipped_library), tmp_path)
    text = (site / "assets" / "search-index.js").read_text(encoding="ascii")
    data = text.removeprefix("window.catalogueIndex = ").removesuffix(";\n")
    assert json.loads(data)[0][0] == HOSTILE


@given(library=libraries())
def test_any_library_gives_a_whole_site(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = write(library, tmp_path_factory.mktemp("any"))
    assert broken_links(site) == []
    for path in sorted(site.rglob("*.html")):
        ids = [id_ for item in parse(path).all() if (id_ := item.attributes.get("id"))]
        assert len(ids) == len(set(ids))


def test_markup_is_escaped_once() -> None:
    assert markup("a < b") == "a &lt; b"
    assert markup(Markup("<b>")) == "<b>"
    assert element("span", "<", title='"', hidden=True, class_=None) == (
        '<span title="&quot;" hidden>&lt;</span>'
    )
    assert element("option", "as it is", value="", selected=False) == (
        '<option value="">as it is</option>'
    )
