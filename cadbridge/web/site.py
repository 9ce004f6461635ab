"""What all pages draw on: the library in force, what was sent, the work that is done."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from cadbridge.drawing.choices import ENGLISH
from cadbridge.drawing.said.words import Words, languages, words_over
from cadbridge.formats.html.words import SAID as CATALOGUE
from cadbridge.jobs.reading import format_at, read_path
from cadbridge.jobs.written import Written
from cadbridge.library.shipped import is_installed
from cadbridge.mapping import Mappings
from cadbridge.model import Library
from cadbridge.web.desk import Desk
from cadbridge.web.keys import Keys
from cadbridge.web.limits import Limits
from cadbridge.web.work import Crew, Job, State

SAID = (*CATALOGUE, "findings", "web")
"""Mappings whose words the page says: its own, and below them those of findings, the catalogue and
drawings."""


@dataclass
class Site:
    """One start of the program."""

    library_path: Path
    mappings_path: Path | None
    folder: Path
    """Private, for files that nobody keeps."""
    limits: Limits = field(default_factory=Limits)
    keys: Keys = field(default_factory=Keys)

    def __post_init__(self) -> None:
        self.desk = Desk(self.folder, self.limits)
        self.crew = Crew(self.folder)
        self._lock = Lock()
        self.written: Written | None = None
        """The last write into the library, which can be undone."""
        self.writes = 0
        self._read: tuple[object, Library] | None = None

    @cached_property
    def mappings(self) -> Mappings:
        """The mappings in force."""
        return Mappings(self.mappings_path)

    def forget_mappings(self) -> None:
        """Have them read anew, since they have changed."""
        self.__dict__.pop("mappings", None)

    @property
    def can_write(self) -> bool:
        """Whether the library is library files of one's own, which may be changed."""
        return format_at(self.library_path).canonical and not is_installed(self.library_path)

    def library(self) -> Library:
        """The library in force with what it stands on, as its files are now.

        Raises:
            FileError: it cannot be read.
            FindingsError: it has errors.
        """
        with self._lock:
            now = _state_of(self.library_path)
            if self._read is None or self._read[0] != now:
                self._read = now, read_path(self.library_path, self.mappings).whole
            return self._read[1]

    def shown(self, text: str) -> str:
        """A text of the library without the places of this machine: names of files are enough."""
        above = f"{self.library_path.absolute().parent}{os.sep}"
        return self.desk.shown(text).replace(above, "")

    def keep(self, written: Written) -> None:
        """Remember a write, in the stead of the one before."""
        self.written = written
        self.writes += 1

    def keep_written(self, job: Job) -> None:
        """Remember what a job wrote, if it did."""
        if isinstance(job.result, Written) and job.state is State.DONE:
            self.keep(job.result)

    def languages(self) -> tuple[str, ...]:
        """Those that there are words in."""
        return languages(self.mappings)

    def words(self, language: str) -> Words:
        """All that the page says."""
        return words_over(self.mappings, SAID, language)


def language_of(cookie: str, accepted: str, known: tuple[str, ...]) -> str:
    """The language that was chosen, or the first that a browser asks for and that we have."""
    wanted = [cookie, *(item.partition(";")[0].strip()[:2] for item in accepted.split(","))]
    return next((one.lower() for one in wanted if one.lower() in known), ENGLISH)


def _state_of(path: Path) -> object:
    """Tells whether files have changed."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    found = ((file, file.stat()) for file in files if file.is_file())
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in found)
