"""Faces that others have drawn."""
