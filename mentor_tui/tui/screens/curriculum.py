"""Another edition of a curriculum: what it changes, for whom, and on past cohorts; what was renamed; publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import PublishedEdition
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage, diff_page
from mentor_tui.services.editions import FormerSaid, Publication
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts.editions import (
    ComparedEditions,
    answer_rename,
    publish,
    published,
    which_file,
)
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.fragments.yaml_lines import yaml_lines
from mentor_tui.tui.screens import curriculum_text as words
from mentor_tui.tui.screens.curriculum_actions import ACTIONS
from mentor_tui.tui.styles import WIDE, rows_of
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import curriculum_diff
from mentor_tui.wording import edition_acts as said
from mentor_tui.wording.curricula import same
from mentor_tui.wording.language import _

TALL, YAML = 32, 11
"""Lines of the screen from which on the YAML of both stands below, and lines of it with their heads."""

AROUND = 6
"""Lines around the list and the text below it: the first and the last line, the head, three rules."""


@dataclass(frozen=True)
class EditionView:
    """What another edition changes, the day it is, and how it stands with it.

    Attributes:
        told: where people were told of this very edition: when, and by whom.
        in_force: whether it is the one in use.

    """

    page: DiffPage
    today: date
    told: PublishedEdition | None
    in_force: bool

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names


class CurriculumPlace(Place[EditionView]):
    """A comparison, laid over the Team place."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What another edition of a curriculum changes, and what it does to everybody who is on it: items and hands-on "
        "time to do, and how they stand with the plan, before and after. Below, what becomes of the selected change. "
        "Enter opens a person, and shows the YAML of a change. y and n answer whether something is renamed, which the file "
        "then says. v plays it again on past cohorts. P publishes it, after saying who reads so."
    )

    DEFAULT_CSS = """
    CurriculumPlace #head, CurriculumPlace #below { height: auto; }
    CurriculumPlace #yaml { display: none; }
    CurriculumPlace #yaml.-shown { display: block; }
    CurriculumPlace #yaml .side { width: 1fr; }
    CurriculumPlace #now-side { border-left: solid $rule; }
    """

    def __init__(self, ui: UiContext, editions: ComparedEditions) -> None:
        super().__init__(ui)
        self._editions = editions

    @property
    def _both(self) -> tuple[Curriculum, Curriculum]:
        return self._editions.old.curriculum, self._editions.new.curriculum

    def body(self) -> ComposeResult:
        """All changes in a line, each of them and everybody, what becomes of one."""
        with Vertical(classes="body"):
            yield TextPane(id="head")
            yield Rule()
            yield Lines(id="changes")
            yield Rule(id="below-rule")
            yield TextPane(id="below")
            yield Rule("┬", self._joint, id="yaml-rule")
            with Horizontal(id="yaml"):
                for side, head in zip(("was", "now"), words.heads(), strict=True):
                    with Vertical(id=f"{side}-side", classes="side"):
                        yield Static(f" {head}", markup=False)
                        yield TextPane(id=f"{side}-yaml", passed_by=True)

    def _joint(self) -> int:
        return self.query_one("#was-side").size.width

    def read(self, context: ActorContext) -> EditionView:
        """What changes, and for whom."""
        old, new = self._both
        last, summed = context.team().edition(new), self._editions.new.hash
        told = last if last is not None and last.hash == summed else None
        in_force = context.catalogue.hashes.get(new.id) == summed
        return EditionView(diff_page(context, old, new), context.today(), told, in_force)

    def here(self) -> str:
        """Which two are compared."""
        title = self._editions.new.curriculum.title
        return _("{title} · {both} · esc back").format(title=title, both=self._editions.name)

    def ready(self) -> None:
        """The changes can be gone through."""
        self.query_one("#changes", Lines).focus()

    def draw(self, view: EditionView) -> None:
        """Draw the changes."""
        width = self.size.width
        head = self.query_one("#head", TextPane)
        head.show(words.head(view.page, width - 3, self._standing(view)))
        head.can_focus = False
        self.query_one("#changes", Lines).show_lines(words.lines(view.page, width))
        self._explain()
        self.query_one("#yaml").styles.height = YAML
        self.refresh_keys()

    def _standing(self, view: EditionView) -> str:
        """How it stands with the newer edition, "" where there is nothing to say of it."""
        if self.ui.publish_edition is None:
            return said.tell_them(view.page) if view.page.diff and not self._editions.file else ""
        if not view.page.diff and view.told is None:
            return ""
        return said.standing(view.page, view.told, in_force=view.in_force)

    @property
    def _row(self) -> ChangeRow | None:
        """The selected change."""
        if self.view is None:
            return None
        return words.change_at(self.view.page, self.query_one("#changes", Lines).selected)

    def _explain(self) -> None:
        if self.view is None:
            return
        lines, below = self.query_one("#changes", Lines), self.query_one("#below", TextPane)
        told = words.foot(self.view.page, lines.selected, self.size.width - 3)
        below.show(told, top=True)
        beside = self._show_yaml()
        # The list keeps half of the room, whatever there is to say of one change.
        most = max((self.size.height - AROUND - (YAML + 1 if beside else 0)) // 2, 3)
        below.styles.height = min(rows_of(told) if told else 0, most)
        self.query_one("#below-rule").display = bool(told)

    def _show_yaml(self) -> bool:
        """Show both texts of the selected change below it, where there is room; whether there is."""
        row, room = self._row, self.size.width >= WIDE and self.size.height >= TALL
        shown = room and row is not None
        self.query_one("#yaml").set_class(shown, "-shown")
        self.query_one("#yaml-rule").display = shown
        if shown and row is not None:
            was, now = words.both(row, self._editions.old, self._editions.new)
            half = self.size.width // 2 - 4
            self.query_one("#was-yaml", TextPane).show(yaml_lines(was, half, now), top=True)
            self.query_one("#now-yaml", TextPane).show(yaml_lines(now, half, was), top=True)
        return shown

    @on(Lines.Moved, "#changes")
    def _moved(self) -> None:
        self._explain()
        self.refresh_keys()

    @on(Lines.Opened, "#changes")
    def _opened(self, message: Lines.Opened) -> None:
        if message.line_id.startswith(words.PERSON):
            self.stage.open_person(message.line_id.removeprefix(words.PERSON))
        elif (row := self._row) is not None:
            self._read_both(row)

    def _read_both(self, row: ChangeRow) -> None:
        """Show the YAML of a change, as it was and as it is then."""
        assert self.view is not None
        was, now = words.both(row, self._editions.old, self._editions.new)
        title = clean(curriculum_diff.line(row, self.view.page).title)
        self.app.push_screen(ToldDialog(title, words.one_below_the_other(was, now)))

    # -- keys

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        if action == "curriculum.past" and self.view is not None and self.view.page.people is None:
            return _("Past cohorts are for leads.")
        if action in ("curriculum.same", "curriculum.two"):
            return self._why_no_answer()
        if action == "curriculum.publish" and self.view is not None:
            if self.ui.publish_edition is None:
                return said.tell_them(self.view.page)
            if self.view.told is not None or not self.view.page.diff:
                return said.nothing_to_publish(told=self.view.told is not None)
        return None

    def _why_no_answer(self) -> str | None:
        row = self._row
        if row is None or row.change.kind != "renamed?":
            return said.nothing_asked()
        return said.cannot_answer() if self.ui.say_former is None else None

    # -- what was renamed

    def action_same(self) -> None:
        """Say that what came is what went, under another name."""
        if (row := self._row) is not None and row.change.old is not None:
            self._answer(row.change.item.id, row.change.old.id)

    def action_two(self) -> None:
        """Say that what came and what went are two."""
        if (row := self._row) is not None:
            self._answer(row.change.item.id, "")

    def _answer(self, item: str, former: str) -> None:
        read, say, context, editions = self.ui.two_editions, self.ui.say_former, self.context, self._editions
        if read is not None and say is not None:
            self.look(lambda: answer_rename(context, read, say, editions, item, former), self._answered)

    def _answered(self, found: tuple[FormerSaid, ComparedEditions]) -> None:
        out, self._editions = found
        if self.view is not None:
            self.say(said.answered(out, self.view.page.titles, clean(out.path.name)))
        self.reload()

    # -- publishing

    def action_publish(self) -> None:
        """Ask whether people are to be told, after saying who they are."""
        view, tell = self.view, self.ui.publish_edition
        if view is not None and tell is not None:
            self.inquire(lambda context: publish(context, tell, self._editions, view.page), self._published)

    def _published(self, told: Publication) -> None:
        """Show what was done: the same changes, in force, and whom they were told to."""
        self._editions = published(self._editions, told)
        if told.done.events:
            self.tell(told.done)
            return
        self.say(same(told.curriculum.title, told.curriculum.version))
        self.reload()

    def action_past(self) -> None:
        """Show it on past cohorts."""
        from mentor_tui.tui.screens.past_cohorts import PastCohortsPlace

        self.app.push_screen(PastCohortsPlace(self.ui, self._editions))

    def action_another(self) -> None:
        """Compare another file."""
        if self.ui.two_editions is not None:

            def chosen(found: ComparedEditions) -> None:
                self._editions = found
                self.reload()

            self.inquire(which_file(self.ui.two_editions), chosen)
