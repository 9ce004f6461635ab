"""Contacts and conductors that look like known ones, which stand in the file as well."""

from dataclasses import replace
from pathlib import Path

import cadbridge
from cadbridge.jobs.importing import plan_import
from cadbridge.mapping import shipped_mappings
from cadbridge.model import CableSpec, Conductor, Kind, Library, Part, Pin, Port


def test_they_are_asked_about(tmp_path: Path) -> None:
    cores = (Conductor(id="1", contact_a="1"), Conductor(id="Case", contact_a="Case"))
    pins = (Pin(contact="1", signal="TX"), Pin(contact="Case", signal="PE"))
    spec, port = CableSpec(conductors=cores), Port(designation="X1", pins=pins)
    cable = Part(part_number="GEN.C1", kind=Kind.CABLE, cable=spec)
    drive = Part(part_number="GEN.D1", kind=Kind.DRIVE, ports=(port,))
    more_cores = (*cores, replace(cores[1], id="CASE"))
    more_pins = (*pins, replace(pins[1], contact="case"))
    edited = Library(
        parts=(
            replace(cable, cable=replace(spec, conductors=more_cores)),
            replace(drive, ports=(replace(port, pins=more_pins),)),
        )
    )
    path = tmp_path / "list.xlsx"
    cadbridge.write(edited, path)
    plan = plan_import(Library(parts=(cable, drive)), [path], shipped_mappings())
    assert (plan.told(), plan.removals()) == ([], [])
    asked = [item.message for item in plan.findings if item.code == "CB621"]
    assert len(asked) == 2
    assert all("is 'Case' meant?" in message for message in asked)
