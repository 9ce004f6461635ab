"""Lists that stand side by side: which columns belong to which."""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats.excel.read.lists.titles.title_words import Meaning


def blocks(meanings: Mapping[int, Meaning], titles: Mapping[int, str]) -> Iterator[Sequence[int]]:
    """Columns of the lists that stand side by side."""
    order = sorted(titles)
    runs: list[list[int]] = []
    for index in order:
        if not runs or index > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(index)
    anchored = [any(_is_anchor(meanings[index]) for index in run) for run in runs]
    are_wires = [_has_both_ends({index: meanings[index] for index in run}) for run in runs]
    is_free = all(are_wires) or (all(anchored) and not _has_both_ends(meanings))
    apart = len(runs) > 1 and is_free
    known = [run for run in runs if len(run) == 1 or any(_says(meanings[index]) for index in run)]
    order = [index for run in known for index in run]
    for run in runs if apart else [order]:
        yield from _repeated(run, meanings, titles)


def is_letter(meaning: Meaning) -> bool:
    """Whether a title is but a letter for an end."""
    return meaning.is_weak and not meaning.fields


def _says(meaning: Meaning) -> bool:
    """Whether a title surely means something; of a block without one, none is of the list."""
    return bool(meaning) and not meaning.is_weak


def _is_anchor(meaning: Meaning) -> bool:
    return "contact" in meaning.fields


def _has_both_ends(meanings: Mapping[int, Meaning]) -> bool:
    return {"a", "b"} <= {meaning.side for meaning in meanings.values()}


def _repeated(
    run: Sequence[int], meanings: Mapping[int, Meaning], titles: Mapping[int, str]
) -> Iterator[Sequence[int]]:
    """A run, cut where its titles begin again or are mirrored, unless those are ends of wires."""
    fields = [meanings[index].fields[:1] for index in run]
    if _has_both_ends({index: meanings[index] for index in run}):
        yield from _wires_again(run, meanings)
        return
    if len(run) < 4:
        yield run
        return
    both_ends = ("port",) in fields and ("signal",) not in fields and ("function",) not in fields
    for count in range(2, len(run) // 2 + 1):
        pieces = [fields[start : start + count] for start in range(0, len(run), count)]
        is_one_again = len(run) % count == 0 and all(piece == pieces[0] for piece in pieces)
        if is_one_again and ("contact",) in pieces[0] and not (both_ends and len(pieces) == 2):
            yield from (run[start : start + count] for start in range(0, len(run), count))
            return
    half = len(run) // 2
    if len(run) % 2 == 0 and fields == fields[::-1] and ("contact",) in fields[:half]:
        yield run[:half]
        yield run[half:]
        return
    yield run


def _wires_again(run: Sequence[int], meanings: Mapping[int, Meaning]) -> Iterator[Sequence[int]]:
    """A run with the titles of wires, cut where all of both ends begin again."""
    said = [(meanings[index].fields[:1], meanings[index].side) for index in run]
    for count in range(2, len(run) // 2 + 1):
        pieces = [said[start : start + count] for start in range(0, len(run), count)]
        has_both_ends = {"a", "b"} <= {side for _, side in pieces[0]}
        if has_both_ends and all(piece == pieces[0] for piece in pieces):
            yield from (run[start : start + count] for start in range(0, len(run), count))
            return
    yield run
