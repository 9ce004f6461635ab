"""Which values of a library say anything."""

from collections import Counter

from hypothesis import given

from cadbridge.model import Library
from cadbridge.model.fields import LISTS, path_defaults, prefix_of
from cadbridge.model.filled import filled
from cadbridge.model.walk import is_filled, leaves

from ..strategies import libraries


@given(libraries())
def test_filled_values_are_all_that_are_walked_over(library: Library) -> None:
    usual = path_defaults()
    walked = (
        path
        for name in LISTS
        for item in getattr(library, name)
        for _, path, value in leaves(item, path=prefix_of(name))
        if is_filled(value) and value != usual[path]
    )
    assert Counter(filled(library)) == Counter([*walked, *("records" for _ in library.records)])
