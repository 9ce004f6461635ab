"""The versions of DXF that are written."""

VERSIONS = ("R2013", "R12", "R2000", "R2004", "R2007", "R2010", "R2018")
"""The first is the default: the oldest that EPLAN 2.9 names."""
