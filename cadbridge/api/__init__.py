"""The calls that programs need; the package itself gives them all.

>>> import cadbridge
>>> library = cadbridge.shipped_library()
>>> library.part_by_number["MPC.DUET 40"].kind
<Kind.DRIVE: 'drive'>
>>> library
Library(46 parts, 14 faces, 4 manufacturers, 23 source documents)

Where a call takes a *source*, it is any of: the path of a file of any format or of a folder, what
`read` gave, or a library.
"""

from cadbridge.api.comparing import (
    apply_changes,
    compare,
)
from cadbridge.api.keeping import (
    plan_import,
    remove_part,
    rename_part,
    settle,
    start_library,
    write_library,
)
from cadbridge.api.reading import (
    check_library,
    describe,
    explain,
    find_parts,
    iterate_parts,
    merge,
    open_points,
    read,
    read_library,
    shipped_library,
)
from cadbridge.api.writing import (
    losses,
    prove_round_trip,
    write,
    write_formats,
    write_parts,
)

__all__ = [
    "apply_changes",
    "check_library",
    "compare",
    "describe",
    "explain",
    "find_parts",
    "iterate_parts",
    "losses",
    "merge",
    "open_points",
    "plan_import",
    "prove_round_trip",
    "read",
    "read_library",
    "remove_part",
    "rename_part",
    "settle",
    "shipped_library",
    "start_library",
    "write",
    "write_formats",
    "write_library",
    "write_parts",
]
