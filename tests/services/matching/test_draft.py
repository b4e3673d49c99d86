"""A draft: what is pinned and kept apart in it, who comes and goes meanwhile, and publishing it as one commit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from unittest.mock import patch

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused, Trouble
from mentor_tui.domain.record import TEAM, Record
from mentor_tui.services import exclusions, journeys, pairing, people, undo
from mentor_tui.services.answers import of
from mentor_tui.services.matching import drafting
from mentor_tui.services.matching.documents import scores_doc
from mentor_tui.services.matching.page import page
from mentor_tui.services.matching.publishing import messages, publish
from mentor_tui.services.results import Published

from ..conftest import Crew, Refusal


def mentors(crew: Crew) -> dict[str, str]:
    return page(crew("tom")).proposal.mentors


def proposed(crew: Crew, who: str = "tom") -> list[tuple[str, str]]:
    return [(pair.hire, pair.mentor) for pair in page(crew(who)).proposal.pairs]


def team_record(crew: Crew) -> Record:
    record = crew.store.read(TEAM)
    assert record is not None
    return record


def test_a_pin_holds_and_survives(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    found = page(crew("lea"))
    assert found.proposal.mentors == {"noor": "sam", "jonas": "ines", "aiko": "kenji"}
    assert [pair.hire for pair in found.proposal.pairs if pair.pinned] == ["noor"]
    assert (found.draft.number, found.draft.open, found.draft.by) == (1, True, "tom")
    assert found.draft.pinned_by == {"noor": "tom"}
    assert found.draft.since <= found.draft.at
    drafting.unpin(crew("lea"), "noor")
    assert mentors(crew)["noor"] == "ines"


def test_a_pin_that_rules_forbid_is_refused_by_name(crew: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.KEPT_APART_BY) as told:
        drafting.pin(crew("tom"), "mia", "ines")
    assert told.value.facts["rules"] == ["hours"]
    with refused(Refused, Code.NOT_TO_MATCH):
        drafting.pin(crew("tom"), "ola", "ines")
    with refused(Refused, Code.NOT_A_MENTOR):
        drafting.pin(crew("tom"), "noor", "lea")
    with refused(NotYours, Code.NOT_YOURS):
        drafting.pin(crew("ines"), "noor", "ines")


def test_pins_beyond_a_mentors_places_are_refused(crew: Crew, refused: Refusal) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    with refused(Refused, Code.NO_PLACE_LEFT) as told:
        drafting.pin(crew("tom"), "jonas", "sam")
    assert told.value.facts["pinned"] == ["Noor"]


def test_kept_apart_in_the_draft_alone(crew: Crew) -> None:
    drafting.part(crew("tom"), "noor", "ines")
    assert mentors(crew)["noor"] == "sam"
    assert page(crew("tom"), fresh=True).proposal.mentors["noor"] == "ines"
    drafting.join(crew("tom"), "noor", "ines")
    assert mentors(crew)["noor"] == "ines"
    drafting.pin(crew("tom"), "noor", "ines")
    drafting.part(crew("tom"), "noor", "ines")
    assert page(crew("tom")).draft.pins == {}


def test_a_size_in_the_draft_makes_a_place_and_is_published_with_it(crew: Crew) -> None:
    drafting.size(crew("tom"), "kenji", hours=12.0)
    found = page(crew("tom"))
    assert found.proposal.mentors["mia"] == "kenji"
    assert crew("tom").team().hours("kenji") is None
    publish(crew("tom"), proposed(crew), expected_version=found.draft.seq)
    assert crew("tom").team().hours("kenji") == 12.0


@pytest.mark.parametrize("hours", [1000.0, -1.0, math.nan, math.inf, 7.3])
def test_a_size_that_is_none(crew: Crew, refused: Refusal, hours: float) -> None:
    with refused(BadUse, Code.BAD_VALUE):
        drafting.size(crew("tom"), "kenji", hours=hours)
    with refused(BadUse, Code.BAD_VALUE):
        drafting.size(crew("tom"), "kenji", heads=1000)


@pytest.mark.parametrize(
    ("aim", "threshold"), [("best", None), ("only-good-pairs", 101.0), ("only-good-pairs", math.nan)]
)
def test_an_aim_that_is_none(crew: Crew, refused: Refusal, aim: str, threshold: float | None) -> None:
    with refused(BadUse, Code.BAD_VALUE):
        drafting.aim(crew("tom"), aim, threshold)


def test_only_good_pairs_lets_the_rest_wait(crew: Crew) -> None:
    good = {pair.hire: pair.score for pair in page(crew("tom")).proposal.pairs}
    drafting.aim(crew("tom"), "only-good-pairs", 80.0)
    found = page(crew("tom"))
    assert found.proposal.pairs
    assert all(pair.score >= 800 for pair in found.proposal.pairs)
    assert {*found.proposal.waiting} == {"mia", *(hire for hire, score in good.items() if score < 800)}


def test_a_pair_that_stands_is_matched_anew_only_where_the_lead_asks(crew: Crew) -> None:
    assert "ola" not in page(crew("tom")).match.scores.rows
    before = mentors(crew)
    drafting.move(crew("tom"), "ola")
    found = page(crew("tom"))
    # Petra has no place for anybody else, and Ola can stay with her: that is the best for all.
    assert found.proposal.mentors == {**before, "ola": "petra"}
    assert found.loads["petra"] == (4.0, 4.0, 8.0)
    assert scores_doc(found)["own_places"] == [{"hire": "ola", "mentor": "petra"}]
    done = publish(crew("tom"), [(pair.hire, pair.mentor) for pair in found.proposal.pairs])
    assert ("Ola", "Petra") not in of(Published, done.result).pairs
    assert len(of(Published, done.result).pairs) == 3
    pairing = crew("tom").team().pairing("ola")
    assert pairing is not None
    assert (pairing.mentor, pairing.past) == ("petra", ()), "who stays is not paired anew"
    with pytest.raises(Refused) as told:
        drafting.move(crew("tom"), "mia")
    assert told.value.code is Code.NO_PAIRING


def test_a_hire_matched_anew_and_kept_apart_from_their_mentor_moves(crew: Crew) -> None:
    drafting.move(crew("tom"), "ola")
    drafting.part(crew("tom"), "ola", "petra")
    found = page(crew("tom"))
    assert found.proposal.mentors["ola"] == "sam"
    # Should she stay after all, Petra must not be over her hours: what Ola costs is given to nobody in the same solve.
    assert "petra" not in found.proposal.mentors.values()
    assert (found.loads["petra"], found.loads["sam"]) == ((4.0, 0.0, 8.0), (0.0, 4.0, 8.0))
    publish(crew("tom"), [("ola", "sam")])
    assert crew("tom").team().mentor("ola") == "sam"


def test_a_hire_matched_anew_can_be_pinned_where_they_are(crew: Crew) -> None:
    drafting.move(crew("tom"), "ola")
    drafting.pin(crew("tom"), "ola", "petra")
    found = page(crew("tom"))
    assert not found.proposal.loose
    assert found.proposal.mentors["ola"] == "petra"
    drafting.stay(crew("tom"), "ola")
    assert "ola" not in page(crew("tom")).match.scores.rows


def test_who_comes_and_goes_is_shown_until_it_was_seen(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    tom = crew("tom")
    crew.add("Femi", zone="Europe/Lisbon", start="2026-03-23")
    crew.add("Diego", "mentor", zone="Europe/Lisbon", start="2020-03-02")
    people.set_last_day(tom, "sam", date(2026, 6, 30))
    pairing.reassign(tom, "jonas", "ines", why="")
    since = page(crew("tom")).since
    assert (since.hires, since.mentors) == (("femi",), ("diego",))
    assert [(gone.person, gone.why, gone.mentor) for gone in since.gone_hires] == [("jonas", "paired", "ines")]
    found = page(crew("tom"))
    assert [(pin.hire, pin.rules) for pin in found.proposal.loose] == [("noor", ("leaving",))]
    begun = found.draft.since
    drafting.review(crew("tom"))
    assert not page(crew("tom")).since
    assert page(crew("tom")).draft.since > begun


def test_undo_takes_back_ones_own_latest_change(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    drafting.part(crew("tom"), "jonas", "ines")
    undo.undo(crew("tom"))
    assert page(crew("tom")).draft.apart == frozenset()
    undo.undo(crew("tom"))
    assert not page(crew("tom")).draft.open
    undo.redo(crew("tom"))
    assert page(crew("tom")).draft.pins == {"noor": "sam"}


def test_a_draft_that_another_lead_changed_since(crew: Crew, refused: Refusal) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    seen = page(crew("tom")).draft.seq
    drafting.part(crew("lea"), "jonas", "ines")
    with refused(Refused, Code.CHANGED_SINCE):
        drafting.unpin(crew("tom"), "noor", expected_version=seen)
    with refused(Refused, Code.CHANGED_SINCE):
        publish(crew("tom"), proposed(crew), expected_version=seen)


def test_publishing_is_one_commit(crew: Crew) -> None:
    before = team_record(crew).version
    done = publish(crew("tom"), proposed(crew), why="The June cohort.", op="publish-1")
    record = team_record(crew)
    assert record.version == before + 1
    assert {event.op for event in done.events} == {"publish-1"}
    team = crew("tom").team()
    assert {hire: team.mentor(hire) for hire in ("noor", "jonas", "aiko", "mia")} == {
        "noor": "ines",
        "jonas": "sam",
        "aiko": "kenji",
        "mia": None,
    }
    paired = next(event for event in done.events if event.on == "noor")
    assert paired.text == "The June cohort."
    assert round(sum(paired.terms["parts"].values()), 1) == paired.terms["score"]
    assert publish(crew("tom"), [("noor", "ines")], op="publish-1").events == ()
    assert team_record(crew) == record


def test_publishing_ends_the_draft_and_undo_brings_both_back(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    publish(crew("tom"), proposed(crew))
    assert not page(crew("tom")).draft.open
    undo.undo(crew("tom"))
    found = page(crew("tom"))
    assert crew("tom").team().mentor("noor") is None
    assert (found.draft.open, found.draft.pins) == (True, {"noor": "sam"})
    undo.redo(crew("tom"))
    assert crew("tom").team().mentor("noor") == "sam"
    assert not page(crew("tom")).draft.open
    drafting.part(crew("tom"), "mia", "sam")
    assert page(crew("tom")).draft.number == 2


def test_of_two_batches_the_second_is_refused_whole(crew: Crew, refused: Refusal) -> None:
    batch = proposed(crew)
    publish(crew("lea"), [("jonas", "ines")])
    with refused(Refused, Code.DRAFT_STALE) as told:
        publish(crew("tom"), batch)
    assert {(one.hire, one.why) for one in told.value.facts["stale"]} == {
        ("jonas", ("paired",)),
        ("noor", ("capacity",)),
    }


def test_a_batch_that_breaks_a_rule_is_refused_whole(crew: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.DRAFT_STALE):
        publish(crew("tom"), [("noor", "ines"), ("mia", "sam")])
    with refused(Refused, Code.DRAFT_STALE):
        publish(crew("tom"), [("noor", "sam"), ("jonas", "sam")])
    with refused(Refused, Code.TWICE_IN_BATCH):
        publish(crew("tom"), [("noor", "sam"), ("noor", "ines")])
    with refused(Refused, Code.NOTHING_TO_PUBLISH):
        publish(crew("tom"), [])
    with refused(NotYours, Code.NOT_YOURS):
        publish(crew("noor"), [("noor", "ines")])


def test_everybody_concerned_is_told_once() -> None:
    told = messages([("noor", "ines"), ("jonas", "ines"), ("aiko", "kenji")])
    assert [(one.to, one.others) for one in told] == [
        ("noor", ("ines",)),
        ("jonas", ("ines",)),
        ("aiko", ("kenji",)),
        ("ines", ("noor", "jonas")),
        ("kenji", ("aiko",)),
    ]


def test_a_draft_thrown_away(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    drafting.drop(crew("tom"))
    assert not page(crew("tom")).draft.open
    undo.undo(crew("tom"))
    assert page(crew("tom")).draft.pins == {"noor": "sam"}


def test_what_only_a_draft_could_hold_needs_one(crew: Crew, refused: Refusal) -> None:
    for act in (
        lambda: drafting.drop(crew("tom")),
        lambda: drafting.review(crew("tom")),
        lambda: drafting.unpin(crew("tom"), "noor"),
        lambda: drafting.join(crew("tom"), "noor", "ines"),
        lambda: drafting.stay(crew("tom"), "ola"),
    ):
        with refused(Refused, Code.NO_DRAFT):
            act()


def test_a_mentor_whose_last_day_is_known_since_is_told(crew: Crew) -> None:
    drafting.part(crew("tom"), "mia", "sam")
    people.set_last_day(crew("tom"), "ines", date(2026, 6, 30))
    assert [(gone.person, gone.why) for gone in page(crew("tom")).since.gone_mentors] == [("ines", "mentor leaves")]


def test_hours_and_heads_of_a_draft_are_said_one_after_the_other(crew: Crew) -> None:
    drafting.size(crew("tom"), "sam", hours=12.0)
    drafting.size(crew("tom"), "sam", heads=4)
    assert page(crew("tom")).draft.sizes["sam"] == (12.0, 4)


def test_a_lead_of_one_team_has_a_draft_of_their_own_and_touches_no_other_team(crew: Crew, refused: Refusal) -> None:
    tom = crew("tom")
    for team, lead in (("営業", "Rita"), ("技術", "Kim")):
        crew.add(lead, "lead", leads=team, team=team)
    people.edit_person(tom, "noor", {"team": "営業"})
    people.edit_person(tom, "ola", {"team": "技術"})
    drafting.pin(crew("rita"), "noor", "sam")
    assert page(crew("rita")).draft.pins == {"noor": "sam"}
    assert not page(crew("kim")).draft.open
    long = ",".join(f"the-customers-of-region-number-{number}" for number in range(9))
    crew.add("Long", "lead", leads=long, team="the-customers-of-region-number-1")
    drafting.aim(crew("long"), "nobody-left-out")
    with refused(NotYours, Code.NOT_YOURS):
        drafting.move(crew("rita"), "ola")
    with refused(NotYours, Code.NOT_YOURS):
        drafting.size(crew("rita"), "sam", hours=20.0)
    with refused(Refused, Code.NOT_A_MENTOR):
        drafting.size(crew("tom"), "noor", hours=20.0)


def test_who_is_not_matched_anew_cannot_be_left_after_all(crew: Crew, refused: Refusal) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    with refused(Refused, Code.NOT_MATCHED_ANEW):
        drafting.stay(crew("tom"), "noor")


def test_a_hire_who_can_be_matched_again_is_on_the_page(crew: Crew) -> None:
    people.end(crew("tom"), "jonas", finished=False, why="He moved.")
    shown = page(crew("tom"))
    assert "jonas" not in shown.match.scores.rows
    people.reopen(crew("tom"), "jonas")
    assert "jonas" in page(crew("tom"), shown).match.scores.rows


def test_a_change_of_the_draft_while_it_is_published_is_not_lost(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    seen = page(crew("tom")).draft.seq
    edit = crew.store.edit

    def late(record_id: str, *, create: bool = False) -> AbstractContextManager[Record]:
        if record_id == TEAM:
            with patch.object(crew.store, "edit", edit):
                drafting.part(crew("lea"), "mia", "kenji")
        return edit(record_id, create=create)

    with patch.object(crew.store, "edit", late):
        publish(crew("tom"), [("noor", "sam")], expected_version=seen)
    assert page(crew("tom")).draft.apart == {("mia", "kenji")}


def test_publishing_asked_for_again_answers_and_closes_what_was_left_open(crew: Crew) -> None:
    drafting.pin(crew("tom"), "noor", "sam")
    seen = page(crew("tom")).draft.seq
    with patch("mentor_tui.services.matching.publishing._close"):
        publish(crew("tom"), [("noor", "sam")], expected_version=seen, op="publish-1")
    assert page(crew("tom")).draft.open
    assert publish(crew("tom"), [("noor", "sam")], expected_version=seen, op="publish-1").events == ()
    assert not page(crew("tom")).draft.open
    drafting.pin(crew("tom"), "jonas", "ines")
    publish(crew("tom"), [("noor", "sam")], expected_version=seen, op="publish-1")
    assert page(crew("tom")).draft.open, "a new draft is another"


def test_a_damaged_restricted_record_leaves_out_its_hire_alone(crew: Crew) -> None:
    exclusions.keep_apart(crew("tom"), "jonas", "sam", why="They asked.")
    read_many = crew.store.read_many

    def broken(ids: Iterable[str]) -> Iterator[tuple[str, Record | Trouble | None]]:
        for record_id, record in read_many(ids):
            yield record_id, Trouble(Code.DAMAGED, record=record_id) if record_id == "restricted/jonas" else record

    with patch.object(crew.store, "read_many", broken):
        found = page(crew("tom"))
        assert found.seekers.damaged == ("jonas",)
        assert {*found.match.scores.rows} == {"aiko", "mia", "noor"}
        with pytest.raises(Trouble):
            pairing.reassign(crew("tom"), "jonas", "ines", why="")


def test_a_log_tells_only_leads_what_a_score_was_made_of(crew: Crew) -> None:
    publish(crew("tom"), [("noor", "ines")])

    def terms(reader: str) -> set[str]:
        _them, events = journeys.log(crew(reader), "noor")
        return {key for event in events if event.kind == "paired" for key in event.terms}

    assert terms("tom") == {"mentor", "since", "score", "parts"}
    assert terms("noor") == terms("ines") == {"mentor", "since"}
