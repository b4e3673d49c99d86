"""The rest of a journey in words and tones: what is new, what is owed, a phase, talks and notes, what opens next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from mentor_tui.domain.acts import NEWS
from mentor_tui.domain.curriculum import Phase
from mentor_tui.domain.effort import effort
from mentor_tui.domain.evening import Evening
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.names import ShortNames
from mentor_tui.domain.pace import Pace
from mentor_tui.domain.questions import FreeQuestion, questions_of
from mentor_tui.domain.rules.side_tasks import asks_still
from mentor_tui.domain.standing_rows import PhaseStanding, TaskStanding
from mentor_tui.domain.threads import thread
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.evening import evening_of
from mentor_tui.services.hearing import Owing
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.news import News
from mentor_tui.tui.fragments import way
from mentor_tui.tui.fragments.item import Eyes, said_parts
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import BREAK, Part, cells, fit, paragraph, wrap
from mentor_tui.wording import basics, debts, evening, events, free_days, mentors, plain, programmes
from mentor_tui.wording.items import undated
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import all_hands, block_line, still_yours

LABEL = 14

OWED_MOST, OWED_ROWS = 2, 3
"""Debts that are told above a journey, more are counted; and the rows that they may take between them."""

FIRST_DAYS = 2
"""Own days on which nothing stands above a hire's own things that reads as an order."""


def top_parts(page: JourneyPage, eyes: Eyes, *, most: int) -> tuple[list[Part], list[News]]:
    """What stands above everything: the programme's state where it matters, news, debts; and the news that are in it."""
    rows: list[list[Part]] = []
    told = evening_of(page.person, page.standing, eyes.now) if page.own else None
    special = _special(page, eyes)
    # In the evening of the first day the one thing to be said is that it was enough.
    if special and not (told is not None and page.standing.day == 1):
        rows.append(wrap([(special, "strong")], eyes.width, first=" "))
    if page.standing.all_hands is not None:
        said = all_hands(page.standing.all_hands, page.standing.today, eyes.names)
        rows.append(wrap([(said, "strong")], eyes.width, first=" "))
    news, shown = _news_rows(page, eyes, most)
    if told is not None:
        news, shown = _evening_rows(page, eyes, told), []
    rows += [*news, *_mentor_rows(page, eyes), *_debt_rows(page, eyes)]
    parts: list[Part] = []
    for row in rows:
        parts += [*row, BREAK]
    return parts[:-1], shown


def _evening_rows(page: JourneyPage, eyes: Eyes, told: Evening) -> list[list[Part]]:
    """What is said in the evening, in the place of what is new, which is counted and is new tomorrow."""
    said = evening.lines(told, page.standing.today, page.labels, ShortNames(eyes.names))
    rows: list[list[Part]] = [[(line, "")] for line in said]
    rows[0] = [(said[0], "strong")]
    if page.news:
        rows[-1].append((_(" · {count} new (N)").format(count=len(page.news)), "dim"))
    return [wrap(row, eyes.width - 1, first=" ") for row in rows]


def whole_parts(page: JourneyPage, eyes: Eyes) -> list[Part]:
    """All news with their words, and all debts."""
    parts: list[Part] = []
    if page.news:
        parts += [(_("New for you"), ""), BREAK]
        for entry in _in_order(page.news):
            parts += paragraph(str(_news_text(entry, eyes, whole=True)), eyes.width, rest="  ")
        parts.append(BREAK)
    if page.owed:
        parts += [(_("We owe you") if page.own else _("Owed"), ""), BREAK]
        for owing in page.owed:
            text = debts.line(owing, page.standing.today, own=page.own, dated=not undated(page))
            late = owing.debt.late and page.free is None
            mark = plain.glyph("owed") if late else "·"
            parts += paragraph(text, eyes.width, "late" if late else "", first=f"{mark} ", rest="  ")
    return parts


def _debt_rows(page: JourneyPage, eyes: Eyes) -> Iterator[list[Part]]:
    """What is owed: what waits for the same people in one row, a part of ours in one each."""
    groups: dict[tuple[str, ...], list[Owing]] = {}
    owed = [owing for owing in page.owed if not _order(page, owing)]
    for owing in owed:
        kind = owing.debt.kind
        alone = owing.debt.on if kind == "item" else ""
        groups.setdefault((kind, alone, *owing.by), []).append(owing)
    label = fit(_("We owe you") if page.own else _("Owed"), LABEL - 1)
    shown = list(groups.values())[:OWED_MOST]
    left = len(owed) - sum(map(len, shown))
    spare = OWED_ROWS - len(shown)
    for number, group in enumerate(shown):
        due = debts.tail(group[0], page.standing.today, own=page.own, dated=not undated(page))
        # Nobody can do anything about it today, and they are to have the day free of it too.
        tone = "late" if page.free is None and any(owing.debt.late for owing in group) else ""
        mark = f"{plain.glyph('owed')} " if tone else ""
        said = debts.several([owing.debt for owing in group], own=page.own)
        lead = (f" {label}", "") if number == 0 else _all_of(len(owed) if left else 0)
        room = eyes.width - LABEL - 1 - cells(mark)
        if cells(said + due) > room and spare:
            spare -= 1
            yield [lead, (f"{mark}{_cut(said, room - 1)},", tone)]
            yield [(" " * (LABEL + cells(mark)), ""), (due.removeprefix(", "), tone)]
        else:
            yield [lead, (mark + _cut(said, max(room - cells(due), 10)), tone), (due, tone)]


def _order(page: JourneyPage, owing: Owing) -> bool:
    """Whether a debt would read as an order to somebody who has just come: a part of ours that has no words for them yet."""
    return (
        page.own and page.standing.day <= FIRST_DAYS and not (owing.debt.late or owing.debt.promise or owing.debt.since)
    )


def _cut(text: str, room: int) -> str:
    """A text in so many cells; a title that ends it keeps its closing mark."""
    if cells(text) <= room:
        return text
    end = "”" if text.endswith("”") else ""
    return fit(text.removesuffix(end), room - len(end)).rstrip() + end


_MARKED = ("returned", "done", "waiting")
"""Sorts of news that are marked with the state that they are about."""


def _in_order(news: Sequence[News]) -> list[News]:
    """News of mentors, then what asks for something, the latest first."""
    of_mentors = [entry for entry in news if entry.sort is None]
    return [*of_mentors, *(entry for sort in NEWS for entry in news[::-1] if entry.sort == sort)]


def _news_text(entry: News, eyes: Eyes, *, whole: bool = False) -> events.NewsText:
    mark = entry.sort if entry.sort in _MARKED else None
    text = events.news_text(entry, ShortNames(eyes.names), whole=whole)
    return text._replace(head=f"{plain.glyph(mark) if mark else '·'} {text.head}")


def _fitted(text: events.NewsText, room: int) -> str:
    """News in so many cells: what gives way first is the words, as they stand where it is opened."""
    if cells(str(text)) <= room:
        return str(text)
    words = room - cells(str(text._replace(words="…"))) + 1
    if not text.words or words < _WORDS_LEAST:
        return fit(str(text), room).rstrip()
    return str(text._replace(words=fit(text.words, words).rstrip()))


_WORDS_LEAST = 12
"""Cells of somebody's words below which they say nothing."""


def _news_rows(page: JourneyPage, eyes: Eyes, most: int) -> tuple[list[list[Part]], list[News]]:
    """What others did and wrote, and what of it is in sight: as many to a line as fit."""
    texts: dict[events.NewsText, list[News]] = {}
    for entry in _in_order(page.news):
        texts.setdefault(_news_text(entry, eyes), []).append(entry)
    waiting = list(texts)
    rows: list[list[Part]] = []
    while waiting and len(rows) < most:
        last = len(rows) == most - 1
        room = eyes.width - LABEL - 1
        first = waiting.pop(0)
        line = str(first)
        while waiting and cells(line) + cells(str(waiting[0])) + 3 <= room - (
            _MORE if last and not rows and len(waiting) > 1 else 0
        ):
            line += f" · {waiting.pop(0)}"
        tail = _more(len(waiting)) if last and waiting and not rows else ""
        label = _all_of(len(texts) if last and waiting else 0) if rows else (f" {fit(_('New for you'), LABEL - 1)}", "")
        room -= cells(tail)
        line = _fitted(first, room) if line == str(first) else fit(line, room).rstrip()
        rows.append([label, (line, ""), (tail, "dim")])
    return rows, [entry for text, entries in texts.items() if text not in waiting for entry in entries]


def _mentor_rows(page: JourneyPage, eyes: Eyes) -> list[list[Part]]:
    """What is agreed of the mentors, as long as it holds; nothing while the news says it."""
    now = page.mentors
    if not (now.next or now.beside or now.cover) or any(
        entry.kind in ("mentor", "mentor ahead") for entry in page.news
    ):
        return []
    label = fit(_("Your mentor") if page.own else _("Mentor"), LABEL - 1)
    said = mentors.line(now, ShortNames(eyes.names), page.standing.today)
    return [[(f" {label}", ""), (fit(said, eyes.width - LABEL - 1).rstrip(), "")]]


_MORE = 20
"""Cells kept for "and 3 more (N)"."""


def _more(count: int) -> str:
    return _(" · and {count} more (N)").format(count=count)


def _all_of(count: int) -> Part:
    """What stands before a further row: where all of them are, if so many are not in sight; 0 is none."""
    return (fit(" " + _("N  all {count}").format(count=count), LABEL), "dim") if count else (" " * LABEL, "")


def _special(page: JourneyPage, eyes: Eyes) -> str:
    standing = page.standing
    programme = standing.programme
    state = programme.state(standing.profile.start, standing.today)
    on_day = partial(plain.day_month, today=standing.today)
    if back := programmes.looking_back(standing):
        return back
    if state == "paused":
        span = next(span for span in programme.rest if standing.today in span)
        until = _("until {day}").format(day=on_day(span.last)) if span.last else _("for now")
        return _("The programme is paused {until}. Days in the pause do not count.").format(until=until)
    if page.free is not None:
        return free_days.said(page, page.free)
    if state == "ended" and programme.over_on:
        return _("The programme ended on {day}. What you did stays here.").format(day=on_day(programme.over_on))
    if state == "finished" and programme.over_on:
        said = _("Finished on {day}. Everything stays here; c shows what you can do.")
        return said.format(day=on_day(programme.over_on))
    name = page.called(page.person)
    if state == "coming" and standing.profile.start:
        said = _("Welcome, {name}. You start on {day}; there is nothing to do before then.")
        return said.format(name=name, day=plain.weekday_day(standing.profile.start))
    if began := programmes.begins(standing, own=page.own):
        return _("{began} J opens it.").format(began=began) if standing.past else began
    if standing.day == 1 and state != "none":
        shift = standing.calendar.pattern.shifts.get(standing.today.weekday())
        # Once the shift is over nobody is told until when it goes; one that goes on into the next day is not over today.
        if shift is None or shift.begin < shift.end <= eyes.now.astimezone(eyes.zone).time():
            return _("Welcome, {name}. A few small things today, at your own pace.").format(name=name)
        told = _("Welcome, {name}. A few small things today, at your own pace, until {time:%H:%M}.")
        return told.format(name=name, time=shift.end)
    return ""


def pane_parts(page: JourneyPage, selected: str, eyes: Eyes) -> list[Part]:
    """What belongs to a line of the way that is no item: a side task, a phase, talks and notes."""
    kind, _colon, name = selected.partition(":")
    if kind == way.TASK:
        return next((task_parts(page, task, eyes) for task in page.tasks if task.rung.id == name), [])
    if kind == way.PHASE:
        return next(phase_parts(page, phase, eyes) for phase in page.standing.phases if phase.phase.id == name)
    return talks_parts(page, eyes) if kind == way.TALKS else []


def task_parts(page: JourneyPage, task: TaskStanding, eyes: Eyes) -> list[Part]:
    """A side task that waits for the hire: what was said of it last, what is not there yet, where it is done."""
    rung, fact = task.rung, task.fact
    parts: list[Part] = [*paragraph(rung.full_title, eyes.width, "strong")]
    if rung.times > 1:
        parts += [(_("{count} of {times} done").format(count=fact.count, times=rung.times), ""), BREAK]
    if task.block is not None:
        parts += paragraph(block_line(task.block, own=page.own), eyes.width)
    if asks_still(task, page.standing.catalogue.budget):
        parts += paragraph(
            _("Still yours? In Growth, {said}").format(said=still_yours(task.untouched, own=page.own)), eyes.width
        )
    parts.append(BREAK)
    said = thread(fact)[-2:]
    if said:
        parts += [*said_parts(said, eyes), BREAK]
    for line in fact.unmet_criteria:
        parts += paragraph(line, eyes.width, "strong", first=f"{plain.glyph('returned')} ", rest="  ")
    if rung.does:
        parts += [*paragraph(rung.does, eyes.width), BREAK]
    return [*parts, (_("enter opens it in Growth"), "dim")]


def phase_parts(page: JourneyPage, phase: PhaseStanding, eyes: Eyes) -> list[Part]:
    """A phase: how far it is, by when, module by module."""
    standing = page.standing
    due = standing.calendar.date_of(phase.day)
    parts: list[Part] = [
        *paragraph(phase.phase.title, eyes.width, "strong"),
        (_("{done} of {total} done").format(done=phase.done, total=phase.total), ""),
        BREAK,
    ]
    if phase.state != "done":
        day = _("by {date}, day {day}").format(date=plain.weekday_day(due), day=phase.day)
        if not undated(page):
            parts += [(f"{day}{_late_in(page.pace, phase.phase)}", "dim"), BREAK]
    if phase.phase.basics:
        parts += [(_("Part of the basics"), "dim"), BREAK]
    parts.append(BREAK)
    if phase.phase.about:
        parts += [*prose(phase.phase.about, eyes.width), BREAK, BREAK]
    for module in phase.phase.modules:
        counted = module.counted
        done = sum(standing.done(item.id) for item in counted)
        left = effort(standing.by_id[item.id].minutes_left for item in counted if item.who == "hire")
        state = "done" if done == len(counted) else "going" if done else "open"
        right = f"{done}/{len(counted)}"
        if left.minutes:
            # Of some of it nobody knows: it is so much at least.
            right += f"  {plain.minutes(left.minutes)}{'+' if left.unplanned else ''}"
        room = eyes.width - len(right) - 1
        mark = plain.glyph(state)
        parts += [(fit(f"{mark} {module.title}", room), ""), (f" {right}", "dim"), BREAK]
        if module.about:
            parts += [*prose(module.about, eyes.width), BREAK, BREAK]
    parts += [BREAK, (_("enter opens and closes it"), "dim")]
    return parts


def _late_in(pace: Pace, phase: Phase) -> str:
    late = sum(overdue.item in phase.counted for overdue in pace.late)
    if not late:
        return ""
    return " · " + ngettext("{count} item past its date", "{count} items past their date", late).format(count=late)


def talks_parts(page: JourneyPage, eyes: Eyes) -> list[Part]:
    """Talks, notes, and what only mentors and leads read, the latest first."""
    journey = page.standing.journey
    parts: list[Part] = [(_("Talks and notes"), "strong"), ("\n\n", "")]
    rows = sorted([*journey.sessions, *journey.notes], key=lambda post: post.at, reverse=True)
    for post in rows:
        kind = _("talk") if post.kind == "session" else _("note")
        parts += [(f"{eyes.name(post.by)}, {eyes.moment(post.on or post.at)} · {kind}", "dim"), BREAK]
        if post.text:
            parts += paragraph(post.text, eyes.width)
        if post.did:
            titles = ", ".join(page.labels.get(name, name) for name in post.did)
            parts += paragraph(_("together: {titles}").format(titles=titles), eyes.width, "dim")
        parts.append(BREAK)
    free = questions_of(journey.record.facts)
    if not rows and not free:
        parts += [*paragraph(_no_talks(page), eyes.width), BREAK]
    # What waits for an answer stands before everything that was said.
    for one in free:
        parts[2:2] = [*question_parts(one, eyes), BREAK]
    if page.restricted is not None:
        parts += [(_("Only for mentors and leads"), "strong"), BREAK]
        for post in reversed(page.restricted):
            parts += [(f"{eyes.name(post.by)}, {eyes.moment(post.at)}", "dim"), BREAK]
            parts += paragraph(post.text, eyes.width)
        if not page.restricted:
            parts.append((_("Nothing."), "dim"))
    return parts


def question_parts(one: FreeQuestion, eyes: Eyes) -> list[Part]:
    """A question about no item, with what was said to it."""
    state = {"open": _("open"), "answered": _("answered"), "settled": _("settled")}[one.state]
    to = _("to {name}").format(name=eyes.name(one.to)) if one.to else ""
    head = " · ".join(filter(None, (_("Question {number}").format(number=one.number), to, state)))
    tone = "strong" if one.state == "open" else "dim"
    return [(f"? {head}", tone), BREAK, *said_parts(thread(ItemFact(posts=one.posts)), eyes)]


def _no_talks(page: JourneyPage) -> str:
    if page.own:
        return _("None yet. Your mentor logs your talks here; n leaves a note for you, your mentor and your leads.")
    return _("None yet. l logs a talk, n leaves a note.")


def next_text(page: JourneyPage, width: int) -> str:
    """What today's items open, and how much of the basics is left; in the first days, how to get about here."""
    standing = page.standing
    begins = standing.day < standing.catalogue.budget.pace_from_day and not standing.programme.over
    if way.begins(page) and standing.curriculum is not None:
        # Whoever has never seen a terminal finds here what the line of keys takes for granted.
        return _(" Arrows move · enter reads on, esc goes back · ? explains the keys · q leaves")
    tail = ""
    if standing.basics_complete or not (begins or standing.programme.over):
        tail = basics.to_go(standing, own=page.own)
    titles = [page.labels.get(name, name) for name in page.opens_next]
    if not titles:
        return f" {tail}" if tail else ""
    room = width - cells(tail) - 6
    head = _("Opens next: ")
    text = titles[0]
    if len(titles) > 1:
        text += _(" and {count} more").format(count=len(titles) - 1)
    return f" {fit(head + text, room).rstrip()}  ·  {tail}" if tail else f" {fit(head + text, width - 2).rstrip()}"


def headline(page: JourneyPage, now: datetime) -> str:
    """Which day of it, where they are and what time it is there."""
    standing = page.standing
    fragments = []
    if standing.curriculum is not None:
        state = standing.programme.state(standing.profile.start, standing.today)
        told = state in ("coming", "finished", "ended")
        if standing.programme.former:
            fragments.append(_("before"))
        else:
            fragments.append(plain.word(state) if told else free_days.counted(page))
    zone = zone_of(standing.zone)
    here = now.astimezone(zone)
    city = standing.zone.rpartition("/")[2].replace("_", " ") if zone is not None and "/" in standing.zone else ""
    clock = f"{plain.weekday_day(here.date()).split(' ')[0]} {here:%H:%M}"
    fragments.append(f"{city}, {clock}" if city else clock)
    return " · ".join(fragments)
