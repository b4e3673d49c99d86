"""Kept blocks and all hands in words; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.services.answers import of
from mentor_tui.services.results import HandsCalled
from mentor_tui.wording import plain
from mentor_tui.wording.acts import Facts, Fill, Words, by_themselves
from mentor_tui.wording.language import N_, _
from mentor_tui.wording.side_tasks import block_time

if TYPE_CHECKING:
    from mentor_tui.domain.record import Event
    from mentor_tui.services.actor_context import Done


def _kept(done: Done, fill: Fill) -> str:
    block = of(TaskStanding, done.now).block
    when = block_time(block) if block is not None else ""
    yours, theirs = _("Kept free: {when}, every week, for {title}."), _("Kept free for {name}: {when}, for {title}.")
    return fill(yours if by_themselves(done) else theirs, when=when)


def _kept_line(event: Event, facts: Facts) -> str:
    weekday, begin = event.terms.get("weekday"), event.terms.get("begin", "")
    when = f"{plain.weekday_name(int(weekday))} {begin}" if weekday is not None else ""
    return _("{who} kept {when} free for {title}").format(when=when, **facts)


def _called(done: Done, fill: Fill) -> str:
    called = of(HandsCalled, done.result)
    whom = plain.people([plain.shown(team) for team in called.teams]) or _("everybody")
    return _(
        "All hands until {day}, for {whom}: side tasks, areas and briefings rest. Plans, sign-offs and promises go on."
    ).format(day=plain.weekday_day(called.day), whom=whom)


def _called_line(event: Event, facts: Facts) -> str:
    return _("{who} called all hands until {day_until}").format_map(facts)


ROWS = {
    ("block", "kept"): Words(N_("kept block"), _kept_line, _kept),
    ("block", "freed"): Words(
        N_("block freed"),
        N_("{who} keeps no time free for {title} any more"),
        N_("No time is kept free for {what} any more."),
    ),
    ("all-hands", "called"): Words(N_("call to all hands"), _called_line, _called),
    ("all-hands", "ended"): Words(
        N_("end of all hands"),
        N_("{who} ended all hands"),
        N_("All hands is over: from today side tasks, areas and briefings go on."),
    ),
}
"""(Kind of thing, event) -> its words."""
