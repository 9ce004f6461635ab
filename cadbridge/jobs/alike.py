"""Names that are hardly others: one slip of the finger apart, or of one look."""


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers are one sign apart, and not only in digits as in a series."""
    if abs(len(one) - len(other)) > 1:
        return False
    first, second = _apart(one, other)
    are_digits = all(sign.isdigit() for sign in first + second)
    return one_sign_apart(one, other) and not (are_digits and first + second)


def looks_alike(one: str, other: str) -> bool:
    """Whether two names differ in blanks, hyphens, capitals or signs of one look: CN 4, P0WER."""
    return one != other and look(one) == look(other)


_LOOKS = str.maketrans({"0": "o", "1": "i", "l": "i", " ": "", "-": "", "_": "", "\xa0": ""})


def look(name: str) -> str:
    """What names that look alike have in common."""
    return name.casefold().translate(_LOOKS)


def one_sign_apart(one: str, other: str) -> bool:
    """Whether a slip of the finger lies between two names: a sign more, less, other or swapped."""
    first, second = _apart(one, other)
    if len(first) <= 1 and len(second) <= 1:
        return one != other
    return len(first) == len(second) == 2 and first == second[::-1]


def _apart(one: str, other: str) -> tuple[str, str]:
    """What is left of two names without what they begin and end with in common."""
    first, second = one.casefold(), other.casefold()
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    return first, second
