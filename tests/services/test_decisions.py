"""Decisions: what they may not lack, who reads them when, what they leave behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.decisions import sentences
from mentor_tui.domain.growth_content import Elsewhere, Position, ProductArea
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import chronicle, decision_list, decisions, journeys, levels, news, people, profiles, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.decision_documents import checked_doc, decision_doc, embeds_doc, open_doc
from mentor_tui.services.insights import insights_page
from mentor_tui.services.overview import overview
from mentor_tui.wording import events, problems
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.decisions import proof_lines
from tests.services.conftest import TODAY, Crew, Refusal

RISE = Wording(
    "promotion",
    "senior",
    why="Holds the hard ones. Others learn from them.",
    evidence={"craft": "took the outage call"},
    advice="Take the hard ones for half a year.",
    asked=("maya",),
)
EMBED = Wording("embed", why="Knows it best.", asked=("maya",), area="billing", until=date(2026, 8, 28), keeps=6)
OUT = Wording("out", "sales", thanks="Six good years.")
NUMBER = "2026-03-04-1"


POSITIONS = {
    one.id: one
    for one in (
        Position("rep", "Rep", asks={"craft": 1}, leads_to=("senior",)),
        Position("senior", "Senior", asks={"craft": 3}, leads_to=("engineer", "head")),
        Position("engineer", "Engineer", asks={"craft": 2}),
        Position("head", "Head", asks={"craft": 2}, role="lead"),
    )
}
"""To rise is to show craft; one leads people, one does not."""


@pytest.fixture
def team(team: Crew) -> Crew:
    areas = {name: ProductArea(name, name.title()) for name in ("billing", "data")}
    elsewhere = {"sales": Elsewhere("sales", "Sales")}
    team.catalogue = team.catalogue._replace(
        positions=POSITIONS, elsewhere=elsewhere, product_areas=areas, digest="decided"
    )
    people.edit_person(team("tom"), "ana", {"position": "rep"})
    return team


def position(team: Crew, person: str = "ana") -> str:
    context = team.context(person)
    return context.standing(context.journey(person)).profile.position


def seen_by(team: Crew, actor: str) -> list[str]:
    return [read.decision.id for read in decision_list.decisions(team(actor))]


def lacking(found: decisions.DraftDecision) -> list[str]:
    return [one.field for one in found.lacks]


# -- what may not be missing


def test_a_promotion_is_refused_while_anything_is_missing_and_all_of_it_is_named(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.DECISION_LACKS) as problem:
        decisions.decide(team("tom"), "ana", Wording("promotion", "senior"))
    assert [one.field for one in problem.value.facts["missing"]] == ["why", "evidence", "asked", "advice"]
    assert problems.sentence(problem.value) == (
        "Not decided yet, and nothing was written. Missing: the reason, in one or two sentences; evidence for Craft at "
        "level 3: 2 examples, or what you saw; who was asked; how to get there, for whoever comes next."
    )
    with refused(Refused, Code.DECISION_LACKS) as problem:
        decisions.decide(team("tom"), "ana", RISE._replace(why="One. Two of them. Three then."))
    assert "two sentences, not 3" in problems.sentence(problem.value)


def test_check_says_what_is_missing_and_writes_nothing(team: Crew) -> None:
    before = team.records()
    assert lacking(decisions.check(team("tom"), "ana", RISE._replace(advice="", evidence={}))) == ["evidence", "advice"]
    whole = decisions.check(team("tom"), "ana", RISE)
    assert (lacking(whole), whole.opens) == ([], date(2026, 3, 6))
    assert checked_doc(whole)["evidence"][0]["text"] == "took the outage call"
    assert team.records() == before


@pytest.mark.parametrize(
    ("wording", "missing"),
    [
        (Wording("move", "engineer"), ["why", "asked"]),
        (Wording("embed"), ["why", "asked", "area", "until", "keeps"]),
        (Wording("out"), []),
        (Wording("out", "sales"), []),
    ],
)
def test_other_kinds_ask_for_less(team: Crew, wording: Wording, missing: list[str]) -> None:
    people.edit_person(team("tom"), "max", {"position": "senior"})
    assert lacking(decisions.check(team("tom"), "max", wording)) == missing


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One of them", 1),
        ("Holds the hard calls, 3.5 a week. Others learn.", 2),
        ("Takes e.g. outages and the like!", 1),
        ("“One.” Two? Three…", 3),
    ],
)
def test_sentences_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert sentences(text) == count


def test_what_they_did_is_offered_as_evidence_and_words_may_be_added(team: Crew) -> None:
    context = team("maya")
    for day in (date(2026, 2, 1), date(2026, 2, 20)):
        levels.write_example(context, "ana", "craft", 3, f"the call of {day.day}", ref="case 7", on=day)
    plain = RISE._replace(evidence={})
    assert lacking(decisions.check(team("tom"), "ana", plain)) == ["evidence"]
    levels.confirm_level(team("lea"), "ana", "craft", 3)
    decisions.decide(team("tom"), "ana", plain._replace(evidence={"Craft": "and what I saw"}))
    one = decision_list.decisions(team("ana"))[0].decision
    proof = one.proofs["craft"]
    assert [(row.kind, row.id, row.on) for row in proof.shown] == [
        ("example", "1", "2026-02-01"),
        ("example", "2", "2026-02-20"),
    ]
    assert proof.level == 3
    assert proof.text.splitlines() == ["the call of 1 (case 7)", "the call of 20 (case 7)", "and what I saw"]
    assert proof_lines(proof, context.catalogue, {"lea": "Lea"}, context.today()) == [
        "the call of 1 (case 7) · 1 February · confirmed by Lea",
        "the call of 20 (case 7) · 20 February · confirmed by Lea",
        "and what I saw",
    ]
    # Where they were kept in one line, nobody says which words belong to which day.
    once = proof._replace(text="the call of 1 · the call of 20")
    assert proof_lines(once, context.catalogue, {}, context.today()) == [
        "an example · 1 February · confirmed by lea",
        "an example · 20 February · confirmed by lea",
        "the call of 1 · the call of 20",
    ]


def test_levels_never_fall_below_what_a_decision_rested_on(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    standing = team("ana").standing(team("ana").journey("ana"))
    assert (standing.levels["craft"], standing.competency("craft").level) == (3, 3)
    decisions.withdraw(team("tom"), f"ana/{NUMBER}", why="a mistake")
    assert team("ana").standing(team("ana").journey("ana")).competency("craft").level == 0


# -- which ways there are


@pytest.mark.parametrize(
    ("person", "wording", "kind", "code"),
    [
        ("ana", RISE._replace(to="senor"), BadUse, Code.UNKNOWN_POSITION),
        ("ana", RISE._replace(to="head"), Refused, Code.NO_PATH),
        ("ana", RISE._replace(to="rep"), Refused, Code.SAME_POSITION),
        ("ana", Wording("move", "senior", why="Why.", asked=("maya",)), Refused, Code.IS_A_PROMOTION),
        ("ana", Wording("back", "rep", why="Why.", asked=("maya",)), Refused, Code.NOT_ELSEWHERE),
        ("ana", Wording("out", "mars"), BadUse, Code.UNKNOWN_POSITION),
        ("ana", OUT._replace(why="They wanted to."), Refused, Code.NOT_ASKED_FOR),
        ("ana", RISE._replace(evidence={"craft": "x", "crft": "y"}), BadUse, Code.UNKNOWN_COMPETENCY),
        ("ana", EMBED._replace(to="senior"), Refused, Code.STAYS_IN_POSITION),
        ("ana", EMBED._replace(area="biling"), BadUse, Code.UNKNOWN_PRODUCT_AREA),
        ("ana", EMBED._replace(until=date(2026, 3, 3)), BadUse, Code.DATE_ORDER),
        ("ana", EMBED._replace(keeps=99), BadUse, Code.BAD_VALUE),
        ("ana", RISE._replace(area="billing"), Refused, Code.NOT_ASKED_FOR),
        ("ana", RISE._replace(on=date(2026, 3, 1)), BadUse, Code.DATE_ORDER),
        ("ana", RISE._replace(on=date(2028, 3, 1)), BadUse, Code.TOO_FAR_AHEAD),
        ("ana", RISE._replace(asked=("ana",)), BadUse, Code.BAD_VALUE),
        ("ana", RISE._replace(asked=("tom",)), BadUse, Code.BAD_VALUE),
        ("budi", RISE, Refused, Code.NO_POSITION_YET),
        ("max", RISE._replace(to="engineer", evidence={}), Refused, Code.NO_PROMOTION),
    ],
)
def test_what_cannot_be_decided_is_said_before_what_is_missing(
    team: Crew, refused: Refusal, person: str, wording: Wording, kind: Any, code: Code
) -> None:
    people.edit_person(team("tom"), "max", {"position": "senior"})
    with refused(kind, code):
        decisions.decide(team("tom"), person, wording)


def test_out_and_back_without_shame(team: Crew, refused: Refusal) -> None:
    decisions.decide(team("tom"), "ana", OUT)
    assert position(team) == "sales"
    team.go_to(TODAY + timedelta(days=30))
    with refused(Refused, Code.IS_ELSEWHERE):
        decisions.decide(team("tom"), "ana", RISE)
    decisions.decide(team("tom"), "ana", Wording("back", "rep", why="Missed us.", asked=("maya",)))
    assert position(team) == "rep"
    assert [read.decision.kind for read in decision_list.decisions(team("tom"))] == ["back", "out"]


def test_a_position_that_is_in_no_file_any_more_still_reads_and_leads_on(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    known = {name: one for name, one in team.catalogue.positions.items() if name not in ("senior", "rep")}
    team.catalogue = team.catalogue._replace(positions=known, digest="gone")
    assert decision_doc(decision_list.decisions(team("tom"))[0])["to"] == "senior"
    assert position(team) == "senior"
    decisions.decide(team("tom"), "ana", Wording("move", "engineer", why="New ways.", asked=("maya",)))
    renamed = Position("engine", "Engine", asks={"craft": 3}, was=("engineer",), leads_to=("head",))
    team.catalogue = team.catalogue._replace(positions={"engine": renamed, **known}, digest="renamed")
    assert decisions.check(team("tom"), "ana", Wording("move", "head")).before == "engine"


# -- who decides


def test_nobody_decides_about_themselves_and_only_leads_about_others(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("lea"), "tom", {"position": "rep"})
    with refused(NotYours, Code.OWN_DECISION):
        decisions.decide(team("tom"), "tom", RISE)
    with refused(NotYours, Code.OWN_DECISION):
        decisions.check(team("tom"), "tom", RISE)
    for who in ("maya", "budi", "otto", "olga"):
        with refused(NotYours, Code.NOT_YOURS):
            decisions.decide(team(who), "ana", RISE)
    assert decisions.decide(team("lea"), "tom", RISE).events  # another lead does


def test_a_lead_of_some_teams_decides_about_these_alone(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "data", "team": "data"})
    with refused(NotYours, Code.NOT_YOURS):
        decisions.decide(team("lea"), "ana", RISE)


def test_the_same_operation_decides_once(team: Crew) -> None:
    first = decisions.decide(team("tom"), "ana", RISE, op="once")
    assert decisions.decide(team("tom"), "ana", RISE, op="once").events == ()
    assert len(decision_list.decisions(team("tom"))) == 1
    assert sentence(first, {"ana": "Ana"}) == (
        "Decided: Ana is Senior from 4 March. Ana reads it first; the team on 6 March, or as soon as Ana says "
        "that they have."
    )


# -- who reads it


def test_the_person_reads_it_first_and_the_team_once_they_have(team: Crew, refused: Refusal) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    for who in ("ana", "tom", "lea", "maya", "otto"):
        assert seen_by(team, who) == [f"ana/{NUMBER}"], who
    for who in ("budi", "max", "cleo", "olga"):
        assert seen_by(team, who) == [], who
        with refused(BadUse, Code.UNKNOWN_DECISION):
            decision_list.open_decision(team(who), f"ana/{NUMBER}")
    with refused(NotYours, Code.NOT_YOURS):
        decisions.withdraw(team("budi"), f"ana/{NUMBER}", why="no")
    decisions.acknowledge(team("ana"))
    assert seen_by(team, "budi") == [f"ana/{NUMBER}"]
    with refused(Refused, Code.ALREADY_READ):
        decisions.acknowledge(team("ana"), NUMBER)
    with refused(BadUse, Code.UNKNOWN_DECISION):
        decisions.acknowledge(team("ana"))
    with refused(BadUse, Code.UNKNOWN_DECISION):
        decisions.acknowledge(team("budi"), NUMBER)


def test_without_a_word_of_theirs_it_opens_after_two_of_their_working_days(team: Crew) -> None:
    team.go_to(date(2026, 3, 5))  # a Thursday
    people.set_leave(team("tom"), "ana", date(2026, 3, 6), date(2026, 3, 6))
    decisions.decide(team("tom"), "ana", RISE)
    for day, opened in ((date(2026, 3, 9), False), (date(2026, 3, 10), True)):
        team.go_to(day)
        assert bool(seen_by(team, "budi")) is opened, day


def test_whoever_left_reads_their_own_alone(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    decisions.acknowledge(team("ana"))
    people.edit_person(team("tom"), "budi", {"position": "rep"})
    decisions.decide(team("tom"), "budi", OUT)
    people.set_last_day(team("tom"), "budi", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    assert seen_by(team, "budi") == [f"budi/{NUMBER}"]


def test_a_junior_reads_their_own_gap_against_the_same_evidence(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE, remark="one mentee at first")
    decisions.acknowledge(team("ana"))
    mine = open_doc(decision_list.open_decision(team("budi"), "ana"))
    assert mine["mine"] == [
        {
            "competency": "craft",
            "have": 0,
            "asked": 3,
            "how": [{"kind": "example", "id": "craft", "minutes": 0, "number": 2, "from": None}],
        }
    ]
    assert decision_list.open_decision(team("ana"), NUMBER).mine == {}
    # What leads remark is for leads, and for nobody else.
    assert {
        who: decision_list.open_decision(team(who), "ana").remark for who in ("tom", "lea", "maya", "ana", "otto")
    } == {
        "tom": "one mentee at first",
        "lea": "one mentee at first",
        "maya": "",
        "ana": "",
        "otto": "",
    }


def test_a_remark_is_refused_where_restricted_records_are_not_kept_apart(team: Crew, refused: Refusal) -> None:
    team.restricted = False
    with refused(Refused, Code.RESTRICTED_OFF):
        decisions.decide(team("tom"), "ana", RISE, remark="one mentee at first")


def test_it_is_news_for_the_person_and_stands_in_the_history(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    told = [
        str(events.news(one, {"tom": "Tom"}))
        for one in journeys.page(team("ana")).news
        if one.thing.startswith("decision")
    ]
    assert told == [
        "Tom decided about your position: you read it first, under decisions in Growth: "
        "“Take the hard ones for half a year.”"
    ]
    lines = [events.told(one, {"tom": "Tom", "ana": "Ana"}) for one in chronicle.chronicle(team("maya"), "ana")[1]]
    assert lines[-3:] == [
        "Tom decided a promotion to senior, from 4 March (reason: Holds the hard ones. Others learn from them.): "
        "“Take the hard ones for half a year.”",
        "Tom wrote down what shows craft at level 3: “took the outage call”",
        "Tom made senior the position from 4 March",
    ]
    assert news.LATELY  # the history of others is nobody else's
    with pytest.raises(NotYours):
        chronicle.chronicle(team("budi"), "ana")


# -- what follows


def test_it_holds_from_its_day_and_no_sooner(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", RISE._replace(on=TODAY + timedelta(days=5)))
    assert position(team) == "rep"
    assert profiles.profile(team("tom"), "ana")["position"] == "rep"
    team.go_to(TODAY + timedelta(days=5))
    assert position(team) == "senior"
    assert profiles.profile(team("tom"), "ana")["position"] == "senior"


def test_undo_takes_all_of_it_back_until_the_person_has_read_it(team: Crew, refused: Refusal) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    undo.undo(team("tom"))
    assert (position(team), seen_by(team, "tom")) == ("rep", [])
    undo.redo(team("tom"))
    assert (position(team), seen_by(team, "tom")) == ("senior", [f"ana/{NUMBER}"])
    decisions.acknowledge(team("ana"))
    with refused(Refused, Code.ACTED_SINCE):
        undo.undo(team("tom"))


def test_it_is_corrected_and_withdrawn_by_leads(team: Crew, refused: Refusal) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    name = f"ana/{NUMBER}"
    with refused(Refused, Code.NOTHING_CORRECTED):
        decisions.correct(team("tom"), name)
    with refused(Refused, Code.NOT_ASKED_FOR):
        decisions.correct(team("tom"), name, keeps=4)
    with refused(Refused, Code.DECISION_LACKS):
        decisions.correct(team("tom"), name, why="One. Two of them. Three then.")
    decisions.correct(team("lea"), name, why="Holds them.")
    one = decision_list.decisions(team("maya"))[0].decision
    assert (one.why, one.advice, one.by) == ("Holds them.", RISE.advice, "tom")
    with refused(Refused, Code.ASKS_A_REASON):
        decisions.withdraw(team("tom"), name, why=" ")
    decisions.withdraw(team("tom"), name, why="the wrong person")
    assert position(team) == "rep"
    assert {who: seen_by(team, who) for who in ("ana", "tom", "maya", "otto")} == {
        "ana": [name],
        "tom": [name],
        "maya": [],
        "otto": [],
    }
    for again in (decisions.acknowledge, lambda context: decisions.withdraw(context, name, why="again")):
        with refused(
            (Refused if again is not decisions.acknowledge else BadUse),
            (Code.DECISION_WITHDRAWN if again is not decisions.acknowledge else Code.UNKNOWN_DECISION),
        ):
            again(team("ana" if again is decisions.acknowledge else "tom"))


def test_a_decided_position_is_corrected_by_its_decision_alone(team: Crew, refused: Refusal) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    with refused(Refused, Code.RESTS_ON_DECISION):
        people.edit_person(team("tom"), "ana", {"position": "rep"}, correct=True, why="a slip")


def test_two_decisions_of_one_day_have_a_number_each(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", EMBED)
    decisions.decide(team("tom"), "ana", RISE)
    assert seen_by(team, "ana") == ["ana/2026-03-04-2", "ana/2026-03-04-1"]
    decisions.acknowledge(team("ana"))
    assert [bool(read.decision.acknowledged) for read in decision_list.decisions(team("ana"))] == [False, True]


# -- what it leaves to do for leads


def calls(team: Crew, actor: str = "tom") -> list[tuple[str, str]]:
    return [(call.kind, call.person) for call in attention(team(actor)) if call.kind in ("goes with", "embed ends")]


def test_leads_are_called_until_the_role_is_given_that_goes_with_a_position(team: Crew) -> None:
    people.edit_person(team("tom"), "max", {"position": "senior"})
    decisions.decide(team("tom"), "max", Wording("move", "head", why="Wants to.", asked=("maya",)))
    assert calls(team) == [("goes with", "max")]
    people.edit_person(team("tom"), "max", {"roles": "mentor, lead"})
    assert calls(team) == []


def test_leads_are_called_until_the_last_day_is_noted_of_whoever_leaves_and_taken_back_of_whoever_comes_back(
    team: Crew,
) -> None:
    decisions.decide(team("tom"), "ana", OUT)
    assert calls(team) == [("goes with", "ana")]
    people.set_last_day(team("tom"), "ana", TODAY + timedelta(days=2))
    assert calls(team) == []
    team.go_to(TODAY + timedelta(days=20))
    decisions.decide(team("tom"), "ana", Wording("back", "rep", why="Missed us.", asked=("maya",)))
    assert calls(team) == [("goes with", "ana")]
    people.set_last_day(team("tom"), "ana", None)
    assert calls(team) == []


# -- embeds


def test_embeds_say_who_sits_where_and_leads_hear_four_weeks_before_the_end(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", EMBED)
    decisions.acknowledge(team("ana"))
    page = decision_list.embeds(team("budi"))
    assert embeds_doc(page) == {
        "embeds": [
            {
                "id": f"ana/{NUMBER}",
                "person": "ana",
                "area": "billing",
                "since": "2026-03-04",
                "until": "2026-08-28",
                "keeps": 6,
                "state": "now",
                "days_left": 177,
            }
        ],
        "areas": [
            {"id": "billing", "title": "Billing", "people": ["ana"]},
            {"id": "data", "title": "Data", "people": []},
        ],
    }
    assert (position(team), calls(team)) == ("rep", [])
    team.go_to(date(2026, 7, 31))
    assert calls(team) == [("embed ends", "ana")]
    decisions.correct(team("tom"), f"ana/{NUMBER}", until=date(2026, 12, 31))
    assert calls(team) == []
    assert overview(team("tom")).of("ana").embed == ("billing", "2026-03-04", "2026-12-31")
    decisions.correct(team("tom"), f"ana/{NUMBER}", until=date(2026, 7, 30))
    assert [one.state for one in decision_list.embeds(team("tom")).embeds] == ["over"]


def test_an_embed_that_the_team_does_not_read_yet_is_in_no_list_of_theirs(team: Crew) -> None:
    decisions.decide(team("tom"), "ana", EMBED)
    assert (decision_list.embeds(team("budi")).embeds, len(decision_list.embeds(team("ana")).embeds)) == ((), 1)


# -- reading


def test_lists_read_no_records_again_that_have_not_changed(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    decisions.decide(team("tom"), "ana", RISE)
    seen_by(team, "tom")
    read: list[str] = []
    many = team.store.read_many

    def counted(wanted: Any) -> Any:
        names = [*wanted]
        read.extend(names)
        return many(names)

    monkeypatch.setattr(team.store, "read_many", counted)
    seen_by(team, "lea")
    assert read == []
    decisions.acknowledge(team("ana"))
    assert seen_by(team, "budi") == [f"ana/{NUMBER}"]
    assert read == ["people/ana"]


def test_insights_count_who_moved_inside_and_never_as_left(team: Crew) -> None:
    before = insights_page(team("tom")).people
    for person, wording in (("ana", OUT), ("budi", EMBED), ("cleo", EMBED)):
        decisions.decide(team("tom"), person, wording)
    undo.undo(team("tom"), of=undo.latest(team("tom")))
    people.set_last_day(team("tom"), "ana", TODAY + timedelta(days=1))
    people.set_last_day(team("tom"), "cleo", TODAY + timedelta(days=1))
    team.go_to(TODAY + timedelta(days=2))
    found = insights_page(team("tom"))
    assert (found.people.moved, found.people.to) == (2, (("billing", 1), ("sales", 1)))
    assert (found.people.left, found.people.here) == (1, before.here - 2)
    assert (found.positions["sales"], found.positions["billing"]) == ("Sales", "Billing")
    decisions.decide(team("tom"), "ana", Wording("back", "rep", why="Missed us.", asked=("maya",)))
    people.set_last_day(team("tom"), "ana", None)
    found = insights_page(team("tom"))
    assert (found.people.back, found.people.here) == (1, before.here - 1)


# -- which examples stand in it


def test_of_several_examples_two_are_chosen_or_the_first_and_the_last_stand_in_it(team: Crew, refused: Refusal) -> None:
    for day in (date(2026, 2, 1), date(2026, 2, 9), date(2026, 2, 20)):
        levels.write_example(team("maya"), "ana", "craft", 3, f"the call of {day.day}", on=day)
    # A higher one, from between, is one of them and not always the first.
    levels.write_example(team("maya"), "ana", "craft", 4, "the call of 3", on=date(2026, 2, 3))
    for level in (3, 4):
        levels.confirm_level(team("lea"), "ana", "craft", level)

    def rests_on(*chosen: str) -> list[str]:
        wording = RISE._replace(evidence={}, chosen={"craft": chosen} if chosen else {})
        return [one.on for one in decisions.check(team("tom"), "ana", wording).proofs["craft"].shown]

    assert rests_on() == ["2026-02-01", "2026-02-20"]
    assert rests_on("4", "3") == ["2026-02-03", "2026-02-20"]
    for wrong in (("1", "2"), ("1",), ("1", "2", "3"), ("1", "9")):
        with refused(Refused, Code.TWO_OCCASIONS) as problem:
            rests_on(*wrong)
        assert problem.value.facts["on"] == "craft"
