"""When an item was last confirmed: the later of words judged and the file's own day, else the edition that says it so."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.confirmed import LastConfirmed, confirmed, judged, texts_of
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.record import Event
from tests.domain.helpers import SOME, flat, item

PLACE = ("course", "read")


def event(seq: int, kind: str, at: str = "2026-03-02T09:00:00Z", **terms: object) -> Event:
    return Event(seq, f"op-{seq}", at, "maya", kind, "proposal:course/read/1", dict(terms))


def course(about: str, **more: object) -> Curriculum:
    return flat(item("read", about=about, **more))


def test_words_that_were_judged_count_and_what_was_taken_back_does_not() -> None:
    declined = [event(1, "proposed"), event(2, "declined")]
    assert judged(declined) == {PLACE: "2026-03-02T09:00:00Z"}
    assert judged([*declined, event(3, "undone", of=2)]) == {}
    assert judged([*declined, event(3, "undone", of=2), event(4, "redone", of=3)]) == judged(declined)


def test_without_either_it_is_the_edition_since_which_it_says_the_same() -> None:
    editions = [(f"2026-0{n}-01T09:00:00Z", texts_of(course(about))) for n, about in enumerate("abb", 1)]
    assert confirmed(course("b"), {}, editions)["read"] == LastConfirmed("2026-02-01", "published")
    # Where the line breaks is no other text; a day more that it takes is none either.
    assert confirmed(course(" b\n", minutes=90), {}, editions)["read"].on == "2026-02-01"
    assert confirmed(course("c"), {}, editions)["read"] == LastConfirmed("", "never")
    renamed = flat(item("read-it", about="b", title="Read", was=("read",)))
    assert confirmed(renamed, {PLACE: "2026-04-01T09:00:00Z"}, editions)["read-it"] == ("2026-04-01", "words")
    assert confirmed(renamed, {}, editions)["read-it"].on == "2026-02-01"


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str)


@SOME
@given(DAYS, DAYS)
def test_the_later_of_the_two_counts_and_an_edition_only_where_there_is_neither(
    words: str | None, said: str | None
) -> None:
    editions = [("2027-01-01T09:00:00Z", texts_of(course("a")))]
    at = {PLACE: f"{words}T09:00:00Z"} if words else {}
    last = confirmed(course("a", confirmed=said), at, editions)["read"]
    assert last.on == max(filter(None, (words, said)), default="2027-01-01")
    assert (last.how == "published") == (words is said is None)
