"""What a check must remember until all records are known, in little memory."""

import pickle
import sqlite3
from collections.abc import Iterator
from typing import Any

from cadbridge.errors import FileError

_CACHE = 8_000
"""Kilobytes of memory."""
TABLES = f"""
PRAGMA cache_size = -{_CACHE};
PRAGMA journal_mode = OFF;
CREATE TABLE fact (kind TEXT, name TEXT, value BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE question (kind TEXT, value BLOB);
BEGIN;
"""


class Notes:
    """Facts by kind and name, and questions to be put at the end.

    They stand in a temporary database of SQLite, which takes a file in the system's temporary
    folder, gone when it is closed, for what its cache cannot hold (sqlite.org/tempfiles.html).
    """

    def __init__(self) -> None:
        """They are empty at first."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(TABLES)

    def first(self, kind: str, name: str, value: Any) -> Any:
        """Note a fact, unless there is one: then that one; None where there was none."""
        added = self._run("INSERT OR IGNORE INTO fact VALUES (?, ?, ?)", kind, name, value=value)
        return None if added.rowcount else self.get(kind, name)

    def get(self, kind: str, name: str) -> Any:
        """The fact of that kind and name, or None."""
        query = "SELECT value FROM fact WHERE kind = ? AND name = ?"
        row = self._database.execute(query, (kind, name)).fetchone()
        return pickle.loads(row[0]) if row else None

    def replace(self, kind: str, name: str, value: Any) -> None:
        """Note a fact in place of the one of that kind and name."""
        self._run("REPLACE INTO fact VALUES (?, ?, ?)", kind, name, value=value)

    def ask(self, kind: str, value: Any) -> None:
        """Note a question."""
        self._run("INSERT INTO question VALUES (?, ?)", kind, value=value)

    def questions(self, kind: str) -> Iterator[Any]:
        """All questions of a kind, in order."""
        query = "SELECT value FROM question WHERE kind = ? ORDER BY rowid"
        for row in self._database.execute(query, (kind,)):
            yield pickle.loads(row[0])

    def close(self) -> None:
        """Forget all."""
        self._database.close()

    def _run(self, statement: str, *keys: str, value: Any) -> sqlite3.Cursor:
        try:
            return self._database.execute(statement, (*keys, pickle.dumps(value)))
        except sqlite3.Error as error:
            raise FileError(f"there is no room in the temporary folder: {error}") from error
