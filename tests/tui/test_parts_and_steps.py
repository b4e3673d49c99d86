"""What stands below another item is set in; whoever has a part has what is due in their queue, and ticks it there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum, Module, PartDef, Phase
from mentor_tui.domain.problems import NotYours
from mentor_tui.services import items, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.pages import mentees_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.screens.mentees_view import piece
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

SIZES = [(80, 24), (120, 40)]


def changed() -> Callable[[], Catalogue]:
    """The shipped curricula: all of a module below its first item, and what was a mentor's part, that of IT."""

    def module(one: Module) -> Module:
        first = one.items[0].id
        whose = (item._replace(who="it" if item.who == "mentor" else item.who) for item in one.items)
        return one._replace(items=tuple(item._replace(under=first if item.id != first else "") for item in whose))

    def phase(one: Phase) -> Phase:
        return one._replace(modules=tuple(map(module, one.modules)))

    def made(one: Curriculum) -> Curriculum:
        return one._replace(phases=tuple(map(phase, one.phases)), parts=(PartDef("it", "IT"),))

    known = story.catalogue()
    found = known._replace(curricula={name: made(one) for name, one in known.curricula.items()}, digest="steps")
    return lambda: found


def context(store: MemoryStore, who: str, known: Callable[[], Catalogue]) -> ActorContext:
    return ActorContext(store, known, who, clock=lambda: story.NOW, restricted=True)


def shown(app: MentorApp, name: str) -> list[str]:
    return [line.text for line in app.screen.query_one(name, Lines).lines]


@pytest.mark.parametrize("size", SIZES)
async def test_what_stands_below_another_is_set_in(store: MemoryStore, size: tuple[int, int]) -> None:
    known = changed()
    app = MentorApp(UiContext(context(store, "ana", known)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        place.query_one("#way", Lines).select("phase:arrive")
        await press(pilot, "enter")
        module = next(phase for phase in known().curricula["support-product-expert"].phases if phase.id == "arrive")
        first, second = module.modules[0].items[:2]
        rows = shown(app, "#way")
        starts = [row.index(item.label) for item in (first, second) for row in rows if item.label in row][-2:]
        assert starts[1] - starts[0] == 2


def test_in_a_mentors_queue_an_item_names_the_one_that_it_stands_below(store: MemoryStore) -> None:
    known = changed()
    page = mentees_page(context(store, "maya", known))
    course = known().curricula["support-product-expert"]
    calls = [call for call in page.queue if call.kind == "waiting" and call.on in course.items]
    below = [call for call in calls if course.items[call.on].under]
    assert below
    for call in calls:
        _phase, module = course.places[call.on]
        above = course.items.get(course.items[call.on].under)
        assert piece(page, call).place == module.title + (f" · {above.label}" if above else "")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", ["maya", "ivo"])
async def test_whoever_has_a_part_ticks_it_in_their_queue(store: MemoryStore, who: str, size: tuple[int, int]) -> None:
    known = changed()
    lead = context(store, "tomas", known)
    if who not in lead.team().people:
        people.add_person(lead, {"id": who, "name": "Ivo Admin", "roles": "", "parts": "it"})
    else:
        people.edit_person(lead, who, {"parts": "it"})
    due = [call for call in attention(context(store, who, known)) if call.kind == "owed"]
    assert due
    app = MentorApp(UiContext(context(store, who, known)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, MenteesPlace)
        assert app.fault is None
        rows = [line for line in place.query_one("#queue", Lines).lines if " owed" in line.text]
        assert len(rows) == len(due)
        place.query_one("#queue", Lines).select(rows[0].id)
        await press(pilot, "d")
        left = [call for call in attention(context(store, who, known)) if call.kind == "owed"]
        assert len(left) == len(due) - 1
        assert app.fault is None


@pytest.mark.parametrize("size", SIZES)
async def test_whoever_has_a_part_of_which_nothing_is_due_reads_that(store: MemoryStore, size: tuple[int, int]) -> None:
    known = changed()
    course = known().curricula["support-product-expert"]
    other = course._replace(parts=(*course.parts, PartDef("pay", "Payroll")))
    with_pay = known()._replace(curricula={**known().curricula, other.id: other}, digest="pay")
    people.add_person(
        context(store, "tomas", lambda: with_pay), {"id": "ivo", "name": "Ivo Admin", "roles": "", "parts": "pay"}
    )
    app = MentorApp(UiContext(context(store, "ivo", lambda: with_pay)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MenteesPlace)
        assert "Nothing of your part is due." in str(app.screen.query_one("#nobody", Static).content)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", ["maya", "ivo"])
async def test_whoever_has_a_part_reads_once_what_a_hire_has_of_it(
    store: MemoryStore, who: str, size: tuple[int, int]
) -> None:
    known = changed()
    lead = context(store, "tomas", known)
    if who not in lead.team().people:
        people.add_person(lead, {"id": who, "name": "Ivo Admin", "roles": "", "parts": "it"})
    else:
        people.edit_person(lead, who, {"parts": "it"})
    item = next(call.on for call in attention(context(store, who, known)) if call.kind == "owed")
    items.tick(context(store, "ana", known), item)
    app = MentorApp(UiContext(context(store, who, known)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, MenteesPlace)
        queue = place.query_one("#queue", Lines)
        assert queue.select(f"has it|ana|{item}")
        await settle(pilot)
        title = known().curricula["support-product-expert"].items[item].label
        said = place.query_one("#piece-text", TextPane).text.replace("\n", " ")
        assert f"says “I have it”: {title}" in " ".join(said.split())
        await press(pilot, "enter")
        # A mentor goes on to the journey; whoever only has the part may not read it.
        assert isinstance(app.screen, JourneyPlace if who == "maya" else MenteesPlace)
        assert app.fault is None
        await press(pilot, "escape")
        assert isinstance(app.screen, MenteesPlace)
        assert not [line for line in app.screen.query_one("#queue", Lines).lines if line.id.startswith("has it")]


async def test_whoever_only_has_the_part_is_told_why_no_journey_opens(store: MemoryStore) -> None:
    known = changed()
    people.add_person(context(store, "tomas", known), {"id": "ivo", "name": "Ivo Admin", "roles": "", "parts": "it"})
    app = MentorApp(UiContext(context(store, "ivo", known)))
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, MenteesPlace)
        problem = place.refusal("mentees.item")
        assert isinstance(problem, NotYours)
        await press(pilot, "enter")
        assert app.screen is place
        assert place.notice == place.sentence(problem)
        assert place.notice == "Seeing this journey is for Ravi Kapoor, the mentor or a lead of their team."
        assert app.fault is None
