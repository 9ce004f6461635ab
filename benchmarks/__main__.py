"""``python -m benchmarks [WORK]...``."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import OURS, PREPARE, RAW, Figures, measured, run_here
from benchmarks.table import FAILED, HEAD, MISSED, growth_row, row, text
from benchmarks.work import Work
from benchmarks.works import WORKS

MILLION = 1_000_000


def main(arguments: Sequence[str]) -> int:
    """Run the works that are asked for; 1 where one of them missed its bound."""
    options = _options(arguments)
    if options.child:
        return _child(*options.child)
    unknown = set(options.works) - set(WORKS)
    if unknown:
        print(f"no such work: {', '.join(sorted(unknown))}; there are: {', '.join(WORKS)}")
        return 2
    works = [WORKS[name] for name in options.works or WORKS]
    rows = []
    for work in works:
        size = work.short if options.short else work.size
        print(f"{work.name} ...", file=sys.stderr)
        rows.append(_row(work, size, options.repeat, judged=not options.short))
        print(" | ".join(rows[-1]), file=sys.stderr)
    print(text(HEAD, rows))
    if options.growth:
        print()
        print(_growth(works, with_million=options.million))
    return int(any(line[-1] in (MISSED, FAILED) for line in rows))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("works", metavar="WORK", nargs="*", help=f"of: {', '.join(WORKS)}")
    parser.add_argument("--short", action="store_true", help="small sizes, nothing judged")
    parser.add_argument("--repeat", type=int, default=1, help="take the best of so many runs")
    parser.add_argument("--growth", action="store_true", help="time a part at three sizes")
    parser.add_argument("--million", action="store_true", help="with --growth: a fourth size")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _child(name: str, side: str, size: str, folder: str) -> int:
    print(json.dumps(asdict(run_here(WORKS[name], side, int(size), Path(folder)))))
    return 0


def _row(work: Work, size: int, repeat: int, *, judged: bool) -> list[str]:
    try:
        return _both_sides(work, size, repeat, judged=judged)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return [work.name, *[""] * (len(HEAD) - 2), FAILED]


def _both_sides(work: Work, size: int, repeat: int, *, judged: bool) -> list[str]:
    """Ours and raw by turns, so that both meet the same machine."""
    with tempfile.TemporaryDirectory(prefix="cadbridge-benchmark-") as name:
        folder = Path(name)
        measured(work, PREPARE, size, folder)
        ours, raws = [], []
        for _ in range(repeat):
            ours.append(measured(work, OURS, size, folder))
            if work.raw is not None:
                raws.append(measured(work, RAW, size, folder))
    return row(work, size, _best(ours), _best(raws) if raws else None, judged=judged)


def _best(runs: Sequence[Figures]) -> Figures:
    return min(runs, key=lambda figures: figures.seconds)


def _growth(works: Sequence[Work], *, with_million: bool) -> str:
    rows = []
    head = ("Work", "a tenth", "three tenths", "all", *(["1 000 000"] * with_million), "Memory")
    for work in works:
        if not work.streams:
            continue
        print(f"growth of {work.name} ...", file=sys.stderr)
        sizes = [work.size // 10, work.size * 3 // 10, work.size, *([MILLION] * with_million)]
        runs = []
        for size in sizes:
            with tempfile.TemporaryDirectory(prefix="cadbridge-benchmark-") as name:
                measured(work, PREPARE, size, Path(name))
                runs.append((size, measured(work, OURS, size, Path(name))))
        rows.append(growth_row(work, runs))
    return text(head, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
