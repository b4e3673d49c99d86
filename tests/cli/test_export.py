"""``curriculum export`` and ``curriculum new``: what leaves as a file, and whose it is."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import Program
from tests.cli.test_insights import Page, browser

COURSE = "support-product-expert"


def test_a_curriculum_is_for_everybody_and_says_nothing_of_anybody(program: Program) -> None:
    markdown = program.ok("curriculum", "export", COURSE, "--markdown", "-", as_=None)
    assert markdown.startswith("---\ncurriculum: support-product-expert\n---\n\n# Product expert\n")
    assert "- [x]" not in markdown
    assert program.ok("curriculum", "export", "Product expert", "--markdown", "-", as_=None) == markdown


def test_it_is_read_back_with_the_ids_of_the_file_that_is_there(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "product-expert.yaml"
    out.write_bytes(Path("curricula/product-expert.yaml").read_bytes())
    (tmp_path / "sent.md").write_text(program.ok("curriculum", "export", COURSE, "--markdown", "-"), "utf-8")
    told = program.json("curriculum", "import", str(tmp_path / "sent.md"), "--out", str(out))
    assert (told["curriculum"], told["gone"], told["kept"]) == (COURSE, [], [])
    program.ok("check", str(out))


def test_somebodys_way_has_what_is_done_ticked(program: Program, tmp_path: Path) -> None:
    done = next(row for row in program.json("status", "ana-ferreira")["items"] if row["state"] == "open")
    program.ok("tick", done["id"], "--for", "ana-ferreira", "--evidence", "asked")
    for kind in ("markdown", "csv", "html", "ics"):
        written = program.ok("curriculum", "export", "--person", "ana", f"--{kind}", str(tmp_path / f"a.{kind}"))
        assert written == f"Written: {tmp_path / f'a.{kind}'}\n"
    assert (tmp_path / "a.markdown").read_text("utf-8").count("- [x] ") == 1
    rows = [*csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8"), newline=""))]
    assert [row["id"] for row in rows if row["done"] == "done"] == [done["id"]]
    assert [row["id"] for row in rows] == [row["id"] for row in program.json("status", "ana")["items"]]
    assert (tmp_path / "a.html").read_text("utf-8").count('aria-checked="true"') == 1


@pytest.mark.parametrize(
    ("who", "may"), [("ana-ferreira", True), ("maya-oneill", True), ("otto-serra", True), ("budi-santoso", False)]
)
def test_whoever_may_read_the_status_may(program: Program, who: str, may: bool) -> None:
    words = ("curriculum", "export", "--person", "ana-ferreira", "--csv", "-")
    if may:
        assert program.ok(*words, as_=who).startswith("phase,module,task,")
    else:
        assert program.refused(4, *words, as_=who) == program.refused(4, "status", "ana-ferreira", as_=who)


def test_days_are_whole_ones_with_ids_that_stay(program: Program) -> None:
    text = program.ok("curriculum", "export", "--person", "ana-ferreira", "--ics", "-")
    made = Calendar.from_ical(text)
    events = made.walk("VEVENT")
    status = program.json("status", "ana-ferreira")
    days = {str(event["UID"]): event["DTSTART"].dt for event in events}
    assert len(days) == len(events)
    assert all(type(day) is date for uid, day in days.items() if ".next-talk." not in uid)
    table = program.ok("curriculum", "export", "--person", "ana-ferreira", "--csv", "-")
    due = {row["id"]: row["due"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    closing = f"ana-ferreira.{COURSE}.closing.closing-talk@mentor-tui"
    assert days[closing].isoformat() == due["closing-talk"]
    assert {phase["id"] for phase in status["phases"]} == {
        uid.split(".phase.")[1].split("@")[0] for uid in days if ".phase." in uid
    }
    assert any(".basics." in uid for uid in days)
    program.ok("people", "extend", "ana-ferreira", "5", "--why", "ill")
    later = Calendar.from_ical(program.ok("curriculum", "export", "--person", "ana-ferreira", "--ics", "-"))
    moved = {str(event["UID"]): event["DTSTART"].dt for event in later.walk("VEVENT")}
    assert moved.keys() == days.keys()
    assert moved[closing] > days[closing]


def test_the_next_talk_is_there_at_its_time(program: Program) -> None:
    def talks() -> list[Any]:
        made = Calendar.from_ical(program.ok("curriculum", "export", "--person", "ana-ferreira", "--ics", "-"))
        return [event for event in made.walk("VEVENT") if ".next-talk." in str(event["UID"])]

    program.ok("session", "ana-ferreira", "Refunds", "--next", "2027-06-01 15:00", as_="maya-oneill")
    [talk] = talks()
    said = program.json("agenda", "ana-ferreira")["agenda"]["next"]
    assert talk["DTSTART"].dt == datetime.fromisoformat(said)
    assert talk["DTEND"].dt - talk["DTSTART"].dt == timedelta(minutes=30)
    assert "Ana Ferreira" in str(talk["SUMMARY"])


def test_their_time_zone_is_named(program: Program) -> None:
    program.ok("people", "edit", "ana-ferreira", "--zone", "Asia/Seoul")
    made = Calendar.from_ical(program.ok("curriculum", "export", "--person", "ana-ferreira", "--ics", "-"))
    assert str(made["X-WR-TIMEZONE"]) == "Asia/Seoul"


@pytest.mark.parametrize(
    "words",
    [
        (COURSE,),
        (COURSE, "--ics", "x.ics"),
        (COURSE, "--csv", "-", "--html", "-"),
        ("--csv", "-"),
        ("no-such", "--csv", "-"),
        ("--person", "nobody", "--csv", "-"),
    ],
)
def test_what_is_not_said_rightly_is_one_sentence(program: Program, words: tuple[str, ...]) -> None:
    said = program.refused(2, "curriculum", "export", *words)
    assert said.splitlines()[-1].strip()


def test_who_is_on_no_curriculum_has_none_to_send(program: Program) -> None:
    assert "curriculum" in program.refused(1, "curriculum", "export", "--person", "maya-oneill", "--csv", "-")


MADE = """\
curriculum: made
title: "=1+1 <script>alert(1)</script>"
version: 1
about: |
  <img src=x onerror=alert(1)> ![x](https://a.example/x.png) [run](javascript:alert(1)) [fine](https://a.example)
phases:
  - id: p
    title: "@p"
    by_day: 5
    basics: true
    modules:
      - id: m
        title: "+m"
        about: "-- <b>"
        items:
          - id: a
            title: '=HYPERLINK("https://x")'
            kind: do
            link: ["https://a.example/?a=\\"><b>", "#help"]
            closes: basics
"""


@pytest.fixture
def made(tmp_path: Path) -> Program:
    (tmp_path / "curricula").mkdir()
    (tmp_path / "curricula" / "made.yaml").write_text(MADE, "utf-8")
    return Program(tmp_path / "data", tmp_path)


def test_no_cell_is_a_formula(made: Program, tmp_path: Path) -> None:
    text = made.ok("curriculum", "export", "--csv", "-", "--curricula", str(tmp_path / "curricula"), as_=None)
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))] == []
    assert '\'=HYPERLINK("https://x")' in cells


def test_the_page_loads_nothing_and_runs_nothing(made: Program, tmp_path: Path) -> None:
    made.ok(
        *("curriculum", "export", "--html", str(tmp_path / "page.html"), "--curricula", str(tmp_path / "curricula")),
        as_=None,
    )
    text = (tmp_path / "page.html").read_text("utf-8")
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object"} & {*page.tags}
    assert page.loads == ["href=https://a.example/x.png", "href=https://a.example", 'href=https://a.example/?a="><b>']
    assert "=1+1 <script>alert(1)</script>" in page.words
    assert not re.search(r"url\(|@import", text)


@pytest.mark.skipif(browser() is None, reason="there is no browser here (MENTOR_TUI_TEST_BROWSER names one)")
def test_somebody_opens_the_page_in_a_browser(program: Program, tmp_path: Path) -> None:
    found = browser()
    assert found is not None
    program.ok("curriculum", "export", COURSE, "--html", str(tmp_path / "page.html"))
    words = [
        found,
        "--headless",
        "--dump-dom",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    if "firefox" in Path(found).name:
        (tmp_path / "profile").mkdir()
        words = [
            found,
            "--headless",
            "--profile",
            str(tmp_path / "profile"),
            "--screenshot",
            str(tmp_path / "page.png"),
        ]
    ended = subprocess.run([*words, (tmp_path / "page.html").as_uri()], check=True, capture_output=True, timeout=120)
    if "firefox" in Path(found).name:
        assert (tmp_path / "page.png").stat().st_size > 20_000
    else:
        items = program.json("check", "curricula/product-expert.yaml")["curricula"][0]["items"]
        assert ended.stdout.decode().count('role="checkbox"') == items


def test_a_file_that_cannot_be_written_is_said(program: Program, tmp_path: Path) -> None:
    said = program.refused(3, "curriculum", "export", COURSE, "--csv", str(tmp_path / "none" / "x.csv"))
    assert str(tmp_path / "none") in said


def test_a_new_curriculum_passes_check_and_shows_every_key(empty: Program, tmp_path: Path) -> None:
    out = tmp_path / "ours.yaml"
    assert empty.ok("curriculum", "new", "our-way", "--title", 'Our: "way" #1', "--out", str(out), as_=None) == (
        f"Written: {out}\n"
    )
    told = empty.json("check", str(out), as_=None)
    assert (told["faults"], told["curricula"][0]["id"], told["curricula"][0]["items"]) == ([], "our-way", 6)
    text = out.read_text("utf-8")
    assert 'title: "Our: \\"way\\" #1"' in text
    for key in (
        "owed",
        "who",
        "by_day",
        "minutes",
        "times",
        "link",
        "requires",
        "evidence",
        "sign_off",
        "look_for",
        "closes",
    ):
        assert re.search(rf"^ +{key}: ?.*  # |^ +{key}:  # ", text, re.M), key


def test_a_new_one_goes_over_nothing(empty: Program, tmp_path: Path) -> None:
    out = tmp_path / "ours.yaml"
    out.write_text("mine", "utf-8")
    said = empty.refused(2, "curriculum", "new", "our-way", "--out", str(out), as_=None)
    assert said == f"{out} is there already and stays as it is. Choose another file with --out.\n"
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Our Way",), "“our-way” would do."),
        (("our-way",), "Say where to write with --out."),
        ((COURSE,), "Nothing was written."),
    ],
)
def test_why_a_new_one_cannot_be(empty: Program, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    out = ("--out", str(tmp_path / "x.yaml")) if words != ("our-way",) else ()
    assert said in empty.refused(2, "curriculum", "new", *words, *out, as_=None)
    assert not (tmp_path / "x.yaml").exists()
