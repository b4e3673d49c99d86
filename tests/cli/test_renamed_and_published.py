"""``curriculum renamed``, and ``curriculum publish`` of a draft: what looks renamed is answered, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.test_own_curricula import COURSE, bare, desk, file

__all__ = ["bare", "desk"]

RENAMED = COURSE.replace("id: read  # where", "id: read-it  # where").replace('"Read it"', '"Read it all"')


def kinds(program: Program, *words: str) -> list[str]:
    return [change["kind"] for change in program.json("curriculum", "diff", *words)["changes"]]


def test_what_is_the_same_under_another_name_is_said_in_the_file(desk: Program) -> None:
    desk.ok("curriculum", "publish")
    desk.ok("people", "edit", "ana-ferreira", "--curriculum", "desk")
    desk.ok("tick", "read", as_="ana-ferreira")
    file(desk).write_text(RENAMED, "utf-8")
    assert kinds(desk, "published") == ["renamed?"]
    assert "curriculum renamed read-it read" in desk.ok("curriculum", "diff", "published")
    done = desk.json("curriculum", "renamed", "read-it", "read")
    assert done == {"item": "read-it", "was": "read", "file": str(file(desk)), "changed": True}
    assert file(desk).read_text("utf-8") == RENAMED.replace('it all"\n', 'it all"\n            was: [read]\n')
    assert kinds(desk, "published") == ["renamed"]
    assert desk.json("show", "ana-ferreira", "read-it")["state"] == "done"
    assert "already" in desk.ok("curriculum", "renamed", "read-it", "read")


def test_what_is_another_one_is_asked_about_no_more(desk: Program) -> None:
    desk.ok("curriculum", "publish")
    file(desk).write_text(RENAMED, "utf-8")
    assert desk.json("curriculum", "renamed", "read-it", "--no")["was"] is None
    assert "            was: []\n" in file(desk).read_text("utf-8")
    assert kinds(desk, "published") == ["added", "out"]
    # Whoever sees it otherwise later may say so.
    desk.ok("curriculum", "renamed", "read-it", "read")
    assert "            was: [read]\n" in file(desk).read_text("utf-8")


def test_a_draft_is_answered_where_it_lies(desk: Program, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(RENAMED, "utf-8")
    desk.ok("curriculum", "renamed", "read-it", "read", "--file", str(draft))
    assert file(desk).read_text("utf-8") == COURSE
    assert kinds(desk, str(draft)) == ["renamed"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("read-it",), 2, "Say either"),
        (("read-it", "read", "--no"), 2, "Say either"),
        (("read-it", "raed"), 2, "Nothing had the id “raed” in the edition before. Did you mean “read”?"),
        (("nothing", "read"), 2, "No file has the id “nothing”"),
        (("read-it", "close"), 2, "would have a fault then"),
        (("read-it", "read", "--file", "none.yaml"), 2, "There is no file none.yaml."),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_written(
    desk: Program, words: tuple[str, ...], status: int, says: str
) -> None:
    desk.ok("curriculum", "publish")
    file(desk).write_text(RENAMED, "utf-8")
    assert says in desk.refused(status, "curriculum", "renamed", *words)
    assert file(desk).read_text("utf-8") == RENAMED


def test_who_may_change_it_says_it(desk: Program) -> None:
    file(desk).write_text(RENAMED, "utf-8")
    assert "whoever maintains" in desk.refused(4, "curriculum", "renamed", "read-it", "--no", as_="petra-novak")
    desk.ok("curriculum", "renamed", "read-it", "--no", as_="maya-oneill")


def test_a_draft_takes_the_place_of_what_is_in_force_and_people_are_told(desk: Program, tmp_path: Path) -> None:
    desk.ok("curriculum", "publish")
    draft = tmp_path / "draft.yaml"
    draft.write_text(RENAMED, "utf-8")
    done = desk.json("curriculum", "publish", str(draft), "--word", "All of it")
    assert (done["version"], done["raised"], done["published"]) == (2, True, True)
    assert file(desk).read_text("utf-8") == RENAMED.replace("version: 1", "version: 2")
    assert draft.read_text("utf-8") == RENAMED
    assert [row["state"] for row in desk.json("curriculum", "list")["curricula"]] == ["published"]
    # What was in force in between is not lost: it was published.
    assert kinds(desk, "published", "desk") == []


def test_a_draft_with_a_fault_or_of_somebody_else_takes_no_place(desk: Program, tmp_path: Path) -> None:
    desk.ok("curriculum", "publish")
    draft = tmp_path / "draft.yaml"
    draft.write_text(RENAMED.replace("kind: read", "kind: sleep"), "utf-8")
    assert "fault" in desk.refused(2, "curriculum", "publish", str(draft))
    draft.write_text(RENAMED.replace("Close it", "Close it all"), "utf-8")
    # Maya maintains one module, and this changes another one too.
    desk.refused(4, "curriculum", "publish", str(draft), as_="maya-oneill")
    assert file(desk).read_text("utf-8") == COURSE
    draft.write_text(RENAMED, "utf-8")
    assert desk.json("curriculum", "publish", str(draft), as_="maya-oneill")["published"]


def test_what_was_changed_since_it_was_looked_at_is_not_published(desk: Program, tmp_path: Path) -> None:
    from mentor_tui.authoring import publish_curriculum, say_former
    from mentor_tui.bootstrap import Application
    from mentor_tui.comparing import two_editions
    from mentor_tui.domain.problems import BadUse
    from mentor_tui.settings import load

    environ = {"MENTOR_TUI_DATA": str(desk.data), "MENTOR_TUI_AS": "tomas-reis", "MENTOR_TUI_CONFIG": "/dev/null"}
    application = Application(load(environ=environ))
    draft = tmp_path / "draft.yaml"
    draft.write_text(RENAMED, "utf-8")
    looked = two_editions(application, str(draft))
    draft.write_text(RENAMED + "# more\n", "utf-8")
    with pytest.raises(BadUse, match="bad-curriculum"):
        publish_curriculum(application, looked=looked)
    with pytest.raises(BadUse, match="bad-curriculum"):
        say_former(application, "read-it", "read", file=draft, looked=looked[1])
    draft.write_text(RENAMED, "utf-8")
    file(desk).write_text(COURSE + "# mine\n", "utf-8")
    with pytest.raises(BadUse, match="bad-curriculum"):
        publish_curriculum(application, looked=looked)
    assert file(desk).read_text("utf-8") == COURSE + "# mine\n"
    file(desk).write_text(COURSE, "utf-8")
    assert publish_curriculum(application, looked=looked).edition.text == RENAMED
    assert application.context().catalogue.curricula["desk"].items["read-it"]
