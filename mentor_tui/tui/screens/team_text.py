"""The words of the Team place: what needs the lead, the cohorts, the people, the mentors' loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.names import ShortNames, short_name
from mentor_tui.domain.text import clean
from mentor_tui.services.abouts import Starting
from mentor_tui.services.answers import of
from mentor_tui.services.calls import Call
from mentor_tui.services.cohorts import CohortRow
from mentor_tui.services.own_items import labels_of
from mentor_tui.services.team_page import MentorLoad, TeamPage
from mentor_tui.tui.screens.team_view import (
    Row,
    call_id,
    cohorts_to_show,
    is_fine,
    load_note,
    phase_cell,
    plan_cell,
    seen_cell,
    theirs,
)
from mentor_tui.tui.styles import Part, cells, fit, fit_name, fit_short
from mentor_tui.tui.widgets.lazy_line import LazyLine
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.tui.widgets.lines import plain as plain_line
from mentor_tui.wording import calls, plain
from mentor_tui.wording.cohorts import cohort_cells, cohort_name
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import all_hands_short, percent

NEEDS_MOST = 7
"""Lines of what needs the lead; what is more stands behind one line."""


def needs_head(page: TeamPage, most: int) -> list[Part]:
    """How many things need the lead; that the rest is fine, where all of them are in sight and it is."""
    if not page.needs:
        said = [(_("Nothing needs you."), "strong")]
        return [*said, (" " + _("All is fine."), "")] if page.rows and is_fine(page) else said
    head = [(_("NEEDS YOU"), "strong"), (f"  {len(page.needs)}", "strong")]
    return [*head, ("   " + _("The rest is fine."), "")] if len(page.needs) <= most and is_fine(page) else head


def customers(page: TeamPage, catalogue: Catalogue) -> list[Part]:
    """That all hands stands, and the share of the week with customers; teams that are below what comes first, by name."""
    parts: list[Part] = [(all_hands_short(span) + "   ", "strong") for span in page.hands[:1]]
    if page.led.share is None:
        return parts
    first = catalogue.budget.customers_first
    parts.append((_("with customers {share} %").format(share=percent(page.led)), "dim"))
    low = [name for name, week in page.weeks.teams.items() if page.me.leads_team(name) and percent(week) < first]
    if low:
        said = _("{team} {share} %").format(team=clean(low[0]), share=percent(page.weeks.teams[low[0]]))
        parts.append((f"  {plain.glyph('owed')} {said}", "late"))
    return parts


def need_lines(
    page: TeamPage, catalogue: Catalogue, width: int, *, most: int, keep: str = "", help_: bool = True
) -> list[Line]:
    """One line for each thing that needs the lead; what enter opens stands at the right edge, and takes no more than it needs.

    Args:
        page: what is shown.
        catalogue: the titles.
        width: cells there are.
        most: lines there are; what is more stands behind one of them.
        keep: the line that the cursor is on: it stays in sight, whatever comes before it.
        help_: whether what enter opens is said.

    """
    shown = page.needs if len(page.needs) <= most else page.needs[: most - 1]
    kept = [call for call in page.needs[len(shown) :] if call_id(call) == keep]
    shown = (*shown[: len(shown) - len(kept)], *kept)
    rights: list[tuple[Part, ...]] = [((f" {helps(call, page)} ", "dim"),) if help_ else () for call in shown]
    # The mark, and what stands at the right edge with a blank before it.
    rooms = [width - 2 - sum(cells(text) for text, _tone in right) for right in rights]
    told = [_told(call, page, catalogue, room) for call, room in zip(shown, rooms, strict=True)]
    column = _column(told, rooms)
    lines = [
        Line(((_beside(what, detail, column, room), tone(call)), (detail, tone(call))), right, call_id(call))
        for call, right, room, (what, detail) in zip(shown, rights, rooms, told, strict=True)
    ]
    more = len(page.needs) - len(shown)
    if more:
        lines.append(
            Line(((ngettext("and {count} more", "and {count} more", more).format(count=more), "dim"),), (), "more")
        )
    return lines


def tone(call: Call) -> str:
    """What presses nobody steps back."""
    return "dim" if call.group == "open" else ""


GONE_MEANWHILE = _("This has changed in the meantime. Move on to what needs you now.")


def gone_line(call: Call, page: TeamPage, catalogue: Catalogue, width: int) -> Line:
    """The row of what needed the lead and does so no more."""
    whom, _what = _told(call, page, catalogue, width)
    return Line(((f"{whom}  ", "dim"), (_("has changed since"), "strong")), (), call_id(call))


def _told(call: Call, page: TeamPage, catalogue: Catalogue, room: int) -> tuple[str, str]:
    """A call in two texts; a name that leaves no room for what it is about is said as colleagues say it."""
    labels = labels_of(catalogue, page.view.of(call.person))
    names: Mapping[str, str] = page.names
    what, detail = calls.need(call, names, labels)
    if cells(what) + 2 + min(cells(detail), room // 2) > room:
        what, detail = calls.need(call, ShortNames(names), labels)
    return clean(what), clean(detail)


def _column(told: Sequence[tuple[str, str]], rooms: Sequence[int]) -> int:
    """How wide the column of whom is: as wide as nothing beside it has to be cut for; a longer one flows on."""
    widths = [(cells(what), cells(detail), room) for (what, detail), room in zip(told, rooms, strict=True)]
    whole = [(what, detail, room) for what, detail, room in widths if what + 2 + detail <= room]
    # What is too long wherever it begins has a title at its end, of which much is to be seen.
    most = max(rooms, default=0) if len(whole) == len(widths) else min(rooms) // 3
    fitting = (
        wide
        for wide, _detail, _room in widths
        if wide <= most and all(wide + 2 + detail <= room for what, detail, room in whole if what <= wide)
    )
    return max(fitting, default=0)


def _beside(what: str, detail: str, column: int, room: int) -> str:
    """Whom a call is about, cut where what it is would have no room left, and blanks up to what it is."""
    most = max(room - 2 - cells(detail), room // 2)
    return fit(what, min(max(cells(what), column), most)) + "  "


def helps(call: Call, page: TeamPage) -> str:
    """What enter opens for a call, in a word or two."""
    without = len(of(Starting, call.about).without) if call.kind == "starts" else 0
    if without > 1:
        return _("enter  match them")
    beyond = theirs(call, page)
    if beyond is not None and beyond.way == "reassign":
        return _("enter  give one")
    if without or call.kind in ("no mentor", "no curriculum", "asks mentor", "no role", "kept apart", "manager"):
        return _("enter  give one")
    return {
        "waits long": _("enter  who") if len(call.people) > 1 else _("enter  item"),
        "waiting": _("enter  sign off"),
        "stuck": _("enter  item"),
        "owed": _("enter  do it"),
        "goes": _("enter  so far"),
        "past": _("enter  their plan"),
        "starts": _("enter  their plan"),
        "back soon": _("enter  way back in"),
        "quiet": _("enter  last heard"),
        "no session": _("enter  last talks"),
        "asks": _("enter  read, answer"),
        "wrote": _("enter  read"),
        "asks other": _("enter  read"),
        "has it": _("enter  read"),
        "no lead": _("enter  how"),
        "no zone": _("enter  who"),
        "area": _("enter  the areas"),
        "asks area": _("enter  the areas"),
        "unclaimed": _("enter  the areas"),
        "unpublished": _("enter  what changed"),
        "words": _("enter  old and new"),
        "quiet team": _("enter  briefings"),
        "unanswered": _("enter  openings"),
        "stand in?": _("enter  answer"),
        "mentor leaves": _("enter  hand over"),
        "mentor away": _("enter  stand-in"),
        "leave ahead": _("enter  stand-in"),
        "over capacity": _("enter  how much"),
        "sent": _("enter  say yes"),
        "example": _("enter  say yes"),
        "damaged": _("enter  why"),
        "unreadable": _("enter  why"),
    }.get(call.kind, _("enter  look"))


def cohort_head(width: int) -> list[Part]:
    """The line over the cohorts: what the list is called, and its columns."""
    name, heads = _("COHORT"), (_("In"), _("Basics done"), _("Half by"), _("Away"))
    return [(name, "strong"), (_cohort_text(width, name, *heads)[len(name) :], "dim")]


def cohort_lines(page: TeamPage, today: date, width: int, *, most: int) -> list[Line]:
    """A line for each cohort that has something to say, at most so many."""
    return [cohort_line(row, today, width) for row in cohorts_to_show(page.cohorts, most)]


def cohort_line(row: CohortRow, today: date, width: int) -> Line:
    """One cohort."""
    name, size, alone, whole, half, away = cohort_cells(row, today)
    solid, light = plain.bar(alone, whole, 12) if whole >= FEW else (" " * 12, "")
    before, _bar, after = _cohort_text(width, clean(name), size, f"{solid}{light}  {alone}", half, away).partition(
        solid + light
    )
    return Line(((before, ""), (solid, ""), (light, "rule"), (after, "")), (), row.name)


def _cohort_text(width: int, name: str, size: str, bar: str, half: str, away: str) -> str:
    spare = max(width - 80, 0) // 3
    return f"{fit(name, 15 + spare)}{fit(size, 4, right=True)}  {fit(bar, 20 + spare)} {fit(half, 15)} {fit(away, 5, right=True)}"


def people_head(
    page: TeamPage, *, shown: int, cohort: str, sort: str, text: str, today: date
) -> tuple[list[Part], list[Part]]:
    """How many people, which of them, in which order."""
    count = (
        str(len(page.rows))
        if shown == len(page.rows)
        else _("{shown} of {all}").format(shown=shown, all=len(page.rows))
    )
    left: list[Part] = [(_("PEOPLE"), "strong"), (f" {count}", "strong")]
    if not page.rows:
        return left, []
    which = cohort_name(cohort, today) if cohort else _("all")
    left.append(("   " + _("cohort: {name}   sorted by: {sort}").format(name=which, sort=sort), "dim"))
    if text:
        left.append((f"   “{text}”", ""))
    return left, [(_("/ filter"), "dim")]


def nobody(page: TeamPage) -> list[Line]:
    """What stands where nobody is shown: that nobody is called so, or how to begin."""
    if page.rows:
        return [plain_line(_("No name like that here. Esc shows everybody again."))]
    return [
        plain_line(""),
        plain_line(_("No hires yet."), "strong"),
        plain_line(_("A adds one person; I brings many in from a file, CSV or XLSX.")),
        plain_line(_("Add a mentor first, then their hires; m gives each of them a mentor.")),
    ]


def people_columns(width: int) -> str:
    """The line over the people."""
    heads = (_("Name"), _("Cohort"), _("Day"), _("Phase"), _("Plan"), _("Mentor"), _("Seen"))
    return _people_text(_widths(width), heads)


def people_lines(rows: Sequence[Row], page: TeamPage, catalogue: Catalogue, *, now: datetime, width: int) -> list[Line]:
    """A line for each person; each is written only when it comes into sight."""
    widths = _widths(width)
    team = page.view.team

    def parts(row: Row) -> tuple[Part, ...]:
        person, entry = row
        mentor = team.mentor(person.id)
        first = short_name(page.names, mentor) if mentor else "–"
        row_cells = (
            fit_name(page.names, person.id, widths[0] - 1),
            cohort_name(entry.cohort, now.date()),
            str(entry.day) if entry.day > 0 and not entry.trouble and not entry.away else "–",
            phase_cell(entry, catalogue, widths[3] - 1),
            plan_cell(entry),
            fit_short(first, widths[5] - 1),
            seen_cell(entry.last_seen, now),
        )
        rest = entry.away or entry.free or entry.state in ("paused", "coming", "finished", "ended", "none")
        return ((_people_text(widths, row_cells), "strong" if entry.trouble else "dim" if rest else ""),)

    return [LazyLine(row[0].id, partial(parts, row)) for row in rows]


def _widths(width: int) -> tuple[int, ...]:
    spare = max(width - 80, 0)
    return (13 + spare // 4, 10 + spare // 8, 4, 18 + (spare + 1) // 3, 13, 10 + spare // 8, 8)


def _people_text(widths: tuple[int, ...], row: Sequence[str]) -> str:
    name, cohort, day, phase, plan, mentor, seen = (clean(cell) for cell in row)
    return (
        f"{fit(name, widths[0] - 1)} {fit(cohort, widths[1] - 1)} {fit(day, widths[2] - 1, right=True)}  "
        f"{fit(phase, widths[3] - 1)} {fit(plan, widths[4] - 1)} {fit(mentor, widths[5] - 1)} {fit(seen, widths[6])}"
    )


def mentor_columns() -> str:
    """The line over the mentors' loads."""
    return _mentor_text(_("Mentor"), _("Mentees"), _("Hours"), _("Who"))


def mentor_line(load: MentorLoad, page: TeamPage, today: date, width: int) -> Line:
    """What one mentor carries; what else is to know of them stands for their mentees' names where both find no room."""
    heads = _("{count} of {room}").format(count=len(load.mentees), room=load.room)
    who = ", ".join(short_name(page.names, name) for name in load.mentees[:4])
    if len(load.mentees) > 4:
        who += f" +{len(load.mentees) - 4}"
    note = load_note(load, today, page.names)
    text = _mentor_text(fit_name(page.names, load.person.id, 19), heads, plain.hours(load.hours), "")
    noted: tuple[Part, ...] = ((clean(note), "strong" if load.leaves else "dim"),) if note else ()
    room = width - 5 - cells(text)
    if noted and cells(who) + 2 + cells(note) > room:
        return Line(((text, ""), *noted), (), load.person.id)
    return Line(((text, ""), (clean(who), "")), noted, load.person.id)


def _mentor_text(name: str, heads: str, hours: str, who: str) -> str:
    return f"{fit(name, 19)} {fit(heads, 8)} {fit(hours, 6, right=True)}  {who}"
