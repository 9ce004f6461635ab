"""All rules of the package, wherever they are declared."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module

import cadbridge
from cadbridge.findings import Rule, rules

_TALKING = ("cli", "web")
"""They have no rules of their own."""


def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order; loads the whole package but what talks to people."""
    for module in pkgutil.walk_packages(cadbridge.__path__, "cadbridge."):
        if not module.name.endswith("__main__") and module.name.split(".")[1] not in _TALKING:
            _import_if_there(module.name)
    return rules()


def _import_if_there(name: str) -> None:
    """A module; one that stands on an optional package which is not installed has no rules."""
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cadbridge"):
            raise
