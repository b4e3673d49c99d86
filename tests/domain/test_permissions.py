"""Who may do what, cell by cell, written out here as the design has it."""

from __future__ import annotations

from itertools import combinations

import pytest

from mentor_tui.domain.permissions import NEVER_ONESELF, TABLE, Relation, Verb, allowed, grant, lacks_reason, require
from mentor_tui.domain.problems import Code, NotYours

RELATIONS: tuple[Relation, ...] = (
    *("own", "mentor", "lead", "observer", "teammate"),
    *("owner", "contributor", "part", "maintainer", "asked", "promiser"),
)

# own, mentor, lead, observer, teammate, owner of the thing, contributor to it, has the part that it is,
# maintains it, is asked, promised it
# y is yes, r is yes with a reason, - is no
DESIGN: dict[Verb, str] = {
    "tick": "y-r--------",
    "tick mentor item": "-yy--------",
    "tick lead item": "--y--------",
    "tick part item": "--y----y---",
    "have owed item": "y----------",
    "sign off": "-yr--------",
    "sign off lead item": "--y--------",
    "undo": "yyy----y-y-",
    "take": "y----------",
    "keep block": "y-y--------",
    "confirm": "-yy--y-----",
    "session": "-yy--------",
    "note": "yyy--------",
    "bring up": "yyy--------",
    "check in": "y----------",
    "read check-in": "yy---------",
    "close pairing": "yy---------",
    "restricted note": "-yy--------",
    "say": "yyy--------",
    "pair": "--y--------",
    "ask mentor": "yy---------",
    "keep apart": "--y--------",
    "see handover": "-yy--------",
    "hand over": "-yy--------",
    "set room": "y-y--------",
    "wish": "y-y--------",
    "open lock": "--y--------",
    "fit": "-rr--------",
    "tick prior": "yyy--------",
    "confirm prior": "-yy--------",
    "all hands": "--y--------",
    "write example": "yyy--y-----",
    "confirm level": "-yy--y-----",
    "decide": "--y--------",
    "acknowledge decision": "y----------",
    "read decisions": "yyyyy------",
    "people": "--y--------",
    "programme": "--y--------",
    "begin programme": "--y--------",
    "leave": "y-y--------",
    "remove": "--y--------",
    "forget": "--y--------",
    "export": "y-y--------",
    "upkeep": "--y--------",
    "insights": "--y--------",
    "digest": "y-y--------",
    "change curriculum": "--y-----y--",
    "browse curriculum": "--y-----y--",
    "propose words": "yyy-y------",
    "take words": "--y-----y--",
    "openings": "--y--------",
    "be interested": "y----------",
    "see interest": "yyy--------",
    "brief": "--y--y-----",
    "read briefing": "y----------",
    "ask": "y----------",
    "answer": "-yy------y-",
    "settle": "yyy--------",
    "stuck": "y----------",
    "free": "yyy----y---",
    "promise": "-yy----y-y-",
    "keep promise": "yyy-------y",
    "ask stand-in": "y-y--------",
    "agree stand-in": "---------y-",
    "state goal": "y----------",
    "see roster": "yyyyy------",
    "see journey": "yyy--------",
    "see record": "yyyy-------",
    "own area": "--y--------",
    "ask for area": "y----------",
    "hand area over": "--y--y-----",
    "contribute": "y----------",
    "leave area": "y-r--r-----",
    "log in area": "--y--yy----",
}

NEVER = {
    "sign off",
    "sign off lead item",
    "answer",
    "promise",
    "confirm",
    "open lock",
    "fit",
    "confirm prior",
    "confirm level",
    "own area",
    "decide",
    "tick mentor item",
    "tick lead item",
    "tick part item",
    "session",
    "restricted note",
    "keep apart",
    "see handover",
    "hand over",
    "remove",
    "forget",
}


def test_every_verb_has_its_row() -> None:
    assert set(DESIGN) == set(TABLE)
    assert set(NEVER) == NEVER_ONESELF


@pytest.mark.parametrize("place", range(len(RELATIONS)))
@pytest.mark.parametrize("verb", DESIGN)
def test_one_relation_alone(verb: Verb, place: int) -> None:
    relation, wanted = RELATIONS[place], DESIGN[verb][place]
    if wanted == "-":
        assert grant(verb, (relation,)) is None
        with pytest.raises(NotYours) as problem:
            require(verb, (relation,))
        assert problem.value.status == 4
        return
    found = grant(verb, (relation,))
    assert found is not None
    assert (found.relation, found.reason) == (relation, wanted == "r")
    require(verb, (relation,))
    assert lacks_reason(verb, (relation,), "because") is None
    for nothing in ("", "  "):
        asked = lacks_reason(verb, (relation,), nothing)
        assert (asked is not None) == (wanted == "r")
        assert asked is None or (asked.code, asked.status) == (Code.ASKS_A_REASON, 1)


@pytest.mark.parametrize("verb", DESIGN)
def test_several_relations_give_the_best_right_and_never_what_nobody_may_do_to_themselves(verb: Verb) -> None:
    for size in range(len(RELATIONS) + 1):
        for mine in combinations(RELATIONS, size):
            answers = {DESIGN[verb][RELATIONS.index(relation)] for relation in mine}
            found = grant(verb, mine)
            if "own" in mine and verb in NEVER:
                assert found is None
            elif "y" in answers:
                assert found is not None
                assert not found.reason
            elif "r" in answers:
                assert found is not None
                assert found.reason
            else:
                assert found is None


def test_a_refusal_says_who_may() -> None:
    with pytest.raises(NotYours) as problem:
        require("pair", ("mentor", "teammate"), person="ana")
    assert problem.value.facts == {"verb": "pair", "allowed": ("lead",), "person": "ana"}
    assert allowed("see record") == ("own", "mentor", "lead", "observer")
