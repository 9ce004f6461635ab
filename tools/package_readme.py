"""The README as a package index shows it: without pictures and links into the source tree."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_PICTURE = re.compile(r"^!\[[^]]*\]\((?!https?:)[^)]*\)\n+", re.MULTILINE)
_LINK = re.compile(r"\[([^]]*)\]\((?!https?:|#)[^)]*\)")


class ReadmeHook(MetadataHookInterface):
    """Puts it into the metadata of wheel and sdist."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the text; files that it leads to are in the sdist alone."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        text = _LINK.sub(r"\1", _PICTURE.sub("", text))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
