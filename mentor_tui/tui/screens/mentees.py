"""Mentees: a mentor's sweep. What waits, one thing opened with all that is needed to decide, and a row for each mentee."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import tzinfo
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BOARD, TEAM, person_record
from mentor_tui.domain.text import clean
from mentor_tui.services.abouts import WordsProposed
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.answers import of
from mentor_tui.services.calls import Call
from mentor_tui.services.debt_calls import named_by_hires
from mentor_tui.services.live import ask_anew
from mentor_tui.services.opening import remember_seen
from mentor_tui.services.pages import mentees_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.snapshot import zones_of
from mentor_tui.tui.screens import mentees_rights as rights
from mentor_tui.tui.screens import mentees_sweep_text as sweep
from mentor_tui.tui.screens import mentees_text as words
from mentor_tui.tui.screens.mentees_actions import ACTIONS
from mentor_tui.tui.screens.mentees_debts import MenteesDebts
from mentor_tui.tui.screens.mentees_detail import Detail
from mentor_tui.tui.screens.mentees_news import BoardNews
from mentor_tui.tui.screens.mentees_view import ASKS, WRITTEN, MenteesView, Settled, piece
from mentor_tui.tui.screens.team_view import call_id
from mentor_tui.tui.styles import Part
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

MANY_PLACES = 4

FRAME = 7
"""Lines of the place, the headline, the columns, the keys, and three rules."""

TALL, TOLD = 30, 3
"""Lines of a screen from which on more than one line of news has room, and how many then."""

DECIDING, READING = 9, 4
"""Lines that what is open takes at least: to decide on it, and to be seen."""


class MenteesPlace(MenteesDebts):
    """A mentor's place."""

    MODE = "mentees"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _("What is waiting for you, starting with what costs people the most time. Decide, and the next one opens.")

    DEFAULT_CSS = """
    MenteesPlace #queue { height: auto; }
    MenteesPlace #rows { height: auto; }
    MenteesPlace #nobody { display: none; padding: 2 4; height: 1fr; }
    MenteesPlace.-nobody #nobody { display: block; }
    MenteesPlace.-nobody #sweep { display: none; }
    MenteesPlace #rows-head { color: $dim; }
    """

    def __init__(self, ui: UiContext, person: str | None = None, *, asking: tuple[str, ...] = ()) -> None:
        """Mentees; laid over another place, it is the questions that somebody without mentees is asked by name.

        Args:
            ui: what the screens are given.
            person: nobody; a place is one's own.
            asking: who asks something by name, as far as that is known.

        """
        super().__init__(ui, person)
        self._asking, self._clocked = asking, False
        self._settled: Settled | None = None
        self._just: tuple[Call, list[Part]] | None = None
        self._own: tuple[str, str] | None = None

    def body(self) -> ComposeResult:
        """What is new, headline, queue, the thing that is open, the mentees."""
        yield BoardNews(classes="body")
        yield Static(id="nobody", classes="body", markup=False)
        with Vertical(id="sweep", classes="body"):
            yield SplitLine(id="headline")
            yield Static(" ", id="new", markup=False)
            yield Lines(id="queue")
            yield SplitLine(id="just")
            yield Rule()
            yield Detail()
            yield Rule()
            yield SplitLine(id="rows-head")
            yield Lines(id="rows", quiet=True)

    def read(self, context: ActorContext) -> MenteesView:
        """The queue and the mentees."""
        page = mentees_page(context, self._asking)
        profile = context.journey(context.actor).profile
        return MenteesView(page, context.now().astimezone(context.zone(profile)), profile.place)

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the mentor is, and where their hires are."""
        return zones_of(self.view.now, (entry for _person, entry in self.view.page.rows)) if self.view else ()

    def concerns(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is a mentee's, or the team's."""
        if self.view is None:
            return True
        if BOARD in ids:
            self._read_board()
        known = {*(person.id for person, _entry in self.view.page.rows), *self._asking}
        if ask_anew(ids, known):
            self._read_asking()
        # What is due of somebody's part is due to anybody.
        return TEAM in ids or bool(self.view.page.parts) or any(person_record(person) in ids for person in known)

    def ready(self) -> None:
        """What is new on the team's board, and who else asks something, does not keep the first paint waiting."""
        self.call_after_refresh(self._read_board)
        self.call_after_refresh(self._read_asking)

    def _read_board(self) -> None:
        self.query_one(BoardNews).read(self.context)

    @work(group="asking", exclusive=True)
    async def _read_asking(self) -> None:
        """Look in the background who asks something by name, and to whom something was promised."""
        with suppress(Problem):
            found = await asyncio.to_thread(lambda: named_by_hires(self.context, self.context.team()))
            if found != self._asking:
                self._asking = found
                self.reload()
            if self.view is not None and not self._clocked:
                self._clocked = True
                await asyncio.to_thread(self._keep_clock, [person.id for person, _entry in self.view.page.rows])

    def _keep_clock(self, hires: Collection[str]) -> None:
        """Have kept how soon one answers one's mentees, once; whoever asks reads no history for it."""
        from mentor_tui.services.answer_clocks import keep_clocks

        keep_clocks(self.context, hires, self.context.actor)

    def here(self) -> str:
        """What lies over the places of somebody without mentees."""
        return _("Asked of you · esc back") if self.stage.is_above(self) else ""

    @on(BoardNews.Read)
    def _tell_board(self) -> None:
        if self.view is not None:
            self._lay_out(self.view)

    def leaving(self) -> None:
        """What was shown is no news the next time."""
        self.query_one(BoardNews).remember(self.context)

    def about(self) -> str:
        """Where and when, to the minute: others go home."""
        if self.view is None:
            return ""
        # With many places the first line has no room for where.
        room = self._wide or len(self.stage.places) < MANY_PLACES
        place = f"{self.view.place.title()}, " if self.view.place and room else ""
        return f"{place}{small.weekday_day(self.view.now.date())} {self.view.now:%H:%M}"

    # -- showing

    def draw(self, view: MenteesView) -> None:
        """Draw the queue; what is selected stays, also where somebody else has settled it meanwhile.

        What one settled oneself goes, and the next thing takes its place.
        """
        self._settled = self._settled_by_another(view)
        # What is still there was not settled by it, as by a word in a thread.
        if self._just is not None and any(call_id(call) == call_id(self._just[0]) for call in view.page.queue):
            self._just = None
        self._lay_out(view)
        self._open_selected()

    def heed(self, done: Done) -> None:
        """What one does oneself is not told as somebody else's; what it settled is told for as long as one can take it back."""
        super().heed(done)
        self._own = (done.person, done.on)
        opened = self._open
        said = sweep.just(done, opened) if opened is not None else []
        self._just = (opened.call, said) if opened is not None and said else None

    def _settled_by_another(self, view: MenteesView) -> Settled | None:
        """What is open and waits no more, by somebody else's doing: its row stays until the cursor moves on."""
        own, self._own = self._own, None
        opened, selected = self._open, self.query_one("#queue", Lines)
        if opened is None or call_id(opened.call) != selected.selected:
            return None
        call = opened.call
        if (call.person, call.on) == own or any(call_id(other) == selected.selected for other in view.page.queue):
            return None
        said = words.settled(view.page, call)
        return Settled(call, selected.at, said) if said else None

    @property
    def _wide(self) -> bool:
        return self.size.width >= words.WIDE

    def _lay_out(self, view: MenteesView) -> None:
        page, width = view.page, self.size.width
        self.set_class(not (page.rows or page.queue), "-nobody")
        self.query_one("#nobody", Static).update(words.nobody(page))
        self.query_one(BoardNews).tell(page.names, width, TOLD if self.size.height >= TALL else 1)
        self.query_one("#headline", SplitLine).say(*words.headline(page, view.now, wide=self._wide))
        new, told = self.query_one("#new", Static), words.newcomers(page, width - 2)
        new.display = bool(told)
        new.update(f" {told}")
        queue, rows = self.query_one("#queue", Lines), self.query_one("#rows", Lines)
        lines = words.queue_lines(page, width)
        if self._settled is not None:
            call, at, said = self._settled
            lines.insert(at, words.settled_line(page, call, said))
        queue.display = bool(lines)
        queue.show_lines(lines)
        settled = self.query_one("#just", SplitLine)
        settled.display = self._just is not None
        if self._just is not None:
            settled.say([*self._just[1]], [(_("u takes it back"), "dim")])
        self._share()
        self.query_one("#rows-head", SplitLine).say([(words.rows_heading(width), "dim")])
        rows.show_lines(
            words.mentee_line(page, person.id, entry, self.context.catalogue, now=view.now, width=width)
            for person, entry in page.rows
        )

    def _share(self) -> None:
        """Give the rows what they need, the queue what is left; the part between them has room to decide in.

        The lines of what good looks like have to stand there too: a signer reads them all. Where the rows have the
        keys nothing is decided, and they may have more.
        """
        queue, rows = self.query_one("#queue", Lines), self.query_one("#rows", Lines)
        count = len(self.view.page.rows) if self.view else 0
        above = bool(self.query_one("#new").display) + bool(self.query_one("#just").display)
        room = self.size.height - FRAME - above - self.query_one(BoardNews).lines
        least = DECIDING if queue.display and not rows.has_focus else READING
        least_queue = min(len(queue.lines), 2) if queue.display else 0
        tall = max(min(max(count, 1), room - least - least_queue), 3)
        rows.styles.height = tall
        queue.styles.height = max(min(len(queue.lines), room - least - tall), least_queue)

    def on_descendant_focus(self) -> None:
        """Follow the part that is in use."""
        self._share()

    def _open_selected(self) -> None:
        """Open what the queue's cursor is on."""
        view = self.view
        if view is None:
            return
        chosen = self.query_one("#queue", Lines).selected
        if self._settled is not None and call_id(self._settled.call) == chosen:
            self.refresh_keys()
            return
        call = next((call for call in view.page.queue if call_id(call) == chosen), None)
        detail = self.query_one(Detail)
        before = self._open
        if call is None:
            self._open = None
            detail.show_rest(words.rest(view.page))
            if self.focused is None or self.focused.id != "rows":
                self.query_one("#rows", Lines).focus()
        else:
            self._open = piece(view.page, call)
            fresh = before is None or before.key != self._open.key or before.call.kind != call.kind
            detail.open(
                self._open,
                self._lines_ticked,
                view.page.names,
                view.now,
                viewer=view.page.me.id,
                wide=self._wide,
                fresh=fresh,
            )
            if fresh and isinstance(self.focused, Ticks) and not self._open.lines:
                self.query_one("#queue", Lines).focus()
        self.refresh_keys()

    @on(Lines.Moved, "#queue")
    def _moved(self, event: Lines.Moved) -> None:
        if self._settled is not None and self.view is not None and call_id(self._settled.call) != event.line_id:
            self._settled = None
            self._lay_out(self.view)
        self._open_selected()

    @on(Lines.Opened, "#queue")
    def _queue_opened(self) -> None:
        opened, view = self._open, self.view
        if opened is None or view is None:
            return
        call = opened.call
        kept_from = rights.journey(view.page, call.person)
        if call.kind in WRITTEN:
            if kept_from is None:
                self.open_lines(call)
            else:  # whoever was asked has the thread before them, and reads nothing else
                self.action_answer()
        elif call.kind in ("closing", "closed"):
            self.open_end_with(call.person)
        elif call.kind in ("basics", "through", "signed", "has it", "became"):
            remember_seen(self.context, call.person, call.kind, call.since)
            self.reload()
            # Whoever only has the part has read here all there is for them.
            if kept_from is None:
                self.stage.open_journey(call.person, item=call.on)
        elif call.kind == "while away":
            remember_seen(self.context, call.person, call.kind, call.since)
            self.reload()
        elif call.kind in ("session", "check-in", "no session", "quiet"):
            self.stage.open_talk(call.person)
        elif call.kind == "area quiet":
            self.stage.go_to("areas")
        elif call.kind == "words":
            self.stage.open_curricula(call.on, of(WordsProposed, call.about).first)
        elif call.kind == "example":
            self.stage.open_levels(call.person, call.on)
        elif call.kind == "stand in?":
            self.answer_stand_in(call)
        elif call.kind == "declined":
            self.action_stand_in()
        elif call.kind not in ("your leave", "you stand in"):
            if kept_from is None:
                self.action_item()
            else:
                self.say(self.sentence(kept_from))

    @on(Lines.Opened, "#rows")
    def _row_opened(self, event: Lines.Opened) -> None:
        if self.view is not None and event.line_id in self.view.page.coming:
            self._open_handover(event.line_id)
        else:
            self.stage.open_journey(event.line_id)

    @on(Ticks.Changed)
    def _lines_changed(self) -> None:
        """What is ticked is kept."""
        self._keep_ticks()

    # -- which keys do something

    @property
    def _mentee(self) -> str:
        rows = self.query_one("#rows", Lines)
        if rows.has_focus or self._open is None:
            return rows.selected
        return self._open.call.person

    def shown_person(self) -> str | None:
        """The mentee whom the keys are about."""
        return self._mentee or None

    def selected_title(self) -> str:
        """What is open, or the mentee whose row is marked."""
        if self._open is None or self.query_one("#rows", Lines).has_focus:
            return self.called(self._mentee) if self._mentee else ""
        return clean(self._open.title) or self.called(self._open.call.person)

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        opened, view = self._open, self.view
        if view is None:
            return None
        on_open = ("mentees.tick", "mentees.item", "mentees.settle", "mentees.let-go")
        on_thing = action in rights.ON_THING or action in on_open
        if on_thing and self.query_one("#rows", Lines).has_focus and view.page.queue:
            return _("You are on a mentee’s row. Press tab to go back to what is waiting, then decide.")
        if on_thing and self._settled is not None and action != "mentees.item":
            return self._settled.said
        if action in ("mentees.promise", "mentees.let-go") or (
            self._owes and action in ("mentees.own", "mentees.tick")
        ):
            return self.why_not_owed(action)
        match action:
            case "mentees.parts" | "mentees.capacity":
                return None
            case "mentees.item":
                if opened is None or not opened.title:
                    return _("There is no item here.")
                return rights.journey(view.page, opened.call.person)
            case "mentees.tick" if opened is None or opened.call.kind != "owed":
                ticks = opened is not None and opened.signs and opened.lines
                return None if ticks else _("There is no line to tick here.")
        if action == "mentees.answer" and self._is_note:
            action = "mentees.note"
        if action in ("mentees.answer", "mentees.settle") and opened is not None and opened.call.kind in ASKS:
            return rights.of_question("answer" if action == "mentees.answer" else "settle", view.page, opened)
        act = "mentees.own" if action == "mentees.tick" else action
        if act not in rights.ON_THING:
            return rights.about(action, view.page, self._mentee)
        key = (opened.call.person, opened.call.on) if opened is not None else ("", "")
        off = rights.on_thing(act, view.page.cases.get(key))
        return self._out_of_sight() if off is None and action == "mentees.all-seen" else off

    def _out_of_sight(self) -> str | None:
        """Why nobody can say yet that all of it was seen."""
        detail = self.query_one(Detail)
        return sweep.out_of_sight(detail.unread, detail.unseen) if detail.unread or detail.unseen else None

    def on_key(self, event: Key) -> None:
        """Whoever would say that all of it was seen, before it was, gets the keys to the part that shows the rest."""
        if any(action.id == "mentees.all-seen" for action in self._by_key.get(event.key, ())):
            off = self.refusal("mentees.all-seen")
            if off is not None and off == self._out_of_sight():
                self.query_one(Detail).show_the_rest()

    @on(Detail.Sighted)
    def _more_in_sight(self) -> None:
        self.refresh_keys()

    def links(self) -> tuple[str, ...]:
        """The link in the evidence."""
        opened = None if self.query_one("#rows", Lines).has_focus else self._open
        return (opened.link,) if opened and opened.link else ()

    def to_copy(self) -> str:
        """The link, or all that came with it."""
        opened = None if self.query_one("#rows", Lines).has_focus else self._open
        return (opened.link or opened.evidence) if opened else ""
