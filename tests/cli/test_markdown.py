"""Changes as a table for a review."""

from pathlib import Path

import yaml

from .conftest import Run


def test_differences_are_a_table_that_no_value_breaks(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8")
    changed = text.replace("0 Vdc", "0 V | <b>x</b>").replace("D1\n    ports", "D2\n    ports")
    Path("new.yaml").write_text(changed, "utf-8")
    result = run("diff", small_library.name, "new.yaml", "--markdown")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "### Differences",
        "",
        "2 changed in 1 part.",
        "",
        "| Part | Field | Before | After |",
        "| --- | --- | --- | --- |",
        r"| ACME.D1 | type\_number | 'D1' | 'D2' |",
        r"| ACME.D1 | ports\[X1\].pins\[2\].signal | '0 Vdc' | '0 V \| &lt;b&gt;x&lt;/b&gt;' |",
    ]
    none = run("diff", small_library.name, small_library.name, "--markdown")
    assert (none.exit_code, none.stdout.splitlines()[-1]) == (0, "No differences.")


def test_an_import_is_told_in_the_same_way(run: Run, small_library: Path) -> None:
    text = small_library.read_text("utf-8").replace("0 Vdc", "GND")
    Path("reply.yaml").write_text(text, "utf-8")
    result = run("import", "reply.yaml", "--into", small_library.name, "--markdown")
    assert "### What would change" in result.stdout
    assert r"| ports\[X1\].pins\[2\].signal | '0 Vdc' | 'GND' |" in result.stdout


def test_the_hook_runs_a_command_that_there_is(run: Run) -> None:
    (hook,) = yaml.safe_load(
        (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8")
    )
    program, *words = hook["entry"].split()
    assert program == "cadbridge"
    run("init", "mine")
    assert hook["always_run"]  # also of a commit that only deletes files
    assert "files" not in hook
    assert run(*words, "mine").exit_code == 0
