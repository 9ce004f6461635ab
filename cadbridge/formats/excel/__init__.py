"""Excel workbooks: pin lists of the whole library, and one workbook a part for its supplier."""

from functools import partial

from cadbridge.formats import Format, Option, Reference
from cadbridge.formats.excel.advice import SAVE_AS
from cadbridge.mapping import shipped_capabilities
from cadbridge.model import Kind

FORMAT = Format(
    name="excel",
    title="Excel pin lists",
    suffixes=(".xlsx",),
    kinds=frozenset(Kind),
    capabilities=partial(shipped_capabilities, "excel"),
    read=Reference("cadbridge.formats.excel.read.workbook:read_workbook"),
    write=Reference("cadbridge.formats.excel.write.pin_lists:write_pin_lists"),
    export=Reference("cadbridge.formats.excel.write.export:export_workbooks"),
    resolve=Reference("cadbridge.formats.excel.read.resolve:resolve"),
    describe=Reference("cadbridge.formats.excel.read.describe:describe"),
    keeps="excel",
    kept_names=Reference("cadbridge.formats.excel.extras:titles"),
    field_names=Reference("cadbridge.formats.excel.columns:titles_of_fields"),
    refused={
        ".xls": SAVE_AS,
        ".xlsb": SAVE_AS,
        ".xlsm": f"{SAVE_AS}, without its macros",
        ".xltx": SAVE_AS,
        ".ods": SAVE_AS,
        ".csv": f"{SAVE_AS}; compare order codes first, programs drop their leading zeros",
    },
    options=(
        Option(
            flag="layout",
            key="layout",
            choices=("per-port", "flat", "orders"),
            help="Pins of a drive's workbook: one sheet a port, or all in one table; or one "
            "order list for a buyer.",
        ),
    ),
)
