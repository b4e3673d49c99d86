"""Somebody goes, for days or for good: when, who takes over or stands in where they mentor, and the words that go with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from mentor_tui.domain.names import short_name
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.matching.departure import DeparturePlan, carry_out, plan_departure, plan_leave
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form, Questions
from mentor_tui.tui.styles import Part
from mentor_tui.wording import ranking
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.problems_matching import taken_from

Pins = Mapping[str, str]


@dataclass(frozen=True)
class Planned:
    """Who would take over, and how that is worked out anew: with what the lead has chosen, on the team of then."""

    plan: DeparturePlan
    again: Callable[[ActorContext, Pins], DeparturePlan]


def _plan(context: ActorContext, make: Callable[[ActorContext, Pins], DeparturePlan]) -> Planned:
    return Planned(make(context, {}), make)


def last_day(context: ActorContext, person: str, name: str, day: date | None) -> Questions[Done | Planned]:
    """Ask for a mentor's last day: to plan who takes over, to note no more than the day, or that they stay."""

    def departure(last: date, overlap: int, context: ActorContext, pins: Pins) -> DeparturePlan:
        return plan_departure(context, person, last, overlap=overlap, pins=pins)

    def verb(context: ActorContext, answers: Answers) -> Done | Planned:
        last = typed.day(answers["day"])
        if last is None or answers["how"] == "only":
            return people.set_last_day(context, person, last)
        overlap = typed.whole("overlap", answers["overlap"] or "0", "0–30")
        return _plan(context, partial(departure, last, overlap))

    value = day.isoformat() if day else ""
    options = (("plan", _("see who takes over")), ("only", _("only note the day")))
    fields = [
        Field("day", _("Last day (YYYY-MM-DD; empty: they are staying)"), value=value),
        Field("overlap", _("Days before that on which the new mentors already help"), value="0"),
        Field("how", _("Their hires (left, right)"), "option", options=options),
    ]
    return Questions(
        _("{name}’s last day").format(name=clean(name)),
        fields,
        verb,
        detail=[(_("Nothing is saved until you have seen who takes over."), "dim")],
        does=_("continues"),
    )


def leave(
    context: ActorContext,
    person: str,
    name: str,
    *,
    first: date | None = None,
    last: date | None = None,
    mentors: bool = False,
) -> Questions[Done | Planned]:
    """Ask for days away, never why; and, where somebody mentors, whether to plan who stands in, or to note only the days."""

    def verb(context: ActorContext, answers: Answers) -> Done | Planned:
        begin = parse_date(answers["first"])
        end = typed.day(answers["last"]) or begin
        if answers.texts.get("how") != "plan":
            return people.set_leave(context, person, begin, end)
        return _plan(context, lambda context, pins: plan_leave(context, person, begin, end, pins=pins))

    options = (("plan", _("see who stands in")), ("only", _("only note the days")))
    fields = [
        Field("first", _("First day (YYYY-MM-DD)"), value=(first or context.today()).isoformat()),
        Field("last", _("Last day (YYYY-MM-DD; empty: just the one day)"), value=last.isoformat() if last else ""),
    ]
    if mentors:
        fields.append(Field("how", _("Their hires (left, right)"), "option", options=options))
    return Questions(
        _("Days when {name} is away; they do not count as working days").format(name=clean(name)),
        fields,
        verb,
        detail=[(_("Nothing is saved until you have seen who stands in."), "dim")] if mentors else (),
        does=_("continues") if mentors else "",
    )


def carry(context: ActorContext, plan: DeparturePlan, words: Mapping[str, str]) -> Form:
    """Ask for a word to the hires and who tells whom, and do what was looked at: all of it, or nothing."""
    today, pairs, left = context.today(), len(plan.pairs), len(words)

    def verb(context: ActorContext, answers: Answers) -> Done:
        # What it takes from another team stands above the question: whoever carries it out has read it.
        telling, takes = answers.texts.get("telling", ""), bool(plan.takes)
        return carry_out(context, plan, why=answers["why"], telling=telling, words=words, from_other_teams=takes)

    if plan.for_good and pairs:
        why = _("A message to the hires; it is kept in the history of each pair")
    else:
        why = _("A message to the hires (optional)")
    fields = [Field("why", why)]
    if plan.for_good:
        fields.append(Field("telling", _("Who tells whom, and when; leads can read it (optional)")))
    have, nobody = ranking.placed(plan)
    detail: list[Part] = [(taken_from(problem) + "\n", "strong") for problem in plan.takes]
    if have:
        detail.append((have + "\n", ""))
    if nobody:
        detail.append((_("Nothing changes for {count}, and the leads are told.").format(count=nobody) + "\n", "strong"))
    if left:
        said = ngettext(
            "{count} handover has a message from {name}.", "{count} handovers have a message from {name}.", left
        )
        detail.append(
            (said.format(count=left, name=clean(short_name(plan.seekers.team.names, plan.mentor.id))) + "\n", "")
        )
    if plan.for_good:
        detail.append((_("All of this happens at once or not at all; u undoes it."), "dim"))
    else:
        detail.append((_("u undoes it: the days first, then the stand-ins."), "dim"))
    return Form(ranking.goes(plan, today), fields, verb, detail=detail, does=_("carries it out"))
