"""What waits for somebody, as a line of their queue, and as a line of a lead's list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mentor_tui.services.results import CarriedLoad, Goes, Mentees, Starting, Wish, WithMentor, of
from mentor_tui.wording import plain
from mentor_tui.wording.language import N_, _, ngettext

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


_ASCII = {"?": "?", "◐": "..", "↺": "<", "○": "o", "▲": "!"}


def line(call: Call, names: Names, titles: Names, *, ascii: bool = False) -> CallText:
    """A call for the one who settles it.

    Args:
        call: what waits.
        names: person id -> name.
        titles: item or side-task id -> title.
        ascii: whether the glyph is ASCII.

    """
    glyph = _ROWS[call.kind].glyph
    who = _first(names.get(call.person, call.person))
    return CallText(who, _ASCII[glyph] if ascii else glyph, word(call.kind), _what(call, names, titles), when(call))


def word(kind: str) -> str:
    """The word of a call's kind, as short as a column needs it."""
    return _(_ROWS[kind].word)


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
    return _ROWS[call.kind].need(call, names.get(call.person, call.person), names, titles)


def _days(count: int) -> str:
    return ngettext("{count} working day", "{count} working days", count).format(count=count)


def _waiting(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    what = _("{name}: {title}").format(name=name, title=titles.get(call.on, call.on))
    return what, _("waits for a sign-off") if not call.days else _("waits for {days}").format(days=_days(call.days))


def _asks(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return _("{name}: {title}").format(name=name, title=titles.get(call.on, call.on)), _("asked a question")


def _waits_long(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    mentor, title = of(WithMentor, call.about).mentor, titles.get(call.on, call.on)
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
    goes, title = of(Goes, call.about).goes, titles.get(call.on, call.on)
    return what, _("back {count} times: {title}").format(count=goes, title=title)


def _starts(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    people, without = of(Starting, call.about)
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
    count = len(of(Mentees, call.about).mentees)
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
    by, wish = of(Wish, call.about)
    wished = _first(names.get(wish, wish)) if wish else ""
    if by == call.person:
        said = _("asks for another mentor, best {wish}") if wish else _("asks for another mentor")
    else:
        said = _("{by} asks for another mentor, best {wish}") if wish else _("{by} asks for another mentor")
    return name, said.format(by=_first(names.get(by, by)), wish=wished)


def _over_capacity(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    load, room, spent, hours = of(CarriedLoad, call.about)
    said = []
    if load > room:
        said.append(
            ngettext("{load} mentee, takes {room}", "{load} mentees, takes {room}", load).format(load=load, room=room)
        )
    if hours is not None and spent > hours:
        said.append(_("{spent} a week, has {hours}").format(spent=plain.hours(spent), hours=plain.hours(hours)))
    return name, "; ".join(said)


def _back(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    what = _("{name} is away to {day}").format(name=name, day=plain.day_of_stamp(call.since))
    return what, ngettext("back in {count} day", "back in {count} days", call.days).format(count=call.days)


def _damaged(call: Call, name: str, names: Names, titles: Names) -> tuple[str, str]:
    return name, _("the record cannot be read; “mentor-tui doctor” says why and what to do")


class CallWords(NamedTuple):
    """A kind of call: its glyph, its word as short as a column needs it, and what it says in a lead's list."""

    glyph: str
    word: str
    need: Callable[[Call, str, Names, Names], tuple[str, str]]


_ROWS: dict[str, CallWords] = {
    "waiting": CallWords("◐", N_("waiting"), _waiting),
    "asks": CallWords("?", N_("asks"), _asks),
    "waits long": CallWords("◐", N_("waiting"), _waits_long),
    "sent": CallWords("◐", N_("finished"), _sent),
    "returned": CallWords("↺", N_("again"), _returned),
    "place free": CallWords("○", N_("free"), _place),
    "owed": CallWords("▲", N_("owed"), _owed),
    "quiet": CallWords("○", N_("quiet"), _quiet),
    "no session": CallWords("○", N_("no talk"), _no_session),
    "past": CallWords("▲", N_("past plan"), _past),
    "goes": CallWords("↺", N_("again"), _goes),
    "starts": CallWords("○", N_("starts"), _starts),
    "no mentor": CallWords("▲", N_("no mentor"), _no_mentor),
    "mentor leaves": CallWords("▲", N_("leaves"), _mentor_leaves),
    "mentor away": CallWords("▲", N_("away"), _mentor_away),
    "asks mentor": CallWords("?", N_("asks"), _asks_mentor),
    "over capacity": CallWords("▲", N_("too much"), _over_capacity),
    "back soon": CallWords("○", N_("back"), _back),
    "damaged": CallWords("▲", N_("damaged"), _damaged),
}
