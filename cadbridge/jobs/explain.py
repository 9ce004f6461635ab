"""All rules of the package, wherever they are declared."""

import pkgutil
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import cadbridge
from cadbridge.errors import FileError
from cadbridge.findings import Rule, rules
from cadbridge.words import quoted

_TALKING = ("cli", "web")
"""They have no rules of their own."""


def rule_of(code: str) -> Rule | None:
    """The rule of a code, for which the modules are loaded that name it; None without one."""
    home = Path(cadbridge.__path__[0])
    for path in home.rglob("*.py"):
        place = path.relative_to(home).with_suffix("")
        if place.parts[0] not in _TALKING and f'"{code}"' in path.read_text("utf-8"):
            _import_if_there(".".join(("cadbridge", *place.parts)))
    return rules().get(code)


def known_rule(code: str) -> Rule:
    """As `rule_of`, in capitals or not.

    Raises:
        FileError: there is none of that code.
    """
    found = rule_of(code.upper())
    if found is None:
        close = get_close_matches(code.upper(), all_rules(), n=1)
        hint = f"is {close[0]} meant?" if close else "docs/findings lists all codes"
        raise FileError(f"there is no code {quoted(code)}", hint=hint)
    return found


def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order; loads the whole package but what talks to people."""
    for name in _modules():
        _import_if_there(name)
    return rules()


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(cadbridge.__path__, "cadbridge."):
        if not module.name.endswith("__main__") and module.name.split(".")[1] not in _TALKING:
            yield module.name


def _import_if_there(name: str) -> None:
    """A module; one that stands on an optional package which is not installed has no rules."""
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cadbridge"):
            raise
