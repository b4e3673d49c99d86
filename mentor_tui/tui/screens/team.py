"""Team: what needs the lead and nothing else, the cohorts, and everybody by who may need a talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from mentor_tui.services.attention import Call
from mentor_tui.services.desk import Desk, zone_of
from mentor_tui.services.pages import TeamPage, team_page
from mentor_tui.tui.actions import Action
from mentor_tui.tui.backstage import Backstage
from mentor_tui.tui.base.place import place_bindings
from mentor_tui.tui.screens import team_text as words
from mentor_tui.tui.screens.team_verbs import TeamVerbs
from mentor_tui.tui.screens.team_view import SORTS, Sort, TeamView, matching, ordered, sort_title
from mentor_tui.tui.widgets.bars import Rule
from mentor_tui.tui.widgets.lines import Line, Lines, plain
from mentor_tui.tui.widgets.sides import Sides
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

ACTIONS = (
    Action("team.reassign", "r", _("reassign"), _("Give a hire a mentor, or another one"), writes=True),
    Action("team.extend", "e", _("extend"), _("Add working days to a hire’s plan, with a reason"), writes=True),
    Action("team.cover", "c", _("cover"), _("Say who stands in for a hire’s mentor"), writes=True),
    Action("team.rest", "p", _("pause"), _("Let a programme rest, or go on with it"), footer=False, writes=True),
    Action(
        "team.end", "x", _("end"), _("End a programme: finished, or early with a reason"), footer=False, writes=True
    ),
    Action("team.leave", "L", _("leave"), _("Note days away; they count in no plan"), footer=False, writes=True),
    Action("team.add", "A", _("add"), _("Add somebody to the team"), writes=True),
    Action(
        "team.import", "I", _("import"), _("Add people from a CSV file"), footer=False, writes=True, call="import_csv"
    ),
    Action("team.mentors", "m", _("mentors"), _("What every mentor carries; how much they take on, leave, last day")),
    Action("team.what-if", "w", _("what if"), _("The team without some mentors, or with more hires, beside today’s")),
    Action(
        "team.settle",
        "s",
        _("settle"),
        _("Close a wish for another mentor without a change"),
        footer=False,
        writes=True,
    ),
    Action("team.look", "v", _("as seen"), _("Look at a journey as the hire sees it"), footer=False),
    Action("team.growth", "T", _("side tasks"), _("A person’s side tasks: say yes, open a lock early"), footer=False),
    Action("team.sort", "o", _("sort"), _("Sort the people another way")),
    Action("team.cohort", "f", _("cohort"), _("Show one cohort after another, then all"), footer=False),
    Action("team.filter", "slash", _("filter"), _("Filter the people by name, cohort, team or mentor"), "/"),
    Action("team.parts", "tab", _("next part"), _("On to the cohorts, the people, and back"), footer=False),
)


class TeamPlace(TeamVerbs):
    """A lead's place."""

    MODE = "team"
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[Any]] = place_bindings(ACTIONS)
    ABOUT = _("What needs you stands on top; what a mentor has in hand is not among it. Below, everybody on their way.")

    DEFAULT_CSS = """
    TeamPlace #needs, TeamPlace #cohorts { height: auto; }
    TeamPlace #cohort-head, TeamPlace #people-columns { color: $dim; }
    TeamPlace #filter { display: none; height: 1; border: none; padding: 0 1; background: $field; }
    TeamPlace #filter.-open { display: block; }
    """

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._sort: Sort = "talk"
        self._cohort = ""
        self._text = ""

    def body(self) -> ComposeResult:
        """Needs, cohorts, people."""
        with Vertical(classes="body"):
            yield Sides(id="needs-head")
            yield Lines(id="needs", quiet=True)
            yield Rule()
            yield Sides(id="cohort-head")
            yield Lines(id="cohorts", quiet=True)
            yield Rule(id="people-rule")
            yield Sides(id="people-head")
            yield Input(id="filter", placeholder=_("name, cohort, team or mentor"), select_on_focus=False)
            yield Sides(id="people-columns")
            yield Lines(id="people", quiet=True)

    def read(self, desk: Desk) -> TeamView:
        """The overview, from its cache where nothing changed."""
        page = team_page(desk)
        return TeamView(page, desk.now().astimezone(zone_of(page.view.of(desk.actor).zone)))

    @property
    def names(self) -> Mapping[str, str]:
        """Everybody's name."""
        return self.view.page.names if self.view else {}

    def about(self) -> str:
        """Who, when."""
        if self.view is None:
            return ""
        return f"{self.view.page.me.name} · {small.weekday_day(self.view.now.date())}"

    # -- showing

    def show(self, view: TeamView, before: TeamView | None) -> None:
        """Show everything; each list keeps its selection."""
        self._show_needs(view)
        self._show_people(view)
        if before is None:
            self.query_one("#needs" if view.page.needs else "#people", Lines).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Give each part its share anew."""
        if self.view is not None:
            self.show(self.view, self.view)

    def _show_needs(self, view: TeamView) -> None:
        page, width, height = view.page, self.size.width, self.size.height
        today = view.now.date()
        self.query_one("#needs-head", Sides).say(*words.needs_head(page))
        needs, cohorts = self.query_one("#needs", Lines), self.query_one("#cohorts", Lines)
        lines = words.need_lines(page, self.desk.catalogue, width, most=min(words.NEEDS_MOST, max(height // 4, 3)))
        needs.display = bool(lines)
        needs.styles.height = len(lines)
        needs.show_lines(lines)
        # The latest cohorts are the ones to look at; a small screen has room for three.
        made = [words.cohort_line(row, today, width, ascii_only=self.backstage.ascii) for row in page.cohorts]
        cohorts.styles.height = min(len(made), 3 if height < 30 else 6)
        cohorts.show_lines(made)
        if cohorts.at < 0 or not self.query("#cohorts:focus"):
            cohorts.scroll_end(animate=False)
        for part in ("#cohorts", "#cohort-head", "#people-rule"):
            self.query_one(part).display = bool(made)
        self.query_one("#cohort-head", Sides).say([(words.cohort_head(width), "dim")])

    def _show_people(self, view: TeamView) -> None:
        page, width = view.page, self.size.width
        team = page.view.team
        rows = matching(ordered(page.rows, self._sort, team), self._text, self._cohort, team)
        today = view.now.date()
        self.query_one("#people-head", Sides).say(
            *words.people_head(
                page, shown=len(rows), cohort=self._cohort, sort=sort_title(self._sort), text=self._text, today=today
            )
        )
        columns, people = self.query_one("#people-columns", Sides), self.query_one("#people", Lines)
        columns.say([(words.people_columns(width), "dim")])
        columns.display = bool(rows)
        people.show_lines(
            words.people_lines(rows, page, self.desk.catalogue, now=view.now, width=width) or self._nobody(page)
        )

    def _nobody(self, page: TeamPage) -> list[Line]:
        if page.rows:
            return [plain(_("Nobody here is called so. Esc shows everybody again."))]
        return [
            plain(""),
            plain(_("No hires yet."), "strong"),
            plain(_("A adds somebody; I adds many from a CSV file with a line of column names.")),
            plain(_("Add a mentor first, then their hires; r gives each of them a mentor.")),
        ]

    # -- what is selected

    def _selected_hire(self) -> str:
        """The hire that the keys are about: the selected need’s, where that list is in use, else the selected person’s."""
        if self.view is None:
            return ""
        needs = self.query_one("#needs", Lines)
        if needs.has_focus:
            call = self._call(needs.selected)
            if call is not None and call.kind not in ("mentor leaves", "mentor away", "over capacity"):
                return call.person
            return ""
        return self.query_one("#people", Lines).selected

    def _call(self, line_id: str) -> Call | None:
        calls = self.view.page.needs if self.view else ()
        return next((call for call in calls if words.call_id(call) == line_id), None)

    def refusal(self, action: str) -> str | None:
        """Why an action is off."""
        if self.view is None:
            return None
        if action == "team.import" and self.backstage.read_people is None:
            return _("People are imported with “mentor-tui people import FILE” here.")
        if action in ("team.sort", "team.filter", "team.cohort") and not self.view.page.rows:
            return _("There is nobody here yet. A adds somebody.")
        if action == "team.what-if" and not self.view.page.mentors:
            return _("There is no mentor yet. A adds one.")
        if action not in (
            "team.reassign",
            "team.extend",
            "team.cover",
            "team.rest",
            "team.end",
            "team.leave",
            "team.look",
            "team.settle",
        ):
            return None
        hire = self._selected_hire()
        if not hire:
            return _("Select a person first; tab goes to the people.")
        if self._entry(hire).trouble:
            return _("This record cannot be read; “mentor-tui doctor” says why and what to do.")
        if action == "team.settle" and not any(ask.hire == hire for ask in self.view.page.view.team.asks):
            return _("Nobody has asked for another mentor here.")
        return None

    @on(Lines.Moved)
    def _moved(self) -> None:
        self.refresh_keys()

    def on_descendant_focus(self) -> None:
        """The keys depend on which list is in use."""
        if self.view is not None:
            self.refresh_keys()

    # -- enter

    @on(Lines.Opened, "#people")
    def _person_opened(self, event: Lines.Opened) -> None:
        self._open_person(event.line_id)

    @on(Lines.Opened, "#cohorts")
    def _cohort_opened(self, event: Lines.Opened) -> None:
        self._cohort = "" if self._cohort == event.line_id else event.line_id
        self._again()

    @on(Lines.Opened, "#needs")
    def _need_opened(self, event: Lines.Opened) -> None:
        call = self._call(event.line_id)
        if event.line_id == "more":
            self._more()
        elif call is not None:
            self._help(call)

    def _more(self) -> None:
        view = self.view
        if view is not None:
            lines = words.need_lines(view.page, self.desk.catalogue, 68, most=len(view.page.needs), help_=False)
            self._choose(_("What needs you"), lines, self._chosen_need)

    def _chosen_need(self, line_id: str) -> None:
        call = self._call(line_id)
        if call is not None:
            self._help(call)

    # -- order and filter

    def _again(self) -> None:
        if self.view is not None:
            self._show_people(self.view)
            self.refresh_keys()

    def action_sort(self) -> None:
        """Sort another way."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._again()

    def action_cohort(self) -> None:
        """Show the next cohort, after the last one all."""
        known = ["", *(row.name for row in reversed(self.view.page.cohorts))] if self.view else [""]
        at = known.index(self._cohort) if self._cohort in known else -1
        self._cohort = known[(at + 1) % len(known)]
        self._again()

    def action_filter(self) -> None:
        """Open the field to filter in."""
        field = self.query_one("#filter", Input)
        field.add_class("-open")
        field.focus()

    @on(Input.Changed, "#filter")
    def _filtering(self, event: Input.Changed) -> None:
        self._text = event.value.strip()
        self._again()

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one("#filter", Input).set_class(bool(self._text), "-open")
        self.query_one("#people", Lines).focus()

    def goes_back(self) -> bool:
        """Close the filter, or show all cohorts again."""
        field = self.query_one("#filter", Input)
        if not (field.has_class("-open") or self._text or self._cohort):
            return False
        field.value, self._text = "", ""
        if not field.has_class("-open"):
            self._cohort = ""
        field.remove_class("-open")
        self.query_one("#people", Lines).focus()
        self._again()
        return True

    def action_parts(self) -> None:
        """Go on to the next part."""
        self.focus_next()
