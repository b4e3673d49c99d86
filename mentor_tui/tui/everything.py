"""The list of what can be done here: keys that are on, keys that are off and why, people and things; it filters and runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from mentor_tui.domain.text import clean, nearness, words_of
from mentor_tui.services import finding
from mentor_tui.services.growth import GrowthPage
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui import themes
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.styles import BREAK, Part, cells, content, fit, paragraph, state_tone
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lazy_line import LazyLine
from mentor_tui.tui.widgets.lines import Line, Lines, heading, plain
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.wording import keys as words
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import glyph, word

KEY, SENTENCE = 9, 48
"""Cells of the key in a line, and at most of the sentence where something stands behind it."""

WIDE, BESIDE = 110, 40
"""Cells from which on what is selected is told beside the list, and how many that takes."""

MOST = 200
"""Entries of a part that are listed; more are counted."""

Do = Callable[[], Awaitable[object] | object]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be chosen.

    Attributes:
        text: what it is called, and found by.
        do: what choosing it does.
        key: what a key line says of it, "" where it has none.
        right: what else is to be known: why it is off, what a thing is, or where it stands.
        more: what it is found by besides.
        about: more about it, where there is room: a title in full.
        tone: of what stands on the right.

    """

    text: str
    do: Do
    key: str = ""
    right: str = ""
    more: str = ""
    about: str = ""
    tone: str = "dim"


class Section:
    """A part of the list: what it is called, and what is in it; that is found out when it is first needed."""

    def __init__(self, title: str, gather: Callable[[], Iterator[Entry]]) -> None:
        self.title, self._gather = title, gather
        self._entries: list[Entry] | None = None
        self._hay: list[str] = []

    @property
    def entries(self) -> list[Entry]:
        """All that is in it."""
        if self._entries is None:
            self._entries = list(self._gather())
        return self._entries

    def found(self, typed: str) -> tuple[int, list[Entry]]:
        """How near the nearest is to what was typed, and all that have it, nearest first."""
        if not self._hay:
            # By the first half of its own name nobody looks for the program.
            self._hay = [words_of(f"{entry.text} {entry.more}".replace("mentor-tui", "")) for entry in self.entries]
        near = nearness(typed)
        hits = [(score, at) for at, hay in enumerate(self._hay) if (score := near(hay)) is not None]
        hits.sort(key=itemgetter(0))
        return (hits[0][0] if hits else 0), [self.entries[at] for _score, at in hits]


def sections(place: Place[Any]) -> list[Section]:
    """What can be chosen in a place: what is on, what is off, people and things."""
    offered = [
        action for action in place.all_actions if action.label and action.id != "app.help" and place.offers(action)
    ]
    why = {action.id: place.why_off(action) for action in offered}
    return [
        Section(words.now(place.selected_title()), partial(_on, place, [one for one in offered if not why[one.id]])),
        Section(_("NOT NOW"), partial(_off, place, [(one, reason) for one in offered if (reason := why[one.id])])),
        Section(_("PEOPLE AND THINGS"), partial(_things, place)),
    ]


def _on(place: Place[Any], actions: Sequence[Action]) -> Iterator[Entry]:
    for action in actions:
        yield Entry(action.tooltip, partial(place.perform, action.id), place.shown_key(action), more=action.label)
    for number, found in enumerate(place.stage.places, 1):
        if found.mode != place.MODE:
            yield Entry(
                _("Go to {place}").format(place=found.label), partial(place.stage.go_to, found.mode), str(number)
            )


def _off(place: Place[Any], actions: Sequence[tuple[Action, str]]) -> Iterator[Entry]:
    for action, reason in actions:
        do = partial(place.perform, action.id)
        yield Entry(action.tooltip, do, place.shown_key(action), words.because(reason), action.label)


def _things(place: Place[Any]) -> Iterator[Entry]:
    stage, context = place.stage, place.context
    for person, what in finding.everybody(context):
        opens: dict[str, Do] = {
            "mentors": partial(_open_mentor, place, person.id),
            "yours": partial(_open_own_mentors, place),
        }
        do = opens.get(what, partial(stage.open_journey, person.id))
        yield Entry(clean(person.name), do, right=words.person(what))
    owner, items, tasks = finding.things(context, place.shown_person())
    states = _states(place)
    for name, label, title in items:
        right, tone = _standing(states.get(name, ""), _("item"))
        yield Entry(label, partial(stage.open_journey, owner, item=name), "", right, title, title, tone)
    for name, label, title in tasks:
        right, tone = _standing(states.get(name, ""), _("side task"))
        yield Entry(label, partial(stage.open_side_tasks, owner, name), "", right, title, title, tone)
    for theme in themes.NAMES:
        yield Entry(
            _("Theme: {name}").format(name=theme), partial(stage.wear, theme), right=_("how it looks, until you quit")
        )


def _states(place: Place[Any]) -> Mapping[str, str]:
    """Where items and side tasks stand, in a place that has read it: nothing is read for it."""
    match place.view:
        case JourneyPage(standing=standing) if standing.programme.former:
            return {}
        case JourneyPage(standing=standing) | PageView(page=GrowthPage(standing=standing)):
            items = {now.item.id: now.state for now in standing.items}
            return items | {task.rung.id: task.state for task in standing.tasks}
    return {}


def _standing(state: str, otherwise: str) -> tuple[str, str]:
    """Glyph and word of a state and their tone; what a thing is, where its state is not known."""
    return (f"{glyph(state)} {word(state)}", state_tone(state)) if state else (otherwise, "dim")


async def _open_own_mentors(place: Place[Any]) -> None:
    place.stage.go_to("journey")
    if isinstance(place.app.screen, Place):
        await place.app.screen.perform("journey.mentors")


def _open_mentor(place: Place[Any], person: str) -> None:
    from mentor_tui.tui.screens.team import TeamPlace

    def ask() -> None:
        if isinstance(place.app.screen, TeamPlace):
            place.app.screen.change_mentor(person)

    place.stage.go_to("team")
    place.app.call_after_refresh(ask)


class Everything(Dialog[None]):
    """The list, over the place that it is about. What is chosen is done there when it is closed, as the key would do it."""

    DEFAULT_CSS = """
    Everything > .box { height: 100%; margin-top: 1; }
    Everything #parts { height: 1fr; }
    Everything #found { height: 1fr; max-height: 100%; width: 1fr; }
    Everything #beside { display: none; width: 40; height: 1fr; padding: 0 2; border-left: solid $rule; }
    Everything.-wide #beside { display: block; }
    Everything.-wide #told { display: none; }
    Everything #told, Everything #manual { height: auto; max-height: 3; color: $dim; }
    Everything #manual { display: none; }
    Everything.-manual #manual { display: block; }
    Everything.-manual #told { display: none; }
    Everything .legend { height: 1; color: $dim; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("tab", "all", show=False, priority=True),
        Binding("f1", "manual", show=False, priority=True),
    ]

    def __init__(self, place: Place[Any]) -> None:
        """A list.

        Args:
            place: where, with what is selected there.

        """
        super().__init__()
        self._place = place
        self._sections = sections(place)
        self._shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        """What is typed, what was found, the words of the glyphs, keys."""
        with Vertical(classes="box"):
            yield SplitLine(id="head")
            yield Input(placeholder=_("what you want to do, a name, a title"), id="typed")
            found = Lines(id="found", direct=True)
            found.can_focus = False
            with Horizontal(id="parts"):
                yield found.add_class("-driven")
                yield Static(id="beside", markup=False)
            yield Static(id="told", markup=False)
            yield Static(f"{words.manual()} {self._place.ABOUT}", id="manual", markup=False)
            yield Rule()
            yield Static(words.legend(growth=self._place.MODE == "growth"), classes="legend", markup=False)
            yield Static(words.list_keys(), classes="keys", markup=False)

    def on_mount(self) -> None:
        """Everything that there is in this place, before anything is typed."""
        self.query_one("#head", SplitLine).say(
            [(_("What you can do here"), "strong")], [(_("type to narrow, enter does it"), "dim")]
        )
        self._show("")

    def on_resize(self) -> None:
        """Tell what is selected beside the list, where there is room."""
        self.set_class(self.size.width >= WIDE, "-wide")
        self._tell()

    def _show(self, typed: str) -> None:
        parts: list[tuple[str, list[Entry]]] = []
        if typed.strip():
            found = [(*section.found(typed), section.title) for section in self._sections]
            # What was meant stands first, whatever it is; where both are as near, keys come before people and things.
            parts = [(title, hits) for _score, hits, title in sorted(found, key=lambda one: one[0] // 2) if hits]
        else:
            parts = [(section.title, section.entries) for section in self._sections[:2] if section.entries]
        self._shown = []
        lines: list[Line] = []
        for title, hits in parts:
            lines.append(heading(title))
            for entry in hits[:MOST]:
                lines.append(LazyLine(str(len(self._shown)), partial(self._line, entry)))
                self._shown.append(entry)
            if len(hits) > MOST:
                lines.append(plain(words.more(len(hits) - MOST)))
        if not typed.strip():
            lines.append(plain(_("People and things: type a name or a title.")))
        self.query_one("#found", Lines).show_lines(
            lines or [plain(line) for line in words.nothing_found(typed.strip())], select="0"
        )
        self._tell()

    @property
    def _sentence(self) -> int:
        return min(SENTENCE, self.size.width // 2)

    def _line(self, entry: Entry) -> tuple[Part, ...]:
        sentence = fit(entry.text, self._sentence) if entry.right else entry.text
        return ((fit(entry.key, KEY), "strong"), (sentence, ""), (f" {entry.right}" if entry.right else "", entry.tone))

    @property
    def _chosen(self) -> Entry | None:
        at = self.query_one("#found", Lines).selected
        return self._shown[int(at)] if at else None

    @on(Lines.Moved)
    def _tell(self) -> None:
        """Say in full what the selected line may have cut."""
        entry = self._chosen
        room = self.size.width - KEY - 5
        taken = (
            (max(self._sentence, cells(entry.text)) + cells(entry.right)) if entry is not None and entry.right else 0
        )
        cut = taken > room
        self.query_one("#told", Static).update(content([f"{entry.text}: {entry.right}"]) if entry and cut else "")
        self.query_one("#beside", Static).update(content(self._in_full(entry)) if entry else "")

    def _in_full(self, entry: Entry) -> list[Part]:
        """What is selected: all of it, where it stands or why it is off, and what enter does."""
        width = BESIDE - 5
        parts = paragraph(entry.text, width, "strong")
        if entry.about and entry.about != entry.text:
            parts += paragraph(entry.about, width)
        parts.append(BREAK)
        if entry.right:
            parts += [*paragraph(entry.right, width, entry.tone), BREAK]
        return parts + paragraph(words.enter_does(entry.key), width, "dim")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value == "?":
            self.dismiss(None)
        else:
            self._show(event.value)

    @on(Input.Submitted)
    @on(Lines.Opened)
    def _take(self) -> None:
        if entry := self._chosen:
            self.dismiss(None)
            self._place.call_later(entry.do)

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self.query_one("#found", Lines).action_move(step)

    def action_page(self, step: int) -> None:
        """Move a page in the list."""
        self.query_one("#found", Lines).action_page(step)

    def action_all(self) -> None:
        """Show everything again."""
        self.query_one(Input).value = ""

    def action_manual(self) -> None:
        """Say how to move, and what this place is for; or no more."""
        self.toggle_class("-manual")
