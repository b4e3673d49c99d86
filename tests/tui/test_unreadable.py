"""What cannot be read stands on every screen before anything else, with whom it hides; nothing there speaks of calm."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain.catalogue import Catalogue, LeftOut
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.team_page import team_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens import mentees_text, team_text
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import settle

FAULT = {"what": "requires", "value": "nowhere", "renamed": False, "near": None}
FILE = LeftOut("/srv/curricula/product-expert.yaml", 12, 20, "unknown-reference", FAULT, "curriculum", "product")


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def blind(store: MemoryStore, person: str) -> ActorContext:
    """Somebody's context where the file of everybody's curriculum cannot be used."""
    known = story.catalogue()
    name = "support-product-expert"
    lost = Catalogue(calendar=known.calendar, digest="blind", left_out=(FILE._replace(id=name),))
    return ActorContext(store, lambda: lost, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True)


def seen(store: MemoryStore, person: str) -> ActorContext:
    """Somebody's context where an earlier edition stands in for that file."""
    known = story.catalogue()
    name = "support-product-expert"
    now = known._replace(left_out=(FILE._replace(id=name, edition="2026-05-03"),), digest="earlier")
    return ActorContext(store, lambda: now, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True)


def text(parts: Any) -> str:
    return "".join(part[0] for part in parts)


async def test_team_names_file_and_line_first(store: MemoryStore) -> None:
    app = MentorApp(UiContext(blind(store, "tomas")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, TeamPlace)
        needs = place.query_one("#needs", Lines)
        assert needs.lines[0].id == f"unreadable||{FILE.path}"
        first = text(needs.lines[0].parts)
        assert first.startswith("product-expert.yaml:12")
        assert "hides Ana" in first
        needs.focus()
        needs.select(needs.lines[0].id)
        await pilot.press("enter")
        await settle(pilot)
        assert f"{FILE.path}:12:20: This curriculum has no item, module or phase" in place.notice
        assert "mentor-tui check" in place.notice


def test_team_says_of_which_day_the_edition_is(store: MemoryStore) -> None:
    context = seen(store, "tomas")
    page = team_page(context)
    assert page.needs[0].kind == "unreadable"
    assert "fine" not in text(team_text.needs_head(page, most=20)), "nobody can say so of what cannot be read"
    for width in (80, 120):
        line = team_text.need_lines(page, context.catalogue, width, most=7)[0]
        said = text(line.parts)[: width - 20]
        assert said.startswith("product-expert.yaml:12 ")
        assert "the version of 3 May" in said
        assert "is used: This c" in said


def test_a_mentor_with_an_empty_queue_is_not_told_that_all_was_looked_at(store: MemoryStore) -> None:
    page = mentees_page(blind(store, "maya"))
    assert page.unreadable
    assert not [call for call in page.queue if call.kind == "waiting"]
    left, _right = mentees_text.headline(page, story.NOW, wide=True)
    said = text(left) + mentees_text.newcomers(page, 120)
    assert "product-expert.yaml:12 hides" in said
    assert "Nothing is waiting" not in said
    assert [row for row in page.rows if row[1].missing]


async def test_a_hire_is_told_that_the_file_cannot_be_read_and_what_is_kept(store: MemoryStore) -> None:
    app = MentorApp(UiContext(blind(store, "ana")))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        way = "\n".join(text(line.parts) for line in app.screen.query_one("#way", Lines).lines)
        assert "The curriculum cannot be read at the moment:\nproduct-expert.yaml:12\n" in way
        assert "What you have ticked is kept." in way
        assert "A lead can give one" not in way


async def test_a_hire_is_told_that_an_earlier_edition_is_shown(store: MemoryStore) -> None:
    app = MentorApp(UiContext(seen(store, "ana")))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        first, second, *_rest = (text(line.parts) for line in app.screen.query_one("#way", Lines).lines)
        assert first == "The file of this curriculum has a problem."
        assert second.startswith("What you see is the version of 3 May")


class Unmarked(MemoryStore):
    """A store in which nobody's marks can be read or kept."""

    def mark(self, viewer: str) -> dict[str, Any]:
        raise Trouble(Code.NOT_A_DIRECTORY, path=f"/srv/data/marks/{viewer}.json", reason="Not a directory")

    def set_mark(self, viewer: str, mark: dict[str, Any]) -> None:
        self.mark(viewer)


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("ana", "so everything counts as new: marks/ana.json"),
        ("maya", "cannot be read, so everything counts as new: Part of /srv/data/marks/maya.json"),
        ("tomas", "cannot be read, so everything counts as new: Part of /srv/data/marks/tomas.json"),
    ],
)
async def test_marks_that_cannot_be_read_are_said_and_no_screen_ends(
    store: MemoryStore, person: str, said: str
) -> None:
    store.__class__ = Unmarked
    context = ActorContext(
        store, story.catalogue, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True
    )
    app = MentorApp(UiContext(context))
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        shown = "\n".join("".join(segment.text for segment in line) for line in app.screen._compositor.render_strips())
        assert said in shown
        # What is opened here is remembered nowhere, and that ends nothing.
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape", "q")
        await settle(pilot)
    assert app.return_code == 0
