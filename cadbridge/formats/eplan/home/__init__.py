"""Parts files that come back: what they leave out is as the library has it, and nothing is new."""
