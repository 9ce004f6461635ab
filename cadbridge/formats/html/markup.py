"""Building HTML so that whatever a part says is shown, never obeyed."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
"""Elements that have no content and no end tag."""
_LINES = frozenset(
    (
        *("article", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "head", "header", "html", "li", "link", "main", "meta", "nav"),
        *("ol", "p", "script", "section", "table", "tbody", "td", "th", "thead", "title", "tr"),
        "ul",
    )
)
"""Elements that end a line of the file; the others stand in running text."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content: TypeAlias = "str | Iterable[Content] | None"
"""Plain text, which gets escaped; `Markup`, which does not; or several of either."""


def markup(content: Content) -> Markup:
    """Content as HTML."""
    if content is None:
        return Markup()
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(content))
    return Markup("".join(markup(item) for item in content))


def element(tag: str, *content: Content, **attributes: str | bool | None) -> Markup:
    """An HTML element.

    Args:
        tag: its name.
        content: what stands inside.
        attributes: by name, with ``_`` for ``-`` and a trailing ``_`` where Python has the word;
            True gives an attribute without a value, False and None give none; an empty text is a
            value like any other.
    """
    head = f"<{tag}{''.join(_attribute(*item) for item in attributes.items())}>"
    end = "\n" if tag in _LINES else ""
    if tag in VOID:
        return Markup(head + end)
    return Markup(f"{head}{markup(content)}</{tag}>{end}")


def _attribute(name: str, value: str | bool | None) -> str:
    plain = name.rstrip("_").replace("_", "-")
    if isinstance(value, str):
        return f' {plain}="{escape(value)}"'
    return f" {plain}" if value else ""


def joined(items: Iterable[Content], separator: str = ", ") -> Markup:
    """Contents with a separator between them."""
    return Markup(escape(separator).join(markup(item) for item in items))
