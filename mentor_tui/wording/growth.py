"""Growing beside the queue in words: the hours line, the table of tracks, one rung opened."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mentor_tui.domain.catalogue import Catalogue, Rung, Step, Track
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.names import short_name
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.rules.side_tasks import asks_still
from mentor_tui.domain.text import clean
from mentor_tui.services.growth import GrowthPage, RungView
from mentor_tui.wording import locks, plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import block_line, percent, still_yours

DOING_NAMED = 2
"""People who are named beside a track."""

AREAS_NAMED = 6
"""Areas of a track that are named beside its last rung."""

OWNERS_NAMED = 2
"""Owners of areas on a track who are named as those whose yes it takes; any one of them will do."""

STEPS: tuple[Step, ...] = ("look", "help", "do", "own")


def step_title(step: Step) -> str:
    """The heading of a column."""
    return {"look": _("look"), "help": _("help"), "do": _("do"), "own": _("own")}[step]


def hours_line(page: GrowthPage) -> str:
    """How many hours off the queue are taken, how many there may be, and when that grows."""
    held = page.held + page.mentoring
    line = _("{held} of {allowed} this week").format(held=plain.number(held), allowed=plain.hours(page.allowed))
    later = page.standing.hours_change
    if later is not None:
        line += _(", {hours} from {day}").format(hours=plain.hours(later[1]), day=plain.day_short(later[0]))
    if page.mentoring:
        line += _(" · mentoring takes {hours}").format(hours=plain.hours(page.mentoring))
    return line


def customers_line(page: GrowthPage) -> str:
    """The share of the week with customers, of somebody and of their team; "" where it was not read, or is nobody's yet."""
    if page.weeks is None or page.person.only_observes:
        return ""
    return weeks_line(page.weeks, page.standing.catalogue.budget.customers_first)


def weeks_line(weeks: tuple[Week, Week], first: int) -> str:
    """How much of somebody's week is with customers, and of their team's; so many per cent come first."""
    mine, team = weeks
    said = _("with customers {person} of the week").format(person=_percent(mine))
    if mine.keeps:
        keeps, of = plain.number(mine.keeps), plain.hours(mine.contract)
        said = _("keeps {keeps} of {of} a week with customers").format(keeps=keeps, of=of)
    if team.share is None:
        return said
    return _("{said}, the team {team}; {first} % come first").format(said=said, team=_percent(team), first=first)


def _percent(week: Week) -> str:
    return _("{share} %").format(share=percent(week))


def rests_line(page: GrowthPage) -> str:
    """The hours off the queue, and how much is with customers, in the line that is left of it while all hands stands."""
    taken = plain.number(page.held + page.mentoring)
    said = _("Off the queue {held} of {allowed}").format(held=taken, allowed=plain.hours(page.allowed))
    if page.weeks is None:
        return said
    mine, team = (_percent(week) for week in page.weeks)
    return _("{said} · with customers {person}, the team {team}").format(said=said, person=mine, team=team)


def before_basics(page: GrowthPage) -> bool:
    """Whether the basics are still ahead, so that everything waits and that is right."""
    return page.standing.curriculum is not None and not page.standing.basics_complete


def far(page: GrowthPage) -> bool:
    """Whether everything here waits for the basics, so that what each track is says more than what is locked."""
    return before_basics(page) and all(one.task.state == "locked" for _track, views in page.tracks for one in views)


def track_line(track: Track, views: Sequence[RungView], names: Mapping[str, str]) -> tuple[str, str]:
    """What a track is, in half a sentence, and who does something of it now."""
    what = re.split(r"[:.;]", clean(track.about), maxsplit=1)[0] or clean(track.title)
    holders = dict.fromkeys(name for one in views for name in one.holders)
    who = [clean(short_name(names, name)) for name in holders]
    return what, ", ".join(plain.some(who, DOING_NAMED)) or _("nobody yet")


def rung_state(view: RungView) -> str:
    """The state by whose glyph and word a rung is drawn."""
    task = view.task
    if task.state == "waiting" and not task.sent:
        return "line"
    if task.state == "active" and task.fact.state == "returned":
        return "returned"
    return task.state


def state_word(view: RungView) -> str:
    """Where a rung stands, in a word or two."""
    state = rung_state(view)
    held_without = bool(view.areas) and view.task.hold is not None and state == "active"
    words = {
        "active": _("which area?") if held_without else _("now"),
        "waiting": _("sent"),
        "line": _("queued, no. {place}").format(place=view.task.place or 1),
        "locked": lock_word(view.lock),
    }
    return words.get(state) or plain.word(state)


def waits_for_basics(page: GrowthPage) -> str:
    """That everything waits for the basics, and that this is right."""
    total = page.standing.basics_total
    said = _("These open with the basics ({done} of {total} done). Until then the queue is enough.")
    return said.format(done=page.standing.basics_done, total=total)


def only_observes(page: GrowthPage) -> str:
    """That nothing here is theirs to take, whatever is open."""
    return _("{name} is here to observe, so there is nothing to take.").format(name=page.person.name)


def cell(view: RungView) -> tuple[str, str, str]:
    """A rung in the table: glyph, word or short lock, title."""
    return plain.glyph(rung_state(view)), state_word(view), view.rung.label


def lock_word(lock: Lock | None) -> str:
    """A lock in a word or two: so many days, a yes, the time it takes."""
    if lock is None:
        return plain.word("locked")
    days = next((int(step.id) for step in lock.steps if step.kind == "days"), 0)
    if days:
        return ngettext("{days} day", "{days} days", days).format(days=days)
    if lock.effort.minutes:
        return locks.roughly(lock.effort.minutes)
    asked = [step for step in lock.steps if step.kind != "elsewhere"]
    if asked and all(step.kind in locks.AREAS for step in asked):
        return _("an area")
    waits = any(step.kind == "yes" or step.turn not in ("hire", "time") for step in asked)
    return _("a yes") if waits else plain.word("locked")


def confirms(page: GrowthPage, view: RungView) -> str:
    """Who will confirm a rung, by name and as what; a lead speaks for an owner that is missing."""
    parts = [*dict.fromkeys(_voice(page, view, voice, people) for voice, people in view.confirms.items())]
    # What is said of somebody stands between commas.
    people = _("{first}, and {last}").format(first=", ".join(parts[:-1]), last=parts[-1]) if parts[1:] else parts[0]
    return _("{people}; they confirm").format(people=people)


def _voice(page: GrowthPage, view: RungView, voice: Voice, people: Sequence[str]) -> str:
    who = plain.either(plain.some([clean(page.names.get(one, one)) for one in people], OWNERS_NAMED))
    if voice == "owner":
        owned = [one for one in page.owners.get(view.rung.track, ()) if one != page.person.id]
        if not owned:
            return _("a lead (nobody else owns this)")
        return ngettext("{who}, who owns it", "{who}, who own it", len(owned)).format(who=who)
    if voice == "mentor" and page.mentor:
        return (_("{who}, your mentor") if page.own else _("{who}, their mentor")).format(who=who)
    if not people or len(people) > OWNERS_NAMED:
        return _("a lead")
    return who


def confirmed(view: RungView, names: Mapping[str, str]) -> str:
    """Who has confirmed a rung that is done."""
    said = view.task.hold.yes.values() if view.task.hold is not None else ()
    return plain.people(list(dict.fromkeys(clean(names.get(one["by"], one["by"])) for one in said)))


def _owners(page: GrowthPage, rung: Rung) -> dict[str, str]:
    """Who speaks as the owner of a rung's track, as a lock or a yes names them; nothing where nobody owns it."""
    found = [clean(page.names.get(owner, owner)) for owner in page.owners.get(rung.track, ())]
    return {"owner": plain.either(plain.some(found, OWNERS_NAMED))} if found else {}


def lock_names(page: GrowthPage, rung: Rung, catalogue: Catalogue) -> dict[str, str]:
    """What a lock can name: items, rungs, competencies, and who says yes; a lead does for whoever is missing."""
    known = {name: clean(one.title) for name, one in catalogue.competencies.items()}
    known |= {name: clean(title) for name, title in page.titles.items()}
    known |= {"owner": _("a lead")} | _owners(page, rung)
    if page.mentor:
        known["mentor"] = clean(short_name(page.names, page.mentor))
    elif page.standing.curriculum is None:
        known["mentor"] = _("a lead")
    elif page.own:
        known["mentor"] = _("your mentor")
    return known


def done_line(view: RungView) -> str:
    """How many pieces are in, and what the last one was."""
    fact, rung = view.task.fact, view.rung
    line = _("{count} of {times}").format(count=min(fact.count, rung.times), times=rung.times)
    if fact.entries and fact.entries[-1].text:
        line += _(" · last: {text}").format(text=plain.shown(fact.entries[-1].text))
    return line


def places_line(view: RungView, names: Mapping[str, str]) -> str:
    """How many places are taken, by whom, and how long the line is."""
    rung = view.rung
    if rung.places is None:
        line = _("no limit")
    else:
        line = _("{taken} of {places} taken").format(taken=len(view.holders), places=rung.places)
    if view.holders:
        shown = [short_name(names, name) for name in view.holders[:4]]
        more = len(view.holders) - len(shown)
        line += " · " + ", ".join(shown) + (f" +{more}" if more > 0 else "")
    if view.line:
        line += " · " + ngettext("{count} on the waiting list", "{count} on the waiting list", len(view.line)).format(
            count=len(view.line)
        )
    return line


def _areas(page: GrowthPage, view: RungView) -> list[tuple[str, str]]:
    """How one comes to own something, and what there is to own."""
    rows = [(_("Named by"), _("a lead; in Areas you say that you would like to"))]
    mine = [clean(area.label) for area, owner in view.areas if owner == page.person.id]
    if mine:
        rows.append((_("Now"), plain.people(mine)))
    elif view.task.hold is not None:
        rows.append((_("Now"), _("owns, which area? A lead names it in Areas")))
    others = [
        _("{area} ({owner})").format(area=clean(area.label), owner=clean(short_name(page.names, owner)))
        if owner
        else _("{area} (nobody yet)").format(area=clean(area.label))
        for area, owner in view.areas
        if owner != page.person.id
    ]
    if others:
        rows.append((_("Areas"), ", ".join(plain.some(others, AREAS_NAMED))))
    return rows


def takes(rung: Rung) -> str:
    """What a rung takes until it is done."""
    if rung.times > 1:
        return _("{times}, about {time} each").format(times=rung.times, time=plain.minutes(rung.minutes))
    return _("about {time}").format(time=plain.minutes(rung.minutes))


def facts(page: GrowthPage, view: RungView) -> list[tuple[str, str]]:
    """What a rung asks for and how far it is: a label and what it says."""
    rung, task = view.rung, view.task
    if view.areas:
        return _areas(page, view)
    done = confirmed(view, page.names) if task.state == "done" else ""
    rows = [(_("Confirmed by"), done) if done else (_("With"), confirms(page, view))]
    if task.state in ("active", "waiting", "done") and task.place is None:
        rows.append((_("Done"), done_line(view)))
    else:
        rows.append((_("Takes"), takes(rung)))
    if task.block is not None:
        rows.insert(1, (_("When"), block_line(task.block, own=page.own)))
    if asks_still(task, page.standing.catalogue.budget):
        rows.insert(0, (_("Still yours?"), still_yours(task.untouched, own=page.own)))
    rows.append((_("Places"), places_line(view, page.names)))
    if task.place is not None:
        yours = _("you are number {place}; the next free place is yours when your turn comes")
        theirs = _("number {place}; they get a place when their turn comes")
        rows.append((_("In queue"), (yours if page.own else theirs).format(place=task.place)))
    if task.sent:
        rows.append((_("Sent"), _("everything is in; it is waiting to be confirmed")))
    if task.fact.state == "returned" and task.fact.posts:
        rows.append((_("Again"), clean(task.fact.posts[-1].text)))
    return rows
