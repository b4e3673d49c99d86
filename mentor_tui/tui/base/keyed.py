"""Keys that say why they are off: what every place does with its actions."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, on
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.widgets import Input

from mentor_tui.domain.permissions import Relation, grant
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.curricula import may_browse
from mentor_tui.tui import themes
from mentor_tui.tui.actions import GENERAL, Action, bindings, key_name
from mentor_tui.tui.base.cursor import cursor_of
from mentor_tui.tui.base.gate import TerminalGate
from mentor_tui.tui.base.style_sheet import StyleSheet
from mentor_tui.tui.browser import can_open
from mentor_tui.tui.closing import Closing
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Key, KeyLine, Notice
from mentor_tui.wording.language import _

ACTING = ("write", "look", "send")
"""The groups of workers that do what a key asked for."""

PATIENCE = 5.0
"""So many seconds the next key waits for what an earlier one began."""


class Keyed(Closing[None]):
    """A screen with a line of keys: what it can do is declared once, as its actions."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    """What can be done here besides what works everywhere; the keys are bound by it."""

    TYPED_AHEAD: ClassVar[bool] = False
    """Whether keys may come faster than the place is read; elsewhere each waits for what the one before did."""

    hides_off = False
    """Whether the line of keys leaves out those that are off: on somebody else's page most are never one's own."""

    all_actions: ClassVar[tuple[Action, ...]] = GENERAL
    """Everything that can be done here, in the order of the line of keys."""

    _by_id: ClassVar[Mapping[str, Action]]
    # Asked for each key binding whenever something else is selected.
    _by_name: ClassVar[Mapping[str, Action]]

    _chosen_by_name: Action | None = None
    """What is being done without its key, which may be another one's."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys of the actions of a place, and those that work everywhere."""
        cls.all_actions = (*cls.ACTIONS, *cls.more_actions(), *GENERAL)
        cls.BINDINGS = list(bindings(cls.all_actions))
        cls._by_id = {action.id: action for action in cls.all_actions}
        cls._by_name = {action.name: action for action in cls.all_actions}
        super().__init_subclass__(**options)

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.ui = ui
        # What the configuration says comes first, should it take the key of something else.
        order = sorted(self.all_actions, key=lambda action: action.id not in ui.keys)
        if ui.keys:
            inherited = [
                one for bound in self._bindings.key_to_bindings.values() for one in bound if one.id not in self._by_id
            ]
            self._bindings = BindingsMap([*(action.binding(ui.keys) for action in order), *inherited])
        self._by_key: dict[str, list[Action]] = {}
        for action in order:
            for key in action.key_names(ui.keys):
                self._by_key.setdefault(key, []).append(action)

    # -- for a place to say

    @classmethod
    def more_actions(cls) -> tuple[Action, ...]:
        """What can be done here besides, after its own actions."""
        return ()

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action of the place (by its id) is off at the moment, or None where it is on. It has to be quick.

        What the rules answer is what the service would refuse; a sentence is about what is selected here.
        """
        return None

    def links(self) -> tuple[str, ...]:
        """The links of what is selected, web addresses, ``mailto:`` and channels; the one that goes first at the head."""
        return ()

    def to_copy(self) -> str:
        """What ``y`` copies, "" where there is nothing to copy."""
        return ""

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to those whom the place is about, each of them; None where all of its actions are theirs."""
        return None

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name, for sentences."""
        return {}

    @property
    def only_looks(self) -> str:
        """Why nothing can be changed here, "" where it can."""
        return ""

    # -- what is said

    def sentence(self, problem: Problem) -> str:
        """A problem as a sentence, with people's names."""
        from mentor_tui.wording import problems

        return problems.sentence(problem, self.names)

    def say(self, text: str) -> None:
        """A sentence over the line of keys."""
        self.query_one(Notice).say(text)

    @property
    def notice(self) -> str:
        """The sentence that is shown over the line of keys."""
        return self.query_one(Notice).text

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """None, which greys an action out, wherever ``why_off`` has a reason; False where it leaves its key to another one."""
        found = self._by_name.get(action)
        if found is None or not self.is_mounted:
            return True
        if self.leaves_key(found):
            return False
        return None if self.why_off(found) else True

    def offers(self, action: Action) -> bool:
        """Whether whoever looks could ever do it here."""
        if action.writes and self.only_looks:
            return False
        if action.id == "app.curricula":
            return self.ui.authors
        known = self.ever() if action.rights else None
        return known is None or any(grant(verb, relations) for verb in action.rights for relations in known)

    def leaves_key(self, action: Action) -> bool:
        """Whether an action is nobody's here, or its key is one that does something else now."""
        if action is self._chosen_by_name:
            return False
        if not self.offers(action):
            return True
        rivals = [one for one in self._by_key[action.key_names(self.ui.keys)[0]] if self.offers(one)]
        return len(rivals) > 1 and action is not next((one for one in rivals if not self.why_off(one)), rivals[0])

    def why_off(self, action: Action) -> str | None:
        """Why an action is off, or None."""
        if action.writes and self.only_looks:
            return self.only_looks
        if action.writes and (gone := self.ui.context.no_more()) is not None:
            return self.sentence(gone)
        if action.id == "app.curricula":
            return self._why_no_curricula()
        if action.id == "app.open-link" and not self.links():
            return _("There is no link here.")
        if action.id == "app.copy" and not self.to_copy():
            return _("There is nothing to copy here.")
        # What works everywhere works, whatever a place has to show: leaving it above all.
        reason = self.refusal(action.id) if not action.everywhere else None
        return self.sentence(reason) if isinstance(reason, Problem) else reason

    def _why_no_curricula(self) -> str | None:
        if not self.ui.authors and (problem := may_browse(None, None)) is not None:
            return self.sentence(problem)
        return _("To look through one, use “mentor-tui curriculum show”.") if self.ui.curricula is None else None

    def on_key(self, event: events.Key) -> None:
        """A key takes the notice away; one that is off says why."""
        if event.key in ("up", "down", "j", "k"):
            return
        self.query_one(Notice).hush()
        active = self.active_bindings.get(event.key)
        here = self._by_key.get(event.key, [])
        if not here or (active is not None and (active.enabled or active.node is not self)):
            return
        # Also what somebody else could do here says whose it is.
        found = next((action for action in here if self.offers(action)), here[0])
        if reason := self.why_off(found):
            event.stop()
            self.say(reason)
        self.refresh_keys()

    def on_screen_suspend(self) -> None:
        """Where a question lies over it, no line has the keys."""
        self._show_where_the_keys_act()

    def on_screen_resume(self) -> None:
        """The keys act here again."""
        self._show_where_the_keys_act()

    def _show_where_the_keys_act(self) -> None:
        if self.focused is not None:
            self.focused.refresh()

    def on_descendant_focus(self) -> None:
        """Other keys do something where something else is in use."""
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Grey and light the keys anew."""
        self.refresh_bindings()
        if isinstance(self.focused, Input):
            # Letters are typed there; what is left is to keep what was typed, or to leave it.
            self.query_one(KeyLine).keys = (Key("", "enter", _("keep"), True), Key("app.back", "esc", _("back"), True))
            return
        keys = (
            Key(action.id, self.shown_key(action), label, self.why_off(action) is None, action.stays)
            for action, label in self.in_line()
            if not self.leaves_key(action)
        )
        self.query_one(KeyLine).keys = tuple(key for key in keys if key.on or not self.hides_off)

    def in_line(self) -> Iterable[tuple[Action, str]]:
        """What stands in the line of keys, in its order, each with its words there."""
        return ((action, action.label) for action in self.all_actions if action.footer)

    def named_in_line(self, *first: tuple[str, str], but: Collection[str] = ()) -> list[tuple[Action, str]]:
        """The same with some actions first, where the selection asks for these, and without some others.

        Args:
            first: the actions by id, with their words.
            but: the ids of those that say nothing now.

        """
        found = {action.id: action for action in self.all_actions}
        named = [(found[name], label) for name, label in first if name in found]
        left = {*but, *(action.id for action, _label in named)}
        return [
            *named,
            *((action, action.label) for action in self.all_actions if action.footer and action.id not in left),
        ]

    def shown_key(self, action: Action) -> str:
        """What stands for an action's keys, as they are mapped now."""
        remapped = action.id in self.ui.keys
        return action.show if action.show and not remapped else key_name(action.key_names(self.ui.keys)[0])

    _address = ""
    """The link that could not be opened here and is to be copied."""

    def action_open_link(self) -> None:
        """Open the link of what is selected, of several the one that is chosen."""
        links = self.links()
        if len(links) == 1:
            self._follow(links[0])
            return
        from mentor_tui.tui.dialogs.choose import Choose
        from mentor_tui.tui.widgets.lines import Line

        choices = [Line(((link, ""),), (), link) for link in links]
        self.app.push_screen(Choose(_("Which link?"), choices), lambda link: self._follow(link) if link else None)

    def _follow(self, link: str) -> None:
        """Open a link where there is a browser for it; in any case show it. Of a channel there is only the name, to copy."""
        if not link.startswith("#") and can_open():
            self.app.open_url(link)
            self.say(link)
        else:
            self._address = link
            self.say(_("{url} (y copies it)").format(url=link))

    def action_copy(self) -> None:
        """Copy what is selected, or the link that was shown last for want of a browser."""
        text = self._address if self._address in self.links() else self.to_copy()
        self._address = ""
        self.app.copy_to_clipboard(text)
        self.say(_("Copied: {text}").format(text=text.splitlines()[0]))

    @on(KeyLine.Pressed)
    async def _key_clicked(self, event: KeyLine.Pressed) -> None:
        await self.perform(event.action)

    async def finished(self) -> None:
        """Wait until what was begun with an earlier key is done: the act, what it changes here, what was read for a question.

        No disk is waited for any longer than a person would.
        """
        if self.TYPED_AHEAD:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                # What was read for a question goes on to the act that it was about.
                while mine := [one for one in self.workers if one.node is self and one.group in ACTING]:
                    if all(one.is_finished for one in mine):
                        return
                    # Shielded: who waits no longer stops nobody's act. One that has only been asked for is not begun yet.
                    waits = (asyncio.shield(one.wait()) for one in mine if one.is_running)
                    await asyncio.gather(asyncio.sleep(0), *waits, return_exceptions=True)

    async def perform(self, action_id: str) -> None:
        """Do what a key would do, or say why it is off."""
        found = self._by_id.get(action_id)
        if found and (reason := self.why_off(found)):
            self.say(reason)
        elif found:
            self._chosen_by_name = found
            try:
                await self.run_action(found.call or found.name)
            finally:
                self._chosen_by_name = None


class KeyedApp(App[None], inherit_bindings=False):
    """An app of keyed screens, in which a key that was typed ahead acts on what the one before left."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    /* A scrollbar shows in the part that has the keys; its column stays free in the others, so that no text moves. */
    Lines, VerticalScroll { scrollbar-size: 0 1; scrollbar-gutter: stable; scrollbar-visibility: hidden; }
    Lines:focus, Lines.-driven, VerticalScroll:focus { scrollbar-visibility: visible; }
    Dialog Lines, Dialog VerticalScroll { scrollbar-background: $surface; }
    """

    gate = TerminalGate()
    """What every line of every widget goes through before the terminal gets it."""

    def __init__(self) -> None:
        # Without colours, those of the terminal are left out; the library would turn any others into greys.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.stylesheet = StyleSheet(variables=self.get_css_variables())

    def wear(self, theme: str) -> None:
        """Take a theme by its name: the usual one where there is none such, and the one without colours where none are wanted."""
        for known in themes.THEMES:
            self.register_theme(known)
        self.theme = themes.PLAIN if self.no_color else themes.known(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that are not ours."""
        return themes.LOOKS[themes.DEFAULT].variables

    def get_driver_class(self) -> type[Driver]:
        """The terminal as we take it, where it is one that Textual takes as most are."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from mentor_tui.tui.base.terminal import Terminal

        return Terminal

    def watch_title(self, title: str) -> None:
        """The window is called as the app is."""
        from mentor_tui.tui.base.terminal import Terminal

        if isinstance(self._driver, Terminal):
            self._driver.show_title(title)

    def end(self, status: int = 0) -> None:
        """Leave without asking, with an exit status."""
        self.exit(return_code=status)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands."""
        return (
            cursor_of(self.focused, self._cursor_before)
            if self._running and self._screen_stack
            else self._cursor_before
        )

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._cursor_before = place

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is shown."""
        filters = super().get_line_filters()
        self.gate = self.gate.behind((themes.UNCOLOURED, *filters) if self.no_color else filters)
        return (self.gate,)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key is for, when what the key before it did is on the screen."""
        if isinstance(default_namespace, Keyed):
            await default_namespace.finished()
        return await super().run_action(action, default_namespace, namespaces)

    fault: Exception | None = None
    """What ended the app, if anything did; whoever opened it says so in a sentence."""

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with local variables, which hold what people wrote.
        self._close_messages_no_wait()
