"""What happened, as lines of a log and as news, made of the rows in ``acts``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.history import REWINDS, UNDONE, act
from mentor_tui.domain.journey_folds import SAID, TICKED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import BROKEN, Fact, Withheld, kind_of, name_of, short_name
from mentor_tui.domain.team import whom
from mentor_tui.wording import mentors, plain
from mentor_tui.wording.acts import Names, in_language, name, words
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.chronicle import ToldEvent
    from mentor_tui.services.news import News


def times_of(name: str, zone: str) -> str:
    """In which time zone a history is told: that of the person whose it is, that of the machine where it is not known."""
    if not zone:
        return _("Times are this machine’s, as {name}’s time zone is not known.").format(name=name)
    return _("Times are {name}’s, in {zone}.").format(name=name, zone=zone)


def line(event: Event, names: Names, titles: Names) -> str:
    """One event: who did what to what, and what they wrote.

    Args:
        event: what happened.
        names: person id -> name.
        titles: item or side-task id -> title, as it stands in a sentence.

    """
    who = names.get(event.by, event.by)
    try:
        said = _said(event, {"who": who, **_facts(event.thing, event.terms, names, titles)})
    except BROKEN:
        # Its terms were changed by hand, or by a fault of the disk.
        said = _("{who}: {act} (the rest cannot be read)").format(who=who, act=name(event.thing, act(event)))
    if isinstance(event.text, Withheld) or isinstance(event.why, Withheld):
        said = wordless(said)
    elif event.why and event.why != event.text:
        thanks = kind_of(event.thing) == "closing"
        why = _("{said} (thanks: “{reason}”)") if thanks else _("{said} (reason: {reason})")
        said = why.format(said=said, reason=plain.one_line(event.why))
    return _with_text(said, event.text)


def wordless(said: str) -> str:
    """What happened, with the words that came with it said to be withheld."""
    return _("{said} (only people who can see the journey can read the text)").format(said=said)


def told(entry: ToldEvent, names: Names) -> str:
    """One event of a history, under the title of then, with which repetition it was; see ``line``."""
    event = entry.event
    title = plain.repeated(plain.quoted(plain.one_line(entry.title)), entry.number, entry.times) if entry.title else ""
    return line(event, names, {_named(event.thing): title} if title else {})


def _named(thing: str) -> str:
    """The id of the item or side task that a thing is about."""
    return name_of(thing).partition("/")[0] if kind_of(thing) == "hold" else short_name(thing)


class NewsText(NamedTuple):
    """News in three parts: who did what, the words that came with it, and what these are about; the last two may be ""."""

    head: str
    words: str = ""
    about: str = ""

    def __str__(self) -> str:
        """All of it: ``Maya, one more go: “Say which day.” Proration``."""
        return f"{self.head}: {plain.quoted(self.words)} {self.about}".rstrip() if self.words else self.head


def news(entry: News, names: Names) -> str:
    """Something that somebody did for the owner of a journey; see ``news_text``."""
    return str(news_text(entry, names))


def news_text(entry: News, names: Names, *, whole: bool = False) -> NewsText:
    """The same in its parts, what somebody wrote before what it is about.

    Args:
        entry: what is new.
        names: person id -> name.
        whole: whether there is room for the title, not only for what lists call it.

    """
    called = (entry.title if whole else entry.label) or entry.title
    if entry.kind == "place free":
        return NewsText(_("A place in {title} is free: it is your turn").format(title=plain.quoted(called)))
    if entry.kind == "change ahead":
        day = plain.day_month(date.fromisoformat(str(entry.terms["on"])))
        return NewsText(
            _("From {day}, in {title}").format(day=day, title=plain.quoted(called)), plain.one_line(entry.text)
        )
    if entry.kind == "while away":
        from mentor_tui.wording import away

        return NewsText(away.news(entry.terms, names))
    if entry.kind == "piece":
        from mentor_tui.wording import proposals

        count, number, held = (entry.terms[key] for key in ("count", "number", "held"))
        said = proposals.offered(int(count), int(number), called, held=bool(held))
        return NewsText(said[:1].upper() + said[1:])
    if entry.kind == "asks you":
        about = _("{who} asks you about {title}: @ shows it") if called else _("{who} asks you something: @ shows it")
        return NewsText(about.format(who=names.get(entry.by, entry.by), title=plain.quoted(called)))
    if entry.kind == "you promised":
        due = plain.short_of_stamp(str(entry.terms["due"]))
        said = _("You promised {who}, by {due}").format(who=names.get(entry.by, entry.by), due=due)
        return NewsText(said, plain.one_line(entry.title), _("· @ shows it"))
    if entry.kind == "pairing ends":
        said = _("Your time with {mentor} ends; one question for you, W answers it")
        return NewsText(said.format(mentor=names.get(entry.on, entry.on)))
    if not entry.thing:
        return NewsText(mentors.news(entry, names))
    row, who = words(entry.thing, entry.kind), names.get(entry.by, entry.by)
    if entry.text and (row.post or entry.kind == SAID):
        did = in_language(row.post)
        head = _("{who}, {did}").format(who=who, did=did) if did else who
        return NewsText(head, plain.one_line(entry.text), plain.repeated(called, entry.number, entry.times))
    if entry.terms.get("nothing"):
        return NewsText(_("{who}: nothing new in {title} this time").format(who=who, title=plain.quoted(called)))
    if entry.kind == TICKED and entry.promise:
        said = _("{who} has seen to {promise}").format(who=who, promise=entry.promise)
        return NewsText(said, plain.one_line(entry.text))
    title = plain.repeated(plain.quoted(called), entry.number, entry.times)
    return NewsText(_(row.news).format(who=who, title=title), plain.one_line(entry.text))


def _with_text(said: str, text: str) -> str:
    return _("{said}: “{text}”").format(said=said, text=plain.one_line(text)) if text else said


def _said(event: Event, facts: dict[str, Any]) -> str:
    if event.kind in REWINDS:
        return _rewound(event, facts)
    text = words(event.thing, event.kind).line
    return text(event, facts) if callable(text) else in_language(text).format_map(facts)


def _facts(thing: str, terms: Fact, names: Names, titles: Names) -> dict[str, Any]:
    """What the lines name: the title of an item or side task, the people of a pairing, days."""
    on = _named(thing)
    holder = str(terms.get("person", "")) if kind_of(thing) == "area" else whom(thing)
    mentor = terms.get("mentor")
    stand_in, in_place, named = terms.get("stand_in"), terms.get("for"), terms.get("with")
    facts = {
        "title": titles.get(on, on),
        "person": names.get(holder, holder),
        "mentor": names.get(mentor, mentor) if mentor else "",
        "in_place": names.get(in_place, in_place) if in_place else "",
        "stand_in": names.get(stand_in, stand_in) if stand_in else "",
        "days": terms.get("days", 0),
        "heads": terms.get("heads", 0),
        "level": terms.get("level", ""),
        "named": ", ".join(names.get(one, one) for one in named) if isinstance(named, list | tuple) else "",
    }
    for key in ("from", "until", "on", "left", "since", "last", "overlap"):
        value = terms.get(key)
        # ``last`` is a day of what was paused, and of a confirmation whether it was the last that was wanted.
        facts[f"day_{key}"] = plain.day_of_stamp(str(value)) if value and value is not True else ""
    return facts


def _rewound(event: Event, facts: dict[str, Any]) -> str:
    facts["act"] = name(event.thing, act(event))
    if kind_of(event.thing) not in (
        "item",
        "again",
        "stuck",
        "task",
        "hold",
        "lock",
        "yes",
        "block",
        "area",
        "edition",
    ):
        said = _("{who} undid: {act}") if event.kind == UNDONE else _("{who} redid: {act}")
    elif event.kind == UNDONE:
        said = _("{who} undid: {act}, {title}")
    else:
        said = _("{who} redid: {act}, {title}")
    return said.format_map(facts)
