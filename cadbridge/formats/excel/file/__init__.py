"""Files that hold tables, of any kind, as grids of cells; nothing here knows a part."""
