"""What waits for somebody, as a line of their queue, and as a line of a lead's list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.effort import Effort
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import short_name
from mentor_tui.domain.questions import is_number
from mentor_tui.services import present
from mentor_tui.services.abouts import (
    AreaNeed,
    AwaitsAnswer,
    Behind,
    ExampleWaits,
    GoesWith,
    HasIt,
    IsStuck,
    Mentees,
    NotUsed,
    Nowhere,
    PartWaits,
    PieceToLog,
    PromiseDue,
    Renamed,
    SignedFor,
    Starting,
    TalkToday,
    Unreadable,
    WhileAway,
    Wish,
    WithMentor,
    WordsProposed,
)
from mentor_tui.services.answers import of
from mentor_tui.wording import away, closings, mentors, plain, proposals, standing_in, unreadable
from mentor_tui.wording.language import N_, _, ngettext
from mentor_tui.wording.missing import missing

if TYPE_CHECKING:
    from mentor_tui.services.calls import Call
    from mentor_tui.wording.acts import Fill

Names = Mapping[str, str]

COUNTED_HOURS_AGO = N_("{count} ({hours} h ago)")
COUNTED_DAYS_AGO = N_("{count} ({days} days ago)")
"""How much waits, in a prompt that was last told so a while ago."""

_WRITTEN = ("asks", "asks other", "wrote")
"""Kinds of calls that are about something that a hire wrote."""

PEOPLE_NAMED = 2
"""Hires whom a line about several names."""


class CallText(NamedTuple):
    """A call in five columns: whom it is about, a glyph, a word, what it is, and since when."""

    who: str
    glyph: str
    word: str
    what: str
    when: str


def line(call: Call, names: Names, titles: Names) -> CallText:
    """A call for the one who settles it.

    Args:
        call: what waits.
        names: person id -> name.
        titles: item or side-task id -> title.

    """
    row = _ROWS[call.kind]
    if isinstance(call.about, AreaNeed):
        from mentor_tui.wording import areas

        word, said = areas.word(call.about.flag), areas.reason(call.about, names)
        return CallText(areas.about(call.about), row.glyph, word, said, "")
    # One line about several names none of them: the others would be taken to be well.
    several = call.kind in ("owed", "no zone", "starts") and len(call.people) > 1
    who = _count_of(call, names, titles) if several else short_name(names, call.person)
    return CallText(who, row.glyph, _(row.word), _what(call, names, titles), when(call))


def _count_of(call: Call, names: Names, titles: Names) -> str:
    return _("{count} hires").format(count=len(call.people)) if call.kind == "starts" else need(call, names, titles)[0]


def when(call: Call) -> str:
    """Since when a call counts, or until when; "" where neither is so."""
    if isinstance(call.about, TalkToday):
        return _("at {time}").format(time=call.about.time)
    if call.kind in (
        "starts",
        "no lead",
        "mentor leaves",
        "mentor away",
        "leave ahead",
        "back soon",
        "goes with",
        "embed ends",
        "your leave",
        "you stand in",
        "first talk",
        "stand in?",
        "declined",
        "closing",
        "your closing",
    ):
        return plain.short_of_stamp(call.since) if _has_day(call) else ""
    if not call.since or call.kind in ("quiet", "no session", "no mentor", "while away"):
        return ""
    now = present.today()
    # No working day may have passed since Friday, and yet it is not today.
    if plain.day_of(call.since) == now if now is not None else call.days == 0:
        return _("today")
    if call.days < 5 and call.kind not in ("owed", "promise"):
        return _("since {when}").format(when=plain.weekday_day(plain.day_of(call.since)).split()[0])
    return _("since {when}").format(when=plain.short_of_stamp(call.since))


def called(call: Call, titles: Names) -> str:
    """What a call is about by its title; what a hire wrote for all of their journey is a note."""
    if isinstance(call.about, PromiseDue):
        return plain.quoted(plain.one_line(call.about.text))
    if is_number(call.on):
        return _("a question")
    return titles.get(call.on, call.on) or (_("a note") if call.kind in (*_WRITTEN, "waits long") else "")


def _what(call: Call, names: Names, titles: Names) -> str:
    title = called(call, titles)
    if call.kind == "waiting" and call.held_up:
        waits = ngettext("{count} item is waiting for it", "{count} items are waiting for it", call.held_up)
        return _("{title} · {waits}").format(title=title, waits=waits.format(count=call.held_up))
    if call.kind in ("waiting", "asks", "wrote", "sent", "returned", "owed", "place free"):
        return title
    if isinstance(call.about, IsStuck):
        return _("“{why}” · {title}").format(why=plain.one_line(call.about.why), title=title)
    # The line names the person and says what it is in columns of their own.
    if call.kind in (
        "your leave",
        "you stand in",
        "stand in?",
        "declined",
        "basics",
        "through",
        "signed",
        "has it",
        "asks other",
        "example",
        "renamed",
        "no zone",
        "still yours",
        "while away",
        "piece",
        "check-in",
        "promise",
        "first talk",
        "session",
        *closings.CALLS,
    ):
        return need(call, names, titles)[1]
    if call.kind == "quiet":
        return _("nothing for {days}").format(days=_days(call.days))
    if call.kind == "no session":
        return _("no session for {days}").format(days=_days(call.days))
    what, detail = need(call, names, titles)
    return _("{what}: {detail}").format(what=what, detail=detail)


def need(call: Call, names: Names, titles: Names) -> tuple[str, str]:
    """A call as a lead's list says it: whom it is about, and what; a title comes last, as a narrow screen cuts it."""
    if isinstance(call.about, NotUsed):
        return unreadable.where(call.about), unreadable.effect(call.about, names)
    if isinstance(call.about, WhileAway):
        return _("you"), away.said(call.about, names)
    if isinstance(call.about, AreaNeed):
        from mentor_tui.wording import areas

        return areas.about(call.about), f"{areas.word(call.about.flag)}: {areas.reason(call.about, names)}"
    about = call.about._asdict() if call.about else {}
    filling = {
        "name": names.get(call.person, call.person),
        "day": call.days,
        "days": _days(call.days),
        "since": plain.short_of_stamp(call.since) if _has_day(call) else "",
        **{key: _named(value, names) for key, value in about.items()},
        "title": called(call, titles),
    }

    def fill(text: str, **more: object) -> str:
        return text.format_map({**filling, **more})

    def said(text: Said) -> str:
        return text(call, fill) if callable(text) else fill(_(text))

    row = _ROWS[call.kind]
    return said(row.whom), said(row.what)


def _named(value: object, names: Names) -> object:
    """Whom a call is about in words: ids as what these people are called, anything else as it is."""
    if isinstance(value, str):
        return short_name(names, value)
    if isinstance(value, tuple):
        return plain.people([short_name(names, one) for one in value])
    return value


def _has_day(call: Call) -> bool:
    """Whether it is known from or until when a call counts; how long somebody is away may not be."""
    return len(call.since) >= 10


def _days(count: int) -> str:
    return ngettext("{count} working day", "{count} working days", count).format(count=count)


def _unanswered(call: Call, fill: Fill) -> str:
    text = ngettext(
        "{people} person waits for an answer on “{need}”, closed {since}",
        "{people} people wait for an answer on “{need}”, closed {since}",
        of(AwaitsAnswer, call.about).people,
    )
    return fill(text)


def _waiting(call: Call, fill: Fill) -> str:
    return fill(_("waiting {days}") if call.days else _("waiting for a sign-off"))


def _renamed(call: Call, fill: Fill) -> str:
    return fill(
        _(
            "“{was}” is waiting for a sign-off, but its id “{id}” is no longer in any file. Was it renamed? Then "
            "put that id under “was”."
        ),
        was=of(Renamed, call.about).was,
        id=call.on,
    )


def _past(call: Call, fill: Fill) -> str:
    items, minutes, unplanned = of(Behind, call.about)
    past = plain.pace_long("past", call.days)
    if minutes is None:
        return fill(ngettext("{past}: {items} item", "{past}: {items} items", items), past=past)
    text = ngettext("{past}: {items} item, {time}", "{past}: {items} items, {time}", items)
    return fill(text, past=past, time=plain.effort(Effort(minutes, unplanned)))


def _waits_long(call: Call, fill: Fill) -> str:
    mentor, people = of(WithMentor, call.about)
    if len(people) > 1:
        return fill(
            ngettext("{count} hire waiting {days}", "{count} hires waiting, the longest {days}", len(people)),
            count=len(people),
        )
    return fill(_("waiting {days}, with {mentor}: {title}") if mentor else _("waiting {days}: {title}"))


def _owed(call: Call, fill: Fill) -> str:
    several = len(call.people) > 1
    return fill(_("yours, first due {since}: {title}") if several else _("yours, due {since}: {title}"))


def _stuck(call: Call, fill: Fill) -> str:
    now = of(IsStuck, call.about)
    return fill(_("stuck, for {what}: “{why}”"), what=missing(now.waits_for), why=plain.one_line(now.why))


def _promise(call: Call, fill: Fill) -> str:
    text, by = of(PromiseDue, call.about)
    said = _("{by} promised “{said}” by {since}") if by else _("you promised “{said}” by {since}")
    return fill(said, said=plain.one_line(text))


def _no_part(call: Call, fill: Fill) -> str:
    _part, things, people = of(PartWaits, call.about)
    text = ngettext("{things} thing waits, for {people}", "{things} things wait, for {people}", things)
    if len(people) > PEOPLE_NAMED:
        text = ngettext("{things} thing waits", "{things} things wait, for {count} hires", things)
    return fill(text, things=things, count=len(people))


def _owed_to(call: Call, fill: Fill) -> str:
    return fill(_("{count} hires"), count=len(call.people)) if len(call.people) > 1 else fill("{name}")


def _starts(call: Call, fill: Fill) -> str:
    count, day = len(of(Starting, call.about).people), plain.weekday_short(date.fromisoformat(call.since))
    text = _("{name} starts on {day}") if count == 1 else _("{count} start on {day}")
    return fill(text, count=count, day=day)


def _have_mentors(call: Call, fill: Fill) -> str:
    people, without = of(Starting, call.about)
    if len(people) == 1:
        return _("no mentor yet") if without else _("has a mentor")
    if not without:
        return _("all have a mentor")
    count = len(without)
    return fill(ngettext("{count} has no mentor yet", "{count} have no mentor yet", count), count=count)


def _leaves(call: Call, fill: Fill) -> str:
    return fill(_("{name} leaves on {since}") if call.days >= 0 else _("{name} left on {since}"))


def _away(call: Call, fill: Fill) -> str:
    return fill(_("{name} is away until {since}") if _has_day(call) else _("{name} is away"))


def _role_gone(call: Call, fill: Fill) -> str:
    count = len(of(Mentees, call.about).mentees)
    text = ngettext(
        "no longer a mentor, but still has {count} mentee", "no longer a mentor, but still has {count} mentees", count
    )
    return fill(text, count=count)


def _asks_mentor(call: Call, fill: Fill) -> str:
    by, wish = of(Wish, call.about)
    if by == call.person:
        return fill(_("asks for another mentor, ideally {wish}") if wish else _("asks for another mentor"))
    return fill(_("{by} asks for another mentor, ideally {wish}") if wish else _("{by} asks for another mentor"))


def _back(call: Call, fill: Fill) -> str:
    return fill(ngettext("back in {day} day", "back in {day} days", call.days))


def _goes_with(call: Call, fill: Fill) -> str:
    what = of(GoesWith, call.about).what
    if what == "last day":
        return fill(_("leaves support on {since}: note their last day"))
    if what == "back":
        return fill(_("comes back on {since}: their last day is still noted"))
    roles = {"lead": _("lead"), "mentor": _("mentor"), "observer": _("observer")}
    return fill(_("has a position from {since} that comes with a role: give them {role}"), role=roles.get(what, what))


def _nowhere(call: Call, fill: Fill) -> str:
    count = len(of(Nowhere, call.about).people)
    return fill("{name}") if count == 1 else ngettext("{count} person", "{count} people", count).format(count=count)


def _signed(call: Call, fill: Fill) -> str:
    count = len(of(SignedFor, call.about).items)
    if count == 1:
        return fill(_("{by} signed off in your place: {title}"))
    return fill(
        ngettext("{by} signed off {count} item", "{by} signed off {count} items in your place", count), count=count
    )


def _example(call: Call, fill: Fill) -> str:
    return fill(
        _("an example for {what} waits for your yes"), what=plain.shown(of(ExampleWaits, call.about).competency)
    )


def _has_it(call: Call, fill: Fill) -> str:
    count = len(of(HasIt, call.about).items)
    if count == 1:
        return fill(_("says “I have it”: {title}"))
    return fill(
        ngettext("says they have {count} thing owed to them", "says they have {count} things owed to them", count),
        count=count,
    )


def _talk_today(call: Call, fill: Fill) -> str:
    count = of(TalkToday, call.about).points
    return fill(ngettext("today, {count} point", "today, {count} points", count) if count else _("today"), count=count)


def _damaged(call: Call, fill: Fill) -> str:
    if isinstance(call.about, Unreadable) and call.about.ask:
        return fill(_("the record cannot be read; ask {ask} to put it right"))
    return fill(_("the record cannot be read; see “mentor-tui doctor”"))


Said = str | Callable[["Call", "Fill"], str]


def _better_words(call: Call, fill: Fill) -> str:
    about = of(WordsProposed, call.about)
    text = ngettext(
        "{count} proposal of better words, the first for {title}",
        "{count} proposals of better words, the first for {title}",
        about.number,
    )
    return fill(text, count=about.number, title=plain.quoted(plain.shown(about.titles[0])))


def _piece(call: Call, fill: Fill) -> str:
    pieces, first, task = of(PieceToLog, call.about)
    return fill("{said}", said=proposals.offered(pieces, first, task, held=True))


class CallWords(NamedTuple):
    """A kind of call in words: its glyph, its word as short as a column needs it, and what a lead's list says of it.

    In braces stand name, title, since, the days as a number (day) and in words (days), and what the call is about.
    """

    glyph: str
    word: str
    what: Said
    whom: Said = "{name}"


_ROWS: dict[str, CallWords] = {
    "unreadable": CallWords("▲", N_("a file"), N_("cannot be used")),
    "stuck": CallWords("▲", N_("stuck"), _stuck, N_("{name}: {title}")),
    "promise": CallWords("▲", N_("promised"), _promise),
    "first talk": CallWords("○", N_("first talk"), N_("a first talk was due by {since}")),
    "session": CallWords("○", N_("session"), _talk_today),
    "waiting": CallWords("◐", N_("waiting"), _waiting, N_("{name}: {title}")),
    "renamed": CallWords("◐", N_("waiting"), _renamed, N_("{people}")),
    "asks": CallWords("?", N_("asks"), N_("asked a question"), N_("{name}: {title}")),
    "wrote": CallWords("○", N_("wrote"), N_("wrote something"), N_("{name}: {title}")),
    "check-in": CallWords("○", N_("check-in"), N_("said how the week was")),
    "check-in waits": CallWords("○", N_("check-in"), N_("has had no answer to a check-in for {days}")),
    "waits long": CallWords("◐", N_("waiting"), _waits_long),
    "example": CallWords("◐", N_("example"), _example),
    "sent": CallWords("◐", N_("finished"), N_("waits for your yes: {title}")),
    "returned": CallWords("↺", N_("again"), N_("came back for one more go"), N_("{name}: {title}")),
    "place free": CallWords("○", N_("free"), N_("a place is free: take it, or leave the waiting list"), "{title}"),
    "owed": CallWords("▲", N_("owed"), _owed, _owed_to),
    "no part": CallWords("▲", N_("no part"), _no_part, N_("nobody has the part {part}")),
    "quiet": CallWords("○", N_("quiet"), N_("quiet for {days}")),
    "no session": CallWords("○", N_("no talk"), N_("no session for {days}")),
    "still yours": CallWords("○", N_("yours?"), N_("nothing for {days}. Still yours? {title}"), N_("you")),
    "past": CallWords("▲", N_("past plan"), _past),
    "goes": CallWords("↺", N_("again"), N_("back {goes} times: {title}"), N_("{name}, day {day}")),
    "starts": CallWords("○", N_("starts"), _have_mentors, _starts),
    "no mentor": CallWords("▲", N_("no mentor"), N_("no mentor yet"), N_("{name}, day {day}")),
    "no curriculum": CallWords("▲", N_("no curriculum"), N_("has no curriculum yet")),
    "no lead": CallWords("▲", N_("no lead"), N_("nobody else leads their teams; give somebody the role"), _leaves),
    "mentor leaves": CallWords("▲", N_("leaves"), standing_in.mentees, _leaves),
    "mentor away": CallWords("▲", N_("away"), standing_in.mentees, _away),
    "your leave": CallWords("▲", N_("your leave"), standing_in.your_leave, N_("you")),
    "you stand in": CallWords("○", N_("stand in"), standing_in.you_stand_in),
    "stand in?": CallWords("◐", N_("stand in?"), standing_in.asked),
    "declined": CallWords("◐", N_("cannot"), standing_in.declined),
    "while away": CallWords("○", N_("meanwhile"), N_("meanwhile"), N_("you")),
    "basics": CallWords("✔", N_("basics"), N_("has done the basics: well done, both of you")),
    "closing": CallWords("○", N_("closing"), closings.open_for_mentor),
    "your closing": CallWords("○", N_("closing"), closings.open_for_hire, N_("you")),
    "closed": CallWords("✔", N_("closing"), N_("has answered, for you to read")),
    "became": CallWords("✔", N_("went on"), closings.became),
    "through": CallWords("✔", N_("finished"), N_("has finished: well done, both of you")),
    "signed": CallWords("✔", N_("signed off"), _signed),
    "has it": CallWords("✔", N_("has it"), _has_it),
    "asks other": CallWords("?", N_("asks"), N_("asked {other}: {title}")),
    "leave ahead": CallWords("▲", N_("away soon"), standing_in.leave_ahead, N_("{name} is away from {since}")),
    "no role": CallWords("▲", N_("no mentor"), _role_gone),
    "kept apart": CallWords("▲", N_("apart"), N_("should be kept apart from {mentor}, who mentors them")),
    "manager": CallWords("▲", N_("manager"), N_("{mentor} is both their mentor and their manager")),
    "asks mentor": CallWords("?", N_("asks"), _asks_mentor),
    "over capacity": CallWords("▲", N_("too much"), mentors.over_capacity),
    "back soon": CallWords("○", N_("back"), _back, N_("{name} is away until {since}")),
    "area": CallWords("▲", N_("area"), N_("needs a decision")),
    "asks area": CallWords("?", N_("area"), N_("would like to own it")),
    "unclaimed": CallWords("○", N_("area"), N_("has no owner yet")),
    "unpublished": CallWords(
        "○", N_("edition"), N_("changed since edition {version} was published, {since}"), N_("“{curriculum}”")
    ),
    "piece": CallWords("○", N_("a piece"), _piece, N_("you")),
    "words": CallWords("○", N_("words"), _better_words, N_("“{curriculum}”")),
    "quiet team": CallWords(
        "▲", N_("quiet"), N_("no briefing on “{area}” since {since}; every {rhythm} days is promised")
    ),
    "unanswered": CallWords("▲", N_("answer"), _unanswered),
    "area quiet": CallWords("▲", N_("area"), N_("waits for an entry in its log")),
    "no zone": CallWords("○", N_("no zone"), N_("time zone not known, so shared hours cannot count"), _nowhere),
    "goes with": CallWords("▲", N_("decided"), _goes_with),
    "embed ends": CallWords("○", N_("embed ends"), N_("sits with “{area}” until {since}: what comes next?")),
    "damaged": CallWords("▲", N_("damaged"), _damaged),
}
