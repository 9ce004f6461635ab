"""Speed and memory of cadbridge beside the raw libraries it stands on.

``python -m benchmarks`` makes its own data, runs every work in a process of its own and prints a
table; see README.md here.
"""
