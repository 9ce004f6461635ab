"""Drawings to DXF files."""
