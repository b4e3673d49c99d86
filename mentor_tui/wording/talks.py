"""Talks, their agenda and check-ins in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo

from mentor_tui.domain.agenda import Agenda, CameBack
from mentor_tui.domain.kinds_of_day import Kind, counted
from mentor_tui.domain.lines import Unanswered
from mentor_tui.domain.names import short_name
from mentor_tui.domain.promises import Promise
from mentor_tui.services.agenda import AgendaPage
from mentor_tui.services.checkins import CheckInRow
from mentor_tui.wording import plain
from mentor_tui.wording.language import N_, _, ngettext

MOODS: Mapping[str, str] = {"good": N_("good"), "mixed": N_("mixed"), "hard": N_("hard")}
"""How a week can be."""


def mood(word: str) -> str:
    """How a week was."""
    return _(MOODS[word]) if word in MOODS else word


def check_in(row: CheckInRow, now: datetime, zone: tzinfo | None) -> str:
    """A check-in in a line: the word, when it was said, and what else was."""
    said = _("{word}, {when}").format(word=mood(row.said.word), when=plain.moment(row.said.at, now, zone))
    return _("{said}: “{text}”").format(said=said, text=plain.one_line(row.said.text)) if row.said.text else said


def at(moment: str, zone: tzinfo | None) -> str:
    """The moment of a talk: ``Tue 20 May, 15:00``."""
    then = datetime.fromisoformat(moment).astimezone(zone)
    return _("{day}, {time}").format(day=plain.weekday_day(then.date()), time=f"{then:%H:%M}")


def coming(next_at: str, zone: tzinfo | None) -> str:
    """When the next talk is, or that none is agreed."""
    return at(next_at, zone) if next_at else _("no day agreed yet")


def session_cell(next_at: str, last: str, now: datetime) -> str:
    """The next talk in a column: ``today 15:00``, ``Thu 08:30``, ``12 Dec``; where none is agreed, when the last one was."""
    if next_at:
        then = datetime.fromisoformat(next_at).astimezone(now.tzinfo)
        days = (then.date() - now.date()).days
        if days > 6:
            return plain.day_short(then.date(), now.date())
        day = plain.weekday_short(then.date()).split()[0] if days else _("today")
        return _("{day} {time}").format(day=day, time=f"{then:%H:%M}")
    return _("last {day}").format(day=plain.day_word(plain.day_of(last), now.date())) if last else "–"


def held(found: Agenda, now: datetime, zone: tzinfo | None) -> str:
    """How many talks there were, and when the last one was."""
    if found.last is None:
        return _("the first one")
    then = found.last.on or datetime.fromisoformat(found.last.at).astimezone(zone).date().isoformat()
    when = plain.moment(then, now, zone)
    said = ngettext("{count} so far, the last {when}", "{count} so far, the last {when}", found.held)
    return said.format(count=found.held, when=when)


def since_last(found: Agenda, labels: Mapping[str, str]) -> str:
    """What happened since the last talk, counted; one of what was done by its name."""
    done, back, asked = found.happened.done, len(found.happened.returned), len(found.happened.asked)
    parts = []
    if done:
        name = plain.quoted(labels.get(done[-1][0], done[-1][0]))
        one = _("✔ {count} done, {name} last") if len(done) > 1 else _("✔ {name} done")
        parts.append(one.format(count=len(done), name=name))
    if back:
        parts.append(ngettext("↺ {count} came back", "↺ {count} came back", back).format(count=back))
    if asked:
        parts.append(ngettext("? {count} asked", "? {count} asked", asked).format(count=asked))
    return "   ".join(parts) or _("nothing yet")


def days_of(kinds: Sequence[Kind]) -> str:
    """Of which kind the days since the last talk were, "" where there were none."""
    if not kinds:
        return ""
    now = counted(kinds)
    parts = [_("{count} moving").format(count=now.moving)] if now.moving else []
    parts += [_("{count} waited for us").format(count=now.waiting)] if now.waiting else []
    parts += [_("{count} quiet").format(count=now.quiet)] if now.quiet else []
    parts += [_("{count} away").format(count=now.away)] if now.away else []
    total = ngettext("{count} day", "{count} days", len(kinds)).format(count=len(kinds))
    return _("{total}: {parts}").format(total=total, parts=", ".join(parts))


def question(one: Unanswered, labels: Mapping[str, str]) -> str:
    """A question that is open: on what, and its latest words."""
    text = _("“{text}”").format(text=plain.one_line(one.texts[-1]))
    return _("{on}: {text}").format(on=plain.shown(labels.get(one.on, one.on)), text=text) if one.on else text


_NOW: Mapping[str, str] = {
    "done": N_("signed off"),
    "waiting": N_("sent again, it waits for a sign-off"),
    "returned": N_("still to be sent again"),
    "open": N_("open again"),
    "started": N_("open again"),
}


def came_back(one: CameBack, labels: Mapping[str, str]) -> str:
    """What came back: what was said then, and how it stands now."""
    said = _("{title}: {now}").format(title=plain.shown(labels.get(one.on, one.on)), now=_(_NOW[one.state]))
    return _("{said} (“{text}”)").format(said=said, text=plain.one_line(one.text)) if one.text else said


def promise(one: Promise, names: Mapping[str, str], viewer: str) -> str:
    """A promise: whose, what, and by when or what became of it."""
    who = _("you") if one.by == viewer else plain.shown(names.get(one.by, one.by))
    text = _("“{text}”").format(text=plain.one_line(one.text))
    if one.state == "kept":
        return _("{who}: {text}, kept").format(who=who, text=text)
    if one.state == "let-go":
        return _("{who}: {text}, let go: {why}").format(who=who, text=text, why=plain.one_line(one.why))
    return _("{who}: {text}, for {day}").format(who=who, text=text, day=plain.weekday_day(one.due))


NOTHING = N_("Nothing is open. A good talk can be about next week.")


def agenda_lines(
    page: AgendaPage, names: Mapping[str, str], viewer: str, kinds: Sequence[Kind], now: datetime, zone: tzinfo | None
) -> Iterable[tuple[str, list[str]]]:
    """The agenda section by section, each with its lines; what has none is left out."""
    found, labels = page.agenda, page.labels
    first = plain.shown(page.access.team.names.short(page.access.person.id))
    days = days_of(kinds)
    yield _("Next talk"), [f"{coming(found.next, zone)} · {held(found, now, zone)}"]
    yield _("Since last time"), [since_last(found, labels), *([days] if days else [])]
    if page.check_in is not None:
        yield _("Check-in"), [check_in(page.check_in, now, zone)]
    rest = (
        (_("Open questions"), [f"? {question(one, labels)}" for one in found.questions]),
        (_("Came back"), [f"{plain.glyph(one.state)} {came_back(one, labels)}" for one in found.happened.returned]),
        (_("Promised"), [f"{promise_mark(one)} {promise(one, names, viewer)}" for one in found.promises]),
        (_("You bring") if page.own else _("{name} brings").format(name=first), [one.text for one in found.own]),
        (
            _brought(page, viewer),
            [
                one.text
                if one.by == viewer
                else _("{name}: {text}").format(name=plain.shown(names.get(one.by, one.by)), text=one.text)
                for one in found.theirs
            ],
        ),
    )
    yield from ((title, lines) for title, lines in rest if lines)
    if not found.points:
        yield "", [_(NOTHING)]


def _brought(page: AgendaPage, viewer: str) -> str:
    """Who brings what the hire does not bring themselves."""
    others = page.own or any(one.by != viewer for one in page.agenda.theirs)
    return _("Others bring") if others else _("You bring")


def to_talk_about(found: Agenda, labels: Mapping[str, str], names: Mapping[str, str], viewer: str) -> list[str]:
    """The agenda in short: what happened since the last talk, then a line for each thing that there is to talk about."""
    return [
        since_last(found, labels).replace("   ", " · "),
        *(f"? {question(one, labels)}" for one in found.questions),
        *(f"{plain.glyph(one.state)} {came_back(one, labels)}" for one in found.happened.returned),
        *(f"{promise_mark(one)} {promise(one, names, viewer)}" for one in found.promises if one.open),
        *(
            (_("You bring: {text}") if one.by == viewer else _("{name} brings: {text}")).format(
                name=plain.shown(short_name(names, one.by)), text=plain.one_line(one.text)
            )
            for one in (*found.own, *found.theirs)
        ),
    ]


def promise_mark(one: Promise) -> str:
    """The glyph of a promise."""
    return {"open": "▲", "kept": "✔", "let-go": "–"}[one.state]
