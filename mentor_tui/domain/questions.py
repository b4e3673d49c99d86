"""Questions: who was asked, and which of them nobody has answered.

One about an item or a side task stands in its thread, one about nothing of these is a thing of its own, ``question:3``. A
question is answered by whatever somebody else writes after it, and settled by whoever says that there is nothing more to
say. Whoever is asked reads that thread and nothing else of the journey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from mentor_tui.domain.journey import ItemFact, Post, posts_of
from mentor_tui.domain.journey_folds import ANSWERED, ASKED, POSTS_KEPT, SETTLED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.numbering import free_number
from mentor_tui.domain.record import Event, Fact, name_of, thing
from mentor_tui.domain.text import is_question

QUESTION = "question"

QuestionState = Literal["open", "answered", "settled"]


class FreeQuestion(NamedTuple):
    """A question about no item.

    Attributes:
        number: by which it is named.
        to: who was asked by name, "" where nobody was.
        since: the moment since which it waits for an answer, or waited for the last one.
        posts: what was written, oldest first.

    """

    number: int
    to: str
    since: str
    state: QuestionState
    posts: tuple[Post, ...]

    @property
    def text(self) -> str:
        """What was asked first."""
        return self.posts[0].text


def question_thing(number: int) -> str:
    """The key of a free question in a person's record."""
    return thing(QUESTION, str(number))


def is_number(name: str) -> bool:
    """Whether a name is the number of a free question, and no item's."""
    return name.isascii() and name.isdigit() and len(name) < 5


def questions_of(facts: Mapping[str, Fact]) -> tuple[FreeQuestion, ...]:
    """The free questions that a record still has, by their numbers."""
    start = thing(QUESTION)
    found = (
        FreeQuestion(int(name_of(key)), fact["to"], fact["since"], fact["state"], posts_of(fact))
        for key, fact in facts.items()
        if key.startswith(start)
    )
    return tuple(sorted(found))


def next_number(facts: Mapping[str, Fact]) -> int:
    """The number that the next free question gets."""
    known = questions_of(facts)
    closed = [(one.since, one.number) for one in known if one.state != "open"]
    return free_number([one.number for one in known], closed)


def last_words(posts: Sequence[Post], person: str) -> list[Post]:
    """What a person wrote after everybody else, and after anything was settled."""
    over = (at for at, post in enumerate(posts) if post.by != person or post.kind == SETTLED)
    return list(posts[max(over, default=-1) + 1 :])


def asks(post: Post) -> bool:
    """Whether a post asks something: a question, or a word in the thread that is one."""
    return post.kind == ASKED or is_question(post.text)


def unsettled(posts: Sequence[Post], person: str) -> Post | None:
    """The latest question of a person's in a thread that nobody has settled, answered or not; None where there is none."""
    return next((post for post in _unsettled(posts) if post.by == person and asks(post)), None)


def gone_on_with(first: ItemFact, again: ItemFact, person: str) -> tuple[Post, ...]:
    """What of a thread goes on where its item is done again: the question that waited when that was begun, and what followed."""
    begun, decided = again.entries[0].at, first.signed_at or ""
    before = [post for post in first.posts if post.at <= begun]
    waited = next((post for post in last_words(before, person) if asks(post) and post.at >= decided), None)
    return tuple(post for post in first.posts if post.seq >= waited.seq) if waited is not None else ()


def whom_asked(fact: Fact) -> str:
    """Who is asked by name in the thread of a thing, until that is settled; "" where nobody is."""
    return asked_in(posts_of(fact))


def asked_in(posts: Sequence[Post]) -> str:
    """The same of the posts of a thread."""
    return next((post.to for post in _unsettled(posts) if post.to), "")


def asks_by_name(facts: Mapping[str, Fact], person: str) -> bool:
    """Whether any thread of a record asks somebody by name, and is not settled."""
    return any("posts" in fact and whom_asked(fact) == person for fact in facts.values())


def _unsettled(posts: Sequence[Post]) -> Iterator[Post]:
    """The posts since anything was settled, the latest first."""
    for post in reversed(posts):
        if post.kind == SETTLED:
            return
        yield post


def _fold(before: Fact | None, event: Event) -> Fact:
    state = before["state"] if before is not None else None
    if state not in _AFTER[event.kind]:
        raise ValueError(f"{event.kind} cannot follow {state}")
    post: dict[str, Any] = {"seq": event.seq, "at": event.at, "by": event.by, "kind": event.kind, "text": event.text}
    terms = event.terms
    if event.kind == ASKED:
        to = terms.get("to", "")
        if to:
            post["to"] = to
        # What is asked again while it waits has waited since it was asked first; a closed one makes room for another.
        going = before if state == "open" or terms.get("again") else None
        since = before["since"] if before is not None and state == "open" else event.at
        return {
            "state": "open",
            "to": to,
            "since": since,
            "posts": [*(going or {}).get("posts", ()), post][-POSTS_KEPT:],
        }
    assert before is not None
    answered: QuestionState = "settled" if event.kind == SETTLED else "answered"
    return {**before, "state": answered, "posts": [*before["posts"], post][-POSTS_KEPT:]}


_AFTER: Mapping[str, tuple[str | None, ...]] = {
    ASKED: (None, "open", "answered", "settled"),
    ANSWERED: ("open", "answered"),
    SETTLED: ("open", "answered"),
}
"""Event -> the states that it may follow."""

FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {QUESTION: _fold}
"""Kind of thing -> its fold."""
