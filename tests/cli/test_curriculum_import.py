"""``curriculum import`` of what is no checklist, or a strange one: one sentence with the place, nothing written, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program

BOX = "- [ ] Read the price list\n"
NUL = b"# A\n- [ ] a\0b\n"
LATIN = "# A\n- [ ] José\n".encode("latin-1")
TEN_MB = b"# A\n" + b"- [ ] something to do here\n" * ((10 << 20) // 27 + 1)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.md", bytes(range(256)) * 9, "{} is not text (line 2).", id="binary"),
        pytest.param("a.md", b"%PDF-1.7\n\0", " is not text (line 1).", id="pdf"),
        pytest.param("a.md", b"PK\x03\x04abc", " is not text (line 1).", id="zip"),
        pytest.param("a.md", NUL, " is not text (line 1).", id="nul"),
        pytest.param(
            "a.md", "# A\n- [ ] a\n".encode("utf-16-le"), " is not text (line 1).", id="utf-16 without a mark"
        ),
        pytest.param("a.md", "# A\n".encode("utf-32"), " is not text (line 1).", id="utf-32"),
        pytest.param("a.md", "# A\n- [ ] a\n".encode("utf-16") + b"\0", " is not text (line 3).", id="half of utf-16"),
        pytest.param("a.md", LATIN, "From line 2 on, {} is not UTF-8 text.", id="latin-1"),
        pytest.param("a.md", TEN_MB, "{} is longer than 2 MB.", id="ten megabytes"),
        pytest.param("a.md", b"", "There is nothing to do in {}", id="empty"),
        pytest.param("a.md", b"# A\n\nOnly words.\n", "There is nothing to do in {}", id="nothing to do"),
        pytest.param("a.md", b"> " * 3000 + b"a\n", "In line 1, {} nests deeper", id="three thousand quotations"),
        pytest.param(
            "a.md",
            "".join(f"{'  ' * depth}{BOX}" for depth in range(300)).encode(),
            "{} nests deeper",
            id="three hundred lists",
        ),
        pytest.param("a.csv", b"\x89PNG\r\n\x1a\n\0", "{} is not a table: it begins like a PNG file.", id="picture"),
        pytest.param(
            "a.csv", "Task\nJosé\n".encode("latin-1"), "From line 2 on, {} is not UTF-8 text.", id="latin-1 table"
        ),
        pytest.param("a.csv", b'Task\n"a\nb\n', "Row 2: {} cannot be read as a table", id="a quote that never ends"),
        pytest.param("a.csv", b"Task,Owner\n", "{} has no rows.", id="heads alone"),
        pytest.param(
            "a.csv", b"Name,Start\nA,1\n", "No column of {} says what to do; it has Name, Start.", id="no tasks"
        ),
        pytest.param(
            "a.xlsx", b"PK\x03\x04 nothing", "{} is not a table: it begins like a ZIP file.", id="broken workbook"
        ),
    ],
)
def test_what_is_no_checklist_is_refused_in_one_sentence(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, said: str
) -> None:
    # Long paths are cut in sentences.
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "made.yaml"
    (tmp_path / name).write_bytes(data)
    told = program.refused(2, "curriculum", "import", name, "--out", str(out))
    assert said.format(name) in told
    assert (told.count("\n"), out.exists()) == (1, False)


def made(program: Program, tmp_path: Path, data: bytes, name: str = "a.md") -> tuple[dict[str, object], str]:
    path, out = tmp_path / name, tmp_path / "made.yaml"
    path.write_bytes(data)
    document = json.loads(program.ok("curriculum", "import", str(path), "--out", str(out), "--json"))
    assert program("check", str(out)).exit_code == 0
    return document, out.read_text("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"# A\r\n- [ ] a\n- [ ] \xc3\xa4\r- [ ] c", id="mixed line ends"),
        pytest.param(b"\xef\xbb\xbf# A\n- [ ] a\n- [ ] \xc3\xa4\n- [ ] c", id="utf-8 with a mark"),
        pytest.param("# A\n- [ ] a\n- [ ] ä\n- [ ] c".encode("utf-16"), id="utf-16"),
        pytest.param(
            b"\xfe\xff" + "# A\n- [ ] a\n- [ ] ä\n- [ ] c".encode("utf-16-be"), id="utf-16, the other way round"
        ),
        pytest.param("# A\n##### B\n- [ ] a\n### C\n- [ ] ä\n## D\n- [ ] c".encode(), id="headings that skip"),
    ],
)
def test_what_a_strange_file_says_is_read(program: Program, tmp_path: Path, data: bytes) -> None:
    document, text = made(program, tmp_path, data)
    assert document["items"] == 4
    for title in ("title: a\n", "title: ä\n", "title: c\n"):
        assert title in text


def test_lists_ten_deep_stand_under_each_other(program: Program, tmp_path: Path) -> None:
    deep = "".join(f"{'  ' * depth}- [ ] level {depth}\n" for depth in range(10))
    _document, text = made(program, tmp_path, f"# A\n{deep}".encode())
    assert text.count("under: level-") == 9


def test_titles_twice_have_ids_of_their_own(program: Program, tmp_path: Path) -> None:
    week = "## Week 1\n- [ ] Look\n- [ ] Look\n"
    _document, text = made(program, tmp_path, f"# A\n{week}{week}".encode())
    assert [f"id: {name}\n" in text for name in ("look", "look-2", "look-3", "look-4")] == [True] * 4


def test_quotes_line_ends_and_formulas_in_cells_stay_text(program: Program, tmp_path: Path) -> None:
    rows = b'Task,Owner,Notes\n"=SUM(A1)","+1","a ""b""\nc: d"\n"@x, y",-2,"=cmd|\' /C calc\'!A0"\n'
    _document, text = made(program, tmp_path, rows, "a.csv")
    for said in ('title: "=SUM(A1)"', 'a "b"', "c: d", 'title: "@x, y"', "=cmd|' /C calc'!A0"):
        assert said in text


def test_a_curriculum_that_was_valid_yesterday_is_not_written_over(program: Program, tmp_path: Path) -> None:
    document, text = made(program, tmp_path, f"# A\n{BOX}".encode())
    out = tmp_path / "made.yaml"
    broken = text.replace("phases:\n", "phases: [\n", 1)
    out.write_text(broken, "utf-8")
    told = program.refused(2, "curriculum", "import", str(tmp_path / "a.md"), "--out", str(out))
    assert "What is there already cannot be read: line " in told
    assert (told.count("\n"), out.read_text("utf-8"), document["written"]) == (1, broken, True)


def test_a_curriculum_that_check_no_longer_takes_is_not_written_over(program: Program, tmp_path: Path) -> None:
    _document, text = made(program, tmp_path, f"# A\n{BOX}".encode())
    out = tmp_path / "made.yaml"
    wrong = text.replace("kind: read\n", "kind: read\n            renews: often\n", 1)
    out.write_text(wrong, "utf-8")
    (tmp_path / "a.md").write_text(f"# A\n{BOX}- [ ] b\n")
    told = program.refused(2, "curriculum", "import", str(tmp_path / "a.md"), "--out", str(out))
    assert "has a fault: " in told
    assert out.read_text("utf-8") == wrong
