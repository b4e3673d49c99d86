"""An act in words: its name, its line in a log, its news, its word in a thread, and what is said when it is done.

One row an act, with the keys of ``domain/acts.py``. A row stands with those of its kind of thing, and these are loaded
when one of them is first asked for:

- ``acts_journey``: items and side tasks, locks, sessions, notes
- ``acts_team``: people, their programme, pairings
- ``acts_growth``: competencies
- ``acts_decisions``: decisions about somebody
- ``acts_draft``: the draft of the matching
- ``acts_board``: openings, briefings, editions of curricula, better words
- ``acts_areas``: areas of responsibility
- ``acts_side_tasks``: kept blocks, all hands

A row holds what translators see (``N_``); it is translated where a sentence is made. Where a sentence needs logic, a
function makes it. What is in braces is filled in: in a line who, title, person and the like (see ``events``); in what is
said when it is done the fields of its result (see ``services.results``), with days in words, and

- title: of the item or side task, in quotation marks; *what* says whose it is as well, where that is not the acting person
- name: of whom it is about; *other* of the person that it was done with
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.history import act
from mentor_tui.domain.journey_folds import ITEM
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import kind_of
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.answers import of
from mentor_tui.services.results import Rewound
from mentor_tui.wording import plain
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done
    from mentor_tui.services.backfill import Backfill
    from mentor_tui.services.undo import Rewind

Names = Mapping[str, str]
Facts = Mapping[str, Any]

Line = str | Callable[["Event", Facts], str]


class Fill(Protocol):
    """Fills in what is in braces: what is known of every act, the fields of its result, and what is given with it."""

    def __call__(self, text: str, **more: object) -> str: ...


Told = str | Callable[["Done", Fill], str]


class Words(NamedTuple):
    """An act in words.

    Attributes:
        name: what it is called, as undo says it.
        line: its line in a log; "" for what no log shows.
        told: what is said when it is done; "" for what no command does first or by itself.
        news: what the owner of the record is told; "" where it is no news.
        post: its word in a thread, beside who and when.

    """

    name: str
    line: Line = ""
    told: Told = ""
    news: str = ""
    post: str = ""


_FILES = {
    **dict.fromkeys(
        (
            *("item", "again", "task", "question", "stuck", "promise", "hold", "lock", "fit", "yes"),
            *("sessions", "agenda", "checkins", "closing", "notes", "handover"),
        ),
        "journey",
    ),
    "competency": "growth",
    **dict.fromkeys(("person", "profile", "position", "programme", "room", "pairing", "cover-ask"), "team"),
    **dict.fromkeys(("ask", "telling", "apart", "asked"), "team"),
    **dict.fromkeys(("area", "area-log"), "areas"),
    **dict.fromkeys(("decision", "remark"), "decisions"),
    **dict.fromkeys(("block", "all-hands"), "side_tasks"),
    "draft": "draft",
    **dict.fromkeys(("opening", "briefing", "reading", "edition", "proposal"), "board"),
}
"""Kind of thing -> where its rows stand."""


def words(thing: str, event: str) -> Words:
    """The row of an act.

    Args:
        thing: the thing's key.
        event: what was done to it.

    Raises:
        KeyError: there is no such act; services show none of those.

    """
    kind = kind_of(thing)
    return rows(kind)[kind, event]


def rows(kind: str) -> Mapping[tuple[str, str], Words]:
    """The rows that stand with those of a kind of thing.

    Raises:
        KeyError: there is no such kind.

    """
    found: Mapping[tuple[str, str], Words] = _load(_FILES[kind]).ROWS
    return found


def _load(file: str) -> Any:
    return import_module(f"mentor_tui.wording.acts_{file}")


def name(thing: str, event: str) -> str:
    """What an act is called, as undo and redo say it."""
    return _(words(thing, event).name)


def in_thread(event: str) -> str:
    """What somebody did who wrote into a thread, "" where they only wrote."""
    return in_language(words(ITEM, event).post)


def in_language(text: str) -> str:
    """A row's text in the language in use. gettext would answer an empty one with the head of its catalogue."""
    return _(text) if text else ""


OPENED_NAMED = 3
"""Items that one act opened that are named; more are counted."""


def sentence(done: Done, names: Names) -> str:
    """What was done, for whom, and what it opened.

    Args:
        done: the answer of a service.
        names: person id -> name.

    """
    if not done.events:
        return _("This was done already; nothing was changed.")
    text = told(_row(done), done, names)
    if done.opened_labels:
        opened = plain.people(plain.some([plain.quoted(label) for label in done.opened_labels], OPENED_NAMED))
        text += " " + _("Open now: {items}.").format(items=opened)
    if done.closed:
        text += " " + _("The basics are done: well done, all of you. Side tasks are open now, and nothing expires.")
    return text


def _row(done: Done) -> Told:
    if done.verb in TOLD:
        return TOLD[done.verb]
    if done.verb in _MATCHED:
        # Their sentences are long and seldom said: a tick does not load them.
        text: Told = _load("draft").TOLD[done.verb]
        return text
    event = done.events[0]
    return words(event.thing, event.kind).told


def by_themselves(done: Done) -> bool:
    """Whether it was done by the person whom it is about: they are told of themselves as *you*."""
    return done.events[0].by == done.person


def told(text: Told, done: Done, names: Names) -> str:
    """What is said when something is done, made of its row."""
    now = done.now
    called = now.item.label if isinstance(now, ItemStanding) else now.rung.full_label if now else done.on
    title = plain.quoted(called)
    name = names.get(done.person, done.person)
    facts = {
        "title": title,
        "name": name,
        "other": names.get(done.on, done.on),
        "what": title if by_themselves(done) else _("{what}, for {name}").format(what=title, name=name),
        **(done.result._asdict() if done.result else {}),
    }
    filling = {key: plain.day_month(value) if isinstance(value, date) else value for key, value in facts.items()}

    def fill(text: str, **more: object) -> str:
        return text.format_map({**filling, **more})

    return text(done, fill) if callable(text) else fill(in_language(text))


def backfilled(done: Backfill, names: Mapping[str, str]) -> str:
    """What was brought in from before the program, and what waits for somebody and stayed as it is."""
    if done.ticks:
        ticks = ngettext("{count} tick", "{count} ticks", done.ticks).format(count=done.ticks)
        people = sum(1 for count in done.people.values() if count)
        said = ngettext(
            "Brought in: {ticks} for {count} person.", "Brought in: {ticks} for {count} people.", people
        ).format(ticks=ticks, count=people)
    else:
        said = _("There is nothing to bring in: all of it is done already.")
    for person, items in done.left.items():
        said += " " + _("{name}: not brought in, as it waits or came back: {items}.").format(
            name=plain.shown(names.get(person, person)), items=", ".join(map(plain.quoted, items))
        )
    return said


def _leaves(done: Done, fill: Fill) -> str:
    return fill(_("{name} stays.") if of(Span, done.result).last is None else _("{name}’s last day is {last}."))


def _leave_removed(done: Done, fill: Fill) -> str:
    gone, own = of(Span, done.result), by_themselves(done)
    if gone.first == gone.last:
        yours = _("You are not away on {first} after all; that day counts again.")
        return fill(yours if own else _("{name} is not away on {first} after all; that day counts again."))
    yours = _("You are not away from {first} to {last} after all; these days count again.")
    return fill(yours if own else _("{name} is not away from {first} to {last} after all; these days count again."))


def rewinds(found: Rewind, names: Names) -> str:
    """What undo would take back, or redo do again, and of which day: ``sign-off, “Refund”, for Ana Ferreira, of today``."""
    what = _from_file(found.joined) if found.joined > 1 else _act_on(found.event, found.title, found.person, names)
    return _("{what}, of {day}").format(what=what, day=plain.day_spoken(found.event.at))


def _from_file(count: int) -> str:
    return ngettext("bringing in {count} person", "bringing in {count} people", count).format(count=count)


def _act_on(event: Event, title: str, person: str, names: Names) -> str:
    said = name(event.thing, act(event))
    if title:
        said = _("{act}, “{title}”").format(act=said, title=plain.shown(title))
    return said if person == event.by else _("{what}, for {name}").format(what=said, name=names.get(person, person))


def _rewound(done: Done, fill: Fill) -> str:
    if (joined := sum(act(event) == "joined" for event in done.events)) > 1:
        said = _("Undone: {what}.") if done.verb == "undone" else _("Redone: {what}.")
        return said.format(what=_from_file(joined))
    what = _act_on(done.events[0], of(Rewound, done.result).title, done.person, {done.person: fill("{name}")})
    if done.verb == "undone":
        said = ngettext("Undone: {what}.", "Undone: {what} and what came with it.", len(done.events))
    else:
        said = ngettext("Redone: {what}.", "Redone: {what} and what came with it.", len(done.events))
    return said.format(what=what)


TOLD: Mapping[str, Told] = {
    "founded": N_("The team is there; {name} leads it. Add people next."),
    "leaves": _leaves,
    "leave removed": _leave_removed,
    "undone": _rewound,
    "redone": _rewound,
}
"""Commands that are more, or another thing, than their first act -> what is said when they are done."""

_MATCHED = ("published", "leaving")
"""Those of them that move many pairs: see ``acts_draft.TOLD``."""
