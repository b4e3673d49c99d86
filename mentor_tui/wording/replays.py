"""Another edition of a curriculum on past cohorts, in a lead's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from mentor_tui.wording import plain
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.replay_figures import Figure, FigureName, PersonFigure
    from mentor_tui.domain.replays import MetBefore, Replay, SignOffGone
    from mentor_tui.services.curriculum_diff import DiffPage

MET_MOST = 8
"""People of a cohort that are named; the others are counted."""


def limits() -> str:
    """What playing it again cannot say."""
    return _(
        "What this cannot say: whether anybody would have learnt more, or asked less. It keeps what people did and when; "
        "it moves only what had to wait for something."
    )


def none_yet() -> str:
    """That there is no cohort to play it on."""
    return _("Nobody on this curriculum is in a cohort yet.")


def head(one: Replay, today: date) -> str:
    """On whom it is played again: ``January (14) and February (16), played again with the new edition``."""
    names = [f"{plain.shown(cohort_name(name, today))} ({count})" for name, count in one.cohorts]
    if one.early:
        return plain.people(names)
    return _("{cohorts}, played again with the new edition").format(cohorts=plain.people(names))


def early(one: Replay) -> str:
    """That so few are too few."""
    return ngettext(
        "{count} person has been through this part: too early to tell.",
        "{count} people have been through this part: too early to tell.",
        one.people,
    ).format(count=one.people)


def columns(page: DiffPage) -> tuple[str, str, str, str]:
    """What the columns of the figures are."""
    old, new = page.diff.old.version, page.diff.new.version
    then = _("new edition") if old == new else _("edition {version}").format(version=new)
    return "", _("as it was"), then, ""


def row(figure: Figure, page: DiffPage) -> tuple[str, str, str, str]:
    """A figure: what it is, as it was, with the new edition, and the difference."""
    return label(figure, page), value(figure, figure.was), value(figure, figure.then), difference(figure)


def label(figure: Figure, page: DiffPage) -> str:
    """What a figure is."""
    if figure.name == "met" and figure.item:
        return _("Met {item} before {need}").format(item=_label(figure.item, page), need=_label(figure.need, page))
    if figure.name == "met":
        several = figure.was or figure.then
        return _("Met other things before what they need") if several else _("Met a thing before what it needs")
    if figure.name == "past-plan" and figure.day:
        return _("Past the plan at day {day}").format(day=figure.day)
    return {
        "sign-off": _("Waited for a sign-off, days a person"),
        "ours": _("Waited for something else from us"),
        "idle": _("Nothing left to do, though at work"),
        "first-customer": _("First customer helped, half by"),
        "busiest": _("Busiest week, hands-on hours"),
        "past-plan": _("Past the plan"),
    }[figure.name]


def value(figure: Figure, found: float | None) -> str:
    """A figure as it was, or then."""
    if found is None:
        return _("not half yet") if figure.name == "first-customer" else _("not known")
    if figure.unit == "day":
        return _("day {day}").format(day=round(found))
    if figure.unit == "people":
        return ngettext("{count} person", "{count} people", round(found)).format(count=round(found))
    return f"{found:.1f}"


def difference(figure: Figure) -> str:
    """What to make of a figure: ``1.3 fewer``, a word where it is small, and where to look."""
    apart = figure.difference
    if figure.was is None and figure.then is None:
        return "–"
    if apart in ("none", "small", "look", "unknown"):
        return {
            "none": _("no change"),
            "small": _("no real change"),
            "look": _("▲ look"),
            "unknown": _("not known"),
        }[apart]
    by = abs(round(figure.then or 0, 1) - round(figure.was or 0, 1))
    if figure.unit == "day":
        said = (
            ngettext("{count} day sooner", "{count} days sooner", round(by))
            if apart == "less"
            else ngettext("{count} day later", "{count} days later", round(by))
        )
        return said.format(count=round(by))
    count = str(round(by)) if figure.unit == "people" else f"{by:.1f}"
    return (_("{count} fewer") if apart == "less" else _("{count} more")).format(count=count)


def notes(figure: Figure, one: Replay, page: DiffPage) -> Iterator[str]:
    """What is to be known of a figure besides: what it comes from, whom it is about, what is not in it."""
    if figure.name == "sign-off":
        yield from (gone(found, page) for found in one.gone)
        yield from (_asked(item, page) for item in one.added)
        if one.elsewhere:
            many = len(one.elsewhere)
            yield ngettext(
                "{count} is signed by somebody else than before; how long it waits then nobody knows",
                "{count} are signed by somebody else than before; how long they wait then nobody knows",
                many,
            ).format(count=many)
    elif figure.name == "met":
        yield from plain.some([met(found, page) for found in met_in(figure, one)], MET_MOST)
    elif figure.name == "busiest" and figure.unknown:
        yield ngettext(
            "{count} thing that was done has no time in the plan and is left out",
            "{count} things that were done have no time in the plan and are left out",
            figure.unknown,
        ).format(count=figure.unknown)
    elif figure.name == "past-plan" and figure.was is None:
        yield _("They have not come far enough for that")
    if one.unknown and figure.name in ("busiest", "past-plan", "idle"):
        yield ngettext(
            "{count} thing is added and not in it: nobody could have done it",
            "{count} things are added and not in it: nobody could have done them",
            one.unknown,
        ).format(count=one.unknown)


def met_in(figure: Figure, one: Replay) -> list[MetBefore]:
    """What a figure about what was met too early is about."""
    if figure.item:
        return [row for row in one.met if (row.item, row.need) == (figure.item, figure.need)]
    shown = {(other.item, other.need) for other in one.figures if other.item}
    return [row for row in one.met if (row.item, row.need) not in shown]


def how(name: FigureName) -> str:
    """How a figure was worked out."""
    return {
        "sign-off": _(
            "Weekdays on which something of theirs waited for a sign-off, all such waits of a person together; what waits "
            "still, until today. With the new edition those that it no longer asks for are gone, and all others stay."
        ),
        "ours": _(
            "Weekdays on which a part of ours was late, all of a person’s together: from the day on which it was due, and "
            "all before it was done, until it was. With the new edition by its days, without the parts that are out."
        ),
        "idle": _(
            "Own working days up to the one on which the last of their own work was sent, on which none of it was open to "
            "them and nothing was ticked. What had to wait for us opens sooner where it no longer has to, and is begun as "
            "soon as it was."
        ),
        "first-customer": _(
            "The own working day by which half of them had done a thing of the kind “ticket” once. Who has not counts as "
            "not yet."
        ),
        "met": _(
            "As it was: they began it before they had done what the new edition asks for first. With the new edition: it "
            "would have been open to them before they had done what came first until now."
        ),
        "busiest": _(
            "The time that the plan gives to what a person ticked in their fullest week, weeks from their first day, on the "
            "average of all."
        ),
        "past-plan": _(
            "How many were past the plan on one day: the last, up to the end of the basics, that all of them have reached "
            "who have come so far that a pace is told. Who left on the way is not in it."
        ),
    }[name]


def people_head() -> str:
    """The people whom a figure is about."""
    return _("For whom")


def nobody() -> str:
    """That it is about nobody."""
    return _("About nobody.")


def person(found: PersonFigure, figure: Figure, page: DiffPage) -> tuple[str, str, str]:
    """What a figure is for one person."""
    name = plain.shown(page.names.get(found.person, found.person))
    if figure.unit == "people":
        yes, no = _("yes"), _("no")
        return name, yes if found.was else no, yes if found.then else no
    if figure.unit == "day":
        return name, _own_day(found.was), _own_day(found.then)
    return name, f"{found.was or 0:.1f}", f"{found.then or 0:.1f}"


def _own_day(day: float | None) -> str:
    return _("not yet") if day is None else _("day {day}").format(day=round(day))


def basics(one: Replay) -> tuple[str, str]:
    """By when half had their basics done, as it was and with the new edition; beside the two lines of the picture."""
    was, then = (_("not half yet") if day is None else _("half by day {day}").format(day=day) for day in one.half)
    return _("as it was: {half}").format(half=was), _("new edition: {half}").format(half=then)


def no_curves() -> str:
    """Why there is no picture of whose basics were done."""
    return _("Too early to tell: less than half of them could have done their basics yet.")


def gone(found: SignOffGone, page: DiffPage) -> str:
    """A sign-off that is not asked for any more."""
    title = _label(found.item, page)
    if not found.waits:
        return _("“{title}” no longer asks for a sign-off; nobody waited for one").format(title=title)
    days = round(found.average, 1)
    said = ngettext(
        "“{title}” no longer asks for a sign-off: it waited {count} time, {days} each time",
        "“{title}” no longer asks for a sign-off: it waited {count} times, {days} each time",
        found.waits,
    )
    weekdays = ngettext("{days} weekday", "{days} weekdays", 1 if days == 1 else 2).format(days=f"{days:g}")
    return said.format(title=title, count=found.waits, days=weekdays)


def _asked(item: str, page: DiffPage) -> str:
    """A sign-off that was not asked for before."""
    title = _label(item, page)
    return _("“{title}” asks for a sign-off then; how long it waits nobody knows").format(title=title)


def met(found: MetBefore, page: DiffPage) -> str:
    """Who met what before what it needs, or would have."""
    facts: dict[str, Any] = {
        "name": plain.shown(page.names.get(found.person, found.person)),
        "item": _label(found.item, page),
        "need": _label(found.need, page),
        "day": found.day,
        "done": found.done,
    }
    if not found.asked:
        return _("{name}: “{item}” would have been open on day {day}, “{need}” was done on day {done}").format(**facts)
    if found.done:
        return _("{name}: “{item}” was begun on day {day}, “{need}” was done on day {done}").format(**facts)
    return _("{name}: “{item}” was begun on day {day}, “{need}” is not done").format(**facts)


def _label(name: str, page: DiffPage) -> str:
    """What lists call an item of either edition."""
    item = page.diff.new.items.get(name) or page.diff.old.items.get(name)
    return plain.shown(plain.one_line(item.label) if item is not None else name)


def met_heads(one: Replay) -> Iterator[tuple[str, list[MetBefore]]]:
    """How many met something before what it needs, or would have, and what."""
    then, was = ([row for row in one.met if row.asked is asked] for asked in (False, True))
    if not one.met:
        yield _("Nobody would have met anything before what it needs."), []
    if then:
        count = len({row.person for row in then})
        yield (
            ngettext(
                "{count} person would have met something before what it needs:",
                "{count} people would have met something before what it needs:",
                count,
            ).format(count=count),
            then,
        )
    if was:
        count = len({row.person for row in was})
        yield (
            ngettext(
                "{count} person met something before what the new edition asks for first:",
                "{count} people met something before what the new edition asks for first:",
                count,
            ).format(count=count),
            was,
        )
