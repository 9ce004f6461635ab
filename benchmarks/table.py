"""Figures as tables of plain text, which is Markdown too."""

from collections.abc import Sequence

from benchmarks.measure import Figures
from benchmarks.work import Work

HEAD = ("Work", "Size", "s", "raw s", "ratio", "bound", "MB", "bound", "Verdict")
GROWTH_HEAD = ("Work", "A tenth", "Three tenths", "All", "A million", "Time grows", "Memory")
MISSED, FAILED, GROWS = "MISSED", "FAILED", "GROWS"
FLAT_MEGABYTES = 30
"""Between the smallest and the largest size; more is growth."""


def row(work: Work, size: int, ours: Figures, raw: Figures | None, *, judged: bool) -> list[str]:
    """One line of the table of works."""
    ratio = ours.seconds / raw.seconds if raw and raw.seconds else None
    misses = [
        measured > bound
        for measured, bound in (
            (ratio, work.most_times_raw),
            (ours.seconds, work.most_seconds),
            (ours.megabytes, work.most_megabytes),
        )
        if measured is not None and bound is not None
    ]
    time_bound = f"{work.most_times_raw:g} x" if work.most_times_raw else ""
    time_bound = f"{work.most_seconds:g} s" if work.most_seconds else time_bound
    return [
        work.name,
        f"{size:,} {work.what}".replace(",", " "),
        f"{ours.seconds:.2f}",
        f"{raw.seconds:.2f}" if raw else "",
        f"{ratio:.2f}" if ratio is not None else "",
        time_bound,
        f"{ours.megabytes:.0f}",
        f"{work.most_megabytes}" if work.most_megabytes else "",
        _verdict(misses) if judged else "ran",
    ]


def _verdict(misses: Sequence[bool]) -> str:
    if not misses:
        return ""
    return MISSED if any(misses) else "kept"


def growth_row(work: Work, runs: Sequence[tuple[int, Figures]]) -> list[str]:
    """One line of the table of growth: microseconds a piece, and memory, at each size.

    Args:
        work: the work.
        runs: size and figures, three or four of them, the smallest first.
    """
    times = [figures.seconds / size * 1e6 for size, figures in runs]
    cells = [
        f"{time:.0f} µs, {figures.megabytes:.0f} MB"
        for time, (_, figures) in zip(times, runs, strict=True)
    ]
    grown = runs[-1][1].megabytes - runs[0][1].megabytes
    memory = ("flat" if grown < FLAT_MEGABYTES else GROWS) if work.streams else "held"
    empty = [""] * (4 - len(cells))
    return [work.name, *cells, *empty, f"x {times[-1] / times[0]:.2f}", memory]


def text(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns in line."""
    lines = [head, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    ruled = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in ruled
    )
