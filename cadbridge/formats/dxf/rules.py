"""The findings of DXF files."""

from cadbridge.findings import Severity, rule

REPAIRED = rule(
    "CB501",
    Severity.WARNING,
    "The file is damaged and was repaired while reading",
    "Compare what was read with the drawing, and ask for a fresh file.",
)
WITHOUT_ATTRIBUTES = rule(
    "CB502",
    Severity.NOTE,
    "The attributes are gone; contacts were read from what is visible",
    "A CAD program dropped the attributes. The values come from texts and their positions.",
)
DISAGREES = rule(
    "CB503",
    Severity.ERROR,
    "An attribute and a visible text disagree",
    "Someone changed one of the two. Correct the other one too; until then nothing is imported.",
)
NO_NUMBER = rule(
    "CB504",
    Severity.WARNING,
    "A contact has no number near it",
    "Put a text with the contact's name beside it.",
)
NO_CONTACT = rule(
    "CB505",
    Severity.WARNING,
    "A number stands near no contact",
    "Move the text to its contact, or take it out.",
)
NUMBER_TWICE = rule(
    "CB506",
    Severity.ERROR,
    "Two contacts have the same number",
    "Correct one of the numbers.",
)
UNKNOWN_WORD = rule(
    "CB507",
    Severity.ERROR,
    "A word on the drawing is not one of those known",
    "Use a word that other drawings of this kind use.",
)
NOT_OURS = rule(
    "CB508",
    Severity.NOTE,
    "A drawing from elsewhere; what it shows was taken for a connector face",
    "Check numbers, positions and roles before the face goes into the library.",
)
UNITS_OPEN = rule(
    "CB509",
    Severity.WARNING,
    "The drawing does not state its unit; millimetres were taken",
    "Set the drawing's unit and save it again.",
)
GENDER_OPEN = rule(
    "CB510",
    Severity.WARNING,
    "The drawing does not say the gender; a male mating face was taken",
    "Look it up, and read it again with `gender` male or `gender` female: the mating faces of the "
    "two are mirror images.",
)
NO_CONTACTS = rule(
    "CB511",
    Severity.ERROR,
    "No contacts were found",
    "Contacts are circles or rectangles with a short text near each; look whether this is a face.",
)
ROW_WITHOUT_CONTACT = rule(
    "CB513",
    Severity.WARNING,
    "A contact stands on the face or in the table only",
    "Give the contact the same name in both places.",
)
NAMED_BY_POSITION = rule(
    "CB514",
    Severity.NOTE,
    "A contact has the library's name of its place on the face",
    "The drawing shows the name printed on the product only; look whether it is the same contact.",
)
PIECE_MISSING = rule(
    "CB515",
    Severity.WARNING,
    "Title block or table is missing",
    "What only they show is not compared; take the whole drawing to bring changes home.",
)
HIDDEN = rule(
    "CB516",
    Severity.NOTE,
    "What is switched off or frozen was not read",
    "Switch its layers on where they belong to the face, and read the file again.",
)
MIRRORED = rule(
    "CB517",
    Severity.WARNING,
    "Numbers stand mirrored on the drawing",
    "The face may be seen from behind; hold it against the maker's data sheet.",
)
SEVERAL_VIEWS = rule(
    "CB518",
    Severity.WARNING,
    "Several views of one face do not agree; one was taken",
    "Write beside each from which side it is seen, or leave only the mating face in the file.",
)
TAKEN_APART = rule(
    "CB519",
    Severity.WARNING,
    "The face's block was exploded; contacts were read from circles and numbers",
    "Compare the positions; a drawing whose face is still one block tells them without doubt.",
)
CHANGED_AS_A_WHOLE = rule(
    "CB520",
    Severity.NOTE,
    "The whole drawing was turned, mirrored or scaled; it was read as it was before",
    "Nothing needs doing; where the change was meant for the connector, change the library.",
)
TITLE_BLOCK_SPOILT = rule(
    "CB521",
    Severity.ERROR,
    "The title block's labels are there, but not what belongs below them",
    "Undo what moved or mirrored its texts, or export the drawing again and repeat the change.",
)
BLADES = rule(
    "CB522",
    Severity.WARNING,
    "Rectangles with a text beside each may be contacts",
    "Look whether they are blades. Of those taken for contacts the width became the diameter.",
)
EARTH_SIGN = rule(
    "CB523",
    Severity.WARNING,
    "A contact was taken for protective earth because the earth sign is beside it",
    "Look up in the maker's data sheet which contact is protective earth, and its name.",
)
FIGURES = rule(
    "CB524",
    Severity.WARNING,
    "The figures of shell and key, and what figures rest on, do not come from a drawing",
    "Add the figures to the face from the maker's data sheet, each with its basis.",
)
COLOUR_OF_CABLE = rule(
    "CB529",
    Severity.WARNING,
    "A colour in a port's table is not that of the library's cable",
    "The colour was not taken, for it belongs to the cable: change it in the cable's drawing.",
    leaves_out=True,
)
LABEL_MISSING = rule(
    "CB620",
    Severity.NOTE,
    "The title block lacks a label that such a drawing has",
    "What stands below it is not compared. Put the label back if it should be.",
)
HANDED = rule(
    "CB525",
    Severity.NOTE,
    "Side and gender are what the drawing, or whoever reads it, says",
    "Look whether the words that decided are about this connector; `view` and `gender` settle it.",
    always_told=True,
)
SIDE_OPEN = rule(
    "CB526",
    Severity.WARNING,
    "The drawing does not say from which side the connector is seen; the mating face was taken",
    "Look it up, and read it again with `view` mating or `view` wiring: a face that is seen from "
    "its wires is the mirror image.",
)
SIZE_DOUBTED = rule(
    "CB527",
    Severity.WARNING,
    "Contacts do not have the size of contacts (0.3 to 15 mm)",
    "The unit in the header, or the scale, is not that of the drawing: say which with `unit` or "
    "`scale`.",
)
SCALE_SAID = rule(
    "CB528",
    Severity.WARNING,
    "The drawing says a scale, and may be drawn larger or smaller than true size",
    "Hold a size against the data sheet; read it again with `scale` 10:1 or what it is.",
)
SEVERAL_FACES = rule(
    "CB530",
    Severity.NOTE,
    "The drawing shows several connectors; each is a face, and a port where it has a name",
    "Look whether each has the right name and contacts.",
)
SAME_FACE_AGAIN = rule(
    "CB531",
    Severity.NOTE,
    "The same face is drawn again",
    "Nothing needs doing where they are two views, or two copies, of one connector.",
    always_told=True,
)
FACE_MIRRORED = rule(
    "CB533",
    Severity.WARNING,
    "A face of ours was mirrored: it shows the other side than its words say",
    "The contacts were read as they were before. Undo the mirroring, or export the other side.",
)
TAGS_ELSEWHERE = rule(
    "CB534",
    Severity.WARNING,
    "Attributes of contacts stand away from them; the numbers beside the contacts were followed",
    "Look whether numbers were exchanged on purpose; moving a face takes its attributes along.",
)
NAMED_AFTER_FILE = rule(
    "CB535",
    Severity.NOTE,
    "The drawing names no part; the file's name stands for its number",
    "Give the part its number before it goes into the library: read the file with `part`.",
    always_told=True,
)
SAID_BESIDES = rule(
    "CB536",
    Severity.WARNING,
    "A text beside a contact says more than its name, and only the name was read",
    "A face has no signals: enter them at the pins of the port.",
    leaves_out=True,
)
OTHER_SIZE = rule(
    "CB537",
    Severity.NOTE,
    "Not all contacts are of one size",
    "Look whether the others are contacts, or holes for screws that have a letter.",
)
FACES_APART = rule(
    "CB538",
    Severity.WARNING,
    "The faces beside a table of all ports or wires were exploded; only the tables were read",
    "Take the drawings of single ports and ends to bring changes of a face home.",
)
OUTLINE_OPEN = rule(
    "CB540",
    Severity.WARNING,
    "No circle is drawn around the contacts; a rectangular shell and their middle were taken",
    "Look up the housing and the middle of the insert, and correct shell and places of the face.",
)
FACES_WITHOUT_DATA = rule(
    "CB542",
    Severity.WARNING,
    "Faces of ours hold no data: copied from a sheet, or lost on the way; they are left out",
    "Nothing to do where they are only shown. Else copy them from the drawings of their ports.",
    leaves_out=True,
)
CALLED_AFTER_PORT = rule(
    "CB541",
    Severity.NOTE,
    "The drawing names no connectors; each is called after its part and port",
    "Give the connectors their order codes, or put those that the library has in their place.",
    always_told=True,
)
NUMBERS_DOUBTED = rule(
    "CB543",
    Severity.WARNING,
    "Numbers stand nearer to other contacts than to their own, or seem to",
    "Hold each number against the data sheet; move numbers so that each is nearest to its contact.",
)
BALLOONS = rule(
    "CB544",
    Severity.WARNING,
    "Large circles around numbers, away from all contacts, were taken for balloons of a parts list",
    "Where they are contacts, draw the outline of their connector around them, and read it again.",
    leaves_out=True,
)
CONCENTRIC = rule(
    "CB545",
    Severity.NOTE,
    "Contacts are drawn as several circles, one in the other; the innermost was taken",
    "Hold the diameter against the data sheet, and correct it where another circle is the contact.",
    always_told=True,
)
LINES_LEAD_AWAY = rule(
    "CB547",
    Severity.WARNING,
    "Lines lead from contacts to texts that are not their names, or may not be",
    "Look what contacts are called. Signals, colours and cores belong to the pins of the port and "
    "to its cable.",
    leaves_out=True,
)
PIN_TABLE = rule(
    "CB548",
    Severity.NOTE,
    "A pin table of others is not read",
    "Take signals and colours of its pins from a list as a workbook or .csv, or write them in.",
    always_told=True,
)
CABLE_FIGURE = rule(
    "CB560",
    Severity.ERROR,
    "A cell of a cable's wiring or lengths is not understood",
    "Write a number, with a point or a comma; mark a shield with x.",
)
NO_WIRING = rule(
    "CB561",
    Severity.ERROR,
    "The drawing of a cable has no wiring table",
    "Put its title 'Contact A' back, or export the drawing again; nothing was read.",
)
UNKNOWN_TITLE = rule(
    "CB562",
    Severity.WARNING,
    "A title of a table on the drawing is not known",
    "Its column is not compared. Write the title as other drawings do, or into the mapping.",
    leaves_out=True,
)
LINE_OF_CONDUCTOR = rule(
    "CB549",
    Severity.WARNING,
    "The line of a conductor does not say what its row says",
    "What the row says was taken. Write the same on the line, or export the drawing again.",
)
FACE_OF_SHEET = rule(
    "CB563",
    Severity.WARNING,
    "A face on a sheet of all ports or of a cable is not the library's",
    "No face is taken from such a sheet: make the change in the drawing of its port or end, or "
    "export the sheet again.",
    leaves_out=True,
)
MIRRORED_TWINS = rule(
    "CB564",
    Severity.WARNING,
    "Two faces on a drawing are each other's mirror image",
    "One of them may show the other side, or be of the other gender: write both beside each face; "
    "`view` and `gender` count for all.",
)
DETAILS = rule(
    "CB565",
    Severity.WARNING,
    "Contacts that are drawn again, enlarged, were taken for a detail of the face",
    "Where they are a connector of its own, write its name beside it in place of a scale.",
    leaves_out=True,
)
