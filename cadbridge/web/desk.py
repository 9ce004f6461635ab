"""What was sent, in a private folder, until the program ends or someone takes it away."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from secrets import token_urlsafe
from threading import Lock
from typing import IO, Any

from cadbridge.errors import FileError
from cadbridge.files import FreeNames, safe_file_name
from cadbridge.web.limits import Limits
from cadbridge.web.ticks import Ticks
from cadbridge.web.work import Job, State
from cadbridge.words import printable

_DEEPEST = 8
"""Folders below one another; what lies deeper is put there."""
_LONGEST = 200
"""Characters of a name that are shown."""
_CHUNK = 1024 * 1024
_SMALL = 1024 * 1024
"""Bytes; what is larger may take its time."""
_SENT, _MADE = "sent", "made"
_PLAIN = re.compile(r"\.[A-Za-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Sent:
    """One file that was sent."""

    name: str
    """As its owner calls it: to show, never a path."""
    path: Path
    size: int


@dataclass
class Drop:
    """What was sent at once."""

    id: str
    folder: Path
    """Its own, with all that is made of it, too."""
    files: list[Sent] = field(default_factory=list)
    at: datetime = field(default_factory=datetime.now)
    """When it was sent, by the clock of this computer."""
    job: Job | None = None
    """That looks what it is."""
    kept: Job | None = None
    """That keeps what was said of its columns."""
    review: Job | None = None
    """That looks what it would change in the library."""
    ticks: Ticks = field(default_factory=Ticks)
    """Which of these changes are ticked."""
    as_new: bool = False
    """Whether names that nearly are known ones are right."""
    check: Job | None = None
    """That looks what the chosen changes would bring."""
    written: Job | None = None
    """That writes them."""
    drawings: dict[Path, Job] = field(default_factory=dict)
    """That draw its files as they stand."""
    takes: list[Job] = field(default_factory=list)
    """That turn its files into others."""
    options: dict[str, str] = field(default_factory=dict)
    """How its files are to be read."""
    lock: Lock = field(default_factory=Lock)
    """Held where two pages at once would begin the same work twice."""

    @property
    def sent(self) -> Path:
        """The folder of what was sent."""
        return self.folder / _SENT

    @property
    def made(self) -> Path:
        """The folder of what was made of it."""
        return self.folder / _MADE

    @property
    def work(self) -> list[Job]:
        """All that is done for it, but for what is written into the library."""
        own = (self.job, self.kept, self.review, self.check)
        return [*filter(None, own), *self.drawings.values(), *self.takes]

    @property
    def title(self) -> str:
        """The name of the file, or of the first of several."""
        return self.files[0].name if self.files else ""

    def name_of(self, path: Path) -> str:
        """What the owner of a file calls it, without its folders."""
        names = (file.name for file in self.files if file.path == path)
        return next(names, path.name).replace("\\", "/").rpartition("/")[2] or path.name

    @property
    def seen(self) -> Sequence[Any]:
        """What its files turned out to be; nothing before they were looked at."""
        return self.job.result if self.job and self.job.state is State.DONE else ()

    @property
    def size(self) -> int:
        """Bytes of all files, with those that were made of them."""
        made = (path.stat().st_size for path in self.made.rglob("*") if path.is_file())
        return sum(file.size for file in self.files) + sum(made)

    @property
    def is_small(self) -> bool:
        """Whether work on it is done soon."""
        return sum(file.size for file in self.files) <= _SMALL

    @property
    def source(self) -> Path:
        """The file, or the folder of several."""
        return self.files[0].path if len(self.files) == 1 else self.sent


class Desk:
    """All drops."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Keep them below a folder."""
        self.folder = folder
        self._limits = limits
        self._drops: dict[str, Drop] = {}
        self._lock = Lock()
        own = rf"[/\\][^/\\\s:]+(?:[/\\](?:{_SENT}|{_MADE}))?[/\\]?"
        self._inside = re.compile(re.escape(str(folder)) + own)

    def drops(self) -> list[Drop]:
        """All of them, the latest first."""
        return list(self._drops.values())[::-1]

    def find(self, id_: str) -> Drop | None:
        """The drop of an id."""
        return self._drops.get(id_)

    def add(self, sent: Sequence[tuple[str, IO[bytes]]]) -> Drop:
        """Keep what was sent.

        Args:
            sent: name and content of each file; names may say folders, as browsers do.

        Raises:
            FileError: there is no file, or no room for more.
        """
        drop = Drop(token_urlsafe(12), self.folder / token_urlsafe(12))
        places: dict[tuple[str, ...], FreeNames] = {}
        if not sent:
            raise FileError("no file was chosen")
        try:
            for name, content in sent:
                path = _place(drop.sent, name, places)
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as stream:
                    shutil.copyfileobj(content, stream, _CHUNK)
                drop.files.append(Sent(printable(name[-_LONGEST:]), path, path.stat().st_size))
            with self._lock:
                self._refuse_too_much(drop)
                self._drops[drop.id] = drop
        except BaseException:
            shutil.rmtree(drop.folder, ignore_errors=True)
            raise
        return drop

    def remove(self, drop: Drop) -> None:
        """Forget a drop, with its files and all that was made of them."""
        with self._lock:
            self._drops.pop(drop.id, None)
        shutil.rmtree(drop.folder, ignore_errors=True)

    def shown(self, text: str) -> str:
        """A text of the library without the places of this machine: names of files are enough."""
        return self._inside.sub("", text)

    def _refuse_too_much(self, drop: Drop) -> None:
        kept = sum(one.size for one in self._drops.values())
        if len(self._drops) >= self._limits.drops or kept + drop.size > self._limits.kept_bytes:
            most, gigabytes = self._limits.drops, self._limits.kept_bytes / 1024**3
            hint = (
                f"remove some of what was sent before: {most} drops and {gigabytes:g} GB are kept"
            )
            raise FileError("there is no room for more files", hint=hint)


def _place(folder: Path, name: str, places: dict[tuple[str, ...], FreeNames]) -> Path:
    """Where a file goes: names are made harmless, and no two files share a place.

    The suffix stays, since it tells the format; folders stay, since an unpacked archive has some.
    """
    steps = [step for step in name.replace("\\", "/").split("/") if step.strip(" .")]
    *above, last = steps or ["file"]
    inner = tuple(safe_file_name(step) for step in above[:_DEEPEST])
    own = PurePosixPath(last)
    suffix = own.suffix if _PLAIN.fullmatch(own.suffix) else ""
    stem = last.removesuffix(suffix) if suffix else last
    file = places.setdefault(inner, FreeNames()).take(stem, suffix.lower())
    return folder.joinpath(*inner, file)
