"""Objects that are made quickly are the same as any others."""

import pickle
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from cadbridge.formats.eplan.fields.free_properties import FreeProperty
from cadbridge.model import Document, Function, Part, Pin, Port, Property
from cadbridge.model.quick import changed, quick

VALUES: list[tuple[type, dict[str, Any]]] = [
    (Part, {"part_number": "A.1", "description": {"en_US": "Drive"}}),
    (Port, {"designation": "X1", "pins": (Pin(contact="1"),)}),
    (Pin, {"contact": "1", "signal": "L1"}),
    (Property, {"name": "Voltage", "value": "24", "unit": "V"}),
    (Document, {"title": "Data sheet"}),
    (Function, {"name": "coil A1-A2", "terminals": ("A1", "A2")}),
    (FreeProperty, {"name": "Voltage", "value": "24"}),
]


@pytest.mark.parametrize(("cls", "values"), VALUES, ids=lambda it: getattr(it, "__name__", ""))
def test_same(cls: Any, values: dict[str, Any]) -> None:
    made, usual = quick(cls)(**values), cls(**values)
    assert type(made) is cls
    assert made == usual
    assert repr(made) == repr(usual)
    assert pickle.loads(pickle.dumps(made)) == usual
    assert replace(made, **values) == usual
    assert changed(made, **values) == usual
    assert type(changed(usual)) is cls
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(cls)[0].name, "other")


def test_what_is_made_by_default_is_shared_by_none() -> None:
    make = quick(Port)
    one, other = make(designation="X1"), make(designation="X2")
    held = [it.name for it in fields(Port) if isinstance(getattr(one, it.name), dict)]
    assert held
    assert all(getattr(one, name) is not getattr(other, name) for name in held)


def test_what_is_needed_is_asked_for() -> None:
    make: Any = quick(Pin)
    with pytest.raises(TypeError, match="contact"):
        make()
