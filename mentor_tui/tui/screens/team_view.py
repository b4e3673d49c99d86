"""What the Team place shows, as plain data: rows in their order, filtered, and the words of their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import short_name
from mentor_tui.domain.people import Person
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import clean, looking_for
from mentor_tui.services.abouts import Mentees
from mentor_tui.services.calls import Call
from mentor_tui.services.overview import Digest
from mentor_tui.tui.styles import cells
from mentor_tui.wording import free_days, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.cohorts import CohortRow
    from mentor_tui.services.team_page import MentorLoad, TeamPage

Row = tuple[Person, Digest]
Sort = Literal["talk", "name", "day", "plan", "mentor", "seen"]
SORTS: tuple[Sort, ...] = ("talk", "name", "day", "plan", "mentor", "seen")


class SettledNeed(NamedTuple):
    """What needed the lead, was selected, and does so no more by somebody else’s doing; and where it stood."""

    call: Call
    at: int


def sort_title(sort: Sort) -> str:
    """What an order is called."""
    return {
        "talk": _("who may need a talk"),
        "name": _("name"),
        "day": _("day"),
        "plan": _("plan"),
        "mentor": _("mentor"),
        "seen": _("last seen"),
    }[sort]


def ordered(rows: Sequence[Row], sort: Sort, team: Team) -> list[Row]:
    """The rows in an order; within it, as they came: who may need a talk first."""
    if sort == "talk":
        return list(rows)
    keys: dict[Sort, Callable[[Row], tuple[bool, str | int]]] = {
        "name": lambda row: (False, row[0].name.casefold()),
        "day": lambda row: (row[1].state == "none", row[1].day),
        "plan": lambda row: (row[1].pace in ("none", "paused"), _plan_days(row[1])),
        "mentor": lambda row: (team.mentor(row[0].id) is not None, _mentor_name(team, row[0].id).casefold()),
        "seen": lambda row: (bool(row[1].last_seen), row[1].last_seen),
    }
    return sorted(rows, key=keys[sort])


def _plan_days(entry: Digest) -> int:
    return {"past": -entry.days, "in hand": entry.days}.get(entry.pace, 0)


def _mentor_name(team: Team, hire: str) -> str:
    mentor = team.mentor(hire)
    person = team.people.get(mentor) if mentor else None
    return person.name if person else mentor or ""


def matching(rows: Sequence[Row], text: str, cohort: str, team: Team) -> list[Row]:
    """The rows whose name, cohort, team or mentor has every word of a text in it, and that are in a cohort."""
    fits = looking_for(text)
    found = []
    for person, entry in rows:
        if cohort and entry.cohort != cohort:
            continue
        if not text or fits(f"{person.name} {person.id} {entry.cohort} {person.team} {_mentor_name(team, person.id)}"):
            found.append((person, entry))
    return found


def call_id(call: Call) -> str:
    """The id of a call's line."""
    return f"{call.kind}|{call.person}|{call.on}"


class Beyond(NamedTuple):
    """What a lead can do about a mentor whom they do not lead: give hires of their own another one, or a stand-in."""

    way: Literal["cover", "reassign"]
    hires: tuple[str, ...]


def theirs(call: Call, page: TeamPage) -> Beyond | None:
    """What is left to do about a call, where it is about a mentor of a team that the lead does not lead; None otherwise."""
    team, me = page.view.team, page.me
    if call.kind not in ("mentor away", "leave ahead", "mentor leaves", "over capacity"):
        return None
    mentor = team.people.get(call.person)
    if mentor is None or me.leads_team(mentor.team):
        return None
    bound = call.about.mentees if isinstance(call.about, Mentees) else team.bound_to(call.person)
    hires = tuple(hire for hire in bound if hire in team.people and me.leads_team(team.people[hire].team))
    return Beyond("cover" if call.kind in ("mentor away", "leave ahead") else "reassign", hires) if hires else None


def phase_cell(entry: Digest, catalogue: Catalogue, width: int) -> str:
    """Where somebody is on the way, or what their programme does instead, in so many cells where that can be said shorter."""
    said = plain.programme(entry)
    if said and entry.state != "extended":
        return said
    if entry.free:
        said = free_days.cell(entry.free)
        return said if cells(clean(said)) <= width else free_days.cell(entry.free, named=False)
    if entry.complete and not entry.phase:
        return _("basics done")
    return phase_title(entry, catalogue)


def phase_title(entry: Digest, catalogue: Catalogue) -> str:
    """The title of the phase that somebody is in."""
    curriculum = catalogue.curriculum(entry.curriculum or None)
    phases = curriculum.phases if curriculum else ()
    return next((phase.title for phase in phases if phase.id == entry.phase), entry.phase)


def plan_cell(entry: Digest) -> str:
    """How a plan stands, in two words; the day the basics were done for those who are through."""
    if entry.complete and entry.complete_day:
        return _("{glyph} day {day}").format(glyph=plain.glyph("done"), day=entry.complete_day)
    if entry.trouble or entry.state in ("none", "ended", "coming"):
        return "–"
    return plain.pace(entry.pace, entry.days) or "–"


def seen_cell(stamp: str, now: datetime) -> str:
    """The day on which somebody was last seen, in a word: it is a column."""
    if not stamp:
        return "–"
    day = date.fromisoformat(stamp) if len(stamp) == 10 else datetime.fromisoformat(stamp).astimezone(now.tzinfo).date()
    return plain.day_word(day, now.date())


def load_note(load: MentorLoad, today: date, names: Mapping[str, str]) -> str:
    """What else is to know of a mentor: leaving, away or soon away and who stands in, full."""
    if load.leaves is not None:
        return _("leaves on {day}").format(day=plain.day_short(load.leaves, today))
    if load.away or load.from_on:
        note = (
            plain.away(load.away) if load.away else _("away from {day}").format(day=plain.short_of_stamp(load.from_on))
        )
        if not load.mentees:
            return note
        who = plain.people([short_name(names, name) for name in load.stand_ins]) or _("nobody")
        text = ngettext("{note}: {who} stands in", "{note}: {who} stand in", max(len(load.stand_ins), 1))
        return text.format(note=note, who=who)
    if len(load.mentees) >= load.room:
        return _("full")
    return ""


def load_word(load: MentorLoad) -> str:
    """The same in a word, for a column."""
    if load.leaves is not None:
        return _("leaves")
    if load.away:
        return _("away")
    return _("full") if len(load.mentees) >= load.room else ""


def is_fine(page: TeamPage) -> bool:
    """Whether everybody else is fine: all can be read, and nobody is past the plan whom no line is about."""
    named = {name for call in page.needs for name in (call.person, call.hire, *call.people)}
    return not any(call.group == "unreadable" for call in page.needs) and not any(
        person.id not in named and (entry.trouble or entry.missing or entry.pace == "past")
        for person, entry in page.rows
    )


def cohorts_to_show(rows: Sequence[CohortRow], most: int) -> list[CohortRow]:
    """The cohorts that have most to say: half of them through, then some, then the others; the latest of each first.

    One hire who is on the way is no cohort: their own line says all there is.
    """

    def answer(row: CohortRow) -> int:
        return 0 if row.half_by is not None and row.size >= FEW else 1 if row.alone else 2

    said = [row for row in reversed(rows) if row.size > 1 or row.alone]
    return sorted(said, key=answer)[:most]
