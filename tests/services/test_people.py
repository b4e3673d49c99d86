"""People: a team begun, added, imported, edited, on leave; and a hire's programme."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentor_tui.domain.history import append
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.record import TEAM
from mentor_tui.services import pairing, people, undo, upkeep
from mentor_tui.services.actor_context import find_person
from mentor_tui.services.answers import of
from mentor_tui.services.results import Extended, Joined, Named
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.problems import sentence as problem_sentence
from tests.services.conftest import TODAY, Crew, Refusal
from tests.services.importing import import_people
from tests.services.importing import planned as import_plan


def test_a_team_begins_once(refused: Refusal, team: Crew) -> None:
    with refused(Refused, Code.TEAM_EXISTS):
        people.found_team(team(""), "Somebody")
    fresh = Crew()
    with pytest.raises(Refused) as problem:
        fresh("x").team()
    assert problem.value.code == Code.NO_TEAM
    for bad, code in (("", Code.EMPTY_TEXT), ("x" * 200, Code.TEXT_TOO_LONG)):
        with pytest.raises(BadUse) as wrong:
            people.found_team(fresh(""), bad)
        assert wrong.value.code == code
    with pytest.raises(BadUse):
        people.found_team(fresh(""), "Tom", person="Not a slug")
    assert fresh.records() == {}
    assert people.found_team(fresh(""), "Tomás Reis").person == "tomas-reis"


def test_somebody_is_added_with_record_room_and_mentor(team: Crew) -> None:
    person = team.add("Zoë O’Neill", mentor="maya", zone="Europe/Lisbon", languages="pt, EN", contract="30")
    assert person == "zoe-oneill"
    journey = team("tom").journey(person)
    assert (journey.profile.languages, journey.profile.contract, journey.profile.zone) == (
        ("pt", "en"),
        30.0,
        "Europe/Lisbon",
    )
    assert (journey.programme_on(date.max).curriculum, journey.programme_on(date.max).cohort) == ("course", "2026-03")
    assert team("tom").team().mentor(person) == "maya"
    assert team.add("Zoe Oneill") == "zoe-oneill-2"
    assert team.add("日本") == "riben"


@pytest.mark.parametrize("typed", ["37.5", "37,5", "37½"])
def test_hours_are_taken_with_a_point_a_comma_or_a_half(team: Crew, typed: str) -> None:
    person = team.add("Zoë", contract=typed)
    assert team("tom").journey(person).profile.contract == 37.5


def test_what_matching_needs_is_kept_in_plain_words(team: Crew) -> None:
    said = {
        "customers": "pt-BR, Arabic, Portuguese",
        "areas": "Billing",
        "goals": "Content, support lead,content",
        "interests": " Tooling ;",
    }
    person = team.add("Zoë", wishes="max, MAYA", **said)
    profile = team("tom").journey(person).profile
    assert (profile.customers, profile.areas) == (("pt", "ar"), ("billing",))
    assert (profile.goals, profile.interests) == (("content", "support lead"), ("tooling",))
    assert profile.wishes == ("max", "maya")
    people.edit_person(team("tom"), person, {"wishes": "olga", "goals": ""})
    profile = team("tom").journey(person).profile
    assert (profile.wishes, profile.goals, profile.customers) == (("olga",), (), ("pt", "ar"))


BAD: list[tuple[dict[str, str], type[Problem], Code]] = [
    ({"name": ""}, BadUse, Code.EMPTY_TEXT),
    ({"name": "X", "roles": "boss"}, BadUse, Code.UNKNOWN_ROLE),
    ({"name": "X", "id": "Not A Slug"}, BadUse, Code.BAD_ID),
    ({"name": "X", "id": "ana"}, Refused, Code.PERSON_EXISTS),
    ({"name": " ANA "}, Refused, Code.SAME_NAME),
    ({"name": "X", "login": "tom"}, Refused, Code.LOGIN_TAKEN),
    ({"name": "\u200b\u3164\u00ad \u2800"}, BadUse, Code.EMPTY_TEXT),
    ({"name": "X", "email": "not an address"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "zone": "Mars/Olympus"}, BadUse, Code.UNKNOWN_ZONE),
    ({"name": "X", "languages": "pt, portugese"}, BadUse, Code.UNKNOWN_LANGUAGE),
    ({"name": "X", "customers": "xx"}, BadUse, Code.UNKNOWN_LANGUAGE),
    ({"name": "X", "pattern": "never"}, BadUse, Code.UNKNOWN_PATTERN),
    ({"name": "X", "curriculum": "corse"}, BadUse, Code.UNKNOWN_CURRICULUM),
    ({"name": "X", "start": "2026-02-30"}, BadUse, Code.BAD_DATE),
    ({"name": "X", "start": "9999-12-31"}, BadUse, Code.BAD_DATE),
    ({"name": "X", "start": "0001-01-01"}, BadUse, Code.BAD_DATE),
    ({"name": "X", "start": "20260302"}, BadUse, Code.BAD_DATE),
    ({"name": "X", "start": "2026-W10-1"}, BadUse, Code.BAD_DATE),
    ({"name": "X", "roles": "mentor", "room": "2.7"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "roles": "mentor", "room": "51"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "start": ""}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "contract": "nan"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "contract": "-1"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "room": "many"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "shoe": "43"}, BadUse, Code.BAD_VALUE),
    ({"name": "X", "manager": "nobody"}, BadUse, Code.UNKNOWN_PERSON),
    ({"name": "X", "mentor": "mya"}, BadUse, Code.UNKNOWN_PERSON),
    ({"name": "X", "mentor": "olga"}, Refused, Code.NOT_A_MENTOR),
    ({"name": "X", "id": "x", "mentor": "x"}, Refused, Code.OWN_MENTOR),
    ({"name": "X", "wishes": "max, mya"}, BadUse, Code.UNKNOWN_PERSON),
    ({"name": "X", "id": "x", "wishes": "max, x"}, Refused, Code.WISHED_ONESELF),
]


@pytest.mark.parametrize(("fields", "kind", "code"), BAD)
def test_bad_input_adds_nobody(
    team: Crew, refused: Refusal, fields: dict[str, str], kind: type[Problem], code: Code
) -> None:
    given = {"roles": "hire", "start": "2026-03-02", **fields}
    with refused(kind, code):
        people.add_person(team("tom"), given)
    good = {"name": "Good", "roles": "hire", "start": "2026-03-02"}
    if code in (Code.PERSON_EXISTS, Code.EMAIL_TAKEN, Code.SAME_NAME):
        # In a file, an id, an address, or a name with its first day says who is meant, who is here already.
        assert not import_plan(team("tom"), [good, given]).faults
        return
    if "shoe" in fields:
        # A file has columns that are nothing to us.
        assert import_plan(team("tom"), [good, given]).table.unused == ("shoe",)
        return
    with refused(kind, code) as problem:
        import_people(team("tom"), [good, {key: value or " " for key, value in given.items()}])
    assert problem.value.facts["row"] == 3


def test_a_second_person_of_the_same_name_is_added_where_that_is_said(team: Crew, refused: Refusal) -> None:
    given = {"name": "Zoë Reis", "roles": "mentor"}
    people.add_person(team("tom"), given)
    with refused(Refused, Code.SAME_NAME) as problem:
        people.add_person(team("tom"), {**given, "name": "zoe  reis"})
    assert (problem.value.facts["person"], problem.value.facts["free"]) == ("zoe-reis", "zoe-reis-2")
    with refused(Refused, Code.SAME_NAME):
        import_people(team("tom"), [{"name": "Twice", "roles": "mentor"}] * 2)
    assert people.add_person(team("tom"), {**given, "id": "zoe-reis-2"}).person == "zoe-reis-2"


def test_a_table_is_taken_whole(team: Crew, refused: Refusal) -> None:
    rows = [{"name": f"Hire {n}", "start": "2026-03-02", "mentor": "max" if n == 0 else ""} for n in range(3)]
    with refused(BadUse, Code.BAD_CSV):
        import_people(team("tom"), [])
    done = import_people(team("tom"), rows, op="once")
    assert len(of(Joined, done.result).names) == 3
    before = team.records()
    assert import_people(team("tom"), rows, op="once").events == ()
    assert team.records() == before
    with refused(Refused, Code.NO_ROOM) as problem:
        import_people(team("tom"), [{"name": "Next", "start": "2026-03-02", "mentor": "max"}])
    assert problem.value.facts["row"] == 2


def test_a_table_may_bring_its_own_mentors_and_no_more_than_their_room(team: Crew, refused: Refusal) -> None:
    mentor = {"name": "Nina", "roles": "mentor", "room": "1"}
    hires = [{"name": f"Hire {n}", "start": "2026-03-02", "mentor": "nina"} for n in range(2)]
    with refused(Refused, Code.NO_ROOM) as problem:
        import_people(team("tom"), [*hires, mentor])
    assert problem.value.facts["row"] == 3
    import_people(team("tom"), [hires[0], mentor])
    assert team("tom").team().mentor("hire-0") == "nina"


def test_a_language_that_is_unknown_today_stays_until_somebody_names_others(team: Crew) -> None:
    with team.store.edit("people/ana") as record:
        terms = {"languages": ["elvish", "en"]}
        append(record, op="old", at=team("tom").stamp(), by="tom", kind="edited", thing=PROFILE, terms=terms)
    people.edit_person(team("tom"), "ana", {"areas": "billing"})
    assert team("tom").journey("ana").profile.languages == ("elvish", "en")
    people.edit_person(team("tom"), "ana", {"languages": "English"})
    assert team("tom").journey("ana").profile.languages == ("en",)


def test_a_table_may_wish_for_people_of_its_own(team: Crew, refused: Refusal) -> None:
    mentor = {"name": "Nina Öz", "roles": "mentor", "wishes": "hire-1"}
    hires = [{"name": f"Hire {n}", "start": "2026-03-02", "wishes": "nina öz; max"} for n in range(2)]
    import_people(team("tom"), [*hires, mentor])
    assert team("tom").journey("hire-0").profile.wishes == ("nina-oz", "max")
    assert team("tom").journey("nina-oz").profile.wishes == ("hire-1",)
    for wish in ("nia-oz", "hire"):
        with refused(BadUse, Code.UNKNOWN_PERSON) as problem:
            import_people(team("tom"), [{"name": "Next", "start": "2026-03-02", "wishes": wish}])
        assert problem.value.facts["row"] == 2


def test_a_record_left_by_an_addition_that_was_cut_short_is_theirs_now(team: Crew) -> None:
    with team.store.edit(TEAM) as record:
        pass
    before = team.store.read(TEAM)
    crash = team("tom")
    original = crash.store.put_new

    def fail(records: Any) -> None:
        original(records)
        raise OSError("cut")

    crash.store.put_new = fail  # type: ignore[method-assign]
    with pytest.raises(OSError, match="cut"):
        people.add_person(crash, {"name": "Dora", "start": "2026-03-02"})
    assert team.store.read(TEAM) == before == record
    crash.store.put_new = original  # type: ignore[method-assign]
    people.add_person(team("tom"), {"name": "Dora", "start": "2026-04-01"})
    assert team("tom").journey("dora").profile.start == date(2026, 4, 1)


@pytest.mark.parametrize("who", ["ana", "maya", "olga", "otto"])
def test_only_a_lead_changes_people(team: Crew, refused: Refusal, who: str) -> None:
    for call in (
        lambda: people.add_person(team(who), {"name": "X", "start": "2026-03-02"}),
        lambda: import_people(team(who), [{"name": "X", "start": "2026-03-02"}]),
        lambda: people.edit_person(team(who), "ana", {"name": "Else"}),
        lambda: people.set_leave(team(who), "budi", TODAY, TODAY),
        lambda: people.set_last_day(team(who), "ana", TODAY),
        lambda: people.pause(team(who), "ana", TODAY, None),
        lambda: people.extend(team(who), "ana", 5, why="w"),
        lambda: people.end(team(who), "ana", finished=True),
    ):
        with refused(NotYours, Code.NOT_YOURS) as problem:
            call()
        assert problem.value.status == 4


def test_a_lead_of_one_team_adds_to_that_team(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "north"})
    with refused(NotYours, Code.BEYOND_YOUR_TEAMS):
        people.add_person(team("lea"), {"name": "X", "start": "2026-03-02"})
    assert people.add_person(team("lea"), {"name": "X", "start": "2026-03-02", "team": "north"}).person == "x"


@pytest.mark.parametrize(
    ("person", "given"),
    [
        ("lea", {"leads": "*"}),
        ("lea", {"leads": "north, south"}),
        ("ann", {"roles": "lead"}),
        ("ann", {"roles": "hire, lead", "leads": "south"}),
        ("ann", {"leads": "south"}),
        ("ann", {"team": "south"}),
        ("ann", {"team": ""}),
        ("boss", {"roles": "observer"}),
        ("boss", {"login": "x"}),
        ("", {"name": "Z", "roles": "lead", "team": "north"}),
        ("", {"name": "Z", "roles": "lead", "team": "north", "leads": "*"}),
        ("", {"name": "Z", "roles": "observer", "team": "south"}),
    ],
)
def test_a_lead_of_one_team_gives_nothing_beyond_it(
    team: Crew, refused: Refusal, person: str, given: dict[str, str]
) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "north", "team": "north"})
    people.add_person(team("tom"), {"name": "Ann", "start": "2026-03-02", "team": "north"})
    people.add_person(team("tom"), {"name": "Boss", "roles": "lead", "team": "north"})
    before = team.records()
    with refused(NotYours, Code.BEYOND_YOUR_TEAMS):
        if person:
            people.edit_person(team("lea"), person, given)
        else:
            people.add_person(team("lea"), given)
    assert team.records() == before
    people.edit_person(team("lea"), "ann", {"roles": "hire, lead", "leads": "north"})
    people.edit_person(team("lea"), "boss", {"place": "porto"})


def test_editing_is_checked_before_anything_is_written(team: Crew, refused: Refusal) -> None:
    for given, kind, code in (
        ({"name": "New", "zone": "Mars"}, BadUse, Code.UNKNOWN_ZONE),
        ({"name": "New", "mentor": "max"}, BadUse, Code.BAD_VALUE),
        ({"name": "New", "manager": "nobody"}, BadUse, Code.UNKNOWN_PERSON),
        ({"name": "New", "login": "tom"}, Refused, Code.LOGIN_TAKEN),
    ):
        with refused(kind, code):
            people.edit_person(team("tom"), "ana", given)
    done = people.edit_person(team("tom"), "ana", {"name": "Ana F", "zone": "Asia/Tokyo", "cohort": "spring"}, op="e")
    assert [event.kind for event in done.events] == ["edited", "edited", "enrolled"]
    before = team.records()
    assert people.edit_person(team("tom"), "ana", {"name": "Other", "zone": "UTC"}, op="e").events == ()
    assert team.records() == before


def test_a_team_keeps_a_lead(team: Crew, refused: Refusal) -> None:
    people.set_last_day(team("tom"), "lea", date(2026, 5, 30))
    # Lea leaves: Tom is the one who stays.
    with refused(Refused, Code.LAST_LEAD):
        people.edit_person(team("tom"), "tom", {"roles": "mentor"})
    with refused(Refused, Code.LAST_LEAD):
        people.set_last_day(team("tom"), "tom", date(2026, 5, 30))
    people.set_last_day(team("tom"), "lea", None)
    assert people.edit_person(team("tom"), "tom", {"roles": "mentor"}).events


def test_a_wish_is_ones_own_or_noted_by_a_lead(team: Crew, refused: Refusal) -> None:
    done = people.set_wishes(team("ana"), "ana", ["Max", "olga", "max"], op="w")
    assert (done.verb, of(Named, done.result).names) == ("wished", ("Max", "Olga"))
    assert team("tom").journey("ana").profile.wishes == ("max", "olga")
    before = team.records()
    assert people.set_wishes(team("ana"), "ana", ["maya"], op="w").events == ()
    assert team.records() == before
    for who in ("maya", "budi", "olga", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            people.set_wishes(team(who), "ana", ["max"])
    for wish, kind, code in (
        ("mya", BadUse, Code.UNKNOWN_PERSON),
        ("ana", Refused, Code.WISHED_ONESELF),
    ):
        with refused(kind, code):
            people.set_wishes(team("ana"), "ana", ["max", wish])
    people.set_wishes(team("tom"), "ana", ["maya"])
    assert team("tom").journey("ana").profile.wishes == ("maya",)
    with refused(Refused, Code.ACTED_SINCE):
        undo.undo(team("ana"))
    undo.undo(team("tom"))
    undo.undo(team("ana"))
    assert team("tom").journey("ana").profile.wishes == ()
    people.set_wishes(team("maya"), "maya", ["budi"])
    people.set_wishes(team("maya"), "maya", [])
    assert team("tom").journey("maya").profile.wishes == ()


def test_leave_counts_in_no_plan_and_says_nothing_of_why(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.DATE_ORDER):
        people.set_leave(team("tom"), "ana", TODAY, TODAY - timedelta(days=1))
    people.set_leave(team("tom"), "ana", date(2026, 3, 3), date(2026, 3, 3), op="l")
    before = team.records()
    assert people.set_leave(team("tom"), "ana", date(2026, 3, 3), date(2026, 3, 3), op="l").events == ()
    assert team.records() == before
    assert team("ana").standing(team("ana").journey("ana")).day == 2


# -- the programme


def state(team: Crew, person: str = "ana") -> str:
    journey = team("tom").journey(person)
    return journey.programme_on(date.max).state(journey.profile.start, team("tom").today(journey.profile))


def test_a_lead_is_told_what_more_days_change(team: Crew) -> None:
    team.go_to(date(2026, 5, 4))
    name = {"ana": "Ana"}
    told = people.extend(team("tom"), "ana", 10, why="was ill")
    assert told.result == Extended(10, 26, 16)
    assert sentence(told, name) == "Ana has 10 more working days. Days past the plan: 16; it was 26."
    told = people.extend(team("tom"), "ana", 60, why="was ill")
    assert sentence(told, name) == "Ana has 60 more working days. No longer past the plan; it was 16."


def test_a_programme_rests_goes_on_is_extended_and_ends(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NOT_GOING):
        people.resume(team("tom"), "ana")
    with refused(BadUse, Code.DATE_ORDER):
        people.pause(team("tom"), "ana", TODAY, TODAY - timedelta(days=1))
    people.pause(team("tom"), "ana", TODAY, None)
    assert state(team) == "paused"
    with refused(Refused, Code.NOT_GOING):
        people.pause(team("tom"), "ana", TODAY, None)
    team.go_to(TODAY + timedelta(days=6))
    people.resume(team("tom"), "ana")
    assert state(team) == "going"
    assert team("ana").standing(team("ana").journey("ana")).day == 3
    for days in (0, 261):
        with refused(BadUse, Code.BAD_VALUE):
            people.extend(team("tom"), "ana", days, why="w")
    for why in ("", "\x1b[31m"):
        with refused(Refused, Code.ASKS_A_REASON):
            people.extend(team("tom"), "ana", 5, why=why)
        with refused(Refused, Code.ASKS_A_REASON):
            people.end(team("tom"), "ana", finished=False, why=why)
    people.extend(team("tom"), "ana", 5, why="was ill")
    assert state(team) == "extended"
    people.end(team("tom"), "ana", finished=True)
    assert state(team) == "finished"
    for call in (
        lambda: people.extend(team("tom"), "ana", 5, why="w"),
        lambda: people.end(team("tom"), "ana", finished=False, why="w"),
        lambda: people.pause(team("tom"), "ana", TODAY, None),
    ):
        with refused(Refused, Code.NOT_GOING):
            call()
    people.reopen(team("tom"), "ana", why="that was somebody else")
    assert state(team) == "extended"
    with refused(Refused, Code.NOT_GOING):
        people.reopen(team("tom"), "ana")
    people.end(team("tom"), "ana", finished=False, why="w")
    undo.undo(team("tom"))
    assert state(team) == "extended"
    with refused(NotYours, Code.NOT_YOURS):
        people.reopen(team("maya"), "ana")


@pytest.mark.parametrize(
    ("zone", "today"), [("Pacific/Auckland", date(2026, 3, 5)), ("America/Los_Angeles", date(2026, 3, 4))]
)
def test_a_programme_goes_on_from_the_persons_own_today(team: Crew, zone: str, today: date) -> None:
    people.edit_person(team("tom"), "ana", {"zone": zone})
    team.moment = datetime(2026, 3, 4, 20, tzinfo=UTC)
    journey = team("tom").journey("ana")
    assert team("tom").today(journey.profile) == today
    people.pause(team("tom"), "ana", date(2026, 3, 3), None)
    assert state(team) == "paused"
    people.resume(team("tom"), "ana")
    assert state(team) == "going"
    rest = Journey(team("tom").journey("ana").record).programme_on(date.max).rest
    assert rest[0].last == today - timedelta(days=1)
    people.end(team("tom"), "ana", finished=True)
    assert team("tom").journey("ana").programme_on(date.max).over_on == today


def test_the_same_operation_twice_changes_nothing(team: Crew) -> None:
    for call in (
        lambda: people.add_person(team("tom"), {"name": "Dora", "start": "2026-03-02"}, op="a"),
        lambda: people.set_last_day(team("tom"), "ana", TODAY, op="b"),
        lambda: people.pause(team("tom"), "ana", TODAY, None, op="c"),
        lambda: people.resume(team("tom"), "ana", op="d"),
        lambda: people.extend(team("tom"), "ana", 3, why="w", op="e"),
        lambda: people.end(team("tom"), "ana", finished=True, op="f"),
        lambda: people.set_wishes(team("tom"), "ana", ["max"], op="g"),
    ):
        assert call().events
        before = team.records()
        assert call().events == ()
        assert team.records() == before


def test_people_are_found_by_id_name_or_a_first_name_of_their_own(team: Crew) -> None:
    team.add("Ana Costa")
    roster = team("tom").team()
    assert find_person(roster, "ana-costa").name == "Ana Costa"
    assert find_person(roster, "ANA COSTA").id == "ana-costa"
    assert find_person(roster, "ana").id == "ana"
    team.add("Budi Santoso")
    team.add("Cleo Costa")
    for text, meant in (
        ("Cleo X", "cleo"),
        ("cloe", "cleo"),
        ("santos", "budi-santoso"),
        ("高橋", None),
    ):
        with pytest.raises(BadUse) as problem:
            find_person(team("tom").team(), text)
        assert problem.value.facts["near"] == meant
    team.add("Rosa A")
    team.add("Rosa B")
    with pytest.raises(BadUse) as problem:
        find_person(team("tom").team(), "rosa")
    assert [one["id"] for one in problem.value.facts["several"]] == ["rosa-a", "rosa-b"]


def test_a_refusal_names_the_lead_whom_it_takes(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"team": "berlin"})
    people.edit_person(team("tom"), "lea", {"leads": "lisbon", "team": "lisbon"})
    for act in (
        lambda: people.extend(team("lea"), "ana", 5, why="w"),
        lambda: people.edit_person(team("lea"), "ana", {"place": ""}),
        lambda: pairing.reassign(team("lea"), "ana", "max", why="w"),
    ):
        with pytest.raises(NotYours) as problem:
            act()
        assert problem_sentence(problem.value).endswith("is for a lead of their team.")


def test_everybodys_records_are_put_back_by_a_lead_of_all_teams(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"team": "lisbon"})
    people.edit_person(team("tom"), "lea", {"leads": "lisbon", "team": "lisbon"})
    known = team("tom").team()
    upkeep.check_restore(known, "tom")
    upkeep.check_restore(known, "lea", "ana")
    for person in ("", "budi"):
        with pytest.raises(NotYours) as problem:
            upkeep.check_restore(known, "lea", person)
        assert problem_sentence(problem.value) == "You lead lisbon. This is for somebody who leads all teams."
    with pytest.raises(NotYours):
        upkeep.check_restore(known, "maya")
