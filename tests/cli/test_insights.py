"""``insights``: the document, the files, the page in a browser, and whose it is."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mentor_tui.cli.sent_on import as_csv
from tests.cli.conftest import Program

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "chrome-headless-shell", "firefox")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Program:
    root = tmp_path_factory.mktemp("crowd")
    program = Program(root / "data", root)
    program.ok("demo", "--no-open", "--people", "90", "--seed", "3", "--into", str(program.data), as_=None)
    return program


def test_the_document(crowd: Program) -> None:
    told = crowd.json("insights")
    assert {*told} == {"sentence", "cohorts", "days", "people", "items"}
    assert told["sentence"].startswith("Ready sooner? ")
    assert all({*one} == {"cohort", "n", "curve", "half_by", "state"} for one in told["cohorts"])
    assert told["days"]
    assert all({*one} == {"cohort", "people", "days", "waiting", "causes"} for one in told["days"])
    assert all(one["people"] >= 5 and 0 <= one["waiting"] <= one["days"] for one in told["days"])
    assert {*told["people"]} == {"here", "moved", "left", "back", "to", "curve"}
    for one in told["cohorts"]:
        assert bool(one["curve"]) == (one["state"] in ("half", "not half yet"))
        if one["state"] == "half":
            assert one["n"] >= 5
            assert next(day for day, share in one["curve"] if share >= 0.5) == one["half_by"]
        else:
            assert one["half_by"] is None


def test_what_is_printed_says_the_same(crowd: Program) -> None:
    told, printed = crowd.json("insights"), crowd.ok("insights")
    assert printed.splitlines()[0] == told["sentence"]
    assert f"WHO IS HERE  {told['people']['here']}" in printed
    assert "━━" in printed
    assert "too early to tell" in printed


def test_a_small_team_reads_when_there_will_be_something(program: Program) -> None:
    assert program.json("insights")["sentence"] == "Nothing to say before five people have begun together."
    assert "2 people: too few to tell" not in program.ok("insights").splitlines()[0]


@pytest.mark.parametrize("who", ["maya-oneill", "ana-ferreira", "otto-serra"])
def test_it_is_a_leads(program: Program, who: str, tmp_path: Path) -> None:
    said = program.refused(4, "insights", "--html", str(tmp_path / "page.html"), as_=who)
    assert said == "Seeing whether onboarding gets faster is for a lead. Ask Tomás.\n"
    assert not (tmp_path / "page.html").exists()


def test_tables_for_a_spreadsheet(crowd: Program, tmp_path: Path) -> None:
    assert crowd.ok("insights", "--csv", str(tmp_path / "new")).startswith("Written: ")
    told = crowd.json("insights")
    tables = {
        path.stem: [*csv.reader(path.open(newline="", encoding="utf-8"))] for path in (tmp_path / "new").iterdir()
    }
    assert {*tables} == {"cohorts", "basics-done", "waited-for-us", "people", "moved-to", "still-here", "items"}
    assert [row[0] for row in tables["cohorts"][1:]] == [one["cohort"] for one in told["cohorts"]]
    assert [row[0] for row in tables["waited-for-us"][1:]] == [one["cohort"] for one in told["days"]]
    assert [[int(day), float(share)] for day, share in tables["still-here"][1:]] == told["people"]["curve"]
    assert [row[2] for row in tables["items"][1:]] == [one["title"] for one in told["items"]]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begins: str) -> None:
    rows = [*csv.reader(as_csv([[f'{begins}HYPERLINK("https://x")', -1, None, 'a "b"']]).splitlines())]
    assert not rows[0][0].startswith(tuple("=+-@\t\r"))
    assert rows[0][1:] == ["-1", "", 'a "b"']


class Page(HTMLParser):
    """What a page loads, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [f"{name}={value}" for name, value in attrs if name in ("src", "href", "xlink:href", "data")]
        self.loads += [name for name, _value in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_holds_all_that_it_shows(crowd: Program, tmp_path: Path) -> None:
    crowd.ok("insights", "--html", str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text("utf-8")
    page, told = Page(text), crowd.json("insights")
    assert told["sentence"] in page.words
    assert page.loads == []
    assert not {"script", "link", "img", "iframe", "object"} & {*page.tags}
    assert not re.search(r"url\(|@import|https?:", text)
    assert page.tags.count("svg") >= 2
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_name_is_a_name_whatever_it_says(program: Program, tmp_path: Path) -> None:
    program.ok("people", "edit", "tomas-reis", "--name", "<b onclick=x>Tom</b> & Söhne")
    program.ok("insights", "--html", str(tmp_path / "page.html"), as_="tomas-reis")
    text = (tmp_path / "page.html").read_text("utf-8")
    assert "<b onclick" not in text
    assert "<b onclick=x>Tom</b> & Söhne" in Page(text).words


def test_what_cannot_be_written_is_said(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "file").write_text("mine")
    for option, path in (
        ("--csv", folder / "file"),
        ("--html", folder / "none" / "page.html"),
        ("--html", folder),
    ):
        assert str(path) in program.refused(3, "insights", option, str(path))
    assert (folder / "file").read_text() == "mine"
    assert [path.name for path in folder.iterdir()] == ["file"]


def browser() -> str | None:
    """A browser that is here: the one that is named for the tests, or one on the path."""
    named = os.environ.get("MENTOR_TUI_TEST_BROWSER", "")
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.mark.skipif(browser() is None, reason="there is no browser here (MENTOR_TUI_TEST_BROWSER names one)")
def test_a_head_opens_the_page_in_a_browser(crowd: Program, tmp_path: Path) -> None:
    found = browser()
    assert found is not None
    crowd.ok("insights", "--html", str(tmp_path / "page.html"))
    picture = tmp_path / "page.png"
    address = (tmp_path / "page.html").as_uri()
    words = [found, "--headless", f"--screenshot={picture}", "--window-size=900,1600"]
    if "firefox" in Path(found).name:
        words = [found, "--headless", "--profile", str(tmp_path / "profile"), "--screenshot", str(picture)]
        (tmp_path / "profile").mkdir()
    else:
        words += ["--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*words, address], check=True, capture_output=True, timeout=120)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000, "there is more on it than an empty page"
