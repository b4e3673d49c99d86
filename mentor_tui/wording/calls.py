"""What waits for somebody, as a line of their queue, and as a line of a lead's list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.attention import Call

Names = Mapping[str, str]


class CallText(NamedTuple):
    """A call in five columns: whom it is about, a glyph, a word, what it is, and since when."""

    who: str
    glyph: str
    word: str
    what: str
    when: str


_GLYPHS = {
    "waiting": "◐",
    "asks": "?",
    "sent": "◐",
    "returned": "↺",
    "place free": "○",
    "owed": "▲",
    "quiet": "○",
    "no session": "○",
    "past": "▲",
    "goes": "↺",
    "waits long": "◐",
    "starts": "○",
    "no mentor": "▲",
    "mentor leaves": "▲",
    "mentor away": "▲",
    "asks mentor": "?",
    "over capacity": "▲",
    "back soon": "○",
    "damaged": "▲",
}
_ASCII = {"?": "?", "◐": "..", "↺": "<", "○": "o", "▲": "!"}


def line(call: Call, names: Names, titles: Names, *, ascii: bool = False) -> CallText:
    """A call for the one who settles it.

    Args:
        call: what waits.
        names: person id -> name.
        titles: item or side-task id -> title.
        ascii: whether the glyph is ASCII.

    """
    glyph = _GLYPHS[call.kind]
    who = _first(names.get(call.person, call.person))
    return CallText(who, _ASCII[glyph] if ascii else glyph, word(call.kind), _what(call, names, titles), when(call))


def word(kind: str) -> str:
    """The word of a call's kind, as short as a column needs it."""
    return {
        "waiting": _("waiting"),
        "asks": _("asks"),
        "sent": _("finished"),
        "returned": _("again"),
        "place free": _("free"),
        "owed": _("owed"),
        "quiet": _("quiet"),
        "no session": _("no talk"),
        "past": _("past plan"),
        "goes": _("again"),
        "waits long": _("waiting"),
        "starts": _("starts"),
        "no mentor": _("no mentor"),
        "mentor leaves": _("leaves"),
        "mentor away": _("away"),
        "asks mentor": _("asks"),
        "over capacity": _("too much"),
        "back soon": _("back"),
        "damaged": _("damaged"),
    }[kind]


def when(call: Call) -> str:
    """Since when a call counts, or until when; "" where neither is so."""
    if call.kind in ("starts", "mentor leaves", "mentor away", "back soon"):
        return plain.day_of_stamp(call.since) if len(call.since) >= 10 else ""
    if not call.since or call.kind in ("quiet", "no session", "no mentor"):
        return ""
    if call.days == 0:
        return _("today")
    if call.days < 5 and call.kind != "owed":
        return _("since {when}").format(when=_weekday(call.since))
    return _("since {when}").format(when=plain.day_of_stamp(call.since))


def _weekday(since: str) -> str:
    return plain.weekday_day(date.fromisoformat(since[:10])).split()[0]


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def _what(call: Call, names: Names, titles: Names) -> str:
    title = titles.get(call.on, call.on)
    if call.kind == "waiting" and call.held_up:
        waits = ngettext("{count} item waits on it", "{count} items wait on it", call.held_up).format(
            count=call.held_up
        )
        return _("{title}, {waits}").format(title=title, waits=waits)
    if call.kind in ("waiting", "asks", "sent", "returned", "owed", "place free"):
        return title
    # The line names the person and says what it is in columns of their own.
    if call.kind == "quiet":
        return _("nothing for {days}").format(days=_days(call.days))
    if call.kind == "no session":
        return _("no session for {days}").format(days=_days(call.days))
    what, detail = need(call, names, titles)
    return _("{what}: {detail}").format(what=what, detail=detail)


def need(call: Call, names: Names, titles: Names) -> tuple[str, str]:
    """A call as a lead's list says it: whom it is about, and what; a title comes last, as a narrow screen cuts it."""
    return _NEEDS[call.kind](call, names.get(call.person, call.person), names, titles)


def _days(count: int) -> str:
    return ngettext("{count} working day", "{count} working days", count).format(count=count)


def _waiting(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    what = _("{name}: {title}").format(name=name, title=titles.get(call.on, call.on))
    return what, _("waits for a sign-off") if not call.days else _("waits for {days}").format(days=_days(call.days))


def _asks(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return _("{name}: {title}").format(name=name, title=titles.get(call.on, call.on)), _("asked a question")


def _waits_long(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    mentor, title = call.facts.get("mentor"), titles.get(call.on, call.on)
    said = _("waits for {days}, with {mentor}: {title}") if mentor else _("waits for {days}: {title}")
    return name, said.format(
        days=_days(call.days), mentor=_first(names.get(mentor, mentor)) if mentor else "", title=title
    )


def _sent(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("finished, asks for your yes: {title}").format(title=titles.get(call.on, call.on))


def _returned(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return _("{name}: {title}").format(name=name, title=titles.get(call.on, call.on)), _("came back for one more go")


def _place(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return titles.get(call.on, call.on), _("a place is free: take it or leave the line")


def _owed(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("yours to do, due on {day}: {title}").format(
        day=plain.day_of_stamp(call.since), title=titles.get(call.on, call.on)
    )


def _quiet(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("quiet for {days}").format(days=_days(call.days))


def _no_session(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("no session for {days}").format(days=_days(call.days))


def _past(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, plain.pace_long("past", call.days)


def _goes(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    what = _("{name}, day {day}").format(name=name, day=call.days)
    return what, _("back {count} times: {title}").format(
        count=call.facts.get("goes", 0), title=titles.get(call.on, call.on)
    )


def _starts(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    people, without = list(call.facts.get("people", ())), list(call.facts.get("without", ()))
    day = plain.weekday_day(date.fromisoformat(call.since))
    if len(people) == 1:
        what = _("{name} starts on {day}").format(name=name, day=day)
        return what, _("no mentor yet") if without else _("has a mentor")
    what = _("{count} start on {day}").format(count=len(people), day=day)
    if not without:
        return what, _("all have a mentor")
    return what, ngettext("{count} has no mentor yet", "{count} have no mentor yet", len(without)).format(
        count=len(without)
    )


def _no_mentor(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return _("{name}, day {day}").format(name=name, day=call.days), _("no mentor yet")


def _mentees(call: Call) -> str:
    count = len(call.facts.get("mentees", ()))
    return ngettext("{count} mentee needs someone", "{count} mentees need someone", count).format(count=count)


def _mentor_leaves(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    day = plain.day_of_stamp(call.since)
    what = _("{name} leaves on {day}") if call.days >= 0 else _("{name} left on {day}")
    return what.format(name=name, day=day), _mentees(call)


def _mentor_away(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    if len(call.since) < 10:
        return _("{name} is away").format(name=name), _mentees(call)
    return _("{name} is away to {day}").format(name=name, day=plain.day_of_stamp(call.since)), _mentees(call)


def _asks_mentor(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    by, wish = str(call.facts.get("by", "")), call.facts.get("wish")
    wished = _first(names.get(wish, wish)) if wish else ""
    if by == call.person:
        said = _("asks for another mentor, best {wish}") if wish else _("asks for another mentor")
    else:
        said = _("{by} asks for another mentor, best {wish}") if wish else _("{by} asks for another mentor")
    return name, said.format(by=_first(names.get(by, by)), wish=wished)


def _over_capacity(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    facts = call.facts
    load, room = int(facts.get("load", 0)), int(facts.get("room", 0))
    said = []
    if load > room:
        said.append(
            ngettext("{load} mentee, takes {room}", "{load} mentees, takes {room}", load).format(load=load, room=room)
        )
    spent, hours = float(facts.get("spent", 0)), facts.get("hours")
    if hours is not None and spent > hours:
        said.append(_("{spent} a week, has {hours}").format(spent=plain.hours(spent), hours=plain.hours(float(hours))))
    return name, "; ".join(said)


def _back(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    what = _("{name} is away to {day}").format(name=name, day=plain.day_of_stamp(call.since))
    return what, ngettext("back in {count} day", "back in {count} days", call.days).format(count=call.days)


def _damaged(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("the record cannot be read; “mentor-tui doctor” says why and what to do")


_NEEDS: dict[str, Callable[[Call, str, Names, Names], tuple[str, str]]] = {
    "waiting": _waiting,
    "asks": _asks,
    "waits long": _waits_long,
    "sent": _sent,
    "returned": _returned,
    "place free": _place,
    "owed": _owed,
    "quiet": _quiet,
    "no session": _no_session,
    "past": _past,
    "goes": _goes,
    "starts": _starts,
    "no mentor": _no_mentor,
    "mentor leaves": _mentor_leaves,
    "mentor away": _mentor_away,
    "asks mentor": _asks_mentor,
    "over capacity": _over_capacity,
    "back soon": _back,
    "damaged": _damaged,
}
