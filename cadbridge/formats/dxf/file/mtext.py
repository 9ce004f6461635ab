"""The inline codes of MTEXT, which ezdxf knows; our own drawings have none."""

from ezdxf.tools.text import escape_dxf_line_endings, fast_plain_mtext


def plain(text: str) -> str:
    """A text without its codes."""
    return str(fast_plain_mtext(escape_dxf_line_endings(text), split=False)).strip()
