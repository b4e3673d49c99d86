"""The demo team shows every stage of the way, and what waits for whom."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from mentor_tui.demo import build
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.team import Team
from mentor_tui.services import attention, journeys
from mentor_tui.services.desk import Desk
from mentor_tui.services.overview import overview
from mentor_tui.store.memory import MemoryStore

DAYS = [
    datetime(2026, 5, 12, 8, 52, tzinfo=UTC),
    datetime(2026, 8, 30, 12, tzinfo=UTC),
    datetime(2027, 1, 1, 9, tzinfo=UTC),
]


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: day.date().isoformat())
def desk(request, catalogue):
    store = MemoryStore()
    build(store, catalogue, now=request.param)
    return Desk(store, lambda: catalogue, "tomas-reis", lambda: request.param)


@pytest.fixture(scope="module")
def view(desk):
    return overview(desk)


def kinds(desk, person):
    return Counter(call.kind for call in attention.attention(desk.seat(person)))


def test_ana_has_news_and_something_that_came_back(desk, view):
    page = journeys.page(desk.seat("ana-ferreira"))
    assert {"signed", "said", "returned"} <= {news.kind for news in page.news}
    assert all(news.by == "maya-oneill" for news in page.news)
    assert page.today[0].item.id == "refund"
    assert page.today[0].state == "returned"
    assert [debt.who for debt in page.owed if debt.late] == ["lead"]
    ana = view.of("ana-ferreira")
    assert (ana.day, ana.phase, ana.state) == (22, "product", "going")
    assert ana.pace != "past"


def test_maya_has_a_queue(desk):
    calls = attention.attention(desk.seat("maya-oneill"))
    waiting = [call.person for call in calls if call.kind == "waiting"]
    assert {"budi-santoso", "chiara-conti"} & set(waiting)
    assert 2 <= len(waiting) <= 9
    assert [call.person for call in calls if call.kind == "quiet"] == ["chiara-conti"]


def test_tomas_has_a_few_things_to_settle(desk):
    found = kinds(desk, "tomas-reis")
    assert {"mentor leaves", "starts", "goes", "past", "owed", "sent"} <= found.keys()
    assert 6 <= sum(found.values()) <= 20
    starts = next(call for call in attention.attention(desk) if call.kind == "starts")
    assert starts.facts["without"] == ["mia-tran"]


def test_every_stage_is_there(view):
    states = Counter(digest.state for digest in view.digests.values())
    assert states["coming"] == 2
    assert states["finished"] == 3
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
        "",
    }


def test_side_tasks_are_active_sent_full_and_done(desk, view):
    team = Team(desk.store.read(TEAM))
    assert {hold.state for hold in team.holds_of("camille-roy").values()} == {"held"}
    assert view.of("noah-klein").sent == ("tooling-watch",)
    assert team.hold("content-fix", "hina-takahashi").state == "done"
    assert team.free_places("hiring-read", desk.catalogue.rungs["hiring-read"].places) == 0
    assert [hold.person for hold in team.line("hiring-read")] == ["noor-haddad"]


def test_a_mentor_leaves_and_another_is_covered(desk, view):
    team = view.team
    assert team.people["ines-duarte"].left is not None
    assert set(team.mentees("ines-duarte")) == {"ravi-kapoor", "lena-brandt"}
    assert view.of("sam-okoro").away
    assert set(team.covers("anu-rao", view.today)) == {"luca-greco", "camille-roy"}


def test_three_hundred_people(catalogue):
    store = MemoryStore()
    built = build(store, catalogue, people=300, now=DAYS[0])
    desk = Desk(store, lambda: catalogue, "tomas-reis", lambda: DAYS[0])
    view = overview(desk)
    roles = Counter(role for person in view.team.people.values() for role in person.roles)
    assert built.people == len(set(built.ids)) == len(view.team.people) == 300
    assert 5 <= roles["lead"] <= 10
    assert 40 <= roles["mentor"] <= 60
    states = Counter(digest.state for digest in view.digests.values())
    assert states["finished"] > 60
    assert states["going"] > 60
    assert states["coming"] > 2
    assert not view.damaged
    for mentor in view.team.with_role("mentor"):
        assert len(view.team.mentees(mentor.id)) <= view.team.room(mentor.id)
    leads = [person for person in view.team.with_role("lead") if person.id != "tomas-reis"]
    assert all(any(lead.leads_team(person.team) for person in view.team.people.values()) for lead in leads)
