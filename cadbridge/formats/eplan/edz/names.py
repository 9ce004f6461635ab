"""Names of the files in an EDZ."""

from cadbridge.formats.eplan.edz.manifest import DOCUMENT, ITEMS, PART_XML, PICTURE

OWN_FOLDER = "cadbridge"
"""Folder of the pictures and drawings that are made here, so that reading tells them from those
of a vendor."""
VARIABLES = {PICTURE: "$(MD_IMG)", DOCUMENT: "$(MD_DOCUMENTS)", "macro": "$(MD_MACROS)"}
"""EPLAN's master data folders, by type of item."""


def record_path(name: str) -> str:
    """Path of a record's file."""
    return f"{ITEMS}{PART_XML}/{name}"


def own_path(type_: str, folder: str, name: str) -> str:
    """Path of a picture or drawing that is made here; each part has its folder."""
    return f"{ITEMS}{type_}/{OWN_FOLDER}/{folder}/{name}"


def is_own(reference: str) -> bool:
    """Whether an attribute's reference or a member's path is of something made here."""
    return any(
        reference.startswith((f"{variable}\\{OWN_FOLDER}\\", f"{ITEMS}{type_}/{OWN_FOLDER}/"))
        for type_, variable in VARIABLES.items()
    )


def reference_to(path: str) -> str:
    r"""What an attribute says to name a member: ``$(MD_IMG)\FESTO\17602u_7.jpg``."""
    type_, _, locator = path.removeprefix(ITEMS).partition("/")
    return f"{VARIABLES[type_]}\\{locator}".replace("/", "\\")


def path_of(type_: str, reference: str) -> str:
    """Path of the member that an attribute names; empty where it names no master data."""
    variable, separator, locator = reference.partition("\\")
    if not separator or not variable.startswith("$(MD_"):
        return ""
    return f"{ITEMS}{type_}/{locator}".replace("\\", "/")
