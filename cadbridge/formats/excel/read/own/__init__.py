"""Tables that our writer lays out: found by their titles, read row by row, and assembled."""
