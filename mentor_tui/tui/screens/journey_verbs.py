"""What can be done to the items of a journey: it asks for what has to come with an act, and calls the verb."""

from __future__ import annotations

from abc import abstractmethod

from textual import work

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.items import ItemCase, lacks
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services import items, notes
from mentor_tui.services.desk import Done
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.base.place import Place
from mentor_tui.wording.language import _


class JourneyVerbs(Place[JourneyPage]):
    """The acts of the Journey place, on whatever item is selected."""

    @property
    @abstractmethod
    def now(self) -> ItemStanding | None:
        """The selected item."""

    @abstractmethod
    def celebrate(self, done: Done) -> None:
        """Show the moment, where an act ended the basics."""

    @work
    async def action_tick(self) -> None:
        """Tick once; asks for what has to come with it."""
        if self.now is not None:
            await self._tick(self.now, ask=False)

    @work
    async def action_evidence(self) -> None:
        """Tick once, with a link or a text."""
        if self.now is not None:
            await self._tick(self.now, ask=True)

    async def _tick(self, now: ItemStanding, *, ask: bool) -> None:
        assert self.view is not None
        if now.state == "returned":
            await self._send(now)
            return
        item, person = now.item, self._whose()
        why = ""
        if not self.view.own and item.who == "hire":
            reason = await self._ask(_("Why do you tick it for {name}?").format(name=self.view.person.first_name))
            if reason is None:
                return
            why = reason
        evidence = ""
        case = self.view.case(now)
        if ask or lacks("tick", case, why=why) is not None:
            given = await self._ask_evidence(case, why, required=not ask)
            if given is None:
                return
            evidence = given
        self.act(
            lambda desk: items.tick(desk, item.id, person=person, evidence=evidence, why=why, seen=now.fact.seq),
            then=self.celebrate,
            draft=(f"evidence:{item.id}", evidence),
        )

    async def _ask_evidence(self, case: ItemCase, why: str, *, required: bool) -> str | None:
        item = case.now.item
        link = item.evidence == "link"
        question = _("A link to it, please") if link else _("A few words: what did you do, what did you see?")

        def wrong(text: str) -> str | None:
            problem = lacks("tick", case, text=text, why=why)
            return self.sentence(problem) if problem is not None else None

        return await self._ask(question, detail=item.title, draft=f"evidence:{item.id}", check=wrong, required=required)

    async def _send(self, now: ItemStanding) -> None:
        draft = f"send:{now.item.id}"
        text = await self._ask(_("What changed since it came back?"), detail=now.item.title, draft=draft, long=True)
        if text is not None:
            person, seen = self._whose(), now.fact.seq
            self.act(
                lambda desk: items.send(desk, now.item.id, person=person, evidence=text, seen=seen),
                draft=(draft, text),
            )

    @work
    async def action_send(self) -> None:
        """Send what came back once more."""
        if self.now is not None:
            await self._send(self.now)

    @work
    async def action_untick(self) -> None:
        """Take one tick back."""
        now, view = self.now, self.view
        if now is None or view is None:
            return
        why: str | None = ""
        if not view.own and now.item.who == "hire":
            why = await self._ask(_("Why do you take it back for {name}?").format(name=view.person.first_name))
        if why is not None:
            reason, person = why, self._whose()
            self.act(lambda desk: items.untick(desk, now.item.id, person=person, why=reason, seen=now.fact.seq))

    @work
    async def action_say(self) -> None:
        """Write into the item's thread."""
        now, view = self.now, self.view
        if now is None or view is None:
            return
        question, draft = _("What do you want to say or ask?"), f"say:{view.person.id}:{now.item.id}"
        text = await self._ask(question, detail=now.item.title, draft=draft, long=True)
        if text is not None:
            person = view.person.id
            self.act(lambda desk: items.say(desk, person, now.item.id, text), draft=(draft, text))

    @work
    async def action_sign_off(self) -> None:
        """Confirm what waits, all lines seen."""
        from mentor_tui.tui.dialogs.confirm import Confirm

        now, view = self.now, self.view
        if now is None or view is None:
            return
        why = ""
        if lacks("sign off", view.case(now)) is not None:
            reason = await self._ask(_("Why do you sign it off in the mentor’s place?"), detail=now.item.title)
            if reason is None:
                return
            why = reason
        detail = [text for line in now.item.look_for for text in (f"· {line}", "\n")]
        question = _("Seen, all of it?") if detail else _("Sign it off?")
        if await self.app.push_screen_wait(Confirm(question, detail=detail, yes=_("sign off"))):
            person = view.person.id
            self.act(lambda desk: items.sign_off(desk, person, now.item.id, why=why, seen=now.fact.seq))

    @work
    async def action_give_back(self) -> None:
        """Ask for one more go, with a comment."""
        now, view = self.now, self.view
        if now is None or view is None:
            return
        draft = f"return:{view.person.id}:{now.item.id}"
        text = await self._ask(_("What would make it good?"), detail=now.item.title, draft=draft, long=True)
        if text is not None:
            person, seen = view.person.id, now.fact.seq
            self.act(lambda desk: items.send_back(desk, person, now.item.id, text=text, seen=seen), draft=(draft, text))

    @work
    async def action_open_lock(self) -> None:
        """Open the item for this person before its time."""
        from mentor_tui.services import side_tasks

        now, view = self.now, self.view
        if now is None or view is None:
            return
        question = _("Why do you open it early? {name} reads this.").format(name=view.person.first_name)
        draft = f"open:{view.person.id}:{now.item.id}"
        text = await self._ask(question, detail=now.item.title, draft=draft)
        if text is not None:
            person = view.person.id
            self.act(lambda desk: side_tasks.open_lock(desk, person, now.item.id, why=text), draft=(draft, text))

    @work
    async def action_note(self) -> None:
        """Leave a note."""
        from mentor_tui.tui.dialogs.choose import Choose
        from mentor_tui.tui.widgets.lines import Line

        view = self.view
        if view is None:
            return
        restricted = False
        if view.restricted is not None:
            name = view.person.first_name
            choices = [
                Line(((_("{name} too, and mentors and leads").format(name=name), ""),), id="shared"),
                Line(((_("only mentors and leads"), ""),), id="restricted"),
            ]
            chosen = await self.app.push_screen_wait(Choose(_("Who may read the note?"), choices))
            if chosen is None:
                return
            restricted = chosen == "restricted"
        if view.own:
            detail = _("You, your mentor and your leads read it.")
        elif restricted:
            detail = _("Only mentors and leads read it.")
        else:
            detail = _("{name} reads it too.").format(name=view.person.first_name)
        draft = f"note:{view.person.id}:{restricted}"
        text = await self._ask(_("The note"), detail=detail, draft=draft, long=True)
        if text is not None:
            person = view.person.id
            self.act(lambda desk: notes.note(desk, person, text, restricted=restricted), draft=(draft, text))

    def action_ask_mentor(self) -> None:
        """Ask that the hire has another mentor."""
        from mentor_tui.tui.screens.asking_dialogs import another_mentor

        try:
            form = another_mentor(self.desk, self._whose(), self.sentence)
        except Problem as problem:
            self.say(self.sentence(problem))
            return
        self.app.push_screen(form, self._wished)

    def _wished(self, done: Done | None) -> None:
        if done is not None:
            self.act(lambda _desk: done)

    def action_mentors(self) -> None:
        """Say who mentors here, did before, and will."""
        from mentor_tui.services import other_mentor, pairing
        from mentor_tui.tui.dialogs.told import Told
        from mentor_tui.tui.parts.mentors import mentors_parts

        view = self.view
        if view is None:
            return
        who = view.person.id
        # Whoever looks as somebody else reads no wish: not what they know themselves, and not what is between the other
        # and the leads.
        desk = self.desk.seat(who) if self.only_looks else self.desk
        asks = () if self.only_looks else other_mentor.asks_about(desk, who)
        title = _("Your mentors") if view.own else _("Mentors of {name}").format(name=view.person.name)
        self.app.push_screen(Told(title, mentors_parts(view, pairing.history_of(desk, who), asks, desk.actor)))

    @work
    async def action_session(self) -> None:
        """Log a talk or a sitting together."""
        view = self.view
        if view is None:
            return
        draft = f"session:{view.person.id}"
        text = await self._ask(_("What did you talk about, or do together? One line is enough."), draft=draft)
        if text is not None:
            person = view.person.id
            self.act(lambda desk: notes.session(desk, person, text), draft=(draft, text))

    async def _ask(self, question: str, *, detail: str = "", **more: object) -> str | None:
        from mentor_tui.tui.dialogs.prompt import TextPrompt

        asked = TextPrompt(question, detail=[detail] if detail else (), **more)  # type: ignore[arg-type]
        return await self.app.push_screen_wait(asked)

    def _whose(self) -> str | None:
        return None if self.view is None or self.view.own else self.view.person.id
