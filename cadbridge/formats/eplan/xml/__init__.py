"""The XML of a parts file: elements and their attributes, reading and writing; holds no part."""
