"""Briefings: written once for everybody on the front line, and quiet once they are overdue."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.briefings import KEPT
from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import undo
from mentor_tui.services.attention import attention
from mentor_tui.services.board_documents import briefings_doc
from mentor_tui.services.briefings import brief, briefings_page
from mentor_tui.services.decisions import decide
from mentor_tui.services.openings import add_opening, close_opening, interest
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.calls import need
from tests.services.conftest import TODAY, Crew, Refusal

AHEAD = TODAY + timedelta(days=8)


def test_everybody_reads_what_a_product_team_told(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line", on=AHEAD)
    brief(team("tom"), "API", nothing=True)
    document = briefings_doc(briefings_page(team("ana")))
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
    assert called(team, "lea") == [("tom", "told nothing of “API” since 4 Mar; every 14 days is promised")]
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
