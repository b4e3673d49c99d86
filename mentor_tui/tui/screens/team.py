"""Team: what needs the lead and nothing else, the cohorts, and everybody by who may need a talk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.people import EndReason, day_of
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.abouts import Mentees, NotUsed, Starting, WordsProposed
from mentor_tui.services.actor_context import ActorContext, Done, zone_of
from mentor_tui.services.answers import of
from mentor_tui.services.calls import Call
from mentor_tui.services.debt_calls import DEBTS
from mentor_tui.services.overview import Digest
from mentor_tui.services.settling import settle_debt
from mentor_tui.services.team_page import team_page
from mentor_tui.tui import acts
from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.promising import ask_promise
from mentor_tui.tui.base.snapshot import zones_of
from mentor_tui.tui.screens import team_rights as rights
from mentor_tui.tui.screens import team_text as words
from mentor_tui.tui.screens.team_actions import ACTIONS
from mentor_tui.tui.screens.team_loads import MentorLoads
from mentor_tui.tui.screens.team_mentors import TeamMentors, TeamView
from mentor_tui.tui.screens.team_view import SORTS, SettledNeed, Sort, call_id, matching, ordered, sort_title, theirs
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.wording import plain as small
from mentor_tui.wording import unreadable
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.checklists import Checklist
    from mentor_tui.services.table_columns import NamedTable


class TeamPlace(TeamMentors):
    """A lead's place."""

    MODE = "team"
    NARROWS = "#people"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    ABOUT = _(
        "What needs you comes first; what a mentor is dealing with is left out. Below it, everybody "
        "whose programme is running."
    )

    DEFAULT_CSS = """
    TeamPlace #needs, TeamPlace #cohorts { height: auto; }
    TeamPlace #people-columns { color: $dim; }
    """

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._sort: Sort = "talk"
        self._calls: dict[str, Call] = {}
        self._gone: SettledNeed | None = None
        self._acted = False

    def body(self) -> ComposeResult:
        """Needs, cohorts, people."""
        with Vertical(classes="body"):
            yield SplitLine(id="needs-head")
            yield Lines(id="needs", quiet=True)
            yield Rule()
            yield SplitLine(id="cohort-head")
            yield Lines(id="cohorts", quiet=True)
            yield Rule(id="people-rule")
            yield SplitLine(id="people-head")
            yield Filter(_("name, cohort, team or mentor"), self.NARROWS)
            with Horizontal():
                with Vertical():
                    yield SplitLine(id="people-columns")
                    yield Lines(id="people", quiet=True)
                yield MentorLoads()

    def read(self, context: ActorContext) -> TeamView:
        """The overview, from its cache where nothing changed."""
        page = team_page(context)
        return TeamView(page, context.now().astimezone(zone_of(page.view.of(context.actor).zone)))

    def zones(self) -> Iterable[tzinfo | None]:
        """Where the lead is, and where everybody else is."""
        return zones_of(self.view.now, self.view.page.view.digests.values()) if self.view else ()

    def about(self) -> str:
        """When, where the lead is."""
        return small.weekday_day(self.view.now.date()) if self.view else ""

    # -- showing

    def draw(self, view: TeamView) -> None:
        """Draw everything; each list keeps its selection, what needs the lead also where it does so no more."""
        self._gone = self._gone_meanwhile(view)
        self._show_needs(view)
        self._show_people(view)

    def heed(self, done: Done) -> None:
        """What one settles oneself goes at once."""
        super().heed(done)
        self._acted = True

    def _gone_meanwhile(self, view: TeamView) -> SettledNeed | None:
        """The selected need, where it is gone by somebody else's doing: its row stays until the cursor moves on."""
        acted, self._acted = self._acted, False
        before, self._calls = self._calls, {call_id(call): call for call in view.page.needs}
        needs = self.query_one("#needs", Lines)
        chosen = needs.selected
        call = self._gone.call if self._gone and call_id(self._gone.call) == chosen else before.get(chosen)
        # What was only there to be read is gone because it was read here.
        if (
            acted
            or call is None
            or chosen in self._calls
            or call.kind in ("wrote", "asks other", "has it")
            or self.focused is not needs
        ):
            return None
        return SettledNeed(call, needs.at)

    def show(self, view: TeamView, before: TeamView | None) -> None:
        """Show everything, what needs the lead first."""
        super().show(view, before)
        if before is None:
            self.query_one("#needs" if view.page.needs else "#people", Lines).focus()
            if self.ui.to_import is not None:
                file, self.ui.to_import = self.ui.to_import, None
                self.call_after_refresh(self._show_file, file)

    def _show_needs(self, view: TeamView) -> None:
        page, width, height = view.page, self.size.width, self.size.height
        today = view.now.date()
        needs, cohorts = self.query_one("#needs", Lines), self.query_one("#cohorts", Lines)
        most = min(words.NEEDS_MOST, max(height // 4, 3))
        self.query_one("#needs-head", SplitLine).say(
            words.needs_head(page, most), words.customers(page, self.context.catalogue)
        )
        lines = words.need_lines(page, self.context.catalogue, width, most=most, keep=needs.selected)
        if self._gone is not None:
            lines.insert(self._gone.at, words.gone_line(self._gone.call, page, self.context.catalogue, width))
        needs.display = bool(lines)
        needs.styles.height = len(lines)
        needs.show_lines(lines)
        made = words.cohort_lines(page, today, width, most=3 if height < 30 else 6)
        cohorts.styles.height = len(made)
        cohorts.show_lines(made)
        for part in ("#cohorts", "#cohort-head", "#people-rule"):
            self.query_one(part).display = bool(made)
        self.query_one("#cohort-head", SplitLine).say(words.cohort_head(width))

    def _show_people(self, view: TeamView) -> None:
        page, width = view.page, self.size.width
        width -= self.query_one(MentorLoads).tell(page, width)
        team = page.view.team
        rows = matching(ordered(page.rows, self._sort, team), self.typed, self.only, team)
        today = view.now.date()
        self.query_one("#people-head", SplitLine).say(
            *words.people_head(
                page, shown=len(rows), cohort=self.only, sort=sort_title(self._sort), text=self.typed, today=today
            )
        )
        columns, people = self.query_one("#people-columns", SplitLine), self.query_one("#people", Lines)
        columns.say([(words.people_columns(width), "dim")])
        columns.display = bool(rows)
        lines: list[Line] = words.people_lines(rows, page, self.context.catalogue, now=view.now, width=width)
        people.show_lines(lines or words.nobody(page))

    # -- what is selected

    def _selected_hire(self) -> str:
        """The hire that the keys are about: the selected need’s, where that list is in use, else the selected person’s."""
        if self.view is None:
            return ""
        needs = self.query_one("#needs", Lines)
        if needs.has_focus:
            call = self._call(needs.selected)
            return call.hire if call is not None else ""
        # A key acts on what bears a mark; a cohort is nobody in particular.
        return "" if self.query_one("#cohorts", Lines).has_focus else self.query_one("#people", Lines).selected

    def _call(self, line_id: str) -> Call | None:
        calls = self.view.page.needs if self.view else ()
        return next((call for call in calls if call_id(call) == line_id), None)

    def selected_title(self) -> str:
        """Who it is."""
        return self.called(hire) if (hire := self._selected_hire()) else ""

    def refusal(self, action: str) -> Problem | str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        if action == "team.import" and self.ui.read_people is None:
            return _("To import people, use “mentor-tui people import FILE”.")
        if action in ("team.sort", "team.filter", "team.cohort") and not self.view.page.rows:
            return _("There is nobody here yet. A adds somebody.")
        if action == "team.curriculum":
            no_files = _("To compare editions, use “mentor-tui curriculum diff FILE”.")
            return no_files if self.ui.two_editions is None else None
        if action == "team.what-if" and not self.view.page.mentors:
            return _("There is no mentor yet. A adds one.")
        if action not in rights.ABOUT_SOMEBODY:
            return None
        if self._gone is not None and self.query_one("#needs", Lines).has_focus:
            return words.GONE_MEANWHILE
        if action == "team.settle" and self._debt() is not None:
            return None  # it is there because it is the acting person's to settle
        return rights.refusal(action, self.view.page, self._selected_hire())

    @on(Lines.Moved)
    def _moved(self, event: Lines.Moved) -> None:
        if self._gone and self.view and event.lines.id == "needs" and event.line_id != call_id(self._gone.call):
            self._gone = None
            self._show_needs(self.view)
        self.refresh_keys()

    # -- enter

    @on(Lines.Opened, "#people")
    def _person_opened(self, event: Lines.Opened) -> None:
        self._open_person(event.line_id)

    @on(Lines.Opened, "#cohorts")
    def _cohort_opened(self, event: Lines.Opened) -> None:
        self.only = "" if self.only == event.line_id else event.line_id
        self.again()

    @on(Lines.Opened, "#needs")
    def _need_opened(self, event: Lines.Opened) -> None:
        self._help_with(event.line_id)

    def _help_with(self, line_id: str) -> None:
        call, view = self._call(line_id), self.view
        if call is not None:
            self._help(call)
        elif view is not None and line_id == "more":
            lines = words.need_lines(view.page, self.context.catalogue, 68, most=len(view.page.needs), help_=False)
            self.choose(_("What needs you"), lines, self._help_with)
        elif self._gone is not None:
            self.say(words.GONE_MEANWHILE)

    # -- order and filter

    def again(self) -> None:
        """Show the people again."""
        if self.view is not None:
            self._show_people(self.view)
            self.refresh_keys()

    def action_hands(self) -> None:
        """Call all hands, give it another end, or end it."""
        if self.view is not None:
            from mentor_tui.tui.acts import all_hands

            self.ask(all_hands.form(self.view.page.hands, self.view.now.date()))

    def action_sort(self) -> None:
        """Sort another way."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.again()

    def action_cohort(self) -> None:
        """Show the next cohort, after the last one all."""
        known = ["", *(row.name for row in reversed(self.view.page.cohorts))] if self.view else [""]
        at = known.index(self.only) if self.only in known else -1
        self.only = known[(at + 1) % len(known)]
        self.again()

    def action_filter(self) -> None:
        """Open the field to find people in."""
        self.action_find()

    # -- acts; their forms are imported when the first one opens

    def _entry(self, person: str) -> Digest:
        assert self.view is not None
        return self.view.page.view.of(person)

    def _open_person(self, person: str, item: str = "") -> None:
        if self._entry(person).trouble:
            self.say(
                _(
                    "{name}’s record cannot be read. Run “mentor-tui doctor”: it says why, and what can be put right."
                ).format(name=self.called(person))
            )
        else:
            self.stage.open_journey(person, item=item)

    def _help(self, call: Call) -> None:
        """Open what helps."""
        if self.view is not None and (beyond := theirs(call, self.view.page)):
            self._which(beyond.hires, self._stand_in if beyond.way == "cover" else self._reassign)
            return
        match call.kind:
            case "no mentor":
                self._reassign(call.person)
            case "no curriculum":
                self._enrol(call.person)
            case "area" | "asks area" | "unclaimed":
                self.stage.go_to("areas")
            case "unpublished":
                self.show_unpublished(call.on)
            case "words":
                self.stage.open_curricula(call.on, of(WordsProposed, call.about).first)
            case "quiet team":
                self.stage.go_to("product-teams")
            case "unanswered":
                self.stage.go_to("openings")
            case "stand in?":
                self.ask(acts.stand_ins.answer(call, self.names.get(call.person, call.person)))
            case "asks mentor":
                self._reassign(call.person, reason="asked")
            case "kept apart":
                self._reassign(call.person, reason="not again")
            case "manager":
                self._reassign(call.person)
            case "no role":
                self._which(of(Mentees, call.about).mentees, self._reassign)
            case "leave ahead":
                self._days_away(call.person, day_of(of(Mentees, call.about).until), date.fromisoformat(call.since))
            case "over capacity":
                self._capacity(call.person)
            case "no lead":
                self.say(_("Use the command: mentor-tui people edit PERSON --roles lead"))
            case "mentor leaves":
                self._last_day(call.person, date.fromisoformat(call.since))
            case "mentor away":
                self._days_away(call.person, None if call.since == "?" else date.fromisoformat(call.since))
            case "starts":
                people, without = of(Starting, call.about)
                if len(without) > 1 and any(place.mode == "matching" for place in self.stage.places):
                    self.stage.go_to("matching")
                    return
                self._which(without or people, self._reassign if without else self._open_person)
            case "sent":
                self.stage.open_side_tasks(call.person, call.on)
            case "example":
                self.stage.open_levels(call.person, call.on)
            case "asks" | "asks other" | "wrote":
                self.open_lines(call)
            case "waits long" | "owed" if len(call.people) > 1:
                self._which(call.people, lambda person: self._open_person(person, call.on))
            case "unreadable":
                self.say(unreadable.remedy(of(NotUsed, call.about), self.names))
            case _:
                self._open_person(
                    call.person,
                    call.on if call.kind in ("waiting", "goes", "waits long", "owed", "has it", "stuck") else "",
                )

    def _which(self, people: Sequence[str], then: Callable[[str], None]) -> None:
        """Go on with the only one, or ask with whom first."""
        if len(people) == 1:
            then(people[0])
        else:
            lines = [Line(((clean(self.names.get(name, name)), ""),), (), name) for name in people]
            self.choose(_("Who first?"), lines, then)

    def action_reassign(self) -> None:
        """Give the selected hire another mentor."""
        self._reassign(self._selected_hire())

    def _reassign(self, hire: str, *, reason: EndReason = "moved") -> None:
        def opened(before: acts.pairing.Before) -> None:
            if not before.choice.candidates:
                self.say(_("There is no mentor yet. A adds one."))
                return
            why = "asked" if before.asked else reason
            self.ask(lambda context: acts.pairing.reassign(context, before, self.names, reason=why))

        self.look(lambda: acts.pairing.before(self.context, hire), opened)

    def action_settle(self) -> None:
        """Close what was asked about the selected hire without another mentor, or what is owed to them."""
        if (debt := self._debt()) is not None:
            self.act(lambda context: settle_debt(context, debt))
            return
        self.ask(lambda context: acts.pairing.settle(context, self._selected_hire(), self.names))

    def _debt(self) -> Call | None:
        """What is owed to somebody, where the selected need is that."""
        needs = self.query_one("#needs", Lines)
        call = self._call(needs.selected) if needs.has_focus else None
        return call if call is not None and call.kind in DEBTS else None

    def in_line(self) -> Iterable[tuple[Action, str]]:
        """The keys; where something is owed to somebody, the one that settles it stands first."""
        if self.view is None or (debt := self._debt()) is None:
            return super().in_line()
        settles = _("kept") if debt.kind == "promise" else _("it is there")
        return self.named_in_line(("team.settle", settles), ("team.promise", _("promise")))

    def action_promise(self) -> None:
        """Promise the selected hire something, or say how a promise ended."""
        hire, view = self._selected_hire(), self.view
        if view is not None:
            self.look(
                lambda: self.context.standing(self.context.journey(hire), view.page.view.team),
                lambda standing: ask_promise(self, standing, view.page.relations(hire)),
            )

    def action_cover(self) -> None:
        """Say who stands in for the selected hire's mentor."""
        self._stand_in(self._selected_hire())

    def _stand_in(self, hire: str) -> None:
        view = self.view
        if view is None:
            return
        leads = [(person.id, view.page.names[person.id]) for person in view.page.view.team.with_role("lead")]
        self.look(
            lambda: acts.pairing.before(self.context, hire),
            lambda before: self.ask(lambda context: acts.pairing.cover(context, before.choice, leads)),
        )

    def action_extend(self) -> None:
        """Add working days to a plan."""
        hire = self._selected_hire()
        self.ask(acts.programme.extend(hire, self.called(hire)))

    def _enrol(self, hire: str) -> None:
        if self.context.catalogue.curricula:
            self.ask(lambda context: acts.programme.enrol(context, hire, self.called(hire)))
        else:
            self.say(self.sentence(BadUse(Code.UNKNOWN_CURRICULUM, curriculum="", near=None, known=[])))

    def action_rest(self) -> None:
        """Let a programme rest, or go on with it."""
        hire = self._selected_hire()
        self.ask(lambda context: acts.programme.rest(context, hire, self.called(hire), self._entry(hire)))

    def action_end(self) -> None:
        """End a programme."""
        hire = self._selected_hire()
        self.ask(acts.programme.end(hire, self.called(hire)))

    def action_leave(self) -> None:
        """Note days away, or change those that are noted."""
        hire = self._selected_hire()
        self.say_leave(hire, lambda: self._days_away(hire))

    def action_add(self) -> None:
        """Add somebody."""
        self.ask(acts.programme.add_person)

    def action_import_people(self) -> None:
        """Ask for a file of people, and show what it would do."""
        from mentor_tui.tui.dialogs.pick_file import people_file

        if self.ui.read_people is not None:
            self.inquire(people_file(self.ui.read_people), self._show_file)

    def _show_file(self, file: tuple[NamedTable, str]) -> None:
        from mentor_tui.tui.screens.people_import import PeopleImportPlace

        self.app.push_screen(PeopleImportPlace(self.ui, *file))

    def action_checklist(self) -> None:
        """Read a checklist, and show what it becomes."""
        if self.ui.read_checklist is not None:
            self.inquire(acts.checklists.choose_file(self.ui.read_checklist), self._show_checklist)

    def _show_checklist(self, checklist: Checklist) -> None:
        from mentor_tui.tui.screens.checklist import ChecklistPlace

        self.app.push_screen(ChecklistPlace(self.ui, checklist, self.say, self.names))

    def action_look(self) -> None:
        """Look at a journey as the hire sees it."""
        self.stage.open_journey(self._selected_hire(), as_seen=True)

    def action_one_person(self) -> None:
        """Lay somebody's page over the place."""
        self.stage.open_person(self._selected_hire())

    def action_growth(self) -> None:
        """Lay somebody's side tasks over the place."""
        hire = self._selected_hire()
        if hire:
            self.stage.open_side_tasks(hire)
