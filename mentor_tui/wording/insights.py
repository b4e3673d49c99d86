"""Insights in words: one honest sentence, the lines beside a curve, who is here, and which items waited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.insights import FEW
from mentor_tui.wording import plain
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_tui.domain.courses import ItemTally
    from mentor_tui.domain.insights import Cohort, CohortDays, People, Verdict


def sentence(verdict: Verdict, today: date) -> str:
    """Whether onboarding gets faster, as far as that can be said."""
    newer, older = verdict.newer, verdict.older
    if newer is None:
        return _("Nothing to say before five people have begun together.")
    facts = {
        "newer": stands(newer, today),
        "older": stands(older, today) if older else "",
        "name": cohort_name(newer.cohort, today),
        "day": max(newer.day, 0),
    }
    said = {
        "too early": _("Ready sooner? Too early to tell: {name} is on day {day}."),
        "alone": _("Ready sooner? There is no earlier cohort to compare with. {newer}."),
        "sooner": _("Ready sooner? Yes. {newer}; {older}."),
        "later": _("Ready sooner? No, later. {newer}; {older}."),
        "same": _("Ready sooner? No real change. {newer}; {older}."),
        "not yet": _("Ready sooner? Not shown yet. {newer}; {older}."),
    }[verdict.code].format(**facts)
    if verdict.ask is None:
        return said
    return said + " " + _("Ask again on {day}.").format(day=plain.day_month(verdict.ask, today))


def stands(cohort: Cohort, today: date) -> str:
    """A cohort as it stands, in a few words: ``January: half by day 58``."""
    name = cohort_name(cohort.cohort, today)
    if cohort.half_by is not None:
        return _("{name}: half by day {day}").format(name=name, day=cohort.half_by)
    return _("{name}: {done} of {n} by day {day}").format(name=name, done=cohort.done, n=cohort.n, day=cohort.day)


def legend(cohort: Cohort) -> str:
    """What is told of a cohort beside its line."""
    if cohort.state == "too few":
        return ngettext("{n} person: too few to tell", "{n} people: too few to tell", cohort.n).format(n=cohort.n)
    if cohort.state == "too early":
        return _("{n} people, too early to tell: day {day}").format(n=cohort.n, day=max(cohort.day, 0))
    so_far = _("{done} of {n}").format(done=cohort.done, n=cohort.n)
    if cohort.half_by is None:
        return _("{so_far}, not half yet, day {day}").format(so_far=so_far, day=cohort.day)
    half = _("{so_far}, half by day {day}").format(so_far=so_far, day=cohort.half_by)
    if cohort.most_by is None:
        return half
    return _("{half}, 80 % by day {day}").format(half=half, day=cohort.most_by)


def here(people: People, positions: Mapping[str, str]) -> str:
    """Who is here, who moved and where to, who left and came back, in the last twelve months."""
    said = []
    if people.left:
        said.append(_("left {count}").format(count=people.left))
    if people.back:
        said.append(_("back {count}").format(count=people.back))
    if people.moved:
        # The names come last: a narrow line may cut these, and no count.
        to = plain.people([positions.get(position, position) for position, _count in people.to])
        said.append(_("moved inside {count}: {to}").format(count=people.moved, to=to))
    if not said:
        return str(people.here)
    return _("{here} · {said}, in the last 12 months").format(here=people.here, said=", ".join(said))


def still(people: People) -> str:
    """How many are still here, of those whose first day is known."""
    if not people.curve:
        return _("under {few} people nothing is told").format(few=FEW)
    day, share = people.curve[-1]
    return _("{share} % after {days} days").format(share=round(share * 100), days=day)


def waits(one: ItemTally) -> str:
    """How long an item waits for us each time."""
    days = round(one.average, 1)
    if days < 0.1:
        return _("under a day")
    return ngettext("{days} working day", "{days} working days", 1 if days == 1 else 2).format(days=f"{days:g}")


def waits_for_us(one: ItemTally) -> str:
    """The same, with for what."""
    return _("{days} for a sign-off, each time").format(days=waits(one))


def back(one: ItemTally) -> str:
    """To how many people an item came back."""
    return _("{returned} of {people}").format(returned=one.returned, people=one.people)


def back_to(one: ItemTally) -> str:
    """The same, in more words."""
    return _("to {some} people").format(some=back(one))


def unread(count: int) -> str:
    """That something is left out."""
    return ngettext(
        "{count} person is left out, because something of theirs cannot be read. “mentor-tui doctor” says why.",
        "{count} people are left out, because something of theirs cannot be read. “mentor-tui doctor” says why.",
        count,
    ).format(count=count)


def quarters() -> Sequence[str]:
    """What stands beside the quarters of a picture."""
    return (_("100 %"), _("75 %"), _("half"), _("25 %"), _("0 %"))


def ready_title() -> str:
    """What the picture of cohorts is of."""
    return _("BASICS DONE")


def ready_about() -> str:
    """How it counts."""
    return _("share of all who began together")


def still_title() -> str:
    """What the picture of those who are still here is of."""
    return _("STILL HERE")


def still_about() -> str:
    """How it counts."""
    return _("by days since the first day")


def waited_title() -> str:
    """What the days are called that waited for us."""
    return _("WAITED FOR US")


def waited(one: CohortDays) -> str:
    """How many days of a cohort waited for us, a person on average."""
    return _("{waiting} of {days} days").format(waiting=round(one.waiting), days=round(one.here))


def waited_line(days: Sequence[CohortDays], today: date) -> str:
    """The same of several cohorts, in one line: that it is days stands once, at its end."""
    few = _("{waiting} of {days}")
    some = [
        f"{cohort_name(one.cohort, today)} {few.format(waiting=round(one.waiting), days=round(one.here))}"
        for one in days[:-1]
    ]
    return "   ".join((*some, *(f"{cohort_name(one.cohort, today)} {waited(one)}" for one in days[-1:])))


def waited_causes(days: Sequence[CohortDays]) -> str:
    """For what most of these days waited, in the newest cohort of which that is known."""
    said = {"sign-off": _("for a sign-off"), "answer": _("for an answer"), "part": _("for what others do")}
    said |= {
        "access": _("for access"),
        "person": _("for a person"),
        "understanding": _("for an explanation"),
        "tool": _("for a tool"),
    }
    causes = next((one.causes for one in reversed(days) if one.causes), ())
    first, *others = [said[cause] for cause in causes] or [""]
    return _(", then ").join((_("mostly {cause}").format(cause=first), *others)) if first else ""


def people_title() -> str:
    """What the picture of people is of."""
    return _("WHO IS HERE")


def waits_title() -> str:
    """What the list of items is of that wait for us."""
    return _("WAITS LONGEST")


def waits_about() -> str:
    """What is meant by that."""
    return _("for a sign-off, each time")


def back_title() -> str:
    """What the list of items is of that come back."""
    return _("COMES BACK MOST")


def no_items() -> str:
    """That there is nothing to tell of items."""
    return _("Nothing that five people have sent in the last 12 months.")


def sent(files: Sequence[Path]) -> str:
    """Where what is sent on was written."""
    return "\n".join(_("Written: {path}").format(path=path) for path in files)
