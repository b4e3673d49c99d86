"""``record``: the auditor's question by one command, as lines, table, document and page, for whom it is and for whom not."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.test_insights import Page, browser


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Program:
    root = tmp_path_factory.mktemp("crowd")
    program = Program(root / "data", root)
    program.ok("demo", "--no-open", "--people", "30", "--seed", "7", "--into", str(program.data), as_=None)
    return program


def test_refunds_since_a_day_are_one_command(crowd: Program) -> None:
    everything = crowd.json("record", "--item", "refund", as_="grainne-walsh")["records"]
    assert len(everything) > 3
    days = [one["day"] for one in everything]
    assert days == sorted(days, reverse=True)
    since = days[len(days) // 2]
    found = crowd.json("record", "--item", "refund", "--from", since, as_="grainne-walsh")
    assert found["from"] == since
    assert [one["record"] for one in found["records"]] == [one["record"] for one in everything if one["day"] >= since]
    assert {one["item"] for one in everything} == {"refund"}
    for one in everything:
        assert one["text"].startswith(one["title"] + "\n")
        assert one["signed"]["as"]
        assert len(one["evidence"]) == one["times"]
        assert one["thread"] in ("withheld", "none")


def test_the_table_says_the_same_and_nothing_of_it_is_a_formula(crowd: Program) -> None:
    told = crowd.json("record", "--item", "refund")["records"]
    rows = [*csv.DictReader(io.StringIO(crowd.ok("record", "--item", "refund", "--csv")))]
    assert [row["record"] for row in rows] == [one["record"] for one in told]
    assert [row["text"] for row in rows] == [one["text"] for one in told]
    assert [row["signed_by"] for row in rows] == [one["signed"]["by"] for one in told]


def test_evidence_that_a_spreadsheet_would_work_out_is_text_in_the_table(program: Program) -> None:
    program.ok("tick", "meet-mentor", "--evidence", '=HYPERLINK("https://x")', as_="ana-ferreira")
    (row,) = csv.DictReader(io.StringIO(program.ok("record", "--person", "ana", "--csv")))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_one_record_in_full_by_its_name(crowd: Program) -> None:
    one = crowd.json("record", "--item", "refund")["records"][0]
    said = crowd.ok("record", one["record"], as_="grainne-walsh")
    assert said.splitlines()[0] == one["title"]
    assert one["text"] in said
    assert "Signed by" in said
    listed = crowd.ok("record", "--item", "refund")
    assert listed.splitlines()[0].startswith("refund · ")
    assert one["record"] in listed
    assert "What people wrote to each other about it is left out" in listed


def test_ones_own_and_nobody_elses(program: Program) -> None:
    assert "Nothing yet." in program.ok("record", as_="ana-ferreira")
    program.ok("tick", "meet-mentor", as_="ana-ferreira")
    assert len(program.json("record", as_="ana-ferreira")["records"]) == 1
    assert program.json("record", as_="budi-santoso")["records"] == []
    said = program.refused(4, "record", "--person", "ana", as_="budi-santoso")
    assert said.startswith("Seeing this history is for Ana Ferreira")


def test_whose_record_is_damaged_is_named_and_the_others_are_read(program: Program) -> None:
    program.ok("tick", "meet-mentor", as_="ana-ferreira")
    (program.data / "people" / "budi-santoso.json").write_text("damaged")
    told = program.json("record")
    assert told["unread"] == ["budi-santoso"]
    assert len(told["records"]) == 1
    assert program.ok("record").startswith("Not read, as it is damaged: Budi Santoso.\n")


def test_the_page_holds_all_that_it_shows(crowd: Program, tmp_path: Path) -> None:
    crowd.ok("record", "--item", "refund", "--html", str(tmp_path / "page.html"), as_="grainne-walsh")
    text = (tmp_path / "page.html").read_text("utf-8")
    page, told = Page(text), crowd.json("record", "--item", "refund")["records"]
    assert page.tags.count("article") == len(told)
    assert page.loads == [f"href=#r{one['record']}" for one in told]
    assert not {"script", "link", "img", "iframe", "object"} & {*page.tags}
    for one in told:
        assert one["text"] in page.words
        assert one["name"] in page.words
    assert "left out" in page.words


def test_a_name_is_a_name_whatever_it_says(program: Program, tmp_path: Path) -> None:
    program.ok("people", "edit", "ana-ferreira", "--name", "<b onclick=x>Ana</b> & Söhne")
    program.ok("tick", "meet-mentor", "--evidence", "<script>x</script>", as_="ana-ferreira")
    program.ok("record", "--html", str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "<b onclick" not in text
    assert "<script" not in text
    assert "<b onclick=x>Ana</b> & Söhne" in Page(text).words


@pytest.mark.skipif(browser() is None, reason="there is no browser here (MENTOR_TUI_TEST_BROWSER names one)")
def test_an_auditor_opens_the_page_in_a_browser(crowd: Program, tmp_path: Path) -> None:
    found = browser()
    assert found is not None
    crowd.ok("record", "--item", "refund", "--html", str(tmp_path / "page.html"), as_="grainne-walsh")
    picture = tmp_path / "page.png"
    words = [found, "--headless", f"--screenshot={picture}", "--window-size=1100,1600"]
    if "firefox" in Path(found).name:
        words = [found, "--headless", "--profile", str(tmp_path / "profile"), "--screenshot", str(picture)]
        (tmp_path / "profile").mkdir()
    else:
        words += ["--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*words, (tmp_path / "page.html").as_uri()], check=True, capture_output=True, timeout=120)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000, "there is more on it than an empty page"
