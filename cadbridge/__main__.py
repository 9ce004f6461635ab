"""Lets ``python -m cadbridge`` do what the ``cadbridge`` command does."""

from cadbridge.cli import main

if __name__ == "__main__":
    main()
