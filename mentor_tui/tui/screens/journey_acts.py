"""What is done in a journey, with the item that is selected: the forms that its keys open."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.names import short_name
from mentor_tui.domain.questions import FreeQuestion, questions_of
from mentor_tui.domain.rules.items import Act
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.threads import thread
from mentor_tui.services import items, questions, stuck
from mentor_tui.services.actor_context import Done
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.things import to_promise
from mentor_tui.tui import acts
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.closing import ends, open_end
from mentor_tui.tui.base.improving import improve
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.promising import ask_promise
from mentor_tui.tui.base.sending_on import ask_where
from mentor_tui.tui.fragments.item import Eyes, said_parts
from mentor_tui.tui.widgets.lines import named
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.asking import Hearers


class JourneyActs(Place[JourneyPage]):
    """A journey in which something can be done; what it looks like is in ``JourneyPlace``."""

    hearers: Hearers | None = None
    """Whom its owner can ask, once that is read."""

    @property
    @abstractmethod
    def now(self) -> ItemStanding | None:
        """The selected item."""

    @abstractmethod
    def eyes(self, width: int) -> Eyes:
        """Who looks, when, in how much room."""

    @abstractmethod
    def action_can_do(self) -> None:
        """The page of what one can do, once the basics are done."""

    def _thing(self, *, last: int = 0) -> acts.thing.Thing:
        """The selected item, with so many of the last words about it."""
        view, now = self.view, self.now
        assert view is not None
        assert now is not None
        about = said_parts(thread(now.fact)[-last:], self.eyes(acts.thing.FORM_WIDTH)) if last else []
        names = view.names[view.person.id], view.called(view.person)
        return acts.thing.Thing(
            view.person.id, *names, view.name_of(now.item), now.item, now.fact, view.own, tuple(about)
        )

    def _lacks(self, act: Act) -> bool:
        """Whether something has to come with an act on the selected item: evidence, or a reason."""
        view, now = self.view, self.now
        # Why one ticks in somebody's place is asked for anyway.
        why = "." if act == "tick" else ""
        return view is not None and now is not None and view.case(now).lacks(act, why=why) is not None

    def action_tick(self) -> None:
        """Tick once; asks for what has to come with it."""
        self._tick(evidence=self._lacks("tick"))

    def action_evidence(self) -> None:
        """Tick once, with a link or a text."""
        self._tick(evidence=True)

    def _tick(self, *, evidence: bool) -> None:
        thing = self._thing(last=1)
        if thing.fact.state == "returned":
            self.ask(acts.doing.send(thing))
        elif evidence or thing.for_another or thing.owed:
            self.ask(acts.doing.tick(thing, evidence=evidence), self.celebrate)
        else:
            self.act(
                lambda context: items.tick(context, thing.on, person=thing.person, expected_version=thing.fact.seq),
                then=self.celebrate,
            )

    def action_send(self) -> None:
        """Send what came back once more."""
        self.ask(acts.doing.send(self._thing(last=1)))

    def action_untick(self) -> None:
        """Remove one tick."""
        thing = self._thing()
        if thing.for_another:
            self.ask(acts.doing.untick(thing))
        else:
            self.act(
                lambda context: items.untick(context, thing.on, person=thing.person, expected_version=thing.fact.seq)
            )

    def action_say(self) -> None:
        """On one's own page ask, about the selected item or about none; on somebody else's answer, or write in the thread."""
        view, now = self.view, self.now
        if view is None:
            return
        if view.own:
            self._ask()
        elif now is not None:
            thing = self._thing(last=2)
            answers = view.case(now).may("answer") is None
            self.ask(acts.asking.answer(thing, thing.title) if answers else acts.doing.say(thing))
        else:
            self._one_open(self._answer_free, self.action_note)

    def action_ask_sooner(self) -> None:
        """Ask whoever is known to answer sooner than one's mentor."""
        if who := self.sooner():
            self._ask(who)

    def sooner(self) -> str:
        """Who is known to answer sooner than one's mentor, about what is selected; "" where nobody is."""
        if self.view is None or self.hearers is None:
            return ""
        from mentor_tui.tui.screens.journey_asking import sooner

        return sooner(self.view, self.now, self.hearers)

    def in_line(self) -> Iterable[tuple[Action, str]]:
        """The keys, with whom ``A`` asks where somebody is known to answer sooner than one's mentor."""
        who = self.sooner()
        for action, label in super().in_line():
            yield action, label
            if action.id == "journey.say" and who and self.view is not None:
                sooner = next(one for one in self.all_actions if one.id == "journey.ask-sooner")
                yield sooner, _("ask {name}").format(name=short_name(self.view.names, who))

    def _ask(self, first: str = "") -> None:
        """Ask about the selected item, or about none; ``first``: whom, "" is whoever mentors."""
        view, now = self.view, self.now
        if view is not None:
            thing = self._thing(last=2) if now is not None else None
            open_ones = [one for one in questions_of(view.standing.journey.record.facts) if one.state == "open"]
            from mentor_tui.tui.screens.journey_asking import whom, with_clock

            people = [with_clock(view, row, self.hearers) for row in whom(view, now, self.hearers)]
            goes_on = open_ones[-1] if open_ones and thing is None else None
            self.ask(acts.asking.ask(thing, people, goes_on, first))

    def _one_open(self, then: Callable[[FreeQuestion], object], otherwise: Callable[[], object]) -> None:
        """Go on with the question about no item that is open, asking which where there are several."""
        assert self.view is not None
        known = questions_of(self.view.standing.journey.record.facts)
        rows = {str(one.number): one for one in known if one.state != "settled"}
        if len(rows) > 1:
            lines = named([(number, f"“{plain.one_line(one.text)}”") for number, one in rows.items()])
            self.choose(_("Which question?"), lines, lambda number: then(rows[number]))
        elif rows:
            then(*rows.values())
        else:
            otherwise()

    def _answer_free(self, one: FreeQuestion) -> None:
        view = self.view
        assert view is not None
        fact = ItemFact(posts=one.posts)
        about = said_parts(thread(fact)[-2:], self.eyes(acts.thing.FORM_WIDTH))
        names = view.names[view.person.id], view.called(view.person)
        thing = acts.thing.Thing(view.person.id, *names, str(one.number), None, fact, about=tuple(about))
        self.ask(acts.asking.answer(thing, ""))

    def action_settle(self) -> None:
        """Say that there is nothing more to say about a question: the selected item's, or one about no item."""
        view, now = self.view, self.now
        if view is None:
            return
        whose = view.person.id
        if now is not None:
            name = view.name_of(now.item)
            self.act(lambda context: questions.settle(context, whose, name))
        else:
            self._one_open(
                lambda one: self.act(lambda context: questions.settle(context, whose, str(one.number))),
                lambda: self.say(_("There is no question here.")),
            )

    def action_stuck(self) -> None:
        """Ask what is in the way of the selected item, or say that it is over."""
        view, now = self.view, self.now
        if view is None or now is None:
            return
        name, whose = view.name_of(now.item), view.person.id
        if now.stuck is not None:
            self.act(lambda context: stuck.unstuck(context, name, person=whose))
        elif view.standing.curriculum is not None:
            self.ask(acts.sticking.stuck(self._thing(), now.item, view.standing.catalogue.parts))

    def action_sign_off(self) -> None:
        """Sign off what waits; all lines begin as seen, but for those that were asked for last time."""
        thing = self._thing(last=1)
        self.ask(acts.deciding.sign_off(thing, thing.all_but_asked, owes_reason=self._lacks("sign off")))

    def action_give_back(self) -> None:
        """Ask for one more go: which lines, and a comment."""
        thing = self._thing(last=1)
        self.ask(acts.deciding.one_more_go(thing, thing.begins))

    def action_withdraw(self) -> None:
        """Take a sign-off back."""
        self.ask(acts.deciding.withdraw(self._thing(last=1)))

    def action_open_lock(self) -> None:
        """Open the item for this person before its time."""
        self.ask(acts.doing.open_early(self._thing()))

    def action_add(self) -> None:
        """Add an item for this person, in the module of the selected one."""
        view, now = self.view, self.now
        if view is not None and view.standing.curriculum is not None:
            theirs, today = view.standing.curriculum, view.standing.today
            module = theirs.places[now.item.id][1] if now is not None else None
            self.ask(acts.fitting.add(view.person, view.called(view.person), theirs, module, today))

    def action_skip(self) -> None:
        """Skip the item for this person, or ask for it again."""
        if self.now is not None:
            self.ask(acts.fitting.skip(self._thing(), self.now.fit))

    def action_move(self) -> None:
        """Give the item another day for this person."""
        view, now = self.view, self.now
        if view is not None and now is not None:
            self.ask(acts.fitting.move(self._thing(), now.fit, view.standing.due_on(now.item)))

    def action_prior(self) -> None:
        """Note that all of the item was learnt before."""
        self.ask(acts.fitting.prior(self._thing()))

    def action_improve(self) -> None:
        """Propose better words for a line of the item."""
        view, now = self.view, self.now
        if view is not None and now is not None and view.standing.curriculum is not None:
            improve(self, view.standing.curriculum.id, now.item)

    def action_note(self) -> None:
        """Leave a note."""
        if self.view is not None:
            self.ask(acts.telling.note(self.context, self.view.person.id, self.called(self.view.person.id)))

    def action_talk(self) -> None:
        """The page of the next talk."""
        if self.view is not None:
            self.stage.open_talk(self.view.person.id)

    def action_closing(self) -> None:
        """Answer at the end of a pairing, or read what both said."""
        if self.view is not None:
            open_end(self, ends(self.view.standing, self.view.pairing, self.view.viewer))

    def action_check_in(self) -> None:
        """Say how one's week was."""
        self.ask(acts.talks.how_was_it())

    def action_session(self) -> None:
        """Log a talk or a sitting together, with what was done in it."""
        if self.view is not None:
            cases = [self.view.case(now) for now in self.view.standing.items]
            self.ask(acts.telling.session(self.view.person.id, self.called(self.view.person.id), cases))

    def action_promise(self) -> None:
        """Promise something, or say how a promise ended."""
        if self.view is not None:
            page = self.view
            ask_promise(self, page.standing, to_promise(page.relations, page.standing, page.parts, page.viewer))

    def action_send_on(self) -> None:
        """Write it as files."""
        if self.view is not None:
            ask_where(self, self.view.standing, self.view.person)

    def action_ask_mentor(self) -> None:
        """Ask that the hire has another mentor."""
        view = self.view
        if view is not None:
            self.ask(lambda context: acts.mentoring.another_mentor(context, view.person.id))

    def celebrate(self, done: Done) -> None:
        """Show the page, where an act ended the basics."""
        if done.closed:
            self.action_can_do()
