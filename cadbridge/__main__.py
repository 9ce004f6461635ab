"""The ``cadbridge`` command, also as ``python -m cadbridge``."""

import sys

from cadbridge.garbage import collect_seldom


def main() -> None:
    """Run the command; Ctrl-C is answered in words from the first moment on."""
    collect_seldom()
    try:
        from cadbridge.cli import main as command  # noqa: PLC0415 - takes a tenth of a second
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        sys.exit(2)
    command()


if __name__ == "__main__":
    main()
