"""Locks as words: what is missing, the shortest way there, and whose turn it is.

``names`` and ``titles`` map ids of items and side tasks to titles. They may also say who the voices are: ``mentor``,
``lead`` and ``owner`` to a person's name; a voice without a name is called by what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentor_tui.domain.effort import Effort
from mentor_tui.domain.effort import effort as effort_of
from mentor_tui.domain.locks import Lock, Step
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

Names = Mapping[str, str]

_EXACT_MINUTES = 600

_DAYS_MINUTES = 480
"""Hands-on minutes that nobody has in a few days: about a sixth of working time is for them."""

STEPS_MOST = 10
"""Steps that are told one by one."""

_NO_PHASES: Names = {}

_NOTHING = Effort()


def voice(name: str, names: Names) -> str:
    """Who a voice is: by name where it is known, else by what they are."""
    if name in names:
        return names[name]
    if name == "cleared":
        # Nobody but the mentor signs what asks for a clearance.
        return voice("mentor", names)
    return {
        "hire": _("the hire"),
        "mentor": _("the mentor"),
        "lead": _("a lead"),
        "owner": _("the track’s owner"),
        "part": _("whoever has that part"),
    }.get(name, name)


def short(lock: Lock, names: Names) -> str:
    """A lock in half a line: ``5 things first, about 1 h 40, and Joana’s yes``."""
    to_do, to_sign = _split(lock)
    work = [step for step in to_do if step.kind in ("item", "task")]
    parts: list[str] = []
    if len(work) == 1:
        parts.append(_("“{title}” first").format(title=names.get(work[0].id, work[0].id)))
    elif work:
        parts.append(ngettext("{count} thing first", "{count} things first", len(work)).format(count=len(work)))
    effort = lock.effort
    if effort.minutes:
        about = _("about {time}").format(time=roughly(effort.minutes))
        if effort.unplanned:
            about = _("{time}, {count} without a time").format(time=about, count=effort.unplanned)
        parts = [_("{what}, {about}").format(what=parts[0], about=about)] if parts else [about]
    for step in to_do:
        if step.kind == "days":
            days = int(step.id)
            parts.append(ngettext("{days} more working day", "{days} more working days", days).format(days=days))
        elif step.kind == "competency":
            parts.append(_competency(step, names))
        elif step.kind in AREAS:
            parts.append(_("{area} without an owner").format(area=_which_area(step, names)))
    parts += _signs(to_sign, names)
    yes = [_("{voice}’s yes").format(voice=voice(step.id, names)) for step in lock.steps if step.kind == "yes"]
    # One person may speak for several.
    parts += dict.fromkeys(yes)
    if parts and any(step.kind == "elsewhere" for step in to_do):
        parts.append(_("a lead who opens it early"))
    if len(parts) < 2:
        return parts[0] if parts else _("only a lead can open it")
    return _("{first}, and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def because(title: str, state: str, lock: Lock | None, names: Names) -> str:
    """Whether something is locked, and by what, or how it stands.

    Args:
        title: what it is called.
        state: its state, where nothing locks it.
        lock: what is missing.
        names: see above.

    """
    if lock is not None:
        return _("“{title}” is locked: {way}.").format(title=title, way=short(lock, names))
    said = {
        "open": _("“{title}” is not locked: it can be started."),
        "started": _("“{title}” is not locked: it has been started."),
        "active": _("“{title}” is not locked: it is under way."),
        "waiting": _("“{title}” is not locked: it is waiting for a sign-off."),
        "returned": _("“{title}” is not locked: it came back for one more go."),
        "done": _("“{title}” is not locked: it is done."),
    }.get(state, _("“{title}” is not locked."))
    return said.format(title=title)


def roughly(minutes: int) -> str:
    """Minutes as far as they matter: beyond some hours, whole hours."""
    return plain.minutes(minutes if minutes < _EXACT_MINUTES else round(minutes / 60) * 60)


def _split(lock: Lock) -> tuple[list[Step], list[Step]]:
    """What still takes work or time, and what only waits for somebody's sign-off."""
    to_do: list[Step] = []
    to_sign: list[Step] = []
    for step in lock.steps:
        if step.kind == "yes":
            continue
        signing = step.kind in ("item", "task") and step.minutes == 0 and step.turn not in ("hire", "time")
        (to_sign if signing else to_do).append(step)
    return to_do, to_sign


def _signs(steps: list[Step], names: Names) -> list[str]:
    found: dict[str, int] = {}
    for step in steps:
        who = voice(step.turn, names)
        found[who] = found.get(who, 0) + 1
    return [
        ngettext("a sign-off by {voice}", "{count} sign-offs by {voice}", count).format(voice=who, count=count)
        for who, count in found.items()
    ]


AREAS = ("area", "any_area")
"""Kinds of steps in which an area becomes free; ``names`` know areas as ``area:ID``, tracks as ``track:ID``."""


def _which_area(step: Step, names: Names) -> str:
    if step.kind == "area":
        return _("“{area}”").format(area=names.get(f"area:{step.id}", step.id))
    return _("an area of “{track}”").format(track=names.get(f"track:{step.id}", step.id))


def _competency(step: Step, names: Names) -> str:
    competency, _colon, level = step.id.partition(":")
    return _("{competency} at level {level}").format(competency=names.get(competency, competency), level=level)


def lines(lock: Lock, titles: Names, phases: Names = _NO_PHASES) -> list[str]:
    """The whole explanation: each step of the shortest way in its order, then how much that is.

    Args:
        lock: what is missing.
        titles: see above.
        phases: item id -> title of its phase; more steps than a few are told phase by phase.

    """
    said = list(_by_phase(lock.steps, titles, phases if len(lock.steps) > STEPS_MOST else _NO_PHASES))
    effort = lock.effort
    # Of one step alone the time is said already.
    if sum(bool(step.minutes) for step in lock.steps) > 1:
        text = _("In all about {time} of hands-on work.")
        if effort.minutes >= _DAYS_MINUTES:
            text = _("In all about {time} of hands-on work, spread over many days.")
        said.append(text.format(time=roughly(effort.minutes)))
    # Where no time is said, none is missed.
    if effort.unplanned and effort.minutes:
        said.append(_("Without a time: {count} of these.").format(count=effort.unplanned))
    if lock.opens_on is not None:
        said.append(_("Not before {day}.").format(day=plain.weekday_day(lock.opens_on)))
    return said


def _by_phase(steps: Iterable[Step], titles: Names, phases: Names) -> Iterator[str]:
    together: dict[str, list[Step]] = {}
    for step in steps:
        together.setdefault(phases.get(step.id, "") if step.kind == "item" else "", []).append(step)
    for phase, inside in together.items():
        if phase:
            yield _phase_line(phase, inside)
    # One person may speak for several.
    yield from dict.fromkeys(_line(step, titles) for step in together.get("", ()))


def _phase_line(phase: str, steps: Sequence[Step]) -> str:
    others = sum(step.turn not in ("hire", "time") for step in steps)
    parts = [ngettext("{count} item", "{count} items", len(steps)).format(count=len(steps))]
    if (takes := effort_of(step.minutes for step in steps)) != _NOTHING:
        parts.append(plain.effort(takes))
    if others:
        parts.append(
            ngettext("{count} of them with others", "{count} of them with others", others).format(count=others)
        )
    return _("“{phase}”: {what}").format(phase=phase, what=", ".join(parts))


def _line(step: Step, titles: Names) -> str:
    title = titles.get(step.id, step.id)
    who = voice(step.turn, titles)
    if step.kind == "yes":
        return _("{voice} has to say yes.").format(voice=_first_upper(voice(step.id, titles)))
    if step.kind == "days":
        days = int(step.id)
        return ngettext("{days} more working day has to pass.", "{days} more working days have to pass.", days).format(
            days=days
        )
    if step.kind == "elsewhere":
        return _("What it asks for is in another curriculum; a lead can open it early.")
    if step.kind == "competency":
        return _("{competency} has to be shown.").format(competency=_competency(step, titles))
    if step.kind in AREAS:
        return _("{area} has to be without an owner.").format(area=_first_upper(_which_area(step, titles)))
    if step.minutes == 0 and step.turn not in ("hire", "time"):
        return _("“{title}”: waiting for {who}").format(title=title, who=who)
    what = plain.quoted(title)
    if step.minutes is not None:
        what = _("“{title}”, {time}").format(title=title, time=plain.minutes(step.minutes))
    return what if step.turn == "hire" else _("{what}: {who}’s part").format(what=what, who=who)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
