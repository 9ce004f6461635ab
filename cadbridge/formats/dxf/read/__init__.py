"""Drawings to the model."""
