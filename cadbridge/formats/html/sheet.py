"""What the sections of one part's page draw on."""

from collections.abc import Sequence
from dataclasses import dataclass

from cadbridge.drawing.said.words import Words
from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.marks import Marks
from cadbridge.formats.html.markup import Markup
from cadbridge.formats.html.shown import part_link
from cadbridge.formats.html.tables import Row, table
from cadbridge.model import Part


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part on its page."""

    catalogue: Catalogue
    addresses: Addresses
    part: Part
    marks: Marks
    """Of the part as a whole."""

    @property
    def say(self) -> Words:
        """The words of the site's language."""
        return self.catalogue.words

    def table(
        self, caption: str, columns: Sequence[str], rows: Sequence[Row], class_: str | None = None
    ) -> Markup:
        """A table with English titles, said in the site's language."""
        return table(caption, list(map(self.say, columns)), rows, class_)

    def link(self, part_number: str) -> Markup:
        """Another part by its name."""
        return part_link(self.catalogue, self.addresses, part_number)

    def connector(self, part_number: str) -> Part | None:
        """A connector of the library."""
        return self.catalogue.library.part_by_number.get(part_number)
