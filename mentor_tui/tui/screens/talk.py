"""The page of the next talk with a hire: both read it; whoever logs it settles it line by line, and logs all of it as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.permissions import refusal as not_permitted
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.rules.people import may_note
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.agenda import agenda_page, days_since
from mentor_tui.services.talk_lines import Owes
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import talks as acts
from mentor_tui.tui.acts import telling
from mentor_tui.tui.acts.talks import WriteUp
from mentor_tui.tui.base.closing import ends, open_end, why_no_end
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import talk_text as text
from mentor_tui.tui.screens.talk_actions import ACTIONS
from mentor_tui.tui.screens.talk_text import TalkView
from mentor_tui.tui.styles import WIDE
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.language import _

Name = TypeVar("Name")

_OF_A_LINE = ("talk.settle", "talk.answer")


class TalkPlace(Place[TalkView]):
    """The next talk with somebody, laid over the place from which it was opened. What is settled is written with ``ctrl+d``."""

    MODE = "talk"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("The next talk: it gathers itself from what happened since the last one. Both of you read this page.")

    DEFAULT_CSS = """
    TalkPlace #agenda { width: 1fr; }
    TalkPlace #earlier { display: none; width: 40; padding: 0 0 0 2; border-left: solid $rule; }
    TalkPlace.-beside #earlier { display: block; }
    TalkPlace #afterwards { height: auto; max-height: 7; }
    TalkPlace.-reads .writes { display: none; }
    """

    _kinds: Sequence[Kind] = ()
    _so_far = WriteUp()
    _warned = False

    def body(self) -> ComposeResult:
        """When it is, what there is to talk about, what is written of it."""
        with Vertical(classes="body"):
            yield SplitLine(id="when")
            yield Rule()
            with Horizontal():
                yield Lines(id="agenda")
                yield TextPane(id="earlier", passed_by=True)
            yield Rule().add_class("writes")
            yield TextPane(id="afterwards", passed_by=True).add_class("writes")
            yield Rule()

    def read(self, context: ActorContext) -> TalkView:
        """The agenda as it stands."""
        return TalkView(agenda_page(context, self._person), context.now().astimezone())

    def zones(self) -> Iterable[tzinfo | None]:
        """Where whoever looks is."""
        return (self.view.now.tzinfo,) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is the hire's, or the team's."""
        return not ids.isdisjoint((TEAM, person_record(self._person or self.context.actor)))

    def here(self) -> str:
        """Whose talk it is."""
        if self._person is None or self._person == self.context.actor:
            return _("Your next talk · esc back")
        return _("Talk with {name} · esc back").format(name=clean(self.names.get(self._person, self._person)))

    def ready(self) -> None:
        """The keys act in the agenda; how the days were is read after the first paint."""
        self.query_one(Lines).focus()
        self.call_after_refresh(self._read_days)

    def _read_days(self) -> None:
        view = self.view
        if view is not None:
            self.look(lambda: days_since(self.context, view.page), self._tell_days)

    def _tell_days(self, kinds: Sequence[Kind]) -> None:
        self._kinds = kinds
        self._again()

    def _again(self) -> None:
        if self.view is not None:
            self.draw(self.view)

    def draw(self, view: TalkView) -> None:
        """Draw everything for the size that there is; the selected line stays."""
        width = self.size.width
        wide = width >= WIDE
        self.set_class(wide, "-beside")
        self.set_class(not self._logs, "-reads")
        self.query_one("#when", SplitLine).say(*text.when(view))
        room, who = width - 42 if wide else width, self.context.actor
        access = view.page.access
        ending = ends(access.standing, access.pairing, who)
        self.query_one(Lines).show_lines(text.lines(view, self._so_far, self._kinds, who, room, ending))
        self.query_one("#earlier", TextPane).show(text.earlier(view, 36) if wide else [])
        self.query_one("#afterwards", TextPane).show(text.afterwards(self._so_far, view.page.labels, width - 4))
        self.refresh_keys()

    def selected_title(self) -> str:
        """Whose talk it is."""
        return clean(self.names.get(self._person or self.context.actor, ""))

    def goes_back(self) -> bool:
        """What is written and not logged is not left without a word."""
        if self._so_far.empty or self._warned:
            return False
        self._warned = True
        self.say(_("This talk is not logged yet: ctrl+d logs it, esc once more leaves it."))
        return True

    # -- which keys do something

    @property
    def _logs(self) -> bool:
        return self.view is not None and self._may() is None

    def _may(self) -> Problem | None:
        assert self.view is not None
        access = self.view.page.access
        who = access.person.id
        return not_permitted("session", access.relations, person=who, on=who, title="")

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to the hire."""
        return (self.view.page.access.relations,) if self.view is not None else None

    @property
    def _line(self) -> tuple[str, str]:
        """What the selected line is about, and its name."""
        kind, _colon, name = self.query_one(Lines).selected.partition(":")
        return kind, name

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return _("There is nothing here yet.")
        access = self.view.page.access
        if action == "talk.bring":
            return not_permitted("bring up", access.relations, person=access.person.id, on=access.person.id, title="")
        if action == "talk.send-on":
            if self.ui.send_talk is None:
                return _("To have it on paper, use “mentor-tui page PERSON --kind half-way --html FILE”.")
            return None
        if action == "talk.closing":
            return why_no_end(access.standing, access.pairing, self.context.actor, access.relations)
        if action == "talk.note":
            return may_note(access.relations, access.person, restricted=False)
        if action.startswith("talk.") and (problem := self._may()) is not None:
            return problem
        kind, name = self._line
        if action in _OF_A_LINE and kind == text.QUESTION:
            return None if name else _("That was asked in a note: the talk itself answers it.")
        if action == "talk.settle" and kind == text.PROMISE:
            open_ = any(one.open and str(one.number) == name for one in self.view.page.agenda.promises)
            return None if open_ else _("That promise is open no more.")
        if action == "talk.answer":
            return _("Select a question first.")
        if action == "talk.settle":
            return _("Select a question or a promise first: the talk settles the rest.")
        if action == "talk.log" and self._so_far.lacks_words:
            return _("There is nothing to log yet: tab writes it up.")
        return super().refusal(action)

    @on(Lines.Moved)
    def _moved(self) -> None:
        self.refresh_keys()

    @on(Lines.Opened)
    def _opened(self) -> None:
        """Enter opens the item that a line is about, in the journey, or the end of the pairing."""
        kind, name = self._line
        if kind == text.END:
            self.action_closing()
        elif self.view is not None and kind in (text.QUESTION, text.BACK) and name and not name.isdigit():
            self.stage.open_journey(self.view.page.access.person.id, item=name)

    # -- what is settled

    def action_settle(self) -> None:
        """Settle the line, or not after all."""
        kind, name = self._line
        settles = self._so_far.settles
        if kind == text.QUESTION:
            if name in settles.answers:
                rest = {on: said for on, said in settles.answers.items() if on != name}
                settles = settles._replace(answers=rest)
            else:
                settles = settles._replace(settled=_toggled(settles.settled, name))
        else:
            settles = settles._replace(kept=_toggled(settles.kept, int(name)))
        self._write(replace(self._so_far, settles=settles))

    def action_answer(self) -> None:
        """Ask what was answered."""
        _kind, name = self._line
        if self.view is None:
            return
        settles = self._so_far.settles
        asked = text.selected_text(self.view.page.agenda, self.query_one(Lines).selected)

        def answered(said: str) -> None:
            settled = tuple(one for one in settles.settled if one != name)
            now = settles._replace(answers={**settles.answers, name: said}, settled=settled)
            self._write(replace(self._so_far, settles=now))

        self.inquire(acts.answer(clean(asked), settles.answers.get(name, "")), answered)

    def action_promise(self) -> None:
        """Ask what is promised; the words of the line stand there at first."""
        if self.view is None:
            return
        words = text.selected_text(self.view.page.agenda, self.query_one(Lines).selected)

        def promised(one: Owes) -> None:
            settles = self._so_far.settles
            self._write(replace(self._so_far, settles=settles._replace(promises=(*settles.promises, one))))

        self.inquire(acts.promise(clean(words), self.view.page.access.standing.today), promised)

    def action_write_up(self) -> None:
        """Ask what was said and done, and when the next one is."""
        view = self.view
        if view is not None:
            access = view.page.access
            cases = [
                ItemCase(access.standing, now, access.relations, self.context.actor) for now in access.standing.items
            ]
            name = self.called(access.person.id)
            self.inquire(acts.write_up(access.person.id, name, self._so_far, cases, view.now), self._write)

    def _write(self, so_far: WriteUp) -> None:
        self._so_far, self._warned = so_far, False
        self._again()

    def action_log(self) -> None:
        """Log all of it as one."""
        if self.view is not None:
            self.act(self._so_far.log(self.view.page.access.person.id), then=self._logged)

    def _logged(self, _done: Done) -> None:
        self._write(WriteUp())
        self._read_days()

    def action_bring(self) -> None:
        """Ask what is to be brought up."""
        if self.view is not None:
            page = self.view.page
            self.ask(acts.point(page.access.person.id, self.called(page.access.person.id), own=page.own))

    def action_closing(self) -> None:
        """Answer at the end of a pairing, or read what both said."""
        if self.view is not None:
            access = self.view.page.access
            open_end(self, ends(access.standing, access.pairing, self.context.actor))

    def action_note(self) -> None:
        """Leave a note; its form says who may read it."""
        if self.view is not None:
            person = self.view.page.access.person.id
            self.ask(telling.note(self.context, person, self.called(person)))

    def action_send_on(self) -> None:
        """Write the page for the half-way or the day-90 talk."""
        from mentor_tui.wording.insights import sent

        if self.view is not None and self.ui.send_talk is not None:
            access = self.view.page.access
            form = acts.on_paper(self.ui.send_talk, access.person, access.standing.basics_complete, self.ui.word)
            self.inquire(form, lambda files: self.say(sent(files)))


def _toggled(known: tuple[Name, ...], one: Name) -> tuple[Name, ...]:
    return tuple(other for other in known if other != one) if one in known else (*known, one)
