"""Tables on the terminal: nothing is cut, however narrow it is."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from cadbridge.cli.tables import Console, cell_width, print_table, wrapped

from .conftest import Run

WORDS = st.text(st.sampled_from("abcdefgh äß漢字é \u0301"), max_size=40)


def table(columns: list[str], rows: list[list[str]], width: int) -> list[str]:
    text = StringIO()
    print_table(columns, rows, target=Console(width=width, file=text))
    return text.getvalue().splitlines()


@given(WORDS, st.integers(2, 30))
def test_wrapped_lines_hold_all_words_and_fit(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_width(line) <= width for line in lines)


@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5),
    st.integers(30, 90),
)
def test_a_table_fits_and_holds_all(rows: list[list[str]], width: int) -> None:
    lines = table(["One", "Two", "Three"], rows, width)
    assert all(cell_width(line) <= width for line in lines)
    held = "".join(lines)
    assert all(sign in held for row in rows for cell in row for sign in cell.strip())


def test_columns_stand_below_each_other() -> None:
    lines = table(["Name", "Empty", "Text"], [["漢字", "", "x"], ["longer", "", "two\nlines"]], 80)
    assert lines == [
        " Name     Text",
        " ──────────────",
        " 漢字     x",
        " longer   two",
        "          lines",
    ]


def test_a_narrow_terminal_breaks_between_words() -> None:
    lines = table(["Part", "Text"], [["A.1", "a cable for the drive"]], 20)
    assert lines[2:] == [" A.1    a cable for", "        the drive"]


def test_parts_that_say_all_words_in_their_name_come_first(run: Run) -> None:
    listed = run("list", "power", "cable", "duet", "--plain").stdout.splitlines()
    numbers = [line.split("\t")[0] for line in listed]
    named = ["POWER CABLE" in number for number in numbers]
    assert named == sorted(named, reverse=True)
    assert sum(named) >= 4
    assert len(numbers) > sum(named)
