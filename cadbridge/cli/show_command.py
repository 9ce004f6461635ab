"""``cadbridge show``."""

from collections.abc import Sequence
from pathlib import Path

import click

from cadbridge.cli.completion import PartOrFile
from cadbridge.cli.options import with_json, with_read_options
from cadbridge.cli.session import Session, write_json
from cadbridge.jobs.reading import fitting_options, read_path
from cadbridge.library import select_parts
from cadbridge.library.plain import to_plain
from cadbridge.library.select import named_parts
from cadbridge.mapping.product_groups import groups_of
from cadbridge.model import Library, Part


@click.command("show")
@click.argument("names", metavar="PART...", nargs=-1, required=True, type=PartOrFile())
@with_read_options
@with_json
@click.pass_obj
def command(session: Session, names: tuple[str, ...], as_json: bool) -> None:
    """Show parts with their pins, conductors or functions.

    PART is a part number, type number or order code; * and ? stand for any text. It may also be
    a file of any format, or a folder of files: then all its parts are shown, and faces that no
    part of it has.
    """
    paths = [Path(name) for name in names if _is_path(session, name)]
    fitting_options(paths, session.read_options)
    held = [_held(session, name) for name in names]
    if as_json:
        write_json([to_plain(part) for _, parts in held for part in parts])
        return
    from cadbridge.cli.face_view import faces_alone, print_face  # noqa: PLC0415 - used here only
    from cadbridge.cli.part_view import print_part, print_told  # noqa: PLC0415 - used here only
    from cadbridge.cli.tables import console  # noqa: PLC0415

    target, groups = console(), groups_of(session.mappings)
    for name, (library, parts) in zip(names, held, strict=True):
        for part in parts:
            print_part(library, part, groups, target, wording=session.verbose)
            print_told(part, session.mappings, target)
        faces = list(faces_alone(library)) if Path(name) in paths else []
        for face in faces:
            print_face(face, target)
        if not parts and not faces:
            session.say(f"{name}: there is no part in it, and no face")


def _held(session: Session, name: str) -> tuple[Library, Sequence[Part]]:
    """The library that a name leads to, and the parts that are shown of it."""
    path = Path(name)
    if _is_path(session, name):
        result = read_path(path, session.mappings, options=session.read_options)
        session.say_findings(result.findings)
        return result.library, result.library.parts
    library = session.library_around([name])
    return library, select_parts(library, [name])


def _is_path(session: Session, name: str) -> bool:
    """Whether it is a file, or a folder that no part is called like."""
    path = Path(name)
    if path.is_dir():
        return not named_parts(session.library_around([name]), name)
    return path.is_file()
