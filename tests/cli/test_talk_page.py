"""``page --kind``: the page of the half-way and the day-90 talk; it is the same whoever makes it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program
from tests.cli.test_insights import Page

MADE_BY = ("ana-ferreira", "maya-oneill", "tomas-reis")


def made(program: Program, by: str, path: Path, kind: str = "half-way") -> str:
    said = program.ok("page", "ana-ferreira", "--kind", kind, "--html", str(path), as_=by)
    assert said == f"Written: {path}\n"
    return path.read_text("utf-8")


def test_the_three_who_sit_there_have_the_same_page(program: Program, tmp_path: Path) -> None:
    program.ok("people", "edit", "ana-ferreira", "--name", "<b onclick=x>Ana</b> & Söhne")
    program.ok("tick", "meet-mentor", "--evidence", "<script>x</script> we met", as_="ana-ferreira")
    program.ok("promise", "ana-ferreira", "A seat on Thursday’s call", "--due", "2026-05-20", as_="maya-oneill")
    program.ok("agenda", "When do I get real refunds?", as_="ana-ferreira")
    program.ok("check-in", "hard", "Too many new words", as_="ana-ferreira")
    texts = {made(program, by, tmp_path / f"{by}.html") for by in MADE_BY}
    assert len(texts) == 1
    (text,) = texts
    page = Page(text)
    assert page.words.count("<b onclick=x>Ana</b> & Söhne") > 3
    assert "<b onclick" not in text
    assert "<script" not in text
    assert "<script>x</script> we met" in page.words
    assert "A seat on Thursday’s call" in page.words
    assert "When do I get real refunds?" in page.words
    assert "Too many new words" not in page.words, "a check-in is the two’s"
    assert page.loads == []
    assert not {"script", "link", "img", "iframe", "object"} & {*page.tags}
    assert "prefers-color-scheme: dark" in text
    assert "@page { size: A4" in text
    assert page.tags.count("tr") >= 4, "a line for each of the three to sign on"
    assert program.ok("page", "ana-ferreira", "--kind", "half-way", "--html", "-") == text


def test_what_cannot_be_made_is_said(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    words = ("--kind", "half-way", "--html", str(path))
    assert program.refused(1, "page", "ana", *words).startswith("Nothing of Ana")
    program.ok("tick", "meet-mentor", as_="ana-ferreira")
    assert "Nobody on the team is called" in program.refused(2, "page", "nobody", *words)
    for other in ("budi-santoso", "petra-novak", "otto-serra"):
        assert program.refused(4, "page", "ana", *words, as_=other).startswith("Seeing this journey is for")
    assert "both" in program.refused(2, "page", "ana", "--kind", "half-way")
    assert "both" in program.refused(2, "page", "ana", "--html", str(path))
    program.refused(2, "page", "ana", "--kind", "weekly", "--html", str(path))
    assert not path.exists()
    for wrong in (tmp_path / "none" / "page.html", tmp_path):
        assert str(wrong) in program.refused(3, "page", "ana", "--kind", "day-90", "--html", str(wrong))
    path.write_text("what stood here")
    assert "Day-90 talk with Ana" in made(program, "tomas-reis", path, "day-90"), (
        "it is written whole over what was there"
    )
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".html"] == ["page.html"]


def test_a_talk_that_is_logged_late_leaves_what_was_brought_up_since(program: Program) -> None:
    program.ok("tick", "meet-mentor", "--evidence", "we met", as_="ana-ferreira")
    program.ok("agenda", "When do I get real refunds?", as_="ana-ferreira")
    program.ok("session", "ana-ferreira", "Logged late", "--on", "2026-05-11", as_="maya-oneill")
    assert "When do I get real refunds?" in program.ok("agenda", as_="ana-ferreira")
    assert "When do I get real refunds?" in program.ok("page", "ana-ferreira", "--kind", "half-way", "--html", "-")


def test_a_page_without_a_name_is_no_file(program: Program) -> None:
    program.ok("tick", "meet-mentor", "--evidence", "we met", as_="ana-ferreira")
    said = program.refused(3, "page", "ana-ferreira", "--kind", "half-way", "--html", "")
    assert "Something went wrong" not in said
