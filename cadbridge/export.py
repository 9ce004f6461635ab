"""Parts to files of many formats: what ``cadbridge export`` does."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cadbridge.formats import Format, WriteJob
from cadbridge.model import Part


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that was written."""

    format: Format
    path: Path


def export(job: WriteJob, chosen: Sequence[Format], folder: Path) -> Iterator[Exported]:
    """Write the job's parts in each format below a folder, a file at a time.

    Formats whose files go along into containers come first, so that these need not make them
    again.
    """
    attached: dict[str, list[Path]] = {}
    for item in sorted(chosen, key=lambda item: (item.container, not item.attachable, item.name)):
        if item.export is None:
            continue
        if item.attachable:
            for part in job.parts:
                for path in item.export(replace(job, parts=(part,)), folder):
                    attached.setdefault(part.part_number, []).append(path)
                    yield Exported(item, path)
        else:
            ready = replace(job, attachments=_reader(attached)) if item.container else job
            for path in item.export(ready, folder):
                yield Exported(item, path)


def _reader(
    attached: Mapping[str, Sequence[Path]],
) -> Callable[[Part], Sequence[tuple[str, bytes]]]:
    def attachments(part: Part) -> list[tuple[str, bytes]]:
        return [(path.name, path.read_bytes()) for path in attached.get(part.part_number, ())]

    return attachments
