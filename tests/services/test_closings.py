"""The end of a pairing: who answers when, who reads it, who is called, and what is heard of somebody later."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import bulletin, capacities, closings, forgetting, journeys, pairing, people, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.journeys import log
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.personal_export import known_doc, known_of
from mentor_tui.store.memory_upkeep import MemoryUpkeep
from mentor_tui.wording import calls, events, problems
from mentor_tui.wording import closings as words
from mentor_tui.wording.acts import sentence
from tests.services.conftest import TODAY, Crew, Refusal
from tests.services.test_rights_inside_the_lock import basics_done

OPENS = TODAY + timedelta(days=28)
"""Twenty working days after the closing talk."""

HIS, HERS, THANKS = "You let me be slow at first.", "You read to the end before you write.", "For every Thursday."


@pytest.fixture
def team(team: Crew) -> Crew:
    """Budi has done his basics; the questions between him and Maya are open."""
    basics_done(team, "budi")
    team.go_to(OPENS)
    return team


def both(team: Crew) -> None:
    closings.close(team("budi"), "budi", "maya", HIS, thanks=THANKS)
    closings.close(team("maya"), "budi", "maya", HERS)


def called(team: Crew, who: str) -> list[tuple[str, str]]:
    return [(call.kind, call.person) for call in attention(team(who)) if call.kind in words.CALLS]


def told(team: Crew, who: str) -> str:
    """Everything that somebody can read of Budi in one place after the other."""
    context = team(who)
    found = [str(events.line(event, team("tom").team().names, {})) for event in log(context, "budi")[1]]
    found += [str(one) for one in bulletin.bulletin(context, person="budi").sections] if who == "tom" else []
    found += [str(journeys.as_seen_by(context, "budi").news)] if who in ("tom", "maya") else []
    found.append(json.dumps([closings.closing_doc(row) for row in closings.closings(context, "budi")]))
    return "\n".join(found)


def test_each_of_the_two_answers_once_and_reads_the_other(team: Crew, refused: Refusal) -> None:
    names = team("tom").team().names
    done = closings.close(team("budi"), "budi", "maya", HIS, thanks=THANKS)
    assert sentence(done, names) == "Noted. Maya alone reads it."
    [row] = closings.closings(team("maya"), "budi")
    assert [*words.lines(row, names)] == [("Budi", f"“{HIS}”"), ("Budi, thanks", f"“{THANKS}”")]
    assert (row.side, row.held, row.answers) == ("mentor", None, True)
    with refused(Refused, Code.NO_CLOSING) as problem:
        closings.close(team("budi"), "budi", "maya", "and more")
    assert "answered once" in problems.sentence(problem.value, names)
    done = closings.close(team("maya"), *closings.pair_with(team("maya"), "budi"), HERS)
    assert sentence(done, names) == "Noted for Budi. Both of you have answered: thank you, both."
    [row] = closings.closings(team("budi"))
    assert (row.held, row.side, row.said.by_mentor and row.said.by_mentor.text) == (OPENS, "hire", HERS)
    assert words.headline(row, names, "budi") == "You with Maya: held, 1 April"
    with refused(Refused, Code.ACTED_SINCE):
        undo.undo(team("budi"), record="people/budi")
    undo.undo(team("maya"), record="people/budi")
    assert closings.closings(team("budi"))[0].held is None


@pytest.mark.parametrize(
    ("days", "who", "mentor", "text", "kind", "why"),
    [
        (-1, "budi", "maya", HIS, Refused, "open on 1 April"),
        (-1, "maya", "maya", HERS, Refused, "open on 1 April"),
        (0, "budi", "max", HIS, Refused, "never a pair"),
        (0, "budi", "maya", "  ", BadUse, ""),
        (0, "budi", "maya", "write to joana@example.com", Refused, ""),
        (0, "max", "max", HERS, Refused, "never a pair"),
        (0, "max", "maya", HERS, NotYours, "the mentor"),
        (0, "tom", "maya", HERS, NotYours, "the mentor"),
        (0, "otto", "maya", HERS, NotYours, "the mentor"),
    ],
    ids=["early", "early, mentor", "never", "empty", "private", "stand-in", "for another", "lead", "observer"],
)
def test_it_is_for_the_two_when_it_is_time(
    team: Crew, days: int, who: str, mentor: str, text: str, kind: type[Exception], why: str
) -> None:
    pairing.cover(team("tom"), "budi", "max")
    team.go_to(OPENS + timedelta(days))
    before = team.records()
    with pytest.raises(kind) as problem:
        closings.close(team(who), "budi", mentor, text)
    assert why in problems.sentence(problem.value, team("tom").team().names)  # type: ignore[arg-type]
    assert team.records() == before


def test_before_the_basics_and_with_whom_one_never_was_there_is_nothing_to_close(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NO_CLOSING) as problem:
        closings.close(team("ana"), "ana", "maya", HIS)
    assert problem.value.facts["why"] == "basics"
    for verb in (closings.pair_with, closings.closings):
        with refused(Refused, Code.NO_CLOSING) as problem:
            verb(team("budi"), "olga")
        assert problem.value.facts["why"] == "never"


def test_both_are_called_for_six_weeks_and_the_mentor_for_what_was_said(team: Crew) -> None:
    team.go_to(OPENS - timedelta(days=1))
    assert called(team, "budi") == called(team, "maya") == []
    team.go_to(OPENS)
    assert called(team, "budi") == [("your closing", "budi")]
    assert ("closing", "budi") in called(team, "maya")
    assert [one.kind for one in journeys.page(team("budi")).news if one.kind == "pairing ends"] == ["pairing ends"]
    assert called(team, "tom") == called(team, "max") == []
    closings.close(team("budi"), "budi", "maya", HIS)
    assert called(team, "budi") == []
    assert "pairing ends" not in [one.kind for one in journeys.page(team("budi")).news]
    assert {("closing", "budi"), ("closed", "budi")} <= {*called(team, "maya")}
    closings.opened(team("maya"), closings.closings(team("maya"), "budi"))
    assert ("closed", "budi") not in called(team, "maya")
    team.go_to(OPENS + timedelta(days=42))
    assert called(team, "maya") == []
    closings.close(team("maya"), "budi", "maya", HERS)
    [news] = [one for one in journeys.page(team("budi")).news if one.thing.startswith("closing:")]
    assert str(events.news(news, {"maya": "Maya"})).startswith("Maya answered the question")


def test_what_was_said_is_between_the_two_and_leads_know_that_it_was_held(team: Crew, refused: Refusal) -> None:
    closings.close(team("budi"), "budi", "maya", HIS, thanks=THANKS)
    assert closings.closings(team("tom"), "budi") == ()
    closings.close(team("maya"), "budi", "maya", HERS)
    pairing.cover(team("tom"), "budi", "max")
    for who in ("tom", "lea", "max", "otto"):
        if who in ("max", "otto"):
            with refused(Refused, Code.NO_CLOSING):
                closings.closings(team(who), "budi")
            seen = "\n".join(events.line(event, {}, {}) for event in log(team(who), "budi")[1])
        else:
            seen = told(team, who)
        assert not {HIS, HERS, THANKS} & {part for part in (HIS, HERS, THANKS) if part in seen}, who
        assert "at the end of their time" not in seen, who
    for who in ("budi", "maya"):
        seen = told(team, who)
        assert all(part in seen for part in (HIS, HERS, THANKS)), who
    [row] = closings.closings(team("tom"), "budi")
    assert words.headline(row, team("tom").team().names, "tom") == "Budi with Maya: held, 1 April"
    closed = {who: [pair.closed for pair in history_of(team, who)] for who in ("tom", "budi", "maya", "max", "otto")}
    assert closed == {"tom": [OPENS], "budi": [OPENS], "maya": [OPENS], "max": [None], "otto": [None]}
    for who, knows in (("budi", True), ("tom", False)):
        known = json.dumps(known_doc(known_of(team(who), "budi")))
        assert (HIS in known and HERS in known) is knows


def history_of(team: Crew, who: str):  # type: ignore[no-untyped-def]
    return pairing.history_of(team(who), "budi")


def test_one_that_was_ended_as_finished_can_be_closed_at_once_by_whoever_mentored(team: Crew, refused: Refusal) -> None:
    pairing.unpair(team("tom"), "ana", why="the way is done", reason="finished")
    pairing.unpair(team("tom"), "budi", why="elsewhere", reason="moved")
    assert {("closing", "ana")} == {*called(team, "maya")}
    closings.close(team("maya"), "ana", "maya", HERS)
    undo.undo(team("maya"), record="people/ana")
    closings.close(team("maya"), "ana", "maya", HERS)
    assert ("your closing", "ana") in called(team, "ana")
    closings.close(team("ana"), "ana", "maya", HIS)
    assert called(team, "maya") == [("closed", "ana")]
    assert [call.kind for call in mentees_page(team("maya")).queue if call.person == "ana"] == ["closed"]
    with refused(NotYours, Code.NOT_YOURS):
        closings.close(team("maya"), "budi", "maya", HERS)
    with refused(Refused, Code.NO_CLOSING) as problem:
        closings.close(team("budi"), "budi", "maya", HIS)
    assert problem.value.facts["why"] == "over"


def test_whoever_mentored_them_hears_what_became_of_them(team: Crew) -> None:
    pairing.reassign(team("tom"), "budi", "max", why="more room")
    team.go_to(OPENS + timedelta(days=1))
    people.edit_person(team("tom"), "budi", {"roles": "hire, mentor"})
    pairing.reassign(team("tom"), "cleo", "budi", why="next door")
    [call] = [call for call in attention(team("maya")) if call.kind == "became"]
    said = calls.line(call, team("maya").team().names, {})
    assert (said.who, said.what) == ("Budi", "whom you mentored, mentors somebody now")
    assert [one.kind for one in attention(team("lea")) if one.kind == "became"] == []
    team.go_to(OPENS + timedelta(days=60))
    assert [one.kind for one in attention(team("maya")) if one.kind == "became"] == []


def test_once_one_of_them_is_forgotten_the_words_are_gone_and_the_fact_stays(team: Crew, refused: Refusal) -> None:
    both(team)
    capacities.set_room(team("tom"), "max", 5)
    for hire in ("ana", "budi"):
        pairing.reassign(team("tom"), hire, "max", why="moves")
    people.edit_person(team("tom"), "maya", {"roles": ""})
    gone = forgetting.forget(team("tom"), MemoryUpkeep(team.store), "maya").becomes
    record = team.records()["people/budi"]
    assert [key for key in record.facts if key.startswith("closing:")] == [f"closing:{gone}"]
    stored = json.dumps([record.facts, [past.event for past in record.tail]])
    assert not [part for part in (HIS, HERS, THANKS, "maya") if part in stored]
    [row] = closings.closings(team("tom"), "budi")
    assert (row.mentor, row.held) == (gone, OPENS)
    with refused(BadUse, Code.UNKNOWN_PERSON):
        closings.close(team("budi"), "budi", "maya", HIS)
