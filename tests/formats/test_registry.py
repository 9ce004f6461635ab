"""Formats name their functions by reference: each must be there."""

from dataclasses import fields

import pytest

from cadbridge.formats import Format, Reference, formats

REFERENCES = [
    (name, item.name, reference)
    for name, form in formats().items()
    for item in fields(Format)
    if isinstance(reference := getattr(form, item.name), Reference)
]


@pytest.mark.parametrize(("name", "field", "reference"), REFERENCES)
def test_every_reference_leads_to_a_function(name: str, field: str, reference: Reference) -> None:
    assert callable(reference.resolve()), f"{field} of {name}"


def test_every_format_that_reads_does_so_by_reference() -> None:
    named = {name for name, field, _ in REFERENCES if field == "read"}
    assert {"dxf", "edz", "eplan", "excel"} <= named


def test_a_reference_to_nothing_says_so() -> None:
    with pytest.raises(AttributeError, match="nowhere"):
        Reference("math:nowhere")()
