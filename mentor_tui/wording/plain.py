"""Small words: lengths of time, days, names in a row, the glyph and the word of a state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.text import clean
from mentor_tui.services import present
from mentor_tui.wording.language import N_, _, ngettext, pgettext, row_of_words

if TYPE_CHECKING:
    from mentor_tui.domain.calendar import Span
    from mentor_tui.domain.effort import Effort
    from mentor_tui.services.overview import Digest

SHOWN_MOST = 60
"""Characters of a typed value that a sentence repeats."""


LATE_NAMED = 2
"""Items past their day that are named; the first ones are the way back."""


class Told(dict[str, Any]):
    """The facts of a sentence; one that was not given is left out rather than being an error of its own."""

    def __missing__(self, key: str) -> str:
        return ""


def minutes(count: int) -> str:
    """A length of time: ``45 min``, ``2 h``, ``1 h 15``."""
    hour, rest = divmod(max(count, 0), 60)
    if not hour:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hour)
    return _("{hours} h {minutes:02d}").format(hours=hour, minutes=rest)


def planned(count: int | None) -> str:
    """The time that somebody planned for something; "" where nobody did."""
    return "" if count is None else minutes(count)


def effort(what: Effort) -> str:
    """What some things take: ``2 h``, ``3 things without a time``, ``2 h planned, 3 things without a time``."""
    if not what.unplanned:
        return minutes(what.minutes)
    rest = untimed(what.unplanned)
    return _("{time} planned, {rest}").format(time=minutes(what.minutes), rest=rest) if what.minutes else rest


def untimed(count: int) -> str:
    """How many things have no time."""
    return ngettext("{count} thing without a time", "{count} things without a time", count).format(count=count)


def about(what: Effort) -> str:
    """The same over a list of these things: ``about 2 h``, ``about 2 h, 3 without a time``, ``3 things``."""
    if what.unplanned and not what.minutes:
        return ngettext("{count} thing", "{count} things", what.unplanned).format(count=what.unplanned)
    said = _("about {time}").format(time=minutes(what.minutes))
    return _("{time}, {count} without a time").format(time=said, count=what.unplanned) if what.unplanned else said


_NTH = (
    *(N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth")),
    *(N_("seventh"), N_("eighth"), N_("ninth"), N_("tenth"), N_("eleventh"), N_("twelfth")),
)
_TIMES = (
    *(N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six")),
    *(N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)


def nth_of(number: int, times: int) -> str:
    """Which repetition of how many: ``third of five``, ``14 of 30``."""
    if 1 <= number <= times <= len(_NTH):
        return _("{nth} of {times}").format(nth=_(_NTH[number - 1]), times=_(_TIMES[times - 1]))
    return _("{nth} of {times}").format(nth=number, times=times)


def nth_go(number: int) -> str:
    """Which go it is, after the first: ``2nd go``."""
    return _(_GOES[number]) if number in _GOES else _("go {number}").format(number=number)


_GOES = {2: N_("2nd go"), 3: N_("3rd go"), 4: N_("4th go"), 5: N_("5th go")}


def quoted(title: str) -> str:
    """A title as it stands in a sentence."""
    return _("“{title}”").format(title=title)


def repeated(title: str, number: int, times: int) -> str:
    """A title with which repetition it is about, where it is about one."""
    return _("{title}, {nth}").format(title=title, nth=nth_of(number, times)) if number else title


def number(value: float) -> str:
    """A number of hours without needless decimals: ``2``, ``2½``, ``1.2``."""
    whole = int(value)
    if value == whole:
        return str(whole)
    if value - whole == 0.5:
        return f"{whole or ''}½"
    return f"{value:.1f}"


def hours(value: float) -> str:
    """Hours, as a budget says them: ``2½ h``."""
    return _("{hours} h").format(hours=number(value))


def day_month(day: date, today: date | None = None) -> str:
    """A day as people say it: ``12 May``, and ``12 May 2027`` where that is not this year.

    Args:
        day: which day.
        today: the day it is; None is the present one.

    """
    said = _("{day} {month}").format(day=day.day, month=_months()[day.month - 1])
    now = today or present.today()
    return said if now is None or now.year == day.year else _("{day} {year}").format(day=said, year=day.year)


def day_short(day: date, today: date | None = None) -> str:
    """A day in a line of a list: ``12 May``, ``18 Dec``, and ``18 Dec 2027`` where that is not this year."""
    said = _("{day} {month}").format(day=day.day, month=_short_months()[day.month - 1])
    now = today or present.today()
    return said if now is None or now.year == day.year else _("{day} {year}").format(day=said, year=day.year)


def short_of_stamp(at: str) -> str:
    """The day in an event's time stamp, or in an ISO date, in a line of a list: ``18 Dec``; "" where there is none."""
    return day_short(day_of(at)) if at else ""


def weekday_day(day: date) -> str:
    """A day with its weekday: ``Mon 12 May``, and its year where that is not this one."""
    return _("{weekday} {day}").format(weekday=_short_days()[day.weekday()], day=day_month(day))


def weekday_name(weekday: int) -> str:
    """A day of the week; 0 is Monday."""
    return _long_days()[weekday]


def weekday_short(day: date) -> str:
    """The same in a line of a list: ``Tue 1 Dec``."""
    return _("{weekday} {day}").format(weekday=_short_days()[day.weekday()], day=day_short(day))


def day_span(span: Span) -> str:
    """A stretch of days: ``1 December to 31 December``."""
    if span.last is None:
        return _("from {first}").format(first=day_month(span.first))
    if span.first == span.last:
        return day_month(span.first)
    return _("{first} to {last}").format(first=day_month(span.first), last=day_month(span.last))


def day_name(day: date, today: date) -> str:
    """A day ahead, by its name within a week: ``Monday``, ``12 May``."""
    return _long_days()[day.weekday()] if 0 <= (day - today).days < 7 else day_month(day, today)


def since(at: str, now: datetime, zone: tzinfo | None = None) -> str:
    """From when something counts, as near as it has to be: ``since 04:50``, ``since Mon``, ``since 12 May``."""
    then, here = _local(at, zone), now.astimezone(zone)
    days = (here.date() - then.date()).days
    if days <= 0:
        return _("since {when}").format(when=f"{then:%H:%M}") if len(at) > 10 else _("since today")
    if days < 7:
        return _("since {when}").format(when=_short_days()[then.weekday()])
    return _("since {when}").format(when=day_month(then.date(), here.date()))


def moment(at: str, now: datetime, zone: tzinfo | None = None) -> str:
    """When something happened, with its time: ``today 16:40``, ``Fri 16:40``, ``18 Nov 16:40``."""
    then, here = _local(at, zone), now.astimezone(zone)
    days = (here.date() - then.date()).days
    if days == 0:
        day = _("today")
    elif 0 < days < 7:
        day = _short_days()[then.weekday()]
    else:
        day = day_short(then.date(), here.date())
    return _("{day} {time}").format(day=day, time=f"{then:%H:%M}") if len(at) > 10 else day


def time_of(at: str) -> str:
    """The time of day of a moment, here: ``16:40``."""
    return f"{_local(at, None):%H:%M}"


def day_word(day: date, today: date) -> str:
    """A day in a column: ``today``, ``Wed``, ``30 Sep``, ``Sep 2024``."""
    if day == today:
        return _("today")
    if 0 < (today - day).days < 7:
        return _short_days()[day.weekday()]
    month = _short_months()[day.month - 1]
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{month} {year}").format(month=month, year=day.year)


def month_word(month: date, today: date) -> str:
    """A month in a column: ``May``, or ``Nov 2024`` in another year."""
    if month.year == today.year:
        return _months()[month.month - 1]
    return _("{month} {year}").format(month=_short_months()[month.month - 1], year=month.year)


def day_of_stamp(at: str) -> str:
    """The day in an event's time stamp, or in an ISO date: ``12 May``; "" where there is none."""
    return day_month(day_of(at)) if at else ""


def day_spoken(at: str) -> str:
    """The day of a time stamp as people speak of it: ``today``, ``yesterday``, ``12 May``; "" where there is none."""
    if not at:
        return ""
    day, now = day_of(at), present.today()
    return _lately(day, now) or day_month(day, now)


def on_day(at: str) -> str:
    """On which day, likewise: ``today``, ``yesterday``, ``on 12 May``; "" where there is none."""
    if not at:
        return ""
    day, now = day_of(at), present.today()
    return _lately(day, now) or _("on {day}").format(day=day_month(day, now))


def _lately(day: date, now: date | None) -> str:
    ago = (now - day).days if now is not None else -1
    return _("today") if ago == 0 else _("yesterday") if ago == 1 else ""


def day_of(at: str) -> date:
    """The day of an event's time stamp, here, or of an ISO date."""
    return _local(at, None).date()


def _local(at: str, zone: tzinfo | None) -> datetime:
    then = datetime.fromisoformat(at)
    if len(at) == 10:
        return then
    return (then if then.tzinfo else then.replace(tzinfo=UTC)).astimezone(zone)


@row_of_words
def _short_days() -> Sequence[str]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


@row_of_words
def _long_days() -> Sequence[str]:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


@row_of_words
def _months() -> Sequence[str]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        pgettext("month", "May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


@row_of_words
def _short_months() -> Sequence[str]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        pgettext("month", "May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )


def people(names: Sequence[str]) -> str:
    """Names in a row: ``Ana, Budi and Chiara``."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def some(names: Sequence[str], most: int) -> list[str]:
    """The first names, and how many more there are."""
    more = len(names) - most
    rest = [ngettext("{count} more", "{count} more", more).format(count=more)] if more > 0 else []
    return [*names[:most], *rest]


LISTED_MOST = 6
"""Choices that a refusal lists; where there are more, it says where they are listed, or how many there are."""


def choices(known: Iterable[object]) -> str:
    """What may stand somewhere, in a row; of a long list the first, and how many more there are."""
    return ", ".join(some([str(one) for one in known], LISTED_MOST))


def either(names: Sequence[str]) -> str:
    """Choices in a row: ``a mentor or a lead``."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} or {last}").format(first=", ".join(names[:-1]), last=names[-1])


def one_of_each(groups: Iterable[Sequence[str]]) -> list[str]:
    """Groups of names of which one each is meant: ``["Joana", "Tomás or Lea"]``; of many the first two are named."""
    return list(dict.fromkeys(either(some(names, 2)) for names in groups if names))


def shown(value: object) -> str:
    """A typed value in a sentence: cleaned, on one line, and cut where it is long."""
    text = one_line(clean(str(value)))
    return text if len(text) <= SHOWN_MOST else text[: SHOWN_MOST - 1] + "…"


def one_line(text: str) -> str:
    """A text on one line, whatever line breaks were in it."""
    return " ".join(text.split())


_GLYPHS = {
    "locked": "⊘",
    "open": "○",
    "started": "◔",
    "going": "◔",
    "active": "◔",
    "extended": "◔",
    "waiting": "◐",
    "line": "◐",
    "returned": "↺",
    "done": "✔",
    "finished": "✔",
    "coming": "○",
    "paused": "–",
    "ended": "–",
    "none": "–",
    "recheck": "↻",
    "owed": "▲",
    "stuck": "▲",
    "damaged": "▲",
    "pinned": "●",
}
"""State -> glyph, one cell each; what stands for it in ASCII: ``signs``."""


def glyph(state: str) -> str:
    """The glyph of a state; a state is always shown with its word too."""
    return _GLYPHS.get(state, "○")


def word(state: str) -> str:
    """The word of a state: of an item, a phase, a side task or a programme."""
    return {
        "locked": _("later"),
        "open": _("open"),
        "started": _("going"),
        "going": _("going"),
        "active": _("going"),
        "extended": _("extended"),
        "waiting": _("waiting"),
        "line": _("queued"),
        "returned": _("again"),
        "done": _("done"),
        "finished": _("finished"),
        "coming": _("coming"),
        "paused": _("paused"),
        "ended": _("ended early"),
        "none": _("no programme"),
        "recheck": _("due again"),
        "stuck": _("stuck"),
        "damaged": _("cannot be read"),
    }.get(state, state)


def pace(state: str, days: int = 0, *, own: bool = False) -> str:
    """How a plan stands: ``2 d in hand``, ``on plan``, ``9 d past``, ``paused``; "" where none is shown.

    Nobody reads of themselves how many days past their plan they are: what comes next says all that helps.
    """
    if own and state == "past":
        return ""
    return {
        "in hand": _("{days} d in hand"),
        "on plan": _("on plan"),
        "past": _("{days} d past"),
        "paused": _("paused"),
    }.get(state, "").format(days=days)


def pace_long(state: str, days: int = 0, *, own: bool = False) -> str:
    """The same in full words, for a line of its own."""
    if state == "past" and not own:
        return ngettext("{days} day past the plan", "{days} days past the plan", days).format(days=days)
    if state == "in hand":
        return ngettext("{days} day in hand", "{days} days in hand", days).format(days=days)
    return pace(state, own=own)


def back_to_plan(titles: Sequence[str], needs: Effort) -> str:
    """What brings somebody back to the plan: the items whose day has passed, the first of them by name."""
    named = people(some([f"“{title}”" for title in titles], LATE_NAMED))
    if needs.unplanned and not needs.minutes:
        return _("To be back on plan: {items}.").format(items=named)
    text = _("To be back on plan: {items}, {time} of hands-on work.")
    if needs.unplanned:
        text = _("To be back on plan: {items}, {time} of hands-on work, {count} of them without a time.")
    return text.format(items=named, time=minutes(needs.minutes), count=needs.unplanned)


def basics_done(on: date, today: date, left: int) -> str:
    """When the basics were done, and how many of them are open all the same."""
    said = _("Basics done on {day}").format(day=day_month(on, today))
    if not left:
        return said
    return _("{said}, {count} of them open").format(said=said, count=left)


def programme(entry: Digest | str) -> str:
    """What to say in place of a phase: ``away to 26 May``, ``starts on 19 May``, ``finished``; "" for a hire on the way.

    Args:
        entry: a digest, or the name of a programme's state.

    """
    if isinstance(entry, str):
        return "" if entry == "going" else word(entry)
    if entry.trouble or entry.missing:
        return word("damaged")
    if entry.state in ("finished", "ended", "none"):
        return word(entry.state)
    if entry.away:
        return away(entry.away)
    if entry.state == "coming":
        return _("starts on {day}").format(day=short_of_stamp(entry.start))
    return word("paused") if entry.state == "paused" else ""


def away(until: str) -> str:
    """That somebody is away, and until which day where that is known."""
    return _("away") if until == "?" else _("away until {day}").format(day=short_of_stamp(until))


def bar(done: int, total: int, width: int) -> tuple[str, str]:
    """A bar of so many cells: what is done of it, and the rest. It is full only when all is done, empty only when nothing is."""
    full = 0
    if total > 0 and done > 0:
        full = width if done >= total else min(max(done * width // total, 1), width - 1)
    return "━" * full, "─" * (width - full)
