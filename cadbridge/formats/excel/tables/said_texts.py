"""The texts on sheets of ours that repeat or explain what their tables hold."""

from collections.abc import Collection, Iterator

from cadbridge.doubts import doubts_of, open_lines
from cadbridge.formats.excel.tables.colours import Colours, names
from cadbridge.formats.excel.tables.columns import Layout
from cadbridge.model import Library, Part
from cadbridge.words import counted

OPEN_POINT = "Open point"
"""Title by which a reader knows that here the tables end."""
WHAT_IS_OPEN = "What the source leaves open"
REVISION = "Revision"
ABOUT_REVISION = "changes with the content of this workbook"
ALL_PARTS = "Pin lists"
CONTENTS = ("Sheet", "Rows")
COLOUR_HEADS = ("Shade", "Colour code")
DIRECTION_HEADS = ("Direction", "Meaning")
NEW_CABLE = "New cable"
HOW_TO_FILL_IN = (
    "Fill in the yellow cells and the sheet 'Wiring', then: cadbridge import <this file>"
)
WIRING = "Wiring"
MEANINGS = {
    "unspecified": "the source does not say",
    "in": "signal into the device",
    "out": "signal out of the device",
    "bidir": "both ways: bus, serial line",
    "supply_in": "feeds the device",
    "supply_out": "the device feeds others",
    "ground": "return of signals or supply",
    "protective_earth": "protective conductor, green-yellow",
    "shield": "cable screen",
    "nc": "nothing is connected to this contact",
}
_NO_DIRECTION = "(empty)"
_SHORTEST_NAME = 3
"""Letters from which a word of a colour is a name, not a code."""
FIXED = frozenset(
    [
        *(OPEN_POINT, WHAT_IS_OPEN, REVISION, ABOUT_REVISION, ALL_PARTS, *CONTENTS),
        *(*COLOUR_HEADS, *DIRECTION_HEADS, NEW_CABLE, HOW_TO_FILL_IN, WIRING),
    ]
)
"""Those that are the same for all parts."""


def title_of(part: Part, port: str = "") -> str:
    """What stands above a part's sheets, or above that of one of its ports."""
    title = part.type_number or part.part_number
    return f"{title}  \N{MIDDLE DOT}  {port}" if port else title


def about_parts(count: int, revision: str) -> str:
    """What the cover of lists says of them."""
    return f"{counted(count, 'part')}  \N{MIDDLE DOT}  revision {revision}"


def colour_texts(layout: Layout, used: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each single colour of the codes, and what the legend says of it."""
    colours = Colours(layout.colours)
    single = {part for code in used for piece in code.split("+") for part in colours.parts(piece)}
    for code, texts in layout.colours.items():
        if code in single:
            words = names(texts)
            long = (word for word in words if len(word) >= _SHORTEST_NAME and word.islower())
            yield code, f"{code}  {next(long, words[0])}"


def direction_texts(layout: Layout, used: Collection[str]) -> Iterator[tuple[str, str]]:
    """The word of each direction that is used, and what it means."""
    for value, word in layout.word_of["direction"].items():
        if value in used:
            yield word or _NO_DIRECTION, MEANINGS[value]


def open_points(library: Library, part: Part) -> Iterator[tuple[str, str]]:
    """What is open about a part and the connectors on it: where, and in words."""
    for line in open_lines(doubts_of(library).part(part), part.part_number):
        yield line.where, f"{line.certainty}: {line.why}"
