"""The codes that tell in which language a text is."""

import re
from collections.abc import Mapping

from cadbridge.words import quoted

LANGUAGE_CODE = re.compile(r"[A-Za-z]{2}_[A-Za-z]{2}|\?\?_\?\?")
CODES_ARE = "a language code is like en_US, or ??_?? for none"


def with_language_codes(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts themselves.

    Raises:
        ValueError: a key is no language code, beside which not every format could keep a text.
    """
    for code in texts:
        if not LANGUAGE_CODE.fullmatch(code):
            raise ValueError(f"{quoted(code)} is none: {CODES_ARE}")
    return texts
