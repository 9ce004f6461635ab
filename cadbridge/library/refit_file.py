"""A library file's plain data changed to hold other objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from cadbridge.library.plain import to_plain
from cadbridge.library.refit import refit
from cadbridge.library.refit_family import refit_family
from cadbridge.library.yaml_edit import Aligned
from cadbridge.model import Extra, Library
from cadbridge.model.fields import LISTS


@dataclass(kw_only=True)
class FileUpdate:
    """What becomes of the objects of one file."""

    old: Library
    futures: dict[str, Sequence[Any]] = field(default_factory=dict)
    """By list: what each of its objects becomes; None: it goes."""
    added: dict[str, list[Any]] = field(default_factory=dict)
    """By list: objects that come in."""
    records: Mapping[str, Extra] = field(default_factory=dict)

    def new(self) -> Library:
        """What the file shall hold."""
        lists: dict[str, Any] = {
            name: (
                *(item for item in self.futures.get(name, ()) if item is not None),
                *self.added.get(name, ()),
            )
            for name in LISTS
        }
        return Library(**lists, records=self.records)


def refit_file(data: Mapping[str, Any], update: FileUpdate, *, whole: bool) -> dict[str, Any]:
    """The file's data, families included, with its update.

    Args:
        data: the file as it is written.
        update: what becomes of its objects.
        whole: write changed objects anew instead of changing their data value by value.
    """
    result: dict[str, Any] = {}
    for name in LISTS:
        written = data.get(name, [])
        olds = getattr(update.old, name)
        pairs = list(zip(olds, update.futures.get(name, ()), strict=True))
        items = _refit_items(written, pairs[: len(written)], whole=whole)
        result[name] = _with_added(items, update.added.get(name, ()))
        if name == "parts":
            families = data.get("families", [])
            result["families"] = _refit_families(families, pairs[len(written) :], whole=whole)
    result["records"] = refit(data.get("records", {}), update.old.records, update.records)
    return {key: value for key, value in result.items() if value or (key in data and not data[key])}


def _refit_items(
    written: Sequence[Any], pairs: Sequence[tuple[Any, Any]], *, whole: bool
) -> Aligned:
    items = []
    origins: list[int | None] = []
    for index, (data, (old, new)) in enumerate(zip(written, pairs, strict=True)):
        if new is None:
            continue
        anew = whole and new != old
        items.append(to_plain(new) if anew else refit(data, old, new))
        origins.append(None if anew else index)
    return Aligned(items, origins)


def _refit_families(
    families: Sequence[Any], pairs: Sequence[tuple[Any, Any]], *, whole: bool
) -> Aligned:
    items = []
    origins: list[int | None] = []
    following = iter(pairs)
    for index, family in enumerate(families):
        own = list(islice(following, len(family["types"])))
        changes = any(old != new for old, new in own)
        new = refit_family(family, *zip(*own, strict=True)) if changes else family
        if new is not None:
            items.append(new)
            origins.append(None if whole and changes else index)
    return Aligned(items, origins)


def _with_added(items: Aligned, added: Sequence[Any]) -> Aligned:
    new = [to_plain(item) for item in added]
    return Aligned([*items, *new], [*items.origins, *([None] * len(new))])
