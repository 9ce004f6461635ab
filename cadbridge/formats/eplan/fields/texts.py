"""Text of no language inside multi-language attributes."""

from cadbridge.mapping.codecs import NO_LANGUAGE, decode_multilang

_MARK = f"{NO_LANGUAGE}@"


def plain(text: str) -> str:
    """A multi-language value that holds this text for all languages; nothing for no text."""
    return f"{_MARK}{text.replace('@', '@@')};" if text else ""


def unplain(value: str) -> str:
    """The text of no language, else the English one, else the first."""
    if value.startswith(_MARK) and value.endswith(";") and "@" not in value[len(_MARK) :]:
        return value[len(_MARK) : -1]
    texts = decode_multilang(value)
    for language in (NO_LANGUAGE, "en_US", "en_EN"):
        if language in texts:
            return texts[language]
    return next(iter(texts.values()), "")
