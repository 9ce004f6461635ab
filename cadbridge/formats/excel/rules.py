"""Everything that can be noticed about a workbook."""

from cadbridge.findings import Severity, rule

TOO_LONG = rule(
    "CB401",
    Severity.ERROR,
    "A text is too long for a cell",
    "Shorten it to 32,767 characters, or move it to a document that the part names.",
)
NO_TABLE = rule(
    "CB402",
    Severity.ERROR,
    "A sheet or workbook holds no table that is known",
    "Give the columns titles such as Part number, Port, Contact, Signal within the first 30 rows; "
    "mappings/excel.yaml lists all that are known.",
)
NO_PART = rule(
    "CB403",
    Severity.ERROR,
    "Rows belong to no part",
    "Add a column 'Part number', or a line above the table with 'Part number' and the number.",
)
NO_KEY = rule(
    "CB404",
    Severity.ERROR,
    "A row lacks what it is known by",
    "Fill the cell, or delete the row.",
)
NUMBER_FOR_CODE = rule(
    "CB405",
    Severity.WARNING,
    "A number stands where an identifier is expected",
    "Compare with the original: leading zeros and trailing digits may be lost. Format the column "
    "as text before typing.",
)
NUMBER_FOR_TEXT = rule(
    "CB406",
    Severity.NOTE,
    "A number or truth value stands where text is expected",
    "It is read as the text of the number; compare if its form matters.",
)
DATE_FOR_TEXT = rule(
    "CB407",
    Severity.ERROR,
    "A date stands where text is expected",
    "The program that saved the file took the text for a date. Type it again in a cell formatted "
    "as text.",
)
NOT_A_NUMBER = rule(
    "CB408",
    Severity.ERROR,
    "A cell does not hold the number that is expected",
    "Nothing was taken from it. Write digits with a decimal point or comma; the unit may follow.",
    leaves_out=True,
)
NUMBER_TIDIED = rule(
    "CB409",
    Severity.NOTE,
    "A number was typed as text",
    "Comma and unit were understood; nothing to do if the value is right.",
)
FORMULA = rule(
    "CB410",
    Severity.WARNING,
    "A cell holds a formula",
    "The value that was last calculated is read. Replace the formula by its value.",
)
NO_VALUE = rule(
    "CB411",
    Severity.ERROR,
    "A formula was never calculated, or a cell holds an error",
    "Nothing was taken from it. Open the file in a spreadsheet program, put the value in place of "
    "the formula, and save it.",
    leaves_out=True,
)
MERGED = rule(
    "CB412",
    Severity.NOTE,
    "Cells are merged",
    "The text was taken for every row of the block; unmerge the cells to be sure.",
)
MERGED_LOST = rule(
    "CB413",
    Severity.WARNING,
    "Merged cells leave rows without a value of their own",
    "Unmerge the cells and fill each row: what differs row by row is not filled down.",
)
SHEET_UNKNOWN = rule(
    "CB432",
    Severity.WARNING,
    "A sheet is not understood",
    "Nothing of it was read; the other sheets were. If it is a list, give its columns titles that "
    "are known: mappings/excel.yaml lists them.",
    leaves_out=True,
)
NO_ROW = rule(
    "CB433",
    Severity.NOTE,
    "A line in or below a table is no row of it",
    "Nothing was made of it. If it is a row, fill more of its cells.",
)
NAME_COLUMN_GONE = rule(
    "CB455",
    Severity.WARNING,
    "A column by which the rows of a table are known is gone",
    "Nothing of the table was read, and nothing of it counts as gone. Put the column back.",
    leaves_out=True,
)
EXTRA_COLUMN = rule(
    "CB414",
    Severity.NOTE,
    "A column is not known",
    "Its cells are kept with the part; if it should be understood, add its title to the aliases "
    "in mappings/excel.yaml.",
)
COLUMN_LEFT = rule(
    "CB487",
    Severity.WARNING,
    "A column of ends, contacts, lengths or sizes is not read as such",
    "Its cells are kept as they stand, beside the part; no wire or pin has them. Compare, or say "
    "with `columns` what the columns hold.",
)
COLUMN_TWICE = rule(
    "CB415",
    Severity.WARNING,
    "Two columns have titles that mean the same",
    "The first is read, the other kept as a further column; rename one of them.",
)
ROW_TWICE = rule(
    "CB416",
    Severity.WARNING,
    "A row stands twice",
    "If it was pasted twice, delete one of the two; otherwise give it its own name.",
)
COLOUR_ALIAS = rule(
    "CB417",
    Severity.NOTE,
    "A colour is not in the code of IEC 60757",
    "It was translated; nothing to do if the code is right.",
)
COLOUR_UNKNOWN = rule(
    "CB418",
    Severity.WARNING,
    "A colour is not known",
    "Use a code of IEC 60757, or add the word to the colours in mappings/excel.yaml.",
)
UNKNOWN_WORD = rule(
    "CB419",
    Severity.ERROR,
    "A word is not one of those that can stand there",
    "Nothing was taken from the cell. Use one of the words listed, or add yours to the words in "
    "mappings/excel.yaml.",
    leaves_out=True,
)
KIND_UNKNOWN = rule(
    "CB483",
    Severity.NOTE,
    "A word for a part's kind is not known",
    "Nothing was taken from the cell: a new part is of kind 'other', one of the library keeps its "
    "kind. Add the word to those of kinds in mappings/excel.yaml.",
    leaves_out=True,
    always_told=True,
)
CONTRADICTION = rule(
    "CB420",
    Severity.ERROR,
    "Two cells say different things about the same",
    "Correct one of them.",
)
TIDIED = rule(
    "CB421",
    Severity.NOTE,
    "A text had blanks, dashes or signs that no one sees",
    "They were replaced by plain ones, or left out.",
)
RENAMED = rule(
    "CB422",
    Severity.NOTE,
    "The name of a row was changed",
    "It is read as a row removed and another added.",
)
MATCHED = rule(
    "CB423",
    Severity.NOTE,
    "A damaged identifier was found in the library",
    "Only one entry of the library fits; check that it is the one that is meant.",
)
NOT_MATCHED = rule(
    "CB424",
    Severity.WARNING,
    "A damaged identifier fits no entry of the library, or several",
    "Type the identifier again, as text.",
)
NAME_MISSING = rule(
    "CB425",
    Severity.NOTE,
    "A conductor has no designation of its own",
    "It was named after its core, contact or row; add a column 'Conductor' to name it yourself.",
)
MAYBE_CUT = rule(
    "CB426",
    Severity.WARNING,
    "A text is exactly as long as a cell can hold",
    "Compare with the original: the end may have been cut off.",
)
UNATTACHED = rule(
    "CB427",
    Severity.NOTE,
    "A row speaks about something that is not in the workbook",
    "Nothing to do if that was deleted on purpose; otherwise correct the name.",
)
ASTRAY = rule(
    "CB446",
    Severity.WARNING,
    "A row was made to speak about something that is not in the workbook",
    "What it says is not taken, and nothing is changed by it; correct the name.",
    leaves_out=True,
)
STANDS_APART = rule(
    "CB428",
    Severity.NOTE,
    "A line stands apart from the tables",
    "It is not read. If it is a row, put it directly below its table; if it names the port of the "
    "table below, write 'Port' into the cell before it.",
)
BESIDE_TABLES = rule(
    "CB486",
    Severity.WARNING,
    "A text stands beside the tables of a workbook of ours, or was changed there",
    "Put the value into its own cell, or say it with `cadbridge settle PART FIELD`; what says "
    "nothing of the part needs nothing.",
    leaves_out=True,
)
UNITS = rule(
    "CB429",
    Severity.NOTE,
    "A row below the titles gives units",
    "Nothing to do if it holds nothing else; otherwise write the units into the titles.",
)
NEARLY_A_COLUMN = rule(
    "CB430",
    Severity.WARNING,
    "A column is not known, and one with nearly its title is missing",
    "If that column is meant, correct the title: its cells are not read as such.",
)
TITLE_MISSING = rule(
    "CB431",
    Severity.ERROR,
    "A table lacks a title by which it is recognised",
    "Write the title over its column, or add yours to the aliases in mappings/excel.yaml. None of "
    "the rows below was read.",
)
NO_PART_NAMED = rule(
    "CB437",
    Severity.WARNING,
    "A list names no part",
    "Its file's name stands for it. Say `part`, or write 'Part number' and the number "
    "above the table.",
)
NO_PORT_NAMED = rule(
    "CB438",
    Severity.WARNING,
    "A pin list names no port",
    "Say `port`, or write 'Port' and its name above the table.",
)
NOT_A_ROW = rule(
    "CB439",
    Severity.NOTE,
    "A line in or below a table is no row",
    "It is not read. If it is a row, give it a contact as the others have.",
)
SEVERAL_CONTACTS = rule(
    "CB440",
    Severity.NOTE,
    "A cell names several contacts, or a line several connectors",
    "Each is read by itself; nothing to do if that is meant.",
)
CONVERTED = rule(
    "CB441",
    Severity.NOTE,
    "A wire gauge was converted",
    "The gauge is kept as it was read, beside the cross-section in mm2.",
)
NO_DIRECTION = rule(
    "CB442",
    Severity.WARNING,
    "A word is no direction that is known",
    "It is kept as a remark. Add the word to `words` in mappings/excel.yaml if it is one.",
)
PLACEHOLDER = rule(
    "CB443",
    Severity.NOTE,
    "A cell holds a sign that says nothing",
    "It is read as empty.",
)
TURNED = rule(
    "CB444",
    Severity.NOTE,
    "A table lies on its side",
    "Its first column was read as its titles; nothing to do if the pins are right.",
)
NUMBER_ODD = rule(
    "CB450",
    Severity.WARNING,
    "A number is written in an unusual way",
    "Compare the value that was read with the list.",
)
UNIT_ASSUMED = rule(
    "CB451",
    Severity.WARNING,
    "A column has numbers without a unit",
    "Write the unit into the title, as in 'Length [m]'.",
)
AS_ABOVE = rule(
    "CB452",
    Severity.NOTE,
    "Empty cells stand for the one above",
    "Nothing to do if that is meant.",
)
ENDS_DIFFER = rule(
    "CB454",
    Severity.NOTE,
    "The conductors of a cable go to several connectors",
    "Each conductor names its own; the cable as a whole names none at that end.",
)
NO_CONTACT = rule(
    "CB456",
    Severity.ERROR,
    "A cell holds no contact",
    "The row is not read. Type the contact as text.",
)
NO_SUCH_TITLE = rule(
    "CB457",
    Severity.WARNING,
    "`columns` names a title that no table has",
    "Write the title as it stands in the file, or the letter of the column where a table has no "
    "titles.",
)
ROW_LEFT = rule(
    "CB458",
    Severity.WARNING,
    "A row of a list has cells like the others, and no contact that is known",
    "It is not read. Give it a contact as the others have; if it is no row, nothing is to do.",
    leaves_out=True,
)
NO_TITLES = rule(
    "CB445",
    Severity.WARNING,
    "A table has no titles",
    "Its columns were told by what stands in them. Compare, or say `columns` 'A=contact,...'.",
)
HIDDEN = rule(
    "CB447",
    Severity.WARNING,
    "Hidden rows or sheets are read",
    "Delete them in the file if they no longer hold, or choose one sheet with `sheet`.",
)
STRUCK_OUT = rule(
    "CB448",
    Severity.WARNING,
    "A row is struck out",
    "A row that can go is taken as removed, which an import does with `remove` alone.",
)
COPIED = rule(
    "CB625",
    Severity.NOTE,
    "A row is an exact copy of another",
    "It was read once. If it was meant to become another row, give it its own name.",
)
STRUCK_TEXT = rule(
    "CB434",
    Severity.WARNING,
    "Text is struck out in a row that stays",
    "It was read as it stands. Empty the cell, correct it, or strike out the whole row.",
    leaves_out=True,
)
TAKEN_BACK = rule(
    "CB435",
    Severity.WARNING,
    "A row is taken back by its status",
    "A row that can go is taken as removed, which an import does with `remove` alone; "
    "`removed_words` in mappings/excel.yaml lists the words.",
)
COMMENT_LEFT = rule(
    "CB436",
    Severity.WARNING,
    "A cell has a comment",
    "Nothing was made of it: answer it, or add it to the remarks of its row with "
    "`comments` remarks.",
    leaves_out=True,
)
COMMENT = rule(
    "CB449",
    Severity.NOTE,
    "A cell has a comment",
    "It was added to the remarks of its row.",
)
MARKS_UNREAD = rule(
    "CB488",
    Severity.WARNING,
    "Comments, or what is struck out, could not be read",
    "Look at them in the file, or save it as .xlsx, of which they are read.",
    leaves_out=True,
)
QUOTES_OPEN = rule(
    "CB459",
    Severity.WARNING,
    "Quotation marks in a text file do not close",
    "They were read as signs of their cells, and each line by itself. Look at these lines.",
)
CSV_READ = rule(
    "CB453",
    Severity.NOTE,
    "A text file was read as a table",
    "Separator and encoding were found by what it holds; compare letters with accents.",
)
ENCODING_GUESSED = rule(
    "CB485",
    Severity.WARNING,
    "Which letters a text file holds was guessed",
    "Its encoding stands nowhere, and no word that is known tells it. Compare the word; if it is "
    "another, save the file as UTF-8.",
)
UNTITLED_COLUMN = rule(
    "CB484",
    Severity.NOTE,
    "A column without a title holds values",
    "They are not read. Write a title above them, or say what they are by the letter of the "
    "column: `columns` 'D=remarks'.",
    leaves_out=True,
    always_told=True,
)
LEVELS = rule(
    "CB489",
    Severity.NOTE,
    "Pins of a terminal are read as connection points of its levels",
    "Nothing to do; a terminal of which the library knows ports keeps them.",
    always_told=True,
)
OF_PART = rule(
    "CB490",
    Severity.NOTE,
    "A column of a list of pins is read as a field of the part",
    "It says the same in each row of a part. If it is about the pins, say so: "
    "`columns` TITLE=remarks.",
)
PARTS_LACK = rule(
    "CB460",
    Severity.NOTE,
    "A workbook has fewer parts than its cover says",
    "Nothing is changed of those that are not there. To remove one, strike out its row in Parts.",
    always_told=True,
)
PORT_NOT_LISTED = rule(
    "CB461",
    Severity.NOTE,
    "A port has pins, and no row in the table of ports",
    "To remove a port, delete or strike out its pins as well; a new one needs no row.",
    always_told=True,
)
