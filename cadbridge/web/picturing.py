"""A drawing as it stands, made beside the reading of it, which does not wait for it."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from cadbridge.errors import FileError
from cadbridge.jobs.reading import format_at
from cadbridge.web.desk import Drop
from cadbridge.web.looking import Seen
from cadbridge.web.visit import Visit
from cadbridge.web.work import Job, Say, Turn

_SECONDS = 30.0
"""That a picture may take; a face takes less than one."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws a file as SVG."""

    source: Path
    target: Path

    def run(self, say: Say) -> Path:
        """The picture.

        Raises:
            FileError: the file cannot be shown, or is too large for a picture.
        """
        item = format_at(self.source)
        if item.picture is None:
            raise FileError("cannot be shown as a picture", path=self.source)
        content = item.picture(self.source)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.target.write_bytes(content)
        return self.target


def drawing_of(visit: Visit, drop: Drop, seen: Seen) -> Job | None:
    """The work that draws a file, begun once; nothing where there is no picture of its kind."""
    if not seen.has_picture:
        return None
    with drop.lock:
        if seen.path not in drop.drawings:
            task = Draw(seen.path, drop.made / f"{token_urlsafe(12)}.svg")
            drop.drawings[seen.path] = visit.site.crew.start(
                drop.title, task, turn=Turn.LATER, seconds=_SECONDS
            )
    return drop.drawings[seen.path]
