"""Asking how much a mentor takes on."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services import capacities
from mentor_tui.services.desk import Desk, Done, find_person
from mentor_tui.services.matching.capacity import capacity as standing
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording import choosing, plain
from mentor_tui.wording.language import _


def capacity(desk: Desk, person: str, sentence: Callable[[Problem], str]) -> Form:
    """Ask for mentees at once and hours a week, with what they carry now."""
    team = desk.team()
    them = find_person(team, person)
    now = capacities.carried(desk, team, them.id)
    own = standing(desk.catalogue, team, them.id, desk.journey(them.id).profile)
    heads, hours = str(now.room), "" if now.hours is None else f"{now.hours:g}"

    def verb(desk: Desk, answers: Answers) -> Done:
        new_heads, new_hours = answers["heads"] or heads, answers["hours"]
        return capacities.set_capacity(
            desk,
            them.id,
            heads=typed.whole("room", new_heads, f"0–{capacities.ROOM_MOST}"),
            hours=None if new_hours == hours else typed.hours(new_hours) if new_hours else "default",
        )

    if own.said:
        label = _("Hours a week for mentees (empty: as many as the policy gives)")
    else:
        label = _("Hours a week for mentees (empty: the policy’s, {hours} now)").format(hours=plain.hours(own.hours))
    return Form(
        _("How much {name} takes on").format(name=clean(them.name)),
        [Field("heads", _("Mentees at once"), value=heads), Field("hours", label, value=hours)],
        verb,
        desk,
        sentence=sentence,
        detail=[
            (choosing.carries(now, own.hours) + "\n", "late" if now.over else ""),
            (_("Less than that moves nobody; it asks leads to have a look."), "dim"),
        ],
    )
