"""A curriculum as its authors look through it, while they write: a save is seen by itself, and the cursor stays where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_page import LOOK_SECONDS, CurriculumNode, CurriculumPage
from mentor_tui.services.waiting_words import ProposalView
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import better_words
from mentor_tui.tui.base.improving import improve
from mentor_tui.tui.base.narrowing import NarrowingPlace
from mentor_tui.tui.screens import curriculum_tree_text as text
from mentor_tui.tui.screens.curriculum_tree_actions import ACTIONS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Lines, named
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import curriculum_page as words
from mentor_tui.wording import proposals as words_of
from mentor_tui.wording.language import _

WIDE = 100
"""Columns from which on what is said of the selected thing stands beside the tree."""


class CurriculumTreePlace(NarrowingPlace[CurriculumPage]):
    """A curriculum, laid over the place that was open."""

    NARROWS = "#tree"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What is in force of a curriculum, as its authors see it. Beside each phase, module and item: how many are at it, "
        "how many wait there for a sign-off, and at which line something is wrong. enter shows all of it, with its lines "
        "of the file. What you save is seen by itself. “.” goes to another curriculum."
    )

    DEFAULT_CSS = """
    CurriculumTreePlace #head { height: auto; max-height: 6; }
    CurriculumTreePlace #tree-side { width: 1fr; }
    CurriculumTreePlace #about { display: none; width: 1fr; }
    CurriculumTreePlace.-one #tree-side { display: none; }
    CurriculumTreePlace.-one #about { display: block; }
    CurriculumTreePlace.-wide #tree-side { display: block; border-right: solid $rule; }
    CurriculumTreePlace.-wide #about { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  (Textual declares it for instances)

    def __init__(self, ui: UiContext, curriculum: str = "", *, item: str = "") -> None:
        """The curricula.

        Args:
            ui: what the screens are given.
            curriculum: the one to begin with; the first there is by default.
            item: the item to select at first.

        """
        super().__init__(ui)
        self._first_item = item
        self._files = ui.curricula() if ui.curricula is not None else None
        self._curriculum = curriculum
        self._looking = False

    # -- reading and drawing

    def body(self) -> ComposeResult:
        """What is in force; the tree, and all that is said of what is selected in it."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield Rule(id="columns-rule")
            with Horizontal():
                with Vertical(id="tree-side"):
                    yield Filter(_("title or id"), self.NARROWS)
                    yield Lines(id="tree")
                yield TextPane(id="about", passed_by=True)

    def read(self, context: ActorContext) -> CurriculumPage:
        """The files as they are now; what checks of them is in force from here on."""
        if self._files is None:
            raise Refused(Code.NO_CURRICULUM, person="")
        page = self._files.read(context, self._curriculum)
        self._curriculum = page.id
        return page

    def ready(self) -> None:
        """The tree can be gone through; a save is looked for from now on."""
        tree = self.query_one("#tree", Lines)
        tree.focus()
        if self._first_item and tree.select(self._first_item):
            self._tell_selected(top=True)
        self.set_interval(LOOK_SECONDS, self.look_at_files)

    @work(group="files", exit_on_error=False)
    async def look_at_files(self) -> None:
        """Read everything anew where a file was saved; on a slow disk one look after the other."""
        if self._looking or not self.is_current or self._files is None:
            return
        self._looking = True
        try:
            if await asyncio.to_thread(self._files.changed):
                self.reload()
        finally:
            self._looking = False

    def here(self) -> str:
        """Which curriculum."""
        title = clean(self.view.title) if self.view is not None else ""
        return _("{title} · esc back").format(title=title) if title else ""

    def draw(self, view: CurriculumPage) -> None:
        """Draw all of it; what is selected stays, by its id."""
        head = self.query_one("#head", TextPane)
        head.show(text.head(view, self.size.width - 3))
        head.can_focus = False
        self.again()

    def again(self) -> None:
        """Show the tree, as it is narrowed down now."""
        if self.view is not None:
            tree = self.query_one("#tree", Lines)
            tree.show_lines(text.tree(self.view, self.typed, tree.size.width or self.size.width))
            self._tell_selected()

    @property
    def _node(self) -> CurriculumNode | None:
        return self.view.by_id.get(self.query_one("#tree", Lines).selected) if self.view is not None else None

    def _tell_selected(self, *, top: bool = False) -> None:
        view, node, about = self.view, self._node, self.query_one("#about", TextPane)
        # Below some columns it stands there alone, and has no width before it does.
        width = about.text_width if self.has_class("-wide") else self.size.width - 3
        if view is not None:
            selected = self.query_one("#tree", Lines).selected
            said = text.detail(view, node, width) if node is not None else text.fault(view, selected, width)
            about.show(said, top=top)
        self.refresh_keys()

    def on_resize(self) -> None:
        """Share the room anew; how wide the parts are is known when that is done."""
        self.call_after_refresh(super().on_resize)

    @on(Lines.Moved, "#tree")
    def _moved(self) -> None:
        self._tell_selected(top=True)

    @on(Lines.Opened, "#tree")
    def _opened(self) -> None:
        self.add_class("-one")
        about = self.query_one("#about", TextPane)
        about.can_focus = True
        about.focus()

    def goes_back(self) -> bool:
        """Back to the tree; then all of it."""
        if not self.has_class("-one"):
            return super().goes_back()
        self.remove_class("-one")
        self.query_one("#tree", Lines).focus()
        return True

    # -- keys

    def selected_title(self) -> str:
        """What it is."""
        node = self._node
        return clean(node.title) if node is not None else ""

    def links(self) -> tuple[str, ...]:
        """Those of the selected item."""
        node = self._node
        return node.item.links if node is not None and node.item is not None else ()

    def to_copy(self) -> str:
        """Where it stands, as editors and ``check`` name it."""
        node = self._node
        return f"{self.view.file.path}:{node.line}" if self.view is not None and node is not None and node.line else ""

    def action_find(self) -> None:
        """Find something in the tree."""
        self.remove_class("-one")
        super().action_find()

    def action_next(self) -> None:
        """Go to what the next fault or warning is about."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to what the one before is about."""
        self._step(-1)

    def _step(self, by: int) -> None:
        view = self.view
        if view is None or not view.faulty:
            self.say(words.nothing_wrong(view) if view is not None else _("There is nothing to see here."))
            return
        self.show_all_but_one()
        order = [*view.by_id]
        selected = self.query_one("#tree", Lines).selected
        at = order.index(selected) if selected in view.by_id else -1
        faulty = [order.index(name) for name in view.faulty]
        beyond = [one for one in faulty if (one > at if by > 0 else one < at)] or faulty
        tree = self.query_one("#tree", Lines)
        tree.select(order[beyond[0 if by > 0 else -1]])
        tree.scroll_to(y=max(tree.at - tree.size.height // 2, 0), animate=False, force=True)

    def show_all_but_one(self) -> None:
        """Have the whole tree to go through, whatever it was narrowed down to; what is opened stays open."""
        if self.query_one(Filter).close():
            self.typed = ""
            self.again()

    # -- better words

    @property
    def _words(self) -> tuple[ProposalView, ...]:
        """The better words that wait for the selected item."""
        view, node = self.view, self._node
        return view.words_for(node.id) if view is not None and node is not None else ()

    def refusal(self, action: str) -> Problem | str | None:
        """Why better words cannot be taken, left or proposed for what is selected."""
        if action == "authors.improve" and (self._node is None or self._node.item is None):
            return _("Select an item first.")
        if action in ("authors.take", "authors.decline"):
            if not self._words:
                return _("Nobody has proposed better words here.")
            return self._words[0].refused
        return None

    def action_improve(self) -> None:
        """Propose better words for a line of the item."""
        view, node = self.view, self._node
        if view is not None and node is not None and node.item is not None:
            improve(self, view.id, node.item)

    def action_take(self) -> None:
        """Put the words into the file; of several ask which."""
        take = self.ui.take_words
        if take is None:
            self.say(_("Use the command: mentor-tui proposals take NUMBER"))
        else:
            self._with_words(lambda view: self.act(lambda context: take(context, view.proposal.number)))

    def action_decline(self) -> None:
        """Ask why the line stays as it is."""
        self._with_words(lambda view: self.ask(better_words.decline(view, self.called(view.proposal.by))))

    def _with_words(self, then: Callable[[ProposalView], object]) -> None:
        found = {str(view.proposal.number): view for view in self._words}
        if len(found) == 1:
            then(*found.values())
        elif found:
            rows = [(number, words_of.head(view, self.names)) for number, view in found.items()]
            self.choose(_("Which words?"), named(rows), lambda number: then(found[number]))

    def action_curricula(self) -> None:
        """Go to another curriculum."""
        view = self.view
        if view is None or len(view.known) < 2:
            self.say(_("There is no other curriculum that is yours to look through."))
            return

        def chosen(name: str) -> None:
            self._curriculum = name
            self.remove_class("-one")
            self.query_one("#tree", Lines).focus()
            self.reload()

        self.choose(_("Which curriculum?"), named(view.known.items()), chosen)
