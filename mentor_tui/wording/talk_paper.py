"""The page for the half-way and the day-90 talk, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mentor_tui.domain.kinds_of_day import counted
from mentor_tui.domain.names import short_name
from mentor_tui.domain.promises import Promise
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.text import clean
from mentor_tui.services.talk_paper import HALF_WAY, TalkPaper
from mentor_tui.wording import debts, levels, milestone, plain, talks
from mentor_tui.wording.language import _, ngettext

SHOWN_TIMES = 3
"""Repetitions of one thing whose evidence stands there; of more it is the latest."""


def title(paper: TalkPaper) -> str:
    """Which talk it is, and with whom."""
    said = _("Half-way talk with {name}") if paper.kind == HALF_WAY else _("Day-90 talk with {name}")
    return said.format(name=plain.shown(paper.of.person.name))


def head(paper: TalkPaper) -> str:
    """Who it is about: position, place, mentor, and which day of theirs it is."""
    of, profile = paper.of, paper.of.standing.profile
    place = of.standing.catalogue.calendar.place(profile.place)
    position = paper.levels.position
    parts = [
        position.label if position else profile.position,
        place.title if place is not None else profile.place,
        _("with {mentor}").format(mentor=of.mentor.name) if of.mentor is not None else "",
        _("working day {day}").format(day=of.standing.day_here) if of.standing.day_here > 0 else "",
    ]
    return " · ".join(plain.shown(part) for part in parts if part)


def about(paper: TalkPaper) -> str:
    """Of which day it is, and what is not on it."""
    said = _(
        "As of {day}. Everybody who sits there has this same page, and {name} may read all that it was made of. How the "
        "weeks were, as the check-ins have it, is not on it: that stays with the mentor."
    )
    return said.format(day=plain.day_month(paper.today), name=_first(paper))


def owed(paper: TalkPaper) -> list[str]:
    """What is owed to them now, and how many of their days waited for us."""
    waited = counted(paper.days).waiting
    said = [debts.line(one, paper.today, own=False) for one in paper.of.owed] or [_("Nothing is owed today.")]
    days = ngettext("{count} day so far waited for us.", "{count} days so far waited for us.", waited)
    return [*said, days.format(count=waited)] if waited else said


def kept(paper: TalkPaper) -> list[str]:
    """What became of earlier promises."""
    return [_promise(one, paper.of.names) for one in paper.kept]


def _promise(one: Promise, names: Mapping[str, str]) -> str:
    return f"{talks.promise_mark(one)} {talks.promise(one, names, '')}"


def moved(paper: TalkPaper) -> list[str]:
    """How far they are, and how much was done."""
    done, total = paper.basics.done, paper.basics.total
    lines = [_("{done} of {total} of the basics done").format(done=done, total=total)] if total else []
    count = sum(len(part.items) for part in paper.done)
    said = ngettext("{count} thing done", "{count} things done", count)
    if paper.since:
        said = ngettext(
            "{count} thing done since the half-way talk, {day}",
            "{count} things done since the half-way talk, {day}",
            count,
        )
    day = plain.day_of_stamp(paper.since) if paper.since else ""
    return [*lines, said.format(count=count, day=day)]


def can(paper: TalkPaper, word: str) -> list[tuple[str, str]]:
    """What they can do, as rows of a label and a text; the sentences of levels are for later than half-way."""
    found = replace(paper.basics, levels=()) if paper.kind == HALF_WAY else paper.basics
    return [row for block in milestone.blocks(found, word) for row in block]


def came_back(paper: TalkPaper) -> list[tuple[str, list[str]]]:
    """What came back and how it stands now, each with the lines that are still not seen."""
    found = []
    for one in paper.happened.returned:
        now = paper.of.standing.by_id.get(one.on)
        open_ = now.fact.unmet_criteria if now is not None and now.state != "done" else ()
        found.append((talks.came_back(one, paper.of.labels), [plain.one_line(line) for line in open_]))
    return found


def questions(paper: TalkPaper) -> list[str]:
    """The questions that nobody has answered."""
    return [talks.question(one, paper.of.labels) for one in paper.questions]


def brought(paper: TalkPaper) -> list[tuple[str, list[str], int]]:
    """Two questions each: who, what they noted for it already, and how many lines are left to write on."""
    who = _sitting(paper)
    noted: dict[str, list[str]] = {person: [] for person, _name in who}
    for point in paper.points:
        noted.setdefault(point.by, []).append(plain.one_line(point.text))
    names = dict(who)
    return [
        (names.get(person) or plain.shown(paper.of.names.get(person, person)), texts, max(2 - len(texts), 0))
        for person, texts in noted.items()
    ]


def signers(paper: TalkPaper) -> list[str]:
    """Who signs it."""
    return [name for _person, name in _sitting(paper)]


def _sitting(paper: TalkPaper) -> list[tuple[str, str]]:
    """Who sits there: the hire, their mentor, and whoever leads them; a line without a name where nobody is known."""
    of = paper.of
    mentor, lead = of.mentor, of.leads[0] if of.leads else None
    found = [(of.person.id, plain.shown(of.person.name))]
    found.append((mentor.id, plain.shown(mentor.name)) if mentor is not None else ("", _("Mentor")))
    if lead is None:
        found.append((" ", _("Lead")))
    elif mentor is None or lead.id != mentor.id:
        found.append((lead.id, plain.shown(lead.name)))
    return found


def goal(paper: TalkPaper) -> str:
    """What they aim at, and what the levels are held against."""
    said = levels.aim(paper.levels)
    return said[:1].upper() + said[1:]


def level_heads() -> tuple[str, ...]:
    """The heads of the table of competencies."""
    return _("Competency"), _("Now"), _("Asked"), _("Shown by"), _("Nearest step")


def level_rows(paper: TalkPaper) -> list[list[str]]:
    """Where they stand in what is asked, and in what is shown without being asked."""
    of = paper.levels
    rows = [row for row in of.rows if row.asked or row.standing.level]
    return [levels.cells(row, of.standing.catalogue, of.standing.labels) for row in rows]


def coming(paper: TalkPaper) -> list[str]:
    """What is before them, each with its day, unless that has passed."""
    standing, found = paper.of.standing, []
    for now in paper.next:
        label = clean(now.item.title)
        due = standing.due_on(now.item) if now.item.by_day and not now.again else None
        if due is not None and due >= paper.today:
            label = _("{title}, by {day}").format(title=label, day=plain.day_month(due, paper.today))
        found.append(label)
    return found


def before(paper: TalkPaper) -> str:
    """That more was done before the half-way talk, "" where none was."""
    if not paper.before:
        return ""
    said = ngettext(
        "{count} thing was done up to the half-way talk; it is on the page of that talk.",
        "{count} things were done up to the half-way talk; they are on the page of that talk.",
        paper.before,
    )
    return said.format(count=paper.before)


def in_full(now: ItemStanding) -> bool:
    """Whether there is more to say of something that was done than that it was."""
    return bool(now.item.look_for or now.fact.evidence)


def done_when(now: ItemStanding, names: Mapping[str, str], today: date) -> str:
    """When something was done, and who signed it."""
    day = plain.day_short(plain.day_of(now.fact.happened), today) if now.fact.happened else ""
    who = now.fact.signed_by
    signed = _("signed by {name}").format(name=plain.shown(short_name(names, who))) if who else ""
    times = _("{count} times").format(count=now.fact.count) if now.fact.count > 1 else ""
    return ", ".join(filter(None, (times, day, signed)))


def lines(now: ItemStanding) -> list[tuple[str, str]]:
    """What good looked like: a mark and its word for each line, where somebody has judged it, and the line."""
    marks = {"seen": _("✔ seen"), "not yet": _("○ not yet"), "none": "·"}
    return [(marks[now.fact.line(line)], plain.one_line(line)) for line in now.item.look_for]


def evidence(now: ItemStanding, today: date) -> Iterator[str]:
    """What shows it, the latest first."""
    told = [entry for entry in now.fact.entries if entry.text]
    sent = now.fact.evidence
    if sent and (not told or told[-1].text != sent):
        yield sent
    for entry in reversed(told[-SHOWN_TIMES:]):
        if len(told) == 1:
            yield entry.text
        else:
            day = plain.day_short(plain.day_of(entry.on or entry.at), today)
            yield _("{day}: {text}").format(day=day, text=entry.text)
    if len(told) > SHOWN_TIMES:
        more = len(told) - SHOWN_TIMES
        yield ngettext("and {count} earlier time", "and {count} earlier times", more).format(count=more)


def also(items: Sequence[ItemStanding]) -> str:
    """What was done besides, of which there is no more to say."""
    return ", ".join(plain.shown(now.item.label) for now in items)


def _first(paper: TalkPaper) -> str:
    return plain.shown(paper.of.called(paper.of.person))
