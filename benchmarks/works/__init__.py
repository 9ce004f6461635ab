"""All works by name, in the order of the table."""

from benchmarks.work import Work
from benchmarks.works import commands, dxf, edz, eplan, excel, large_library, library

WORKS: dict[str, Work] = {
    work.name: work
    for module in (eplan, edz, excel, dxf, library, large_library, commands)
    for work in module.WORKS
}
