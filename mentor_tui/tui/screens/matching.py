"""Matching: every hire without a mentor, whom they would get and why, solved as a whole; nothing is so before it is published."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from mentor_tui.domain.text import clean
from mentor_tui.services.desk import Desk, zone_of
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.services.matching.page import page as read_page
from mentor_tui.services.matching.reasons import Reason
from mentor_tui.tui.actions import Action
from mentor_tui.tui.backstage import Backstage
from mentor_tui.tui.base.place import place_bindings
from mentor_tui.tui.screens import matching_text as words
from mentor_tui.tui.screens import matching_why as why
from mentor_tui.tui.screens.matching_verbs import MatchingVerbs
from mentor_tui.tui.screens.matching_view import MatchingView, matching, moved, ordered, rooms
from mentor_tui.tui.tones import Part
from mentor_tui.tui.widgets.bars import KeyLine, Rule
from mentor_tui.tui.widgets.lines import Line, Lines, plain
from mentor_tui.tui.widgets.pane import Pane
from mentor_tui.tui.widgets.sides import Sides
from mentor_tui.wording import matching as sentences
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

AT_ONCE = 150
"""People in a team up to whom the place is read before its first paint; a larger team is read in the background."""

PAUSE = 0.06
"""Seconds before a line is explained, so that one who only passes by is not solved for."""

WIDE, BESIDE = 110, 56
"""Columns from which what mentors carry stands beside the explanation, and how many it takes."""

TALL = 30
"""Lines of the screen from which the explanation cuts nothing."""

FRAME = 9
"""Lines of the screen around the hires and the explanation."""

LOOKING = frozenset({"up", "down", "j", "k", "g", "G", "home", "end", "pageup", "pagedown", "tab", "shift+tab"})
"""Keys that look around: marks of what changed stay with them."""

ACTIONS = (
    Action("matching.pin", "p", _("pin"), _("Hold the proposed pair, whatever else changes; again lets it go"), writes=True),
    Action("matching.apart", "x", _("keep apart"), _("Keep the pair apart in this draft, or for good; or let a pair together"),
           writes=True),
    Action("matching.change", "plus", _("what helps"), _("Carry out the smallest change that gives the hire a mentor"),
           writes=True),
    Action("matching.hours", "c", _("hours"), _("What a mentor carries in this draft: hours a week, mentees"), writes=True),
    Action("matching.aim", "a", _("aim"), _("Nobody left out, or only good pairs: the other one"), writes=True),
    Action("matching.seen", "n", _("seen"), _("Note that whoever joined or left has been seen"), writes=True),
    Action("matching.publish", "P", _("publish"), _("Publish all pairs at once; shows first what will happen"), writes=True),
    Action("matching.anew", "m", _("match anew"), _("Match a hire anew who has a mentor, or leave them with theirs after all"),
           writes=True),
    Action("matching.filter", "slash", _("filter"), _("Filter the hires by name, mentor, team, “nobody” or “pinned”"), "/"),
    Action("matching.drop", "D", _("drop"), _("Throw the draft away: pins, pairs kept apart, hours said in it"), writes=True),
    Action("matching.parts", "tab", _("next part"), _("On to the explanation, and back"), footer=False),
)  # fmt: skip


class MatchingPlace(MatchingVerbs):
    """A lead's place to match a cohort."""

    MODE = "matching"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[Any]] = place_bindings(ACTIONS)
    ABOUT = _(
        "The best mentors for all hires without one, as a whole; those without a proposal stand first. The lower half "
        "says why, and what another choice would cost. Enter chooses somebody else. Nothing is so before P publishes it."
    )

    DEFAULT_CSS = """
    MatchingPlace #notes { color: $accent; }
    MatchingPlace #columns { color: $dim; }
    MatchingPlace #lower { height: 1fr; }
    MatchingPlace #why { width: 1fr; height: 100%; }
    MatchingPlace #beside { display: none; width: 56; border-left: solid $rule; }
    MatchingPlace.-wide #beside { display: block; }
    MatchingPlace #rooms-head { color: $dim; }
    MatchingPlace #filter { display: none; height: 1; border: none; padding: 0 1; background: $field; }
    MatchingPlace #filter.-open { display: block; }
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._text = ""
        self._changed: dict[str, str | None] = {}
        self._told = ""
        self._working = False

    def body(self) -> ComposeResult:
        """Figures, notes, hires, the explanation."""
        with Vertical(classes="body"):
            yield Sides(id="head")
            yield Sides(id="room")
            yield Pane(id="notes")
            yield Rule()
            yield Input(id="filter", placeholder=_("name, mentor, team, nobody, pinned"), select_on_focus=False)
            yield Sides(id="columns")
            yield Lines(id="hires", quiet=True)
            yield Rule(id="why-rule")
            yield Sides(id="why-title")
            with Horizontal(id="lower"):
                yield Pane(id="why")
                with Vertical(id="beside"):
                    yield Sides(id="rooms-head")
                    yield Lines(id="rooms", quiet=True)

    def read(self, desk: Desk) -> MatchingView:
        """The proposal as it stands; the first time, a large team is only counted, so that the frame is there at once."""
        if self.view is None:
            people = len(desk.team().people)
            if people > AT_ONCE:
                return MatchingView(None, desk.now(), people)
        page = read_page(desk, self.page)
        return MatchingView(page, desk.now().astimezone(zone_of(page.seekers.view.of(desk.actor).zone)))

    @property
    def names(self) -> Mapping[str, str]:
        """Everybody's name."""
        return self.page.names if self.page else {}

    def about(self) -> str:
        """Whether there is a draft, and that it is not published; where there is nothing to match, who and when."""
        page = self.page
        if self.view is None or page is None:
            return ""
        return words.stands(self.view) or f"{clean(page.me.name)} · {small.weekday_day(self.view.now.date())}"

    # -- showing

    def show(self, view: MatchingView, before: MatchingView | None) -> None:
        """Show everything; the selection stays with its hire."""
        page = view.page
        if page is None:
            self.query_one("#head", Sides).say(words.reading(view.people))
            self._lay_out([], 0)
            self.query_one("#hires", Lines).focus()
            self.call_later(self.reload)
            return
        old = before.page if before else None
        if old is None or old.proposal is not page.proposal:
            self._reasons = {}
        self._look(page)
        if old is not None:
            self._tell_moves(old, page)
        self._show_all(page)
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

    def _show_all(self, page: MatchingPage) -> None:
        hires = matching(ordered(page), self._text, page)
        self.query_one("#head", Sides).say(*words.head(page, len(hires)))
        self.query_one("#room", Sides).say(words.room_head(page))
        notes = words.notes(page, self.size.width - 3, ascii_only=self.backstage.ascii)
        self.query_one("#notes", Pane).show(notes)
        self._lay_out(hires, sum(text.count("\n") for text, _tone in notes) + bool(notes))
        self._show_hires(page, hires)
        self._show_rooms(page)
        self._explain()

    def _lay_out(self, hires: list[str], notes: int) -> None:
        """Give each part its share: the hires what they need, as long as the explanation has room."""
        height = self.size.height
        pane = self.query_one("#notes", Pane)
        shown = min(notes, max(height // 8, 2))
        pane.display, pane.styles.height, pane.can_focus = shown > 0, shown, notes > shown
        room = max(height - FRAME - shown, 6)
        least = min(max(room // 2, 7), 14)
        lines = self.query_one("#hires", Lines)
        lines.styles.height = min(max(len(hires), 3), room - least)
        for part in ("#columns", "#why-rule", "#why-title", "#lower"):
            self.query_one(part).display = bool(hires)

    def _show_hires(self, page: MatchingPage, hires: list[str]) -> None:
        width = self.size.width
        self.query_one("#columns", Sides).say([(words.columns(width), "")])
        lines = self.query_one("#hires", Lines)
        made: list[Line] = [
            *words.lines(hires, page, self._changed, width=width, ascii_only=self.backstage.ascii)
        ] or self._nobody(page)
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
            self.query_one("#rooms-head", Sides).say([(words.room_columns().lstrip(), "")])
            lines.show_lines(words.room_lines(rooms(page), page))

    def _nobody(self, page: MatchingPage) -> list[Line]:
        if page.pool.hires:
            return [plain(_("Nobody here is called so. Esc shows everybody again."))]
        return words.nothing(movable=self._can_move)

    def on_resize(self, event: events.Resize) -> None:
        """Share the room anew."""
        if self.page is not None:
            self._show_all(self.page)

    # -- why

    @property
    def selected(self) -> str:
        """The selected hire, "" where there is none."""
        # What is worked out in the background may come to ask while the place is being taken down.
        return next((lines.selected for lines in self.query("#hires").results(Lines)), "")

    @on(Lines.Moved, "#hires")
    def _moved(self) -> None:
        self._explain(fresh=True)

    def _explain(self, *, fresh: bool = False) -> None:
        """Explain the selected line: at once what is known, the rest when it is worked out."""
        page, hire = self.page, self.selected
        if page is None or hire not in page.starts:
            return
        self.query_one("#why-title", Sides).say(*why.title(page, hire))
        pane = self.query_one("#why", Pane)
        reason = self._reasons.get(hire)
        width = self.size.width - (BESIDE if self.has_class("-wide") else 0) - 3
        said: list[Part] = why.reasons(page, hire, reason, width, cut=self.size.height < TALL)
        pane.show(said, top=fresh)
        self.refresh_keys()
        if reason is None and not self._working:
            self._work_out()

    @work(group="why")
    async def _work_out(self) -> None:
        """Explain the selected line in the background, one line at a time; what another proposal made old is dropped."""
        self._working = True
        try:
            while True:
                await asyncio.sleep(PAUSE)
                page, hire = self.page, self.selected
                if page is None or hire not in page.starts or hire in self._reasons:
                    return
                reason: Reason = await asyncio.to_thread(page.reason, hire)
                if self.page is not None and self.page.proposal is page.proposal:
                    self._reasons[hire] = reason
                    if self.selected == hire:
                        self._explain()
        finally:
            self._working = False

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

    @on(Lines.Opened, "#hires")
    def _opened(self) -> None:
        self.list_others()

    def action_filter(self) -> None:
        """Open the field to filter in."""
        field = self.query_one("#filter", Input)
        field.add_class("-open")
        field.focus()

    @on(Input.Changed, "#filter")
    def _filtering(self, event: Input.Changed) -> None:
        self._text = event.value.strip()
        if self.page is not None:
            self._show_all(self.page)

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one("#filter", Input).set_class(bool(self._text), "-open")
        self.query_one("#hires", Lines).focus()

    def goes_back(self) -> bool:
        """Close the filter."""
        field = self.query_one("#filter", Input)
        if not (field.has_class("-open") or self._text):
            return False
        field.value = self._text = ""
        field.remove_class("-open")
        self.query_one("#hires", Lines).focus()
        if self.page is not None:
            self._show_all(self.page)
        return True

    def action_parts(self) -> None:
        """Go on to the next part."""
        self.focus_next()
