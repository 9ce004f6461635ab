"""Titles of a word for a number and a word for whose it is, as in ``Lieferantenartikelnr``."""

from collections.abc import Mapping

_LONGEST = 60
_NUMBER = "numbers"
_BETWEEN = "between"


class NumberTitles:
    """Tells the maker's numbers and the supplier's by the words of which titles are made."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """Of `whose_numbers` in the mapping.

        Args:
            meanings: of squeezed words: a number, what stands between, or whose a number is.
        """
        self._meanings = meanings
        self._longest = max(map(len, meanings), default=0)

    def field(self, title: str) -> str:
        """The field of a squeezed title that is made of such words alone; else nothing."""
        if len(title) > _LONGEST:
            return ""
        ways: list[set[frozenset[str]]] = [{frozenset()}, *(set() for _ in title)]
        for end in range(1, len(title) + 1):
            for start in range(max(0, end - self._longest), end):
                if ways[start] and (meaning := self._meanings.get(title[start:end])):
                    ways[end] |= {said | ({meaning} - {_BETWEEN}) for said in ways[start]}
        found = {said - {_NUMBER} for said in ways[-1] if _NUMBER in said and len(said) == 2}
        return next(iter(found.pop())) if len(found) == 1 else ""
