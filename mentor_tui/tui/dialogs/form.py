"""A few questions at once, carried out from within: what is refused is said here, and nothing typed is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from mentor_tui.domain.problems import Code, Problem
from mentor_tui.drafts import Drafts
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.dialogs.base import Answer, Dialog
from mentor_tui.tui.dialogs.choose import FILTER_FROM
from mentor_tui.tui.stage import Stage
from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.lines import Line, Lines, fitting, more_below
from mentor_tui.tui.widgets.options import Options
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording.language import _

AROUND = 7
"""Lines of a form around its fields: its upper edge, a question of two lines, a refusal of two, the keys of two."""

TIGHT = 30
"""Lines of the screen below which lists are short."""

Kind = Literal["line", "text", "one", "many", "option"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    Attributes:
        name: under which the answer is found.
        label: what is asked.
        kind: one line, a text, one of a list, as many of a list as apply, or one of a few words side by side.
        value: what stands there at first; for a list the id that is selected.
        hint: an example, shown while nothing stands there.
        choices: lines of a list to choose one from.
        options: id and text of a list to tick, or of words side by side.
        ticked: ids that are ticked at first.
        words: beside a ticked line, and beside one that is not.
        top: a line over a list that says what its columns are.
        find: whether a long list can be narrowed down by typing.
        keep: whether a line, too, is kept as a draft; a text always is.

    """

    name: str
    label: str
    kind: Kind = "line"
    value: str = ""
    hint: str = ""
    choices: tuple[Line, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    ticked: tuple[str, ...] = ()
    words: tuple[str, str] = ("", "")
    top: str = ""
    find: bool = False
    keep: bool = False


@dataclass(frozen=True)
class Answers:
    """What was answered: texts by name, and ticked ids by name."""

    texts: Mapping[str, str]
    ticked: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> str:
        return self.texts[name]


class Questions(Dialog[Answer]):
    """Questions under one another. It works out the answer itself and closes with it; a refusal stays in it.

    Attributes:
        context, sentence: who acts, and how a problem is said; the place that asks gives both.

    """

    context: ActorContext
    sentence: Callable[[Problem], str]

    DEFAULT_CSS = """
    Questions #fields { height: auto; }
    Questions .label { color: $dim; height: auto; }
    Questions .top { color: $dim; height: 1; text-style: italic; }
    Questions .field { margin-bottom: 1; }
    Questions Lines { max-height: 9; }
    Questions TextArea { height: 4; }
    Questions.-tight Lines { max-height: 6; }
    Questions .foot { height: auto; }
    Questions .foot > .keys { width: 1fr; }
    Questions .foot > #below { width: auto; padding: 0 0 0 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d,ctrl+enter", "send", _("do it"), id="dialog.send", priority=True),
    ]

    def __init__(
        self,
        question: str,
        fields: Sequence[Field],
        verb: Callable[[ActorContext, Answers], Answer],
        *,
        detail: Iterable[Part | str] = (),
        does: str = "",
        draft: str = "",
    ) -> None:
        """A form.

        Args:
            question: what it is for.
            fields: what is asked.
            verb: what is done with the answers; it runs in a thread.
            detail: what has to be known to answer.
            does: what ctrl+d does, in a word or two.
            draft: under which name unsent texts are kept.

        """
        super().__init__()
        self._question, self._fields, self._verb = question, tuple(fields), verb
        self._detail = tuple(detail)
        self._does, self._draft = does or _("saves"), draft

    def compose(self) -> ComposeResult:
        """Question, detail, fields, what is wrong, keys."""
        with Vertical(classes="box"):
            yield Static(self._question, classes="question", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                if self._detail:
                    yield Static(content(self._detail), classes="detail")
                for field in self._fields:
                    yield from self._compose_field(field)
                yield from self.compose_more()
            yield Static("", classes="wrong", markup=False)
            with Horizontal(classes="foot"):
                yield Static(self.keys().format(does=self._does), classes="keys", markup=False)
                yield Static(id="below", classes="keys", markup=False)

    def compose_more(self) -> ComposeResult:
        """What stands below the fields."""
        yield from ()

    def keys(self) -> str:
        """What the keys do; ``{does}`` is what ctrl+d does."""
        return _("tab next · ctrl+d {does} · esc goes back") if self._many else _("ctrl+d {does} · esc goes back")

    def begins_with(self) -> Field:
        """Which field is filled in first: what is chosen of a list, if that stands first of lists, else a text."""
        first = next((f for f in self._fields if f.kind in ("one", "many")), None)
        texts = [f for f in self._fields if f.kind == "text"]
        return first if first is not None and first.kind == "one" else texts[0] if texts else self._fields[0]

    def refused(self, problem: Problem) -> str:
        """Why it was not carried out."""
        return self.sentence(problem)

    @property
    def _many(self) -> bool:
        return len(self._fields) > 1

    def _compose_field(self, field: Field) -> ComposeResult:
        draft = self._drafts().get(self._draft_name(field))
        value = draft or field.value
        if field.label:
            yield Static(field.label, classes="label", markup=False)
        if field.find and max(len(field.choices), len(field.options)) > FILTER_FROM:
            yield Input(placeholder=_("type to narrow the list"), id=f"find-{field.name}", classes="field")
        if field.top:
            yield Static(field.top, classes="top", markup=False)
        name = f"field-{field.name}"
        widget: Widget
        match field.kind:
            case "line":
                # What was only proposed gives way to what is typed; what somebody wrote does not.
                widget = Input(value, placeholder=field.hint, id=name, select_on_focus=bool(value) and not draft)
            case "text":
                widget = TextArea(value, soft_wrap=True, tab_behavior="focus", placeholder=field.hint, id=name)
            case "one":
                widget = Lines(field.choices, id=name)
            case "option":
                widget = Options(field.options, field.value, id=name)
            case "many":
                widget = Ticks(field.options, field.ticked, words=field.words, id=name)
        yield widget.add_class("field")

    def on_mount(self) -> None:
        """Select what stands there at first, and begin where something has to be typed."""
        for field in self._fields:
            if field.kind == "one" and field.value:
                self.query_one(f"#field-{field.name}", Lines).select(field.value)
        for area in self.query(TextArea):
            area.move_cursor(area.document.end)
        fields = self.query_one("#fields", VerticalScroll)
        for part in ("scroll_y", "virtual_size"):
            self.watch(fields, part, self._moved)
        self.query_one(f"#field-{self.begins_with().name}").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave the question, what is wrong and the keys in sight, however many fields there are."""
        self.set_class(event.size.height < TIGHT, "-tight")
        self.query_one("#fields").styles.max_height = max(event.size.height - AROUND, 5)

    def _moved(self) -> None:
        self.call_after_refresh(self._tell_below)

    def _tell_below(self) -> None:
        """Say in the line of keys how much of the form is further down."""
        fields = self.query_one("#fields", VerticalScroll)
        below = round(fields.max_scroll_y - fields.scroll_y)
        self.query_one("#below", Static).update(more_below(below) if below > 0 else "")

    @property
    def _stage(self) -> Stage:
        return cast(Stage, self.app)

    def _drafts(self) -> Drafts:
        return self._stage.drafts

    def _draft_name(self, field: Field) -> str:
        kept = self._draft and (field.kind == "text" or field.keep)
        return f"{self._draft}:{field.name}" if kept else ""

    @property
    def keeps_a_draft(self) -> bool:
        """Whether something that was typed here is kept, and not sent."""
        return any(self._draft_name(field) in self._drafts() for field in self._fields)

    @property
    def answers(self) -> Answers:
        """What stands in the fields."""
        texts: dict[str, str] = {}
        ticked: dict[str, tuple[str, ...]] = {}
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, Ticks):
                ticked[field.name] = widget.ticked
            elif isinstance(widget, Lines):
                texts[field.name] = widget.selected
            elif isinstance(widget, Options):
                texts[field.name] = widget.value
            elif isinstance(widget, TextArea):
                texts[field.name] = widget.text.strip()
            elif isinstance(widget, Input):
                texts[field.name] = widget.value.strip()
        return Answers(texts, ticked)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        kind, _dash, name = (event.control.id or "").partition("-")
        field = next((field for field in self._fields if field.name == name), None)
        if kind != "find" or field is None:
            return
        listed = self.query_one(f"#field-{name}", Lines)
        if isinstance(listed, Ticks):
            listed.narrow(event.value)
        else:
            listed.show_lines(fitting(field.choices, event.value))

    def on_key(self, event: events.Key) -> None:
        """What is typed over a list that can be narrowed down goes into its field; arrows and enter stay with the list."""
        listed = self.focused
        if not isinstance(listed, Lines) or isinstance(listed, Ticks):
            return
        for find in self.query(f"#find-{(listed.id or '').removeprefix('field-')}").results(Input):
            if event.is_printable and event.character:
                find.value += event.character
            elif event.key == "backspace":
                find.value = find.value[:-1]
            else:
                return
            event.stop()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _keep_drafts(self) -> None:
        """Keep what is typed while it is typed: the line may drop at any key."""
        for field in self._fields:
            if name := self._draft_name(field):
                text = self.answers[field.name]
                self._drafts().keep(name, text if text != field.value.strip() else "", self._question)

    @on(Input.Submitted)
    @on(Lines.Opened)
    @on(Options.Taken)
    def _next(self, event: Input.Submitted | Lines.Opened | Options.Taken) -> None:
        event.stop()
        if self._many and event.control.id != f"field-{self._fields[-1].name}":
            self.focus_next()
        else:
            self.action_send()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the field that is being filled in sight."""
        event.widget.scroll_visible(animate=False)

    @work(exclusive=True, group="send")
    async def action_send(self) -> None:
        """Carry it out; a refusal is said here."""
        answers = self.answers
        async with self._stage.writing:
            try:
                done = await asyncio.to_thread(self._verb, self.context, answers)
            except Problem as problem:
                wrong = self.query_one(".wrong", Static)
                wrong.update(self.refused(problem))
                wrong.add_class("-shown")
                if problem.code is Code.LOOKS_PRIVATE:
                    self._take_for_meant(problem)
                return
        for field in self._fields:
            self._drafts().pop(self._draft_name(field), None)
        self.dismiss(done)

    def _take_for_meant(self, problem: Problem) -> None:
        """Take what looks private for meant if it is sent once more: whoever sends it has been told."""
        self.context = self.context.sure_also(problem.facts["found"])
        wrong = self.query_one(".wrong", Static)
        wrong.update(f"{self.refused(problem)} {_('ctrl+d once more keeps it.')}")

    def action_give_up(self) -> None:
        """Close; what was typed into a text is kept as a draft."""
        self._keep_drafts()
        self.dismiss(None)


class Form(Questions[Done]):
    """Questions about something that is to be done: it is carried out from within, and the form closes with what it did."""
