"""EPLAN parts data: parts-management XML, and EDZ archives of it."""
