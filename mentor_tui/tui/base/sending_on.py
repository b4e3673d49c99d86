"""Somebody's way through a curriculum, sent on from where it is shown."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.ui_context import SendExport
from mentor_tui.wording.language import _


def why_not_sent(send: SendExport | None, standing: Standing) -> Problem | str | None:
    """Why somebody's way cannot be sent on, or None."""
    if standing.curriculum is None:
        return Refused(Code.NO_CURRICULUM, person=standing.person)
    if send is None:
        return _("To send it on, use “mentor-tui curriculum export --person PERSON --html FILE”.")
    return None


def ask_where(place: Place[Any], standing: Standing, person: Person) -> None:
    """Ask where it is to be written, and say where it is then."""
    from mentor_tui.tui.acts.exports import send_on
    from mentor_tui.wording.insights import sent

    if place.ui.send_export is not None:
        form = send_on(place.ui.send_export, standing, person.id, person.name)
        place.inquire(form, lambda files: place.say(sent(files)))
