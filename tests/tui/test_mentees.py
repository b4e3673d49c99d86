"""Mentees, as a mentor uses it: the sweep, one more go, what is refused, and what it looks like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from textual.widgets import Static

from mentor_tui.domain.journey import ItemFact, Journey, TickEntry
from mentor_tui.domain.record import Record
from mentor_tui.domain.team import Team
from mentor_tui.services import capacities, items, notes, pairing, people, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.matching import departure
from mentor_tui.services.pages import mentees_page
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens import mentees_text as words
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.screens.mentees_view import Piece, earlier, piece
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)


def state(store: MemoryStore, person: str, item: str) -> Any:
    """What holds for an item."""
    record = store.read(f"people/{person}")
    assert record is not None
    curriculum = story.catalogue().curricula["support-product-expert"]
    return Journey(record).item(curriculum, curriculum.items[item])


def place(app: MentorApp) -> MenteesPlace:
    """The place in sight."""
    assert isinstance(app.screen, MenteesPlace)
    return app.screen


def queue(app: MentorApp) -> list[str]:
    """The ids of what waits."""
    return [line.id for line in place(app).query_one("#queue", Lines).lines]


async def test_signing_takes_the_ticked_lines_and_opens_the_next(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first, second = queue(app)[:2]
        assert (first, second) == ("waiting|budi|sort-thirty", "waiting|chiara|prove-who-asks")
        await pilot.press("t", "t", "t", "t", "s")
        await settle(pilot)
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, fact.signed_by, len(fact.met_criteria)) == ("done", "maya", 4)
        assert queue(app)[0] == second
        assert place(app).query_one("#queue", Lines).selected == second
        assert "Prove" in place(app).query_one("#piece-title", SplitLine).text
        assert "Budi" in place(app).notice


async def test_signing_without_a_line_asks_with_all_of_them_in_sight(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert isinstance(app.screen, Form)
        await press(pilot, "escape")
        assert state(store, "budi", "sort-thirty").state == "waiting"
        await press(pilot, "s")
        assert len(app.screen.query_one(Ticks).ticked) == 4
        await press(pilot, "ctrl+d")
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, len(fact.met_criteria), fact.unmet_criteria) == ("done", 4, ())


async def test_signing_over_a_line_that_was_asked_for_asks_and_names_it(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    items.send_back(context_for("maya"), "budi", "sort-thirty", text="The last two, please.", unseen=["3", "4"])
    items.send(context_for("budi"), "sort-thirty", evidence=story.LINK)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        lines = place(app).query_one(Ticks).lines
        await press(pilot, "t", "s")
        form = app.screen
        assert isinstance(form, Form)
        asked = str(cast(Static, form.query_one(".detail")).content)
        assert [line.parts[-1][0] in asked for line in lines] == [False, False, False, True]
        assert "\nNot yet seen:" in asked, "what came with it does not run into the question"
        assert state(store, "budi", "sort-thirty").state == "waiting"
        await press(pilot, "ctrl+d")
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, len(fact.met_criteria), len(fact.unmet_criteria)) == ("done", 3, 1)


async def test_what_is_signed_as_ticked_is_signed_with_those_lines(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "t", "t", "s")
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, len(fact.met_criteria), len(fact.unmet_criteria)) == ("done", 2, 2)
        assert "just signed: Sort thirty alone, 2 of 4 seen · Budi" in place(app).query_one("#just", SplitLine).text


async def test_on_a_second_go_t_goes_to_the_line_that_was_asked_for(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    items.send_back(context_for("maya"), "budi", "sort-thirty", text="The third, please.", unseen=["3"])
    items.send(context_for("budi"), "sort-thirty", evidence=story.LINK)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        ticks = place(app).query_one(Ticks)
        assert (ticks.ticked, ticks.selected) == (("0", "1", "3"), "2")
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(app.screen, Form), "the line that was asked for is open"
        await pilot.press("escape")
        await settle(pilot)
        ticks.select("0")
        await pilot.press("t")
        await settle(pilot)
        assert ticks.ticked == ("0", "1", "2", "3"), "from a line that is ticked it goes to the one that is not"
        await pilot.press("t")
        await settle(pilot)
        assert ticks.ticked == ("0", "1", "2", "3"), "t only ticks"
        await pilot.press("s")
        await settle(pilot)
        assert len(state(store, "budi", "sort-thirty").met_criteria) == 4


async def test_a_return_for_which_nobody_ticked_says_nothing_of_lines(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("r", *"Once more.", "ctrl+d")
        await settle(pilot)
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, fact.met_criteria, fact.unmet_criteria) == ("returned", (), ())


async def test_ticked_lines_stay_with_their_item(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("t", "j")
        await settle(pilot)
        ticks = place(app).query_one(Ticks)
        assert ticks.ticked == ()
        await pilot.press("k")
        await settle(pilot)
        assert ticks.ticked == ("0",)
        await pilot.press("tab", "3")
        await settle(pilot)
        assert ticks.ticked == ("0", "2")


async def test_one_more_go_needs_a_comment_and_names_the_lines(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("t", "r")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert app.screen is form, "without a comment it stays open"
        assert form.query_one(".wrong").has_class("-shown")
        await pilot.press(*"Why each?", "ctrl+d")
        await settle(pilot)
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, fact.posts[-1].text, len(fact.unmet_criteria), len(fact.met_criteria)) == (
            "returned",
            "Why each?",
            3,
            1,
        )
        assert "waiting|budi|sort-thirty" not in queue(app)


async def test_a_comment_given_up_is_kept_as_a_draft(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("r", *"almost", "escape")
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert app.screen.answers["text"] == "almost"


async def test_undo_takes_a_sign_off_back(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("t", "t", "t", "t", "s")
        await settle(pilot)
        assert state(store, "budi", "sort-thirty").state == "done"
        await pilot.press("u")
        await settle(pilot)
        assert state(store, "budi", "sort-thirty").state == "waiting"
        assert "waiting|budi|sort-thirty" in queue(app)


async def test_a_sign_off_of_any_day_is_taken_back_with_a_reason(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        person = place(app)._mentee
        signed = place(app).view.page.signed(person)  # type: ignore[union-attr]
        assert len(signed) > 1
        last = signed[0].now.item.id
        await pilot.press("underscore")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form), "it asks for a reason"
        await pilot.press(*"mistaken", "ctrl+d")
        await settle(pilot)
        fact = state(store, person, last)
        assert (fact.state, fact.signed_by, fact.posts[-1].text) == ("waiting", None, "mistaken")
        assert last in " ".join(queue(app)), "it waits again, and stands in the queue"


async def test_what_changed_meanwhile_is_refused_in_a_sentence(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        items.say(context_for("budi"), None, "sort-thirty", "Wait, the link is wrong.")
        await pilot.press("t", "t", "t", "t", "s")
        await settle(pilot)
        assert state(store, "budi", "sort-thirty").state == "waiting"
        assert place(app).notice


async def test_nobody_signs_what_they_ticked_themselves(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    items.untick(context_for("budi"), "sort-thirty")
    context = context_for("tomas")
    items.tick(context, "sort-thirty", person="budi", why="Told me by phone.", evidence=story.LINK)
    pairing.reassign(context, "budi", "joana", why="She knows the queue.")
    pairing.cover(context, "budi", "tomas")
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.push_screen(MenteesPlace(app.ui))
        await settle(pilot)
        await pilot.press("t", "t", "t", "t", "s")
        await settle(pilot)
        assert state(store, "budi", "sort-thirty").state == "waiting"
        assert place(app).notice


async def test_ones_own_part_is_ticked_with_d(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        kind, person, item = queue(app)[-1].split("|")
        assert (kind, person) == ("owed", "ana")
        assert "t ticks it" in place(app).query_one("#piece-title", SplitLine).text, "the key is named where it acts"
        await pilot.press("d")
        await settle(pilot)
        form = app.screen
        assert isinstance(form, Form), "it asks for a few words, as the item does"
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert app.screen is form
        await pilot.press(*"We looked back.", "ctrl+d")
        await settle(pilot)
        assert state(store, "ana", item).state == "done"
        assert f"owed|ana|{item}" not in queue(app)


async def test_a_key_that_is_off_says_why(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("end", "s")
        await settle(pilot)
        assert "sign-off" in place(app).notice


async def test_a_session_is_logged_with_what_was_done_in_it(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("end", "l")
        await settle(pilot)
        await pilot.press(*"the week", "tab", "space", "ctrl+d")
        await settle(pilot)
        record = store.read("people/ana")
        assert record is not None
        assert Journey(record).sessions[-1].text == "the week"
        assert len(Journey(record).sessions[-1].did) == 1


async def test_a_note_for_mentors_and_leads_is_kept_apart(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"calm", "tab", "right", "ctrl+d")
        await settle(pilot)
        own, apart = store.read("people/budi"), store.read("restricted/budi")
        assert own is not None
        assert apart is not None
        assert [note.text for note in Journey(apart).notes] == ["calm"]
        assert not Journey(own).notes


async def test_a_question_waits_until_it_is_answered(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("j", "j")
        await settle(pilot)
        lines = place(app).query_one("#queue", Lines)
        assert lines.selected == "asks|budi|thirty-own"
        assert "“Is a paused plan churn?”" in next(line.text for line in lines.lines if line.id == lines.selected)
        await pilot.press("s")
        await settle(pilot)
        assert "sign-off" in place(app).notice
        await pilot.press("a", *"No, it comes back.", "ctrl+d")
        await settle(pilot)
        assert "asks|budi|thirty-own" not in queue(app)
    items.say(context_for("budi"), None, "thirty-own", "Thanks! See https://desk.example.com/c?id=1")
    assert "asks" not in {call.kind for call in mentees_page(context_for("maya")).queue}, "a remark waits for nobody"


def test_titles_are_those_of_the_hires_own_curriculum(context_for: Contexts) -> None:
    catalogue = story.catalogue()
    first, other, *_later = catalogue.curricula.values()
    shared = [
        name for name in first.items if name in other.items and first.items[name].label != other.items[name].label
    ]
    assert shared, "two curricula call different things by one id"
    lee = {"id": "lee", "name": "Lee Shaw", "roles": "hire", "start": "2025-05-05", "mentor": "maya"}
    people.add_person(context_for("tomas"), {**lee, "curriculum": other.id})
    labels = mentees_page(context_for("maya")).labels
    assert labels["lee"][shared[0]] == other.items[shared[0]].label
    assert labels["ana"][shared[0]] == first.items[shared[0]].label


async def test_enter_opens_the_journey_at_the_item(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MenteesPlace)


async def test_a_sweep_ends_with_nothing_waits(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for _waiting in range(2):
            await pilot.press("t", "t", "t", "t", "s")
            await settle(pilot)
        await pilot.press("a", *"No, it comes back.", "ctrl+d")
        await settle(pilot)
        for _owed in queue(app):
            await pilot.press("d")
            await settle(pilot)
            if isinstance(app.screen, Form):
                await pilot.press(*"We talked it over.", "ctrl+d")
                await settle(pilot)
        assert queue(app) == []
        assert "Nothing is waiting" in place(app).query_one("#headline", SplitLine).text
        assert place(app).query_one("#rows", Lines).has_focus


async def test_finished_side_tasks_are_confirmed_in_the_sweep(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    noah = context_for("noah")
    rung = story.catalogue().rungs["mentoring-cover"]
    people.reopen(context_for("tomas"), "noah")
    standing = noah.standing(noah.journey("noah"), noah.team())
    last = next(one.item.id for one in reversed(standing.items) if one.state == "done" and one.item.sign_off == "none")
    items.untick(context_for("tomas"), last, person="noah", why="One thing more, so the mentor is asked.")
    side_tasks.open_lock(context_for("tomas"), "noah", rung.id, why="He is ready.")
    side_tasks.take(noah, rung.id)
    for _count in range(rung.times):
        items.tick(noah, rung.id, evidence=story.LINK)
    app = app_for("joana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        line = f"sent|noah|{rung.id}"
        assert line in queue(app)
        place(app).query_one("#queue", Lines).select(line)
        await settle(pilot)
        await pilot.press("t", "t", "t", "t", "s")
        await settle(pilot)
        assert line not in queue(app)
        hold = Team(cast(Record, store.read("team"))).hold(rung.id, "noah")
        assert hold is not None
        assert set(hold.yes) == {"mentor"}


def test_lines_seen_last_time_begin_as_ticked_on_the_next_go(context_for: Contexts) -> None:
    maya = context_for("maya")
    items.send_back(maya, "budi", "sort-thirty", unseen=["2"], text="Which door?")
    items.send(context_for("budi"), "sort-thirty", evidence="Named now.")
    page = mentees_page(maya)
    opened = piece(page, next(call for call in page.queue if call.on == "sort-thirty"))
    assert (opened.fact.goes, opened.evidence) == (1, "Named now.")
    assert opened.thing.begins == {0, 2, 3}


def test_looks(snap_compare: Any, app_for: Apps) -> None:
    assert snap_compare(app_for("maya"), terminal_size=(80, 24))


def test_looks_wide(snap_compare: Any, app_for: Apps) -> None:
    assert snap_compare(app_for("maya"), terminal_size=(120, 40))


def test_looks_empty(snap_compare: Any, app_for: Apps, context_for: Contexts) -> None:
    capacities.set_room(context_for("tomas"), "joana", 9)
    for hire in ("ana", "budi", "chiara"):
        pairing.reassign(context_for("tomas"), hire, "joana", why="Maya is new here.")
    assert snap_compare(app_for("maya"), terminal_size=(80, 24))


def test_looks_while_sending_back(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await settle(pilot)
        await pilot.press("t", "t", "r")
        await settle(pilot)

    assert snap_compare(app_for("maya"), terminal_size=(80, 24), run_before=before)


async def test_a_line_is_read_in_full_and_leaves_the_queue_when_it_was_opened(
    app_for: Apps, context_for: Contexts
) -> None:
    text = "I am lost with this one and I do not dare to send it again, please help me"
    items.say(context_for("budi"), None, "thirty-own", "No question.")
    items.say(context_for("maya"), "budi", "thirty-own", "Good.")
    items.say(context_for("budi"), None, "thirty-own", text)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        line = "wrote|budi|thirty-own"
        assert place(app).query_one("#queue", Lines).select(line)
        await settle(pilot)
        shown = place(app).query_one("#piece-text", TextPane).text.replace("\n", " ")
        assert " ".join(shown.split()).startswith(f"“{text}”")
        assert line in queue(app), "what is only passed is not opened"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert app.screen.now is not None
        assert app.screen.now.item.id == "thirty-own"
        await pilot.press("escape")
        await settle(pilot)
        assert line not in queue(app)


async def test_a_note_of_a_hires_is_answered_with_the_key_for_answers(app_for: Apps, context_for: Contexts) -> None:
    notes.note(context_for("budi"), "budi", "Am I too slow?")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert place(app).query_one("#queue", Lines).select("asks|budi|")
        await settle(pilot)
        await pilot.press("a", *"Not at all.", "ctrl+d")
        await settle(pilot)
        assert "asks|budi|" not in queue(app)
        assert context_for("budi").journey("budi").notes[-1].text == "Not at all."
        # The same key among the talks and notes of the journey.
        app.open_journey("budi")
        await settle(pilot)
        assert app.screen.query_one("#way", Lines).select("talks:")
        await settle(pilot)
        await pilot.press("a", *"Ask again.", "ctrl+d")
        await settle(pilot)
        assert context_for("budi").journey("budi").notes[-1].text == "Ask again."


async def test_whoever_will_stand_in_and_mentors_nobody_sees_so(app_for: Apps, context_for: Contexts) -> None:
    lead = context_for("tomas")
    for hire in ("noor", "ravi", "lena", "noah"):
        pairing.unpair(lead, hire, why="a rest", reason="moved")
    pairing.cover(lead, "ana", None)
    away = departure.plan_leave(lead, "maya", date(2025, 5, 15), date(2025, 5, 21))
    departure.carry_out(lead, away, why="")
    app = app_for("joana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert [line.partition("|")[0] for line in queue(app)] == ["you stand in"]
        assert place(app).query_one("#queue", Lines).region.height == 1, "it is in sight"
        await pilot.press("l")
        await settle(pilot)
        assert place(app).notice == "There is nobody here yet."


async def test_what_one_is_only_told_leaves_the_queue_when_it_was_opened(app_for: Apps, context_for: Contexts) -> None:
    pairing.cover(context_for("tomas"), "budi", "joana")
    items.sign_off(context_for("joana"), "budi", "sort-thirty")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert place(app).query_one("#queue", Lines).select("signed|budi|sort-thirty")
        await settle(pilot)
        said = place(app).query_one("#piece-text", TextPane).text.replace("\n", " ")
        assert "Joana signed off in your place:" in " ".join(said.split())
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        await pilot.press("escape")
        await settle(pilot)
        assert "signed|budi|sort-thirty" not in queue(app)


async def test_that_a_hire_has_ones_part_is_told_once(app_for: Apps, context_for: Contexts) -> None:
    items.tick(context_for("ana"), "look-back", evidence="On Friday")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert any(line.startswith("has it|ana|look-back") for line in queue(app))
        place(app).query_one("#queue", Lines).select("has it|ana|look-back")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not any(line.startswith("has it") for line in queue(app))


async def test_what_somebody_else_settles_stays_under_the_cursor_and_is_not_acted_on(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    pairing.cover(context_for("tomas"), "budi", "joana")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first, second = queue(app)[:2]
        items.sign_off(context_for("joana"), "budi", "sort-thirty", lines="all")
        await place(app).reload().wait()
        await settle(pilot)
        lines = place(app).query_one("#queue", Lines)
        assert (lines.selected, queue(app)[:2]) == (first, [first, second])
        assert "Joana signed it off" in lines.lines[0].text
        kind, person, item = second.split("|")
        before = state(store, person, item)
        for key in ("s", "t", "r", "a", "d"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, MenteesPlace), key
            assert "Joana signed it off" in place(app).notice
        assert state(store, person, item) == before
        await pilot.press("j")
        await settle(pilot)
        assert first not in queue(app)
        assert lines.selected == second
        assert kind in ("waiting", "asks")


async def test_with_a_mentees_row_marked_no_key_acts_on_the_queue(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place(app).query_one("#rows", Lines).focus()
        await settle(pilot)
        before = state(store, "budi", "sort-thirty")
        for key in ("s", "t", "r", "a", "d", "i"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, MenteesPlace), key
            assert "You are on a mentee’s row" in place(app).notice
        assert state(store, "budi", "sort-thirty") == before
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, Form), "a note is about whoever is marked"


async def test_all_that_came_with_it_can_be_read_on_a_small_screen(app_for: Apps, context_for: Contexts) -> None:
    long = " ".join(f"step {number} of what I did" for number in range(60)) + " and that is the end"
    items.send_back(context_for("maya"), "budi", "sort-thirty", text="Please say how.")
    items.send(context_for("budi"), "sort-thirty", evidence=long)
    items.say(context_for("maya"), "budi", "sort-thirty", "The newest word.")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        queue_ = place(app).query_one("#queue", Lines)
        queue_.select("waiting|budi|sort-thirty")
        await settle(pilot)
        pane = place(app).query_one("#piece-text", TextPane)
        assert "that is the end" in pane.text.replace("\n", " ")
        words_in = [pane.text.index(said) for said in ("that is the end", "You asked, today", "The newest word.")]
        assert words_in == sorted(words_in), "what was asked for stands beside what came of it"
        await press(pilot, "tab")
        assert pane.has_focus
        await press(pilot, "end")
        assert pane.scroll_y == pane.max_scroll_y > 0
        await press(pilot, "tab")
        assert isinstance(app.focused, Ticks)


def test_every_repetition_is_shown_the_latest_first() -> None:
    counted = next(
        item for item in story.catalogue().curricula["support-product-expert"].items.values() if item.times > 2
    )
    at = "2025-05-09T09:00:00+00:00"
    fact = ItemFact(
        count=2, times=counted.times, entries=tuple(TickEntry(at, "budi", text=said) for said in ("one", "two"))
    )
    call = Call("waiting", "budi", counted.id)
    found = Piece(call, "Budi", "Budi", "T", fact, counted, evidence=fact.evidence, earlier=earlier(fact))
    text = "".join(part[0] for part in words.evidence(found, story.NOW, 60))
    assert text.index("“two”") < text.index("first of") < text.index("“one”")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_mentees_journey_has_the_room_there_is_and_keys_that_act(app_for: Apps, size: tuple[int, int]) -> None:
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        journey = app.screen
        assert isinstance(journey, JourneyPlace)
        keys = journey.query_one(KeyLine).keys
        assert keys
        assert all(key.on for key in keys)
        assert "journey.sign-off" in {key.action for key in keys}
        pane, width = (
            journey.query_one("#item", TextPane),
            max(map(len, journey.query_one("#item", TextPane).text.split("\n"))),
        )
        assert pane.text_width - 12 <= width <= pane.text_width
        assert journey.query_one("#way").size.width + pane.region.width >= size[0] - 2


def shown(app: MentorApp) -> list[str]:
    """What stands on the screen, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def give_to_maya(context_for: Contexts, *hires: str) -> None:
    """Let Maya mentor others' hires too."""
    capacities.set_capacity(context_for("tomas"), "maya", heads=9, hours=40.0)
    for hire in hires:
        pairing.reassign(context_for("tomas"), hire, "maya", why="Joana has enough.")


async def test_no_line_is_blank_and_every_mentee_in_view_on_a_small_screen(
    app_for: Apps, context_for: Contexts
) -> None:
    give_to_maya(context_for, "noor", "ravi")
    async with app_for("maya").run_test(size=SIZE) as pilot:
        await settle(pilot)
        lines = shown(pilot.app)
        top = lines[2 : lines.index("─" * 80, 2)]
        assert all(line.strip() for line in top), "no line is blank while others are hidden"
        rows = place(pilot.app).query_one("#rows", Lines)
        assert (len(rows.lines), rows.size.height) == (5, 5)
        assert not any("more ↓" in line for line in lines[-7:])


async def test_where_the_rows_have_the_keys_they_have_the_room(app_for: Apps, context_for: Contexts) -> None:
    give_to_maya(context_for, "noor", "ravi", "lena", "noah")
    async with app_for("maya").run_test(size=SIZE) as pilot:
        await settle(pilot)
        rows = place(pilot.app).query_one("#rows", Lines)
        before = rows.size.height
        rows.focus()
        await settle(pilot)
        assert before < rows.size.height == len(rows.lines) == 7


async def test_on_a_wide_screen_thread_and_evidence_left_the_text_right_and_what_comes_next_below(
    app_for: Apps, context_for: Contexts
) -> None:
    first = mentees_page(context_for("maya")).queue[0]
    items.say(context_for("maya"), first.person, first.on, "Where did you read the log?")
    async with app_for("maya").run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        left = place(pilot.app).query_one("#piece-text", TextPane).text
        right = place(pilot.app).query_one("#piece-beside", TextPane).text
        opened = place(pilot.app)._open
        assert opened is not None
        assert opened.about.split()[0] in right
        for post in opened.posts:
            assert post.text.split()[0] in left
        heads = next(line for line in shown(pilot.app) if line.startswith(" Mentee "))
        assert heads.rstrip().endswith("Next")
