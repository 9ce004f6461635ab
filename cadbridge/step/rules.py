"""The findings about 3D models."""

from cadbridge.findings import Severity, rule

WAYS = rule(
    "CB701",
    Severity.ERROR,
    "A model shows another number of contacts than was said",
    "Look at the drawing; `flip` takes the other side, `axis` another direction.",
)
TWO_SIDES = rule(
    "CB702",
    Severity.WARNING,
    "A model has contacts on more than one side",
    "See which side mates; `flip` takes the opposite one, `axis` another direction.",
)
NO_KEY = rule(
    "CB703",
    Severity.WARNING,
    "No key was found on a model",
    "Turn the face by its key by hand; numbers then begin beside it.",
)
MANY_KEYS = rule(
    "CB704",
    Severity.WARNING,
    "A model shows several places that may be the key",
    "Look at the drawing, and state the key in the face file.",
)
ODD_SIZES = rule(
    "CB705",
    Severity.WARNING,
    "Contacts of a model have several diameters",
    "See whether each is one: protective earth and power contacts are thicker, guides are none.",
)
NO_OUTLINE = rule(
    "CB706",
    Severity.WARNING,
    "A model shows nothing around its contacts",
    "The centre of the contacts was taken for the insert's; correct it where it is not.",
)
NUMBERED_BY_RULE = rule(
    "CB707",
    Severity.WARNING,
    "Contacts were numbered by a rule",
    "Compare with the maker's drawing; `numbering` and `start` count otherwise.",
)
FIXINGS = rule(
    "CB708",
    Severity.WARNING,
    "Holes of a model were taken for those of screws",
    "They stand around the insert; `ways` tells whether a contact is among them.",
)
SEVERAL_CONNECTORS = rule(
    "CB709",
    Severity.WARNING,
    "A model shows several connectors",
    "Save the one that is meant alone, or name its direction with `axis` and `flip`.",
)
HOLLOW = rule(
    "CB710",
    Severity.WARNING,
    "Pins of a model are hollow",
    "Where they are sockets that stand free, say `gender` female.",
)
LEFT_OUT = rule(
    "CB711",
    Severity.WARNING,
    "Pins, sockets or blades beside the contacts of a model were left out",
    "Where they are contacts, add them to the face file.",
)
UNREAD = rule(
    "CB712",
    Severity.ERROR,
    "Part of a model could not be read",
    "A contact may be missing: download the model again, or export it anew.",
)
UNKNOWN_MEASURE = rule(
    "CB713",
    Severity.WARNING,
    "A measure around the contacts of a model is unknown",
    "Take it from the maker's drawing.",
)
BARE = rule(
    "CB714",
    Severity.WARNING,
    "Pins of a model stand in no shell",
    "They may be tails at the back: see which side mates; `flip` takes the opposite one, if it "
    "shows contacts.",
)
FEW = rule(
    "CB715",
    Severity.WARNING,
    "A model shows two contacts only",
    "If the connector has more, they are no pins, sockets or blades; `ways` 2 says it has two.",
)
COVERED = rule(
    "CB716",
    Severity.WARNING,
    "A lid lies over contacts of a model",
    "Save the connector without its cap: the measures around it may be those of the cap.",
)
SURFACES = rule(
    "CB717",
    Severity.WARNING,
    "A model holds surfaces that bound no solid",
    "Inside and outside may be swapped, and so pins and bores: `flip` and `gender` mend it.",
)
NO_MIDDLE = rule(
    "CB718",
    Severity.WARNING,
    "A wall around the contacts of a model is open or stepped",
    "Correct the centre where the contacts do not stand in the middle.",
)
