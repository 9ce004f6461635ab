"""Objects of the model for readers that make a million of them."""

from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields, make_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """A class to be called in place of a frozen one: the objects are the same, made in a third.

    A frozen dataclass sets each field by a call of `object.__setattr__`. Here they are set as of
    any class with the same slots, and then the new object becomes one of the frozen class.
    """

    def become(self: Any) -> None:
        self.__class__ = cls

    return make_dataclass(
        cls.__name__,
        [(it.name, it.type, _like(it)) for it in fields(cls)],  # type: ignore[arg-type]
        namespace={"__post_init__": become},
        slots=True,
    )


def changed(item: T, **values: Any) -> T:
    """As `dataclasses.replace`, made so."""
    cls: Any = type(item)
    make, names, held = _maker(cls)
    made: T = make(**dict(zip(names, held(item), strict=True)) | values)
    return made


@cache
def _maker(cls: Any) -> tuple[Any, tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(it.name for it in fields(cls))
    return quick(cls), names, attrgetter(*names)


def _like(known: Field[Any]) -> Any:
    if known.default_factory is not MISSING:
        return field(default_factory=known.default_factory, kw_only=known.kw_only)
    return field(default=known.default, kw_only=known.kw_only)
