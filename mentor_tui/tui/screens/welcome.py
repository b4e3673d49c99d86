"""The first screen where there is no team yet: look at a demo, begin a team, or bring people in from a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.closing import Closing
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.ui_context import DemoRole, UiContext
from mentor_tui.tui.widgets.bars import Key, KeyLine, Notice, PlaceBar, Rule
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.wording import problems
from mentor_tui.wording.language import _

ROLES: tuple[DemoRole, ...] = ("hire", "mentor", "lead")


class Welcome(Closing[str]):
    """Nothing is here yet. It answers with the id of whoever is to act, or None to leave."""

    CSS = """
    Welcome { layers: base notice; }
    Welcome #words { height: auto; padding: 2 4 1 4; }
    Welcome Lines { height: 1fr; margin: 0 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "take('demo')", _("demo"), id="welcome.demo"),
        Binding("n", "take('new')", _("new team"), id="welcome.new"),
        Binding("i", "take('csv')", _("from a file"), id="welcome.import"),
        Binding("q", "leave", _("quit"), id="app.quit"),
    ]

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.ui = ui

    def compose(self) -> ComposeResult:
        """Two sentences, three ways on."""
        yield PlaceBar(here="mentor-tui")
        yield Rule()
        text = _(
            "Welcome. There is no team here yet.\n\nmentor-tui pairs new hires with mentors, shows each of them "
            "a plan to become a product expert, and opens side tasks when the basics are done."
        )
        yield Static(text, id="words", markup=False)
        yield Lines(self._choices(), direct=True)
        yield Rule()
        yield KeyLine(
            Key("take('demo')", "d", _("demo"), self.ui.demo is not None),
            Key("take('new')", "n", _("new team"), True),
            Key("take('csv')", "i", _("from a file"), self.ui.read_people is not None),
            Key("leave", "q", _("quit"), True),
        )
        yield Notice()

    def _choices(self) -> list[Line]:
        found = []
        if self.ui.demo is not None:
            found += [
                Line(((_("Look at the demo team"), "strong"),), id="demo"),
                Line(((_("  made-up people with a past, to try everything out"), "dim"),)),
                Line(),
            ]
        found += [
            Line(((_("Start a team"), "strong"),), id="new"),
            Line(((_("  asks for the name of its first lead"), "dim"),)),
            Line(),
        ]
        if self.ui.read_people is not None:
            found += [
                Line(((_("Bring people in from a file"), "strong"),), id="csv"),
                Line(((_("  CSV, TSV or XLSX; asks for the lead, then for the file"), "dim"),)),
            ]
        return found

    def on_mount(self) -> None:
        """Let the list take the keys."""
        self.query_one(Lines).focus()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Take the chosen way."""
        self.action_take(event.line_id)

    async def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A clicked key."""
        await self.run_action(event.action)

    def action_take(self, choice: str) -> None:
        """Take one of the three ways."""
        if choice == "demo" and self.ui.demo is not None:
            self._demo()
        elif choice == "new":
            self._begin(with_file=False)
        elif choice == "csv" and self.ui.read_people is not None:
            self._begin(with_file=True)

    def action_leave(self) -> None:
        """Leave without a team."""
        self.dismiss(None)

    @work
    async def _demo(self) -> None:
        words = {
            "hire": (_("A hire"), _("halfway through")),
            "mentor": (_("A mentor"), _("with mentees waiting")),
            "lead": (_("A lead"), _("of the whole team")),
        }
        choices = [Line(((f"{words[r][0]:<12}", "strong"), (words[r][1], "dim")), id=r) for r in ROLES]
        role = await self.app.push_screen_wait(Choose(_("Who would you like to be?"), choices))
        build = self.ui.demo
        wanted = next((known for known in ROLES if known == role), None)
        if wanted is None or build is None:
            return
        self.query_one(Notice).say(_("The demo team is being made…"))
        person = await self._tried(lambda: build(wanted))
        if person is not None:
            self.dismiss(person)

    @work
    async def _begin(self, *, with_file: bool) -> None:
        lead = await self._asked(_("What is the first lead’s full name?"))
        if lead is None:
            return
        file = None
        read = self.ui.read_people
        if with_file and read is not None:
            from mentor_tui.tui.dialogs.pick_file import people_file

            form = people_file(read)
            form.context, form.sentence = self.ui.context, problems.sentence
            file = await self.app.push_screen_wait(form)
            if file is None:
                return
        context, login = self.ui.context, self.ui.login

        def found() -> str:
            return people.found_team(context, lead, login=login).person

        person = await self._tried(found)
        if person is None:
            return
        if self.ui.begin_curricula is not None:
            told = await self._tried(self.ui.begin_curricula)
            said = self.query_one(Notice).text if told is None else told
            self.ui.notices = (*self.ui.notices, *([said] if said else ()))
        self.ui.to_import = file
        self.dismiss(person)

    async def _asked(self, question: str) -> str | None:
        def verb(_context: ActorContext, answers: Answers) -> str:
            if not answers["text"]:
                raise BadUse(Code.EMPTY_TEXT, what="text")
            return answers["text"]

        form = Questions(question, [Field("text", "")], verb, does=_("or enter continues"))
        form.context, form.sentence = self.ui.context, problems.sentence
        return await self.app.push_screen_wait(form)

    async def _tried(self, verb: Callable[[], str]) -> str | None:
        try:
            return await asyncio.to_thread(verb)
        except Problem as problem:
            self._tell(problem)
            return None

    def _tell(self, problem: Problem) -> None:
        self.query_one(Notice).say(problems.sentence(problem))
