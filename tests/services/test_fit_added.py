"""Adding an item for one person: who may, what is said, what is owed, what stays, and that everybody calls it by its title."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.services import chronicle, fit, items, journeys, lead_calls, pages, people, undo
from mentor_tui.services.documents import status
from mentor_tui.services.fit import Wanted
from mentor_tui.services.overview import overview
from mentor_tui.services.own_items import labels_of
from mentor_tui.wording import acts, calls, events, problems
from mentor_tui.wording.items import state_line
from tests.services.conftest import TODAY, Crew, Refusal

LATER = TODAY + timedelta(days=7)
TITLE = "Sit with billing for a morning"
NAMES = {"ana": "Ana", "maya": "Maya", "tom": "Tom", "cleo": "Cleo"}


def told(problem: Problem) -> str:
    return problems.sentence(problem, NAMES)


def add(team: Crew, who: str = "maya", **more: object) -> str:
    done = fit.add(team(who), "ana", Wanted(TITLE)._replace(**more), why="moves there")  # type: ignore[arg-type]
    return done.on


def test_a_mentor_adds_with_a_reason_and_nobody_for_themselves(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON):
        fit.add(team("maya"), "ana", Wanted(TITLE), why=" ")
    for who in ("ana", "max", "olga", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            fit.add(team(who), "ana", Wanted(TITLE), why="moves there")
    done = fit.add(team("maya"), "ana", Wanted(TITLE, day=LATER), why="moves there")
    assert acts.sentence(done, NAMES) == f"Added: “{TITLE}”, for Ana. It is for 11 March, in “Owed”."
    assert (done.on, team.state("ana", "own.1")) == ("own.1", "open")
    again = fit.add(team("tom"), "ana", Wanted("A badge", who="lead"), why="for the visit")
    assert again.on == "own.2"
    assert fit.add(team("maya"), "ana", Wanted(TITLE), why="moves there", op=done.op).events == ()


@pytest.mark.parametrize(
    ("wanted", "code", "said"),
    [
        (Wanted(" "), Code.EMPTY_TEXT, "There is no text. Write at least one word."),
        (
            Wanted("x", module="mony"),
            Code.UNKNOWN_MODULE,
            "“course” has no module with the id “mony”. Did you mean “money”? You can use:",
        ),
        (Wanted("x", who="its"), Code.UNKNOWN_PART, "There is no part “its”. You can use: hire, mentor, lead."),
        (Wanted("x", link="billing"), Code.BAD_LINK, "“billing” is no link: it begins with http://"),
        (Wanted("x", who="lead", sign_off="mentor"), Code.OWED_UNSIGNED, "What others owe is confirmed by their tick"),
        (Wanted("x", day=TODAY - timedelta(days=1)), Code.PAST_DATE, ""),
        (Wanted("x" * 201), Code.TEXT_TOO_LONG, ""),
    ],
)
def test_what_it_cannot_be_is_said(team: Crew, refused: Refusal, wanted: Wanted, code: Code, said: str) -> None:
    with refused(BadUse, code) as problem:
        fit.add(team("maya"), "ana", wanted, why="moves there")
    assert told(problem.value).startswith(said)


def test_nothing_is_added_where_there_is_no_curriculum_or_it_ended(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NO_CURRICULUM):
        fit.add(team("tom"), "max", Wanted(TITLE), why="why")
    people.end(team("tom"), "ana", finished=False, why="left us")
    with refused(Refused, Code.NOT_GOING):
        fit.add(team("tom"), "ana", Wanted(TITLE), why="why")


def test_how_many_things_wait_for_it_now_is_said(team: Crew) -> None:
    team.edit("reply", requires=("start",))
    for name in ("read", "plans"):
        items.tick(team("ana"), name)
    assert team.state("ana", "reply") == "open"
    done = fit.add(team("maya"), "ana", Wanted(TITLE, module="start"), why="moves there")
    assert acts.sentence(done, NAMES).endswith("in “Start”. 1 thing waits for it now.")
    assert team.state("ana", "reply") == "locked"


def test_it_is_ticked_sent_returned_and_signed_as_any(team: Crew, refused: Refusal) -> None:
    name = add(team, sign_off="mentor", evidence="text")
    with refused(Refused, Code.NEEDS_EVIDENCE):
        items.tick(team("ana"), name)
    items.tick(team("ana"), name, evidence="saw it")
    items.send_back(team("maya"), "ana", name, text="what did they split?")
    items.send(team("ana"), name, evidence="refunds")
    items.sign_off(team("maya"), "ana", name, text="good")
    assert team.state("ana", name) == "done"
    items.withdraw(team("maya"), "ana", name, why="mistaken")
    assert team.state("ana", name) == "waiting"


def test_every_queue_calls_it_by_its_title(team: Crew) -> None:
    name = add(team, sign_off="mentor")
    items.tick(team("ana"), name)
    page = pages.mentees_page(team("maya"))
    said = [calls.line(call, NAMES, page.labels[call.person]).what for call in page.queue if call.on == name]
    assert said
    assert TITLE in said[0]
    view = overview(team("tom"))
    assert labels_of(team.catalogue, view.of("ana"))[name] == TITLE
    assert labels_of(team.catalogue, view.of("budi")) == team.catalogue.labels_in("course")


def test_what_a_lead_owes_of_two_peoples_own_is_two_things(team: Crew) -> None:
    for who, title in (("ana", "A badge"), ("cleo", "A desk")):
        fit.add(team("tom"), who, Wanted(title, who="lead", day=TODAY), why="needs it")
    view = overview(team("tom"))
    found = lead_calls.lead_calls(team("tom"), view, view.team.people["tom"])
    owed = [call.person for call in found if call.kind == "owed" and call.on == "own.1"]
    assert sorted(owed) == ["ana", "cleo"]


def test_they_say_that_they_have_it_and_whoever_owed_it_is_told(team: Crew) -> None:
    fit.add(team("maya"), "ana", Wanted("A desk beside mine", who="mentor", day=TODAY), why="easier to ask")
    items.tick(team("ana"), "own.1")
    page = pages.mentees_page(team("maya"))
    assert [call.on for call in page.queue if call.kind == "has it"] == ["own.1"]


def test_its_owner_hears_of_it_and_reads_by_whom_and_why(team: Crew) -> None:
    name = add(team)
    page = journeys.page(team("ana"))
    heard = [events.news(entry, NAMES) for entry in page.news if entry.kind == "added"]
    assert heard == [f"Maya added something for you: “{TITLE}”"]
    line = state_line(page, page.standing.by_id[name], team("ana").now(), None)
    assert line.endswith("added by Maya: moves there")
    rows = {row["id"]: row for row in status(team("ana"))["items"]}
    assert rows[name]["added"] == {"by": "maya", "at": rows[name]["added"]["at"], "why": "moves there"}
    assert rows["read"]["added"] is None


def test_its_history_has_its_title_and_the_reason(team: Crew) -> None:
    name = add(team)
    items.tick(team("ana"), name)
    items.untick(team("ana"), name)
    fit.skip(team("maya"), "ana", name, why="no visit")
    said = [events.told(one, NAMES) for one in chronicle.chronicle(team("maya"), "ana")[1]]
    assert said[-4:] == [
        f"Maya added something for them (reason: moves there): “{TITLE}”",
        f"Ana ticked “{TITLE}”",
        f"Ana removed a tick from “{TITLE}”",
        f"Maya skipped “{TITLE}”: it is not asked of them: “no visit”",
    ]


def test_it_is_taken_back_while_nothing_was_done_on_it(team: Crew, refused: Refusal) -> None:
    before = status(team("ana"))
    name = add(team)
    undone = undo.undo(team("maya"))
    assert acts.sentence(undone, NAMES) == f"Undone: added item, “{TITLE}”, for Ana."
    assert status(team("ana"))["items"] == before["items"]
    undo.redo(team("maya"))
    assert team.state("ana", name) == "open"
    items.tick(team("ana"), name)
    for act in (undo.latest, undo.undo):
        with refused(Refused, Code.BEGUN_SINCE) as problem:
            act(team("maya"))
        assert told(problem.value).startswith(f"Ana has done something on “{TITLE}” since")
    items.untick(team("ana"), name)
    undo.undo(team("maya"))
    assert name not in {row["id"] for row in status(team("ana"))["items"]}


def test_a_word_about_it_keeps_it(team: Crew, refused: Refusal) -> None:
    name = add(team)
    items.say(team("ana"), None, name, "with whom?")
    with refused(Refused, Code.BEGUN_SINCE):
        undo.undo(team("maya"))


def test_it_stays_where_it_was_when_they_begin_another_curriculum_and_can_be_done(team: Crew) -> None:
    from mentor_tui.services import programmes

    other = team.catalogue.curricula["course"]._replace(id="other-course", title="Another")
    known = {**team.catalogue.curricula, other.id: other}
    name = add(team, sign_off="mentor")
    team.catalogue = team.catalogue._replace(curricula=known, digest="2")
    programmes.begin_programme(team("tom"), "ana", "other-course")
    items.tick(team("ana"), f"course/{name}")
    page = pages.mentees_page(team("maya"))
    assert [page.labels["ana"][call.on] for call in page.queue if call.on == f"course/{name}"] == [TITLE]
    assert fit.add(team("maya"), "ana", Wanted("Another"), why="why").on == "own.2"


@pytest.mark.parametrize("name", ["read", "refund", "lead-check"])
@pytest.mark.parametrize("who", ["maya", "tom"])
def test_a_mentor_and_a_lead_confirm_what_was_learnt_before_as_a_matter_of_course(
    team: Crew, name: str, who: str
) -> None:
    items.tick(team("ana"), name, prior=True, evidence="two years elsewhere")
    items.sign_off(team(who), "ana", name, sure=True)
    assert team.state("ana", name) == "done"
    undo.undo(team(who))
    assert team.state("ana", name) == "waiting"
    items.send_back(team(who), "ana", name, text="which two years?")
    assert team.state("ana", name) == "returned"


def test_nobody_else_confirms_it(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "read", prior=True, evidence="two years elsewhere")
    for who in ("max", "olga", "otto"):
        with refused(NotYours, Code.NOT_YOURS) as problem:
            items.sign_off(team(who), "ana", "read")
        assert told(problem.value).startswith("Confirming what was learnt before is for")
    with refused(NotYours, Code.OWN_SIGN_OFF):
        items.sign_off(team("ana"), "ana", "read")
