"""The 7z container: reads any within limits, writes the one layout that EPLAN's archives have."""
