"""Excel workbooks: pin lists of the whole library, and one workbook a part for its supplier."""

from functools import partial

from cadbridge.formats import Format, Option, Reference
from cadbridge.formats.drawing_options import LANGUAGE
from cadbridge.formats.excel.file.advice import SAVE_AS
from cadbridge.formats.excel.read.lists.titles.wishes import FIELDS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind, Part, Port
from cadbridge.model.fields import KEYS

FORMAT = Format(
    name="excel",
    title="Excel pin lists",
    suffixes=(".xlsx",),
    kinds=frozenset(Kind),
    capabilities=partial(shipped_capabilities, "excel"),
    read=Reference("cadbridge.formats.excel.read.workbook:read_workbook"),
    write=Reference("cadbridge.formats.excel.write.pin_lists:write_pin_lists"),
    export=Reference("cadbridge.formats.excel.write.export:export_workbooks"),
    export_part=Reference("cadbridge.formats.excel.write.export:export_part"),
    export_all=Reference("cadbridge.formats.excel.write.export:export_all"),
    sheets=Reference("cadbridge.formats.excel.file.sheet_texts:sheet_texts"),
    resolve=Reference("cadbridge.formats.excel.read.resolve:resolve"),
    describe=Reference("cadbridge.formats.excel.read.describe:describe"),
    keeps="excel",
    keeps_twins=frozenset(KEYS) - {Part, Port},
    told=Reference("cadbridge.formats.excel.tables.extras:further_columns"),
    kept_without_gone=Reference("cadbridge.formats.excel.write.gone_rows:without_gone_rows"),
    kept_names=Reference("cadbridge.formats.excel.tables.extras:titles"),
    field_names=Reference("cadbridge.formats.excel.tables.columns:titles_of_fields"),
    read_suffixes=(".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"),
    named_suffixes=(".txt", ".md"),
    refused={".xltx": SAVE_AS, ".numbers": SAVE_AS, ".gsheet": SAVE_AS},
    options=(
        Option(
            flag="layout",
            choices=("per-port", "flat", "orders"),
            help="Pins of a drive's workbook: one sheet a port, or all in one table; or one "
            "order list for a buyer.",
        ),
        LANGUAGE,
    ),
    read_options=(
        Option(flag="part", metavar="NUMBER", help="Others' list or drawing: its part."),
        Option(flag="port", metavar="NAME", help="List of others: the port whose pins it lists."),
        Option(flag="sheet", metavar="NAME", help="Workbook: read this sheet alone."),
        Option(
            flag="header-row",
            metavar="N",
            help="List of others: the row of its titles, counted from 1.",
        ),
        Option(
            flag="columns",
            metavar="TITLE=FIELD,...",
            help="List of others: what its columns hold, as in 'Name=signal,#=contact'.",
            values=tuple(FIELDS),
            known=Reference("cadbridge.formats.excel.read.lists.titles.wishes:fields_of_parts"),
        ),
        Option(
            flag="comments",
            choices=("show", "remarks"),
            help="Workbook of ours: only show comments, or add them to the remarks of their rows.",
        ),
        Option(
            flag="save-columns",
            metavar="FOLDER",
            help="Keep what --columns says in a folder of mappings, for --mappings.",
        ),
        Option(
            flag="supplier",
            metavar="NAME",
            help="List of others: whose it is; its columns as they were kept under this name.",
            known=Reference("cadbridge.formats.excel.read.lists.titles.wishes:suppliers_of"),
        ),
    ),
)
