"""What of a part is open, seen from every place that shows it.

A value is **open** where no source plainly states it and the doubt is one of fact. A place inherits
what is open elsewhere: a port from the connector in it, a connector from its face, an order code
from its cable. Whoever shows a value asks here, and works nothing out itself.
"""

from cadbridge.doubts.harm import Harm, gravity, harm_of, settle_command
from cadbridge.doubts.ordered import worst_first
from cadbridge.doubts.own import OwnDoubts
from cadbridge.doubts.places import Steps, outwards, place_of
from cadbridge.doubts.point import (
    GRAVITY,
    ONE,
    OpenPoint,
    certainty_words,
    field_word,
    reason_words,
    shared_as,
)
from cadbridge.doubts.sentences import (
    OpenLine,
    open_lines,
    place_steps,
    place_words,
    sentence_form,
    sentences,
)
from cadbridge.doubts.service import Doubts, doubts_of

__all__ = [
    "GRAVITY",
    "ONE",
    "Doubts",
    "Harm",
    "OpenLine",
    "OpenPoint",
    "OwnDoubts",
    "Steps",
    "certainty_words",
    "doubts_of",
    "field_word",
    "gravity",
    "harm_of",
    "open_lines",
    "outwards",
    "place_of",
    "place_steps",
    "place_words",
    "reason_words",
    "sentence_form",
    "sentences",
    "settle_command",
    "shared_as",
    "worst_first",
]
