"""What can be noticed in a list of parts."""

from cadbridge.findings import Severity, rule

LIST_READ = rule(
    "CB470",
    Severity.NOTE,
    "A table was read as a list of parts",
    "Compare which column became what; `columns` or the titles of `parts_lists` in "
    "mappings/excel.yaml say it otherwise.",
)
NUMBER_MADE = rule(
    "CB471",
    Severity.NOTE,
    "Part numbers were made",
    "They are manufacturer, point and order number, as EPLAN's users write them. Add a column "
    "'Part number' for others.",
)
NO_IDENTITY = rule(
    "CB472",
    Severity.WARNING,
    "Lines of a list name no part",
    "They are not read. Give them a part number, or an order or type number.",
    leaves_out=True,
)
NOT_A_PART = rule(
    "CB473",
    Severity.NOTE,
    "Lines between and below the parts are none",
    "Headings, sums and titles that stand again are passed over.",
)
PART_TWICE = rule(
    "CB474",
    Severity.WARNING,
    "A list has a part several times",
    "The first line is read, and what only later ones say is added. Correct what differs. Lines "
    "for the lengths of a cable need an order number of its own each, and a length with its unit: "
    "5 m, or a column 'Length [m]'.",
)
LENGTHS = rule(
    "CB482",
    Severity.NOTE,
    "Lines of a list are the lengths of one cable",
    "They are one part with an order code for each length. What differs otherwise, a price say, "
    "stands beside the length among the order codes, and not at the part.",
)
AMOUNT_DOUBTED = rule(
    "CB475",
    Severity.WARNING,
    "A number can mean two things",
    "It is read with the mark as thousands. Write decimals, or the column as numbers.",
)
NO_AMOUNT = rule(
    "CB476",
    Severity.WARNING,
    "A cell does not hold the number that its column asks for",
    "Its text is kept as a property of the part under the column's title.",
)
CODE_REPAIRED = rule(
    "CB477",
    Severity.WARNING,
    "Numbers of articles were put right",
    "A program had made numbers of them. Compare zeros in front with the original.",
)
CODE_DAMAGED = rule(
    "CB478",
    Severity.ERROR,
    "A number of an article has lost digits",
    "A program wrote it in powers of ten. Take it from the original and format the column as text.",
)
MAKER_NAMED = rule(
    "CB479",
    Severity.NOTE,
    "A maker or supplier is written in several ways, or too long for EPLAN",
    "One short name of at most 30 characters is used. `makers` of `parts_lists` in "
    "mappings/excel.yaml gives yours.",
)
UNKNOWN_KIND = rule(
    "CB480",
    Severity.NOTE,
    "Words for kinds or groups of parts are not known",
    "They are kept as properties. Add them to those of kinds in mappings/excel.yaml.",
)
COUNTED_LINES = rule(
    "CB481",
    Severity.NOTE,
    "A column numbers the lines",
    "It is not kept, since it says nothing of the parts.",
)
