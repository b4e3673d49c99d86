"""The Journey place: a hire's own, or somebody's that a mentor or lead may see, with their own rights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services import journeys, milestone, news
from mentor_tui.services.desk import Desk, Done, zone_of
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.actions import Action
from mentor_tui.tui.backstage import Backstage
from mentor_tui.tui.base.place import place_bindings
from mentor_tui.tui.parts import journey as parts
from mentor_tui.tui.parts import way
from mentor_tui.tui.parts.item import Eyes, item_parts
from mentor_tui.tui.screens import journey_rights as rights
from mentor_tui.tui.screens.journey_actions import ACTIONS
from mentor_tui.tui.screens.journey_verbs import JourneyVerbs
from mentor_tui.tui.tones import content
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.pane import Pane
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

LEFT, WIDE = 41, 110
"""Cells of the left side with its line, and from how many on both sides are alike."""

TALL = 34
"""From so many lines on there is room for more news, and for the items of a phase."""


class JourneyPlace(JourneyVerbs):
    """One journey: what is new, today, the way, and the item that is selected."""

    MODE = "journey"
    ABOUT = _("What is new for you, what we owe you, what to do today, and the whole way. Nothing here is a race.")
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = place_bindings(ACTIONS)

    DEFAULT_CSS = """
    JourneyPlace #news { height: auto; }
    JourneyPlace #left { width: 41; border-right: solid $rule; }
    JourneyPlace.-wide #left { width: 50%; }
    JourneyPlace.-ascii #left { border-right: ascii $rule; }
    JourneyPlace #columns { height: 1fr; }
    JourneyPlace #find { height: 1; border: none; padding: 0 1; background: $field; display: none; }
    JourneyPlace #find.-shown { display: block; }
    JourneyPlace #next { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  (Textual declares it for instances)
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]

    def __init__(
        self, backstage: Backstage, person: str | None = None, *, item: str = "", as_seen: bool = False
    ) -> None:
        """A journey.

        Args:
            backstage: what the screens are given.
            person: whose; None is the acting person's own.
            item: the item to select at first.
            as_seen: look at it as its owner sees it, changing nothing.

        """
        super().__init__(backstage)
        self._person, self._first_item, self._as_seen = person, item, as_seen
        self.shape = way.Shape()
        self._seen_seq = 0
        self._before_narrowing = ""
        self._drawn_for: tuple[int, ...] = ()

    # -- reading

    def read(self, desk: Desk) -> JourneyPage:
        """The journey, as the viewer may see it."""
        if self._as_seen and self._person:
            return journeys.as_seen_by(desk, self._person)
        return journeys.page(desk, self._person)

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.view.names if self.view else {}

    @property
    def only_looks(self) -> str:
        """Looking as somebody else changes nothing."""
        if self._as_seen and self.view is not None:
            return _("You only look: this is what {name} sees. esc goes back.").format(name=self.view.person.first_name)
        return ""

    def concerns(self, ids: frozenset[str]) -> bool:
        """A journey shows its own record and the team's."""
        if self.view is None:
            return True
        who = self.view.person.id
        return bool(ids & {"team", f"people/{who}", f"restricted/{who}"})

    # -- drawing

    def body(self) -> ComposeResult:
        """News, the two columns, what opens next."""
        yield Static(id="news", classes="body")
        yield Rule("┬", self._joint, id="news-rule")
        with Horizontal(id="columns", classes="body"):
            with Vertical(id="left"):
                yield Lines(id="way")
                yield Input(placeholder=_("find in titles"), id="find")
            yield Pane(id="item")
        yield Rule("┴", self._joint, id="next-rule")
        yield Static(id="next", classes="body", markup=False)

    def _joint(self) -> int:
        return self.query_one("#left").size.width

    def ready(self) -> None:
        """Today's first item is selected, or the one that was asked for."""
        self.set_class(self.backstage.ascii, "-ascii")
        self.query_one("#way", Lines).focus()
        self.query_one("#find", Input).cursor_blink = False
        if self._first_item:
            self.go_to_item(self._first_item)
        if self.view is not None and self.view.own and not self._as_seen:
            self.call_after_refresh(self._celebrate_once)

    def eyes(self, width: int) -> Eyes:
        """Who looks, when, in how much room."""
        assert self.view is not None
        viewer = self.view.person.id if self._as_seen else self.desk.actor
        zone = zone_of(self.view.standing.profile.zone)
        return Eyes(viewer, self.view.names, self.desk.now(), zone, max(width, 20), self.backstage.ascii)

    def show(self, view: JourneyPage, before: JourneyPage | None) -> None:
        """Show the snapshot; the selection stays where it was."""
        self._seen_seq = max(self._seen_seq, view.standing.journey.record.last_seq)
        if before is None:
            self._begin(view)
        self._draw()
        if before is None and not view.today:
            going = self._going(view)
            self.query_one("#way", Lines).select(f"{way.PHASE}:{going}")

    @staticmethod
    def _going(view: JourneyPage) -> str:
        """The phase that is under way."""
        return next((phase.phase.id for phase in view.standing.phases if phase.state == "going"), "")

    def _begin(self, view: JourneyPage) -> None:
        """Unfold the phase that matters now, where there is room for it or nothing else to show."""
        standing = view.standing
        if standing.curriculum is None or standing.day <= 1 or standing.programme.over:
            return
        if not view.today:
            self.shape.open = {self._going(view)} - {""}
        elif self.size.height >= TALL:
            self.shape.open = {standing.curriculum.places[view.today[0].item.id][0].id}

    def _widths(self) -> tuple[int, int, int]:
        """Cells of the screen, of a line on the left, and of one on the right, laid out or yet to be."""
        width, way_width = self.size.width, self.query_one("#way").size.width
        if way_width:
            return width, way_width - 2, self.query_one("#item", Pane).text_width
        left = width // 2 if width >= WIDE else LEFT
        return width, left - 3, width - left - 3

    def _draw(self) -> None:
        if self.view is None or not self.size.width:
            return
        self._drawn_for = (*self._widths(), self.size.height)
        width, tall = self.size.width, self.size.height >= TALL
        # The first day says all it has to say without scrolling.
        most = 4 if tall else 1 if self.view.standing.day <= 1 else 2
        top = parts.top_parts(self.view, self.eyes(width), most=most)
        self.query_one("#news", Static).update(content(top))
        for name in ("#news", "#news-rule"):
            self.query_one(name).display = bool(top)
        self.query_one("#top-rule", Rule).set_joint("" if top else "┬", self._joint)
        self.query(Rule).refresh()
        self._draw_way()
        self._draw_item()
        self.query_one("#next", Static).update(parts.next_text(self.view, width))

    def _draw_way(self) -> None:
        assert self.view is not None
        room = self._widths()[1]
        shown = way.lines(self.view, self.shape, room, ascii_only=self.backstage.ascii)
        self.query_one("#way", Lines).show_lines(shown)

    def _draw_item(self, *, top: bool = False) -> None:
        if self.view is None:
            return
        pane = self.query_one("#item", Pane)
        eyes = self.eyes(self._widths()[2])
        kind, _colon, name = self.query_one("#way", Lines).selected.partition(":")
        now = self.view.standing.by_id.get(name) if kind in (way.TODAY, way.ITEM) else None
        if now is not None:
            pane.show(item_parts(self.view, now, eyes), top=top)
        elif kind == way.PHASE:
            phase = next(phase for phase in self.view.standing.phases if phase.phase.id == name)
            pane.show(parts.phase_parts(self.view, phase, eyes), top=top)
        elif kind == way.TALKS:
            pane.show(parts.talks_parts(self.view, eyes), top=top)
        else:
            pane.show([], top=top)

    def about(self) -> str:
        """Who, which day, where and when."""
        if self.view is None:
            return ""
        standing = self.view.standing
        bits = [self.view.person.name]
        if standing.curriculum is not None:
            state = standing.programme.state(standing.profile.start, standing.today)
            told = state in ("coming", "finished", "ended")
            bits.append(plain.word(state) if told else _("day {day}").format(day=standing.day))
        zone = zone_of(standing.profile.zone)
        here = self.desk.now().astimezone(zone)
        city = standing.profile.zone.rpartition("/")[2].replace("_", " ") if "/" in standing.profile.zone else ""
        clock = f"{plain.weekday_day(here.date()).split(' ')[0]} {here:%H:%M}"
        bits.append(f"{city}, {clock}" if city else clock)
        return " · ".join(bits)

    def here(self) -> str:
        """Whose page lies over the places."""
        if self._person is None or self.view is None:
            return ""
        if self._as_seen:
            return _("as {name} sees it · esc back").format(name=self.view.person.first_name)
        return _("Journey · esc back")

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size, once it is laid out."""
        self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        if (*self._widths(), self.size.height) != self._drawn_for:
            self._draw()

    @on(Lines.Moved, "#way")
    def _moved(self) -> None:
        self._draw_item(top=True)
        self.refresh_keys()

    @on(Lines.Opened, "#way")
    def _opened(self, event: Lines.Opened) -> None:
        kind, _colon, name = event.line_id.partition(":")
        if kind == way.PHASE:
            self.shape.open ^= {name}
            self._draw_way()
        else:
            self.query_one("#item", Pane).focus()

    # -- what is selected

    @property
    def now(self) -> ItemStanding | None:
        """The selected item."""
        if self.view is None:
            return None
        kind, _colon, name = self.query_one("#way", Lines).selected.partition(":")
        return self.view.standing.by_id.get(name) if kind in (way.TODAY, way.ITEM) else None

    def go_to_item(self, name: str) -> None:
        """Select an item, its phase unfolded."""
        if self.view is None or self.view.standing.curriculum is None:
            return
        found = self.query_one("#way", Lines)
        if found.select(f"{way.TODAY}:{name}"):
            return
        place = self.view.standing.curriculum.places.get(name)
        if place is not None:
            self.shape = way.Shape(open=self.shape.open | {place[0].id}, tree=self.shape.tree)
            self._draw_way()
            found.select(f"{way.ITEM}:{name}")

    def link(self) -> str:
        """The item's link."""
        now = self.now
        return now.item.link or "" if now else ""

    def to_copy(self) -> str:
        """The last evidence, or the item's link."""
        now = self.now
        return (now.fact.evidence or now.item.link or now.item.id) if now else ""

    def refusal(self, action: str) -> str | None:
        """Why an action is off for what is selected."""
        return rights.refusal(action, self.view, self.now)

    # -- looking about

    def action_why(self) -> None:
        """Say in full why the selected item is locked."""
        now = self.now
        if now is not None and self.view is not None:
            from mentor_tui.tui.dialogs.why import Why

            self.app.push_screen(Why(self.view, now, self.eyes))

    def action_tree(self) -> None:
        """The whole tree, or today and the phases."""
        chosen = self.now
        self.shape.tree = not self.shape.tree
        self._draw_way()
        if chosen is not None and self.shape.tree:
            self.query_one("#way", Lines).select(f"{way.ITEM}:{chosen.item.id}")
        elif chosen is not None:
            self.go_to_item(chosen.item.id)

    def action_filter(self) -> None:
        """Only what is open, waiting, sent back, or done; then all again."""
        self._narrowing()
        at = way.FILTERS.index(self.shape.only)
        self.shape.only = way.FILTERS[(at + 1) % len(way.FILTERS)]
        self._draw_way()

    def action_find(self) -> None:
        """Narrow the way down to titles with some words."""
        self._narrowing()
        field = self.query_one("#find", Input)
        field.add_class("-shown")
        field.focus()

    def _narrowing(self) -> None:
        """Remember what was selected, to go back to."""
        if not self.shape.narrowed:
            self._before_narrowing = self.query_one("#way", Lines).selected

    @on(Input.Changed, "#find")
    def _finding(self, event: Input.Changed) -> None:
        self.shape.text = event.value.strip()
        self._draw_way()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        if not self.shape.text:
            self.query_one("#find").remove_class("-shown")
        self.query_one("#way", Lines).focus()

    def action_fold(self, unfold: bool) -> None:
        """Fold or unfold the phase that is selected, or the one around the selected item."""
        view, found = self.view, self.query_one("#way", Lines)
        kind, _colon, name = found.selected.partition(":")
        if view is None or view.standing.curriculum is None or self.shape.narrowed or self.shape.tree:
            return
        if kind == way.ITEM and not unfold:
            name, kind = view.standing.curriculum.places[name][0].id, way.PHASE
        if kind == way.PHASE:
            self.shape.open = self.shape.open | {name} if unfold else self.shape.open - {name}
            self._draw_way()
            found.select(f"{way.PHASE}:{name}")

    def shown_person(self) -> str | None:
        """Whose journey it is."""
        return self._person

    def goes_back(self) -> bool:
        """Out of the item, the field, the filter, the tree, the phases, in that order."""
        found, field = self.query_one("#way", Lines), self.query_one("#find", Input)
        if self.query_one("#item", Pane).has_focus:
            found.focus()
        elif field.has_class("-shown"):
            field.value = ""
            field.remove_class("-shown")
            self.shape.text = ""
            found.focus()
        elif self.shape.only != "all":
            self.shape.only = "all"
        elif self.shape.tree:
            self.action_tree()
        elif self.shape.open and self._person is None:
            self.shape.open = set()
        else:
            return False
        self._draw_way()
        if not self.shape.narrowed and self._before_narrowing:
            found.select(self._before_narrowing)
            self._before_narrowing = ""
        return True

    def action_as_seen(self) -> None:
        """Look at it as its owner sees it."""
        if self.view is not None:
            self.stage.open_journey(self.view.person.id, as_seen=True)

    # -- the moment

    def action_can_do(self) -> None:
        """The page of what one can do, once the basics are done."""
        self._celebration()

    def celebrate(self, done: Done) -> None:
        """Show the page, where an act ended the basics."""
        if done.closed:
            self._celebration()

    def _celebrate_once(self) -> None:
        if self.view is not None and self.is_current and milestone.is_news(self.desk, self.view.standing):
            self._celebration()

    def _celebration(self) -> None:
        from mentor_tui.tui.screens.celebration import Celebration

        if self.view is not None and self.view.standing.basics_complete:
            self.app.push_screen(Celebration(milestone.basics(self.view), self.backstage))
            if self.view.own and not self._as_seen:
                milestone.told(self.desk, self.view.standing)

    def take(self, view: JourneyPage) -> None:
        """Take a snapshot; a closing talk that was held meanwhile is told at once."""
        before = self.view
        super().take(view)
        fresh = before is not None and not before.standing.basics_complete and view.standing.basics_complete
        if fresh and view.own and not self._as_seen:
            self._celebrate_once()

    def leaving(self) -> None:
        """What was shown is no news the next time."""
        if self.view is not None and self.view.own and not self._as_seen:
            news.looked(self.desk, self._seen_seq, self.view.mentors)
