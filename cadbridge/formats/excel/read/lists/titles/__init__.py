"""Titles, labels and captions of lists, in whatever language and order they stand."""
