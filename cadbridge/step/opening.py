"""A STEP file (ISO 10303-21) to its solids, within bounds of size, time and memory."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cadbridge
from cadbridge.errors import FileError
from cadbridge.files import open_file
from cadbridge.step.headers import product_of, protocol_of
from cadbridge.step.solids import Solids, solids_from
from cadbridge.step.soundness import NoNumber, missing_entities, unplaced_components
from cadbridge.words import counted, quoted

MOST_BYTES = 100_000_000
MOST_FACES = 20_000
"""Faces in a file; a connector has some hundred to some thousand."""
SECONDS = 120
"""That the kernel may take."""
_MEMORY = 6 << 30
_CHUNK = 1 << 20
_START, _END = b"ISO-10303-21", b"END-ISO-10303-21"
_FACE = re.compile(rb"=\s*(?:ADVANCED_FACE|FACE_SURFACE)\s*\(")
_ALONE = "save the connector alone, without the device around it"
_AGAIN = "download it again, or export it anew"
_MISSING = "reading 3D models needs an extra package"
_REASONS = {
    3: ("cannot be read as a STEP model", "export it anew from the CAD program"),
    4: ("holds no solid", "export the connector as a solid body"),
    6: ("is damaged: it holds coordinates that are no numbers", _AGAIN),
    5: ("is too large: its assemblies place more than 40,000 faces", _ALONE),
}
"""By exit code of `cadbridge.step.kernel`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepModel:
    """A model and what its file says of itself."""

    name: str
    """Of the file."""
    sha256: str
    product: str
    """As the model names it first; empty where it does not."""
    protocol: str
    """``AP203``, ``AP214``, ``AP242``, or the schema's own name."""
    solids: Solids
    unread: tuple[str, ...]
    """What of it could not be read, in words."""
    loose: int
    """Faces that bound no solid, so that their inside is not sure."""


def open_step(path: Path) -> StepModel:
    """Read a model.

    Raises:
        FileError: it is no STEP file, damaged, too large, or the extra is not installed.
    """
    content = _content(path)
    if importlib.util.find_spec("OCP") is None:
        raise FileError(_MISSING, path=path, hint="pip install 'cadbridge[step]'")
    text = content.decode("latin-1")
    missing = _missing(content, path)
    data = _read(path)
    return StepModel(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        product=product_of(text),
        protocol=protocol_of(text),
        solids=solids_from(data),
        unread=(*missing, *_failed(data["unread"])),
        loose=data["loose"],
    )


def _missing(content: bytes, path: Path) -> list[str]:
    try:
        missing = missing_entities(content)
    except NoNumber as error:
        message = f"is damaged: {quoted(str(error))} stands where a number must be"
        raise FileError(message, path=path, hint=_AGAIN) from None
    said = [f"{one} is referred to and not there" for one in missing]
    if count := unplaced_components(content):
        said.append(f"{counted(count, 'component')} of the assembly without a place")
    return said


def _failed(count: int) -> list[str]:
    many = "entity" if count == 1 else "entities"
    return [f"the kernel makes no shape of {count} {many}"] if count else []


def _content(path: Path) -> bytes:
    if not path.exists():
        raise FileError("there is no such file", path=path)
    if not path.is_file():
        raise FileError("is no file", path=path)
    with open_file(path) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileError(f"is larger than {MOST_BYTES // 1_000_000} MB", path=path, hint=_ALONE)
    if not content.strip():
        raise FileError("is empty", path=path)
    if _START not in content[:_CHUNK].lstrip()[:200]:
        raise FileError("is no STEP file (ISO 10303-21)", path=path, hint=_other_kind(content))
    if _END not in content[-_CHUNK:]:
        raise FileError("is cut off: its end is missing", path=path, hint="download it again")
    faces = sum(1 for _ in _FACE.finditer(content))
    if faces > MOST_FACES:
        raise FileError(f"holds {faces:,} faces, {MOST_FACES:,} at most", path=path, hint=_ALONE)
    return content


def _other_kind(content: bytes) -> str:
    if content[:2] == b"PK":
        return "it is a zip archive: unpack it first"
    if content[:2] == b"\x1f\x8b":
        return "it is packed (.stpz): unpack it first"
    return "export the model as STEP AP203, AP214 or AP242 (.step, .stp)"


def _read(path: Path) -> dict[str, Any]:
    """What the kernel wrote of a file."""
    with tempfile.TemporaryDirectory(prefix="cadbridge-") as folder:
        result = Path(folder, "solids.json")
        code = _run([sys.executable, "-m", "cadbridge.step.kernel", str(path), str(result)], path)
        if code:
            message, hint = _REASONS.get(code, _REASONS[3])
            raise FileError(message, path=path, hint=hint)
        data: dict[str, Any] = json.loads(result.read_text("utf-8"))
        return data


def _run(command: list[str], path: Path) -> int:
    """The kernel's exit code; what it prints is for no one."""
    home = str(Path(cadbridge.__file__).parent.parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            **_limits(),
        ).returncode
    except subprocess.TimeoutExpired:
        raise FileError(
            f"takes more than {SECONDS} seconds to read", path=path, hint=_ALONE
        ) from None


def _limits() -> dict[str, Any]:
    """Bounds of memory, where the system has them."""
    if sys.platform == "win32":
        return {}
    import resource  # noqa: PLC0415 - not on Windows

    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))}
