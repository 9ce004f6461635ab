"""Limits of spreadsheet programs (Excel specifications and limits)."""

LONGEST_TEXT = 32_767
"""UTF-16 units in a cell."""
LAST_ROW = 1_048_576
EXACT_DIGITS = 15
"""Significant digits that a number cell keeps."""
