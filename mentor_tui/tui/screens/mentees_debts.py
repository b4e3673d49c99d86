"""What is owed in Mentees beside one's own parts: what somebody is stuck for, and what was promised to them."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.domain.problems import Problem
from mentor_tui.services.debt_calls import DEBTS
from mentor_tui.services.settling import settle_debt
from mentor_tui.services.things import to_promise
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.promising import ask_promise, open_to
from mentor_tui.tui.screens import mentees_rights as rights
from mentor_tui.tui.screens.mentees_acts import MenteesActs
from mentor_tui.wording.language import _

JUDGING = ("mentees.all-seen", "mentees.sign-off", "mentees.return", "mentees.tick")
"""The actions that judge what somebody handed in."""


class MenteesDebts(MenteesActs):
    """A mentor's place in which debts are settled, and promises made and let go."""

    @property
    def _owes(self) -> bool:
        """Whether what is open is owed, and one key settles it."""
        return self._open is not None and self._open.call.kind in DEBTS

    def in_line(self) -> Iterable[tuple[Action, str]]:
        """The keys; where what is open is owed, those that settle it stand first, and none that judges an item."""
        if self._open is None or not self._owes:
            return super().in_line()
        promised = self._open.call.kind == "promise"
        settles = [("mentees.own", _("kept") if promised else _("it is there"))]
        settles += [("mentees.let-go", _("let go"))] if promised else []
        return self.named_in_line(*settles, ("mentees.promise", _("promise")), but=JUDGING)

    def action_own(self) -> None:
        """Tick one's own part; say that what was missing is there, or that a promise is kept."""
        opened = self._open
        if opened is not None and self._owes:
            self.act(lambda context: settle_debt(context, opened.call))
        else:
            super().action_own()

    def action_tick(self) -> None:
        """Tick the next line, or settle what one owes."""
        if self._owes:
            self.action_own()
        else:
            super().action_tick()

    def action_promise(self) -> None:
        """Promise a mentee something, or say how a promise to them ended."""
        page = self.view.page if self.view is not None else None
        if page is not None and (standing := page.standings.get(self._mentee)) is not None:
            known = page.relations.get(self._mentee, ())
            ask_promise(self, standing, to_promise(known, standing, page.parts, page.me.id))

    def action_let_go(self) -> None:
        """Say that the promise that is open will not be kept, and why."""
        from mentor_tui.tui.acts import promising

        opened, view = self._open, self.view
        standing = view.page.standings.get(opened.call.person) if view is not None and opened is not None else None
        if opened is not None and view is not None and standing is not None:
            relations = view.page.relations.get(opened.call.person, ())
            known = (one for one in open_to(relations, standing, view.page.me.id) if str(one.number) == opened.call.on)
            for one in known:
                self.ask(promising.let_go(opened.call.person, one))

    def why_not_owed(self, action: str) -> Problem | str | None:
        """Why an action on what is owed is off."""
        opened, view = self._open, self.view
        assert view is not None
        if action == "mentees.promise":
            return rights.promise(view.page, self._mentee)
        if opened is None or (action == "mentees.let-go" and opened.call.kind != "promise"):
            return _("There is no promise here.")
        return rights.of_debt(view.page, opened.call)
