"""Connectors: a plug definition, and one pin function a contact (EPLAN help, plug management).

The contacts come from the connector's face, under the names printed on this connector. The plug
definition's description lists them once more, so that a file read without its library tells a
contact that was changed by hand.
"""

from collections.abc import Mapping

from cadbridge.formats.eplan.labels import Entry, decode_entries, encode_entries
from cadbridge.formats.eplan.node import Node
from cadbridge.formats.eplan.plan import Code, Plan
from cadbridge.formats.eplan.ports import decode_names, encode_names
from cadbridge.formats.eplan.template import definition_of, template
from cadbridge.formats.eplan.texts import plain, unplain
from cadbridge.model import ConnectorSpec, ContactRole, Face, Gender
from cadbridge.model.naming import printed_names

PLUG_KEY = "plug"
PLUG_LABELS = ("Size", "Mounting", "Shell contact", "Contact name", "Contacts")

Contacts = tuple[tuple[str, str], ...]
"""Role and printed name of each contact."""

_PIN_USES = {
    ContactRole.PROTECTIVE_EARTH: "contact_protective_earth",
    ContactRole.SHIELD: "contact_shield",
}


def contacts_of(spec: ConnectorSpec, faces: Mapping[str, Face]) -> Contacts:
    """The contacts of a connector: those of its face, or as many as it has ways, and its shell."""
    face = faces.get(spec.face)
    if face is None:
        own = spec.contact_names
        ids = [str(number) for number in range(1, spec.ways + 1)]
        contacts = [(str(ContactRole.SIGNAL), own.get(id_, id_)) for id_ in ids]
    else:
        names = printed_names(face, spec)
        contacts = [(str(contact.role), names[contact.id]) for contact in face.contacts]
    if spec.shell_contact:
        contacts.append((str(ContactRole.SHIELD), spec.shell_contact))
    return tuple(contacts)


def encode_connector(spec: ConnectorSpec, contacts: Contacts, plan: Plan) -> list[Node]:
    """The plug definition and its pins."""
    entries: list[Entry] = [
        ("Size", spec.size),
        ("Mounting", spec.mounting),
        ("Shell contact", spec.shell_contact),
        *encode_names(spec.contact_names),
        ("Contacts", "\n".join(f"{role} {name}" for role, name in contacts)),
    ]
    text = {"additionaldescription": plain(encode_entries(entries))}
    plug = template(plan.definition(f"plug_{spec.gender}"), PLUG_KEY, text)
    return [plug, *(_encode_contact(role, name, spec.gender, plan) for role, name in contacts)]


def _encode_contact(role: str, name: str, gender: Gender, plan: Plan) -> Node:
    use = _PIN_USES.get(ContactRole(role), "contact") if role in set(ContactRole) else "contact"
    values = {"terminalNr": name, "connectionDesignation": name}
    return template(plan.definition(f"{use}_{gender}"), f"contact {name}", values)


def connector_attributes(spec: ConnectorSpec) -> dict[str, str]:
    """What stands at the variant."""
    return {
        "P_ARTICLE_CODING": spec.coding,
        "P_ARTICLE_CONTACTOR_ARRANGEMENT": spec.face,
        "P_ARTICLE_DESIGN": plain(spec.series),
        "P_ARTICLE_PINCOUNT": str(spec.ways),
    }


def is_plug(code: Code) -> bool:
    """Whether a template is a plug definition."""
    return code[0] == "103"


def is_contact(code: Code) -> bool:
    """Whether a template is a pin of a plug."""
    return code[0] == "101"


def decode_connector(
    plug: Node, pins: list[Node], variant: Node, plan: Plan
) -> tuple[ConnectorSpec, Contacts | None]:
    """The connector, and its contacts if the plug definition lists them."""
    plug.key = PLUG_KEY
    for node in pins:
        node.key = f"contact {node.get('terminalNr')}"
    entries = decode_entries(unplain(plug.get("additionaldescription")), PLUG_LABELS) or []
    texts = dict(entries)
    contacts = _listed(texts["Contacts"]) if "Contacts" in texts else None
    count = variant.get("P_ARTICLE_PINCOUNT")
    spec = ConnectorSpec(
        series=unplain(variant.get("P_ARTICLE_DESIGN")),
        size=texts.get("Size", ""),
        coding=variant.get("P_ARTICLE_CODING"),
        ways=int(count) if count.isdecimal() and len(count) < 5 else len(pins),
        gender=_gender(definition_of(plug), plan),
        mounting=texts.get("Mounting", ""),
        face=variant.get("P_ARTICLE_CONTACTOR_ARRANGEMENT"),
        contact_names=decode_names(entries),
        shell_contact=texts.get("Shell contact", ""),
    )
    return spec, contacts


def _gender(code: Code, plan: Plan) -> Gender:
    word = plan.uses.get(code, "").removeprefix("plug_")
    return Gender(word) if word in set(Gender) else Gender.UNSPECIFIED


def _listed(text: str) -> Contacts:
    parts = (line.partition(" ") for line in text.split("\n"))
    return tuple((role, name) for role, _, name in parts)
