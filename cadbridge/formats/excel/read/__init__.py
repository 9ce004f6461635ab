"""Workbooks to the model: grids, tables, rows, cells, and what is settled at the end."""
