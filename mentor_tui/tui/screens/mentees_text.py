"""The words of the Mentees place: headline, queue, mentees' rows, the text beside one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.debts import DEBT_DAYS
from mentor_tui.domain.journey import Post
from mentor_tui.domain.journey_folds import ANSWERED, RETURNED, SAID, SETTLED, SIGNED, TICKED, UNTICKED
from mentor_tui.domain.mentoring import Tie
from mentor_tui.domain.names import short_name
from mentor_tui.domain.promises import KEPT, LET_GO
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.stuck import FREE
from mentor_tui.domain.text import clean, is_question
from mentor_tui.domain.today import next_items
from mentor_tui.services.abouts import AsksOther, IsStuck, WhileAway
from mentor_tui.services.calls import Call
from mentor_tui.services.checkins import last_for
from mentor_tui.services.overview import Digest
from mentor_tui.services.pages import MenteesPage
from mentor_tui.services.sweep import GOES_HOME_WITHIN
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.screens import mentees_sweep_text as sweep
from mentor_tui.tui.screens.mentees_view import TOLD_IN_FULL, WRITTEN, Piece, written
from mentor_tui.tui.screens.team_view import call_id, phase_cell, plan_cell, seen_cell
from mentor_tui.tui.styles import Part, cells, fit, fit_name, fit_short
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import away, calls, free_days, mentors, plain, shared, talks
from mentor_tui.wording.language import N_, _, ngettext
from mentor_tui.wording.missing import missing

WIDE = 100

ROWS_WIDE, ROWS_WIDE_KEEP = 110, 92
"""Cells from which on a mentee's row has room for what comes next, and what the other columns keep of them."""


def headline(page: MenteesPage, now: datetime, *, wide: bool) -> tuple[list[Part], list[Part]]:
    """How much waits, who goes home when; what mentoring takes of the mentor's week."""
    hours: list[Part] = []
    if page.hours:
        said = _("mentoring takes {hours} of your week") if wide else _("{hours} a week")
        hours = [(said.format(hours=plain.hours(page.hours)), "dim")]
    if page.unreadable and not page.queue:
        return [(clean(" ".join(calls.need(page.unreadable[0], page.names, {}))), "strong")], hours
    if not page.queue:
        coming, read = sweep.next_talk(page, now), sweep.reads_later(page, now) or sweep.in_time(page)
        if not (coming or read):
            read = _("You have seen everything here.")
        said = " ".join(filter(None, (coming, read))) if wide or not read else read
        return [(_("Nothing is waiting."), "strong"), (" " + said, "dim")], hours
    count = len(page.queue)
    said = ngettext("{count} thing waits for you", "{count} things wait for you", count).format(count=count)
    if page.minutes:
        said += _(", about {time}").format(time=plain.minutes(page.minutes))
    parts: list[Part] = [(said + ".", "strong")]
    home, read = _goes_home(page), sweep.in_time(page)
    if home:
        parts.append(("  " + home, ""))
    # Who has it in time is told where nobody is about to go without.
    return parts, [(read, "")] if read and (wide or not home) else hours


def newcomers(page: MenteesPage, width: int) -> str:
    """Who is new with the mentor, who comes when, and who is free today: the rows may be further down than what is in sight."""
    if page.unreadable:
        said = [" ".join(calls.need(call, page.names, {})) + "." for call in page.unreadable]
        return fit(clean(" ".join(said)), width).rstrip()
    back = next((call.about for call in page.queue if isinstance(call.about, WhileAway)), None)
    said = [_("{said}.").format(said=away.sentence(back, page.names))] if back is not None else []
    said += mentors.arrivals(page.ties, page.names)
    free = {short_name(page.names, person.id): entry.free for person, entry in page.rows if entry.free}
    said += free_days.of_others(free, page.today)
    for hire, found in page.shared.items():
        things = ", ".join(shared.things(found, page.standings[hire].catalogue))
        if things:
            said.append(_("You and {name} share: {things}.").format(name=short_name(page.names, hire), things=things))
    return fit(clean(" ".join(said)), width).rstrip()


def _goes_home(page: MenteesPage) -> str:
    waiting = {call.person for call in page.queue}
    soon = [(left, hire) for hire, left in page.home.items() if hire in waiting and left <= GOES_HOME_WITHIN]
    if not soon:
        return ""
    left, hire = min(soon)
    first = short_name(page.names, hire)
    return _("{name} goes home in {time}.").format(name=first, time=plain.minutes(left))


def queue_lines(page: MenteesPage, width: int) -> list[Line]:
    """One line for each thing that waits."""
    texts = [(call, calls.line(call, page.names, page.labels.get(call.person, {}))) for call in page.queue]
    who_wide = min(max((cells(text.who) for _call, text in texts), default=0), 20) + 2
    word_wide = max((len(text.word) for _call, text in texts), default=0) + 2
    when_wide = max((cells(text.when) for _call, text in texts), default=0)
    titles = [clean(_title(page, call, text.what)) for call, text in texts]
    reasons = [_reason(page, call) for call in page.queue]
    reason_wide = max(map(cells, reasons), default=0)
    room = width - who_wide - word_wide - when_wide - reason_wide - 9
    # Why it matters is told where it takes nothing away from what it is.
    if any(cells(title) > room for title, call in zip(titles, page.queue, strict=True) if call.kind == "waiting"):
        reason_wide = 0
    found = []
    for (call, text), title, reason in zip(texts, titles, reasons, strict=True):
        tone = "late" if is_late(call) else ""
        # What has neither gives its room to what it is.
        right: list[Part] = [(fit(text.when, when_wide), "dim")] if text.when or (reason and reason_wide) else []
        if reason_wide and right:
            right.append(("  " + fit(reason, reason_wide), ""))
        right.append((" ", ""))
        parts: tuple[Part, ...] = (
            (fit_short(text.who, who_wide - 2) + "  ", ""),
            (fit(f"{text.glyph} {text.word}", word_wide + 2), tone),
            (title, ""),
        )
        found.append(Line(parts, tuple(right), call_id(call)))
    return found


def is_late(call: Call) -> bool:
    """Whether something that is owed to a mentee is late."""
    return call.days > {"owed": 0, "promise": 0, "stuck": DEBT_DAYS}.get(call.kind, call.days)


def _title(page: MenteesPage, call: Call, what: str) -> str:
    """What a line of the queue is about: what was written, or what waits and which go it is."""
    line = written(page, call)
    if line is not None:
        said = next(filter(is_question, line.texts), line.texts[-1])
        quoted = _("“{text}”").format(text=plain.one_line(said))
        if isinstance(call.about, AsksOther):
            return _("to {name}: {said}").format(name=short_name(page.names, call.about.other), said=quoted)
        return quoted
    if call.kind != "waiting":
        return what
    title = page.labels.get(call.person, {}).get(call.on, call.on)
    goes = _goes(page, call)
    return _("{title}, {go}").format(title=title, go=plain.nth_go(goes + 1)) if goes else title


def _goes(page: MenteesPage, call: Call) -> int:
    case = page.cases.get((call.person, call.on))
    return case.fact.goes if case is not None and call.kind in ("waiting", "sent") else 0


def _reason(page: MenteesPage, call: Call) -> str:
    """Why it matters: what waits on it, or that lines were asked for."""
    if call.kind == "session":
        return _("enter: agenda")
    if call.held_up:
        return ngettext("holds up {count} item", "holds up {count} items", call.held_up).format(count=call.held_up)
    case = page.cases.get((call.person, call.on))
    if case is None or not _goes(page, call):
        return ""
    asked = len(case.fact.unmet_criteria)
    return ngettext("{count} line asked for", "{count} lines asked for", asked).format(count=asked) if asked else ""


def nobody(page: MenteesPage) -> str:
    """What stands there for whoever has no mentees, and for whom nothing waits."""
    if page.parts and "mentor" not in page.me.roles:
        return _("Nothing of your part is due.\n\nWhen it is, you will see here what, and for whom.")
    return _(
        "You have no mentees yet.\n\nWhen a lead gives you one, you will see here what is waiting for "
        "you, and a row for each mentee."
    )


def settled(page: MenteesPage, call: Call) -> str:
    """Who settled what waits no more; "" where it was the viewer, or where it was only there to be read."""
    if call.kind not in ("waiting", "sent", "owed", "asks", "stuck", "promise"):
        return ""
    standing = page.standings.get(call.person)
    if call.kind == "sent" and standing is not None and (hold := standing.holds.get(call.on)) is not None and hold.yes:
        who = max(hold.yes.values(), key=lambda yes: yes["at"])["by"]
        return "" if who == page.me.id else _("{who} confirmed it.").format(who=short_name(page.names, who))
    tail = standing.journey.record.tail if standing is not None else ()
    last = next((past.event for past in reversed(tail) if past.event.on == call.on or not call.on), None)
    if last is not None and last.by == page.me.id:
        return ""
    if last is None or last.kind not in _SETTLED:
        return _("This is no longer waiting.")
    return _(_SETTLED[last.kind]).format(who=short_name(page.names, last.by))


_SETTLED = {
    SIGNED: N_("{who} signed it off."),
    RETURNED: N_("{who} asked for one more go."),
    UNTICKED: N_("{who} removed the tick."),
    TICKED: N_("{who} ticked it."),
    SAID: N_("{who} answered."),
    ANSWERED: N_("{who} answered."),
    SETTLED: N_("{who} settled it."),
    FREE: N_("{who} said that it is there."),
    KEPT: N_("{who} said that it is kept."),
    LET_GO: N_("{who} let it go."),
}
"""What settles a thing that waits -> the words for it, where somebody else did it."""


def settled_line(page: MenteesPage, call: Call, said: str) -> Line:
    """The row of a thing that waits no more."""
    title = calls.called(call, page.labels.get(call.person, {}))
    who = page.names.get(call.person, call.person)
    return Line(((f"{clean(who)}  ", "dim"), (said, "strong"), (f"  {clean(title)}", "dim")), (), call_id(call))


def _held_up(call: Call) -> str:
    if not call.held_up:
        return ""
    return ngettext("{count} item is waiting for it", "{count} items are waiting for it", call.held_up).format(
        count=call.held_up
    )


def rows_heading(width: int) -> str:
    """The line over the mentees' rows."""
    heads = (
        _("Mentee"),
        _("Day"),
        _("Phase"),
        _("Plan"),
        _("Check-in"),
        _("Last seen"),
        _("Session"),
        _("Next"),
    )
    return _row_text(width, heads)


def mentee_line(
    page: MenteesPage, name: str, entry: Digest, catalogue: Catalogue, *, now: datetime, width: int
) -> Line:
    """One mentee's row."""
    last = talks.session_cell(entry.talk[0] if entry.talk else "", entry.session, now)
    if name in page.covering:
        last = _("you stand in")
    if name in page.ties:
        last = tie_text(page, name, page.ties[name], now)
    row = (
        fit_name(page.names, name, _name_width(width)),
        str(entry.day) if entry.day > 0 and not entry.trouble else "–",
        phase_cell(entry, catalogue, _phase_width(width)),
        _("on hold: us") if entry.stuck else plan_cell(entry),
        check_in_cell(page, name, now),
        seen_cell(entry.last_seen, now),
        last,
        ahead(page.standings[name]) if width >= ROWS_WIDE and name in page.standings else "",
    )
    tone = (
        "dim"
        if entry.away or entry.free or entry.state in ("paused", "finished", "ended") or name in page.coming
        else ""
    )
    return Line(((_row_text(width, row), tone),), (), name)


def tie_text(page: MenteesPage, hire: str, tie: Tie, now: datetime) -> str:
    """What changes, or has just changed, the day first: ``from 2 Jun, H handover``, ``until 6 Jun with Joana``."""
    other = short_name(page.names, tie.other) if tie.other else ""
    text = {
        "comes": _("from {day}"),
        "new": _("new {since}"),
        "goes": _("on {day} to {other}"),
        "shared": _("until {day} with {other}"),
        "beside": _("until {day} with {other}"),
    }[tie.kind].format(other=other, day=plain.day_short(tie.day), since=plain.day_word(tie.day, now.date()))
    shown = tie.kind in ("comes", "new") and hire in page.handed
    return _("{said}, H handover").format(said=text) if shown else text


CHECK_IN_SEEN = timedelta(days=14)
"""How long a check-in says something of the present."""


def check_in_cell(page: MenteesPage, hire: str, now: datetime) -> str:
    """What a mentee said last of their week, with a mark while it has no answer; a dash where it is not the viewer's to read."""
    standing = page.standings.get(hire)
    row = last_for(standing, page.relations.get(hire, ())) if standing is not None else None
    if row is None or now - datetime.fromisoformat(row.said.at) > CHECK_IN_SEEN:
        return "–"
    return talks.mood(row.said.word) if row.answered else f"○ {talks.mood(row.said.word)}"


def _name_width(width: int) -> int:
    return 14 + max(min(width, ROWS_WIDE_KEEP) - 80, 0) // 4


def _phase_width(width: int) -> int:
    return 14 + max(min(width, ROWS_WIDE_KEEP) - 80, 0) // 3


def _row_text(width: int, row: Sequence[str]) -> str:
    left = min(width, ROWS_WIDE_KEEP)
    widths = (_name_width(width), 3, _phase_width(width), 12, 8, 9)
    name, day, phase, plan, check_in, seen, last, ahead_ = (clean(cell) for cell in row)
    room = left - sum(widths) - 9
    # What changes now is worth more than when the hire was last seen.
    tail = fit(last, room + widths[5] + 1)
    if cells(last) <= room:
        tail = f"{fit(seen, widths[5])} {fit(last, room)}"
    way = f"{fit(phase, widths[2])} {fit(plan, widths[3])}"
    if cells(phase) > widths[2]:  # until when somebody is away takes more, and their plan says little then
        way = fit(f"{phase} {plan}", widths[2] + 1 + widths[3])
    head = f"{fit(name, widths[0])}{fit(day, widths[1], right=True)}  {way}"
    row_ = f"{head} {fit(check_in, widths[4])} {tail}"
    if cells(last) > (rest := room + widths[5] + 1):
        row_ = f"{head} {fit(last, widths[4] + 1 + rest)}"
    return f"{row_} {fit(ahead_, width - left - 1)}" if width >= ROWS_WIDE else row_


def meta(piece: Piece, now: datetime) -> str:
    """What belongs to the title: which repetition, when it was sent, which go."""
    call = piece.call
    if call.kind == "owed":
        return _("yours, due {day} · t ticks it").format(day=plain.short_of_stamp(call.since))
    if isinstance(call.about, IsStuck):
        return _("waits for {what} · d: it is there").format(what=missing(call.about.waits_for))
    if call.kind == "promise":
        return _("due {day} · d: kept · D: let it go").format(day=plain.short_of_stamp(call.since))
    if call.kind == "session":
        return calls.when(call)
    if call.kind in WRITTEN:
        said = _("wrote {when}") if call.kind == "wrote" else _("asked {when}")
        return said.format(when=plain.moment(call.since, now, now.tzinfo))
    if not piece.signs:
        return ""
    parts = [_("{count} of {times}").format(count=min(piece.fact.count, piece.times), times=piece.times)]
    if piece.fact.goes:
        parts.append(plain.nth_go(piece.fact.goes + 1))
    if piece.fact.at:
        parts.append(plain.moment(piece.fact.at, now, now.tzinfo))
    return " · ".join(parts)


def under(piece: Piece, *, wide: bool) -> tuple[list[Part], list[Part]]:
    """The line below the title: what can be done with the evidence; which go it is, and what waits on it."""
    left: list[Part] = []
    if piece.call.kind == "wrote" or piece.call.group == "told":
        return [(_("enter opens it, and it leaves your queue"), "dim")], []
    if piece.call.kind == "session":
        return [(_("enter opens the page of the talk"), "dim")], []
    if piece.call.kind in TOLD_IN_FULL:
        return [], []
    if piece.evidence and piece.call.kind not in ("owed", "stuck"):
        left.append(("y " + _("copy"), "dim"))
    if piece.link:
        left.append(("   o " + _("open"), "dim"))
    if not piece.signs:
        return left, []
    right = [text for text in (_held_up(piece.call), clean(piece.place) if wide else "") if text]
    return left, [(" · ".join(right), "dim")] if right else []


def title(piece: Piece) -> list[Part]:
    """What is open, and whose it is; the name, which comes last, is to stay whole."""
    if not piece.title:
        return [(piece.name, "strong")]
    return [(clean(piece.title), "strong"), (f" · {clean(piece.name)}", "")]


def evidence(piece: Piece, now: datetime, width: int) -> list[Part]:
    """What came with it; for a talk, what to begin with."""
    call = piece.call
    if call.kind in ("quiet", "no session"):
        return _talk(piece, now)
    if call.kind == "owed":
        return prose(piece.about, width) or [(_("There is no description."), "dim")]
    text = clean(piece.evidence, lines=True)
    if call.kind in TOLD_IN_FULL or call.kind == "session":
        return [(text, "")]
    if not text:
        return [(_("No evidence came with it. Ask, or look where it was done."), "dim")]
    parts: list[Part] = [(text if piece.link else f"“{text}”", "")]
    for number, entry in piece.earlier:
        head = plain.nth_of(number, piece.times), plain.moment(entry.on or entry.at, now, now.tzinfo)
        parts += [("\n" + " · ".join(head) + "\n", "dim"), (f"“{clean(entry.text, lines=True)}”", "")]
    return parts


def _talk(piece: Piece, now: datetime) -> list[Part]:
    days = piece.call.days
    if piece.call.kind == "quiet":
        said = ngettext(
            "Nothing from {name} for {days} working day.", "Nothing from {name} for {days} working days.", days
        )
    else:
        said = ngettext("No session for {days} working day.", "No session for {days} working days.", days)
    parts: list[Part] = [(said.format(name=piece.short, days=days), "")]
    for post in piece.sessions[:1]:
        when = plain.moment(post.on or post.at, now, now.tzinfo)
        said = _("Last session, {when}: {text}").format(when=when, text=clean(post.text) or "–")
        parts.append(("\n" + said, ""))
    if piece.returned:
        parts.append(("\n" + _("Came back: {titles}").format(titles=", ".join(map(clean, piece.returned))), ""))
    if piece.next_titles:
        parts.append(("\n" + _("Before them: {titles}").format(titles=", ".join(map(clean, piece.next_titles))), ""))
    return parts


def thread(posts: Sequence[Post], piece: Piece, names: Mapping[str, str], now: datetime) -> list[Part]:
    """Lines that were asked for last time and are no lines any more, then who said what, newest first."""
    parts: list[Part] = []
    gone = [line for line in piece.fact.unmet_criteria if not piece.signs or line not in piece.lines]
    if gone and piece.fact.state != "done":
        listed = "; ".join(map(clean, gone))
        parts.append((_("Still open from last time: {lines}").format(lines=listed) + "\n", "dim"))
    for post in reversed(posts):
        who = short_name(names, post.by)
        head = f"{who}, {plain.moment(post.at, now, now.tzinfo)}"
        if post.kind == "returned":
            head += " · " + _("one more go")
        parts += [(head + "\n", "dim"), (f"“{clean(post.text, lines=True)}”\n", "")]
    return parts


def asked(piece: Piece, viewer: str, names: Mapping[str, str], now: datetime) -> list[Part]:
    """What was asked for when it was last sent back."""
    post = piece.asked
    if post is None:
        return []
    day, today = datetime.fromisoformat(post.at).astimezone(now.tzinfo).date(), now.date()
    when = plain.weekday_name(day.weekday()) if 0 < (today - day).days < 7 else plain.day_word(day, today)
    said = _("You asked, {when}") if post.by == viewer else _("{name} asked, {when}")
    head = said.format(name=short_name(names, post.by), when=when)
    return [(f"{head}  ", "dim"), (f"“{clean(post.text, lines=True)}”", "")]


def line_words(piece: Piece, now: datetime) -> dict[str, tuple[str, str]]:
    """Place of a line -> the words for seen and not yet: on a further go the day it was seen, or that it was asked for."""
    if not piece.fact.goes:
        return {}
    seen, not_yet = _("seen"), _("not yet")
    day = seen
    if piece.judged:
        day = plain.day_short(datetime.fromisoformat(piece.judged).astimezone(now.tzinfo).date(), now.date())
    found = {}
    for place, line in enumerate(piece.lines):
        if line in piece.fact.unmet_criteria:
            found[str(place)] = (seen, _("asked"))
        elif line in piece.fact.met_criteria:
            found[str(place)] = (day, not_yet)
    return found


def ahead(standing: Standing) -> str:
    """What a hire has before them, and when they were last sat with."""
    today = [now.item.label for now in next_items(standing)]
    return clean(", ".join(today)) if today else _("nothing is open at the moment")


def rest(page: MenteesPage) -> list[Part]:
    """What the mentees have before them, for a mentor for whom nothing waits."""
    parts: list[Part] = []
    for person, entry in page.rows:
        standing = page.standings.get(person.id)
        if standing is not None and entry.state not in ("finished", "ended"):
            parts += [(f"{clean(page.names.get(person.id, person.id))}  ", "strong"), (f"{ahead(standing)}\n", "dim")]
    return parts
