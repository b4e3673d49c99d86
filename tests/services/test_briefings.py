"""Briefings: written once for everybody on the front line, and quiet once they are overdue."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.briefings import KEPT, briefings_of, read_in
from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.growth_content import ProductArea
from mentor_tui.domain.history import replay
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import BOARD, Event
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import all_hands, people, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.board_documents import briefings_doc
from mentor_tui.services.briefings import brief, briefings_page, read_briefing, with_readers
from mentor_tui.services.decisions import decide
from mentor_tui.services.journeys import log
from mentor_tui.services.openings import add_opening, close_opening, interest
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.calls import need
from tests.services.conftest import TODAY, Crew, Refusal

AHEAD = TODAY + timedelta(days=8)


def test_everybody_reads_what_a_product_team_told(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line", on=AHEAD)
    brief(team("tom"), "API", nothing=True)
    document = briefings_doc(with_readers(team("ana"), briefings_page(team("ana"))))
    assert [(row["product_area"], row["text"], row["on"], row["nothing"]) for row in document["briefings"]] == [
        ("api", "", None, True),
        ("billing", "tax by line", AHEAD.isoformat(), False),
    ]
    assert [(row["id"], row["state"]) for row in document["product_areas"]] == [
        ("billing", "on time"),
        ("api", "on time"),
    ]


def test_a_sync_is_quiet_once_it_is_older_than_its_rhythm(team: Crew) -> None:
    brief(team("tom"), "api", nothing=True)
    for days, quiet in ((14, False), (15, True)):
        team.go_to(TODAY + timedelta(days=days))
        states = {view.area.id: view.quiet for view in briefings_page(team("tom")).areas}
        assert states == {"billing": False, "api": quiet}


def test_days_of_all_hands_after_a_briefing_do_not_count_and_its_own_day_is_none_of_them(team: Crew) -> None:
    brief(team("tom"), "api", nothing=True)
    all_hands.call(team("tom"), TODAY + timedelta(days=1), "the release")
    team.go_to(TODAY + timedelta(days=15))
    view = next(view for view in briefings_page(team("tom")).areas if view.area.id == "api")
    assert (view.days, view.quiet) == (14, False)


def test_each_product_area_has_its_own_last_briefing(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    brief(team("tom"), "api", "webhooks")
    brief(team("tom"), "billing", "another")
    last = {view.area.id: view.last and view.last.text for view in briefings_page(team("ana")).areas}
    assert last == {"billing": "another", "api": "webhooks"}


def test_what_was_told_under_a_former_id_is_of_the_same_product_area(team: Crew) -> None:
    told = [Event(1, "op-1", "2026-03-04T09:00:00Z", "tom", "briefed", "briefing:plans", {}, "tax by line")]
    (found,) = briefings_of(replay(BOARD, told), {"plans": "billing"})
    assert found.area == "billing"


def test_briefings_are_for_those_on_the_team(team: Crew) -> None:
    with pytest.raises(NotYours) as problem:
        briefings_page(team.context("nobody"))
    assert problem.value.facts["verb"] == "see roster"


def test_leads_brief_and_whoever_sits_with_that_team(team: Crew, refused: Refusal) -> None:
    until = TODAY + timedelta(days=90)
    embed = Wording("embed", why="Knows it best.", asked=("maya",), area="billing", until=until, keeps=6)
    decide(team("tom"), "budi", embed)
    brief(team("budi"), "billing", "tax by line")
    with refused(NotYours, Code.NOT_YOURS):
        brief(team("budi"), "api", "webhooks")
    with refused(NotYours, Code.NOT_YOURS):
        brief(team("olga"), "billing", "tax by line")
    assert briefings_page(team("budi")).writes == ("billing",)
    assert briefings_page(team("tom")).writes == ("billing", "api")
    team.go_to(until + timedelta(days=1))
    assert briefings_page(team("budi")).writes == ()


@pytest.mark.parametrize(
    ("code", "area", "given"),
    [
        (Code.EMPTY_TEXT, "billing", {"text": " "}),
        (Code.NOTHING_AND_MORE, "billing", {"text": "tax", "nothing": True}),
        (Code.NOTHING_AND_MORE, "billing", {"nothing": True, "on": AHEAD}),
        (Code.PAST_DATE, "billing", {"text": "tax", "on": TODAY - timedelta(days=1)}),
        (Code.UNKNOWN_PRODUCT_AREA, "biling", {"text": "tax"}),
    ],
)
def test_what_a_briefing_lacks_is_said(team: Crew, refused: Refusal, code: Code, area: str, given: dict) -> None:  # type: ignore[type-arg]
    with refused(BadUse, code):
        brief(team("tom"), area, **given)


def test_a_former_id_and_a_title_name_a_product_area(team: Crew) -> None:
    assert brief(team("tom"), "plans", "tax").on == brief(team("tom"), "Billing", "tax").on == "billing"
    renamed = {**team.catalogue.product_areas, "api": ProductArea("api", "Webhooks and API", 14)}
    team.catalogue = team.catalogue._replace(product_areas=renamed)
    assert brief(team("tom"), "webhooks and api", "tax").on == "api"


def test_the_last_ones_stand_on_the_board(team: Crew) -> None:
    for number in range(KEPT + 2):
        brief(team("tom"), "billing", f"news {number}")
    assert [one.text for one in briefings_page(team("ana")).briefings] == [f"news {n}" for n in range(KEPT + 1, 1, -1)]


def test_undo_takes_a_briefing_back_and_names_its_product_area(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    assert undo.latest(team("tom")).title == "Billing"
    undo.undo(team("tom"))
    assert briefings_page(team("ana")).briefings == ()


def test_what_is_said_when_it_is_done(team: Crew) -> None:
    assert sentence(brief(team("tom"), "api", nothing=True), {}) == (
        "Nothing new in API this time: everybody on the front line reads that."
    )
    assert sentence(brief(team("tom"), "billing", "tax", on=AHEAD), {}) == (
        "Everybody on the front line reads it: Billing. They are told again on the working day before 12 March."
    )


def called(team: Crew, lead: str) -> list[tuple[str, str]]:
    """What of the board is called to a lead: of whom, and in words."""
    calls = [call for call in attention(team(lead)) if call.kind in ("quiet team", "unanswered")]
    return [(call.person, need(call, {"tom": "Tom"}, {})[1]) for call in calls]


def test_a_product_area_that_is_quiet_is_called_to_leads_until_it_is_told_of(team: Crew) -> None:
    brief(team("tom"), "api", "webhooks")
    assert called(team, "lea") == []
    team.go_to(TODAY + timedelta(days=15))
    assert called(team, "lea") == [("tom", "no briefing on “API” since 4 Mar; every 14 days is promised")]
    assert called(team, "maya") == []
    brief(team("tom"), "api", nothing=True)
    assert called(team, "lea") == []


def test_an_opening_that_has_closed_is_called_to_leads_while_somebody_waits_for_an_answer(team: Crew) -> None:
    name = add_opening(team("tom"), "Somebody for billing", gap="nobody hears of it", closes=TODAY).on
    interest(team("ana"), name)
    assert called(team, "lea") == []
    team.go_to(TODAY + timedelta(days=1))
    assert called(team, "lea") == [("tom", "1 person waits for an answer on “Somebody for billing”, closed 4 Mar")]
    close_opening(team("lea"), name)
    assert called(team, "lea") == []


# -- who has read it: how many, and nobody by name


def counts(team: Crew, who: str) -> list[tuple[int, int, bool]]:
    """How many have read each briefing, of how many, and whether whoever looks has; the latest briefing first."""
    document = briefings_doc(with_readers(team(who), briefings_page(team(who))))
    return [(row["read"], row["of"], row["mine"]) for row in document["briefings"]]


@pytest.fixture
def front(team: Crew) -> Crew:
    """A team whose leads have left the queue: ana, budi, cleo, maya and max are the front line."""
    team.catalogue = team.catalogue._replace(budget=Budget(keep_with_customers={"lead": 2.0}))
    for lead in ("tom", "lea"):
        people.edit_person(team("tom" if lead == "lea" else "lea"), lead, {"position": "head"}, why="was")
    return team


def test_how_many_of_the_front_line_have_read_it_is_counted(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    ((none, everybody, mine),) = counts(front, "tom")
    assert (none, mine) == (0, False)
    names = {name for name, person in front("tom").team().people.items() if not person.only_observes}
    assert everybody == len(names - {"tom", "lea"})
    read_briefing(front("ana"), "billing")
    read_briefing(front("maya"), "billing")
    assert counts(front, "ana") == [(2, everybody, True)]
    assert counts(front, "budi") == counts(front, "tom") == [(2, everybody, False)]
    brief(front("tom"), "billing", "another")
    assert counts(front, "ana") == [(0, everybody, False), (2, everybody, True)]


def test_whoever_has_left_or_left_the_queue_or_is_yet_to_come_is_none_of_them(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    everybody = counts(front, "tom")[0][1]
    for who in ("ana", "budi"):
        read_briefing(front(who), "billing")
    people.set_last_day(front("tom"), "ana", TODAY)
    people.edit_person(front("tom"), "budi", {"position": "head"}, why="was")
    front.add("Nina", "hire", start=(TODAY + timedelta(days=2)).isoformat())
    assert counts(front, "tom") == [(1, everybody - 1, False)]
    front.go_to(TODAY + timedelta(days=1))
    assert counts(front, "tom") == [(0, everybody - 2, False)]
    front.go_to(TODAY + timedelta(days=2))
    assert counts(front, "tom") == [(0, everybody - 1, False)]


def test_whoever_wrote_it_is_counted_neither_way(front: Crew, refused: Refusal) -> None:
    embed = Wording("embed", why="Knows it.", asked=("maya",), area="billing", until=AHEAD, keeps=6)
    decide(front("tom"), "budi", embed)
    brief(front("tom"), "billing", "one")
    brief(front("budi"), "billing", "another")
    (_read, of_mine, _), (_read, of_theirs, _) = counts(front, "budi")
    assert of_mine == of_theirs - 1
    with refused(Refused, Code.BRIEFED_ONESELF):
        read_briefing(front("budi"), "billing")


def test_only_the_front_line_is_counted_and_each_once(front: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NO_BRIEFING):
        read_briefing(front("ana"), "billing")
    brief(front("tom"), "billing", "tax by line")
    for who in ("lea", "otto"):
        with refused(Refused, Code.NOT_ON_FRONT_LINE):
            read_briefing(front(who), "billing")
    read_briefing(front("ana"), "billing")
    with refused(Refused, Code.READ_ALREADY):
        read_briefing(front("ana"), "billing")
    with refused(Refused, Code.NO_BRIEFING):
        read_briefing(front("ana"), "billing", briefing=999)


def test_a_briefing_is_read_under_its_own_product_area(front: Crew, refused: Refusal) -> None:
    brief(front("tom"), "billing", "tax by line")
    brief(front("tom"), "api", "webhooks")
    webhooks, tax = (one.seq for one in briefings_page(front("ana")).briefings)
    with refused(Refused, Code.NO_BRIEFING):
        read_briefing(front("ana"), "billing", briefing=webhooks)
    assert read_briefing(front("ana"), "billing", briefing=tax).on == "billing"


def test_an_operation_that_is_asked_for_again_is_done_once(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line", op="one")
    assert brief(front("tom"), "billing", "tax by line", op="one").events == ()
    read_briefing(front("ana"), "billing", op="two")
    assert read_briefing(front("ana"), "billing", op="two").events == ()
    assert [(read, mine) for read, _of, mine in counts(front, "ana")] == [(1, True)]


def test_a_page_says_why_somebody_cannot_say_so(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    read_briefing(front("ana"), "billing")
    found = {}
    for who in ("ana", "budi", "tom"):
        (readers,) = with_readers(front(who), briefings_page(front(who))).readers.values()
        found[who] = readers.refused and readers.refused.code
    assert found == {"ana": Code.READ_ALREADY, "budi": None, "tom": Code.NOT_ON_FRONT_LINE}


def test_an_older_one_can_be_read_too_and_the_record_keeps_as_many_as_the_board(front: Crew) -> None:
    for number in range(KEPT + 2):
        brief(front("tom"), "billing", f"news {number}")
        read_briefing(front("ana"), "billing")
    assert all(mine for _read, _of, mine in counts(front, "ana"))
    kept = list(read_in(front("ana").journey("ana").record))
    assert kept == [one.seq for one in reversed(briefings_page(front("ana")).briefings)]
    oldest = kept[0]
    read_briefing(front("budi"), "billing")
    read_briefing(front("budi"), "billing", briefing=oldest)
    assert [mine for _read, _of, mine in counts(front, "budi")] == [True, *[False] * (KEPT - 2), True]


def test_undo_takes_it_back_and_it_is_said_in_a_sentence(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    assert sentence(read_briefing(front("ana"), "billing"), {}) == (
        "Read: Billing, 4 March. Others see how many have read it, and nobody sees who."
    )
    assert undo.latest(front("ana")).title == "Billing"
    undo.undo(front("ana"))
    assert counts(front, "ana")[0][0] == 0
    undo.redo(front("ana"))
    assert counts(front, "ana")[0][0] == 1


def test_nobody_else_reads_who_has_read_it_not_even_a_lead(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    read_briefing(front("ana"), "billing")
    seen = {who: [event.kind for event in log(front(who), "ana")[1]] for who in ("ana", "maya", "tom")}
    assert "read" in seen["ana"]
    assert "read" not in seen["maya"] + seen["tom"]


def test_it_leaves_the_board_alone(front: Crew) -> None:
    brief(front("tom"), "billing", "tax by line")
    before = front.store.stamps("board")
    read_briefing(front("ana"), "billing")
    assert front.store.stamps("board") == before
