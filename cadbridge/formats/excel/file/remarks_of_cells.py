"""Comments that people attach to cells."""

from contextlib import suppress
from typing import Any

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.functions import fromstring

from cadbridge.formats.excel.tables.certainty import is_own_comment

_KIND = "comments"
_rels_path: Any = get_rels_path


def comments_of(archive: Any, sheet: str) -> dict[tuple[int, int], str]:
    """The comments of a sheet by row and column, but for our own reasons of doubt.

    Args:
        archive: the workbook.
        sheet: the part of the archive that holds the sheet.
    """
    rels = str(_rels_path(sheet))
    if rels not in archive.namelist():
        return {}
    found = {}
    with suppress(KeyError, ValueError, TypeError, SyntaxError):  # a bad comment costs no pin
        for rel in get_dependents(archive, rels):
            if rel.Type.endswith(f"/{_KIND}"):
                comments: Any = CommentSheet.from_tree(fromstring(archive.read(rel.target)))
                for place, comment in comments.comments:
                    text = " ".join(comment.text.split())
                    if not is_own_comment(text):
                        found[coordinate_to_tuple(place)] = text
    return found
