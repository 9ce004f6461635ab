"""The task that keeps what was said of columns, for the next list of the same supplier."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cadbridge.jobs.reading import read_path
from cadbridge.mapping import Mappings
from cadbridge.web.work import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepColumns:
    """Puts them into a folder of mappings, as ``--save-columns`` does."""

    source: Path
    mappings: Path
    supplier: str
    """Under whose name; nothing: for all lists."""
    options: Mapping[str, str]
    """What was said."""

    def run(self, say: Say) -> str:
        """The supplier.

        Raises:
            FileError: they cannot be kept there.
        """
        own = {key: text for key, text in self.options.items() if key != "supplier"}
        named = {"supplier": self.supplier} if self.supplier else {}
        options = {**own, **named, "save_columns": str(self.mappings)}
        say("writing")
        read_path(self.source, Mappings(self.mappings), options=options)
        return self.supplier
