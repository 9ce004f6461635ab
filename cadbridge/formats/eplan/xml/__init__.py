"""The XML of a parts file: elements, reading and writing; knows nothing of parts."""
