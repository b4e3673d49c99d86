"""Settling what somebody is called for: what was missing is there, what was promised is kept."""

from __future__ import annotations

from mentor_tui.services import promises, stuck
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.calls import Call


def settle_debt(context: ActorContext, call: Call) -> Done:
    """Settle a call of ``debt_calls.DEBTS``.

    Raises:
        Refused: somebody else has settled it meanwhile.

    """
    if call.kind == "stuck":
        return stuck.unstuck(context, call.on, person=call.person)
    return promises.keep(context, call.person, int(call.on))
