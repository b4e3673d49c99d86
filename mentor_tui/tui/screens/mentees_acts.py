"""What is done in Mentees, with the thing that is open or the mentee whose row is marked: what its keys open."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.names import short_name
from mentor_tui.domain.questions import is_number
from mentor_tui.services import closings, items, questions
from mentor_tui.services.calls import Call
from mentor_tui.services.closings import ClosingRow
from mentor_tui.services.stand_ins import candidates
from mentor_tui.tui import acts
from mentor_tui.tui.acts import asking, deciding, doing, stand_ins, telling
from mentor_tui.tui.acts.thing import FORM_WIDTH, Thing
from mentor_tui.tui.base.closing import open_end
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.screens import mentees_rights as rights
from mentor_tui.tui.screens import mentees_text as words
from mentor_tui.tui.screens.mentees_detail import Detail
from mentor_tui.tui.screens.mentees_view import ASKS, WRITTEN, Key, MenteesView, Piece
from mentor_tui.tui.styles import BREAK
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _


class MenteesActs(Place[MenteesView]):
    """A mentor's place in which something can be done; what it looks like is in ``MenteesPlace``."""

    def __init__(self, ui: UiContext, person: str | None = None) -> None:
        super().__init__(ui, person)
        self._ticked: dict[Key, frozenset[int]] = {}
        self._open: Piece | None = None

    @property
    @abstractmethod
    def _mentee(self) -> str:
        """Whom a key is about."""

    @property
    def _lines_ticked(self) -> frozenset[int]:
        opened = self._open
        if opened is None:
            return frozenset()
        return self._ticked.get(opened.key, opened.thing.begins)

    def _keep_ticks(self) -> None:
        """Keep what is ticked. A decision asks for it too: its key may come before the message does."""
        opened = self._open
        if opened is None or not opened.lines or not opened.signs:
            return
        ticked = frozenset(map(int, self.query_one(Ticks).ticked))
        # What stands there from last time, nobody has chosen.
        if ticked != opened.thing.begins or opened.key in self._ticked:
            self._ticked[opened.key] = ticked

    @property
    def _is_note(self) -> bool:
        """Whether what is open is a note of a hire's: it has no thread, and a note answers it."""
        call = self._open.call if self._open is not None else None
        return call is not None and (call.kind in WRITTEN or call.kind == "check-in") and not call.on

    def action_stand_in(self) -> None:
        """Ask whom to ask to stand in, at first for one's own next days away."""
        context, today = self.context, self.context.today()
        leave = context.journey(context.actor).profile.leave
        span = next((one for one in leave if one.first >= today and one.last is not None), Span(today, today))
        first, last = span.first, span.last or span.first
        self.look(lambda: candidates(context, first, last), lambda found: self.ask(stand_ins.ask(found, first, last)))

    def answer_stand_in(self, call: Call) -> None:
        """Answer whoever asks one to stand in."""
        self.ask(stand_ins.answer(call, self.names.get(call.person, call.person)))

    def action_all_seen(self) -> None:
        """Sign off with every line seen: all of it has been in sight."""
        opened = self._open
        if opened is not None:
            self._sign(opened, opened.lines)

    def action_sign_off(self) -> None:
        """Sign off with the lines that are ticked; ask where none is, where one was asked for, or is further down."""
        self._keep_ticks()
        opened = self._open
        if opened is None:
            return
        thing, chosen = opened.thing, self._ticked.get(opened.key)
        ticked = thing.all_but_asked if chosen is None else chosen
        asked = set(thing.unseen(ticked)) & set(thing.unseen(thing.all_but_asked))
        hidden = self.query_one(Detail).unseen and len(ticked) < len(thing.lines)
        if thing.lines and (chosen is None or asked or hidden):
            self.ask(deciding.sign_off(self._with_evidence(opened), ticked), lambda _done: self._decided(opened))
        else:
            self._sign(opened, thing.seen(ticked))

    def _sign(self, opened: Piece, lines: Sequence[str]) -> None:
        # Each line that is left stands on the screen with the word for it.
        self.act(
            lambda context: deciding.sign(context, opened.thing, lines, sure=True),
            then=lambda _done: self._decided(opened),
        )

    def _with_evidence(self, opened: Piece) -> Thing:
        """What is open, with what came with it."""
        assert self.view is not None
        return replace(opened.thing, about=tuple(words.evidence(opened, self.view.now, FORM_WIDTH)))

    def _decided(self, opened: Piece) -> None:
        self._ticked.pop(opened.key, None)
        if self.query_one("#queue", Lines).display:
            self.query_one("#queue", Lines).focus()

    def action_send_back(self) -> None:
        """Ask for the lines and a comment, and send it back."""
        self._keep_ticks()
        opened = self._open
        if opened is not None:
            form = deciding.one_more_go(self._with_evidence(opened), self._lines_ticked)
            self.ask(form, lambda _done: self._decided(opened))

    def action_answer(self) -> None:
        """Ask for a line of the thread, or for a note where what is open is one."""
        opened, view = self._open, self.view
        if self._is_note:
            self.action_note()
        elif opened is not None and view is not None:
            thread = words.thread(opened.posts[-3:], opened, view.page.names, view.now)
            if opened.call.kind in ASKS:
                about = [*words.evidence(opened, view.now, FORM_WIDTH), BREAK, *thread]
                called = "" if is_number(opened.call.on) else opened.thing.title
                self.ask(asking.answer(replace(opened.thing, about=tuple(about)), called))
            else:
                self.ask(doing.say(replace(opened.thing, about=tuple(thread))))

    def action_settle(self) -> None:
        """Say that there is nothing more to say about the question that is open."""
        opened = self._open
        if opened is not None:
            call = opened.call
            self.act(lambda context: questions.settle(context, call.person, call.on))

    def action_talk(self) -> None:
        """The page of the next talk with a mentee."""
        if self._mentee:
            self.stage.open_talk(self._mentee)

    def open_end_with(self, person: str) -> None:
        """Answer at the end of a pairing with a hire, or read what both said."""
        self.look(lambda: closings.closings(self.context, person), lambda rows: self._show_end(person, rows))

    def _show_end(self, person: str, rows: Sequence[ClosingRow]) -> None:
        open_end(self, [row for row in rows if row.hire == person and row.side == "mentor"])
        self.reload()

    def action_session(self) -> None:
        """Ask what a session was about."""
        person = self._mentee
        if self.view is not None and person:
            self.ask(telling.session(person, self.called(person), self.view.page.items_of(person)))

    def action_note(self) -> None:
        """Ask for a note."""
        person = self._mentee
        if person:
            self.ask(telling.note(self.context, person, self.called(person)))

    def action_withdraw(self) -> None:
        """Take a sign-off back: ask which, then why."""
        person, view = self._mentee, self.view
        if view is None:
            return
        called = self.called(person), short_name(self.names, person)
        things = {
            case.now.item.id: Thing(person, *called, case.now.item.id, case.now.item, case.fact)
            for case in view.page.signed(person)
        }
        lines = [
            Line(
                ((thing.title, ""),),
                ((small.moment(thing.fact.signed_at or "", view.now, view.now.tzinfo), "dim"),),
                name,
            )
            for name, thing in things.items()
        ]
        question = _("Which of {name}’s sign-offs do you want to withdraw?").format(name=self.called(person))
        self.choose(question, lines, lambda name: self.ask(deciding.withdraw(things[name])))

    def action_handover(self) -> None:
        """Show what is handed over with a mentee."""
        self._open_handover(self._mentee)

    def _open_handover(self, person: str) -> None:
        from mentor_tui.services.handover import Handover, handover
        from mentor_tui.tui.screens.mentees_handover import HandoverDialog

        def opened(found: Handover) -> None:
            writes = self.view is not None and rights.about("mentees.word", self.view.page, person) is None
            self.app.push_screen(
                HandoverDialog(found, writes=writes), lambda word: self._word(person) if word else None
            )

        self.look(lambda: handover(self.context, person), opened)

    def action_word(self) -> None:
        """Ask for a word for the next mentor."""
        self._word(self._mentee)

    def _word(self, person: str) -> None:
        change = self.view.page.handovers.get(person) if self.view else None
        other = self.called(change.new) if change is not None and change.new else _("the next mentor")
        self.ask(telling.word(person, self.called(person), other))

    def action_ask_mentor(self) -> None:
        """Ask that a mentee has another mentor."""
        self.ask(lambda context: acts.mentoring.another_mentor(context, self._mentee))

    def action_capacity(self) -> None:
        """Ask how much one takes on."""
        self.ask(lambda context: acts.mentoring.capacity(context, context.actor))

    def action_own(self) -> None:
        """Tick one's own part."""
        opened, view = self._open, self.view
        if opened is None or view is None:
            return
        call = opened.call
        case = view.page.cases.get((call.person, call.on))
        evidence = case is not None and case.lacks("tick", why=".") is not None
        if evidence or opened.thing.for_another:
            self.ask(doing.tick(opened.thing, evidence=evidence))
        else:
            self.act(lambda context: items.tick(context, call.on, person=call.person, expected_version=opened.fact.seq))

    def action_tick(self) -> None:
        """Tick the next line, or one's own part."""
        if self._open is not None and self._open.call.kind == "owed":
            self.action_own()
        else:
            self.query_one(Ticks).action_mark()

    def action_item(self) -> None:
        """Open the mentee's journey at this item."""
        if self._open is not None:
            call = self._open.call
            self.stage.open_journey(call.person, item=call.on if self._open.item else "")
