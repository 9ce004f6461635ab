"""Faces: contacts, inserts and housings, numbers and dimensions, seen from one side."""
