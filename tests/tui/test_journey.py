"""The Journey place, as a hire uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from mentor_tui.services import items, journeys, people, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.journey_news import NewsBar
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL, LARGE = (80, 24), (120, 40)


def place(app: MentorApp) -> JourneyPlace:
    """The journey in sight."""
    found = app.top_place()
    assert isinstance(found, JourneyPlace)
    return found


def state(context: ActorContext, item: str, person: str = "ana") -> str:
    """Where an item stands by now."""
    return journeys.page(context, person).standing.by_id[item].state


async def go(pilot: Any, item: str) -> None:
    """Select an item."""
    place(pilot.app).go_to_item(item)
    await pilot.pause()
    now = place(pilot.app).now
    assert now is not None
    assert now.item.id == item


async def test_first_comes_what_came_back_with_the_comment_beside_it(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        now = place(pilot.app).now
        assert now is not None
        assert (now.item.id, now.state) == ("refund", "returned")
        text = place(pilot.app).query_one(TextPane).text
        assert "Confirm the amount before you name a day." in " ".join(text.split())
        assert "not yet" in text


async def test_space_ticks_and_undo_takes_it_back(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "failed-payments")
        await pilot.press("space")
        await settle(pilot)
        assert state(context_for("ana"), "failed-payments") == "done"
        assert "Failed payments" in place(pilot.app).notice
        await pilot.press("u")
        await settle(pilot)
        assert state(context_for("ana"), "failed-payments") == "open"
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert state(context_for("ana"), "failed-payments") == "done"


async def test_a_tick_asks_for_the_text_that_is_due(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "webhooks-told")
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Form), "an empty answer is no evidence"
        await pilot.press(*"done so", "ctrl+d")
        await settle(pilot)
        page = journeys.page(context_for("ana"))
        assert page.standing.by_id["webhooks-told"].fact.evidence == "done so"


async def test_what_came_back_is_sent_again_with_a_text(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await pilot.press("space")
        await pilot.pause()
        await pilot.press(*"The sum comes first now.", "ctrl+d")
        await settle(pilot)
        fact = journeys.page(context_for("ana")).standing.by_id["refund"].fact
        assert (fact.state, fact.posts[-1].text) == ("waiting", "The sum comes first now.")


async def test_an_unsent_text_is_kept_and_asked_about(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"Half a thou", "escape")
        await pilot.pause()
        assert list(app.drafts.values()) == ["Half a thou"]
        await pilot.press("q")
        await pilot.pause()
        assert app.is_running
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"ght", "ctrl+d")
        await settle(pilot)
        assert not app.drafts
        posts = journeys.page(context_for("ana")).standing.by_id["refund"].fact.posts
        assert posts[-1].text == "Half a thought"


async def test_q_in_a_text_is_a_letter(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("q", "u", "space", "1")
        assert isinstance(app.screen, Form)
        assert app.screen.answers["text"] == "qu 1"


async def test_a_key_that_is_off_says_why(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "chargebacks")
        await pilot.press("space")
        await pilot.pause()
        assert " is locked: " in place(pilot.app).notice
        await pilot.press("r")
        await pilot.pause()
        assert place(pilot.app).notice.startswith("Nobody signs off their own work: ")
        await go(pilot, "proration")
        await pilot.press("minus")
        await pilot.pause()
        assert "Maya O’Neill signed off “Proration" in place(pilot.app).notice


async def test_w_explains_a_lock_in_full(app_for: AppFor) -> None:
    from mentor_tui.tui.dialogs.told import ToldDialog

    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "chargebacks")
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ToldDialog)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, JourneyPlace)


async def test_enter_unfolds_a_phase_and_v_the_whole_tree(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        folded = len(lines.lines)
        lines.select("phase:queue")
        await pilot.press("enter")
        await pilot.pause()
        assert any(line.id == "item:desk-moves" for line in lines.lines)
        await pilot.press("h")
        await pilot.pause()
        assert len(lines.lines) == folded
        await pilot.press("v")
        await pilot.pause()
        total = len(journeys.page(place(pilot.app).context).standing.items)
        assert sum(line.id.startswith("item:") for line in lines.lines) == total


async def test_f_and_slash_narrow_the_way_down_and_esc_opens_it_again(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        before = [line.id for line in lines.lines]
        await pilot.press("f", "f", "f")
        await pilot.pause()
        assert [line.id for line in lines.lines if line.id] == ["item:refund"]
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("slash", *"invoice", "enter")
        await pilot.pause()
        assert "item:invoice" in [line.id for line in lines.lines]
        assert "item:refund" not in [line.id for line in lines.lines]
        await pilot.press("slash", *"refund", "enter")
        await pilot.pause()
        assert "item:refund" in [line.id for line in lines.lines], "other words take the place of those"
        await pilot.press("escape")
        await pilot.pause()
        assert [line.id for line in lines.lines] == before


async def test_esc_never_leaves(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("v", "escape", "escape", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, JourneyPlace)
        assert app.is_running


@pytest.mark.parametrize("keys", [("N",), ("shift+tab", "enter")], ids="+".join)
async def test_news_stays_while_one_looks_and_what_was_not_shown_is_new_the_next_time(
    app_for: AppFor, context_for: ContextFor, keys: tuple[str, ...]
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        place(app).reload()
        await settle(pilot)
        assert place(app).view is not None
        before = place(app).view.news  # type: ignore[union-attr]
        assert len(before) > 2
        assert "N  all " in str(place(app).query_one("#news", Static).render())
        await pilot.press("q")
        await settle(pilot)
    left = journeys.page(context_for("ana")).news
    assert 0 < len(left) < len(before)
    assert set(map(repr, left)) < set(map(repr, before))
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(app.screen, ToldDialog)
        said = " ".join(str(app.screen.query("#said Static").first(Static).render()).split())
        assert all(entry.text in said for entry in left)
        await pilot.press("escape", "q")
        await settle(pilot)
    assert journeys.page(context_for("ana")).news == ()


async def test_what_stood_in_the_list_was_shown(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "N  all " in str(place(app).query_one("#news", Static).render())
        await pilot.press("N")
        await settle(pilot)
        assert isinstance(app.screen, ToldDialog)
        await pilot.press("escape", "q")
        await settle(pilot)
    assert journeys.page(context_for("ana")).news == ()


async def test_what_another_changed_appears_and_the_cursor_stays(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(pilot, "failed-payments")
        items.say(context_for("maya"), "ana", "failed-payments", "One thing more: the grace ends at noon.")
        await app.catch_up()
        await settle(pilot)
        now = place(app).now
        assert now is not None
        assert now.item.id == "failed-payments"
        assert "the grace ends at noon" in " ".join(place(app).query_one(TextPane).text.split())


async def test_a_change_under_ones_hands_is_refused_and_shown(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("space")
        await pilot.pause()
        items.say(context_for("maya"), "ana", "refund", "Wait, I was wrong.")
        await pilot.press(*"Again", "ctrl+d")
        await settle(pilot)
        assert state(context_for("ana"), "refund") == "returned"
        assert app.screen.query_one(".wrong").has_class("-shown")
        await pilot.press("escape")
        await app.catch_up()
        await settle(pilot)
        assert "Wait, I was wrong." in place(app).query_one(TextPane).text
        assert [*app.drafts.values()] == ["Again"], "what was typed is not lost"


async def test_a_note_is_kept_and_a_talk_is_not_the_hires_to_log(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        sessions = journeys.page(context_for("ana")).standing.journey.sessions
        await pilot.press("l")
        await settle(pilot)
        assert place(app).notice == "Logging a session is for the mentor or a lead of their team."
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Ask about tax", "ctrl+d")
        await settle(pilot)
        journey = journeys.page(context_for("ana")).standing.journey
        assert journey.sessions == sessions
        assert journey.notes[-1].text == "Ask about tax"


async def test_o_opens_the_link_and_shows_it(app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_for("ana")
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", opened.append)
    monkeypatch.setattr("mentor_tui.tui.base.keyed.can_open", lambda: True)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert opened == ["https://handbook.example.com/refunds"]
        assert place(app).notice == opened[0]


async def test_without_a_browser_o_shows_the_link_and_y_copies_it(
    app_for: AppFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_for("ana")
    monkeypatch.setattr(app, "open_url", lambda _url: pytest.fail("a text browser would take the terminal"))
    monkeypatch.setattr("mentor_tui.tui.base.keyed.can_open", lambda: False)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert place(app).notice == "https://handbook.example.com/refunds (y copies it)"
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "https://handbook.example.com/refunds"


async def test_day_one_has_five_things_two_names_and_no_bars(app_for: AppFor) -> None:
    async with app_for("noor").run_test(size=SMALL) as pilot:
        text = "\n".join(line.text for line in place(pilot.app).query_one(Lines).lines)
        assert sum(line.id.startswith("today:") for line in place(pilot.app).query_one(Lines).lines) == 5
        assert "Joana Pinto" in text
        assert "Tomás Reis" in text
        assert "Nothing more is expected today." in text
        assert "━" not in text
        assert "of 103" not in text


async def test_a_welcome_of_two_lines_begins_them_alike(app_for: AppFor, context_for: ContextFor) -> None:
    for person in ("noor", "kim"):
        people.edit_person(context_for("tomas"), person, {"name": "Maximiliana Konstanze von Wolfeschlegelstein"})
    async with app_for("noor").run_test(size=SMALL) as pilot:
        await settle(pilot)
        first, second, *_rest = str(place(pilot.app).query_one(NewsBar).render()).splitlines()
        assert first.startswith(" Welcome, Maximiliana")
        assert second.startswith(" "), second
        assert second.strip()[0].islower()


def below(app: MentorApp) -> str:
    """The line over the keys."""
    return str(place(app).query_one("#next", Static).render())


@pytest.mark.parametrize("person", ["noor", "kim"])
async def test_the_first_days_say_how_to_get_about_and_count_nothing(app_for: AppFor, person: str) -> None:
    async with app_for(person).run_test(size=SMALL) as pilot:
        text = below(pilot.app)
        assert "q leaves" in text
        assert place(pilot.app).query_one(Lines).max_scroll_y == 0, "all of it is in sight"
        assert cell_len(text) < 80
        assert "to go" not in text


async def test_later_the_same_line_says_what_opens(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        assert "Opens next" in below(pilot.app)
        assert "basics to go" in below(pilot.app)


async def test_an_early_end_asks_for_nothing_and_promises_no_page(app_for: AppFor, context_for: ContextFor) -> None:
    people.end(context_for("tomas"), "ana", finished=False, why="She moved away")
    async with app_for("ana").run_test(size=SMALL) as pilot:
        text = "\n".join(line.text for line in place(pilot.app).query_one(Lines).lines)
        assert "There is nothing more for you to do here." in text
        assert "what you can do now" not in text
        assert "to go" not in below(pilot.app)
        assert "ended early" in place(pilot.app).about()
        await go(pilot, "failed-payments")
        assert " by " not in place(pilot.app).query_one(TextPane).text.splitlines()[3]


async def test_a_rest_without_an_end_has_no_dates(app_for: AppFor, context_for: ContextFor) -> None:
    people.pause(context_for("tomas"), "ana", story.TODAY, None, why="She asked for it")
    async with app_for("ana").run_test(size=SMALL) as pilot:
        news = str(place(pilot.app).query_one("#news", Static).render())
        assert "We owe you" in news
        assert "due since" not in news
        assert " by " not in news


async def test_what_is_owed_is_owed_to_you_or_to_the_hire(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "look-back")
        assert "they owe it to you" in " ".join(place(pilot.app).query_one(TextPane).text.split())
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana", item="look-back")
        await settle(pilot)
        assert "Your part; you owe it to Ana" in " ".join(place(app).query_one(TextPane).text.split())
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana", item="look-back")
        await settle(pilot)
        assert "they owe it to Ana" in " ".join(place(app).query_one(TextPane).text.split())


async def test_space_says_of_what_is_owed_that_one_has_it(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await go(pilot, "look-back")
        assert "Do you have it already? space says so" in " ".join(place(pilot.app).query_one(TextPane).text.split())
        await pilot.press("space")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Form)
        assert state(context_for("ana"), "look-back") == "open", "one key takes nothing off what somebody owes"
        await pilot.press(*"On Friday", "ctrl+d")
        await settle(pilot)
        assert state(context_for("ana"), "look-back") == "done"
        assert "Noted that you have it" in place(pilot.app).notice
        await go(pilot, "look-back")
        text = " ".join(place(pilot.app).query_one(TextPane).text.split())
        assert "“I have it” “On Friday”" in text
        assert "space says so" not in text
        await pilot.press("u")
        await settle(pilot)
        assert state(context_for("ana"), "look-back") == "open"


async def test_a_note_says_truly_who_reads_it(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "your leads" in str(pilot.app.screen.query_one(".detail", Static).render())


async def test_a_tall_screen_unfolds_the_phase_of_the_first_item(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=LARGE) as pilot:
        assert any(line.id == "item:refund" for line in place(pilot.app).query_one(Lines).lines)
    async with app_for("ana").run_test(size=SMALL) as pilot:
        assert not any(line.id == "item:refund" for line in place(pilot.app).query_one(Lines).lines)


async def test_the_five_things_of_day_one_stay_the_same(app_for: AppFor) -> None:
    async with app_for("noor").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        before = {line.id for line in lines.lines}
        await pilot.press("space")
        await settle(pilot)
        assert {line.id for line in lines.lines} == before
        assert lines.lines[lines.at].text.startswith("✔")


async def test_a_mentor_ticks_in_a_mentees_journey_only_what_is_the_mentors(
    app_for: AppFor, context_for: ContextFor
) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana", item="failed-payments")
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert place(app).notice.startswith("Ticking items is for Ana")
        await go(pilot, "look-back")
        await pilot.press("space")
        await settle(pilot)
        await pilot.press(*"We looked back.", "ctrl+d")
        await settle(pilot)
        assert state(context_for("maya"), "look-back") == "done"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, JourneyPlace)


async def test_looking_as_the_hire_changes_nothing(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana", as_seen=True)
        await pilot.pause()
        assert place(app).view is not None
        assert place(app).view.news, "her news, as she sees it"  # type: ignore[union-attr]
        for key in ("space", "a", "n", "l", "u", "e", "s"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, JourneyPlace)
            assert place(app).notice.startswith("Just looking")
        await pilot.press("q")
        await settle(pilot)
    assert journeys.page(context_for("ana")).news, "her own news is still hers"


async def test_foreign_words_are_not_markup(app_for: AppFor, context_for: ContextFor) -> None:
    items.say(context_for("maya"), "ana", "failed-payments", "[/] [@click=app.leave]no[/] [bold]x")
    app = app_for("ana")
    async with app.run_test(size=LARGE) as pilot:
        await go(pilot, "failed-payments")
        assert "[/] [@click=app.leave]no[/] [bold]x" in " ".join(place(app).query_one(TextPane).text.split())


async def test_the_mouse_selects_and_presses_keys(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        await pilot.click(Lines, offset=(5, 2))
        assert lines.selected == lines.lines[2].id == "today:failed-payments"
        await pilot.click("KeyLine", offset=(2, 0))
        await settle(pilot)
        assert state(context_for("ana"), "failed-payments") == "done"


async def test_a_side_task_that_came_back_stands_before_what_is_only_open(
    app_for: AppFor, context_for: ContextFor
) -> None:
    noah, watch = context_for("noah"), "tooling-watch"
    people.reopen(context_for("tomas"), "noah", why="more to learn")
    side_tasks.take(noah, watch)
    for number in range(story.catalogue().rungs[watch].times):
        items.tick(noah, watch, evidence=f"macro {number}")
    items.send_back(context_for("tomas"), "noah", watch, text="Count them")
    items.untick(noah, "meet-lead")
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        found = place(app).query_one("#way", Lines)
        today = [line.id for line in found.lines if line.id.startswith(("today:", "task:"))]
        assert today == [f"task:{watch}", "today:meet-lead"]
        assert found.selected == f"task:{watch}"


async def test_a_side_task_that_came_back_stands_in_the_morning(app_for: AppFor, context_for: ContextFor) -> None:
    noah, watch = context_for("noah"), "tooling-watch"
    side_tasks.take(noah, watch)
    for number in range(story.catalogue().rungs[watch].times):
        items.tick(noah, watch, evidence=f"macro {number}")
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Everything is ticked" in way_text(app), "it waits for somebody else"
    items.send_back(context_for("tomas"), "noah", watch, text="Count them")
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Everything is ticked" not in way_text(app)
        found = place(app).query_one("#way", Lines)
        assert "again" in next(line.text for line in found.lines if line.id == f"task:{watch}")
        assert found.select(f"task:{watch}")
        await settle(pilot)
        assert "Count them" in pane(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, GrowthPlace)
        assert app.screen.query_one(Grid).selected == watch
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)


def way_text(app: MentorApp) -> str:
    return "\n".join(line.text for line in place(app).query_one("#way", Lines).lines)


def pane(app: MentorApp) -> str:
    return place(app).query_one("#item", TextPane).text


async def test_what_somebody_else_ticks_stays_selected(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await go(pilot, next(now.item.id for now in place(app).view.today if now.state == "open"))  # type: ignore[union-attr]
        chosen = place(app).now
        assert chosen is not None
        text = "" if chosen.item.evidence == "none" else story.LINK
        items.tick(context_for("tomas"), chosen.item.id, person="ana", why="She told me.", evidence=text)
        await place(app).reload().wait()
        await settle(pilot)
        now = place(app).now
        assert now is not None
        assert (now.item.id, now.state) == (chosen.item.id, state(context_for("ana"), chosen.item.id))


async def test_whoever_asks_is_told_on_the_spot_who_sees_it(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("a", *"Which account is it?", "ctrl+d")
        await settle(pilot)
        assert place(app).notice.endswith(" Maya sees it; Joana while Maya is away.")
        assert "an answer: “" in str(place(app).query_one("#news", Static).render())


def on_day(context: ActorContext, day: date) -> MentorApp:
    """The app, on another day."""
    context.fixed_today = day
    return MentorApp(UiContext(context))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=str)
async def test_until_day_ten_no_bars_but_the_phase_one_is_in_and_what_comes_next(
    context_for: ContextFor, size: tuple[int, int]
) -> None:
    app = on_day(context_for("kim"), date(2025, 5, 21))
    async with app.run_test(size=size):
        lines = place(app).query_one(Lines).lines
        text = "\n".join(line.text for line in lines)
        assert "YOUR PLAN" in text
        assert "━" not in text
        assert "─" not in text
        assert [line.text[10:] for line in lines if line.id.startswith("phase:")] == ["Arrive", "The product"]


async def test_after_that_the_phases_of_the_basics_and_for_others_all(app_for: AppFor) -> None:
    curriculum = story.catalogue().curricula["support-product-expert"]
    basics, count = [phase.id for phase in curriculum.phases if phase.basics], len(curriculum.basics)
    async with app_for("ana").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        assert [line.id[6:] for line in lines.lines if line.id.startswith("phase:")] == basics
        assert any(line.text.startswith("YOUR PLAN") and f"of {count}" in line.text for line in lines.lines)
        await pilot.press("v")
        await pilot.pause()
        assert sum(line.id.startswith("phase:") for line in lines.lines) == len(basics) + 2
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana")
        await settle(pilot)
        lines = place(app).query_one(Lines)
        assert sum(line.id.startswith("phase:") for line in lines.lines) == len(basics) + 2


async def test_on_day_one_what_is_done_says_so_and_when_without_blank_lines(app_for: AppFor) -> None:
    async with app_for("noor").run_test(size=SMALL) as pilot:
        lines = place(pilot.app).query_one(Lines)
        await pilot.press("space")
        await settle(pilot)
        at = [number for number, line in enumerate(lines.lines) if line.id.startswith("today:")]
        assert at == list(range(at[0], at[0] + 5))
        line = lines.lines[lines.at]
        assert line.parts[0][0].rstrip() in ("✔ done", "◐ waiting")
        assert line.right == (("09:12", "dim"),)


async def test_one_reads_of_oneself_no_days_past_the_plan_and_a_lead_does(app_for: AppFor) -> None:
    for person, said in (("ana", False), ("tomas", True)):
        async with app_for(person).run_test(size=LARGE) as pilot:
            pilot.app.open_journey("ana")
            await settle(pilot)
            heads = [line.text for line in place(pilot.app).query_one("#way", Lines).lines if "PLAN" in line.text]
            assert any("d past" in head for head in heads) == said, heads
