"""A draft face from a maker's 3D model (STEP), with the extra ``cadbridge[step]``.

One way through: `opening` (the file, in a process of its own) -> `solids` (cylinders and planes)
-> `rods` (whole pins and bores) -> `sight` (what can be reached) -> `mating` (side and contacts)
-> `outline` (centre, shell) -> `keys` -> `numbering` -> `draft` (a `Face` with its sources and
findings). `compare` holds a draft against a face of the library.
"""

from cadbridge.step.compare import Comparison, Deviation, compare_face
from cadbridge.step.draft import Draft, DraftOptions, draft_face
from cadbridge.step.numbering import Numbering

__all__ = [
    "Comparison",
    "Deviation",
    "Draft",
    "DraftOptions",
    "Numbering",
    "compare_face",
    "draft_face",
]
