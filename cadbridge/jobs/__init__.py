"""One job each, over all formats: export, convert, import, diff, verify."""
