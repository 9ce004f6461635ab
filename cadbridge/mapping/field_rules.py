"""Mapping files: how the fields of the model meet the places of a format.

A mapping file belongs to one format and has three keys:

``fields``
    list of ``{field, place, codec}``; one rule serves reading and writing.
``capabilities``
    field path to ``carried``, ``normalised: <how>`` or ``not carried: <why>``. What stands for
    ``ports`` holds for all fields below it, for ``*.sources`` for all fields of that name, and
    for ``everything`` for all fields, unless a longer path says otherwise.
    ``on request: <option>: <why>`` is carried with that option of the writer.
``settings``
    whatever else the format keeps as data; the format knows its form.

A company's own folder of mappings takes the place of the shipped one file by file; within a
file, its ``fields`` and ``settings`` are laid over the shipped ones entry by entry. A setting that
no shipped mapping of the format has, or that stands elsewhere there, is an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import PathLike_, files_below, path_of
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.library.kept import kept_data
from cadbridge.library.lined import LinedDict, LinedList, line_of
from cadbridge.library.shipped import shipped
from cadbridge.mapping.capability import Capability, Carriage
from cadbridge.mapping.codecs import CODECS, Codec
from cadbridge.model.fields import library_paths
from cadbridge.words import counted, quoted, shown_as

BAD_MAPPING = rule(
    "CB601",
    Severity.ERROR,
    "A mapping file is wrong",
    "A field is a path of the model (`cadbridge formats` lists them), a codec one of those named, "
    "a setting one of the shipped mapping.",
)
UNLIKE_SHIPPED = rule(
    "CB605",
    Severity.WARNING,
    "A mapping or setting is unlike the shipped ones",
    "Write it as the shipped mapping does; as it stands it is not understood.",
)


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field, its place in the format, and the codec between them."""

    field: str
    place: str
    codec: Codec


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatMapping:
    """One format's mapping."""

    fields: tuple[FieldRule, ...] = ()
    capabilities: Mapping[str, Capability] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


class Mappings:
    """The mappings in force: the shipped ones, with a company's own laid over."""

    def __init__(self, own: PathLike_ | None = None) -> None:
        """With `own`, a folder whose ``<format>.yaml`` files are laid over the shipped ones.

        Raises:
            FileError: `own` is not a folder, or cannot be listed.
        """
        folder = None if own is None else path_of(own)
        if folder is not None and not folder.is_dir():
            raise FileError("there is no such folder of mappings", path=folder)
        if folder is not None:
            files_below(folder)  # what nobody may see must not be taken for missing
        self._own = folder
        self._read: dict[str, FormatMapping] = {}

    def __repr__(self) -> str:
        """With the folder of one's own."""
        return shown_as(self, *([quoted(self._own)] if self._own else []))

    def __getitem__(self, name: str) -> FormatMapping:
        """The mapping of a format; empty where there is no file.

        Raises:
            FileError: the file cannot be read.
            FindingsError: it is wrong; all its errors.
        """
        if name not in self._read:
            self._read[name] = self._load(name)
        return self._read[name]

    def _load(self, name: str) -> FormatMapping:
        data: Any = {}
        for folder in (shipped("mappings"), self._own):
            path = folder / f"{name}.yaml" if folder else None
            if path and path.is_file():
                data = _laid_over(data, _checked(path))
        return _mapping(data)


def _checked(path: Path) -> Mapping[str, Any]:
    """The file's data; of a file that was found right before, as it is kept.

    Raises:
        FindingsError: with all errors.
    """
    data: Mapping[str, Any] = kept_data(path, lambda: _sound(path))
    return data


def _sound(path: Path) -> LinedDict:
    data = _read(path)
    findings = _findings(data, path)
    if findings:
        errors = counted(len(findings), "error")
        raise FindingsError(f"{path}: {errors} in the mapping", findings)
    return cast("LinedDict", data)


def _read(path: Path) -> Any:
    from cadbridge.library.yaml_text import read_yaml  # noqa: PLC0415 - most files are kept

    return read_yaml(path)


EVERYTHING = "everything"
_CLOSE = 0.75
"""How alike, from 0 to 1, a name and a slip in it are."""
_FORMS: Mapping[type, str] = {LinedDict: "mapping", LinedList: "list", str: "text"}
_KEYS: Mapping[str, Any] = {
    "fields": LinedList,
    "capabilities": LinedDict,
    "settings": LinedDict,
}


def is_mapping_file(path: Path) -> bool:
    """Whether a YAML file is a mapping: it has a mapping's keys and nothing of a library's."""
    data = _read(path)
    return isinstance(data, LinedDict) and bool(data.keys() & _KEYS.keys())


def check_mapping(path: Path) -> list[Finding]:
    """All errors of a mapping file, and what is unlike the shipped one.

    Raises:
        FileError: it cannot be read at all.
    """
    data = _read(path)
    findings = _findings(data, path)
    if not findings:
        for message, line in _unlike_shipped(data, path.stem):
            place = Place(file=str(path), line=line)
            findings.append(Finding(rule=UNLIKE_SHIPPED, message=message, place=place))
    return findings


def _unlike_shipped(data: LinedDict, name: str) -> Iterator[tuple[str, int]]:
    """What nothing looks at, or what takes another form than in the shipped mappings."""
    files = _shipped_files()
    if name in files:
        known = _settings_of(files[name])
        if "settings" in data and not known:
            yield f"the mapping of {name} has no settings", data.lines["settings"]
        yield from _misspelt(data.get("settings"), known, "settings.")
        return
    if close := get_close_matches(name, files, n=1, cutoff=_CLOSE):
        yield f"there is no format {quoted(name)}; did you mean {close[0]}.yaml?", 1
        return
    for key in data.get("settings", {}):
        owners = [owner for owner, file in files.items() if key in _settings_of(file)]
        if owners:
            message = f"{key} is a setting of {owners[0]}.yaml, and does nothing in {name}.yaml"
            yield message, data["settings"].lines[key]


def _settings_of(file: Path) -> LinedDict:
    return cast("LinedDict", cast("LinedDict", _read(file)).get("settings", LinedDict()))


def _misspelt(own: Any, standard: Any, prefix: str) -> Iterator[tuple[str, int]]:
    """Keys that the shipped mapping does not have, though it has one much like them."""
    if not (isinstance(own, LinedDict) and isinstance(standard, LinedDict)):
        return
    for key, value in own.items():
        if key in standard:
            if type(value) is not type(standard[key]):
                message = f"{prefix}{key} must be a {_FORMS[type(standard[key])]}"
                yield message, own.lines[key]
            yield from _misspelt(value, standard[key], f"{prefix}{key}.")
        elif close := get_close_matches(key, standard.keys() - own.keys(), n=1, cutoff=_CLOSE):
            yield f"{prefix}{key} is no setting; did you mean {close[0]}?", own.lines[key]


def _findings(data: Any, path: Path) -> list[Finding]:
    return [
        Finding(rule=BAD_MAPPING, message=message, place=Place(file=str(path), line=line))
        for message, line in [*_errors(data, path.stem), *_strange_settings(data, path.stem)]
    ]


def _strange_settings(data: Any, name: str) -> Iterator[tuple[str, int]]:
    """Settings that nothing looks at, each with its line."""
    settings = data.get("settings") if isinstance(data, LinedDict) else None
    files = _shipped_files()
    if name not in files or not isinstance(settings, LinedDict):
        return
    known = _settings_of(files[name])
    for key, value in settings.items() if known else ():
        if key not in known:
            message = f"settings.{key} is no setting of {name}.yaml{_where(key, name)}"
            yield f"{message}; known: {', '.join(known)}", settings.lines[key]
        else:
            yield from _misplaced(value, known[key], known, f"settings.{key}")


def _misplaced(own: Any, standard: Any, known: LinedDict, place: str) -> Iterator[tuple[str, int]]:
    """Settings that stand below another one."""
    if not (isinstance(own, LinedDict) and isinstance(standard, LinedDict)):
        return
    for key, value in own.items():
        if key in standard:
            yield from _misplaced(value, standard[key], known, f"{place}.{key}")
        elif key in known:
            message = f"{key} does nothing below {place}; it belongs directly below settings"
            yield message, own.lines[key]


def _where(key: str, name: str) -> str:
    """Where a setting belongs that is none at its place."""
    files = _shipped_files()
    known = _settings_of(files[name])
    owners = [f"{it}.yaml" for it, file in files.items() if key in _settings_of(file)]
    above = [it for it, value in known.items() if isinstance(value, LinedDict) and key in value]
    if above:
        return f" itself: it belongs below settings.{above[0]}"
    if key in _KEYS:
        return f": {key} stands beside settings, not below"
    if owners:
        return f": it belongs in {' or '.join(owners)}"
    close = get_close_matches(key, known, n=1, cutoff=_CLOSE)
    return f" (did you mean {close[0]}?)" if close else ""


def _said_elsewhere(key: str, name: str) -> str:
    """That a key is a setting, which stands below ``settings``."""
    files = _shipped_files()
    is_setting = name in files and key in _settings_of(files[name])
    return f"; {key} is a setting and belongs below settings" if is_setting else ""


def _shipped_files() -> Mapping[str, Path]:
    return {path.stem: path for path in shipped("mappings").glob("*.yaml")}


def _errors(data: Any, name: str) -> list[tuple[str, int]]:
    """What is wrong, each with its line."""
    if not isinstance(data, LinedDict):
        return [("a mapping file is a mapping", 1)]
    errors = [
        (
            f"unknown key {quoted(key)}; known: {', '.join(_KEYS)}{_said_elsewhere(key, name)}",
            data.lines[key],
        )
        for key in data
        if key not in _KEYS
    ]
    for key, expected in _KEYS.items():
        value: Any = data.get(key, expected())
        if not isinstance(value, expected):
            kind = "list" if expected is LinedList else "mapping"
            errors.append((f"{key} is a {kind}", data.lines[key]))
        elif key == "fields":
            lines = (line_of(data, (key, index)) for index in range(len(value)))
            for item, line in zip(value, lines, strict=True):
                errors += [(message, line) for message in _rule_errors(item)]
        elif key == "capabilities":
            for path, text in value.items():
                line = line_of(data, (key, path))
                elsewhere = _said_elsewhere(path, name)
                said = list(_capability_errors(path, text))[: 1 if elsewhere else None]
                errors += [(message + elsewhere, line) for message in said]
    return errors


def _rule_errors(item: Any) -> Iterator[str]:
    texts = item.values() if isinstance(item, LinedDict) else ()
    if not texts or set(item) != {"field", "place", "codec"} or not _all_texts(texts):
        yield "a field rule has the texts field, place and codec"
        return
    if item["field"] not in library_paths():
        yield f"the model has no field {quoted(item['field'])}"
    if item["codec"] not in CODECS:
        yield f"there is no codec {quoted(item['codec'])}; known: {', '.join(CODECS)}"


def _all_texts(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _capability_errors(path: str, text: Any) -> Iterator[str]:
    is_known = any(_is_below(known, path) or _named(known) == path for known in library_paths())
    if path != EVERYTHING and not is_known:
        yield f"the model has no field {quoted(path)}"
    if not isinstance(text, str) or text.partition(":")[0] not in set(Carriage):
        yield f"{quoted(text)} is not carried, normalised, not carried or on request"


def _is_below(path: str, group: str) -> bool:
    return path == group or path.startswith(f"{group}.")


def _named(path: str) -> str:
    """What stands for all fields of the name of one."""
    return f"*.{path.rpartition('.')[2]}"


def _laid_over(below: Any, above: Any) -> Any:
    """Mappings merge key by key; lists of field rules by field and place's element; else above."""
    result = dict(below)
    for key, value in above.items():
        if key == "fields":
            fresh = {(item["field"], _element(item["place"])): item for item in value}
            kept = [
                item
                for item in below.get("fields", ())
                if (item["field"], _element(item["place"])) not in fresh
            ]
            result["fields"] = [*kept, *value]
        elif isinstance(value, dict) and isinstance(below.get(key), dict):
            result[key] = _laid_over(below[key], value)
        else:
            result[key] = value
    return result


def _element(place: str) -> str:
    return place.partition(".")[0]


def _mapping(data: Any) -> FormatMapping:
    return FormatMapping(
        fields=tuple(
            FieldRule(item["field"], item["place"], CODECS[item["codec"]])
            for item in data.get("fields", ())
        ),
        capabilities=_capabilities(data.get("capabilities", {})),
        settings=data.get("settings", {}),
    )


def _capabilities(texts: Mapping[str, str]) -> dict[str, Capability]:
    """By field; each has what the longest path that leads to it says."""
    given = {path: _capability(text) for path, text in texts.items()}
    found: dict[str, Capability] = {}
    for path in library_paths():
        group = path if path in given or _named(path) not in given else _named(path)
        while group and group not in given:
            group = group.rpartition(".")[0]
        if (group or EVERYTHING) in given:
            found[path] = given[group or EVERYTHING]
    return found


def _capability(text: str) -> Capability:
    word, _, note = text.partition(":")
    if word == Carriage.ON_REQUEST:
        option, _, note = note.partition(":")
        return Capability(Carriage(word), note.strip(), option.strip())
    return Capability(Carriage(word), note.strip())


def shipped_capabilities(name: str) -> Mapping[str, Capability]:
    """What the shipped mapping of a format says that it carries, by field path."""
    return shipped_mappings()[name].capabilities


@cache
def shipped_mappings() -> Mappings:
    """The shipped mappings, read once."""
    return Mappings()
