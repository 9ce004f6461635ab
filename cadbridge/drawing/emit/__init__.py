"""Drawings as files: SVG, PDF and PNG, all from the same description."""
