"""The command line: one thin module a command.

Results go to stdout, messages to stderr. Exit 0: fine, nothing different. 1: findings or
differences. 2: it could not be done.
"""

from cadbridge.cli.group import main

__all__ = ["main"]
