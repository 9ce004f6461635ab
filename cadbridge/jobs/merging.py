"""What was read of several sources, made one library."""

from collections.abc import Sequence

from cadbridge.formats import ReadResult, format_named
from cadbridge.jobs.reading import resolved
from cadbridge.model import Library
from cadbridge.model.merge import merge_libraries
from cadbridge.model.order_codes import cables_of, with_cables_named


def merge(results: Sequence[ReadResult]) -> Library:
    """One library of what was read of several sources, as `merge_libraries` makes it.

    What a file leaves open is settled by the libraries among them, as `import` does. A cable that
    is named by all of its order codes is the cable, wherever that stands.
    """
    own = [result.whole for result in results if _is_library(result)]
    libraries = [result.library for result in results]
    if own:
        known = merge_libraries(own)
        libraries = [_settled(result, known) for result in results]
    cables = cables_of(*libraries)
    return merge_libraries([with_cables_named(library, cables) for library in libraries])


def _is_library(result: ReadResult) -> bool:
    return not result.format or format_named(result.format).canonical


def _settled(result: ReadResult, known: Library) -> Library:
    if _is_library(result):
        return result.library
    return resolved(format_named(result.format), result, known).library
