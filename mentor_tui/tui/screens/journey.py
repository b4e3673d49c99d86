"""The Journey place: a hire's own, or somebody's that a mentor or lead may see, with their own rights."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.shared import Shared
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services import board_news, first_talk, journeys, milestone, opening
from mentor_tui.services.actor_context import ActorContext, Done, zone_of
from mentor_tui.services.days import days_or_none
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.live import ask_anew
from mentor_tui.services.news import News
from mentor_tui.services.not_alone import KnownItem, known_items
from mentor_tui.services.proposals import Improved, improved_by
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.sending_on import why_not_sent
from mentor_tui.tui.fragments import journey as parts
from mentor_tui.tui.fragments import way
from mentor_tui.tui.fragments.item import Eyes, item_parts, why_parts
from mentor_tui.tui.screens import journey_rights as rights
from mentor_tui.tui.screens.journey_actions import ACTIONS
from mentor_tui.tui.screens.journey_acts import JourneyActs
from mentor_tui.tui.screens.journey_news import NewsBar
from mentor_tui.tui.stage import TALKS
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Lines, named
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import programmes, proposals
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.asking import Hearers

_Rest: TypeAlias = tuple[tuple[News, ...], int, tuple[Shared, ...], Mapping[str, KnownItem], Improved]
"""What is read after the first paint."""

LEFT, WIDE = 46, 110
"""Cells of the left side with its line, and from how many on both sides are alike."""

TALL = 34
"""From so many lines on there is room for more news, and for the items of a phase."""


class JourneyPlace(JourneyActs):
    """One journey: what is new, today, the way, and the item that is selected."""

    MODE = "journey"
    ABOUT = _("What is new for you, what we owe you, what to do today, and your whole plan. It is not a race.")
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS

    DEFAULT_CSS = """
    JourneyPlace #left { width: 46; border-right: solid $rule; }
    JourneyPlace.-wide #left { width: 50%; }
    JourneyPlace #columns { height: 1fr; }
    JourneyPlace #next { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  (Textual declares it for instances)

    def __init__(self, ui: UiContext, person: str | None = None, *, item: str = "", as_seen: bool = False) -> None:
        """A journey.

        Args:
            ui: what the screens are given.
            person: whose; None is the acting person's own.
            item: the item to select at first.
            as_seen: look at it as its owner sees it, changing nothing.

        """
        super().__init__(ui, person)
        self._first_item, self._as_seen = item, as_seen
        self.shape = way.TreeShape()
        self._own, self._before_narrowing = False, ""
        self._drawn_for: tuple[int, ...] = ()
        self._known: Mapping[str, KnownItem] = {}
        self._improved: Improved = {}

    # -- reading

    def read(self, context: ActorContext) -> JourneyPage:
        """The journey, as the viewer may see it."""
        if self._as_seen and self._person:
            return journeys.as_seen_by(context, self._person)
        return journeys.page(context, self._person)

    @property
    def only_looks(self) -> str:
        """Looking as somebody else changes nothing."""
        if self._as_seen and self.view is not None:
            return _("Just looking: this is what {name} sees. esc goes back.").format(
                name=self.view.called(self.view.person)
            )
        return ""

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the owner is."""
        return (zone_of(self.view.standing.zone),) if self.view else ()

    def of_another_day(self) -> bool:
        """A day also ends where its evening begins: something else stands above the journey then."""
        if super().of_another_day() or self.view is None or self.context.fixed_today is not None:
            return super().of_another_day()
        return self.query_one(NewsBar).outdated(self.view, self.context.now())

    def concerns(self, ids: frozenset[str]) -> bool:
        """A journey shows its own record and the team's."""
        if self.view is None:
            return True
        if "board" in ids:
            self._read_rest()
        who = self.view.person.id
        if ask_anew(ids, (who,)):
            self._read_asked()
        return bool(ids & {"team", f"people/{who}", f"restricted/{who}"})

    # -- drawing

    def body(self) -> ComposeResult:
        """News, the two columns, what opens next."""
        yield NewsBar(id="news", classes="body")
        yield Rule("┬", self._joint, id="news-rule")
        with Horizontal(id="columns", classes="body"):
            with Vertical(id="left"):
                yield Lines(id="way")
                yield Filter(_("find in titles"), "#way")
            yield TextPane(id="item")
        yield Rule("┴", self._joint, id="next-rule")
        yield Static(id="next", classes="body", markup=False)

    def _joint(self) -> int:
        return self.query_one("#left").size.width

    def ready(self) -> None:
        """Today's first item is selected, or the one that was asked for."""
        self.query_one("#way", Lines).focus()
        if self._first_item:
            self.go_to_item(self._first_item)
        self.call_after_refresh(self._read_rest)
        self.call_after_refresh(self._read_asked)

    def _read_rest(self) -> None:
        """Read what the first paint does not wait for: the board, days that waited for us, what a pair shares, others."""
        view = self.view
        if view is None:
            return
        own = view.own and not self._as_seen
        mentors = "mentor" in view.relations

        def read() -> _Rest:
            news = board_news.board_news(self.context, view.standing) if own else ()
            waited = days_or_none(self.context, view.standing).count("waiting")
            known = known_items(self.context, view.person, view.standing, own=view.own, mentors=mentors)
            return news, waited, first_talk.of_page(self.context, view), known, improved_by(self.context)

        self.look(read, self._tell_rest)

    def _tell_rest(self, found: _Rest) -> None:
        news, waited, shared, known, improved = found
        if (known, improved) != (self._known, self._improved):
            self._known, self._improved = known, improved
            self._draw_item()
        if (waited, shared) != (self.shape.waited, self.shape.shared):
            self.shape.waited, self.shape.shared = waited, shared
            self._draw_way()
        if news and self.query_one(NewsBar).also("board", news):
            self._draw()

    @work(group="asking", exclusive=True)
    async def _read_asked(self) -> None:
        """Read in the background whom one can ask, and who waits for one’s word where no other place shows that."""
        if self.view is None or not self.view.own or self._as_seen:
            return
        from mentor_tui.services.asking import hearers
        from mentor_tui.services.debt_calls import named_news

        standing = self.view.standing
        shown = any(place.mode == "mentees" for place in self.stage.places)

        def read() -> tuple[Hearers, tuple[News, ...]]:
            team = self.context.team()
            return hearers(self.context, team, standing), () if shown else named_news(self.context, team)

        with suppress(Problem):
            self.hearers, found = await asyncio.to_thread(read)
            if self.query_one(NewsBar).also("asked", found):
                self._draw()
            self.refresh_keys()

    def eyes(self, width: int) -> Eyes:
        """Who looks, when, in how much room."""
        assert self.view is not None
        viewer = self.view.person.id if self._as_seen else self.context.actor
        zone = zone_of(self.view.standing.zone)
        return Eyes(viewer, self.view.names, self.context.now(), zone, max(width, 20), self._known)

    def show(self, view: JourneyPage, before: JourneyPage | None) -> None:
        """Show the snapshot; the selection stays where it was, also on an item that somebody else has done meanwhile."""
        if before is None:
            self.shape.open = way.open_at_first(view, tall=self.size.height >= TALL)
        chosen, own, self._own = self._item, self._own, False
        self._draw()
        if chosen != self._item and not own:
            self.go_to_item(chosen)
        if before is not None and self.query_one(NewsBar).tells("asked"):
            self._read_asked()  # it may be answered by now
        if before is None and not view.morning:
            going = way.going(view)
            self.query_one("#way", Lines).select(f"{way.PHASE}:{going}")

    def _widths(self) -> tuple[int, int, int]:
        """Cells of the screen, of a line on the left, and of one on the right, laid out or yet to be."""
        width, way_width = self.size.width, self.query_one("#way").size.width
        if way_width:
            return width, way_width - 3, self.query_one("#item", TextPane).text_width
        left = width // 2 if width >= WIDE else LEFT
        return width, left - 5, width - left - 4

    def _draw(self) -> None:
        if self.view is None or not self.size.width:
            return
        self._drawn_for = (*self._widths(), self.size.height)
        width, tall = self.size.width, self.size.height >= TALL
        # The first day says all it has to say without scrolling.
        most = 4 if tall else 1 if self.view.standing.day <= 1 else 2
        top = self.query_one(NewsBar).tell(self.view, self.eyes(width), most=most)
        self.query_one("#news-rule").display = top
        self.query_one("#top-rule", Rule).set_joint("" if top else "┬", self._joint)
        self.query(Rule).refresh()
        self._draw_way()
        self._draw_item()
        self.query_one("#next", Static).update(parts.next_text(self.view, width))

    def _draw_way(self) -> None:
        assert self.view is not None
        shown = way.lines(self.view, self.shape, self._widths()[1])
        self.query_one("#way", Lines).show_lines(shown)

    def _draw_item(self, *, top: bool = False) -> None:
        if self.view is None:
            return
        eyes, now = self.eyes(self._widths()[2]), self.now
        chosen = self.query_one("#way", Lines).selected
        if now is not None:
            of = self.view.standing.curriculum
            ones = self._improved.get((of.id if of is not None else "", now.item.id), ())
            shown = item_parts(self.view, now, eyes, proposals.improved(ones, self.view.names))
        else:
            shown = parts.pane_parts(self.view, chosen, eyes)
        self.query_one("#item", TextPane).show(shown, top=top)

    def who(self) -> str:
        """Whose journey it is."""
        return self.view.person.id if self.view else super().who()

    def about(self) -> str:
        """Which day of it, where and when."""
        return parts.headline(self.view, self.context.now()) if self.view else ""

    def here(self) -> str:
        """Whose page lies over the places."""
        if self._person is None or self.view is None:
            return ""
        if self._as_seen:
            return _("as {name} sees it · esc back").format(name=self.view.called(self.view.person))
        return _("Journey · esc back")

    def draw(self, view: JourneyPage) -> None:
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
        elif kind == way.TASK:
            self.stage.open_side_tasks(self._person, name)
        elif kind == way.TALKS and not self._as_seen:
            self.action_talk()
        else:
            self.query_one("#item", TextPane).focus()
            now = self.now
            if self.view is not None and now is not None and not self.view.own and not self._as_seen:
                opening.open_lines(self.context, self.view.person.id, (self.view.name_of(now.item),))

    # -- what is selected

    def heed(self, done: Done) -> None:
        """After one's own act the selection goes on to what comes next."""
        super().heed(done)
        self._own = True

    @property
    def _item(self) -> str:
        """The id of the selected item, "" where none is."""
        kind, _colon, name = self.query_one("#way", Lines).selected.partition(":")
        return name if kind in (way.TODAY, way.ITEM) else ""

    @property
    def now(self) -> ItemStanding | None:
        """The selected item."""
        if self.view is None:
            return None
        return self.view.standing.by_id.get(self._item)

    def go_to_item(self, name: str) -> None:
        """Select an item, its phase unfolded."""
        if self.view is None or self.view.standing.curriculum is None:
            return
        found = self.query_one("#way", Lines)
        if name == TALKS:
            found.select(f"{way.TALKS}:")
            return
        if found.select(f"{way.TODAY}:{name}"):
            return
        place = self.view.standing.curriculum.places.get(name)
        if place is not None:
            self.shape = replace(self.shape, open=self.shape.open | {place[0].id}, only="all", text="")
            self._draw_way()
            found.select(f"{way.ITEM}:{name}")

    def selected_title(self) -> str:
        """The item's."""
        return now.item.label if (now := self.now) else ""

    def links(self) -> tuple[str, ...]:
        """The item's links."""
        return now.item.links if (now := self.now) else ()

    def to_copy(self) -> str:
        """The last evidence, or the item's first link."""
        return (now.fact.evidence or (*now.item.links, now.item.id)[0]) if (now := self.now) else ""

    def ever(self) -> Collection[Collection[Relation]] | None:
        """What whoever looks is to the journey's owner."""
        return (self.view.relations,) if self.view is not None else None

    def offers(self, action: Action) -> bool:
        """A former curriculum is for whoever was on one."""
        if action.id == "journey.former" and (self.view is None or not self.view.standing.past):
            return False
        return super().offers(action)

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off for what is selected."""
        if action == "journey.send-on" and self.view is not None:
            return why_not_sent(self.ui.send_export, self.view.standing)
        if action == "journey.ask-sooner" and self.view is not None:
            return rights.sooner(self.view, self.sooner())
        return rights.refusal(action, self.view, self.now)

    # -- looking about

    def action_why(self) -> None:
        """Say in full why the selected item is locked."""
        now = self.now
        if now is not None and self.view is not None:
            from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog

            self.app.push_screen(ToldDialog(now.item.title, why_parts(self.view, now, self.eyes(WIDTH))))

    def action_tree(self) -> None:
        """The whole tree, or today and the phases."""
        chosen, self.shape.tree = self.now, not self.shape.tree
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
        self.query_one(Filter).open()

    def _narrowing(self) -> None:
        """Remember what was selected, to go back to."""
        if not self.shape.narrowed:
            self._before_narrowing = self.query_one("#way", Lines).selected

    @on(Filter.Narrowed)
    def _narrowed(self, event: Filter.Narrowed) -> None:
        self.shape.text = event.text
        self._draw_way()

    def action_fold(self, unfold: bool) -> None:
        """Fold or unfold the phase that is selected, or the one around the selected item."""
        view, found = self.view, self.query_one("#way", Lines)
        kind, _colon, name = found.selected.partition(":")
        if view is None or view.standing.curriculum is None or self.shape.narrowed or self.shape.tree:
            return
        if kind == way.ITEM and not unfold:
            kind, _colon, name = way.phase_around(view, name).partition(":")
        if kind == way.PHASE:
            self.shape.open = self.shape.open | {name} if unfold else self.shape.open - {name}
            self._draw_way()
            found.select(f"{way.PHASE}:{name}")

    def goes_back(self) -> bool:
        """Out of the item, the field, the filter, the tree, the phases, in that order."""
        found = self.query_one("#way", Lines)
        if self.query_one("#item", TextPane).has_focus:
            found.focus()
        elif self.query_one(Filter).close():
            self.shape.text = ""
        elif self.shape.only != "all":
            self.shape.only = "all"
        elif self.shape.tree:
            self.action_tree()
        elif self.shape.open and self._person is None:
            self._before_narrowing = way.phase_around(self.view, self._item) if self.view else ""
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

    def action_former(self) -> None:
        """Look at a former curriculum, as it was left; where there are several, ask which."""
        if self.view is None:
            return
        person, standing = self.view.person.id, self.view.standing
        former = {one.curriculum.id: one for one in standing.past if one.curriculum is not None}
        if len(former) == 1:
            self.stage.open_former(person, *former)
            return
        rows = [(name, programmes.title(standing, one.programme)) for name, one in former.items()]
        self.choose(_("Which one?"), named(rows), lambda name: self.stage.open_former(person, name))

    def action_mentors(self) -> None:
        """Say who mentors here, did before, and will."""
        from mentor_tui.tui.screens.journey_mentors import mentors_dialog

        if self.view is not None:
            self.app.push_screen(mentors_dialog(self.context, self.view, only_looks=bool(self.only_looks)))

    @on(NewsBar.Opened)
    def action_news(self) -> None:
        """Say all that is new and all that is owed."""
        if self.view is not None:
            self.app.push_screen(self.query_one(NewsBar).all_of_it(self.view, self.eyes(self.size.width)))

    # -- the moment

    def action_can_do(self) -> None:
        """The page of what one can do, once the basics are done."""
        from mentor_tui.tui.dialogs.celebration import Celebration

        if self.view is not None and self.view.standing.basics_complete:
            self.app.push_screen(Celebration(milestone.basics(self.view), self.ui))
            if self.view.own and not self._as_seen:
                milestone.told(self.context, self.view.standing)

    def leaving(self) -> None:
        """What was shown is no news the next time."""
        if self.view is not None and self.view.own and not self._as_seen:
            self.query_one(NewsBar).remember(self.context, self.view)
