"""A library of files: starting one, and changing it where it stands."""

from collections.abc import Sequence
from pathlib import Path

from cadbridge.api.sources import (
    Choice,
    MappingsLike,
    Source,
    mappings_of,
    result_of,
    switch,
    text,
    texts,
)
from cadbridge.check.values import refuse_wrong_values, wrong_values
from cadbridge.files import PathLike_, path_of
from cadbridge.jobs import kept_library
from cadbridge.jobs.importing import ImportPlan, plan_into
from cadbridge.jobs.settle import settle as settle_in
from cadbridge.library.starter import start_library as start


def start_library(folder: PathLike_) -> list[Path]:
    """Start a library of one's own, as ``cadbridge init`` does, in a new or empty folder.

    Returns:
        The files written: one small example of each kind.

    Raises:
        FileError: the folder holds something already, or cannot be written.
    """
    return start(path_of(folder))


def write_library(source: Source, folder: PathLike_, *, remove: bool = False) -> list[Path]:
    """Write a library folder: one file a part and a face, and the schema.

    Where library files are, they are changed in place: each object in its own file, with its
    comments and order. So what was read of a folder can be changed and written back.

    Args:
        source: what the folder is to hold.
        folder: is made where it is missing.
        remove: whether what the folder holds and the source does not is taken out.

    Returns:
        The files written, then those removed.

    Raises:
        FileError: the folder holds more than the source; it cannot be written, or was changed
            meanwhile.
        FindingsError: values that do not fit the model; or library files there have errors.
    """
    library = result_of(source).library
    refuse_wrong_values(wrong_values(library))
    return kept_library.write_back(library, path_of(folder), remove=switch(remove, "remove"))


def plan_import(
    into: PathLike_,
    *files: PathLike_,
    as_new: bool = False,
    mappings: MappingsLike | None = None,
    **options: Choice,
) -> ImportPlan:
    """What files of any format would change in a library, as ``cadbridge import`` shows it.

    What a file does not show stays as it is. Nothing is written before the plan's `apply`.

    Args:
        into: library folder or file.
        files: files or folders.
        as_new: whether what nearly has a name that is known is taken as new.
        mappings: how fields meet the format of the files; by default the shipped ones.
        options: of the files' readers.

    Returns:
        A plan: `told` gives the changes, `removals` what is gone in a file, `findings` what was
        noticed, conflicts and what is left out among it, `not_shown` what stays, `problems` the
        errors that changes would bring; `apply` writes.

    Raises:
        FileError: a file or the library cannot be read.
        FindingsError: the library has errors; all of them.
        OptionError: no file's reader has such an option, or not that choice.
    """
    if not files:
        raise TypeError("a file to import is expected")
    paths = [path_of(file) for file in files]
    return plan_into(
        path_of(into), paths, mappings_of(mappings), options, as_new=switch(as_new, "as_new")
    )


def settle(
    path: PathLike_,
    part: str | Sequence[str],
    field: str,
    *,
    document: str,
    value: str | None = None,
    section: str = "",
    reason: str = "",
    as_new: bool = False,
) -> list[Path]:
    """Say in a library what an open value is, and which document states it.

    Args:
        path: library folder or file; it is written to.
        part: part number or pattern; also the id of a face, manufacturer or document; or several.
        field: the place of the value, ``connector.gender``, ``ports[X1].pins[2].signal``.
        document: id of the document that states it; a new one is listed.
        value: what it is, as library files write it; by default what the library says already; an
            empty one takes out what stands there.
        section: where in the document.
        reason: what else is to be said of it.
        as_new: whether a document whose id is hardly another than one that is known is new.

    Returns:
        The files written. What the value brings that `check_library` warns of is written too.

    Raises:
        FileError: there is no such place, nothing stands there, the value answers nothing, the
            document may be one that is known, or it cannot be written.
        FindingsError: the value does not fit the field, or the library would have errors by it.
        UnknownPart: no part is meant.
    """
    return list(
        settle_in(
            path_of(path),
            [part] if isinstance(part, str) else texts(part, "part"),
            text(field, "field"),
            document=text(document, "document"),
            value=None if value is None else text(value, "value"),
            section=text(section, "section"),
            reason=text(reason, "reason"),
            as_new=switch(as_new, "as_new"),
        ).files
    )


def rename_part(path: PathLike_, old: str, new: str) -> list[Path]:
    """Give a part of a library another number, wherever it is named.

    Args:
        path: library folder or file; it is written to.
        old: part number.
        new: part number.

    Returns:
        The files written.

    Raises:
        UnknownPart: there is no such part.
        FileError: there is one of the new number, be it in other case, or that is no number; the
            part is of the base; the library cannot be written.
    """
    return kept_library.rename_part(path_of(path), text(old, "old"), text(new, "new"))


def remove_part(path: PathLike_, number: str) -> list[Path]:
    """Take a part out of a library in which nothing else names it.

    Args:
        path: library folder or file; it is written to.
        number: part number.

    Returns:
        The files written, then those removed.

    Raises:
        UnknownPart: there is no such part.
        FileError: something names it; it is of the base; the library cannot be written.
    """
    return kept_library.remove_part(path_of(path), text(number, "number"))
