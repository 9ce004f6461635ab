"""cadbridge: one part library to EPLAN, Excel and DXF, and back."""

__version__ = "0.1.0"
