"""Matching: every hire without a mentor, whom they would get and why, solved as a whole; nothing is so before it is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.matching.explain import Reason
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.services.actor_context import ActorContext, Done, zone_of
from mentor_tui.services.matching import drafting
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.services.matching.page import page as read_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.acts import drafting as acts
from mentor_tui.tui.acts.drafting import Seeing
from mentor_tui.tui.base.explaining import Explained
from mentor_tui.tui.base.hires import HiresPlace
from mentor_tui.tui.screens import matching_text as words
from mentor_tui.tui.screens import matching_why as why
from mentor_tui.tui.screens.matching_actions import ACTIONS, LOOKING
from mentor_tui.tui.screens.matching_view import (
    MatchingView,
    OtherMentor,
    doable,
    enough,
    matching,
    moved,
    ordered,
    others,
    rooms,
)
from mentor_tui.tui.styles import Part, rows_of
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import KeyLine, Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Line, Lines, plain
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import matching as sentences
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

AT_ONCE = 150
"""People in a team up to whom the place is read before its first paint; a larger team is read in the background."""

WIDE, BESIDE = 110, 56
"""Columns from which what mentors carry stands beside the explanation, and how many it takes."""

TALL = 30
"""Lines of the screen from which the explanation cuts nothing."""

FRAME = 9
"""Lines of the screen around the hires and the explanation."""


class MatchingPlace(HiresPlace[MatchingView]):
    """A lead's place to match a cohort."""

    MODE = "matching"
    TYPED_AHEAD = True
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "The best mentors for all hires without one, taken together; hires without a proposal come first. The "
        "lower half says why, and what another choice would cost. Enter chooses somebody else. Nothing changes "
        "until P publishes it."
    )

    DEFAULT_CSS = """
    MatchingPlace #notes { text-style: bold; }
    MatchingPlace #columns { color: $dim; }
    MatchingPlace #lower { height: 1fr; }
    MatchingPlace #why { width: 1fr; height: 100%; }
    MatchingPlace #beside { display: none; width: 56; border-left: solid $rule; }
    MatchingPlace.-wide #beside { display: block; }
    MatchingPlace #rooms-head { color: $dim; }
    """

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._text = ""
        self._changed: dict[str, str | None] = {}
        self._told = ""
        self._reasons = Explained(self, self._wanted, self._reason, self.explain)
        self._own = 0
        self._can_move = False
        self._to_publish: list[tuple[str, str]] = []

    @property
    def page(self) -> MatchingPage | None:
        """What is shown, None while it is read for the first time."""
        return self.view.page if self.view else None

    def body(self) -> ComposeResult:
        """Figures, notes, hires, the explanation."""
        with Vertical(classes="body"):
            yield SplitLine(id="head")
            yield SplitLine(id="room")
            yield TextPane(id="notes")
            yield Rule()
            yield Filter(_("name, mentor, team, nobody, pinned"), "#hires")
            yield SplitLine(id="columns")
            yield Lines(id="hires", quiet=True)
            yield Rule(id="why-rule")
            yield SplitLine(id="why-title")
            with Horizontal(id="lower"):
                yield TextPane(id="why")
                with Vertical(id="beside"):
                    yield SplitLine(id="rooms-head")
                    yield Lines(id="rooms", quiet=True)

    def read(self, context: ActorContext) -> MatchingView:
        """The proposal as it stands; the first time, a large team is only counted, so that the frame is there at once."""
        if self.view is None:
            people = len(context.team().people)
            if people > AT_ONCE:
                return MatchingView(None, context.now(), people)
        page = read_page(context, self.page)
        return MatchingView(page, context.now().astimezone(zone_of(page.seekers.view.of(context.actor).zone)))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the lead is."""
        return (self.view.now.tzinfo,) if self.view else ()

    def about(self) -> str:
        """When, where the lead is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def show(self, view: MatchingView, before: MatchingView | None) -> None:
        """Show everything; the selection stays with its hire."""
        page = view.page
        if page is None:
            self.query_one("#head", SplitLine).say(words.reading(view.people))
            self._lay_out([], 0)
            self.query_one("#hires", Lines).focus()
            self.call_later(self.reload)
            return
        old = before.page if before else None
        if old is None or old.proposal is not page.proposal:
            self._reasons.forget()
        # What the keys ask again and again is found out once.
        self._can_move = bool(page.draft.moving or page.movable)
        self._to_publish = [(pair.hire, pair.mentor) for pair in page.news]
        if old is not None:
            self._tell_moves(old, page)
        self.draw(view)
        if before is None:
            self.query_one("#hires", Lines).focus()

    def _tell_moves(self, old: MatchingPage, page: MatchingPage) -> None:
        """Say what solving again changed, behind what was said of the act, and mark the hires."""
        moves = moved(old, page)
        if moves:
            self._changed = {move.hire: move.before for move in moves}
            said = self.notice if self.notice != self._told else ""
            change = sentences.changed(moves, self.names, old.proposal.total, page.proposal.total)
            self._told = f"{said} {change}".strip()
            self.say(self._told)

    def draw(self, view: MatchingView) -> None:
        """Draw the proposal, each part with its share of the room."""
        page = view.page
        if page is None:
            return
        hires = matching(ordered(page), self._text, page)
        self.query_one("#head", SplitLine).say(*words.head(page, len(hires)))
        stands = words.stands(view, wide=self.size.width >= WIDE)
        self.query_one("#room", SplitLine).say(words.room_head(page), [(stands, "dim")] if stands else ())
        notes = words.notes(page, self.size.width - 3)
        self.query_one("#notes", TextPane).show(notes)
        self._lay_out(hires, rows_of(notes))
        self._show_hires(page, hires)
        self._show_rooms(page)
        self.explain()

    def _lay_out(self, hires: list[str], notes: int) -> None:
        """Give each part its share: the hires what they need, as long as the explanation has room."""
        room = max(self.size.height - FRAME - self.show_rows("#notes", notes), 6)
        self.share_hires(len(hires), room, least=max(room // 2, 7))
        for part in ("#columns", "#why-rule", "#why-title", "#lower"):
            self.query_one(part).display = bool(hires)

    def _show_hires(self, page: MatchingPage, hires: list[str]) -> None:
        width = self.size.width
        self.query_one("#columns", SplitLine).say([(words.columns(width), "")])
        lines = self.query_one("#hires", Lines)
        made: list[Line] = [*words.lines(hires, page, self._changed, width=width)] or self._nobody(page)
        # Where solving again moved the line of the selected hire, it is brought into sight.
        at = hires.index(lines.selected) if lines.selected in hires else -1
        lines.show_lines(made, select=lines.selected if at not in (-1, lines.at) else None)

    def _show_rooms(self, page: MatchingPage) -> None:
        """On a wide screen, what every mentor would carry."""
        wide = self.size.width >= WIDE
        self.set_class(wide, "-wide")
        lines = self.query_one("#rooms", Lines)
        lines.can_focus = False
        if wide:
            self.query_one("#rooms-head", SplitLine).say([(words.room_columns().lstrip(), "")])
            lines.show_lines(words.room_lines(rooms(page), page))

    def _nobody(self, page: MatchingPage) -> list[Line]:
        if page.pool.hires:
            return [plain(_("No name like that here. Esc shows everybody again."))]
        return words.nothing(movable=self._can_move)

    # -- why

    def explain(self, *, fresh: bool = False) -> None:
        """Explain the selected line: at once what is known, the rest when it is worked out."""
        page, hire = self.page, self.selected
        if page is None or hire not in page.starts:
            return
        self.query_one("#why-title", SplitLine).say(*why.title(page, hire))
        pane = self.query_one("#why", TextPane)
        reason = self._reasons.get(hire)
        width = self.size.width - (BESIDE if self.has_class("-wide") else 0) - 3
        said: list[Part] = why.reasons(page, hire, reason, width, cut=self.size.height < TALL)
        pane.show(said, top=fresh)
        self.refresh_keys()
        if reason is None:
            self._reasons.begin()

    def _wanted(self) -> str:
        page, hire = self.page, self.selected
        return hire if page is not None and hire in page.starts else ""

    def _reason(self, hire: str) -> Reason:
        assert self.page is not None
        return self.page.reason(hire)

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """What changed stays marked until a key does something else."""
        if self._changed and event.key not in LOOKING and self.page is not None:
            self._changed = {}
            self._show_hires(self.page, matching(ordered(self.page), self._text, self.page))

    def refresh_keys(self) -> None:
        """The line of keys says which aim there is."""
        super().refresh_keys()
        if self.page is not None:
            line, said = self.query_one(KeyLine), words.aim(self.page)
            line.keys = tuple(replace(key, label=said) if key.action == "matching.aim" else key for key in line.keys)

    def action_filter(self) -> None:
        """Open the field to filter in."""
        self.query_one(Filter).open()

    @on(Filter.Narrowed)
    def _narrowed(self, event: Filter.Narrowed) -> None:
        self._text = event.text
        if self.view is not None:
            self.draw(self.view)

    def goes_back(self) -> bool:
        """Close the filter."""
        return self.query_one(Filter).close()

    # -- how a verb is carried out

    @property
    def _seen(self) -> int | None:
        """The version of the draft that the lead knows of: the one on the screen, or the one that their last act made."""
        page = self.page
        return max(page.draft.seq, self._own) if page is not None and page.draft.open else None

    def heed(self, done: Done) -> None:
        """Remember which version of the draft an act made: the next key may come before it is read."""
        super().heed(done)
        if done.events and self.page is not None and done.record == self.page.plan:
            self._own = done.events[-1].seq

    def _carry(self, context: ActorContext, verb: Seeing) -> Done:
        return verb(context, expected_version=self._seen)

    def _do(self, verb: Seeing) -> None:
        self.act(lambda context: self._carry(context, verb))

    # -- why a key is off

    def selected_title(self) -> str:
        """The hire's name."""
        return self.called(self.selected) if self.selected else ""

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        page, hire = self.page, self.selected
        if action == "matching.parts":
            return None
        if page is None:
            return _("The team is still loading.")
        if action in ("matching.pin", "matching.apart", "matching.change"):
            return self._why_not(action, page, hire)
        match action:
            case "matching.aim" | "matching.filter" if not page.pool.hires:
                return _("There is nobody to match.")
            case "matching.hours" if not page.pool.mentors:
                return _("Nobody on the team could be a mentor.")
            case "matching.seen" if not page.since:
                return _("Nobody has joined or left since the draft was started.")
            case "matching.anew" if not self._can_move:
                return _("None of your hires has a mentor yet.")
            case "matching.publish" if not self._to_publish:
                return self.sentence(Refused(Code.NOTHING_TO_PUBLISH))
            case "matching.drop" if not page.draft.open:
                return _("There is no draft yet. It starts with the first thing you change.")
        return None

    def _why_not(self, action: str, page: MatchingPage, hire: str) -> str | None:
        if hire not in page.starts:
            return _("Select a hire first.")
        paired = hire in page.pairs
        if action == "matching.change":
            if paired:
                return _("{name} has a mentor here.").format(name=self.called(hire))
            reason = self._reasons.get(hire)
            if reason is None:
                return _("Still working out what would help.")
            if doable(reason.changes) is None:
                return _("Nothing that would help can be done from here.")
        elif not paired and not (hire in page.draft.pins if action == "matching.pin" else self._parted(page, hire)):
            return _("Nobody is proposed for {name}; enter lists everybody.").format(name=self.called(hire))
        return None

    # -- verbs on a hire

    def action_pin(self) -> None:
        """Hold the proposed pair, or let it go."""
        page, hire = self.page, self.selected
        if page is None:
            return
        if hire in page.draft.pins:
            self._do(partial(drafting.unpin, hire=hire))
        else:
            self._pin(hire, page.pairs[hire].mentor)

    def _pin(self, hire: str, mentor: str) -> None:
        match = self.page.match if self.page else None
        self._do(partial(drafting.pin, hire=hire, mentor=mentor, match=match))

    @on(Lines.Opened, "#hires")
    def _list_others(self) -> None:
        """List everybody who could mentor the selected hire, to pin one of them."""
        page, hire = self.page, self.selected
        if page is None or hire not in page.starts:
            return

        def found(listed: Sequence[OtherMentor]) -> None:
            lines = [words.other_line(other, hire, page) for other in listed]
            if not lines:
                self.say(_("Nobody on the team could be a mentor."))
                return
            question = _("Who should mentor {name}? Enter pins the pair.").format(name=self.called(hire))
            columns = (words.other_columns(), "dim")
            self.choose(question, lines, lambda mentor: self._pin(hire, mentor), columns)

        self.look(lambda: others(page, hire), found)

    def _parted(self, page: MatchingPage, hire: str) -> list[str]:
        """Mentors who are kept apart from a hire in this draft."""
        return sorted(mentor for them, mentor in page.draft.apart if them == hire)

    def action_apart(self) -> None:
        """Keep the proposed pair apart, or let a pair together again."""
        page, hire = self.page, self.selected
        if page is None:
            return
        lines = words.apart_lines(page, hire, self._parted(page, hire), for_good=self.context.restricted)
        if len(lines) == 1:
            self._apart(hire, lines[0].id)
        else:
            question = _("Who should be kept apart from {name}?").format(name=self.called(hire))
            self.choose(question, lines, lambda what: self._apart(hire, what))

    def _apart(self, hire: str, what: str) -> None:
        kind, mentor = what.split(" ", 1)
        if kind == "good":
            self.ask(acts.for_good((hire, mentor), self.names))
        else:
            self._do(partial(drafting.part if kind == "part" else drafting.join, hire=hire, mentor=mentor))

    def action_change(self) -> None:
        """Carry out the smallest change that gives the selected hire a mentor."""
        page, hire = self.page, self.selected
        reason = self._reasons.get(hire)
        change = doable(reason.changes) if reason else None
        if page is None or change is None:
            return
        if change.kind == "capacity":
            hours, heads = enough(page, change)
            pin = (hire, change.pin) if change.pin else None
            self._do(partial(drafting.size, mentor=change.mentor, hours=hours, heads=heads, pin=pin))
        elif change.kind == "threshold":
            self._do(partial(drafting.aim, wanted="only-good-pairs", threshold=change.to))
        else:
            self._do(partial(drafting.join, hire=hire, mentor=change.mentor))

    # -- verbs on the draft

    def action_hours(self) -> None:
        """Say what a mentor carries in this draft."""
        page = self.page
        if page is None:
            return
        pair = page.pairs.get(self.selected)
        reason = self._reasons.get(self.selected)
        near = pair.mentor if pair else next((change.mentor for change in reason.changes), "") if reason else ""
        found = {room.mentor: room for room in rooms(page, near)}

        def chosen(mentor: str) -> None:
            room = found[mentor]
            self.ask(acts.size(page, mentor, room.hours[2], room.heads[2], self._carry))

        lines: list[Line] = [*words.room_lines([*found.values()], page)]
        self.choose(
            _("Whose hours and mentees do you want to change in this draft?"),
            lines,
            chosen,
            (words.room_columns(), "dim"),
        )

    def action_aim(self) -> None:
        """Switch between the two aims; only good pairs needs a threshold."""
        page = self.page
        if page is None:
            return
        if page.asked.aim == "only-good-pairs":
            self._do(partial(drafting.aim, wanted="nobody-left-out"))
        else:
            self.ask(acts.good_pairs(page.asked.threshold, self._carry))

    def action_seen(self) -> None:
        """Note that who joined or left has been seen."""
        self._do(drafting.review)

    def action_anew(self) -> None:
        """Choose a hire to be matched anew, or one who is left with their mentor after all."""
        page = self.page
        if page is None:
            return
        hire = self.selected
        moving = sorted(page.draft.moving, key=lambda one: (one != hire, self.called(one)))
        lines = words.anew_lines(moving, page.movable, page)

        def chosen(line_id: str) -> None:
            kind, person = line_id.split(" ", 1)
            self._do(partial(drafting.stay if kind == "stay" else drafting.move, hire=person))

        self.choose(_("Who should be matched again? They keep their mentor until it is published."), lines, chosen)

    def action_drop(self) -> None:
        """Throw the draft away, after a yes."""
        page = self.page
        if page is None:
            return
        from mentor_tui.tui.dialogs.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(drafting.drop)

        question = _("Throw draft {number} away?").format(number=page.draft.number)
        self.app.push_screen(Confirm(question, detail=words.holds(page), yes=_("throw it away")), answered)

    def action_publish(self) -> None:
        """Show what will happen and what people will read; then publish."""
        page = self.page
        if page is not None:
            self.ask(lambda context: acts.publish(context, page, self._to_publish))
