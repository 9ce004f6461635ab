"""Titles of `--columns` that no table of the file has."""

from collections.abc import Iterable

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.lists.titles.title_text import normal
from cadbridge.formats.excel.read.lists.titles.wishes import Wishes
from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.words import quoted

_SHOWN = 12


def report_missing_titles(wishes: Wishes, titles: Iterable[str], reader: CellReader) -> None:
    """Say which titles the user names that are none.

    Args:
        wishes: what the user says.
        titles: of the tables as they were read.
        reader: takes the findings.
    """
    there = {normal(title): " ".join(title.split()) for title in titles}
    shown = ", ".join(quoted(title) for title in list(there.values())[:_SHOWN])
    for title in wishes.asked:
        if normal(title) not in there:
            hint = f"titles are {shown}" if there else "no titles were found"
            message = f"--columns names {quoted(title)}, which is no title here; {hint}"
            reader.report(rules.NO_SUCH_TITLE, message, "")
