"""The sweep of Mentees: one key where all of it is in sight, what was just settled, and several mentors at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from textual.widgets import Static

from mentor_tui.services import items, pairing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.sweep import Reached, reached
from mentor_tui.services.working_time import minute_of
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens import mentees_sweep_text as sweep
from mentor_tui.tui.screens.mentees_detail import Detail
from mentor_tui.tui.screens.mentees_text import queue_lines
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from tests.tui import story
from tests.tui.conftest import press, settle
from tests.tui.test_mentees import place, queue, state

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
WIDE = (120, 40)
FIRST = "waiting|budi|sort-thirty"
LONG = "\n".join((story.LINK, *(f"step {number} of what I did" for number in range(30))))

TUESDAY = datetime(2025, 5, 13, 7, 56, tzinfo=UTC)
"""Budi, whose Monday is a holiday, goes home an hour and a half later."""


def said(app: MentorApp, name: str) -> str:
    return place(app).query_one(name, SplitLine).text


def all_seen(app: MentorApp) -> bool:
    """Whether the key for all seen is on."""
    return next(key for key in place(app).query_one(KeyLine).keys if key.action == "mentees.all-seen").on


def again(context_for: Contexts, evidence: str, unseen: list[str] | None = None, who: str = "maya") -> None:
    """Have the first thing of the queue sent back and sent again."""
    items.send_back(context_for(who), "budi", "sort-thirty", text="The third, please.", unseen=unseen)
    items.send(context_for("budi"), "sort-thirty", evidence=evidence)


def wait_too(context_for: Contexts, person: str, most: int) -> None:
    """Let so many items of somebody's wait for a sign-off, with evidence and lines."""
    for _number in range(most):
        standing = context_for(person).standing(context_for(person).journey(person), context_for(person).team())
        name = next(
            now.item.id
            for now in standing.items
            if now.state == "open"
            and now.item.who == "hire"
            and now.item.sign_off == "mentor"
            and now.item.look_for
            and now.item.times == 1
            and standing.lock(now.item) is None
        )
        items.tick(context_for(person), name, evidence=f"{story.LINK} and what came of it")


@pytest.mark.parametrize("size", [SIZE, WIDE])
async def test_all_seen_is_one_key_and_the_next_thing_opens(
    app_for: Apps, store: MemoryStore, size: tuple[int, int]
) -> None:
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert all_seen(app)
        assert "all 4 lines are in sight" in said(app, "#piece-good")
        top = place(app).query_one("#rows-head").region.y
        await press(pilot, "S")
        fact = state(store, "budi", "sort-thirty")
        assert (fact.state, fact.signed_by, len(fact.met_criteria), fact.unmet_criteria) == ("done", "maya", 4, ())
        assert place(app).query_one("#queue", Lines).selected == "waiting|chiara|prove-who-asks"
        assert "Prove" in said(app, "#piece-title")
        assert "✔ just signed: Sort thirty alone, 4 lines seen · Budi" in said(app, "#just")
        assert said(app, "#just").endswith("u takes it back")
        assert place(app).query_one("#rows-head").region.y == top, "nothing slides under the finger"
        await press(pilot, "u")
        assert state(store, "budi", "sort-thirty").state == "waiting"
        assert not place(app).query_one("#just").display
        assert FIRST in queue(app)


async def test_what_was_not_in_sight_is_not_said_to_be_seen(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    items.untick(context_for("budi"), "sort-thirty")
    items.tick(context_for("budi"), "sort-thirty", evidence=LONG)
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place(app).query_one("#queue", Lines).select(FIRST)
        await settle(pilot)
        assert not all_seen(app)
        await press(pilot, "S")
        assert state(store, "budi", "sort-thirty").state == "waiting"
        assert "not been in sight yet: ↓ shows them" in place(app).notice
        pane = place(app).query_one("#piece-text", TextPane)
        assert pane.has_focus
        went = list[float]()

        def goes(at: float) -> None:
            went.append(at)

        pane.watch(pane, "scroll_y", goes, init=False)
        await press(pilot, "end")
        await pilot.wait_for_scheduled_animations()
        assert went == [pane.max_scroll_y], "no line flies past on the way"
        assert not all_seen(app), "what was jumped over was not in sight"
        await press(pilot, "home")
        for _line in range(40):
            await press(pilot, "down")
        assert all_seen(app)
        await press(pilot, "S")
        assert len(state(store, "budi", "sort-thirty").met_criteria) == 4
        assert place(app).query_one("#queue", Lines).has_focus, "on with the next"


async def test_what_changed_meanwhile_has_to_be_seen_anew(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert all_seen(app)
        items.untick(context_for("budi"), "sort-thirty")
        items.tick(context_for("budi"), "sort-thirty", evidence=LONG)
        await place(app).reload().wait()
        await settle(pilot)
        place(app).query_one("#queue", Lines).select(FIRST)
        await settle(pilot)
        assert not all_seen(app)


async def test_lines_that_have_no_room_scroll_and_are_seen_then(app_for: Apps, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        detail, ticks = place(app).query_one(Detail), place(app).query_one(Ticks)
        detail.styles.max_height = 6
        await settle(pilot)
        await press(pilot, "j")
        assert ticks.size.height < 4
        assert detail.unseen
        assert not all_seen(app)
        assert "further down" in said(app, "#piece-good")
        for _part in range(3):
            await press(pilot, "S", *["down"] * 6)
        assert state(store, "chiara", "prove-who-asks").state == "done"


async def test_five_things_take_five_to_twelve_keys(app_for: Apps, context_for: Contexts, store: MemoryStore) -> None:
    again(context_for, story.LINK, ["3"])
    wait_too(context_for, "chiara", 3)
    items.say(context_for("maya"), "budi", "thirty-own", "No, it comes back.")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        waiting = [line for line in queue(app) if line.startswith("waiting")]
        assert len(waiting) == 5
        pressed = 0

        async def keys(*names: str) -> None:
            nonlocal pressed
            pressed += len(names)
            await press(pilot, *names)

        for line in waiting:
            assert place(app).query_one("#queue", Lines).selected == line, "the next thing opens by itself"
            assert place(app)._open.evidence  # type: ignore[union-attr]
            assert place(app)._open.lines  # type: ignore[union-attr]
            if line == FIRST:
                await keys("t", "s")  # the one that was asked for
            elif line == waiting[-1]:
                await keys("t", "t", "s")
            else:
                await keys("S")
        assert 5 <= pressed <= 12, pressed
        for line in waiting:
            _kind, person, item = line.split("|")
            assert state(store, person, item).state == "done"


async def test_a_second_go_says_what_was_asked_for_what_was_seen_and_when(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    again(context_for, "Asked first.", ["3"])
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        row = next(line.text for line in place(app).query_one("#queue", Lines).lines if line.id == FIRST)
        assert "Sort thirty alone, 2nd go" in row
        assert "· 2nd go · today" in said(app, "#piece-title")
        lines = place(app).query_one(Ticks).lines
        assert [line.parts[0][0].split() for line in lines] == [
            ["✔", "12", "May"],
            ["✔", "12", "May"],
            ["○", "asked"],
            ["✔", "12", "May"],
        ]
        assert "You asked, today “The third, please.”" in " ".join(
            place(app).query_one("#piece-text", TextPane).text.split()
        )
        await press(pilot, "r")
        form = app.screen
        assert isinstance(form, Form)
        asked = str(cast(Static, form.query_one(".detail")).content)
        assert asked.splitlines()[-1].startswith("Not yet: “")
        assert form.query_one(Ticks).ticked == ("0", "1", "3"), "it opens on the line that is not marked"


def test_the_reason_is_left_out_where_a_title_would_be_cut_for_it(context_for: Contexts) -> None:
    page = mentees_page(context_for("maya"))
    wide, narrow = ({row.id: row.text for row in queue_lines(page, width)} for width in (120, 80))
    assert "holds up 3 items" in wide[FIRST]
    assert "holds up 3 items" in narrow[FIRST]
    least = {row.id: row.text for row in queue_lines(page, 58)}
    assert "holds up" not in least[FIRST]
    assert "Sort thirty alone" in least[FIRST]


def test_lines_that_were_asked_for_are_the_reason_where_nothing_waits_on_it(context_for: Contexts) -> None:
    again(context_for, "Asked first.", ["3", "4"])
    page = mentees_page(context_for("maya"))
    page = replace(page, queue=tuple(call._replace(held_up=0) for call in page.queue))
    assert "2 lines asked for" in next(row.text for row in queue_lines(page, 120) if row.id == FIRST)


# -- several mentors


async def test_whoever_stands_in_sweeps_as_the_mentor_does(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    pairing.cover(context_for("tomas"), "budi", "joana")
    app = app_for("joana")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        place(app).query_one("#queue", Lines).select(FIRST)
        await settle(pilot)
        await press(pilot, "S")
        assert state(store, "budi", "sort-thirty").signed_by == "joana"
        assert "just signed: " in said(app, "#just")


async def test_of_two_who_say_yes_at_once_one_signs_and_the_other_is_told(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    pairing.cover(context_for("tomas"), "budi", "joana")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        first = queue(app)[0]
        assert first == FIRST
        items.sign_off(context_for("joana"), "budi", "sort-thirty", lines="all")
        await press(pilot, "S")
        assert state(store, "budi", "sort-thirty").signed_by == "joana"
        lines = place(app).query_one("#queue", Lines)
        assert lines.selected == first
        assert "Joana signed it off" in lines.lines[0].text
        assert not place(app).query_one("#just").display, "it was not one’s own"
        await press(pilot, "S")
        assert "Joana signed it off" in place(app).notice
        await press(pilot, "j")
        assert first not in queue(app)


# -- who has it in time


async def test_the_headline_says_who_has_their_answers_in_time(store: MemoryStore) -> None:
    context = ActorContext(
        store, story.catalogue, "maya", clock=lambda: TUESDAY, fixed_today=TUESDAY.date(), restricted=True
    )
    app = MentorApp(UiContext(context))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Budi goes home in" in said(app, "#headline")
        await press(pilot, "S")
        assert "in time" not in said(app, "#headline"), "one more of Budi’s waits"
        place(app).query_one("#queue", Lines).select("asks|budi|thirty-own")
        await settle(pilot)
        await press(pilot, "a", *"No.", "ctrl+d")
        assert said(app, "#headline").endswith("Budi has both answers in time")
        await press(pilot, "u")
        assert "in time" not in said(app, "#headline"), "what was taken back is no answer"


MORNING = datetime(2025, 5, 12, 7, tzinfo=UTC)


def shift(hour: float, hours: float = 8) -> tuple[int, int]:
    begin = minute_of(MORNING.replace(hour=0) + timedelta(hours=hour))
    return begin, begin + round(hours * 60)


def signed(hour: float, by: str = "maya") -> dict[str, Any]:
    at = (MORNING.replace(hour=0) + timedelta(hours=hour)).isoformat()
    return {"state": "done", "signed": {"by": by, "at": at}, "posts": []}


@pytest.mark.parametrize(
    ("facts", "shifts", "found"),
    [
        ({"item:c/a": signed(8)}, [shift(1), shift(25)], (1, 60, None)),
        ({"item:c/a": signed(8), "task:b": signed(8.5)}, [shift(1), shift(25)], (2, 30, None)),
        ({"item:c/a": signed(9.5)}, [shift(1), shift(25)], (1, None, shift(25)[0])),
        ({"item:c/a": signed(8, "joana")}, [shift(1)], None),
        ({"item:c/a": signed(-1)}, [shift(-8), shift(1)], None),
        ({"item:c/a": signed(8)}, [], (1, None, None)),
        ({"profile:": {"at": "x"}}, [shift(1)], None),
        (
            {"item:c/a": {"posts": [{"by": "maya", "at": "2025-05-12T08:00:00+00:00", "kind": "returned"}]}},
            [shift(1)],
            (1, 60, None),
        ),
        (
            {"item:c/a": {"posts": [{"by": "budi", "at": "2025-05-12T08:00:00+00:00", "kind": "said"}]}},
            [shift(1)],
            None,
        ),
    ],
)
def test_who_reads_an_answer_of_today_when(
    facts: Any, shifts: list[tuple[int, int]], found: tuple[int, int | None, int | None] | None
) -> None:
    got = reached("maya", {"budi": facts}, {"budi": tuple(shifts)}, MORNING.replace(hour=10))
    assert got == ((Reached("budi", *found),) if found else ())


def test_where_nothing_waits_it_says_when_the_answer_is_read(context_for: Contexts) -> None:
    page = replace(mentees_page(context_for("maya")), queue=(), reached=(Reached("budi", 1, None, shift(25)[0]),))
    now = MORNING.replace(hour=10)
    assert sweep.reads_later(page, now) == "Budi sees your answer at 01:00 your time."
    two = replace(page, reached=(Reached("budi", 2, None, shift(25)[0]),))
    assert sweep.reads_later(two, now) == "Budi sees both your answers at 01:00 your time."
    far = replace(page, reached=(Reached("budi", 3, None, shift(73)[0]),))
    assert sweep.reads_later(far, now) == "Budi sees your 3 answers at Thursday 01:00 your time."
    assert sweep.reads_later(page, MORNING + timedelta(days=2)) == "", "it has been read"


@pytest.mark.parametrize("size", [SIZE, WIDE])
def test_looks_with_what_was_just_signed(snap_compare: Any, app_for: Apps, context_for: Contexts, size: Any) -> None:
    again(context_for, "Asked for the amount first. Then gave the bank’s five to ten days, as theirs.", ["3"])
    wait_too(context_for, "chiara", 1)

    async def before(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, "j", "S", "home")

    assert snap_compare(app_for("maya"), terminal_size=size, run_before=before)
