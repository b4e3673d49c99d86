"""What a lead does in the Matching place: it asks for what belongs to an act, and calls the verb; then all is solved again."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable

from textual import work
from textual.screen import ModalScreen

from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.text import clean
from mentor_tui.services import rewind
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.matching import drafting
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.services.matching.reasons import Reason
from mentor_tui.tui.backstage import Backstage
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import matching_text as words
from mentor_tui.tui.screens.matching_view import MatchingView, doable, enough, others, rooms
from mentor_tui.tui.tones import Part
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _

Seeing = Callable[[Desk, int | None], Done]
"""A verb on the draft, given the version of it that was on the screen."""


class MatchingVerbs(Place[MatchingView]):
    """The acts of the Matching place. The dialogs are imported when the first one opens."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._reasons: dict[str, Reason] = {}
        self._own = 0
        self._can_move = False
        self._to_publish: list[tuple[str, str]] = []

    @property
    @abstractmethod
    def selected(self) -> str:
        """The hire that the keys are about, "" where there is none."""

    @property
    def page(self) -> MatchingPage | None:
        """What is shown, None while it is read for the first time."""
        return self.view.page if self.view else None

    def _look(self, page: MatchingPage) -> None:
        """Find out once what the keys ask again and again."""
        self._can_move = bool(page.draft.moving or page.movable)
        self._to_publish = [(pair.hire, pair.mentor) for pair in page.news]

    # -- how a verb is carried out

    @property
    def _seen(self) -> int | None:
        """The version of the draft that the lead knows of: the one on the screen, or the one that their last act made."""
        page = self.page
        return max(page.draft.seq, self._own) if page is not None and page.draft.open else None

    def _note(self, done: Done) -> Done:
        """Remember which version of the draft an act made: the next key may come before it is read."""
        if done.events and self.page is not None and done.record == self.page.plan:
            self._own = done.events[-1].seq
        return done

    def _carry(self, desk: Desk, verb: Seeing) -> Done:
        return self._note(verb(desk, self._seen))

    def _do(self, verb: Seeing) -> None:
        self.act(lambda desk: self._carry(desk, verb))

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
            self.act(lambda _desk: self._note(done))

    def _choose(self, question: str, lines: list[Line], then: Callable[[str], None], *detail: Part) -> None:

        def chosen(line_id: str | None) -> None:
            if line_id:
                then(line_id)

        from mentor_tui.tui.dialogs.choose import Choose

        self.app.push_screen(Choose(question, lines, detail=detail, wide=True), chosen)

    def _called(self, person: str) -> str:
        return clean(self.names.get(person, person))

    def action_undo(self) -> None:
        """Take back one's own latest change."""
        self.act(lambda desk: self._note(rewind.undo(desk)))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.act(lambda desk: self._note(rewind.redo(desk)))

    # -- why a key is off

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        page, hire = self.page, self.selected
        if not action.startswith("matching.") or action == "matching.parts":
            return None
        if page is None:
            return _("The team is still being read.")
        if action in ("matching.pin", "matching.apart", "matching.change"):
            return self._why_not(action, page, hire)
        match action:
            case "matching.aim" | "matching.filter" if not page.pool.hires:
                return _("There is nobody to match.")
            case "matching.hours" if not page.pool.mentors:
                return _("There is nobody in the team who could mentor.")
            case "matching.seen" if not page.since:
                return _("Nobody joined or left since the draft was begun.")
            case "matching.anew" if not self._can_move:
                return _("None of your hires has a mentor yet.")
            case "matching.publish" if not self._to_publish:
                return self.sentence(Refused(Code.NOTHING_TO_PUBLISH))
            case "matching.drop" if not page.draft.open:
                return _("There is no draft yet: it begins with the first thing you ask for.")
        return None

    def _why_not(self, action: str, page: MatchingPage, hire: str) -> str | None:
        if hire not in page.starts:
            return _("Select a hire first.")
        paired = hire in page.pairs
        if action == "matching.change":
            if paired:
                return _("{name} has a mentor here.").format(name=self._called(hire))
            reason = self._reasons.get(hire)
            if reason is None:
                return _("It is still being worked out what would help.")
            if doable(reason.changes) is None:
                return _("Nothing that would help can be done here.")
        elif not paired and not (hire in page.draft.pins if action == "matching.pin" else self._parted(page, hire)):
            return _("Nobody is proposed for {name}; enter lists everybody.").format(name=self._called(hire))
        return None

    # -- verbs on a hire

    def action_pin(self) -> None:
        """Hold the proposed pair, or let it go."""
        page, hire = self.page, self.selected
        if page is None:
            return
        if hire in page.draft.pins:
            self._do(lambda desk, seen: drafting.unpin(desk, hire, seen=seen))
        else:
            self._pin(hire, page.pairs[hire].mentor)

    def _pin(self, hire: str, mentor: str) -> None:
        match = self.page.match if self.page else None
        self._do(lambda desk, seen: drafting.pin(desk, hire, mentor, match=match, seen=seen))

    @work(group="others", exclusive=True)
    async def list_others(self) -> None:
        """List everybody who could mentor the selected hire, to pin one of them."""
        page, hire = self.page, self.selected
        if page is None or hire not in page.starts:
            return
        found = await asyncio.to_thread(others, page, hire)
        if self.app.screen is not self or self.page is None:
            return
        lines = [words.other_line(other, hire, page) for other in found]
        if not lines:
            self.say(_("There is nobody in the team who could mentor."))
            return
        question = _("Whom shall {name} have? Enter pins the pair.").format(name=self._called(hire))
        self._choose(question, lines, lambda mentor: self._pin(hire, mentor), (words.other_columns(), "dim"))

    def _parted(self, page: MatchingPage, hire: str) -> list[str]:
        """Mentors who are kept apart from a hire in this draft."""
        return sorted(mentor for them, mentor in page.draft.apart if them == hire)

    def action_apart(self) -> None:
        """Keep the proposed pair apart, or let a pair together again."""
        page, hire = self.page, self.selected
        if page is None:
            return
        pair = page.pairs.get(hire)
        choices: list[tuple[str, str]] = []
        if pair is not None:
            choices.append((f"part {pair.mentor}", words.part_choice(pair.mentor, page)))
            if self.desk.restricted:
                choices.append((f"good {pair.mentor}", words.good_choice(pair.mentor, page)))
        choices += [(f"join {mentor}", words.join_choice(mentor, page)) for mentor in self._parted(page, hire)]
        if len(choices) == 1:
            self._apart(hire, choices[0][0])
        else:
            lines = [Line(((text, ""),), (), name) for name, text in choices]
            question = _("Who is kept apart from {name}?").format(name=self._called(hire))
            self._choose(question, lines, lambda what: self._apart(hire, what))

    def _apart(self, hire: str, what: str) -> None:
        kind, mentor = what.split(" ", 1)
        if kind == "good":
            from mentor_tui.tui.screens import matching_dialogs as dialogs

            self._ask(lambda: dialogs.for_good(self.desk, (hire, mentor), self.names, self.sentence))
        else:
            verb = drafting.part if kind == "part" else drafting.join
            self._do(lambda desk, seen: verb(desk, hire, mentor, seen=seen))

    def action_change(self) -> None:
        """Carry out the smallest change that gives the selected hire a mentor."""
        page, hire = self.page, self.selected
        reason = self._reasons.get(hire)
        change = doable(reason.changes) if reason else None
        if page is None or change is None:
            return
        if change.kind == "capacity":
            hours, heads = enough(page, change)
            self._do(lambda desk, seen: drafting.size(desk, change.mentor, hours=hours, heads=heads, seen=seen))
        elif change.kind == "threshold":
            self._do(lambda desk, seen: drafting.aim(desk, "only-good-pairs", change.to, seen=seen))
        else:
            self._do(lambda desk, seen: drafting.join(desk, hire, change.mentor, seen=seen))

    # -- verbs on the draft

    def action_hours(self) -> None:
        """Say what a mentor carries in this draft."""
        page = self.page
        if page is None:
            return
        pair = page.pairs.get(self.selected)
        reason = self._reasons.get(self.selected)
        near = pair.mentor if pair else next((change.mentor for change in reason.changes), "") if reason else ""
        found = {room.mentor: room for room in rooms(page, near)}

        def chosen(mentor: str) -> None:
            from mentor_tui.tui.screens import matching_dialogs as dialogs

            self._ask(lambda: dialogs.size(self.desk, found[mentor], page, self._carry, self.sentence))

        lines: list[Line] = [*words.room_lines([*found.values()], page)]
        self._choose(_("Whose hours and mentees, in this draft?"), lines, chosen, (words.room_columns(), "dim"))

    def action_aim(self) -> None:
        """Switch between the two aims; only good pairs needs a threshold."""
        page = self.page
        if page is None:
            return
        if page.asked.aim == "only-good-pairs":
            self._do(lambda desk, seen: drafting.aim(desk, "nobody-left-out", seen=seen))
        else:
            from mentor_tui.tui.screens import matching_dialogs as dialogs

            self._ask(lambda: dialogs.good_pairs(self.desk, page.asked.threshold, self._carry, self.sentence))

    def action_seen(self) -> None:
        """Note that who joined or left has been seen."""
        self._do(lambda desk, seen: drafting.review(desk, seen=seen))

    def action_anew(self) -> None:
        """Choose a hire to be matched anew, or one who is left with their mentor after all."""
        page = self.page
        if page is None:
            return
        hire = self.selected
        moving = sorted(page.draft.moving, key=lambda one: (one != hire, self._called(one)))
        lines = words.anew_lines(moving, page.movable, page)

        def chosen(line_id: str) -> None:
            kind, person = line_id.split(" ", 1)
            verb = drafting.stay if kind == "stay" else drafting.move
            self._do(lambda desk, seen: verb(desk, person, seen=seen))

        self._choose(_("Whom to match anew? They keep their mentor until it is published."), lines, chosen)

    def action_drop(self) -> None:
        """Throw the draft away, after a yes."""
        page = self.page
        if page is None:
            return
        from mentor_tui.tui.dialogs.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda desk, seen: drafting.drop(desk, seen=seen))

        question = _("Throw draft {number} away?").format(number=page.draft.number)
        self.app.push_screen(
            Confirm(question, detail=words.holds(page), yes=_("throw it away"), careful=True), answered
        )

    def action_publish(self) -> None:
        """Show what will happen and what people will read; then publish."""
        page = self.page
        if page is not None:
            from mentor_tui.tui.screens import matching_dialogs as dialogs

            self._ask(lambda: dialogs.publish(self.desk, page, self._to_publish, self.sentence))
