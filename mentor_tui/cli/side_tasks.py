"""``take``, ``give-back``, ``confirm``, ``open-lock``: side tasks, and locks opened early."""

from __future__ import annotations

from mentor_tui.cli import arguments
from mentor_tui.cli.door import Door, verb


@verb("take")
@arguments.task()
def take_command(door: Door, task: str) -> None:
    """Take a side task, or a place in its line."""
    from mentor_tui.services import side_tasks

    door.say(side_tasks.take(door.desk, task))


@verb("give-back")
@arguments.task()
@arguments.why("Why, if you like to say so.")
def give_back_command(door: Door, task: str, why: str) -> None:
    """Give a side task back, or leave its line."""
    from mentor_tui.services import side_tasks

    door.say(side_tasks.give_back(door.desk, task, why=why))


@verb("confirm")
@arguments.person()
@arguments.task()
@arguments.why("A word with it.")
def confirm_command(door: Door, person: str, task: str, why: str) -> None:
    """Say yes to a side task: that it is done, or that this person may take it."""
    from mentor_tui.services import side_tasks

    door.say(side_tasks.confirm(door.desk, person, task, why=why))


@verb("open-lock")
@arguments.person()
@arguments.thing()
@arguments.why()
def open_lock_command(door: Door, person: str, thing: str, why: str) -> None:
    """Open one lock for one person before its time."""
    from mentor_tui.services import side_tasks

    door.say(side_tasks.open_lock(door.desk, person, thing, why=why))
