"""The mentors of a team, and what a lead changes about them: how much they take on, days away, a last day, and what if."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mentor_tui.domain.rules.people import may_edit
from mentor_tui.services.actor_context import Done
from mentor_tui.services.team_page import MentorLoad, TeamPage
from mentor_tui.tui import acts
from mentor_tui.tui.base.narrowing import NarrowingPlace
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.screens import team_text as words
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.tui.acts.editions import ComparedEditions
    from mentor_tui.tui.acts.leaving import Planned

TeamView = PageView[TeamPage]


class TeamMentors(NarrowingPlace[TeamView]):
    """The part of a lead's place that is about the mentors. Forms are imported when the first one opens."""

    def action_mentors(self) -> None:
        """Show the mentors' loads; enter changes something about one of them."""
        view = self.view
        if view is None:
            return
        width, today = self.size.width, view.now.date()
        lines = [words.mentor_line(load, view.page, today, width) for load in view.page.mentors]
        if not lines:
            self.say(_("There is no mentor yet. A adds one."))
            return
        title = _("Mentors: mentees and hours. Enter changes them, or plans for somebody leaving.")
        self.choose(title, lines, self.change_mentor, (" " + words.mentor_columns(), "dim"))

    def change_mentor(self, person: str) -> None:
        """Ask what is to be changed about a mentor."""
        load, view = self._mentor(person), self.view
        if load is None or view is None:
            return
        if problem := may_edit(view.page.relations(person), load.person):
            self.say(self.sentence(problem))
            return
        choices = (
            ("capacity", _("how much they take on ({count} of {room} mentees now)")),
            ("leave", _("days away, and who stands in")),
            ("noted", _("days away already noted: change or remove them")),
            ("last", _("their last day, and who takes over")),
        )
        count = len(load.mentees)
        lines = [Line(((word.format(count=count, room=load.room), ""),), (), name) for name, word in choices]
        self.choose(self.called(load.person.id), lines, lambda what: self._change(load, what))

    def _mentor(self, person: str) -> MentorLoad | None:
        return next((load for load in self.view.page.mentors if load.person.id == person), None) if self.view else None

    def _change(self, load: MentorLoad, what: str) -> None:
        person = load.person.id
        if what == "capacity":
            self._capacity(person)
        elif what == "leave":
            self._days_away(person, date.fromisoformat(load.away) if load.away not in ("", "?") else None)
        elif what == "noted":
            self.say_leave(person, lambda: self._days_away(person))
        else:
            self._last_day(person, load.leaves)

    def _capacity(self, person: str) -> None:
        self.ask(lambda context: acts.mentoring.capacity(context, person))

    def _last_day(self, person: str, day: date | None) -> None:
        self.inquire(lambda context: acts.leaving.last_day(context, person, self.called(person), day), self._planned)

    def _days_away(self, person: str, last: date | None = None, first: date | None = None) -> None:
        mentors, name = self._mentor(person) is not None, self.called(person)
        self.inquire(
            lambda context: acts.leaving.leave(context, person, name, first=first, last=last, mentors=mentors),
            self._planned,
        )

    def _planned(self, found: Done | Planned) -> None:
        """Show who would take over, or tell what was noted."""
        if isinstance(found, Done):
            self.tell(found)
            return
        from mentor_tui.tui.screens.team_leaving import LeavingPlace

        self.app.push_screen(LeavingPlace(self.ui, found, self.tell))

    def action_what_if(self) -> None:
        """Ask what the team would be like without some mentors, or with more hires."""
        from mentor_tui.tui.screens.team_what_if import WhatIfPlace
        from mentor_tui.tui.screens.team_what_if_form import Question, ask

        view = self.view
        if view is not None:
            self.inquire(
                lambda context: ask(context, view.page.mentors, Question()),
                lambda found: self.app.push_screen(WhatIfPlace(self.ui, found)),
            )

    def action_curriculum(self) -> None:
        """Ask for another edition of a curriculum, and show what it would change."""
        from mentor_tui.tui.acts.editions import which_file

        if self.ui.two_editions is not None:
            self.inquire(which_file(self.ui.two_editions), self._compared)

    def show_unpublished(self, curriculum: str) -> None:
        """Show what was changed of a curriculum since people were told of it."""
        from mentor_tui.tui.acts.editions import since_published

        if self.ui.two_editions is not None:
            self.look(partial(since_published, self.ui.two_editions, curriculum), self._compared)
        else:
            self.say(_("Use the command: mentor-tui curriculum publish {id}").format(id=curriculum))

    def _compared(self, found: ComparedEditions) -> None:
        from mentor_tui.tui.screens.curriculum import CurriculumPlace

        self.app.push_screen(CurriculumPlace(self.ui, found))
