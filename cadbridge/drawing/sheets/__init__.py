"""Whole sheets: a face with its table, all ports of a part, a cable, pages of data."""
