"""Faces from models: apart, since what draws and measures takes its time to load."""

from pathlib import Path

from cadbridge.api.sources import one_of
from cadbridge.files import PathLike_, path_of
from cadbridge.jobs.face_draft import add_draft
from cadbridge.step import Draft, DraftOptions
from cadbridge.step import draft_face as draft_of


def draft_face(model: PathLike_, options: DraftOptions | None = None) -> Draft:
    """Draft a connector face from a maker's 3D model, with the extra ``cadbridge[step]``.

    Args:
        model: a STEP file (AP203, AP214 or AP242).
        options: what the model does not say, or says otherwise.

    Returns:
        The face with its document and what is in doubt; `add_face` puts both into a library.

    Raises:
        FileError: it cannot be read, shows no contacts, or the extra is not installed.
    """
    wished = DraftOptions() if options is None else one_of(options, DraftOptions)
    return draft_of(path_of(model), wished)


def add_face(draft: Draft, library: PathLike_) -> list[Path]:
    """Add a draft and the document that it was read from to a library, with its picture.

    Returns:
        The files written.

    Raises:
        FileError: the library has a face of that id, or cannot be written.
        FindingsError: the library has errors.
    """
    return add_draft(one_of(draft, Draft), path_of(library))
