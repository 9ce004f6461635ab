"""Why a model makes no face, and what to do, in words."""

from collections.abc import Sequence

from cadbridge.step.contacts import Contact
from cadbridge.step.figures import exact
from cadbridge.words import counted

_NONE = "shows no contacts"


def no_contacts(
    closed: Sequence[Contact], *, axis: str, alone: bool, unread: Sequence[str]
) -> tuple[str, str]:
    """The message and the advice for a model that shows no contacts.

    Args:
        closed: bores with material right before their mouths.
        axis: the direction that was named.
        alone: one contact stands in a shell.
        unread: what could not be read of the model.
    """
    why = "no two pins, sockets or blades of one size, 0.3 to 15 mm thick, end together in the open"
    advice = "is it the connector itself, with its contacts, in its true size?"
    if alone:
        advice = "it shows one contact in a shell: say so with `ways` 1"
    elif len(closed) > 1:
        bores = counted(len(closed), str(closed[0].shape))
        why = f"something closes the mouths of {bores} of {exact(closed[0].size)} mm"
        advice = "save the connector without the label, foil or cap on its face"
    elif axis:
        advice = f"nothing of that kind is there along {axis}; leave out `axis`"
    more = f"; part of it could not be read: {unread[0]}" if unread else ""
    return f"{_NONE}: {why}{more}", advice
