"""What of a part stands where in EPLAN, both directions in one place."""
