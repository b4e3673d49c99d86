"""One person, whole: laid over Team by whoever leads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BOARD, TEAM, person_record
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.days import days_or_none
from mentor_tui.services.one_person import PersonPage, person_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.promising import ask_promise, why_no_promise
from mentor_tui.tui.base.sending_on import ask_where, why_not_sent
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.styles import BREAK, WIDE, Part, paragraph
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import one_person as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

ACTIONS = (
    Action(
        "person.promise",
        "p",
        _("promise"),
        _("Promise something; say that a promise was kept, or let it go"),
        writes=True,
        rights=("promise", "keep promise"),
    ),
    Action("person.journey", "v", _("journey"), _("Their journey")),
    Action("person.growth", "b", _("tracks"), _("Their side tasks, track by track")),
    Action("person.levels", "m", _("where they stand"), _("Every competency, and what shows it")),
    Action(
        "person.send-on",
        "X",
        _("send it on"),
        _("Write it as a page, a checklist, a table or a calendar"),
        footer=False,
    ),
)
"""What can be done on somebody's page."""

PersonView = PageView[PersonPage]


class PersonPlace(Place[PersonView]):
    """One person's page. It puts facts side by side, and ends without a verdict."""

    MODE = "person"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("One person, whole: what we owe them, where they stand, what they do. They can read all of it.")

    DEFAULT_CSS = """
    PersonPlace #sections { height: 1fr; }
    PersonPlace #first { width: 1fr; }
    PersonPlace #second { display: none; padding: 0 0 0 2; width: 1fr; border-left: solid $rule; }
    PersonPlace.-beside #second { display: block; }
    """

    _kinds: Sequence[Kind] = ()

    def body(self) -> ComposeResult:
        """Who they are, and what there is to say."""
        with Vertical(classes="body"):
            yield SplitLine(id="who")
            yield Rule()
            with Horizontal(id="sections"):
                yield TextPane(id="first")
                yield TextPane(id="second", passed_by=True)
            yield Rule()

    def read(self, context: ActorContext) -> PersonView:
        """How it all stands now."""
        assert self._person is not None
        page = person_page(context, self._person)
        return PersonView(page, context.now().astimezone(zone_of(page.standing.zone)))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where they are."""
        return (self.view.now.tzinfo,) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is theirs, the team's, or the board."""
        if self.view is None or not ids.isdisjoint((TEAM, BOARD)):
            return True
        return person_record(self.view.page.person.id) in ids

    def here(self) -> str:
        """Whose page it is."""
        name = clean(self.names.get(self._person or "", self._person or ""))
        return _("{name} · esc back").format(name=name)

    def ready(self) -> None:
        """One reads from the top."""
        self.query_one("#first", TextPane).focus()
        self.call_after_refresh(self._read_days)

    def _read_days(self) -> None:
        """Read how their days were, for which the first paint does not wait."""
        view = self.view
        if view is not None:
            self.look(lambda: days_or_none(self.context, view.page.standing), self._tell_days)

    def _tell_days(self, kinds: Sequence[Kind]) -> None:
        self._kinds = kinds
        if self.view is not None:
            self.draw(self.view)

    def draw(self, view: PersonView) -> None:
        """Share the sections out to what room there is."""
        page, width = view.page, self.size.width
        day = page.standing.day
        on_way = page.standing.curriculum is not None and not page.standing.programme.over and day > 0
        right: list[Part] = [(_("day {day}").format(day=day), "")] if on_way else []
        self.query_one("#who", SplitLine).say([(words.head(page, view.now.date()), "strong")], right)
        wide = width >= WIDE
        self.set_class(wide, "-beside")
        sections = words.sections(page, view.now.date(), self._kinds)
        room = width // 2 - 5 if wide else width - 4
        beside = 3 + bool(self._kinds)
        first = sections[:beside] if wide else sections
        self.query_one("#first", TextPane).show(_shown(first, room))
        self.query_one("#second", TextPane).show(_shown(sections[beside:], room) if wide else [])

    def selected_title(self) -> str:
        """Whom the keys are about."""
        return clean(plain.shown(self.names.get(self._person or "", "")))

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if action == "person.send-on" and self.view is not None:
            return why_not_sent(self.ui.send_export, self.view.page.standing)
        if action == "person.promise" and self.view is not None:
            page = self.view.page
            return why_no_promise(page.relations, page.standing, self.context.actor)
        return super().refusal(action)

    # -- going on

    def action_promise(self) -> None:
        """Promise something, or say how a promise ended."""
        if self.view is not None:
            ask_promise(self, self.view.page.standing, self.view.page.relations)

    def action_send_on(self) -> None:
        """Write their journey as files."""
        if self.view is not None:
            ask_where(self, self.view.page.standing, self.view.page.person)

    def action_journey(self) -> None:
        """Their journey."""
        if self._person is not None:
            self.stage.open_journey(self._person)

    def action_growth(self) -> None:
        """Their side tasks."""
        self.stage.open_side_tasks(self._person)

    def action_levels(self) -> None:
        """Where they stand."""
        if self._person is not None:
            self.stage.open_levels(self._person, "")


def _shown(sections: Sequence[words.Section], width: int) -> list[Part]:
    parts: list[Part] = []
    for title, lines in sections:
        if parts:
            parts.append(BREAK)
        parts += [(title, "strong"), BREAK]
        for line in lines:
            late = isinstance(line, words.LateLine)
            mark = f"{plain.glyph('owed')} " if late else "  "
            parts += paragraph(line, width, "late" if late else "", first=mark, rest="  ")
    return parts
