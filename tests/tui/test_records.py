"""The Records screen: an observer's first place, a lead's last; three keys to an answer, and what is listed is written."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.cli.screen import _send_records
from mentor_tui.services import items, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.audit import AuditWanted, audit_page
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens import records as module
from mentor_tui.tui.screens.records import RecordsPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
Compare = Callable[..., bool]
SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def observed(context_for: ContextFor) -> str:
    """Somebody who observes."""
    people.add_person(context_for("tomas"), {"id": "otto", "name": "Otto Lind", "roles": "observer"})
    return "otto"


def here(app: MentorApp) -> RecordsPlace:
    found = app.screen
    assert isinstance(found, RecordsPlace)
    return found


def listed(place: RecordsPlace) -> list[str]:
    assert place.page is not None
    return [one.row.ref for one in place.page.rows]


def head(place: RecordsPlace) -> str:
    return place.query_one("#head", SplitLine).text


async def test_three_keys_and_what_is_listed_is_written_as_the_command_has_it(
    app_for: AppFor, context_for: ContextFor, observed: str, tmp_path: Path
) -> None:
    app = app_for(observed, send_records=_send_records)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = here(app)
        everything = listed(place)
        await press(pilot, "slash", *"refund", "enter")
        page = audit_page(context_for(observed), AuditWanted(item="refund"))
        assert 0 < len(page.rows) < len(everything)
        assert listed(place) == [one.row.ref for one in page.rows]
        assert head(place).startswith("refund")
        assert isinstance(place.focused, Lines)
        await press(pilot, "X")
        form = app.screen
        assert isinstance(form, Questions)
        field = form.query_one("#field-file")
        assert field.value.startswith("~/records-refund-")  # type: ignore[attr-defined]
        field.value = str(tmp_path / "refunds.csv")  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert app.screen is place
        assert "Written: " in place.notice
        with (tmp_path / "refunds.csv").open(newline="", encoding="utf-8") as file:
            assert [row["record"] for row in csv.DictReader(file)] == listed(place)


@pytest.mark.parametrize(
    ("ending", "begins"), [("json", '{\n  "from"'), ("html", "<!DOCTYPE html>"), ("txt", "record,day")]
)
async def test_how_the_name_ends_says_what_it_is_written_as(
    app_for: AppFor, observed: str, tmp_path: Path, ending: str, begins: str
) -> None:
    app = app_for(observed, send_records=_send_records)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "X")
        app.screen.query_one("#field-file").value = str(tmp_path / f"all.{ending}")  # type: ignore[attr-defined]
        await press(pilot, "enter")
    assert (tmp_path / f"all.{ending}").read_text("utf-8").startswith(begins)


async def test_a_person_where_no_item_is_called_so(app_for: AppFor, context_for: ContextFor, observed: str) -> None:
    app = app_for(observed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = here(app)
        await press(pilot, "slash", *"ana f", "enter")
        page = audit_page(context_for(observed), AuditWanted(person="ana"))
        assert listed(place) == [one.row.ref for one in page.rows] != []
        assert head(place).startswith("Ana Ferreira")
        await press(pilot, "escape")
        assert len(listed(place)) > len(page.rows)


async def test_days_from_and_to(app_for: AppFor, observed: str) -> None:
    app = app_for(observed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = here(app)
        everything = listed(place)
        await press(pilot, "d", *"2025-05-01", "enter", *"2025-04-01", "ctrl+d")
        assert "is before" in str(app.screen.query_one(".wrong").render())
        app.screen.query_one("#field-until").value = "2025-05-31"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert 0 < len(listed(place)) < len(everything)
        assert "1 May to 31 May" in head(place)
        await press(pilot, "escape")
        assert listed(place) == everything
        await press(pilot, "d", *"2031-01-01", "ctrl+d")
        assert listed(place) == []
        assert "The first record is of " in place.query_one("#record-title", SplitLine).text


async def test_the_record_in_full_and_the_text_as_it_was_signed(
    app_for: AppFor, context_for: ContextFor, observed: str
) -> None:
    maya = context_for("maya")
    done = next(
        now.item for now in maya.standing(maya.journey("ana")).items if now.fact.signed_by and now.state == "done"
    )
    items.withdraw(maya, "ana", done.id, why="that was somebody else’s")
    items.sign_off(maya, "ana", done.id, sure=True, text="well done")
    app = app_for(observed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = here(app)
        assert place.page is not None
        await press(pilot, "end")
        signed = next(n for n, one in enumerate(place.page.rows) if one.text)
        await press(pilot, "home", *["down"] * signed)
        one = place.page.rows[signed]
        said = place.query_one(TextPane).text
        assert one.row.ref in place.query_one("#record-when", SplitLine).text
        assert "Signed by" in said
        assert "note: for mentors and leads, not shown" in said
        await press(pilot, "enter")
        told = app.screen
        assert isinstance(told, ToldDialog)
        await press(pilot, "escape")
        await press(pilot, "y")
        assert app.clipboard.splitlines()[0].startswith(one.title)
        undone = next(n for n, row in enumerate(place.page.rows) if row.row.kind == "done")
        await press(pilot, "home", *["down"] * undone, "enter")
        assert "a text is kept with a sign-off" in place.notice


async def test_histories_are_read_after_the_first_picture_and_not_again_for_nothing(
    app_for: AppFor, observed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []

    def counted(context: ActorContext, *more: Any) -> Any:
        read.append(here(app).query_one("#head", SplitLine).text.endswith("reading histories…"))
        return audit_page(context, *more)

    monkeypatch.setattr(module, "audit_page", counted)
    app = app_for(observed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "2", "1")
        await press(pilot, "enter", "escape")
    assert read == [True]


async def test_nothing_is_changed_here(app_for: AppFor, observed: str) -> None:
    app = app_for(observed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert not any(action.writes for action in here(app).ACTIONS)
        await press(pilot, "X")
        assert here(app).notice.startswith("To send it on, use ")
        await press(pilot, "slash", *"qqqq", "enter")
        assert "Nothing is recorded of “qqqq” yet." in here(app).query_one("#record-title", SplitLine).text


async def shown(pilot: Any) -> None:
    await settle(pilot)
    if pilot.app.ui.context.actor != "otto":
        await press(pilot, "6")


@SIZES
@pytest.mark.parametrize("who", ["otto", "tomas"])
def test_pictures_of_records(
    snap_compare: Compare, app_for: AppFor, observed: str, who: str, size: tuple[int, int]
) -> None:
    assert snap_compare(app_for(who), run_before=shown, terminal_size=size)
