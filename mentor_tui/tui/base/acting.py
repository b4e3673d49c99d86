"""What every place does with what somebody decides: one verb at a time, what is asked before it, and what is said after."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from textual import work
from textual.worker import Worker, WorkerState

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.base.keyed import Keyed
from mentor_tui.tui.stage import Stage
from mentor_tui.tui.styles import Part
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _
from mentor_tui.wording.notices import kept

if TYPE_CHECKING:
    from mentor_tui.tui.dialogs.form import Questions

Found = TypeVar("Found")
FormOf: TypeAlias = "Questions[Found] | Callable[[ActorContext], Questions[Found]]"


class Acting(Keyed):
    """A screen that turns keys into verbs. What it shows, and reads anew after each of them, its place says."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._to_read = 0

    @abstractmethod
    def reload(self) -> Worker[None]:
        """Read anew in the background, then show it."""

    @abstractmethod
    async def _read_anew(self) -> None: ...

    @property
    def stage(self) -> Stage:
        """The app, as places see it."""
        return cast(Stage, self.app)

    @property
    def context(self) -> ActorContext:
        """Who acts, on which records."""
        return self.ui.context

    def called(self, person: str) -> str:
        """What somebody is called."""
        return clean(self.names.get(person, person))

    @property
    def reads_soon(self) -> bool:
        """Whether it will be read in any case, once what is under way is done."""
        return self._to_read > 0

    # -- verbs

    def act(self, verb: Callable[[ActorContext], Done], *, then: Callable[[Done], None] | None = None) -> Worker[None]:
        """Carry out a verb, one at a time, say what it did, and show what is so now.

        Args:
            verb: calls the service.
            then: what to do once the new snapshot is there.

        """
        self._to_read += 1
        return self._carry_out(verb, then)

    @work(group="write", exit_on_error=False)
    async def _carry_out(self, verb: Callable[[ActorContext], Done], then: Callable[[Done], None] | None) -> None:
        try:
            async with self.stage.writing:
                done = await asyncio.to_thread(verb, self.context)
                self.heed(done)
        except Problem as problem:
            self.say(self.sentence(problem))
            self.reload()
            return
        finally:
            self._to_read -= 1
        from mentor_tui.wording import acts as wording

        self.say(wording.sentence(done, self.names))
        await self._read_anew()
        if then is not None:
            then(done)

    def heed(self, done: Done) -> None:
        """Keep what the next verb has to know of one that was carried out, before anything is read anew."""
        self.stage.done_here.add(done.op)

    def tell(self, done: Done, then: Callable[[Done], None] | None = None) -> None:
        """Say what was done elsewhere, in a form or on a page above, and show what is so now."""
        self.act(lambda _actor_context: done, then=then)

    # -- what is asked before a verb

    def ask(self, form: FormOf[Done], then: Callable[[Done], None] | None = None) -> None:
        """Open the form of an act; what it did is told and shown, and then comes ``then``."""
        self.inquire(form, lambda done: self.tell(done, then))

    def inquire(self, asked: FormOf[Found], then: Callable[[Found], object]) -> None:
        """Open a form, with this place's context and words; its answer goes to ``then``.

        Args:
            asked: the form, or what makes it, where something has to be read for it that may be refused.
            then: what to do with the answer.

        """
        try:
            form = asked(self.context) if callable(asked) else asked
        except Problem as problem:
            self.say(self.sentence(problem))
            return
        form.context, form.sentence = self.context, self.sentence

        def answered(found: Found | None) -> None:
            if found is not None:
                then(found)
            elif form.keeps_a_draft:
                self.say(kept())

        self.app.push_screen(form, answered)

    def choose(
        self,
        question: str,
        lines: Sequence[Line],
        then: Callable[[str], object],
        *detail: Part,
    ) -> None:
        """Have one line of a list chosen; its id goes to ``then``."""
        from mentor_tui.tui.dialogs.choose import Choose

        def chosen(line_id: str | None) -> None:
            if line_id:
                then(line_id)

        self.app.push_screen(Choose(question, lines, detail=detail), chosen)

    @work(group="look", exclusive=True)
    async def look(self, read: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Read in the background what a form or list needs, and go on if nothing else was opened meanwhile."""
        try:
            found = await asyncio.to_thread(read)
        except Problem as problem:
            self.say(self.sentence(problem))
            return
        if self.app.screen is self:
            then(found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of the program is told and logged; the screen stays."""
        if event.state is WorkerState.ERROR and event.worker.node is self:
            self.log.error(event.worker.error)
            self.say(_("Something went wrong in mentor-tui: {error}").format(error=repr(event.worker.error)))

    # -- what works everywhere

    def action_days_away(self) -> None:
        """Say when one is away oneself."""
        self.say_leave(self.context.actor)

    def say_leave(self, person: str, new: Callable[[], None] | None = None) -> None:
        """Ask when somebody is away: new days, or those that are noted already.

        Args:
            person: who is away.
            new: asks for new days, where that is more than the days.

        """
        from mentor_tui.services import people
        from mentor_tui.tui.acts import days_away

        name = self.called(person)

        def ask_new() -> None:
            self.ask(lambda context: days_away.new(context, person, name))

        def asked(noted: tuple[Span, ...]) -> None:
            def on_line(line: str) -> None:
                if line == days_away.NEW:
                    (new or ask_new)()
                else:
                    span = days_away.chosen(noted, line)
                    self.ask(lambda context: days_away.change(context, person, name, span))

            if noted:
                self.choose(days_away.title(self.context, person, name), days_away.lines(noted), on_line)
            else:
                (new or ask_new)()

        self.look(lambda: people.leave_of(self.context, person), asked)
