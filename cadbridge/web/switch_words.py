"""What the page calls the options of readers, and words about arguments of calls put so."""

import re
from collections.abc import Mapping
from functools import cache

from cadbridge.formats import Option, formats
from cadbridge.web.visit import Visit

_SWITCHES: Mapping[str, str] = {
    "part": "Part number",
    "port": "Port",
    "sheet": "Only this sheet",
    "header-row": "Row of the titles",
    "columns": "What the columns hold",
    "supplier": "Columns as kept for the supplier",
    "save-columns": "Keep this for the next list of this supplier",
    "view": "Side that is shown",
    "gender": "Gender of the connector",
    "unit": "Unit",
    "scale": "Drawn larger than it is",
    "value": "What it is",
    "document": "Document that states it",
    "add-manufacturers": "Also add manufacturers that nobody knows",
}
"""By an option's flag: the label of the switch or button that says the same."""
_BY_ARGUMENT = {flag.replace("-", "_"): label for flag, label in _SWITCHES.items()}
_FIELDS: Mapping[str, str] = {"erp_number": "ERP number", "gtin": "GTIN"}
"""Fields with names that are written otherwise."""
_COMMANDS: Mapping[str, str] = {
    "`cadbridge settle`": "Settle it",
    "`cadbridge info`": "What it is",
    "`cadbridge formats`": "Take it along as",
}
"""By a command: the button or heading of the page that does the same."""

_OWN_WORDS: Mapping[str, str] = {
    "with `as_new` it is listed as a new one": "the tick beside it lists it as a new one",
    "add its title to the aliases in mappings/excel.yaml": "choose by its menu what it holds",
}
"""Ways that the page does not have, and its own."""


def field_name(name: str) -> str:
    """What a person calls a field that a column can hold: ``Contact A`` for ``contact_a``."""
    words = _FIELDS.get(name.replace(" ", "_")) or name.replace("_", " ")
    end = words[-1].upper() if words[-2:-1] == " " else words[-1:]
    return f"{words[:1].upper()}{words[1:-1]}{end}" if len(words) > 1 else words


def label_of(option: Option) -> str:
    """What the switch for an option is called, in English."""
    return _SWITCHES.get(option.flag, option.help)


def on_the_page(visit: Visit, text: str) -> str:
    """A text with the page's own switches in place of arguments and commands."""

    def quoted(label: str, value: str | None = None) -> str:
        said = visit.say(label)
        return f"“{said}: {visit.say(value)}”" if value else f"“{said}”"

    for other, own in _OWN_WORDS.items():
        text = text.replace(other, own)
    for command, label in _COMMANDS.items():
        text = text.replace(command, quoted(label))
    return _arguments().sub(lambda found: quoted(_BY_ARGUMENT[found[1]], found[2]), text)


@cache
def _arguments() -> re.Pattern[str]:
    """An argument of calls in backticks, and its value where one stands behind it."""
    choices = {
        choice
        for item in formats().values()
        for option in item.read_options
        for choice in option.choices
    }
    value = "|".join([r"'[^']*'", r"\d+(?::\d+)?", *map(re.escape, sorted(choices))])
    return re.compile(rf"`({'|'.join(_BY_ARGUMENT)})`(?: ({value})(?!\w))?")
