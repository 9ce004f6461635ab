"""``python -m benchmarks [WORK]...``."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import OURS, PREPARE, RAW, Figures, measured, run_here
from benchmarks.table import FAILED, GROWS, GROWTH_HEAD, HEAD, MISSED, growth_row, row, text
from benchmarks.work import Work
from benchmarks.works import WORKS
from cadbridge.garbage import collect_seldom

MILLION = 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Run the works that are asked for; 1 where one missed its bound, or grows but should not."""
    options = _options(arguments)
    if options.child:
        return _child(*options.child)
    unknown = set(options.works) - set(WORKS)
    if unknown:
        print(f"no such work: {', '.join(sorted(unknown))}; there are: {', '.join(WORKS)}")
        return 2
    works = [WORKS[name] for name in options.works or WORKS]
    rows = []
    full: dict[str, Figures] = {}
    for work in works:
        rows.append(_row(work, options, full))
        print(" | ".join(rows[-1]), file=sys.stderr)
    print(f"# Benchmarks, last run\n\n{_machine()}.\n\n{text(HEAD, rows)}")
    if options.growth:
        growth = _growth(works, full, options)
        print(f"\nTime a piece and memory at several sizes:\n\n{text(GROWTH_HEAD, growth)}")
        rows += growth
    return int(any(line[-1] in (MISSED, FAILED, GROWS) for line in rows))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("works", metavar="WORK", nargs="*", help=f"of: {', '.join(WORKS)}")
    parser.add_argument("--short", action="store_true", help="small sizes, nothing judged")
    parser.add_argument("--repeat", type=int, default=1, help="take the best of so many runs")
    parser.add_argument("--growth", action="store_true", help="time a piece at three sizes")
    parser.add_argument(
        "--million", action="store_true", help="with --growth: a fourth size for what streams"
    )
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), {python}"


def _child(name: str, side: str, size: str, folder: str) -> int:
    collect_seldom()  # both sides, as the program itself does
    print(json.dumps(asdict(run_here(WORKS[name], side, int(size), Path(folder)))))
    return 0


def _row(work: Work, options: argparse.Namespace, full: dict[str, Figures]) -> list[str]:
    """The line of a work; its figures go into `full`."""
    size = work.short if options.short else work.size
    print(f"{work.name} ...", file=sys.stderr)
    try:
        ours, raw = _both_sides(work, size, options.repeat)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return [work.name, *[""] * (len(HEAD) - 2), FAILED]
    full[work.name] = ours
    return row(work, size, ours, raw, judged=not options.short)


def _both_sides(work: Work, size: int, repeat: int) -> tuple[Figures, Figures | None]:
    """Ours and raw by turns, so that both meet the same machine."""
    with tempfile.TemporaryDirectory(prefix="cadbridge-benchmark-") as name:
        folder = Path(name)
        measured(work, PREPARE, size, folder)
        ours, raws = [], []
        for _ in range(repeat):
            ours.append(measured(work, OURS, size, folder))
            if work.raw is not None:
                raws.append(measured(work, RAW, size, folder))
    return _best(ours), _best(raws) if raws else None


def _best(runs: Sequence[Figures]) -> Figures:
    return min(runs, key=lambda figures: figures.seconds)


def _growth(
    works: Sequence[Work], full: Mapping[str, Figures], options: argparse.Namespace
) -> list[list[str]]:
    """The lines of growth; the runs that the table of works shows are not repeated."""
    grown = [work for work in works if work.name in full and work.size > 1]
    millions = _millions(grown) if options.million else {}
    rows = []
    for work in grown:
        largest = work.short if options.short else work.size
        runs = [(size, _alone(work, size)) for size in (largest // 10, largest * 3 // 10)]
        runs.append((largest, full[work.name]))
        if work.name in millions:
            runs.append((MILLION, millions[work.name]))
        rows.append(growth_row(work, runs))
        print(" | ".join(rows[-1]), file=sys.stderr)
    return rows


def _alone(work: Work, size: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="cadbridge-benchmark-") as name:
        measured(work, PREPARE, size, Path(name))
        return measured(work, OURS, size, Path(name))


def _millions(works: Sequence[Work]) -> dict[str, Figures]:
    """A million pieces of what streams, in one folder, so that the file is made once."""
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="cadbridge-benchmark-") as name:
        for work in works:
            if work.streams:
                print(f"a million for {work.name} ...", file=sys.stderr)
                measured(work, PREPARE, MILLION, Path(name))
                figures[work.name] = measured(work, OURS, MILLION, Path(name))
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
