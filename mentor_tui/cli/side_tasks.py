"""``take``, ``give-back``, ``confirm``, ``open-lock``: side tasks, and locks opened early."""

from __future__ import annotations

from mentor_tui.cli.arguments import person, task, thing, why
from mentor_tui.cli.commands import says

take_command = says("take", "side_tasks:take", "Take a side task, or join its line.", task())
give_back_command = says(
    "give-back",
    "side_tasks:give_back",
    "Give a side task back, or leave its line.",
    task(),
    why("Why, if you like to say so."),
)
confirm_command = says(
    "confirm",
    "side_tasks:confirm",
    "Confirm a side task: that it is done, or that this person may take it.",
    person(),
    task(),
    why("A word with it."),
)
open_lock_command = says(
    "open-lock", "side_tasks:open_lock", "Open one lock early for one person.", person(), thing(), why()
)
