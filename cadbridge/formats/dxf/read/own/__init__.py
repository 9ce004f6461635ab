"""Drawings of ours, whatever other programs made of them since."""
