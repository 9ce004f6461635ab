"""Connectors: a plug definition, and one pin function a contact (EPLAN help, plug management).

The contacts come from the connector's face, under the names printed on this connector. The plug
definition's description lists them once more, so that a file read without its library tells a
contact that was changed by hand.
"""

from collections.abc import Mapping
from functools import cache

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import encode_entries
from cadbridge.formats.eplan.fields.ports import decode_names, encode_names
from cadbridge.formats.eplan.plan import FORMAT, Plan
from cadbridge.formats.eplan.xml.attribute_rules import attribute_rules_of
from cadbridge.formats.eplan.xml.elements import Code, definition_of, template
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping import shipped_mappings
from cadbridge.mapping.codecs import plain, unplain
from cadbridge.model import ConnectorSpec, ContactRole, Face, Gender
from cadbridge.model.fields import figures

PLUG_KEY = "plug"
_MOST_WAYS = 9999

Contacts = tuple[tuple[str, str], ...]
"""Role and name of each contact."""

_PIN_USES = {
    ContactRole.PROTECTIVE_EARTH: "contact_protective_earth",
    ContactRole.SHIELD: "contact_shield",
}


@cache
def _lines() -> Lines:
    """In the description of the plug definition: what the mapping has no attribute for.

    A new field of a connector stands here of its own.
    """
    placed = {
        rule.field for rule in attribute_rules_of(shipped_mappings()[FORMAT])["connector"].rules
    }
    names = (name for name in figures(ConnectorSpec) if name not in placed)
    return Lines(ConnectorSpec, *names, others=("Contact name", "Contacts"))


def face_contacts(spec: ConnectorSpec, faces: Mapping[str, Face]) -> Contacts:
    """The contacts of a connector's face; where it is not known, as many as there are ways."""
    face = faces.get(spec.face)
    if face is not None:
        return tuple((str(contact.role), contact.id) for contact in face.contacts)
    return tuple((str(ContactRole.SIGNAL), str(number)) for number in range(1, spec.ways + 1))


def encode_connector(spec: ConnectorSpec, contacts: Contacts, plan: Plan) -> list[Node]:
    """The plug definition and its pins.

    Args:
        spec: the connector.
        contacts: those of its face.
        plan: says under which codes they are written.
    """
    contacts = _printed(spec, contacts)
    entries = [
        *_lines().entries(spec),
        *encode_names(spec.contact_names),
        ("Contacts", contacts_text(contacts)),
    ]
    text = {"additionaldescription": plain(encode_entries(entries))}
    plug = template(plan.definition(f"plug_{spec.gender}"), PLUG_KEY, text)
    return [plug, *(_encode_contact(role, name, spec.gender, plan) for role, name in contacts)]


def _encode_contact(role: str, name: str, gender: Gender, plan: Plan) -> Node:
    use = _PIN_USES.get(ContactRole(role), "contact") if role in set(ContactRole) else "contact"
    values = {"terminalNr": name, "connectionDesignation": name}
    return template(plan.definition(f"{use}_{gender}"), f"contact {name}", values)


def is_contact(code: Code) -> bool:
    """Whether a template is a pin of a plug."""
    return code[0] == "101"


def decode_connector(
    plug: Node, pins: list[Node], variant: Node, plan: Plan
) -> tuple[ConnectorSpec, Contacts | None]:
    """The connector, and the contacts of its face if the plug definition lists them.

    As the face stands what the file calls so, be there such a face or not.
    """
    plug.key = PLUG_KEY
    for node in pins:
        node.key = f"contact {node.get('terminalNr')}"
    entries = _lines().read(unplain(plug.get("additionaldescription"))) or []
    placed = plan.attributes["connector"].decode(variant)
    if not 0 <= placed.get("ways", -1) <= _MOST_WAYS:
        placed["ways"] = len(pins)
    spec = ConnectorSpec(
        gender=_gender(definition_of(plug), plan),
        contact_names=decode_names(entries),
        **{"series": "", **placed, **_lines().values(entries)},
    )
    listed = dict(entries).get("Contacts")
    return spec, None if listed is None else _of_face(spec, parse_contacts(listed))


def _printed(spec: ConnectorSpec, contacts: Contacts) -> Contacts:
    """The contacts of a face under the names printed on a connector, and its shell."""
    names = spec.contact_names
    printed = tuple((role, names.get(id_, id_)) for role, id_ in contacts)
    return (*printed, *_shell(spec))


def _of_face(spec: ConnectorSpec, contacts: Contacts) -> Contacts:
    """The contacts of the face, of those of a connector: `_printed` the other way."""
    ids = {name: id_ for id_, name in spec.contact_names.items()}
    shell = _shell(spec)
    own = contacts[:-1] if shell and contacts[-1:] == shell else contacts
    return tuple((role, ids.get(name, name)) for role, name in own)


def _shell(spec: ConnectorSpec) -> Contacts:
    return ((str(ContactRole.SHIELD), spec.shell_contact),) if spec.shell_contact else ()


def _gender(code: Code, plan: Plan) -> Gender:
    word = plan.use(code).removeprefix("plug_")
    return Gender(word) if word in set(Gender) else Gender.UNSPECIFIED


def contacts_text(contacts: Contacts) -> str:
    """Contacts as lines of text: ``signal 1``."""
    return "\n".join(f"{role} {name}" for role, name in contacts)


def parse_contacts(text: str) -> Contacts:
    """The contacts that `contacts_text` made text of."""
    parts = (line.partition(" ") for line in text.split("\n") if line)
    return tuple((role, name) for role, _, name in parts)
