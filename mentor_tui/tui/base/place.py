"""What every place has in common: the frame, and one snapshot that is read in the background and shown."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from mentor_tui.domain.names import short_name
from mentor_tui.domain.problems import Code, NotYours, Problem, Trouble
from mentor_tui.domain.questions import is_number
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.acting import Acting
from mentor_tui.tui.base.rewinding import rewind
from mentor_tui.tui.base.snapshot import Snapshot
from mentor_tui.tui.base.taking_up import take_up
from mentor_tui.tui.base.telling_basics import just_done, page_to_tell, read_standing, standing_of
from mentor_tui.tui.base.window import window
from mentor_tui.tui.places import to_other_views
from mentor_tui.tui.stage import TALKS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import KeyLine, Notice, PlaceBar, Rule
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _
from mentor_tui.wording.notices import out_of_reach

if TYPE_CHECKING:
    from mentor_tui.services.calls import Call


View = TypeVar("View", bound=Snapshot)


class Place(Acting, Generic[View]):
    """A place: it shows one snapshot, and turns keys into verbs. It holds no fact of its own.

    A place says what it reads (``read``), how it shows that (``show``), and why an action is off (``refusal``).
    """

    MODE: ClassVar[str] = ""
    """Id of the place, as ``places`` has it."""

    ABOUT: ClassVar[str] = ""
    """A sentence or two for the help: what this place is for."""

    DEFAULT_CSS = """
    Place { layers: base notice; }
    Place #trouble { display: none; height: 1fr; padding: 2 4; }
    Place.-trouble #trouble { display: block; }
    Place.-trouble .body { display: none; }
    Place.-gone #trouble { display: block; height: auto; padding: 0 1; text-style: bold; }
    """

    def __init__(self, ui: UiContext, person: str | None = None) -> None:
        """A place about somebody; None is the acting person."""
        super().__init__(ui)
        self._person = person
        self.hides_off = person is not None
        self.view: View | None = None
        self._covered = False
        self._asked = self._taken = 0
        self._read_at = ui.context.clock()

    @classmethod
    def more_actions(cls) -> tuple[Action, ...]:
        """The other views of the same place."""
        return to_other_views(cls.MODE)

    # -- for a place to say

    @abstractmethod
    def read(self, context: ActorContext) -> View:
        """The snapshot to show. It may run in a thread: it touches no widget."""

    @abstractmethod
    def draw(self, view: View) -> None:
        """Draw a snapshot for the size that there is; cursor, scrolling and typed text stay where they are."""

    def show(self, view: View, before: View | None) -> None:
        """Show a snapshot that was read; ``before`` is what was shown until now."""
        self.draw(view)

    @abstractmethod
    def body(self) -> ComposeResult:
        """The widgets between the line of places and the line of keys. Give their containers the class ``body``."""

    def who(self) -> str:
        """Whose name stands on the right of the first line: the acting person's, or whose page lies over the places."""
        return self.context.actor

    def about(self) -> str:
        """What stands behind that name: which day it is, the same in every place."""
        return small.weekday_day(self.context.today())

    def here(self) -> str:
        """What stands on the left of the first line instead of the places; "" for the places."""
        return ""

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name, for sentences."""
        return self.view.names if self.view else {}

    def shown_person(self) -> str | None:
        """Whose journey is shown, so that its items are found; None for the acting person's own."""
        return self._person

    def selected_title(self) -> str:
        """What the keys are about, in a few words; "" where nothing is selected."""
        return ""

    def goes_back(self) -> bool:
        """Go one level back within the place; False where there is none."""
        return False

    # -- what all places share

    def compose(self) -> ComposeResult:
        """The frame, and the place's body in it."""
        places = self.stage.places
        at = next((n for n, one in enumerate(places) if any(view.mode == self.MODE for view in one.views)), -1)
        yield PlaceBar([place.label for place in places], at)
        yield Rule(id="top-rule")
        yield Static(id="trouble", markup=False)
        yield from self.body()
        yield KeyLine()
        yield Notice()

    def on_mount(self) -> None:
        """Show the first snapshot before the first paint."""
        self._read_at = self.context.clock()
        try:
            view = self.read(self.context)
        except Problem as problem:
            self.show_problem(problem)
        else:
            self.take(view)
        self.ready()
        if self._person is None:
            take_up(self, self.stage.left_off.parts.get(self.MODE, {}))
            self.call_after_refresh(self._tell_basics)

    def ready(self) -> None:
        """What a place does once, when its first snapshot is there; Textual calls every class's ``on_mount`` by itself."""

    def take(self, view: View) -> None:
        """Take a snapshot and show it; a closing talk that was held meanwhile is told at once."""
        before, self.view = self.view, view
        self.remove_class("-trouble", "-gone")
        self.show(view, before)
        self.frame()
        if self._person is None and just_done(before, view):
            self._tell_basics()

    def _tell_basics(self) -> None:
        """Show once what a hire can do when their basics are done; a place that has not read how they stand has it read."""
        if any(place.mode == "journey" for place in self.stage.places):
            if (standing := standing_of(self.view)) is not None:
                self._tell_basics_of(standing)
            else:
                self.look(partial(read_standing, self.context), self._tell_basics_of)

    def _tell_basics_of(self, standing: Standing) -> None:
        if self.is_current and (page := page_to_tell(self.ui, standing)) is not None:
            self.app.push_screen(page)

    def frame(self) -> None:
        """Bring the first and the last line up to date."""
        bar, who = self.query_one(PlaceBar), self.who()
        full, short = clean(self.names.get(who, who)), clean(short_name(self.names, who))
        bar.who, bar.about, bar.here = (full, short) if self.view and full else (), self.about(), self.here()
        today = self.context.today()
        bar.brief, bar.day = small.weekday_short(today), small.day_short(today, today)
        if (said := window(self.view)) is not None:
            self.app.title = said
        self.refresh_keys()

    def sentence(self, problem: Problem) -> str:
        """A problem as a sentence, with people's names, and whom to ask where a record cannot be read."""
        if isinstance(problem, Trouble):
            from mentor_tui.services.hearing import with_whom_to_ask

            with_whom_to_ask(self.context, problem)
        return super().sentence(problem)

    def show_problem(self, problem: Problem) -> None:
        """Show why there is nothing to see here; the place goes on looking. Where all has gone, what was seen last stays."""
        gone = self.view is not None and problem.code is Code.NO_TEAM
        self.add_class("-gone" if gone else "-trouble")
        said = out_of_reach(self._read_at.astimezone()) if gone else self.sentence(problem)
        self.query_one("#trouble", Static).update(said)
        self.refresh_keys()

    @work(exclusive=True, group="read", exit_on_error=False)
    async def reload(self) -> None:
        """Read anew in the background, then show it."""
        await self._read_anew()

    async def _read_anew(self) -> None:
        self._asked += 1
        turn = self._asked
        # What was committed until here, one's own act with it, is in what is read now, and needs no second reading.
        self._to_read += 1
        try:
            await self.stage.catch_up()
        finally:
            self._to_read -= 1
        found: View | Problem
        moment = self.context.clock()
        try:
            found = await asyncio.to_thread(self.read, self.context)
        except Problem as problem:
            found = problem
        # A reading that was begun earlier and took longer shows nothing that is older than what is shown.
        if turn <= self._taken or self.closes or not self.is_attached:
            return
        self._taken, self._read_at = turn, moment
        if isinstance(found, Problem):
            self.show_problem(found)
        else:
            self.take(found)

    def on_resize(self) -> None:
        """Share the room anew."""
        if self.view is not None:
            self.draw(self.view)

    def on_screen_suspend(self) -> None:
        """Another screen lies above, or another place is open."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """What happened while another screen lay above is shown."""
        if self._covered and not self.reads_soon:
            self.reload()
        self._covered = False

    def zones(self) -> Iterable[tzinfo | None]:
        """The time zones whose days are shown here, None for that of the machine."""
        return (None,)

    def of_another_day(self) -> bool:
        """Whether midnight has passed, in some zone whose days are shown, since what is shown was read."""
        now, context = self.context.clock(), self.context
        return any(context.day_in(zone, now) != context.day_in(zone, self._read_at) for zone in self.zones())

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether a change of these records changes what is shown here."""
        return bool(ids)

    @on(PlaceBar.Chosen)
    def _place_clicked(self, event: PlaceBar.Chosen) -> None:
        self.action_go(event.number)

    # -- what works everywhere

    def action_go(self, number: int) -> None:
        """Go to a place by its number."""
        self.stage.go(number)

    def action_view(self, mode: str) -> None:
        """Go to another view of the place, of the same person."""
        self.stage.go_to_view(mode, self._person)

    def action_undo(self) -> None:
        """Take back one's own latest change; what is not of this session is named first, and asked."""
        rewind(self, again=False)

    def action_redo(self) -> None:
        """Do again what was taken back, likewise."""
        rewind(self, again=True)

    def action_asked(self) -> None:
        """Look at what one is asked by name and promised: among what waits in Mentees, or over the place that is open."""
        from mentor_tui.services.debt_calls import named_by_hires

        if any(place.mode == "mentees" for place in self.stage.places):
            self.stage.go_to("mentees")
        else:
            self.look(lambda: named_by_hires(self.context, self.context.team(), due=True), self._tell_asked)

    def _tell_asked(self, found: tuple[str, ...]) -> None:
        if found:
            self.stage.open_asked(found)
        else:
            self.say(_("Nobody is waiting for an answer from you."))

    def action_curricula(self) -> None:
        """Look through the curricula as their authors do."""
        self.stage.open_curricula()

    def action_parts(self) -> None:
        """Go on to the next part."""
        self.focus_next()

    def action_help(self) -> None:
        """What can be done here, people and things: a list to choose from."""
        self.stage.show_everything(self)

    def action_back(self) -> None:
        """Go back one level; never out of the program."""
        if not self.goes_back() and self.stage.is_above(self):
            self.dismiss()

    def action_quit(self) -> None:
        """Leave, unless a text is still unsent."""
        self.stage.leave()

    def open_lines(self, call: Call) -> None:
        """Open what a hire wrote: it leaves one's own queue, unless it asks; and their journey where it stands."""
        from mentor_tui.services.opening import open_lines

        try:
            open_lines(self.context, call.person, (call.on,))
        except NotYours:
            self.action_asked()  # whoever is only asked reads the thread there, and nothing else
        except Problem as problem:
            self.say(self.sentence(problem))
        else:
            if self.context.no_mark is not None:
                self.say(self.sentence(self.context.no_mark))
            # What stands on a side task is no line of the journey; all of it is in sight in the queue already.
            self.reload()
            if call.on not in self.context.catalogue.rungs:
                self.stage.open_journey(call.person, item=TALKS if is_number(call.on) else call.on or TALKS)

    def leaving(self) -> None:
        """What has to be remembered when the person goes away from here."""
