"""Global trade item numbers, the digits of bar codes (GS1 General Specifications, 7.9)."""

LENGTHS = (8, 12, 13, 14)
"""GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN) and GTIN-14."""


def gtin_fault(text: str) -> str:
    """What keeps a text from being such a number; nothing where it is one."""
    if not (text.isascii() and text.isdecimal()) or len(text) not in LENGTHS:
        return "is not 8, 12, 13 or 14 digits"
    expected = check_digit(text[:-1])
    return "" if text[-1] == expected else f"ends in {text[-1]}, not in {expected}"


def check_digit(digits: str) -> str:
    """The last digit that goes with those before it: from the right, each second counts thrice."""
    total = sum(int(digit) * (1 if index % 2 else 3) for index, digit in enumerate(digits[::-1]))
    return str(-total % 10)
