"""``cadbridge formats``."""

import click

from cadbridge.cli.options import with_json
from cadbridge.cli.session import write_json
from cadbridge.formats import Format, formats
from cadbridge.mapping import Capability, Carriage
from cadbridge.model.fields import library_paths

_MARKS = {
    Carriage.CARRIED: "yes",
    Carriage.NORMALISED: "normal form",
    Carriage.NOT_CARRIED: "-",
    Carriage.SHOWN: "shown",
}


@click.command("formats")
@with_json
@click.option("--fields", is_flag=True, help="Also print what each format carries, field by field.")
def command(as_json: bool, fields: bool) -> None:
    """List the formats and what each carries.

    A field marked yes comes back exactly as it was; tests hold every format to it.
    """
    items = list(formats().values())
    if as_json:
        write_json([_as_dict(item) for item in items])
        return
    from cadbridge.cli.tables import console, print_table  # noqa: PLC0415 - used here only

    target = console()
    rows = [
        [
            item.name,
            item.title,
            " ".join((*item.suffixes, *item.suffixes_not_written)),
            ", ".join(_ways(item)),
            share(item),
        ]
        for item in items
    ]
    print_table(["Format", "What", "Files", "Can", "Fields carried"], rows, target=target)
    if fields:
        rows = [
            [path, *(mark(item.capability(path)) for item in items)] for path in library_paths()
        ]
        print_table(["Field", *(item.name for item in items)], rows, target=target)


def _ways(item: Format) -> list[str]:
    ways = {
        "read": item.read,
        "write": item.write or item.export,
        "check": item.check or item.read,
    }
    return [way for way, function in ways.items() if function]


def share(item: Format) -> str:
    """How many of all fields come back: ``70 of 90, 80 with --sources``."""
    always = item.carried_paths({})
    texts = [f"{len(always)} of {len(library_paths())}"]
    for option in (option for option in item.options if option.decides_fields):
        count = len(item.carried_paths({option.key: "yes"}))
        texts.append(f"{count} with --{option.flag}")
    return ", ".join(texts)


def mark(capability: Capability) -> str:
    """What becomes of a field, in a table."""
    return _MARKS.get(capability.carriage) or f"with --{capability.option}"


def _as_dict(item: Format) -> dict[str, object]:
    return {
        "name": item.name,
        "title": item.title,
        "suffixes": list(item.suffixes),
        "kinds": sorted(item.kinds),
        "can": _ways(item),
        "fields": {
            path: {
                "carriage": str(capability.carriage),
                "note": capability.note,
                "option": capability.option,
            }
            for path in library_paths()
            for capability in (item.capability(path),)
        },
    }
