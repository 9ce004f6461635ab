"""Our own parts file, edited or saved by another program, and brought back to its library."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.writer import write_file
from cadbridge.jobs.changes import apply
from cadbridge.jobs.importing import ImportPlan, plan_import
from cadbridge.library import read_library, shipped
from cadbridge.mapping import shipped_mappings
from cadbridge.model import Accessory, Document, Kind, Library, Part
from tests.strategies import libraries

DRIVE, SMALL, FAMILY = "MPC.DUET HV 80", "MPC.DUET 40", "MPC.I/O CABLE for DUET HV 80-100-142"
CONTACTOR, FIRST, OTHER = "SIE.3RT2026-2EK60", "MPC.005108000505", "MPC.005108000511"
PLUG = "GEN.M17-4P-F"
_POINT = ("connectionDesignation", "terminalNr")
Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(shipped("library")).library


@pytest.fixture(scope="module")
def written(library: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One part of each kind, and all cables of a drive."""
    kinds = {part.kind: part.part_number for part in reversed(library.parts)}
    cables = [part.part_number for part in library.parts if "HV 80-100-142" in part.part_number]
    wanted = {DRIVE, SMALL, "GEN.M17-4P-F", *cables, *kinds.values()}
    parts = [part for part in library.parts if part.part_number in wanted]
    path = tmp_path_factory.mktemp("out") / "parts.xml"
    write_file(WriteJob(library=library, parts=parts, mappings=shipped_mappings()), path)
    return path.read_bytes()


@pytest.fixture
def sent_back(library: Library, written: bytes, tmp_path: Path) -> Callable[[Edit], ImportPlan]:
    """What an import of the file would do after an edit."""

    def send(edit: Edit) -> ImportPlan:
        root = etree.fromstring(written)
        edit(root)
        path = tmp_path / "back.xml"
        path.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
        return plan_import(library, [path], shipped_mappings())

    return send


Send = Callable[[Edit], ImportPlan]


def told(plan: ImportPlan, *, remove: bool = False) -> list[tuple[str, str, Any]]:
    return [(it.part, it.place, it.new) for it in plan.told(remove=remove)]


def part_of(root: Any, number: str) -> Any:
    (part,) = root.xpath("part[@P_ARTICLE_PARTNR=$number]", number=number)
    return part


def informative(written: bytes) -> Iterator[tuple[str, str]]:
    """Tags with the attributes that say more than their usual value in some element."""
    names = {
        (str(node.tag), str(name))
        for node in etree.fromstring(written).iter()
        for name, value in node.attrib.items()
        if value != "0"
    }
    yield from sorted(names - {("part", "P_ARTICLE_PARTNR")})


@pytest.mark.parametrize("turn", range(8))
def test_attributes_that_a_program_drops_change_nothing(
    written: bytes, sent_back: Send, turn: int
) -> None:
    """Each of them, several at a time; documents, which are one list, are gone of it."""
    names = list(informative(written))
    Random(0).shuffle(names)

    def drop(root: Any) -> None:
        for tag, name in names[turn::8]:
            for node in root.iter(tag):
                node.attrib.pop(name, None)

    plan = sent_back(drop)
    assert told(plan) == [], names[turn::8]
    assert {change.path for change in plan.removals()} <= {"documents"}


def test_a_document_that_is_gone_of_those_of_a_part_is_a_removal(
    library: Library, written: bytes, sent_back: Send
) -> None:
    """Each; all of them at once, a program dropped."""
    attributes = part_of(etree.fromstring(written), CONTACTOR).attrib
    names = [name for name in attributes if name.startswith("P_ARTICLE_EXTERNAL_DOCUMENT_")]
    gone = set()

    def without(dropped: Sequence[str], root: Any) -> None:
        for name in dropped:
            del part_of(root, CONTACTOR).attrib[name]

    for name in names:
        plan = sent_back(partial(without, [name]))
        assert told(plan) == []
        (change,) = plan.removals()
        gone.add(change.place)
    titles = (document.title for document in library.part_by_number[CONTACTOR].documents)
    assert len(gone) == len(names) > 5
    assert gone <= {f"documents[{title}]" for title in titles}
    assert told(sent_back(partial(without, names)), remove=True) == []


@pytest.mark.parametrize("turn", range(6))
def test_attributes_that_are_gone_here_and_there_change_nothing(sent_back: Send, turn: int) -> None:
    random = Random(turn)

    def drop(root: Any) -> None:
        for node in root.iter():
            for name in list(node.attrib):
                if name != "P_ARTICLE_PARTNR" and random.random() < 0.1:
                    del node.attrib[name]

    assert told(sent_back(drop)) == []


@pytest.mark.parametrize("turn", range(10))
def test_elements_that_are_gone_add_nothing(library: Library, sent_back: Send, turn: int) -> None:
    random = Random(turn)

    def drop(root: Any) -> None:
        for node in list(root.iter()):
            if node.getparent() is not None and random.random() < 0.02 * (1 + turn % 5):
                node.getparent().remove(node)

    plan = sent_back(drop)
    assert told(plan) == []
    assert apply(library, plan.merged()) == library


@pytest.mark.parametrize("renumbered", [False, True])
@pytest.mark.parametrize("turn", range(3))
def test_another_order_changes_nothing(sent_back: Send, turn: int, *, renumbered: bool) -> None:
    random = Random(turn)

    def shuffle(root: Any) -> None:
        for node in list(root.iter()):
            children = list(node)
            random.shuffle(children)
            node[:] = children
            counts: dict[str, int] = {}
            for child in node if renumbered else ():
                counts[child.tag] = counts.get(child.tag, 0) + 1
                if "pos" in child.attrib:
                    child.set("pos", str(counts[child.tag]))

    assert told(sent_back(shuffle), remove=True) == []


def remove(root: Any, number: str, path: str) -> None:
    for node in part_of(root, number).xpath(path):
        node.getparent().remove(node)


def test_line_ends_that_a_program_made_blanks_of_change_nothing(sent_back: Send) -> None:
    def edit(root: Any) -> None:
        for node in root.iter():
            for name, value in node.attrib.items():
                node.set(name, value.replace("\n", " "))
        part_of(root, SMALL).set("P_ARTICLE_WEIGHT", "7.5")

    changes = [item for item in told(sent_back(edit), remove=True) if item[0]]
    assert changes == [(SMALL, "weight_kg", Decimal("7.5"))]


def test_a_row_of_technical_data_that_is_gone_is_a_removal_alone(sent_back: Send) -> None:
    """Also where an attribute of the variant says the same."""
    plan = sent_back(lambda root: remove(root, CONTACTOR, "freeproperty[position() > 5]"))
    assert told(plan) == []
    assert "properties" in {change.path for change in plan.removals()}


def test_a_core_that_one_length_lacks_is_there(sent_back: Send) -> None:
    core = "variant/functiontemplate[@connectionDesignation='OG']"
    assert told(sent_back(lambda root: remove(root, FIRST, core)), remove=True) == []

    def from_all(root: Any) -> None:
        for part in root.xpath("part[freeproperty[contains(@*, $name)]]", name=FAMILY):
            remove(root, part.get("P_ARTICLE_PARTNR"), core)

    removals = sent_back(from_all).removals()
    assert {change.part for change in removals} <= {FAMILY}


def test_lengths_that_are_not_in_the_file_make_no_accessories(sent_back: Send) -> None:
    plan = sent_back(lambda root: root.remove(part_of(root, OTHER)))
    assert told(plan, remove=True) == []
    one = f"accessoryposition[@partnr='{OTHER}']"
    assert told(sent_back(lambda root: remove(root, DRIVE, one)), remove=True) == []


def signal_of(number: str, text: str) -> Edit:
    def edit(root: Any) -> None:
        node = part_of(root, number).find("variant/functiontemplate[@connectiondescription]")
        node.set("connectiondescription", text)

    return edit


@pytest.mark.parametrize("number", [FIRST, OTHER])
def test_of_a_value_in_all_lengths_the_changed_one_is_taken(sent_back: Send, number: str) -> None:
    plan = sent_back(signal_of(number, "SPARE"))
    assert [(part, new) for part, _, new in told(plan, remove=True)] == [(FAMILY, "SPARE")]
    (finding,) = [item for item in plan.findings if item.code == "CB624"]
    assert finding.place.part == number
    assert not [item for item in plan.findings if item.code == "CB310"]


def test_a_value_that_lengths_change_to_others_is_asked_about(sent_back: Send) -> None:
    def edit(root: Any) -> None:
        signal_of(FIRST, "SPARE")(root)
        signal_of(OTHER, "DRAIN")(root)

    plan = sent_back(edit)
    assert told(plan, remove=True) == []
    assert "CB310" in {item.code for item in plan.findings}
    assert not any(it.path == "cable.lengths" for found in plan.not_shown.values() for it in found)


@pytest.mark.parametrize("number", [FIRST, OTHER])
def test_the_weight_of_one_length_is_not_that_of_the_others(sent_back: Send, number: str) -> None:
    plan = sent_back(set_on(number, P_ARTICLE_WEIGHT="1.5"))
    assert told(plan) == []
    (finding,) = [item for item in plan.findings if item.code == "CB310"]
    assert finding.place.part == number and "nothing of it was taken" in finding.message


def set_on(number: str, **values: str) -> Edit:
    def edit(root: Any) -> None:
        for name, value in values.items():
            part_of(root, number).set(name, value)

    return edit


def test_a_type_number_that_was_changed_states_no_order_number(sent_back: Send) -> None:
    changes = told(sent_back(set_on(SMALL, P_ARTICLE_TYPENR="DUET 40 B")))
    assert changes == [(SMALL, "type_number", "DUET 40 B")]


def test_an_order_number_that_somebody_states_is_taken(sent_back: Send) -> None:
    changes = told(sent_back(set_on(SMALL, P_ARTICLE_ORDERNR="4711")))
    assert changes == [(SMALL, "order_number", "4711")]


@pytest.mark.parametrize("number", [SMALL, CONTACTOR, "GEN.M17-4P-F"])
def test_a_part_that_was_renamed_is_asked_about(sent_back: Send, number: str) -> None:
    plan = sent_back(set_on(number, P_ARTICLE_PARTNR="Our 4711"))
    assert told(plan, remove=True) == []
    (finding,) = [item for item in plan.findings if item.code == "CB621"]
    assert f"is '{number}' meant?" in finding.message


def test_a_part_of_one_type_but_another_order_number_is_new(sent_back: Send) -> None:
    values = {"P_ARTICLE_ORDERNR": "3RT2026-2EK61", "P_ARTICLE_PARTNR": "Our 4711"}
    plan = sent_back(set_on(CONTACTOR, **values))
    assert [part for part, _, _ in told(plan)] == ["Our 4711"]


def test_a_part_beside_the_one_that_it_was_copied_of_is_new(sent_back: Send) -> None:
    def copied(root: Any) -> None:
        node = deepcopy(part_of(root, SMALL))
        node.set("P_ARTICLE_PARTNR", "Our 4711")
        root.append(node)

    assert [part for part, _, _ in told(sent_back(copied))] == ["Our 4711"]


@pytest.mark.parametrize(
    ("number", "name", "other"),
    [(CONTACTOR, "13", "l3"), (CONTACTOR, "A1", "Al"), (CONTACTOR, "1", "I"), (SMALL, "5", "S")],
)
def test_a_contact_with_a_letter_for_a_digit_is_asked_about(
    sent_back: Send, number: str, name: str, other: str
) -> None:
    def slip(root: Any) -> None:
        for node in part_of(root, number).xpath("variant/functiontemplate[@connectionDesignation]"):
            names = [
                other if it == name else it for it in node.get("connectionDesignation").split("\n")
            ]
            node.set("connectionDesignation", "\n".join(names))

    plan = sent_back(slip)
    assert told(plan, remove=True) == []
    assert "CB621" in {item.code for item in plan.findings}


@pytest.mark.parametrize("names", [["connectionDesignation"], ["terminalNr"], [*_POINT]])
@pytest.mark.parametrize("other", ["l", "7"])
def test_a_contact_of_a_plug_that_bears_another_name_is_asked_about(
    sent_back: Send, names: Sequence[str], other: str
) -> None:
    def rename(root: Any) -> None:
        (node,) = part_of(root, PLUG).xpath("variant/functiontemplate[@terminalNr='1']")
        for name in names:
            node.set(name, other)

    plan = sent_back(rename)
    assert told(plan, remove=True) == []
    (finding,) = [item for item in plan.findings if item.code == "CB341"]
    assert f"contact '{other}'; is '1' meant?" in finding.message


def test_a_contact_beside_those_of_a_plug_is_kept(sent_back: Send) -> None:
    def add(root: Any) -> None:
        (node,) = part_of(root, PLUG).xpath("variant/functiontemplate[@terminalNr='1']")
        new = deepcopy(node)
        for name in _POINT:
            new.set(name, "5")
        node.getparent().append(new)

    plan = sent_back(add)
    assert [place for _, place, _ in told(plan)] == ["extras[eplan]"]


def test_a_maker_that_nobody_knows_is_not_made(sent_back: Send) -> None:
    plan = sent_back(set_on(SMALL, P_ARTICLE_MANUFACTURER="ACME"))
    assert told(plan) == [(SMALL, "manufacturer", "ACME")]
    assert [item.code for item in plan.problems(plan.merged())] == ["CB622"]
    assert not plan.problems(plan.merged(add_manufacturers=True))


def test_an_element_that_tells_no_name_is_asked_about(sent_back: Send) -> None:
    def edit(root: Any) -> None:
        node = part_of(root, SMALL).find("variant/functiontemplate[@connectionDesignation='2']")
        node.attrib.pop("connectionDesignation")
        node.set("connectiondescription", "SPARE")
        node.set("additionaldescription", "??_??@Function: spare;")

    plan = sent_back(edit)
    assert told(plan, remove=True) == []
    (finding,) = [item for item in plan.findings if item.code == "CB340"]
    assert finding.place.part == SMALL and "SPARE" in finding.message


def test_a_function_of_others_is_named_by_its_definition(sent_back: Send) -> None:
    def edit(root: Any) -> None:
        node = part_of(root, CONTACTOR).find("variant/functiontemplate[@functiondefcategory='202']")
        node.attrib.pop("additionaldescription")
        node.set("connectionDesignation", "31\n32")
        node.set("functiondefgroup", "99")
        node.set("functiondefid", "1")

    plan = sent_back(edit)
    assert "CB340" not in {item.code for item in plan.findings}
    added = [(number, place) for number, place, new in told(plan) if "functions" in place]
    assert [number for number, _ in added] == [CONTACTOR]
    assert "31-32" in added[0][1]


def test_what_is_changed_beside_what_is_dropped_comes_home(sent_back: Send) -> None:
    def edit(root: Any) -> None:
        for node in root.iter("functiontemplate"):
            node.attrib.pop("additionaldescription", None)
        part = part_of(root, SMALL)
        (node,) = part.xpath(
            "variant/functiontemplate[@terminalNr='POWER'][@connectionDesignation='2']"
        )
        node.set("connectiondescription", "0 V")
        part.set("P_ARTICLE_WEIGHT", "1.5")

    changes = {place: str(new) for _, place, new in told(sent_back(edit))}
    assert changes == {"weight_kg": "1.5", "ports[POWER].pins[2].signal": "0 V"}


def test_what_is_new_comes_home(library: Library, sent_back: Send) -> None:
    def edit(root: Any) -> None:
        part = part_of(root, SMALL)
        part.set("P_ARTICLE_X_OF_OURS", "q")
        row = etree.Element("freeproperty", pos="9")
        row.set("P_ARTICLE_FREE_DATA_DESCRIPTION", "??_??@Noise;")
        row.set("P_ARTICLE_FREE_DATA_VALUE", "??_??@62;")
        row.set("P_ARTICLE_FREE_DATA_UNIT", "dB")
        part.insert(0, row)

    plan = sent_back(edit)
    changes = {place: new for _, place, new in told(plan)}
    assert changes.keys() == {"extras[eplan]", "properties[ | Noise]"}
    assert changes["extras[eplan]"] == {"attributes": {"P_ARTICLE_X_OF_OURS": "q"}}


@pytest.mark.parametrize("value", [None, "", "??_??@;"])
def test_a_row_that_was_added_without_a_value_is_told(sent_back: Send, value: str | None) -> None:
    def edit(root: Any) -> None:
        row = etree.Element("freeproperty", pos="9")
        row.set("P_ARTICLE_FREE_DATA_DESCRIPTION", "??_??@Noise;")
        if value is not None:
            row.set("P_ARTICLE_FREE_DATA_VALUE", value)
        part_of(root, SMALL).insert(0, row)

    plan = sent_back(edit)
    assert told(plan, remove=True) == []
    (finding,) = [item for item in plan.findings if item.code == "CB346"]
    assert finding.place.part == SMALL and "'Noise'" in finding.message


@pytest.mark.parametrize("dropped", ["", "freeproperty"])
def test_terminals_of_a_new_function_come_with_it(
    library: Library, sent_back: Send, dropped: str
) -> None:
    def edit(root: Any) -> None:
        part = part_of(root, CONTACTOR)
        for node in part.findall(dropped) if dropped else ():
            part.remove(node)
        codes = {"functiondefcategory": "202", "functiondefgroup": "1", "functiondefid": "2"}
        part.find("variant").append(
            etree.Element("functiontemplate", codes, connectionDesignation="31\n32", pos="99")
        )

    assert library.part_by_number[CONTACTOR].terminals
    plan = sent_back(edit)
    changes = {place for _, place, _ in told(plan, remove=True) if place.startswith("terminals")}
    assert changes == {"terminals[31]", "terminals[32]"}
    assert "CB207" not in {item.code for item in plan.findings}


def test_a_file_for_each_part_changes_nothing(
    library: Library, written: bytes, tmp_path: Path
) -> None:
    root = etree.fromstring(written)
    for number, part in enumerate(root.iter("part")):
        alone = etree.Element(root.tag)
        alone.attrib.update(root.attrib)
        alone.append(etree.fromstring(etree.tostring(part)))
        (tmp_path / f"{number}.xml").write_bytes(etree.tostring(alone))
    files: Sequence[Path] = sorted(tmp_path.iterdir())
    for paths in (files, [tmp_path]):
        assert told(plan_import(library, paths, shipped_mappings()), remove=True) == []


def accessory(name: str, **values: Any) -> Accessory:
    return Accessory(part_number=f"A.{name}", **values)


def test_a_piece_that_is_gone_gives_nothing_to_its_neighbours(tmp_path: Path) -> None:
    """Rows tell more of accessories and documents by their places."""
    accessories = (
        accessory("1", quantity=Decimal(2)),
        accessory("2", included=True),
        accessory("3", remarks="for the brake"),
        accessory("4", quantity=Decimal(5)),
    )
    documents = tuple(
        Document(title=f"Sheet {at}", number=f"N{at}", url=f"https://a.example/{at}")
        for at in (1, 2)
    )
    part = Part(part_number="A.D", kind=Kind.DRIVE, accessories=accessories, documents=documents)
    parts = (part, *(Part(part_number=it.part_number) for it in accessories))
    library, path = Library(parts=parts), tmp_path / "parts.xml"
    write_file(WriteJob(library=library, parts=parts, mappings=shipped_mappings()), path)
    data = path.read_bytes()
    count = len(part_of(etree.fromstring(data), "A.D"))
    for at in range(count):
        root = etree.fromstring(data)
        part_of(root, "A.D").remove(part_of(root, "A.D")[at])
        path.write_bytes(etree.tostring(root))
        plan = plan_import(library, [path], shipped_mappings())
        assert told(plan) == [], at
        assert {it.place for it in plan.removals()} <= {
            f"accessories[{it.part_number}]" for it in accessories
        }


def without_attributes(root: Any, random: Random) -> None:
    for node in root.iter():
        for name in list(node.attrib):
            if name != "P_ARTICLE_PARTNR" and random.random() < 0.15:
                del node.attrib[name]


def without_elements(root: Any, random: Random) -> None:
    for node in list(root.iter()):
        if node.getparent() is not None and random.random() < 0.1:
            node.getparent().remove(node)


def in_another_order(root: Any, random: Random) -> None:
    for node in list(root.iter()):
        children = list(node)
        random.shuffle(children)
        node[:] = children


@pytest.mark.parametrize("edit", [without_attributes, without_elements, in_another_order])
@settings(max_examples=8)
@given(library=libraries(), seed=st.integers(0, 1_000))
def test_whatever_library_a_file_comes_back_to_nothing_is_new(
    library: Library, edit: Callable[[Any, Random], None], seed: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "parts.xml"
        write_file(
            WriteJob(library=library, parts=library.parts, mappings=shipped_mappings()), path
        )
        root = etree.fromstring(path.read_bytes())
        edit(root, Random(seed))
        path.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
        plan = plan_import(library, [path], shipped_mappings())
        assert told(plan, remove=edit is in_another_order) == []


def test_a_file_without_any_row_takes_nothing_out_of_a_list(
    sent_back: Callable[[Edit], ImportPlan],
) -> None:
    def bare(root: Any) -> None:
        for part in root.iter("part"):
            for child in list(part):
                part.remove(child)

    assert sent_back(bare).removals() == []
