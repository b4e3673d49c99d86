"""What a hire wrote that nobody has answered yet: lines of threads, and notes.

A line is answered by whatever somebody else writes there after it, and by a decision on the thing, which is made with the
line before one's eyes; a note by a note of somebody else, or a talk. Where one of the lines is a question, the thread
waits for an answer, whatever the hire adds to it, until somebody answers or settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mentor_tui.domain.former import name_among
from mentor_tui.domain.journey import ItemFact, Post, posts_of
from mentor_tui.domain.journey_folds import AGAIN, ASKED, ITEM, NOTES, SAID, SESSIONS, TASK
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.questions import QUESTION, asks, last_words
from mentor_tui.domain.record import kind_of, name_of, short_name
from mentor_tui.domain.standing import Standing


class Unanswered(NamedTuple):
    """What a hire wrote in one place, and nobody has answered.

    Attributes:
        on: item or side task, by today's id; "" for the notes.
        since: when the question was asked that waits longest; without one, when the first of the lines was written.
        seq: the place of the latest of the lines in the history.
        question: whether one of them is a question.
        texts: the lines, oldest first.
        to: who was asked by name, "" where nobody was.
        number: that of a question about no item, 0 where it is another line.

    """

    on: str
    since: str
    seq: int
    question: bool
    texts: tuple[str, ...]
    to: str = ""
    number: int = 0

    @property
    def name(self) -> str:
        """What it is named by: item or side task, the number of a question about no item, "" for the notes."""
        return self.on or (str(self.number) if self.number else "")


def unanswered(standing: Standing) -> Iterator[Unanswered]:
    """Every place where a hire has the last word, in the order of their record."""
    person, facts = standing.person, standing.journey.record.facts
    begun = {name_in_lists(standing, key): again for key, again in _begun_again(standing)}
    for key, fact in facts.items():
        kind = kind_of(key)
        if kind in (ITEM, TASK) and fact["posts"]:
            name = name_in_lists(standing, key)
            if name not in begun:
                yield from _place(name, _lines(posts_of(fact), person, fact.get("signed", {}).get("at", "")))
        elif kind == AGAIN and (again := begun.pop(name_in_lists(standing, key), None)) is not None:
            yield from _place(name_in_lists(standing, key), _lines(again.posts, person, again.signed_at or ""))
        elif kind == QUESTION and fact["state"] == "open":
            asked = last_words(posts_of(fact), person)
            texts = tuple(post.text for post in asked)
            yield Unanswered("", fact["since"], asked[-1].seq, True, texts, fact["to"], int(name_of(key)))
    if NOTES in facts:
        talked = max(
            (talk["seq"] for talk in facts.get(SESSIONS, {}).get("last", ()) if talk["by"] != person), default=0
        )
        yield from _place("", [note for note in last_words(standing.journey.notes, person) if note.seq > talked])


def _begun_again(standing: Standing) -> Iterator[tuple[str, ItemFact]]:
    """What was begun again, by its key; the thread of the first time goes on in its own."""
    if standing.has_agains:
        for key, fact in standing.journey.record.facts.items():
            found = standing.find(name_of(key)) if kind_of(key) == AGAIN and fact["count"] else None
            again = found[0].begun_again(found[1]) if found is not None else None
            if again is not None:
                yield key, again


def _lines(posts: Sequence[Post], person: str, decided: str) -> list[Post]:
    """What somebody wrote last in a thread, and after it was decided on; of the same second nobody knows which was first."""
    lines = (post for post in last_words(posts, person) if post.kind in (SAID, ASKED))
    return [post for post in lines if post.at >= decided]


def name_in_lists(standing: Standing, key: str) -> str:
    """What lists call by its name today what a record has under a key."""
    name = short_name(key)
    if kind_of(key) == TASK:
        return standing.catalogue.former_rungs.get(name, name)
    found = standing.find(name_of(key))
    return name_among(standing, *found) if found is not None else name


def _place(on: str, lines: Sequence[Post]) -> Iterable[Unanswered]:
    if lines:
        asked = next((line for line in lines if asks(line)), None)
        texts = tuple(line.text for line in lines)
        to = next((line.to for line in reversed(lines) if line.to), "")
        yield Unanswered(on, (asked or lines[0]).at, lines[-1].seq, asked is not None, texts, to)
