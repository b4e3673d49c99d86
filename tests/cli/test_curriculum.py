"""``curriculum import``: from what a team has to a file that passes ``check``."""

import json
import shutil
from pathlib import Path

import pytest

CHECKLIST = """\
# Onboarding

## Week 1

- [ ] Read the [price list](https://handbook.example.com/prices) (20 min)
- [ ] Take refunds (x3)
- a plain line

## Week 2

- [ ] Meet Sam
"""


@pytest.fixture
def checklist(tmp_path: Path) -> Path:
    path = tmp_path / "onboarding.md"
    path.write_text(CHECKLIST, "utf-8")
    return path


def test_a_checklist_becomes_a_curriculum(program, checklist, tmp_path):
    out = tmp_path / "made.yaml"
    result = program("curriculum", "import", str(checklist), "--out", str(out))
    assert result.exit_code == 0
    assert "“Onboarding”: 4 items in 3 phases." in result.output
    assert f"{checklist}:7  a list without boxes: “a plain line”" in result.output
    assert program("check", str(out)).exit_code == 0


def test_a_second_time_nothing_is_written(program, checklist, tmp_path):
    out = tmp_path / "made.yaml"
    program("curriculum", "import", str(checklist), "--out", str(out))
    before = out.read_bytes(), out.stat().st_mtime_ns
    document = json.loads(program("curriculum", "import", str(checklist), "--out", str(out), "--json").stdout)
    assert (document["written"], document["items"], document["unplanned"]) == (False, 4, 3)
    assert (out.read_bytes(), out.stat().st_mtime_ns) == before


def test_what_to_look_at_is_told_with_its_place(program, checklist, tmp_path):
    document = json.loads(
        program("curriculum", "import", str(checklist), "--out", str(tmp_path / "a.yaml"), "--json").stdout
    )
    assert document["kept"] == [{"file": str(checklist), "line": 7, "kind": "list", "text": "a plain line"}]
    assert [(one["line"], one["why"]) for one in document["look"]] == [(None, "added closing")]


def test_several_files_are_one_after_the_other(program, checklist, tmp_path):
    more = tmp_path / "later.csv"
    more.write_text("Phase,Task\nMonth 2,Write it up\n", "utf-8")
    out = tmp_path / "made.yaml"
    document = json.loads(
        program("curriculum", "import", str(checklist), str(more), "--out", str(out), "--json").stdout
    )
    assert (document["items"], document["kept"][0]["file"]) == (5, str(checklist))
    assert out.read_text("utf-8").index("Meet Sam") < out.read_text("utf-8").index("Write it up")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.md", b"# A\n\nOnly words.\n", "There is nothing to do in "),
        ("a.md", b"# Jos\xe9\n- [ ] a\n", " is not UTF-8 text"),
        ("a.md", b"%PDF-1.7", " is not text (line 1)"),
        ("a.csv", b"Name,Start\nAna,1\n", "No column of "),
        ("a.csv", b"%PDF-1.7", " is not a table: it begins like a PDF file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_and_nothing_is_written(program, tmp_path, name, data, said):
    path, out = tmp_path / name, tmp_path / "made.yaml"
    path.write_bytes(data)
    result = program("curriculum", "import", str(path), "--out", str(out))
    assert (result.exit_code, result.stdout, out.exists()) == (2, "", False)
    assert said in result.stderr


def test_what_is_no_curriculum_is_not_written_over(program, checklist, tmp_path):
    out = tmp_path / "notes.yaml"
    out.write_text("notes: mine\n", "utf-8")
    result = program("curriculum", "import", str(checklist), "--out", str(out))
    assert (result.exit_code, out.read_text("utf-8")) == (2, "notes: mine\n")


def test_another_curriculum_is_not_written_over(program, checklist, tmp_path):
    out = tmp_path / "made.yaml"
    program("curriculum", "import", str(checklist), "--out", str(out))
    result = program("curriculum", "import", str(checklist), "--id", "else", "--out", str(out))
    assert result.exit_code == 2
    assert "“onboarding”, not “else”" in result.stderr


def test_the_curricula_of_the_program_are_not_changed(program, checklist, monkeypatch):
    monkeypatch.delenv("MENTOR_TUI_CURRICULA", raising=False)
    shutil.rmtree(program.data / "curricula")
    said = program.refused(2, "curriculum", "import", str(checklist))
    assert "--out" in said
    assert "curriculum own" in said


def test_it_comes_beside_the_teams_own_and_only_leads_may(program, checklist):
    before = {path.name for path in (program.data / "curricula").iterdir()}
    assert "Changing a curriculum is for a lead" in program.refused(
        4, "curriculum", "import", str(checklist), as_="ana-ferreira"
    )
    assert {path.name for path in (program.data / "curricula").iterdir()} == before
    program.ok("curriculum", "import", str(checklist))
    assert len({path.name for path in (program.data / "curricula").iterdir()} - before) == 1


def test_looking_at_it_first_needs_a_terminal_and_reads_the_file_before(program, checklist, tmp_path):
    out = tmp_path / "made.yaml"
    result = program("curriculum", "import", str(checklist), "--out", str(out), "--look")
    assert (result.exit_code, out.exists()) == (2, False)
    assert "terminal" in result.stderr
    missing = program("curriculum", "import", str(tmp_path / "gone.md"), "--look")
    assert "gone.md" in missing.stderr
