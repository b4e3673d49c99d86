"""The demo team shows every stage of the way, and what waits for whom."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from mentor_tui.catalogue.languages import languages
from mentor_tui.demo import DEFAULT_PEOPLE, build
from mentor_tui.demo.parts import COHORT
from mentor_tui.demo.people import STORY
from mentor_tui.demo.staging import person_id
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.team import Team
from mentor_tui.services import attention, journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.closings import closings
from mentor_tui.services.overview import overview
from mentor_tui.store.memory import MemoryStore

DAYS = [
    datetime(2026, 5, 12, 8, 52, tzinfo=UTC),
    datetime(2026, 8, 30, 12, tzinfo=UTC),
    datetime(2027, 1, 1, 9, tzinfo=UTC),
]


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: day.date().isoformat())
def context(request, catalogue):
    store = MemoryStore()
    build(store, catalogue, now=request.param)
    return ActorContext(store, lambda: catalogue, "tomas-reis", lambda: request.param)


@pytest.fixture(scope="module")
def view(context):
    return overview(context)


def kinds(context, person):
    return Counter(call.kind for call in attention.attention(context.act_as(person)))


def test_ana_has_news_and_something_that_came_back(context, view):
    page = journeys.page(context.act_as("ana-ferreira"))
    assert {"signed", "said", "returned"} <= {news.kind for news in page.news}
    assert all(news.by == "maya-oneill" for news in page.news)
    assert page.today[0].item.id == "refund"
    assert page.today[0].state == "returned"
    assert [owing.debt.who for owing in page.owed if owing.debt.kind == "item" and owing.debt.late] == ["lead"]
    ana = view.of("ana-ferreira")
    assert (ana.day, ana.phase, ana.state) == (22, "product", "going")
    assert ana.pace != "past"


def test_maya_has_a_queue(context):
    calls = attention.attention(context.act_as("maya-oneill"))
    waiting = [call.person for call in calls if call.kind == "waiting"]
    assert {"budi-santoso", "chiara-conti"} & set(waiting)
    assert 2 <= len(waiting) <= 9
    assert [call.person for call in calls if call.kind == "quiet"] == ["chiara-conti"]


def test_tomas_has_a_few_things_to_settle(context):
    found = kinds(context, "tomas-reis")
    assert {"mentor leaves", "starts", "goes", "past", "owed", "area"} <= found.keys()
    assert "sent" in kinds(context, "diego-vega")
    growing = {
        kind: found.pop(kind, 0) for kind in ("area", "asks area", "unclaimed", "embed ends", "quiet team", "example")
    }
    assert 6 <= sum(found.values()) <= 20
    assert growing == {"area": 6, "asks area": 1, "unclaimed": 1, "embed ends": 1, "quiet team": 1, "example": 3}
    starts = [call for call in attention.attention(context) if call.kind == "starts"]
    assert [name for call in starts for name in call.about.without] == ["mia-tran"]


def test_every_stage_is_there(view):
    states = Counter(digest.state for digest in view.digests.values())
    assert states["coming"] == 2 + 8
    assert states["finished"] == 2
    # A third has finished their first one, and is on their way through another.
    noah = view.of("noah-klein")
    assert (noah.state, noah.curriculum, noah.complete) == ("going", "teaching-others", True)
    assert states["ended"] == states["paused"] == states["extended"] == 1
    assert states["none"] == 11
    assert view.of("femi-adeyemi").day == 2
    assert view.of("ravi-kapoor").returned[0][::2] == ("refund", 4)
    assert view.of("ola-berg").pace == "past"
    assert view.of("aiko-mori").pace == "in hand"
    assert view.of("lena-brandt").away
    luca = view.of("luca-greco")
    assert luca.basics_total - luca.basics_done in (2, 3)
    assert view.of("camille-roy").complete
    assert view.of("camille-roy").state == "going"
    assert {digest.curriculum for digest in view.digests.values()} == {
        "support-product-expert",
        "support-engineer",
        "teaching-others",
        "",
    }


def test_side_tasks_are_active_sent_full_and_done(context, view):
    team = Team(context.store.read(TEAM))
    assert {hold.state for hold in team.holds_of("camille-roy").values()} == {"held"}
    assert view.of("noah-klein").sent == ("tooling-watch",)
    assert team.hold("content-fix", "hina-takahashi").state == "done"
    assert team.free_places("hiring-read", context.catalogue.rungs["hiring-read"].places) == 0
    assert [hold.person for hold in team.line("hiring-read")] == ["noor-haddad"]


def test_a_mentor_leaves_and_another_is_covered(context, view):
    team = view.team
    assert team.people["ines-duarte"].left is not None
    assert set(team.mentees("ines-duarte")) == {"ravi-kapoor", "lena-brandt"}
    assert view.of("sam-okoro").away
    assert set(team.covers("anu-rao", view.today)) == {"luca-greco", "camille-roy"}


def test_a_cohort_is_to_be_matched(context, view):
    cohort = {part.name: view.of(person_id(part)) for part in STORY if part.day == COHORT}
    starts = {date.fromisoformat(entry.start) for entry in cohort.values()}
    monday = min(starts)
    assert len(cohort) == 8
    assert monday.weekday() == 0
    assert timedelta(days=15) <= monday - view.today <= timedelta(days=21)
    assert max(starts) - monday < timedelta(days=5)  # it may be a holiday somewhere
    assert {entry.state for entry in cohort.values()} == {"coming"}
    assert not any(view.team.mentor(person_id(part)) for part in STORY if part.day == COHORT)


def test_what_matching_looks_at_is_there(context, view):
    profiles = {name: context.journey(name).profile for name in view.team.people}
    cohort = {person_id(part): profiles[person_id(part)] for part in STORY if part.day == COHORT}
    assert all(profile.languages and profile.areas and profile.goals for profile in cohort.values())
    assert {"Asia/Kolkata", "Pacific/Fiji"} < {profile.zone for profile in cohort.values()}
    assert [name for name, profile in cohort.items() if profile.pattern == "mornings"] == ["chinwe-obi"]
    mentors = {mentor.id: profiles[mentor.id] for mentor in view.team.with_role("mentor")}
    assert all(profile.languages and profile.areas and profile.goals for profile in mentors.values())
    assert [name for name, profile in cohort.items() if profile.manager in mentors] == ["meera-nair"]
    assert (cohort["valeria-pena"].wishes, mentors["petra-novakova"].wishes) == (("diego-vega",), ("felix-brandl",))
    past = view.team.pairing("ola-berg").past
    assert [(row["mentor"], row["reason"]) for row in past] == [("ines-duarte", "asked")]
    for name, profile in profiles.items():
        assert all(person in view.team.people for person in (*profile.wishes, profile.manager or name)), name
        assert all(code in languages().names for code in (*profile.languages, *profile.customers)), name


def test_a_mentor_wishes_for_somebody_who_is_on_the_team_by_then(context):
    wished = next(event for event in context.store.history("people/petra-novakova") if event.kind == "wished")
    joined = next(event for event in context.store.history("people/felix-brandl") if event.kind == "joined")
    assert joined.at < wished.at


def test_three_hundred_people(catalogue):
    store = MemoryStore()
    built = build(store, catalogue, people=300, now=DAYS[0])
    context = ActorContext(store, lambda: catalogue, "tomas-reis", lambda: DAYS[0])
    view = overview(context)
    roles = Counter(role for person in view.team.people.values() for role in person.roles)
    assert built.people == len(set(built.ids)) == len(view.team.people) == 300
    assert 5 <= roles["lead"] <= 10
    assert 40 <= roles["mentor"] <= 60
    states = Counter(digest.state for digest in view.digests.values())
    assert states["finished"] > 60
    assert states["going"] > 60
    assert states["coming"] > 2
    assert not view.damaged
    filler = [person.id for person in view.team.with_role("hire") if person.id in built.ids[DEFAULT_PEOPLE:]]
    alone = [person for person in filler if not view.team.pairing(person)]
    assert len(filler) / 15 < len(alone) < len(filler) / 10
    assert {view.of(person).state for person in alone} == {"coming"}
    assert len({view.of(person).start for person in alone}) <= 2
    assert len({view.team.hours(mentor.id) for mentor in view.team.with_role("mentor")}) > 2
    profiles = [context.journey(person).profile for person in alone]
    for what in ("languages", "customers", "areas", "goals", "position", "zone"):
        assert len({getattr(profile, what) for profile in profiles}) > (1 if what == "position" else 4), what
    for mentor in view.team.with_role("mentor"):
        profile = context.journey(mentor.id).profile
        assert profile.languages
        assert profile.areas
        assert profile.goals
        assert len(view.team.mentees(mentor.id)) <= view.team.room(mentor.id)
    leads = [person for person in view.team.with_role("lead") if person.id != "tomas-reis"]
    assert all(any(lead.leads_team(person.team) for person in view.team.people.values()) for lead in leads)


def test_one_pairing_was_closed_and_one_is_to_be(context):
    [held] = closings(context.act_as("hina-takahashi"))
    assert (held.mentor, held.held is not None, held.said.hire is not None) == ("kenji-abe", True, True)
    assert [row.held for row in closings(context.act_as("mariko-hayashi"), "hina-takahashi")] == [held.held]
    assert kinds(context, "noah-klein")["your closing"] == kinds(context, "petra-novakova")["closing"] == 1
    assert not kinds(context, "kenji-abe")["closed"]
