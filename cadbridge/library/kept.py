"""The data of single files, kept between runs for as long as they stay as they are."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from cadbridge.errors import FileError
from cadbridge.files import read_content, write_atomic
from cadbridge.library.cache import cache_folder, key_of_content, stamp


def kept_data(path: Path, make: Callable[[], Any]) -> Any:
    """The plain data of a file.

    Args:
        path: the file.
        make: reads it; what it raises is not kept.

    Raises:
        FileError: the file cannot be read.
    """
    home = cache_folder()
    if home is None:
        return make()
    head = stamp() + key_of_content(read_content(path)).encode()
    kept = home / f"data-{blake2b(os.fsencode(path.resolve()), digest_size=8).hexdigest()}.json"
    known = _text_behind(head, kept)
    if known is not None:
        return json.loads(known)
    data = make()
    text = json.dumps(data, ensure_ascii=False).encode()
    with suppress(OSError, FileError):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(kept, b"%s %08x %s" % (head, crc32(text), text))
    return data


def _text_behind(head: bytes, file: Path) -> bytes | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    checksum, _, text = content.removeprefix(head).lstrip().partition(b" ")
    is_whole = content.startswith(head) and checksum == b"%08x" % crc32(text)
    return text if is_whole else None
