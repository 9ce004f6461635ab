"""Keys of what is remembered about objects, without looking through all that they hold."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """An object told from others by being the same one, not by what it holds."""

    __slots__ = ("item",)

    def __init__(self, item: T) -> None:
        """The object; it is kept, so that no other one gets its id."""
        self.item = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.item is self.item

    def __hash__(self) -> int:
        return id(self.item)
