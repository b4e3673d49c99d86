"""Areas of responsibility in words: how each stands and why, the board's head and foot, and one area in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.domain.area_state import Keeper, State
from mentor_tui.domain.areas import Part
from mentor_tui.domain.names import short_name
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.abouts import AreaNeed
from mentor_tui.services.area_people import AreaCandidate
from mentor_tui.services.areas_page import AreaRow, AreasPage
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import percent

NAMED = 2
"""Areas of one owner, or people, that one line names; more are counted."""

FREE_NAMED = 3
"""People with hours left whom a lead's foot names."""


def glyph(state: State, *, unclaimed: bool = False) -> str:
    """The glyph of a state; what was never anybody's yet is no debt."""
    return "○" if unclaimed else {"kept": "✔", "leaving": "◐"}.get(state, "▲")


def word(state: State) -> str:
    """A state in a word or two."""
    return {
        "no owner": _("no owner"),
        "quiet": _("quiet"),
        "crowded": _("crowded"),
        "away": _("away"),
        "leaving": _("leaving"),
        "overloaded": _("too much"),
        "pulled two ways": _("two ways"),
        "kept": _("kept"),
    }[state]


def part_word(part: Part | None) -> str:
    """What somebody is to an area, in a word or two."""
    return {
        "owner": _("owner"),
        "backup": _("stands in"),
        "contributor": _("contributes"),
        "line": _("would like to"),
    }.get(part or "", "")


def reason(need: AreaNeed, names: Mapping[str, str]) -> str:
    """Why something has to be decided about an area."""
    who, day = _called(need.who, names), plain.short_of_stamp(need.day) if need.day else ""
    match need.flag:
        case "no owner" if need.asked:
            people = plain.people(plain.some([_called(one, names) for one in need.asked], NAMED))
            return ngettext("{people} would like to own it", "{people} would like to own it", len(need.asked)).format(
                people=people
            )
        case "no owner" if not need.who:
            return ngettext("nobody has owned it yet", "nobody has owned them yet", len(need.areas))
        case "no owner":
            return (
                _("{name} owned it until {day}").format(name=who, day=day)
                if day
                else _("{name} has gone").format(name=who)
            )
        case "quiet":
            said = ngettext(
                "{count} day without an entry, asks {rhythm}",
                "{count} days without an entry, asks {rhythm}",
                need.number,
            )
            return said.format(count=need.number, rhythm=need.of)
        case "crowded":
            said = ngettext(
                "{count} contributor, room for {places}", "{count} contributors, room for {places}", need.number
            )
            return said.format(count=need.number, places=need.of)
        case "away":
            said = _("{name} away until {day}, no cover") if day else _("{name} is away, no cover")
            return said.format(name=who, day=day)
        case "leaving":
            return _("{name}’s last day is {day}").format(name=who, day=day)
        case "overloaded":
            return _("{name}: {load}").format(name=who, load=_load(need.number, need.hours, need.allowed))
        case "pulled two ways":
            queue, process = need.shares
            said = _("{name}: {queue} % queue, {process} % process")
            return said.format(name=who, queue=queue, process=process)


def load(keeper: Keeper) -> str:
    """What somebody owns, and how many of their hours that takes with all the rest."""
    return _load(len(keeper.areas), keeper.hours, keeper.allowed)


def _load(count: int, hours: float, allowed: float | None) -> str:
    areas = ngettext("{count} area", "{count} areas", count).format(count=count)
    if allowed is None:
        return areas
    said = _("{areas}, {hours} of {allowed} h a week")
    return said.format(areas=areas, hours=plain.number(hours), allowed=plain.number(allowed))


def candidate_heads() -> tuple[str, ...]:
    """The columns of those whom one can name."""
    return _("Name"), _("Off the queue"), _("Customers"), ""


def candidate(one: AreaCandidate) -> tuple[str, ...]:
    """Somebody whom one can name: their hours, their share with customers, what they are to it or why they cannot be named."""
    said = ""
    if one.allowed is not None:
        said = _("{hours} of {allowed} h").format(hours=plain.number(one.hours), allowed=plain.number(one.allowed))
    week = one.week
    share = _("{share} %").format(share=percent(week)) if week is not None and week.share is not None else ""
    return clean(one.person.name), said, share, why_not(one.problem) or part_word(one.part)


def why_not(problem: Problem | None) -> str:
    """Why somebody cannot be named now, in a word or two; the whole sentence is said where they are chosen all the same."""
    if problem is None:
        return ""
    customers = problem.code in (Code.CUSTOMERS_FIRST, Code.KEEPS_WITH_CUSTOMERS)
    return _("customers first") if customers else _("not yet")


def about(need: AreaNeed) -> str:
    """Which areas a decision is about, as lists call them."""
    first, *more = (clean(label) for label in need.areas)
    return _("{area} +{more}").format(area=first, more=len(more)) if more else first


def headline(page: AreasPage) -> str:
    """How many areas there are, how many are well kept, and how many need a decision."""
    count = len(page.rows)
    if not count:
        return _("There are no areas yet. They are written in a file, areas.yaml.")
    areas = ngettext("{count} area", "{count} areas", count).format(count=count)
    kept = _("{count} well kept").format(count=page.kept)
    need = len(page.decisions)
    if not need:
        return f"{areas}   {kept}   " + _("nothing to decide")
    decide = ngettext("{count} open decision", "{count} open decisions", need).format(count=need)
    return f"{areas}   {kept}   {decide}"


def since(row: AreaRow) -> str:
    """How long ago the log was written in: ``6 d``, "–" where it never was; without days of all hands, as *quiet* counts."""
    return "–" if row.written is None else _("{days} d").format(days=row.written)


def rhythm(row: AreaRow) -> str:
    """How often the log is asked for: ``30 d``."""
    return _("{days} d").format(days=row.area.rhythm)


def weight(row: AreaRow, page: AreasPage) -> str:
    """What an area takes of its owner, and which way it pulls them."""
    pulls = _("pulls to the queue") if row.area.pulls == "queue" else _("pulls to the process")
    track = clean(page.tracks.get(row.area.track, row.area.track))
    said = _("{track} · {hours} a week · {pulls}")
    return said.format(track=track, hours=plain.hours(row.area.hours), pulls=pulls)


def owner(row: AreaRow, names: Mapping[str, str]) -> str:
    """Who owns an area, by full name; a dash where nobody does."""
    them = row.case.owner
    return clean(names.get(them.id, them.id)) if them is not None else "–"


def _called(person: str, names: Mapping[str, str]) -> str:
    return clean(short_name(names, person)) if person else ""


def foot(page: AreasPage) -> list[str]:
    """What a lead can act on: who carries most, who has hours, who is in line; of anybody else what they have themselves."""
    return _for_lead(page) if page.lead else _for_oneself(page)


def _for_lead(page: AreasPage) -> list[str]:
    said = []
    owning = sorted(
        ((name, one) for name, one in page.keepers.items() if one.areas and not one.gone),
        key=lambda row: (-len(row[1].areas), -row[1].hours, row[0]),
    )
    if owning:
        name, most = owning[0]
        said.append(_("Most: {name}, {load}.").format(name=_called(name, page.names), load=load(most)))
    free = sorted(
        (
            (name, one.allowed - one.hours)
            for name, one in page.keepers.items()
            if one.allowed is not None and one.there and one.left is None and one.allowed - one.hours >= 1
        ),
        key=lambda row: (-row[1], row[0]),
    )
    if free:
        rows = [f"{_called(name, page.names)} {plain.number(hours)}" for name, hours in free[:FREE_NAMED]]
        said.append(_("Hours left: {people}.").format(people=" · ".join(rows)))
    asked = [row for row in page.rows if row.held.asked]
    asked.sort(key=lambda row: "no owner" not in row.flags)
    if asked:
        row = asked[0]
        people = plain.people(plain.some([_called(one, page.names) for one in row.held.asked], NAMED))
        said.append(_("Waiting list for {area}: {people}.").format(area=clean(row.area.label), people=people))
    return said


def _for_oneself(page: AreasPage) -> list[str]:
    me = page.me.id
    said = []
    for part, text in (
        ("owner", _("You own {areas}.")),
        ("backup", _("You stand in for {areas}.")),
        ("contributor", _("You contribute to {areas}.")),
        ("line", _("You would like to own {areas}.")),
    ):
        mine = [clean(row.area.label) for row in page.rows if row.held.part_of(me) == part]
        if mine:
            said.append(text.format(areas=plain.people(plain.some(mine, NAMED))))
    return said or [_("Everybody reads this. + joins an area, O says that you would like to own one.")]


def facts(row: AreaRow, page: AreasPage) -> list[tuple[str, str]]:
    """One area in full: a label and what it says, but for its log."""
    area, held, names = row.area, row.held, page.names
    rows = [
        (_("State"), ", ".join(f"{word(one.flag)}: {reason(one, names)}" for one in page.needs(row)) or word("kept"))
    ]
    if area.inside:
        rows.append((_("In"), clean(area.inside)))
    if area.outside:
        rows.append((_("Not in"), clean(area.outside)))
    rows.append((_("Owner"), _owner_line(row, page)))
    rows.append((_("Backup"), _named(held.backup, names) or _("nobody yet")))
    rows.append((_("With"), _with(row, names)))
    if held.asked:
        rows.append((_("Waiting"), plain.people([_named(one, names) for one in held.asked])))
    takes = _("{hours} a week · an entry every {days} days · {track}")
    track = clean(page.tracks.get(area.track, area.track))
    rows.append((_("Takes"), takes.format(hours=plain.hours(area.hours), days=area.rhythm, track=track)))
    if held.past:
        rows.append((_("Before"), _past(row, names)))
    return rows


def _named(person: str | None, names: Mapping[str, str]) -> str:
    return clean(names.get(person, person)) if person else ""


def _owner_line(row: AreaRow, page: AreasPage) -> str:
    if row.case.owner is None:
        return _("nobody")
    since_ = plain.day_month(plain.day_of(row.held.since), page.today)
    return _("{name}, since {day}").format(name=owner(row, page.names), day=since_)


def _with(row: AreaRow, names: Mapping[str, str]) -> str:
    count, places = len(row.held.contributors), row.area.places
    said = _("{count} of {places}").format(count=count, places=places)
    return said + "".join(f" · {_named(one, names)}" for one in row.held.contributors)


def _past(row: AreaRow, names: Mapping[str, str]) -> str:
    said = []
    for one in reversed(row.held.past):
        text = _("{name} to {day}").format(name=_called(one.person, names), day=plain.short_of_stamp(one.until))
        said.append(f"{text}: {plain.quoted(plain.one_line(clean(one.word)))}" if one.word else text)
    return " · ".join(said)


def kept_when(row: AreaRow) -> Sequence[str]:
    """How one sees that an area is well kept."""
    return [clean(line) for line in row.area.kept_when]


def log_lines(row: AreaRow, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The log, the latest line first: the day, who, and what."""
    return [
        (plain.short_of_stamp(line.at), _called(line.by, names), clean(line.text, lines=True))
        for line in reversed(row.log.lines)
    ]
