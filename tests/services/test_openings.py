"""Openings: a need with the gap that it fills; interest that binds to nothing, and is known to few."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import Mock

import pytest

from mentor_tui.domain.history import replay
from mentor_tui.domain.openings import openings_of
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused, Trouble
from mentor_tui.domain.record import BOARD
from mentor_tui.services import people, undo
from mentor_tui.services.board_documents import openings_doc
from mentor_tui.services.openings import add_opening, close_opening, interest, openings_page
from mentor_tui.wording.acts import sentence
from tests.services.conftest import TODAY, Crew, Refusal

LATER = TODAY + timedelta(days=14)
NEED, GAP = "Somebody for billing’s product team", "Billing changes every week; one of us hears of a third."
OPENING = "somebody-for-billings-product-team"


@pytest.fixture
def opening(team: Crew) -> str:
    """One that Tom opened, until two weeks from now."""
    more = {"position": "Senior support representative", "begins": date(2026, 5, 4), "closes": LATER}
    return add_opening(team("tom"), NEED, gap=GAP, **more).on


def test_a_need_stands_on_the_board_with_its_gap_and_days(team: Crew, opening: str) -> None:
    assert opening == OPENING
    document = openings_doc(openings_page(team("ana")))
    assert document["openings"] == [
        {
            "id": opening,
            "need": NEED,
            "gap": GAP,
            "position": "senior-rep",
            "from": "2026-05-04",
            "closes": LATER.isoformat(),
            "places": 1,
            "state": "open",
            "by": "tom",
            "at": document["openings"][0]["at"],
            "interested": 0,
            "people": [],
            "mine": False,
        }
    ]


def test_those_that_close_first_come_first_and_one_with_no_end_last(team: Crew, opening: str) -> None:
    add_opening(team("tom"), "An owner for the rota", gap="nobody keeps it")
    add_opening(team("tom"), "Mentors for October", gap="ten come", closes=TODAY)
    found = [view.opening.need for view in openings_page(team("ana")).openings]
    assert found == ["Mentors for October", NEED, "An owner for the rota"]


def test_two_needs_of_the_same_words_have_two_ids(team: Crew, opening: str) -> None:
    assert add_opening(team("tom"), NEED, gap=GAP).on == f"{opening}-2"


@pytest.mark.parametrize(
    ("kind", "code", "given"),
    [
        (BadUse, Code.EMPTY_TEXT, {"need": " ", "gap": GAP}),
        (Refused, Code.NEEDS_GAP, {"need": NEED, "gap": " "}),
        (BadUse, Code.PAST_DATE, {"need": NEED, "gap": GAP, "closes": TODAY - timedelta(days=1)}),
        (BadUse, Code.BAD_VALUE, {"need": NEED, "gap": GAP, "places": 0}),
        (BadUse, Code.UNKNOWN_POSITION, {"need": NEED, "gap": GAP, "position": "senior-rap"}),
    ],
)
def test_what_an_opening_lacks_is_said(team: Crew, refused: Refusal, kind: type, code: Code, given: dict) -> None:  # type: ignore[type-arg]
    with refused(kind, code):
        add_opening(team("tom"), **given)


def test_only_leads_add_and_close(team: Crew, refused: Refusal, opening: str) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        add_opening(team("maya"), NEED, gap=GAP)
    with refused(NotYours, Code.NOT_YOURS):
        close_opening(team("ana"), opening)


def test_leads_and_ones_own_mentor_read_the_name_all_others_a_number(team: Crew, opening: str) -> None:
    interest(team("ana"), opening)
    interest(team("cleo"), opening)

    def seen(viewer: str) -> tuple[int, tuple[str, ...], bool]:
        view = openings_page(team(viewer)).openings[0]
        return view.heads, view.people, view.mine

    assert seen("tom") == (2, ("ana", "cleo"), False)
    assert seen("maya") == (2, ("ana",), False)
    assert seen("ana") == (2, ("ana",), True)
    assert seen("budi") == (2, (), False)
    assert seen("otto") == (2, (), False)


def test_saying_it_again_takes_it_back_and_so_does_undo(team: Crew, opening: str) -> None:
    interest(team("ana"), opening)
    assert interest(team("ana"), opening).verb == "not-interested"
    assert openings_page(team("ana")).openings[0].heads == 0
    undo.undo(team("ana"))
    assert openings_page(team("ana")).openings[0].mine
    assert sentence(interest(team("ana"), opening, not_now=True), {}).startswith("Taken back")


def test_the_same_twice_by_word_is_refused(team: Crew, refused: Refusal, opening: str) -> None:
    with refused(Refused, Code.NOT_INTERESTED):
        interest(team("ana"), opening, not_now=True)
    interest(team("ana"), opening, not_now=False)
    with refused(Refused, Code.INTERESTED_ALREADY):
        interest(team("ana"), opening, not_now=False)


def test_an_operation_that_is_asked_for_again_is_done_once(team: Crew, opening: str) -> None:
    interest(team("ana"), opening, op="again")
    assert interest(team("ana"), opening, op="again").events == ()
    assert openings_page(team("ana")).openings[0].mine
    add_opening(team("tom"), "Another", gap=GAP, op="another")
    assert add_opening(team("tom"), "Another", gap=GAP, op="another").events == ()
    close_opening(team("tom"), "another", op="close")
    assert close_opening(team("tom"), "another", op="close").events == ()
    assert [view.opening.id for view in openings_page(team("ana")).openings] == [opening]


def test_what_hides_ones_own_record_hides_no_opening_and_anothers_is_theirs(
    team: Crew, opening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotYours):
        openings_page(team("budi"), "ana")
    assert openings_page(team("ana")).paths is not None
    trouble = Trouble(Code.DAMAGED, record="people/ana", path="", reason="facts", detail="")
    monkeypatch.setattr("mentor_tui.services.openings.paths_page", Mock(side_effect=trouble))
    page = openings_page(team("ana"))
    assert (page.paths, [view.opening.id for view in page.openings]) == (None, [opening])
    assert page.towards(page.openings[0].opening) is None


def test_names_stand_in_their_own_order_and_words_that_fit_two_name_none(
    team: Crew, opening: str, refused: Refusal
) -> None:
    people.edit_person(team("tom"), "ana", {"name": "Zoe"})
    for who in ("ana", "cleo"):
        interest(team(who), opening)
    assert openings_page(team("tom")).openings[0].people == ("cleo", "ana")
    with refused(BadUse, Code.UNKNOWN_OPENING):
        interest(team("budi"), " ")
    add_opening(team("tom"), "Somebody for the rota", gap=GAP)
    for text in ("somebody for", "", " "):
        with refused(BadUse, Code.UNKNOWN_OPENING):
            interest(team("ana"), text)
    assert interest(team("budi"), " Somebody-For-The-Rota ").on == "somebody-for-the-rota"


def test_somebody_who_got_it_is_named_once_and_by_any_name(team: Crew, opening: str) -> None:
    done = close_opening(team("tom"), opening, to=["Budi", "budi", "Cleo"])
    assert done.events[0].terms["to"] == ["budi", "cleo"]


def test_after_its_last_day_it_takes_nobody_more(team: Crew, refused: Refusal, opening: str) -> None:
    team.go_to(LATER + timedelta(days=1))
    with refused(Refused, Code.OPENING_OVER):
        interest(team("ana"), opening)
    assert openings_page(team("ana")).openings[0].over


def test_whoever_observes_is_not_interested(team: Crew, refused: Refusal, opening: str) -> None:
    with refused(NotYours, Code.ONLY_OBSERVES):
        interest(team("otto"), opening)


def test_whoever_has_left_is_interested_no_more(team: Crew, opening: str) -> None:
    interest(team("cleo"), opening)
    people.set_last_day(team("tom"), "cleo", TODAY)
    team.go_to(TODAY + timedelta(days=1))
    assert openings_page(team("tom")).openings[0].heads == 0


def test_an_opening_is_found_by_its_first_words_and_a_slip_is_named(team: Crew, refused: Refusal, opening: str) -> None:
    assert interest(team("ana"), "somebody for").on == opening
    with refused(BadUse, Code.UNKNOWN_OPENING) as problem:
        interest(team("ana"), "somebody-for-bilings-product-team")
    assert problem.value.facts["near"] == opening


def test_one_that_is_closed_leaves_the_board_and_undo_brings_it_back_with_whoever_was_interested(
    team: Crew, opening: str
) -> None:
    interest(team("ana"), opening)
    said = sentence(close_opening(team("tom"), opening, to=["Budi"], word="from May"), {})
    assert said == f"“{NEED}” is closed. It goes to Budi. The 1 person who was interested reads that."
    assert openings_page(team("ana")).openings == ()
    undo.undo(team("tom"))
    assert openings_page(team("ana")).openings[0].mine


def test_a_lead_who_is_one_no_more_takes_back_no_opening(team: Crew, refused: Refusal, opening: str) -> None:
    people.edit_person(team("tom"), "lea", {"roles": "mentor"})
    add_opening(team("tom"), "Another", gap=GAP)
    people.edit_person(team("tom"), "lea", {"roles": "lead"})
    people.edit_person(team("lea"), "tom", {"roles": "mentor"})
    with refused(NotYours, Code.NOT_YOURS):
        undo.undo(team("tom"))


def test_undo_names_the_need(team: Crew, opening: str) -> None:
    assert undo.latest(team("tom")).title == NEED
    interest(team("ana"), opening)
    assert undo.latest(team("ana")).title == NEED


def test_facts_follow_from_the_history(team: Crew, opening: str) -> None:
    interest(team("ana"), opening)
    interest(team("budi"), opening)
    interest(team("ana"), opening)
    record = team.store.read(BOARD)
    assert record is not None
    assert openings_of(replay(BOARD, team.store.history(BOARD))) == openings_of(record)
    assert openings_of(record)[0].interested == ("budi",)
