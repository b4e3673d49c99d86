"""What a lead does in the Team place: it asks for what belongs to an act, and calls the verb."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.screen import ModalScreen

from mentor_tui.domain.people import EndReason
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.attention import Call
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.overview import Digest
from mentor_tui.services.pages import MentorLoad
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import team_text as words
from mentor_tui.tui.screens.team_view import TeamView
from mentor_tui.tui.tones import Part
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.tui.dialogs.form import Questions
    from mentor_tui.tui.screens.team_leaving_forms import Planned
    from mentor_tui.tui.screens.team_what_if_form import Answered

Found = TypeVar("Found")


class TeamVerbs(Place[TeamView]):
    """The acts of the Team place, on whoever is selected. The dialogs are imported when the first one opens."""

    @abstractmethod
    def _selected_hire(self) -> str:
        """The hire that the keys are about, "" where there is none."""

    def _entry(self, person: str) -> Digest:
        assert self.view is not None
        return self.view.page.view.of(person)

    def _open_person(self, person: str, item: str = "") -> None:
        if self._entry(person).trouble:
            self.say(
                _(
                    "{name}’s record cannot be read. Run “mentor-tui doctor”: it says why, and offers the last good one."
                ).format(name=self.names.get(person, person))
            )
        else:
            self.stage.open_journey(person, item=item)

    def _help(self, call: Call) -> None:
        """Open what helps."""
        match call.kind:
            case "no mentor":
                self._reassign(call.person)
            case "asks mentor":
                self._reassign(call.person, reason="asked")
            case "over capacity":
                self._capacity(call.person)
            case "mentor leaves":
                self._last_day(call.person, date.fromisoformat(call.since))
            case "mentor away":
                self._days_away(call.person, None if call.since == "?" else date.fromisoformat(call.since))
            case "starts":
                without = list(call.facts.get("without", ()))
                if len(without) > 1 and any(place.mode == "matching" for place in self.stage.places):
                    self.stage.go_to("matching")
                    return
                self._which(without or call.facts["people"], self._reassign if without else self._open_person)
            case "sent":
                self._side_tasks(call.person, call.on)
            case _:
                self._open_person(call.person, call.on if call.kind in ("goes", "waits long", "owed") else "")

    def _which(self, people: list[str], then: Callable[[str], None]) -> None:
        """Go on with the only one, or ask with whom first."""
        if len(people) == 1:
            then(people[0])
        else:
            lines = [Line(((clean(self.names.get(name, name)), ""),), (), name) for name in people]
            self._choose(_("Whom first?"), lines, then)

    def _choose(
        self, question: str, lines: list[Line], then: Callable[[str], None], detail: tuple[Part, ...] = ()
    ) -> None:

        def chosen(line_id: str | None) -> None:
            if line_id:
                then(line_id)

        from mentor_tui.tui.dialogs.choose import Choose

        self.app.push_screen(Choose(question, lines, detail=detail), chosen)

    @work(group="look", exclusive=True)
    async def _look(self, read: Callable[[], Found], then: Callable[[Found], None]) -> None:
        """Read in the background what a dialog needs, and open it if nothing else was opened meanwhile."""
        try:
            found = await asyncio.to_thread(read)
        except Problem as problem:
            self.say(self.sentence(problem))
            return
        if self.app.screen is self:
            then(found)

    def _ask(self, make: Callable[[], ModalScreen[Done]]) -> None:
        """Open a form; what it did is told, and shown."""
        try:
            form = make()
        except Problem as problem:
            self.say(self.sentence(problem))
            return
        self.app.push_screen(form, self._done)

    def _done(self, done: Done | None) -> None:
        if done is not None:
            self.act(lambda _desk: done)

    def _about(self, make: Callable[[Desk, str, str, Callable[[Problem], str]], ModalScreen[Done]]) -> None:
        hire = self._selected_hire()
        if hire:
            self._ask(lambda: make(self.desk, hire, self.names.get(hire, hire), self.sentence))

    def action_reassign(self) -> None:
        """Give the selected hire another mentor."""
        self._reassign(self._selected_hire())

    def _reassign(self, hire: str, *, reason: EndReason = "moved") -> None:
        from mentor_tui.tui.screens import team_reassign as dialogs

        def opened(before: dialogs.Before) -> None:
            if not before.choice.candidates:
                self.say(_("There is no mentor yet. A adds one."))
                return
            why = "asked" if before.asked else reason
            self._ask(lambda: dialogs.reassign(self.desk, before, self.names, self.sentence, reason=why))

        self._look(lambda: dialogs.look(self.desk, hire), opened)

    def action_settle(self) -> None:
        """Close what was asked about the selected hire without another mentor."""
        from mentor_tui.tui.screens import team_reassign as dialogs

        hire = self._selected_hire()
        self._ask(lambda: dialogs.settle(self.desk, hire, self.names, self.sentence))

    def action_cover(self) -> None:
        """Say who stands in for the selected hire's mentor."""
        from mentor_tui.tui.screens import team_reassign as dialogs

        view, hire = self.view, self._selected_hire()
        if view is None:
            return
        leads = [(person.id, person.name) for person in view.page.view.team.with_role("lead")]
        self._look(
            lambda: dialogs.look(self.desk, hire),
            lambda before: self._ask(lambda: dialogs.cover(self.desk, before.choice, leads, self.sentence)),
        )

    def action_extend(self) -> None:
        """Add working days to a plan."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._about(dialogs.extend)

    def action_rest(self) -> None:
        """Let a programme rest, or go on with it."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._about(lambda desk, hire, name, sentence: dialogs.rest(desk, hire, name, self._entry(hire), sentence))

    def action_end(self) -> None:
        """End a programme."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._about(dialogs.end)

    def action_leave(self) -> None:
        """Note days away."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._about(dialogs.leave)

    def action_add(self) -> None:
        """Add somebody."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._ask(lambda: dialogs.add_person(self.desk, self.sentence))

    def action_import_csv(self) -> None:
        """Add people from a CSV file."""
        from mentor_tui.tui.screens import team_dialogs as dialogs

        read = self.backstage.read_people
        if read is not None:
            self._ask(lambda: dialogs.import_csv(self.desk, read, self.sentence))

    def action_look(self) -> None:
        """Look at a journey as the hire sees it."""
        hire = self._selected_hire()
        if hire:
            self.stage.open_journey(hire, as_seen=True)

    def action_growth(self) -> None:
        """Lay somebody's side tasks over the place."""
        hire = self._selected_hire()
        if hire:
            self._side_tasks(hire)

    def _side_tasks(self, person: str, rung: str = "") -> None:
        from mentor_tui.tui.screens.growth import GrowthPlace

        self.app.push_screen(GrowthPlace(self.backstage, person, rung=rung))

    def action_mentors(self) -> None:
        """Show the mentors' loads; enter changes something about one of them."""
        view = self.view
        if view is None:
            return
        lines = [words.mentor_line(load, view.page, view.now.date()) for load in view.page.mentors]
        if not lines:
            self.say(_("There is no mentor yet. A adds one."))
            return
        title = _("Mentors: what they carry. Enter changes that, or plans that they go.")
        self._choose(title, lines, self._chosen_mentor, ((" " + words.mentor_columns(), "dim"),))

    def _chosen_mentor(self, person: str) -> None:
        load = self._mentor(person)
        if load is None:
            return
        choices = (
            ("capacity", _("how much they take on ({count} of {room} mentees now)")),
            ("leave", _("days away, and who stands in")),
            ("last", _("their last day, and who takes over")),
        )
        count = len(load.mentees)
        lines = [Line(((word.format(count=count, room=load.room), ""),), (), name) for name, word in choices]
        self._choose(clean(load.person.name), lines, lambda what: self._change(load, what))

    def _mentor(self, person: str) -> MentorLoad | None:
        return next((load for load in self.view.page.mentors if load.person.id == person), None) if self.view else None

    def _change(self, load: MentorLoad, what: str) -> None:
        person = load.person.id
        if what == "capacity":
            self._capacity(person)
        elif what == "leave":
            self._days_away(person, date.fromisoformat(load.away) if load.away not in ("", "?") else None)
        else:
            self._last_day(person, load.leaves)

    def _capacity(self, person: str) -> None:
        from mentor_tui.tui.screens.team_capacity import capacity

        self._ask(lambda: capacity(self.desk, person, self.sentence))

    def _last_day(self, person: str, day: date | None) -> None:
        from mentor_tui.tui.screens import team_leaving_forms as forms

        name = self.names.get(person, person)
        self._plan(forms.last_day(self.desk, person, name, day, self.sentence))

    def _days_away(self, person: str, last: date | None) -> None:
        from mentor_tui.tui.screens import team_leaving_forms as forms

        name, today = self.names.get(person, person), self.desk.today()
        self._plan(forms.leave(self.desk, person, name, self.sentence, first=today, last=last))

    def _plan(self, form: Questions[Done | Planned]) -> None:
        """Ask when a mentor goes; then show who would take over, or tell what was noted."""

        def answered(found: Done | Planned | None) -> None:
            if found is None or isinstance(found, Done):
                self._done(found)
                return
            from mentor_tui.tui.screens.team_leaving import LeavingPlace

            self.app.push_screen(LeavingPlace(self.backstage, found, self._done))

        self.app.push_screen(form, answered)

    def action_what_if(self) -> None:
        """Ask what the team would be like without some mentors, or with more hires."""
        from mentor_tui.tui.screens.team_what_if_form import Question, ask

        def answered(found: Answered | None) -> None:
            if found is not None:
                from mentor_tui.tui.screens.team_what_if import WhatIfPlace

                self.app.push_screen(WhatIfPlace(self.backstage, found))

        view = self.view
        if view is not None:
            self.app.push_screen(ask(self.desk, view.page.mentors, Question(), self.sentence), answered)
