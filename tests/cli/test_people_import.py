"""``people import``, ``progress`` and ``caught-up`` by command: plans, faults, files of every kind."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest


def file(program: Any, data: str | bytes, name: str = "people.csv") -> str:
    path: Path = program.home / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def workbook(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_dry_run_prints_the_plan_and_writes_nothing(program: Any) -> None:
    rows = [["Name", "Start", "Office", "Line manager", "Weekly hours", "Cost centre"]]
    rows += [["Noor Haddad", date(2026, 5, 18), "Lisbon", "tomas", 32.5, 7], ["Maya O’Neill", None, None, None, 20, 7]]
    path = file(program, workbook(rows), "june.xlsx")
    before = program.json("people")
    said = program.ok("people", "import", path, "--dry-run")
    assert "2 rows, XLSX, sheet “Sheet”." in said
    assert "1 new · 1 would change" in said
    assert "not used: Cost centre" in said
    assert "Office → place" in said
    doc = program.json("people", "import", path, "--dry-run")
    assert (doc["written"], [one["row"] for one in doc["new"]], [one["row"] for one in doc["changes"]]) == (
        False,
        [2],
        [3],
    )
    assert doc["new"][0]["fields"]["contract"] == 32.5
    assert program.json("people") == before
    assert program.json("people", "import", path)["written"] is True
    assert "add --update" in program.ok("people", "import", path)
    assert "Changed for Maya" in program.ok("people", "import", path, "--update")
    assert (
        program.ok("people", "import", path, "--update")
        == "2 people here already, nothing to change.\nColumns not used: Cost centre.\n"
    )


def test_every_fault_is_told_and_nothing_written(program: Any) -> None:
    path = file(program, "name,start,zone\nA B,02/06/2026,\nC D,2026-05-18,Europe/Lisbn\nE F,2026-05-18,\n")
    before = program.json("people")
    said = program.refused(2, "people", "import", path)
    assert [line[:6] for line in said.splitlines()] == ["Row 2:", "Row 3:", "Nothin"]
    assert "--dates dmy or --dates mdy" in said
    result = program("people", "import", path, "--dry-run", "--dates", "dmy", "--json")
    assert (result.exit_code, "unknown-zone" in result.stdout) == (2, True)
    assert program.json("people") == before


def test_a_namesake_of_a_second_file_is_asked_about(program: Any) -> None:
    text = "name,start\nZoe Zed,2026-01-05\nBo Berg,2026-01-05\n"
    program.ok("people", "import", file(program, text))
    assert program.ok("people", "import", file(program, text)) == "2 people here already, nothing to change.\n"
    other = file(program, "name,start\nZoe Zed,2026-02-02\n")
    assert "zoe-zed-2" in program.refused(2, "people", "import", other)
    assert program.ok("undo", "--yes") == "Undone: bringing in 2 people.\n"
    assert "zoe-zed" not in [row["person"] for row in program.json("people")["people"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 \xff", "PDF"),
        (b"PK\x03\x04nothing", "table"),
        ("name\nZoë\n".encode("latin-1") + b"\xeb\n", "UTF-8"),
        (b'name,start\n"never closed,2026-05-18\n', "cannot be read as a table"),
        (b"name\n\x00\x01\n", "table"),
        (b"", "no rows"),
    ],
)
def test_what_is_no_table_is_said_in_one_sentence(program: Any, data: bytes, words: str) -> None:
    said = program.refused(2, "people", "import", file(program, data))
    assert words in said
    assert len(said.splitlines()) == 1


def test_half_way_people_are_caught_up_in_one_go(program: Any) -> None:
    phases = [phase["id"] for phase in program.json("status", "ana")["phases"]]
    said = program.ok("people", "caught-up", "ana", "--through", phases[1], "--on", "2026-04-20")
    assert said.startswith("Brought in: ")
    rows = [row for row in program.json("status", "ana")["items"] if row["phase"] == phases[1]]
    assert all(row["brought_in"] and row["state"] == "done" for row in rows if row["who"] == "hire")
    assert not any(row["state"] == "done" for row in rows if row["who"] != "hire")
    assert program.ok("people", "caught-up", "ana", "--through", phases[1]).startswith("There is nothing to bring in")
    program.ok("undo", "--yes")
    rows = [row for row in program.json("status", "ana")["items"] if row["phase"] == phases[1]]
    assert not any(row["state"] == "done" for row in rows)
    assert "The phases are:" in program.refused(2, "people", "caught-up", "ana", "--through", "nothing")
    program.refused(4, "people", "caught-up", "ana", "--through", phases[1], as_="ana-ferreira")


def test_a_table_of_phases_is_brought_in_for_many(program: Any) -> None:
    phase = program.json("status", "ana")["phases"][0]["id"]
    table = workbook([["Person", "Through", "On"], ["Ana Ferreira", phase, date(2026, 4, 20)], ["budi", phase, None]])
    said = program.ok("people", "progress", file(program, table, "so-far.xlsx"), "--owed-too")
    assert "for 2 people" in said
    for hire in ("ana", "budi"):
        rows = [row for row in program.json("status", hire)["items"] if row["phase"] == phase]
        assert all(row["state"] == "done" for row in rows)
    both = file(program, f"person,item,through\nana,meet-mentor,{phase}\n")
    assert "not both" in program.refused(2, "people", "progress", both)
