"""A history as it is told: titles of then, which repetition, whose place, and what is withheld."""

from __future__ import annotations

from mentor_tui.services import items, journeys, pairing, side_tasks
from mentor_tui.services.chronicle import ToldEvent, chronicle
from mentor_tui.services.documents import event_doc, told_doc
from mentor_tui.wording import acts, events

from .conftest import Crew

NAMES = {"ana": "Ana", "maya": "Maya", "max": "Max", "tom": "Tom"}
LINK = "https://example.com/1"


def told(team: Crew, kind: str, on: str, who: str = "tom") -> list[ToldEvent]:
    return [one for one in chronicle(team(who), "ana")[1] if one.event.kind == kind and one.event.on == on]


def line(team: Crew, kind: str, on: str, who: str = "tom") -> str:
    return events.told(told(team, kind, on, who)[-1], NAMES)


def test_each_repetition_is_told_as_the_one_that_it_is(team: Crew) -> None:
    team.edit("drill", title="Five how-to replies", times=5)
    for _count in range(2):
        items.tick(team("ana"), "drill")
        items.sign_off(team("maya"), "ana", "drill")
    items.tick(team("ana"), "drill")
    done = items.sign_off(team("maya"), "ana", "drill")
    assert acts.sentence(done, NAMES) == "Signed off: “Five how-to replies”, for Ana, third of five."
    assert line(team, "signed", "drill") == "Maya signed off “Five how-to replies”, third of five"
    assert [one.number for one in told(team, "signed", "drill")] == [1, 2, 3]
    view = journeys.page(team("ana"))
    assert events.news(view.news[-1], NAMES) == "Maya signed off “Five how-to replies”, third of five"
    items.tick(team("ana"), "drill")
    done = items.send_back(team("maya"), "ana", "drill", text="Once more")
    assert acts.sentence(done, NAMES).startswith("Back for one more go: “Five how-to replies”, for Ana, fourth of five")
    assert line(team, "returned", "drill").startswith(
        "Maya asked for one more go: “Five how-to replies”, fourth of five"
    )


def test_a_tick_that_was_taken_back_is_the_one_that_it_was(team: Crew) -> None:
    team.edit("read", times=3)
    items.tick(team("ana"), "read")
    items.tick(team("ana"), "read")
    items.untick(team("ana"), "read")
    items.tick(team("ana"), "read")
    assert [one.number for one in told(team, "ticked", "read")] == [1, 2, 2]
    assert line(team, "unticked", "read").endswith("“Read”, second of three")


def test_what_is_signed_as_one_names_no_repetition(team: Crew) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    done = items.sign_off(team("maya"), "ana", "refund", lines="all")
    assert acts.sentence(done, NAMES).startswith("Signed off: “Refund”, for Ana.")
    assert told(team, "signed", "refund")[-1].number == 0


def test_a_thing_is_told_as_it_was_called_in_its_own_curriculum_then(team: Crew) -> None:
    items.tick(team("ana"), "lead-check")
    items.sign_off(team("tom"), "ana", "lead-check")
    other = team.catalogue.curricula["course"]
    team.edit("lead-check", gone=True)
    elsewhere = {"other": other._replace(id="other")}
    team.catalogue = team.catalogue._replace(curricula={**elsewhere, **team.catalogue.curricula})
    shown = told(team, "ticked", "lead-check")[-1]
    assert (shown.title, told_doc(shown)["title"]) == ("Lead-Check", "Lead-Check")
    team.catalogue = team.catalogue._replace(
        curricula={name: one for name, one in team.catalogue.curricula.items() if name != "course"}
    )
    assert told(team, "signed", "lead-check")[-1].title == "Lead-Check", "the text that was signed is kept"


def test_a_thing_that_no_curriculum_of_theirs_has_is_never_told_by_anothers_title(team: Crew) -> None:
    items.tick(team("ana"), "read")
    other = team.catalogue.curricula["course"]
    team.edit("read", title="Another thing")
    renamed = team.catalogue.curricula["course"]._replace(id="other")
    team.catalogue = team.catalogue._replace(curricula={"other": renamed})
    assert told(team, "ticked", "read")[-1].title == "read"
    former = {"course": {"read": [["Read", "2026-03-05T00:00:00Z"]]}}
    team.catalogue = team.catalogue._replace(former_titles=former)
    assert told(team, "ticked", "read")[-1].title == "Read"
    team.catalogue = team.catalogue._replace(curricula={"course": other._replace(version=2)})
    assert told(team, "ticked", "read")[-1].title == "Read"


def test_a_stand_in_is_told_as_one(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    pairing.cover(team("tom"), "ana", "max")
    items.sign_off(team("max"), "ana", "drill")
    assert line(team, "signed", "drill") == "Max signed off “Drill”, first of two, standing in for Maya"


def test_an_observer_reads_evidence_and_is_told_what_is_withheld(team: Crew) -> None:
    items.tick(team("ana"), "reply", evidence=LINK)
    items.say(team("maya"), "ana", "reply", "SECRET word")
    items.tick(team("tom"), "read", person="ana", why="SECRET reason")
    evidence = told_doc(told(team, "ticked", "reply", "otto")[-1])
    assert (evidence["text"], evidence["why"], evidence["withheld"]) == (LINK, "", False)
    word = told_doc(told(team, "said", "reply", "otto")[-1])
    assert (word["text"], word["withheld"]) == (None, True)
    reason = told_doc(told(team, "ticked", "read", "otto")[-1])
    assert (reason["text"], reason["why"], reason["withheld"]) == ("", None, True)
    assert line(team, "said", "reply", "otto").endswith("(only people who can see the journey can read the text)")
    assert line(team, "said", "reply", "maya").endswith("“SECRET word”")


def test_evidence_of_a_side_task_is_read_as_that_of_an_item(team: Crew) -> None:
    side_tasks.open_lock(team("tom"), "ana", "hard", why="she asked")
    side_tasks.take(team("ana"), "hard")
    items.tick(team("ana"), "hard", evidence=LINK)
    assert event_doc(told(team, "ticked", "hard", "otto")[-1].event)["text"] == LINK


def test_a_side_task_is_told_as_it_was_called_then(team: Crew) -> None:
    side_tasks.open_lock(team("tom"), "ana", "hard", why="she asked")
    side_tasks.take(team("ana"), "hard")
    items.tick(team("ana"), "hard", evidence=LINK)

    def titles() -> list[str]:
        return [one.title for one in chronicle(team("tom"), "ana")[1] if "hard" in one.event.thing]

    assert titles() == ["Hard"] * 3
    former = {"": {"hard": [["The hard ones", "2026-03-05T00:00:00Z"]]}}
    team.catalogue = team.catalogue._replace(former_titles=former)
    assert titles() == ["The hard ones"] * 3
