"""Keeping how much waits for somebody where a prompt finds it: see ``prompt``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from mentor_tui import prompt
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.wording.calls import COUNTED_DAYS_AGO, COUNTED_HOURS_AGO
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import ActorContext
    from mentor_tui.services.attention import WaitingCount


def keep_count(console: CliContext, counted: WaitingCount, actor: str) -> None:
    """Keep a count by what this run was told of who and where, and by who and where that is."""
    settings = console.settings
    data, curricula = console.data or "", console.curricula or ""
    keys = [prompt.key_told(settings.store or str(settings.data.absolute()), curricula, actor)]
    if actor == console.application.actor():
        keys.append(prompt.key_told(data, curricula, console.actor or ""))
    away = tuple(f"{first}/{last}" for first, last in counted.leave)
    hours, days = _(COUNTED_HOURS_AGO), _(COUNTED_DAYS_AGO)
    prompt.keep(keys, prompt.KeptCount(counted.number, int(time.time()), away, hours, days))


def count_anew(console: CliContext, context: ActorContext) -> None:
    """Work the count out and keep it; where that cannot be, what was kept stays, and says its age."""
    from mentor_tui.domain.problems import Problem
    from mentor_tui.services.attention import waiting_count

    try:
        keep_count(console, waiting_count(context), context.actor)
    except Problem:
        return
