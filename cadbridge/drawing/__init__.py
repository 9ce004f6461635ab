"""Drawings of connector faces, described once for every format that shows them."""
