"""What a lead does in the Team place: it asks for what belongs to an act, and calls the verb."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

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
    from mentor_tui.services.candidates import Choice


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
            self.mentor_app.open_journey(person, item=item)

    def _help(self, call: Call) -> None:
        """Open what helps."""
        match call.kind:
            case "no mentor":
                self._reassign(call.person)
            case "mentor leaves":
                self._which(call.facts["mentees"], lambda hire: self._reassign(hire, reason="left"))
            case "mentor away":
                self._which(call.facts["mentees"], self._stand_in)
            case "starts":
                without = list(call.facts.get("without", ()))
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
        from mentor_tui.tui.screens import team_dialogs as dialogs

        self._choice(hire, lambda choice: dialogs.reassign(self.desk, choice, self.names, self.sentence, reason=reason))

    def action_cover(self) -> None:
        """Say who stands in for the selected hire's mentor."""
        self._stand_in(self._selected_hire())

    def _stand_in(self, hire: str) -> None:
        from mentor_tui.tui.screens import team_dialogs as dialogs

        if self.view is None:
            return
        leads = [(person.id, person.name) for person in self.view.page.view.team.with_role("lead")]
        self._choice(hire, lambda choice: dialogs.cover(self.desk, choice, leads, self.sentence))

    def _choice(self, hire: str, make: Callable[[Choice], ModalScreen[Done]]) -> None:
        from mentor_tui.services.candidates import candidates

        self._ask(lambda: make(candidates(self.desk, hire)))

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
            self.mentor_app.open_journey(hire, as_seen=True)

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
        title = _("Mentors: what they carry. Enter changes how many they take, or notes leave.")
        self._choose(title, lines, self._chosen_mentor, ((" " + words.mentor_columns(), "dim"),))

    def _chosen_mentor(self, person: str) -> None:
        load = next((load for load in self.view.page.mentors if load.person.id == person), None) if self.view else None
        if load is None:
            return
        choices = (
            ("room", _("how many they take ({room} now)").format(room=load.room)),
            ("leave", _("days away")),
            ("last", _("their last day")),
        )
        lines = [Line(((word, ""),), (), name) for name, word in choices]
        self._choose(clean(load.person.name), lines, lambda what: self._change(load, what))

    def _change(self, load: MentorLoad, what: str) -> None:
        from mentor_tui.tui.screens import team_dialogs as dialogs

        person, name = load.person.id, load.person.name
        if what == "room":
            self._ask(lambda: dialogs.room(self.desk, person, name, load.room, self.sentence))
        elif what == "leave":
            self._ask(lambda: dialogs.leave(self.desk, person, name, self.sentence))
        else:
            self._ask(lambda: dialogs.last_day(self.desk, person, name, load.leaves, self.sentence))
