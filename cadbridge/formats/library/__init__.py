"""The canonical library files as a format, so that commands treat them like any other."""

from collections.abc import Mapping
from functools import cache

from cadbridge.formats import Format, Reference
from cadbridge.mapping import Capability, Carriage
from cadbridge.model import Kind
from cadbridge.model.fields import KEYS, library_paths


@cache
def _capabilities() -> Mapping[str, Capability]:
    return {path: Capability(Carriage.CARRIED) for path in library_paths()}


FORMAT = Format(
    name="library",
    title="cadbridge library files (YAML)",
    suffixes=(".yaml", ".yml"),
    kinds=frozenset(Kind),
    capabilities=_capabilities,
    read=Reference("cadbridge.formats.library.files:read"),
    write=Reference("cadbridge.formats.library.files:write"),
    export=Reference("cadbridge.formats.library.files:export"),
    iterate=Reference("cadbridge.formats.library.files:iterate"),
    write_parts=Reference("cadbridge.formats.library.files:write_some"),
    canonical=True,
    keeps_nameless=frozenset(KEYS),
    keeps_twins=frozenset(KEYS),
)
