"""A bulletin in words: its head, titles, a line for each thing, and the one sentence where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Iterator

from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding
from mentor_tui.services.bulletin import BasicsNumber, Bulletin, BulletinRow, BulletinSection, SectionCode, Starts
from mentor_tui.services.calls import Call
from mentor_tui.services.cohorts import CohortRow
from mentor_tui.services.decision_list import ReadDecision
from mentor_tui.services.hearing import Owing
from mentor_tui.services.owed import OwedRow
from mentor_tui.wording import calls, cohorts, debts, decisions, events, plain
from mentor_tui.wording.language import N_, _, ngettext

_TITLES: dict[SectionCode, str] = {
    "new": N_("New"),
    "owed": N_("We owe you"),
    "today": N_("Today"),
    "needs": N_("Needs you"),
    "waits": N_("Waits for you"),
    "owes": N_("You owe"),
    "due": N_("Coming up"),
    "starts": N_("Starting"),
    "published": N_("Published"),
    "cohorts": N_("Cohorts"),
}


def head(made: Bulletin) -> str:
    """Whom it is for and of which day."""
    day = plain.weekday_day(made.today)
    if made.kind == "team":
        return _("The team, {day}").format(day=day)
    return _("{name}, {day}").format(name=plain.one_line(made.person.name), day=day)


def title(section: BulletinSection) -> str:
    """What a section is called."""
    return _(_TITLES[section.code])


def nothing(made: Bulletin) -> str:
    """That there is nothing to tell, kindly."""
    since = plain.weekday_day(made.since)
    match made.kind:
        case "team":
            return _("Nothing new since {day}: a calm stretch, and a good one.").format(day=since)
        case "lead":
            said = _("Nothing needs you, and nothing is new since {day}: all is well.").format(day=since)
            return f"{said} {well(made)}".rstrip()
        case "person":
            return _("Nothing is new since {day}, and nothing waits for you: have a good day.").format(day=since)


def well(made: Bulletin) -> str:
    """How many are well on their way, for a lead; "" where nobody is."""
    if made.kind != "lead" or not made.well:
        return ""
    return ngettext(
        "The rest is fine: {count} hire is on their way.",
        "The rest is fine: {count} hires are on their way.",
        made.well,
    ).format(count=made.well)


def lines(made: Bulletin, section: BulletinSection) -> Iterator[str]:
    """The lines of a section."""
    for row in section.rows:
        yield plain.one_line(line(made, row))


def line(made: Bulletin, row: BulletinRow) -> str:
    """One line."""
    told, names = row.told, made.names
    match told:
        case Owing():
            return debts.line(told, made.today, own=True)
        case OwedRow():
            what = debts.what(told.owing.debt, own=False)
            due = plain.day_word(told.owing.debt.due, made.today)
            return _("{name}: {what}, due {day}").format(name=told.name, what=what, day=due)
        case Call() if made.kind == "lead":
            return _need(told, row, made)
        case Call():
            said = calls.line(told, names, row.labels)
            who = "" if told.person == made.person.id else said.who
            return ": ".join(filter(None, (who, ", ".join(filter(None, (said.word, said.what, said.when))))))
        case ReadDecision():
            said_of = decisions.line(told, names, made.catalogue, made.today)
            return _("{name} {happened} {what}, from {day}").format(
                name=said_of.who,
                happened=said_of.kind,
                what=said_of.what,
                day=plain.day_month(told.decision.on, made.today),
            )
        case CohortRow():
            return _cohort(made, told)
        case Starts():
            day = plain.weekday_day(told.on)
            said_when = _("{name} starts on {day}") if told.on > made.today else _("{name} started on {day}")
            if told.on == made.today:
                said_when = _("{name} starts today")
            return said_when.format(name=names.get(told.person, told.person), day=day)
        case BasicsNumber():
            return ngettext("{count} person did their basics", "{count} people did their basics", told.number).format(
                count=told.number
            )
        case ItemStanding() | TaskStanding():
            return _of_today(row, told)
        case _:
            return events.news(told, names)


def _need(told: Call, row: BulletinRow, made: Bulletin) -> str:
    return ": ".join(filter(None, calls.need(told, made.names, row.labels)))


def _of_today(row: BulletinRow, told: ItemStanding | TaskStanding) -> str:
    said = plain.quoted(row.labels.get(row.on, row.on))
    if told.fact.state == "returned":
        return _("{title}: one more go").format(title=said)
    planned = plain.planned(told.item.minutes) if isinstance(told, ItemStanding) else ""
    return f"{said}, {planned}" if planned else said


def _cohort(made: Bulletin, row: CohortRow) -> str:
    name = cohorts.cohort_name(row.name, made.today)
    if row.state == "half" and row.half_by is not None:
        return _("{name}: {done} of {n}, half by day {day}").format(
            name=name, done=row.alone, n=row.size, day=row.half_by
        )
    if row.state == "too early":
        return _("{name}: {n} people, too early to tell").format(name=name, n=row.size)
    return _("{name}: {done} of {n} by day {day}").format(name=name, done=row.alone, n=row.size, day=row.day)
