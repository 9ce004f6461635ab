"""The task that turns what was sent, or parts of the library, into a format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cadbridge.files import safe_file_name
from cadbridge.formats import Format, WriteJob, format_named
from cadbridge.jobs.packing import write_as_one
from cadbridge.jobs.reading import read_path
from cadbridge.library import select_parts
from cadbridge.mapping import Mappings
from cadbridge.web.work import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Writes one file to take along."""

    source: Path
    mappings: Path | None
    options: Mapping[str, str]
    """Of the reader."""
    format: str
    apart: bool
    folder: Path
    """Where the file goes."""
    parts: Sequence[str] = ()
    """Part numbers or patterns; by default all."""
    writing: Mapping[str, str]
    """Options of the writer."""

    def run(self, say: Say) -> Path:
        """The file."""
        mappings = Mappings(self.mappings)
        say("reading")
        result = read_path(self.source, mappings, options=self.options)
        job = WriteJob(
            library=result.whole,
            parts=select_parts(result.whole, self.parts) if self.parts else result.library.parts,
            mappings=mappings,
            options=self.writing,
            attachments=result.attachments,
            own=result.library.parts,
        )
        say("writing")
        self.folder.mkdir(parents=True, exist_ok=True)
        stem = safe_file_name(self.parts[0] if self.parts else self.source.stem)
        return write_as_one(job, format_named(self.format), self.folder, stem, apart=self.apart)


def language_option(item: Format, language: str) -> dict[str, str]:
    """The option of a writer for the language that its reader speaks, where it has one."""
    offered = [option for option in item.options if option.key == "language"]
    return {"language": language} if offered and language in offered[0].choices else {}
