"""Rules over the library and over foreign files; findings."""
