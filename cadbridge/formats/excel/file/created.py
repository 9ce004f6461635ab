"""When workbooks of ours were made: never by the clock, so that their bytes stay the same."""

from datetime import datetime

CREATED = datetime(2000, 1, 1)
