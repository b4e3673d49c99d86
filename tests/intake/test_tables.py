"""Tables out of files, by what a spreadsheet saves."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.intake import tables
from mentor_tui.intake.tables import Row, read_table


def rows(text: str) -> list[tuple[int, ...] | tuple[str, ...]]:
    return [(row.number, *row.cells) for row in read_table(text.encode()).rows]


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, lines in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def refused(data: bytes) -> dict[str, object]:
    with pytest.raises(BadUse) as caught:
        read_table(data)
    assert caught.value.code is Code.BAD_CSV
    return caught.value.facts


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_stand_between_whatever_the_header_has_most_of(delimiter):
    text = f"name{delimiter}email\nAna{delimiter}a@b.example\n"
    table = read_table(text.encode())
    assert (table.delimiter, table.rows) == (delimiter, (Row(1, ("name", "email")), Row(2, ("Ana", "a@b.example"))))


def test_a_delimiter_within_quotes_separates_nothing():
    assert rows('"a,b,c,d";x\n1;2\n') == [(1, "a,b,c,d", "x"), (2, "1", "2")]


def test_a_row_has_the_number_that_a_spreadsheet_shows():
    # A line end within a cell begins no row, and an empty row is one.
    assert rows('name,about\n"Ana","two\nlines"\n\nSam,x\n') == [
        (1, "name", "about"),
        (2, "Ana", "two\nlines"),
        (4, "Sam", "x"),
    ]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;\r", 'sep=";"'])
def test_the_line_that_names_the_delimiter_is_no_row(first):
    assert rows(f"{first}\na,a;b\n1;2\n") == [(1, "a,a", "b"), (2, "1", "2")]


def test_a_tab_may_be_named_too():
    assert rows("sep=\t\na\tb\n1\t2\n") == [(1, "a", "b"), (2, "1", "2")]


def test_line_ends_of_every_system_end_a_row():
    assert rows("a,b\r\n1,2\n3,4\r5,6\r\n") == [(1, "a", "b"), (2, "1", "2"), (3, "3", "4"), (4, "5", "6")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_at_the_front_says_the_encoding(encoding):
    table = read_table("name\nЖанна 김 ليلى\n".encode(encoding))
    assert table.rows == (Row(1, ("name",)), Row(2, ("Жанна 김 ليلى",)))


def test_another_encoding_is_refused_with_its_line_and_not_guessed():
    assert refused("name\nAna\nJosé\n".encode("latin-1")) == {"reason": "not-utf8", "line": 3}


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (b"%PDF-1.7\n", {"reason": "no-table", "begins": "PDF"}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", {"reason": "no-table", "begins": "XLS"}),
        (b"PK\x03\x04nothing", {"reason": "no-table", "begins": "ZIP"}),
        (b"name\nA\0na\n", {"reason": "no-table", "begins": "", "line": 2}),
        (b"", {"reason": "empty"}),
        (b"name,email\n", {"reason": "empty"}),
        (b"\n\n \n", {"reason": "empty"}),
    ],
)
def test_what_is_no_table_is_refused(data, facts):
    assert refused(data) == facts


def test_a_quote_that_is_never_closed_swallows_nothing():
    assert refused(b'name\n"Ana\nSam\n')["reason"] == "broken"
    assert refused(b'name\nAna\n"Sam" S\n')["row"] == 3


def test_a_file_may_not_be_endless(monkeypatch):
    monkeypatch.setattr(tables, "ROWS_MOST", 3)
    assert len(rows("name\n1\n2\n3\n")) == 4
    assert refused(b"name\n1\n2\n3\n4\n") == {"reason": "too-long", "most": 3}
    monkeypatch.setattr(tables, "SIZE_MOST", 10)
    assert refused(b"name\n12345678\n") == {"reason": "too-long", "most": 3}


def test_a_workbook_is_read_as_it_was_typed():
    data = workbook(
        [],
        [["Name", "Start", "Hours", "Left"], [], ["Ana", date(2025, 6, 2), 37.5, None], ["Sam", None, 40.0, True]],
        [["else"]],
    )
    table = read_table(data)
    assert table == (
        "xlsx",
        (
            Row(1, ("Name", "Start", "Hours", "Left")),
            Row(3, ("Ana", "2025-06-02", "37.5", "")),
            Row(4, ("Sam", "", "40", "yes")),
        ),
        "",
        "Sheet 2",
        ("Sheet 3",),
    )


def test_a_day_with_a_time_keeps_it():
    table = read_table(workbook([["when"], [datetime(2025, 6, 2, 9, 30)]]))
    assert table.rows[1].cells == ("2025-06-02 09:30",)


def test_a_workbook_that_is_small_only_as_long_as_it_is_packed_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "UNPACKED_MOST", 1_000)
    assert refused(workbook([["name"], ["Ana"]])) == {"reason": "too-long", "most": tables.ROWS_MOST}


def test_an_empty_workbook_is_empty():
    assert refused(workbook([])) == {"reason": "empty"}


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=2, max_size=8), st.sampled_from(",;\t|"))
def test_nothing_that_a_spreadsheet_writes_is_lost(lines, delimiter):
    header = [f"column {number}" for number in range(6)]
    out = io.StringIO()
    out.write(f"sep={delimiter}\r\n")
    csv.writer(out, delimiter=delimiter).writerows([header, *lines])
    expected = [
        Row(number, tuple(line))
        for number, line in enumerate([header, *lines], 1)
        if any(cell.strip() for cell in line)
    ]
    if len(expected) < 2:
        assert refused(out.getvalue().encode()) == {"reason": "empty"}
    else:
        assert list(read_table(out.getvalue().encode()).rows) == expected
