"""The app: which places there are, and what lies over them. Everything else is elsewhere."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.screen import Screen

from mentor_tui.drafts import Drafts, LeftOff
from mentor_tui.services import live, present
from mentor_tui.tui import themes
from mentor_tui.tui.base.gate import TerminalGate
from mentor_tui.tui.base.live_app import LiveApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.taking_up import parts_of
from mentor_tui.tui.links import REFERENCES
from mentor_tui.tui.places import places_for, views_of
from mentor_tui.tui.stage import PlaceDef
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.wording.language import _
from mentor_tui.wording.notices import no_theme, unsent

POLL_SECONDS = 0.5

START = "start"
"""The mode that is there when the program opens: with a team its first place, so that nothing is drawn before it."""


class MentorApp(LiveApp, inherit_bindings=False):
    """The screens for whoever acts."""

    TITLE = "mentor-tui"
    DEFAULT_MODE = START
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "say_how_to_leave", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        present.tell(ui.context.today)
        self.writing = asyncio.Lock()
        self.drafts = Drafts.of(ui.drafts, ui.context.actor)
        self.left_off = LeftOff.of(ui.drafts, ui.context.actor)
        self.done_here: set[str] = set()
        self.places = self._places()
        self.wear(ui.theme)
        REFERENCES.take(ui.references)
        if ui.keys:
            from mentor_tui.tui.keymap import remap

            self.set_keymap(remap(ui))
        self.gate = TerminalGate(ascii=ui.ascii, encoding=ui.encoding)
        self._at_start = ""
        if self.places:
            views = views_of(self.places)
            first = next((one for one in views if one.mode == self.left_off.place), views[0])
            self._at_start = first.mode
            self.add_mode(START, partial(first.make, ui, None))

    def on_mount(self) -> None:
        """The first place is there already; without a team there is the welcome."""
        if self.ui.checklist is not None:
            from mentor_tui.tui.screens.checklist import ChecklistPlace

            self.push_screen(ChecklistPlace(self.ui, self.ui.checklist, lambda said: self.exit(message=said or None)))
        elif self.ui.has_team:
            self._open_places()
        else:
            from mentor_tui.tui.screens.welcome import Welcome

            self.push_screen(Welcome(self.ui), self._welcomed)

    def _welcomed(self, person: str | None) -> None:
        if person is None:
            self.exit()
        else:
            self.ui.act_as(person)
            self.drafts = Drafts.of(self.ui.drafts, person)
            self.left_off = LeftOff.of(self.ui.drafts, person)
            self.places = self._places()
            self._open_places()
            self.go_to(self.places[0].mode)

    def _places(self) -> tuple[PlaceDef, ...]:
        """The places of whoever acts now; none while there is no team."""
        if not self.ui.has_team:
            return ()
        roles = live.roles(self.ui.context)
        self.ui.leads = "lead" in roles
        return places_for(roles, choice=self.ui.leads and live.has_choice(self.ui.context))

    def _open_places(self) -> None:
        """Make the places ready to go to, and begin to look for what others change."""
        for view in views_of(self.places):
            if view.mode != self._at_start:
                self.add_mode(view.mode, partial(view.make, self.ui, None))
        self.begin_to_look(POLL_SECONDS)
        self.call_after_refresh(self._tell_notices)
        self.call_after_refresh(self.tell_asked)

    def _tell_notices(self) -> None:
        if isinstance(self.screen, Place) and (
            told := [*self.ui.notices, *no_theme(self.ui.theme, themes.NAMES), *unsent(self.drafts.rows)]
        ):
            self.screen.say(" ".join(told))

    # -- going about

    def go(self, number: int) -> None:
        """Go to a place by its number."""
        if 1 <= number <= len(self.places):
            self.go_to(self.places[number - 1].mode)
        elif isinstance(self.screen, Place):
            self.screen.say(_("There is no screen {number} here.").format(number=number))

    def go_to(self, mode: str) -> None:
        """Go to a place, or one of its views; what lay over it before lies over it again."""
        self.switch_mode(self._mode(mode))

    def go_to_view(self, mode: str, person: str | None) -> None:
        """Go to another view of the place that is open; where it lies over it as somebody's page, to the same of theirs."""
        if self.is_above(self.screen):
            view = next(view for view in views_of(self.places) if view.mode == mode)
            self.switch_screen(view.make(self.ui, person))
        else:
            self.go_to(mode)

    def _mode(self, place: str) -> str:
        """The mode in which a place is: where the program opened with it, that is the first one."""
        return START if place == self._at_start else place

    def is_above(self, screen: Screen[Any]) -> bool:
        """Whether a screen lies over the first one of its mode, so that it can be closed."""
        return len(self.screen_stack) > 1 and self.screen is screen and self.screen_stack[0] is not screen

    def open_journey(self, person: str, *, item: str = "", as_seen: bool = False) -> None:
        """Lay somebody's journey over the place that is open.

        Args:
            person: whose; one's own opens the place itself.
            item: the item to select.
            as_seen: look at it as the hire sees it, changing nothing.

        """
        from mentor_tui.tui.screens.journey import JourneyPlace

        here = self.screen
        if item and isinstance(here, JourneyPlace) and here.shown_person() == person:
            here.go_to_item(item)
            return
        if person == self.ui.context.actor and not as_seen and any(p.mode == "journey" for p in self.places):
            self.go_to("journey")
            if item and isinstance(self.screen, JourneyPlace) and self.is_above(self.screen):
                # Over one's own journey lies a former one of theirs, which has other items.
                self.pop_screen()
            if item and isinstance(self.screen, JourneyPlace):
                self.screen.call_after_refresh(self.screen.go_to_item, item)
            return
        self.push_screen(JourneyPlace(self.ui, person, item=item, as_seen=as_seen))

    def open_former(self, person: str, curriculum: str) -> None:
        """Lay somebody's journey through a former curriculum over the place that is open."""
        from mentor_tui.tui.screens.journey_former import FormerJourney

        self.push_screen(FormerJourney(self.ui, person, curriculum))

    def open_side_tasks(self, person: str | None, rung: str = "") -> None:
        """Lay somebody's side tasks over the place that is open, at one of them; None is one's own."""
        from mentor_tui.tui.screens.growth import GrowthPlace

        self.push_screen(GrowthPlace(self.ui, None if person == self.ui.context.actor else person, rung=rung))

    def open_talk(self, person: str | None) -> None:
        """Lay the page of somebody's next talk over the place that is open; None is one's own."""
        from mentor_tui.tui.screens.talk import TalkPlace

        self.push_screen(TalkPlace(self.ui, None if person == self.ui.context.actor else person))

    def open_person(self, person: str) -> None:
        """Lay one person's page over the place that is open."""
        from mentor_tui.tui.screens.person import PersonPlace

        self.push_screen(PersonPlace(self.ui, person))

    def open_curricula(self, curriculum: str = "", item: str = "") -> None:
        """Lay the curricula, as their authors see them, over the place that is open; one of them, at an item."""
        from mentor_tui.tui.screens.curriculum_tree import CurriculumTreePlace

        self.push_screen(CurriculumTreePlace(self.ui, curriculum, item=item))

    def open_asked(self, asking: tuple[str, ...]) -> None:
        """Lay what some people ask whoever acts by name over the place that is open."""
        from mentor_tui.tui.screens.mentees import MenteesPlace

        self.push_screen(MenteesPlace(self.ui, asking=asking))

    def open_levels(self, person: str, competency: str) -> None:
        """Lay where somebody stands over the place that is open, at a competency."""
        from mentor_tui.tui.screens.levels import LevelsPlace

        self.push_screen(LevelsPlace(self.ui, person, competency=competency))

    def show_everything(self, place: Place[Any]) -> None:
        """Show what can be done in a place; what is chosen is carried out there."""
        from mentor_tui.tui.everything import Everything

        self.push_screen(Everything(place))

    # -- leaving

    @work
    async def leave(self) -> None:
        """Leave; ask first where a text is still unsent."""
        if self.drafts:
            from mentor_tui.tui.dialogs.leaving import Leaving

            if not await self.push_screen_wait(Leaving(self.drafts)):
                return
        self.end()

    def end(self, status: int = 0) -> None:
        """Leave without asking; what was looked at counts as seen, and the next time begins where this one ends."""
        modes = {self._mode(view.mode): view.mode for view in views_of(self.places)}
        for mode, place in modes.items():
            pages = [screen for screen in self._screen_stacks.get(mode, ()) if isinstance(screen, Place)]
            for screen in pages:
                screen.leaving()
            # What lies over the first is somebody else's page.
            if pages:
                self.left_off.parts[place] = parts_of(pages[0])
        self.left_off.place = modes.get(self.current_mode, "")
        self.left_off.keep()
        super().end(status)

    def action_leave(self) -> None:
        """Leave."""
        self.leave()

    def action_say_how_to_leave(self) -> None:
        """ctrl+c does not leave: say what does."""
        if isinstance(self.screen, Place):
            self.screen.say(_("q leaves mentor-tui."))
