"""Who may come in, and who may change something: secrets of one start, never kept."""

import hmac
from hashlib import sha256
from secrets import token_urlsafe

_BYTES = 32


class Keys:
    """The secrets of one start.

    An entry opens the door once, as part of an address that may stay in a browser's history. The
    session then lives in a cookie. A form's token is good for the form's own address alone.
    """

    def __init__(self) -> None:
        self.session = token_urlsafe(_BYTES)
        self._entries: set[str] = set()

    def new_entry(self) -> str:
        """One more token that opens the door once."""
        entry = token_urlsafe(_BYTES)
        self._entries.add(entry)
        return entry

    def enter(self, entry: str) -> bool:
        """Whether a token opens the door; it does so no second time."""
        found = next((one for one in self._entries if _same(one, entry)), None)
        self._entries.discard(found or "")
        return found is not None

    def is_session(self, cookie: str) -> bool:
        """Whether a cookie is the one that this start gave away."""
        return _same(self.session, cookie)

    def form_token(self, address: str) -> str:
        """The token of whatever is sent to an address of ours."""
        return hmac.new(self.session.encode(), address.encode(), sha256).hexdigest()

    def allows(self, address: str, token: str) -> bool:
        """Whether a token is the one of that address."""
        return _same(self.form_token(address), token)


def _same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "replace"))
