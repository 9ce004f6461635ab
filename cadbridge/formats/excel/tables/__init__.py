"""The tables of a workbook as the mapping lays them out, for writing and for reading."""
