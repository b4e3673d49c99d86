"""Who signs an item off, and whose turn it is: one table, asked by every door."""

from __future__ import annotations

from typing import get_args

import pytest

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.item_kinds import SignOff
from mentor_tui.domain.permissions import NEVER_ONESELF, TABLE, Relation
from mentor_tui.domain.rules.items import SIGNERS, may_have, signers, ticker, turn

RELATIONS: tuple[Relation, ...] = ("own", "mentor", "lead", "observer", "teammate", "owner")


def item(sign_off: SignOff, who: str = "hire") -> Item:
    return Item("a", "A", "do", 10, 5, sign_off=sign_off, who=who)  # type: ignore[arg-type]


def test_every_kind_of_sign_off_has_its_signers() -> None:
    assert set(SIGNERS) == set(get_args(SignOff))
    assert all(found.verb in TABLE and found.verb in NEVER_ONESELF and found.voices == 1 for found in SIGNERS.values())


@pytest.mark.parametrize(
    ("sign_off", "matter_of_course", "with_a_reason", "in_whose_queue"),
    [
        ("mentor", {"mentor"}, {"lead"}, "mentor"),
        ("cleared", {"mentor"}, {"lead"}, "cleared"),
        ("lead", {"lead"}, set(), "lead"),
    ],
)
def test_whose_voices_they_are(
    sign_off: SignOff, matter_of_course: set[Relation], with_a_reason: set[Relation], in_whose_queue: str
) -> None:
    asked = signers(item(sign_off))
    assert {relation for relation in RELATIONS if asked.may((relation,))} == matter_of_course
    granted = {relation for relation in RELATIONS if asked.right((relation,)) is not None}
    assert granted - matter_of_course == with_a_reason
    assert not any(asked.right(("own", relation)) for relation in RELATIONS), "nobody signs in their own journey"
    assert turn(item(sign_off), "waiting") == in_whose_queue


@pytest.mark.parametrize("who", ["hire", "mentor", "lead"])
def test_what_is_not_waiting_is_the_move_of_whoever_ticks_it(who: str) -> None:
    for state in ("open", "started", "returned", "locked", "done"):
        assert turn(item("mentor", who), state) == who
    assert item("mentor", who).asks_sign_off == (who == "hire"), "what is owed is confirmed by its tick"
    assert not item("none", who).asks_sign_off
    assert ("own" in TABLE[ticker(item("none", who))]) == (who == "hire")
    assert TABLE[ticker(item("none", who), ("own",))].get("own") == "yes", "theirs to do, or to have"


def test_the_talk_that_ends_the_basics_is_nobodys_to_have() -> None:
    talk = item("none", "lead")
    assert may_have(talk, ("own",))
    assert not may_have(talk, ("lead", "mentor"))
    assert not may_have(talk._replace(closes=True), ("own",))
    assert not may_have(item("none"), ("own",))
