"""While somebody was away: told once when they are back, by whom what was done, in the same words everywhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OwnCalendar, Span
from mentor_tui.domain.while_away import by_person, last_away, meanwhile
from mentor_tui.services import items, journeys, people
from mentor_tui.services.abouts import WhileAway
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.bulletin import bulletin
from mentor_tui.services.calls import Call
from mentor_tui.services.opening import remember_seen
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import calls
from mentor_tui.wording.bulletin import lines
from mentor_tui.wording.events import news
from tests.domain.helpers import SOME, START, act, catalogue, flat, item, record, standing, tick
from tests.tui import story

FIRST, LAST = date(2025, 5, 7), date(2025, 5, 9)


@pytest.fixture
def store() -> MemoryStore:
    """The story, in which Joana and Tomás helped on Friday; Maya and Ana are away for the three days before Monday."""
    made = story.fresh_store()
    then = story.Story(made)
    then.at(LAST, 12)
    items.say(then.context("joana"), "ana", "failed-payments", "Fourteen days, and then it can only be read.")
    items.sign_off(then.context("tomas"), "chiara", "prove-who-asks", why="Maya is away.")
    for who in ("maya", "ana"):
        people.set_leave(story.context(made, "tomas"), who, FIRST, LAST)
    return made


def on(store: MemoryStore, who: str, day: date) -> ActorContext:
    return ActorContext(store, story.catalogue, who, clock=lambda: story.NOW, fixed_today=day, restricted=True)


def told(context: ActorContext) -> list[Call]:
    return [call for call in attention(context) if call.kind == "while away"]


def test_a_mentor_who_is_back_reads_who_did_what_for_whom_until_they_have_seen_it(store: MemoryStore) -> None:
    maya = story.context(store, "maya")
    [call] = told(maya)
    assert isinstance(call.about, WhileAway)
    assert call.about.others == {"joana": {"answered": 1}, "tomas": {"signed": 1}}
    said = calls.line(call, maya.team().names, {}).what
    assert said.startswith("while you were away: Joana answered 1; Tomás signed off 1; ")
    assert said.endswith("Ana finished “Proration, one example”; Chiara finished 6 things")
    sections = {section.code: "\n".join(lines(made, section)) for made in [bulletin(maya)] for section in made.sections}
    assert said in sections["waits"]
    remember_seen(maya, "maya", "while away", call.since)
    assert told(story.context(store, "maya")) == []


def test_nobody_else_is_told_nor_anybody_while_they_are_away_or_long_after(store: MemoryStore) -> None:
    assert not any(told(story.context(store, who)) for who in ("joana", "tomas", "budi"))
    assert told(on(store, "maya", LAST)) == []
    assert told(on(store, "maya", LAST + timedelta(days=7)))
    assert told(on(store, "maya", LAST + timedelta(days=8))) == []


def test_a_hire_who_is_back_reads_it_above_all_other_news_until_they_have_seen_it(store: MemoryStore) -> None:
    ana = story.context(store, "ana")
    page = journeys.page(ana)
    assert news(page.news[0], page.names).startswith("While you were away: Maya signed off 1, answered 1, sent 1 back")
    assert [call.person for call in told(ana)] == ["ana"]
    journeys.told(ana, page)
    again = story.context(store, "ana")
    assert "while away" not in {one.kind for one in journeys.page(again).news}
    assert told(again) == []


@SOME
@given(
    st.lists(st.tuples(st.sampled_from(["signed", "said"]), st.integers(0, 200)), max_size=12),
    *[st.integers(0, 200)] * 2,
)
def test_what_was_told_and_the_rest_are_together_all_that_happened(rows: list[tuple[str, int]], a: int, b: int) -> None:
    made = record()
    for number, (kind, hour) in enumerate(sorted(rows, key=lambda row: row[1])):
        name = f"item-{number}"
        if kind == "signed":
            tick(made, name, at=at(0), sign_off=True)
        act(made, f"item:course/{name}", kind, by="joana", at=at(hour), text="So it is.")
    course = flat(*(item(f"item-{number}", sign_off="mentor") for number in range(len(rows) or 1)))
    now = standing(made, catalogue(course), START)

    def counted(after: str, until: str) -> int:
        others = by_person(meanwhile(now, after, until, "maya", None).others)
        return sum(sum(did.values()) for did in others.values())

    first, last = sorted((at(a), at(b)))
    assert counted("", first) + counted(first, last) + counted(last, "") == counted("", "") == len(rows)
    assert not meanwhile(now, "", "", "joana", None).others


def at(hour: int) -> str:
    return (datetime.combine(START, datetime.min.time()) + timedelta(hours=hour)).isoformat() + "Z"


@SOME
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=4), st.integers(0, 60))
def test_who_is_away_or_lost_no_working_day_is_not_back(rows: list[tuple[int, int]], days: int) -> None:
    away = tuple(Span(START + timedelta(days=a), START + timedelta(days=a + b)) for a, b in rows)
    calendar, today = OwnCalendar(START, away=away), START + timedelta(days=days)
    span = last_away(calendar, today)
    if span is not None:
        assert span.last is not None
        assert 1 <= (today - span.last).days <= 7
        assert not calendar.is_away(today)
        assert calendar.of_pattern(span.first, span.last)
