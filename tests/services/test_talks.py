"""Talks and check-ins: what a talk leaves behind, who reads what, and who is called."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.record import Record
from mentor_tui.services import chronicle, items, journeys, notes, people, promises, questions, undo
from mentor_tui.services.abouts import TalkToday
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.agenda import agenda_doc, agenda_page, bring_up, days_since
from mentor_tui.services.attention import attention
from mentor_tui.services.checkins import check_in, check_ins
from mentor_tui.services.talk_lines import Owes, Settles
from mentor_tui.store.memory import MemoryStore
from tests.tui import story

DUE = date(2025, 5, 16)
NEXT = datetime(2025, 5, 20, 15)
WORD = "Too many new words."


@pytest.fixture
def store() -> MemoryStore:
    return story.fresh_store()


def acting(store: MemoryStore, who: str, *, days: int = 0, minutes: int = 0) -> ActorContext:
    now = story.NOW + timedelta(days=days, minutes=minutes)
    return ActorContext(store, story.catalogue, who, clock=lambda: now, restricted=True)


def refused(call: object) -> Problem:
    with pytest.raises(Problem) as problem:
        call()  # type: ignore[operator]
    return problem.value


def of_ana(store: MemoryStore) -> Record:
    record = store.read("people/ana")
    assert record is not None
    return record


def calls(context: ActorContext) -> list[tuple[str, str]]:
    return [(call.kind, call.person) for call in attention(context) if call.kind.startswith("check-in")]


def test_all_that_is_settled_in_a_talk_is_one_commit_and_one_undo(store: MemoryStore) -> None:
    ana, maya = acting(store, "ana"), acting(store, "maya", minutes=5)
    questions.ask(ana, "Is a bank day a working day?", "proration")
    questions.ask(ana, "When do I get real refunds?")
    questions.ask(ana, "Where do test cards come from?")
    promises.promise(maya, "ana", "A place on the call", due=DUE)
    bring_up(ana, None, "The look back")
    before = of_ana(store)
    settles = Settles({"proration": "It is.", "1": "After the sandbox."}, ("2",), (1,), (Owes("Ask Billing", DUE),))
    later = acting(store, "maya", minutes=10)
    done = notes.session(later, "ana", "Refunds", next_at=NEXT, settles=settles)
    after = of_ana(store)
    assert after.version == before.version + 1
    assert [event.kind for event in done.events] == ["session", "answered", "answered", "settled", "kept", "promised"]
    found = agenda_page(later, "ana").agenda
    assert (found.questions, found.own, found.next) == ((), (), "2025-05-20T14:00:00Z")
    assert [(one.text, one.state) for one in found.promises] == [("Ask Billing", "open")]
    undo.undo(later, record="people/ana")
    assert {key: fact for key, fact in of_ana(store).facts.items() if "seq" not in fact} == {
        key: fact for key, fact in before.facts.items() if "seq" not in fact
    }
    assert len(agenda_page(later, "ana").agenda.questions) == len(agenda_page(ana).agenda.questions) >= 3


def test_nothing_is_logged_where_one_line_cannot_be_settled(store: MemoryStore) -> None:
    maya, version = acting(store, "maya"), of_ana(store).version
    for settles, code in (
        (Settles({"7": "It is."}), Code.NO_QUESTION),
        (Settles(settled=("proration",)), Code.NO_QUESTION),
        (Settles(kept=(3,)), Code.NO_PROMISE),
        (Settles(promises=(Owes("Late", date(2025, 5, 9)),)), Code.PAST_DATE),
        (Settles(promises=(Owes(" ", DUE),)), Code.EMPTY_TEXT),
    ):
        assert refused(lambda settles=settles: notes.session(maya, "ana", "x", settles=settles)).code is code
    assert refused(lambda: notes.session(maya, "ana", "x", next_at=datetime(2025, 5, 12, 9))).code is Code.PAST_MOMENT
    assert of_ana(store).version == version


def test_the_agenda_gathers_itself(store: MemoryStore) -> None:
    ana, maya, tomas = acting(store, "ana"), acting(store, "maya", minutes=1), acting(store, "tomas", minutes=2)
    bring_up(ana, None, "When do I get real refunds?")
    bring_up(maya, "ana", "Thursday’s call")
    items.send(acting(store, "ana", minutes=3), "refund", evidence=f"{story.LINK}\nWith the amount first.")
    items.sign_off(acting(store, "maya", minutes=4), "ana", "refund", sure=True)
    page = agenda_page(tomas, "ana")
    told = agenda_doc(page, days_since(tomas, page))
    assert told["done"] == ["refund"]
    assert told["last"]["text"] == "Went through two invoices with VAT."
    assert [point["text"] for point in told["points"]] == ["When do I get real refunds?", "Thursday’s call"]
    assert sum(told["days"].values()) == 1, "they talked on Friday, and it is Monday"
    assert agenda_page(ana).agenda == page.agenda, "both read the same page"
    for who in ("joana", "budi", "noah"):
        allowed = "mentor" in tomas.act_as(who).relations(tomas.team(), "ana")
        if not allowed:
            assert refused(lambda who=who: agenda_page(acting(store, who), "ana")).code is Code.NOT_YOURS
            assert refused(lambda who=who: bring_up(acting(store, who), "ana", "x")).code is Code.NOT_YOURS
    assert refused(lambda: bring_up(ana, None, " ")).code is Code.EMPTY_TEXT


def test_a_point_is_news_to_whom_it_is_about(store: MemoryStore) -> None:
    bring_up(acting(store, "maya"), "ana", "Thursday’s call")
    found = journeys.page(acting(store, "ana", minutes=1)).news
    assert [one.thing for one in found if one.thing == "agenda:"] == ["agenda:"]


def test_one_check_in_a_week_from_the_second_week_on(store: MemoryStore) -> None:
    ana = acting(store, "ana")
    assert refused(lambda: check_in(ana, "superb")).code is Code.BAD_VALUE
    check_in(ana, "mixed", WORD)
    again = refused(lambda: check_in(acting(store, "ana", days=6), "good"))
    assert (again.code, again.facts["why"], again.facts["day"]) == (Code.NO_CHECK_IN, "done", date(2025, 5, 19))
    check_in(acting(store, "ana", days=7), "good")
    assert [row.said.word for row in check_ins(ana)] == ["good", "mixed"]
    early = refused(lambda: check_in(acting(store, "noor"), "good"))
    assert (early.facts["why"], early.facts["day"]) == ("early", date(2025, 5, 19))
    for who in ("noah", "maya"):
        assert refused(lambda who=who: check_in(acting(store, who), "good")).facts["why"] == "none"


def test_the_word_is_between_the_two(store: MemoryStore) -> None:
    check_in(acting(store, "ana"), "hard", WORD)
    for who, reads in (("ana", True), ("maya", True), ("tomas", False), ("budi", False), ("noah", False)):
        context = acting(store, who, minutes=1)
        if reads:
            assert [row.said.text for row in check_ins(context, "ana")] == [WORD]
        else:
            assert refused(lambda context=context: check_ins(context, "ana")).code is Code.NOT_YOURS
    for who, reads in (("ana", True), ("maya", True), ("tomas", False)):
        context = acting(store, who, minutes=1)
        told = [entry.event.kind for entry in chronicle.chronicle(context, "ana")[1]]
        assert ("checked-in" in told) is reads, who
        page = agenda_page(context, "ana")
        said = json.dumps(agenda_doc(page, ()))
        assert (WORD in said) is reads, who


def test_the_mentor_is_called_at_once_and_leads_when_two_days_have_passed(store: MemoryStore) -> None:
    check_in(acting(store, "ana"), "hard", WORD)
    assert calls(acting(store, "maya", minutes=1)) == [("check-in", "ana")]
    assert calls(acting(store, "tomas", days=2)) == []
    assert calls(acting(store, "tomas", days=3)) == [("check-in waits", "ana")]
    assert WORD not in str(attention(acting(store, "tomas", days=3)))
    items.say(acting(store, "maya", days=3), "ana", "proration", "I read it. Coffee?")
    assert calls(acting(store, "maya", days=3, minutes=1)) == calls(acting(store, "tomas", days=3, minutes=1)) == []


@pytest.mark.parametrize("answer", ["talk", "note", "point"])
def test_any_word_of_theirs_answers_it(store: MemoryStore, answer: str) -> None:
    check_in(acting(store, "ana"), "hard")
    maya = acting(store, "maya", minutes=1)
    if answer == "talk":
        notes.session(maya, "ana", "We sat down.")
    elif answer == "note":
        notes.note(maya, "ana", "We sat down.")
    else:
        bring_up(maya, "ana", "Your week")
    assert calls(acting(store, "maya", minutes=2)) == []


def test_a_word_of_somebody_elses_is_none_of_the_mentors(store: MemoryStore) -> None:
    check_in(acting(store, "ana"), "hard")
    questions.ask(acting(store, "ana"), "When?", to="noah")
    questions.answer(acting(store, "noah", minutes=1), "ana", "Soon.")
    assert calls(acting(store, "maya", minutes=2)) == [("check-in", "ana")]
    assert calls(acting(store, "tomas", days=3)) == [("check-in waits", "ana")]
    notes.session(acting(store, "tomas", days=3), "ana", "We talked.")
    assert calls(acting(store, "tomas", days=3, minutes=1)) == []
    assert calls(acting(store, "maya", days=3, minutes=1)) == [("check-in", "ana")], "it was for Maya to read"


def test_who_stands_in_reads_it_while_they_do(store: MemoryStore) -> None:
    check_in(acting(store, "ana"), "hard", WORD)
    joana = acting(store, "joana", minutes=1)
    stands_in = "mentor" in joana.relations(joana.team(), "ana")
    people.set_leave(acting(store, "maya"), "maya", date(2025, 5, 12), date(2025, 5, 14))
    assert stands_in is bool(_reads(joana))


def _reads(context: ActorContext) -> bool:
    try:
        return bool(check_ins(context, "ana"))
    except Problem:
        return False


def test_the_next_talk_is_where_whoever_logs_it_is(store: MemoryStore) -> None:
    notes.session(acting(store, "maya"), "budi", "x", next_at=NEXT)
    assert agenda_page(acting(store, "budi")).agenda.next == NEXT.replace(hour=14, tzinfo=UTC).isoformat().replace(
        "+00:00", "Z"
    )


def test_a_talk_of_today_is_in_the_mentors_queue_until_it_is_held(store: MemoryStore) -> None:
    def called(who: str, **later: int) -> list[tuple[str, str, TalkToday]]:
        found = attention(acting(store, who, **later))
        return [(call.kind, call.person, call.about) for call in found if isinstance(call.about, TalkToday)]

    bring_up(acting(store, "ana"), None, "The look back")
    assert called("maya") == []
    notes.session(acting(store, "maya", minutes=1), "ana", "x", next_at=NEXT)
    days = (NEXT.date() - story.TODAY).days
    bring_up(acting(store, "ana", days=days, minutes=-60), None, "When do I get real refunds?")
    assert called("maya", days=days - 1) == [], "it is tomorrow"
    [(_kind, _person, about)] = found = called("maya", days=days)
    assert found == [("session", "ana", TalkToday("15:00", len_of(store, days)))]
    assert about.points >= 1
    assert called("maya", days=days, minutes=9 * 60) == found, "it stands until the day is over"
    assert called("tomas", days=days) == called("ana", days=days) == []
    assert "no session" not in {
        call.kind for call in attention(acting(store, "maya", days=days)) if call.person == "ana"
    }
    assert called("maya", days=days + 1) == []
    notes.session(acting(store, "maya", days=days, minutes=1), "ana", "Held")
    assert called("maya", days=days, minutes=2) == []


def len_of(store: MemoryStore, days: int) -> int:
    return agenda_page(acting(store, "ana", days=days), None).agenda.points
