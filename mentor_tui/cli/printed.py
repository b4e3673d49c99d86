"""Journeys, teams, histories and queues as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.names import ShortNames
from mentor_tui.domain.record import kind_of
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.team import PERSON
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.evening import evening_of
from mentor_tui.services.whereabouts import zone_name
from mentor_tui.wording import basics, debts, evening, free_days, locks, mentors, plain, programmes, unreadable
from mentor_tui.wording import events as event_words
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import all_hands, kept

if TYPE_CHECKING:
    from mentor_tui.cli.cli_context import CliContext
    from mentor_tui.domain.blocks import Block
    from mentor_tui.domain.standing_rows import ItemStanding
    from mentor_tui.services.chronicle import ToldEvent
    from mentor_tui.services.hearing import Owing
    from mentor_tui.services.journeys import Because, JourneyPage


OPEN_MOST = 10
"""Open items that a journey lists beside those of today."""


def print_team(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> None:
    """Everybody in a line."""
    if not rows:
        put(_("There is nobody yet whose journey you may see."), err=True)
        return
    headers = (_("Id"), _("Name"), _("Day"), _("Phase"), _("Basics"), _("Plan"), _("Mentor"))
    show(headers, [_team_row(row, names) for row in rows], right=(2,))


def _team_row(row: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    basics, pace = row["basics"], row["pace"]
    going = row["programme"] in ("going", "extended")
    phase = next((p["title"] for p in row["phases"] if p["state"] != "done" and p["by_day"] > 0), "")
    mentor = row["mentor"]
    return [
        row["person"],
        row["name"],
        str(row["day"]) if going and row["day"] is not None else "",
        plain.word("damaged") if row.get("trouble") else phase if going else plain.word(row["programme"]),
        _basics_cell(basics) if row["phases"] else "",
        plain.pace(pace["state"], pace["days"]) if going else "",
        names.get(mentor, mentor) if mentor else "",
    ]


def _basics_cell(basics: Mapping[str, Any]) -> str:
    left = basics["total"] - basics["done"]
    return (
        _("done, {count} open").format(count=left)
        if basics["complete"] and left
        else _("{done} of {total}").format(**basics)
    )


def _no_curriculum(page: JourneyPage) -> str:
    if "lead" in page.relations:
        way = _("No curriculum yet. To give one: “mentor-tui people edit {id} --curriculum ID --start DATE”.")
        return way.format(id=page.person.id)
    return _("No curriculum yet. The leads can see that it is missing, and can choose one.")


def print_journey(page: JourneyPage, *, everything: bool = False) -> None:
    """One journey: who, how far, what came up, what to do, what we owe."""
    standing = page.standing
    for row in page.unreadable:
        put(unreadable.on_journey(row, own=page.own))
    put(_headline(page))
    if told := programmes.begins(standing, own=page.own) or programmes.looking_back(standing):
        put(told)
    for line in programmes.others(standing):
        put(line)
    if page.standing.all_hands is not None:
        put(all_hands(page.standing.all_hands, page.standing.today, page.names))
    if standing.curriculum is None:
        if not page.unreadable:
            hire = "hire" in page.person.roles
            put(_no_curriculum(page) if hire else _("No curriculum: that is for hires."))
        return
    phases = [
        (
            phase.phase.title,
            plain.word(phase.state),
            _("{done} of {total}").format(done=phase.done, total=phase.total),
            _("by day {day}").format(day=phase.phase.by_day),
        )
        for phase in standing.phases
    ]
    if page.pace.state == "past":
        put(plain.back_to_plan([late.item.label for late in page.pace.late], page.pace.effort))
    put()
    show((), phases)
    if page.news:
        put("\n" + _("New for you"))
        for entry in page.news:
            put("  " + event_words.news(entry, page.names))
    _print_written(page)
    _print_mentors(page)
    if page.owed:
        put("\n" + _("We owe you") if page.own else "\n" + _("We owe them"))
        show((), [_owed_row(owing, standing.today, own=page.own) for owing in page.owed])
    if everything:
        depths = standing.curriculum.depths if standing.curriculum else {}
        for part in standing.phases:
            put("\n" + part.phase.title)
            _print_about(part.phase.about)
            if not any(module.about for module in part.phase.modules):
                show((), [_item_row(standing.by_id[item.id], depths) for item in part.phase.items])
                continue
            for module in part.phase.modules:
                put(" " + module.title)
                _print_about(module.about)
                show((), [_item_row(standing.by_id[item.id], depths) for item in module.items])
    else:
        _print_open(standing.items, len(page.today), page)
    if page.opens_next:
        put(
            "\n"
            + _("Opens next: {titles}").format(titles="; ".join(page.labels.get(one, one) for one in page.opens_next))
        )
    tasks = [task for task in standing.tasks if task.state not in ("locked", "open")]
    if tasks:
        put("\n" + _("Side tasks"))
        show((), [("  " + task.rung.id, plain.word(_task_state(task)), task.rung.full_label) for task in tasks])


def print_evening(page: JourneyPage, now: datetime) -> None:
    """What is said in the evening of a working day, after everything else."""
    told = evening_of(page.person, page.standing, now)
    if told is not None:
        put()
        for line in evening.lines(told, page.standing.today, page.labels, ShortNames(page.names)):
            put(line)


def _print_about(text: str) -> None:
    """What stands above the items of a phase or module."""
    for line in text.splitlines():
        put("  " + line)


def _print_written(page: JourneyPage) -> None:
    """What a hire wrote that the reader has not opened, or has to answer, in full."""
    if page.written:
        put("\n" + _("They wrote"))
    for line in page.written:
        title = page.labels.get(line.on, line.on) or _("a note")
        said = _("{title}, since {day}, waits for an answer") if line.question else _("{title}, since {day}")
        put(
            "  "
            + said.format(title=title, day=plain.day_month(date.fromisoformat(line.since[:10]), page.standing.today))
        )
        for text in line.texts:
            for row in text.splitlines():
                put("    " + row)


def _print_mentors(page: JourneyPage) -> None:
    """Whoever had, has, or is to have another mentor: one line each, with reasons as far as the reader may know them."""
    from mentor_tui.domain.mentoring import pairs_of
    from mentor_tui.services.closings import as_told
    from mentor_tui.wording.handover import pair_line

    facts = page.standing.journey.record.facts
    pairs = as_told(pairs_of(page.pairing), facts, page.viewer, page.relations) if page.pairing else ()
    if len(pairs) > 1 or page.mentors.next or any(pair.closed for pair in pairs):
        put("\n" + _("Mentors"))
        for pair in pairs:
            put("  " + pair_line(pair, page.names))


def _headline(page: JourneyPage) -> str:
    standing = page.standing
    parts = [page.person.name]
    if standing.curriculum is not None:
        state = standing.programme.state(standing.profile.start, standing.today)
        on_way = state in ("going", "extended")
        parts.append(free_days.counted(page) if on_way else plain.word(state))
        parts += [basics.line(standing, own=page.own), plain.pace_long(page.pace.state, page.pace.days, own=page.own)]
    if page.mentors.now or page.mentors.next:
        parts.append(_("mentor {name}").format(name=mentors.line(page.mentors, page.names, standing.today)))
    if page.stand_in is not None and page.mentors.cover is None:
        parts.append(_("{name} stands in").format(name=page.stand_in.name))
    return ", ".join(part for part in parts if part)


def _print_open(items: Iterable[ItemStanding], today: int, page: JourneyPage) -> None:
    order = {"returned": 0, "waiting": 1, "started": 2, "open": 3}
    mine = sorted(
        (item for item in items if item.state in order and item.item.who == "hire"),
        key=lambda item: (order[item.state], item.item.by_day),
    )
    if page.today or page.tasks:
        said = _("Today, {time}") if page.today else _("Today")
        said = said.format(time=plain.effort(page.effort))
        put("\n" + (said if page.free is None else free_days.said(page, page.free)))
        show(
            (),
            [
                _task_row(one, page.kept_today(one)) if isinstance(one, TaskStanding) else _item_row(one)
                for one in page.morning
            ],
        )
    rest = [item for item in mine if item.item.id not in {chosen.item.id for chosen in page.today}]
    if rest:
        put("\n" + (_("Also open") if today else _("Open")))
        show((), [_item_row(item) for item in rest[:OPEN_MOST]])
        left = len(rest) - OPEN_MOST
        if left > 0:
            more = ngettext("and {count} more; --all shows it", "and {count} more; --all shows them", left)
            put("  " + more.format(count=left))


def _task_state(task: TaskStanding) -> str:
    if task.place:
        return "line"
    return "returned" if task.state == "active" and task.fact.state == "returned" else task.state


def _task_row(task: TaskStanding, block: Block | None) -> list[str]:
    state = plain.word(_task_state(task))
    if block is not None:
        state, last = f"{block.begin:%H:%M}", kept(block)
        return ["  " + task.rung.id, state, last, _("side task"), task.rung.full_label]
    times = _("{count} of {times}").format(count=task.fact.count, times=task.rung.times) if task.rung.times > 1 else ""
    return ["  " + task.rung.id, state, times, _("side task"), task.rung.full_label]


def _item_row(now: ItemStanding, depths: Mapping[str, int] = NONE) -> list[str]:
    """A line of an item; ``depths`` says how far it stands in, where all are shown in their order."""
    item = now.item
    state = plain.word("stuck" if now.stuck is not None else "recheck" if now.due else now.state)
    if now.new:
        state = _("{state}, new").format(state=state)
    times = _("{count} of {times}").format(count=now.fact.count, times=item.times) if item.times > 1 else ""
    if now.skipped is not None:
        time = _("skipped")
    elif now.stuck is not None:
        time = _("our turn")
    else:
        time = _("if you like") if item.optional else plain.planned(item.minutes)
    return ["  " + "  " * depths.get(item.id, 0) + item.id, state, times, time, item.label]


def _owed_row(owing: Owing, today: date, *, own: bool) -> list[str]:
    debt = owing.debt
    if debt.by_a_day:
        due = _("was due on {day}") if debt.late else _("due on {day}")
        when = due.format(day=plain.day_month(debt.due, today))
    else:
        when = _("since {when}").format(when=plain.day_month(date.fromisoformat(debt.since[:10]), today))
    return ["  " + (debt.on or str(debt.number or "")), debts.whose(owing), when, debts.what(debt, own=own)]


def print_why(because: Because, console: CliContext) -> None:
    """A lock in a sentence, then each step of the shortest way."""
    names = {**because.names, **console.mentor_of(because.person.id)} if because.lock is not None else because.names
    put(locks.because(because.called, because.state, because.lock, names))
    for line in locks.lines(because.lock, names, because.phases) if because.lock is not None else ():
        put("  " + line)


def print_log(events: Sequence[ToldEvent], console: CliContext, person: str) -> None:
    """A history, oldest first."""
    if not events:
        put(_("Nothing has happened yet."), err=True)
        return
    name = zone_name(console.context, person)
    zone = zone_of(name)
    put(event_words.times_of(console.names.get(person, person), name))
    joined = {told.event.op for told in events if told.event.kind == "joined" and kind_of(told.event.thing) == PERSON}
    for told in events:
        event = told.event
        # Who joins is noted by the team and in their own record: one thing that happened, told once.
        if event.kind == "joined" and event.op in joined and kind_of(event.thing) != PERSON:
            continue
        at = datetime.fromisoformat(event.at).astimezone(zone)
        put(f"{at:%Y-%m-%d %H:%M}  {event_words.told(told, console.names)}")
