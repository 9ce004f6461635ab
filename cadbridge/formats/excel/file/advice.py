"""What to do with files that are not read as they are."""

SAVE_AS = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"
