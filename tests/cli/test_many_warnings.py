"""Many warnings of one code are told once."""

from pathlib import Path

from click.testing import CliRunner

from cadbridge.cli import main

PARTS = 60


def test_many_warnings_of_one_code_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = [f"ACM.{n};Schalter;{4000000000000 + n * 10}" for n in range(PARTS)]
    path.write_text("\n".join(["Artikelnummer;Bezeichnung;EAN", *lines, ""]), encoding="utf-8")
    runner = CliRunner()
    library = tmp_path / "library"
    library.mkdir()
    done = runner.invoke(main, ["convert", str(path), str(library / "parts.yaml")])
    assert done.exit_code == 0, done.output
    short = runner.invoke(main, ["--library", str(library), "check"]).output
    whole = runner.invoke(main, ["-v", "--library", str(library), "check"]).output
    assert short.count("CB244") == 1
    assert "-v lists each" in " ".join(short.split())
    assert whole.count("CB244") > PARTS / 2
