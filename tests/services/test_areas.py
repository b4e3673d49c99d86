"""Areas of responsibility: naming an owner, asking, backing, joining, leaving, handing over, the log, and whose rights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.areas import AreaHeld
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.conditions import AreaFree, BasicsDone, both
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.services import area_cases, areas, items, journeys, people, removing, side_tasks, undo
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.growth import growth_page
from mentor_tui.services.showing_documents import growth_doc
from mentor_tui.services.things import owners
from mentor_tui.services.where_i_stand import levels_page
from mentor_tui.wording import growth as growth_words
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.events import news, told
from mentor_tui.wording.problems import sentence as problem_sentence
from tests.services.conftest import TODAY, Crew, Refusal, area, catalogue, refusal, rung, small_team
from tests.services.test_at_the_same_moment import meanwhile
from tests.services.test_rights_inside_the_lock import basics_done

LATER = TODAY + timedelta(days=9)
LINK = "https://example.com/1"


def with_areas(*, places: int = 2) -> Catalogue:
    """Tooling has an own rung and two areas, inbox one area and no own rung, content an owner of its own in its file."""
    known = catalogue()
    tooling = known.tracks["tooling"]
    keep = rung("keep", step="own", opens=BasicsDone(), hours=3.0, title="Own")
    made = (
        area("replies", places=places),
        area("tags", was=("labels",)),
        area("quality", "inbox"),
        area("faq", "content"),
    )
    tracks = {**known.tracks, "tooling": tooling._replace(rungs=(*tooling.rungs, keep))}
    return known._replace(tracks=tracks, areas={one.id: one for one in made})


@pytest.fixture
def team() -> Iterator[Crew]:
    made = small_team(with_areas())
    yield made
    made.check_acts()


@pytest.fixture
def refused(team: Crew) -> Refusal:
    return refusal(team)


def held(team: Crew, name: str = "replies") -> AreaHeld:
    return team("tom").team().area(name)


def told_by(problem: Problem, names: dict[str, str] | None = None) -> str:
    return problem_sentence(problem, names or {"maya": "Maya", "max": "Max", "ana": "Ana", "olga": "Olga"})


# -- owning


def test_a_lead_names_the_owner_and_what_they_held_of_the_track_goes_back_with_it(team: Crew) -> None:
    basics_done(team, "budi")
    side_tasks.take(team("budi"), "watch")
    basics_done(team, "ana")
    side_tasks.take(team("ana"), "watch")
    done = areas.own(team("tom"), "replies", "budi")
    assert held(team).owner == "budi"
    assert team("tom").team().holds_of("budi") == {}
    said = sentence(done, {"budi": "Budi"})
    assert said.startswith("Budi owns “Replies” now. With that, “Watch” is given back.")
    assert [event.kind for event in done.events] == ["owned", "gave-back"]


def test_taken_back_owning_and_the_side_task_are_both_as_they_were(team: Crew) -> None:
    basics_done(team, "budi")
    side_tasks.take(team("budi"), "watch")
    areas.own(team("tom"), "replies", "budi")
    assert undo.latest(team("tom")).title == "Replies"
    assert undo.latest(team("tom")).person == "budi"
    undo.undo(team("tom"))
    assert held(team).owner is None
    assert team("tom").team().holds_of("budi")["watch"].state == "held"
    undo.redo(team("tom"))
    assert held(team).owner == "budi"


def test_owning_is_not_taken_back_into_a_place_that_is_anothers_by_now(team: Crew, refused: Refusal) -> None:
    basics_done(team, "budi")
    basics_done(team, "ana")
    side_tasks.take(team("budi"), "watch")
    areas.own(team("tom"), "replies", "budi")
    side_tasks.take(team("ana"), "watch")
    with refused(Refused, Code.NOTHING_TO_UNDO):
        undo.undo(team("tom"))


def test_nobody_owns_again_who_has_a_last_day_by_now(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "max")
    undo.undo(team("tom"))
    people.set_last_day(team("lea"), "max", LATER)
    with refused(Refused, Code.AREA_LEAVES):
        undo.redo(team("tom"))


def test_there_is_one_owner_also_when_two_leads_name_one_in_the_same_moment(team: Crew) -> None:
    lea = meanwhile(team, "lea", lambda: areas.own(team("tom"), "replies", "max"))
    with pytest.raises(Refused) as problem:
        areas.own(lea, "replies", "maya")
    assert problem.value.code is Code.AREA_OWNED
    assert "Max owns “Replies” since 4 March. Hand it over instead" in told_by(problem.value)
    assert held(team).owner == "max"


def test_an_area_that_was_acted_on_since_it_was_seen_is_not_acted_on_blindly(team: Crew, refused: Refusal) -> None:
    seen = held(team).seq
    areas.back_up(team("tom"), "replies", "max")
    with refused(Refused, Code.CHANGED_SINCE):
        areas.own(team("lea"), "replies", "maya", expected_version=seen)


def test_the_same_naming_asked_for_twice_is_one(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max", op="name")
    assert areas.own(team("tom"), "replies", "max", op="name").events == ()


def test_nobody_names_themselves_and_nobody_but_a_lead_anybody(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        areas.own(team("tom"), "replies", "tom")
    with refused(NotYours, Code.NOT_YOURS) as problem:
        areas.own(team("maya"), "replies", "max")
    assert told_by(problem.value) == "Naming who owns an area is for a lead of their team."


def test_whoever_may_not_own_is_told_what_it_waits_for(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.AREA_LOCKED) as problem:
        areas.own(team("tom"), "replies", "ana")
    assert told_by(problem.value).startswith("Ana may not own “Replies” yet: 9 things first")
    with refused(Refused, Code.AREA_LOCKED) as problem:
        areas.own(team("ana"), "replies")
    assert told_by(problem.value).startswith("Owning “Replies” is not open to you yet: 9 things first")


def with_a_free_one(team: Crew) -> None:
    """The own rung asks for a free area too."""
    track = team.catalogue.tracks["tooling"]
    rungs = tuple(
        one._replace(opens=both(one.opens, AreaFree("tooling"))) if one.step == "own" else one for one in track.rungs
    )
    tracks = {**team.catalogue.tracks, "tooling": track._replace(rungs=rungs)}
    team.catalogue = team.catalogue._replace(tracks=tracks)


def own_rung_of(team: Crew, person: str) -> dict[str, Any]:
    as_told = growth_doc(growth_page(team(person)), levels_page(team(person)))
    return next(row for track in as_told["tracks"] for row in track["rungs"] if row["id"] == "keep")


def test_a_side_task_may_wait_for_an_area_that_nobody_owns(team: Crew) -> None:
    with_a_free_one(team)
    assert own_rung_of(team, "max")["state"] == "open", "nobody owns anything yet"
    areas.own(team("tom"), "replies", "maya")
    assert own_rung_of(team, "max")["state"] == "open", "the other one is free"
    areas.own(team("tom"), "tags", "maya")
    closed = own_rung_of(team, "max")
    assert (closed["state"], [need["need"] for need in closed["lock"]["why"]]) == ("locked", ["area: free"])
    assert [(step["kind"], step["id"], step["turn"]) for step in closed["lock"]["way"]] == [
        ("any_area", "tooling", "lead")
    ]
    assert own_rung_of(team, "maya")["state"] == "active", "who owns one is where they are"
    areas.leave(team("maya"), "tags", why="done")
    assert own_rung_of(team, "max")["state"] == "open"


def test_what_side_tasks_wait_for_makes_nobody_read_the_roster_who_looks_at_none(team: Crew) -> None:
    with_a_free_one(team)
    context, keep = team("max"), team.catalogue.rungs["keep"]
    standing = context.standing(context.journey("max"))
    assert standing.taken is None
    assert not standing.task_open(keep), "what is not known is closed"
    assert context.standing(context.journey("max"), context.team()).task_open(keep)


def test_owning_one_certain_area_asks_for_no_free_one(team: Crew) -> None:
    with_a_free_one(team)
    for name in ("replies", "tags"):
        areas.own(team("tom"), name, "maya")
    areas.own(team("max"), "replies")
    assert held(team).asked == ("max",), "the line is for what has an owner"
    areas.hand_over(team("maya"), "replies", "max", word="All of it is true.")
    assert held(team).owner == "max"


def test_an_area_whose_owner_is_gone_is_a_free_one(team: Crew) -> None:
    for name in ("replies", "tags"):
        areas.own(team("tom"), name, "maya")
    assert team("tom").team().areas_taken >= {"replies", "tags"}
    people.set_last_day(team("tom"), "maya", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    assert not team("tom").team().areas_taken & {"replies", "tags"}


def test_who_leaves_or_only_observes_takes_nothing_on(team: Crew, refused: Refusal) -> None:
    people.set_last_day(team("tom"), "max", LATER)
    for act in (areas.own, areas.back_up):
        with refused(Refused, Code.AREA_LEAVES):
            act(team("tom"), "replies", "max")
        with refused(NotYours, Code.ONLY_OBSERVES):
            act(team("tom"), "replies", "otto")


def test_an_area_that_is_not_there_is_told_with_the_nearest(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.UNKNOWN_AREA) as problem:
        areas.own(team("tom"), "replys", "max")
    assert "Did you mean “replies”?" in told_by(problem.value)


def test_an_area_is_found_by_its_title_and_by_the_id_that_it_had(team: Crew) -> None:
    areas.own(team("tom"), "labels", "max")
    assert held(team, "tags").owner == "max"
    areas.join(team("maya"), "Tags")
    assert held(team, "tags").contributors == ("maya",)


# -- asking


def test_whoever_may_own_asks_and_stands_in_line_until_they_own_or_leave_it(team: Crew, refused: Refusal) -> None:
    areas.own(team("max"), "replies")
    done = areas.own(team("maya"), "replies")
    assert "number 2 on the waiting list" in sentence(done, {})
    with refused(Refused, Code.IN_AREA) as problem:
        areas.own(team("maya"), "replies")
    assert "as number 2" in told_by(problem.value)
    areas.own(team("tom"), "replies", "max")
    assert held(team).asked == ("maya",)
    areas.leave(team("maya"), "replies")
    assert held(team).asked == ()


# -- handing over


def test_an_owner_hands_over_with_a_word_that_stays(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "maya")
    with refused(BadUse, Code.EMPTY_TEXT) as problem:
        areas.hand_over(team("maya"), "replies", "max", word=" ")
    assert "for whoever comes next" in told_by(problem.value)
    areas.hand_over(team("maya"), "replies", "max", word="Half of the tags are done.")
    found = held(team)
    assert (found.owner, found.past[-1].person, found.past[-1].word) == ("max", "maya", "Half of the tags are done.")


def test_only_the_owner_and_leads_hand_over_and_never_what_nobody_owns(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.AREA_UNOWNED):
        areas.hand_over(team("tom"), "replies", "max", word="yours")
    areas.own(team("tom"), "replies", "maya")
    with refused(NotYours, Code.NOT_YOURS):
        areas.hand_over(team("max"), "replies", "olga", word="yours")
    with refused(NotYours, Code.NOT_YOURS):
        areas.hand_over(team("tom"), "replies", "tom", word="mine")
    with refused(Refused, Code.IN_AREA):
        areas.hand_over(team("tom"), "replies", "maya", word="yours")


def test_an_owner_whose_last_day_has_passed_owns_no_more_and_nothing_is_lost(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    areas.log(team("max"), "replies", "a line")
    people.set_last_day(team("tom"), "max", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    areas.own(team("lea"), "replies", "maya")
    assert (held(team).owner, held(team).past[-1].person) == ("maya", "max")
    assert area_cases.logs(team("tom"))["replies"].written == 1


# -- contributing


def test_a_full_area_is_not_joined(team: Crew, refused: Refusal) -> None:
    for who in ("maya", "max"):
        areas.join(team(who), "replies")
    with refused(Refused, Code.AREA_FULL) as problem:
        areas.join(team("olga"), "replies")
    assert "“Replies” has 2 contributors and room for 2." in told_by(problem.value)


def test_areas_are_for_after_the_basics(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.AREA_AFTER_BASICS):
        areas.join(team("ana"), "replies")
    basics_done(team, "ana")
    areas.join(team("ana"), "replies")
    with refused(Refused, Code.IN_AREA):
        areas.join(team("ana"), "replies")


def test_whoever_leaves_says_nothing_and_whoever_lets_go_says_why(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "maya")
    areas.join(team("max"), "replies")
    areas.join(team("olga"), "replies")
    areas.leave(team("max"), "replies")
    with refused(Refused, Code.ASKS_A_REASON):
        areas.leave(team("maya"), "replies", "olga")
    with refused(NotYours, Code.NOT_YOURS):
        areas.leave(team("max"), "replies", "olga", why="too many")
    with refused(Refused, Code.NOT_IN_AREA):
        areas.leave(team("max"), "replies")
    areas.leave(team("maya"), "replies", "olga", why="too many cooks")
    assert held(team).contributors == ()


def test_an_owner_who_leaves_it_to_nobody_leaves_a_word(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "maya")
    with refused(BadUse, Code.EMPTY_TEXT):
        areas.leave(team("maya"), "replies")
    areas.leave(team("maya"), "replies", why="No hours left; the tags are done.")
    assert (held(team).owner, held(team).past[-1].word) == (None, "No hours left; the tags are done.")


def test_the_owner_or_a_lead_names_the_backup(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "maya")
    areas.back_up(team("maya"), "replies", "max")
    with refused(Refused, Code.IN_AREA):
        areas.back_up(team("tom"), "replies", "maya")
    with refused(NotYours, Code.NOT_YOURS):
        areas.back_up(team("max"), "replies", "olga")
    areas.back_up(team("tom"), "replies", "olga")
    assert held(team).backup == "olga"


# -- the log


def test_the_log_is_for_those_who_keep_it_and_the_roster_does_not_carry_it(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "maya")
    areas.back_up(team("tom"), "replies", "max")
    basics_done(team, "ana")
    areas.join(team("ana"), "replies")
    before = team.store.stamps("team")
    for who in ("maya", "max", "ana", "tom"):
        areas.log(team(who), "replies", f"{who} was here")
    assert team.store.stamps("team") == before
    with refused(NotYours, Code.NOT_YOURS):
        areas.log(team("olga"), "replies", "me too")
    with refused(BadUse, Code.EMPTY_TEXT):
        areas.log(team("maya"), "replies", " ")
    log = area_cases.logs(team("otto"))["replies"]
    assert [line.by for line in log.lines] == ["maya", "max", "ana", "tom"]
    with refused(Refused, Code.ACTED_SINCE):
        undo.undo(team("ana"))


def test_a_line_in_a_log_is_taken_back_by_whoever_wrote_it_last(team: Crew) -> None:
    areas.own(team("tom"), "replies", "maya")
    areas.log(team("maya"), "replies", "a slip")
    undo.undo(team("maya"))
    assert "replies" not in area_cases.logs(team("maya"))


# -- what it means elsewhere


def test_the_last_side_task_of_a_track_with_areas_is_not_taken(team: Crew, refused: Refusal) -> None:
    basics_done(team, "budi")
    with refused(Refused, Code.OWN_BY_AREA) as problem:
        side_tasks.take(team("budi"), "keep")
    assert "a lead names who owns “Replies” or “Tags”" in told_by(problem.value)
    assert "“area own replies”" in told_by(problem.value)


def test_owning_an_area_is_the_last_side_task_and_takes_its_hours(team: Crew) -> None:
    basics_done(team, "budi")
    areas.own(team("tom"), "replies", "budi")
    page = growth_page(team("budi"))
    view = page.view("keep")
    assert view is not None
    assert view.task.state == "active"
    assert growth_words.state_word(view) == "now"
    assert page.held == 2.0
    areas.own(team("lea"), "tags", "budi")
    assert growth_page(team("budi")).held == 4.0


def test_an_old_hold_without_an_area_asks_which_one(team: Crew) -> None:
    basics_done(team, "budi")
    known, team.catalogue = team.catalogue, team.catalogue._replace(areas={})
    team.catalogue = team.catalogue._replace(budget=known.budget._replace(first_hours=9))
    side_tasks.take(team("budi"), "keep")
    team.catalogue = known
    view = growth_page(team("budi")).view("keep")
    assert view is not None
    assert growth_words.state_word(view) == "which area?"
    assert ("Now", "owns, which area? A lead names it in Areas") in growth_words.facts(growth_page(team("budi")), view)
    areas.own(team("tom"), "replies", "budi")
    assert team("tom").team().holds_of("budi") == {}


def test_the_owner_of_a_track_is_whom_its_file_names_else_whoever_owns_an_area_on_it(team: Crew) -> None:
    def of(track: str) -> tuple[str, ...]:
        return owners(team("tom"), team("tom").team(), track)

    areas.own(team("tom"), "faq", "max")
    assert (of("content"), of("tooling")) == (("olga",), ())
    areas.own(team("tom"), "replies", "max")
    areas.own(team("tom"), "tags", "maya")
    assert of("tooling") == ("max", "maya")
    people.set_last_day(team("tom"), "max", TODAY)
    people.set_last_day(team("tom"), "olga", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    assert (of("tooling"), of("content")) == (("maya",), ())


def test_whoever_owns_an_area_confirms_the_side_tasks_of_its_track(team: Crew) -> None:
    by_owner = rung("fetch", "inbox", confirmed_by=("owner",))
    inbox = team.catalogue.tracks["inbox"]._replace(rungs=(by_owner,))
    team.catalogue = team.catalogue._replace(tracks={**team.catalogue.tracks, "inbox": inbox})
    basics_done(team, "budi")
    areas.own(team("tom"), "quality", "max")
    side_tasks.take(team("budi"), "fetch")
    items.tick(team("budi"), "fetch")
    page = growth_page(team("budi"))
    view = page.view(by_owner.id)
    assert view is not None
    assert growth_words.confirms(page, view) == "Max, who owns it; they confirm"
    assert side_tasks.confirm(team("max"), "budi", "fetch").verb == "confirmed"


def test_a_person_with_a_part_in_an_area_is_not_removed(team: Crew, refused: Refusal) -> None:
    team.add("Typo", "mentor")
    areas.own(team("tom"), "replies", "typo")
    with refused(Refused, Code.HAS_A_HISTORY):
        removing.remove_person(team("tom"), "typo")
    areas.hand_over(team("tom"), "replies", "max", word="was a slip")
    with refused(Refused, Code.HAS_A_HISTORY):
        removing.remove_person(team("tom"), "typo")


def test_the_history_of_a_person_has_what_was_done_about_areas_of_theirs(team: Crew) -> None:
    areas.own(team("tom"), "replies", "maya")
    areas.join(team("max"), "replies")
    areas.leave(team("maya"), "replies", "max", why="too many")
    names = {"maya": "Maya", "max": "Max", "tom": "Tom"}

    def lines(who: str) -> list[str]:
        return [told(entry, names) for entry in chronicle(team("tom"), who)[1] if entry.event.thing.startswith("area:")]

    assert lines("maya") == ["Tom named Maya the owner of “Replies”"]
    assert lines("max") == ["Max joined “Replies”", "Maya let Max go from “Replies” (reason: too many)"]
    undo.undo(team("maya"))
    assert lines("max")[-1] == "Maya undid: leaving an area, “Replies”"


def test_whoever_is_named_hears_of_it_once(team: Crew) -> None:
    basics_done(team, "budi")
    areas.own(team("tom"), "replies", "budi")
    page = journeys.page(team("budi"))
    said = [str(news(one, {"tom": "Tom"})) for one in page.news if one.kind == "owned"]
    assert said == ["Tom named you the owner of “Replies”"]
    journeys.told(team("budi"), page)
    assert [one for one in journeys.page(team("budi")).news if one.kind == "owned"] == []
    areas.hand_over(team("tom"), "replies", "max", word="thanks")
    areas.hand_over(team("tom"), "replies", "budi", word="yours again")
    assert [one.kind for one in journeys.page(team("budi")).news if one.on == "replies"] == ["handed-over"]
