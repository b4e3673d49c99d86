"""Another mentor for a hire, a stand-in, and a wish for another mentor that is closed without one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from mentor_tui.domain.people import END_REASONS, FIRM_ENDS, EndReason
from mentor_tui.domain.rules.pairing import OVERLAP_MOST
from mentor_tui.domain.text import clean
from mentor_tui.services import mentor_requests, pairing
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.mentor_requests import MentorRequest
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.fragments import candidates as words
from mentor_tui.tui.styles import Part, content
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.tui.widgets.options import Options
from mentor_tui.wording import handover
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.matching.ranking import Choice

Names = Mapping[str, str]

NOBODY = "-"


@dataclass(frozen=True)
class Before:
    """What a lead has before them when they choose a mentor: the candidates, and what was asked about the hire."""

    choice: Choice
    asked: tuple[MentorRequest, ...]

    @property
    def mentor(self) -> str | None:
        """Whose place is taken: today's mentor, or whoever is agreed to come."""
        pair = self.choice.pairing
        return self.choice.mentor or (pair.mentor if pair else None)

    def askers(self, mentor: str) -> list[str]:
        """Who has asked that it be this mentor."""
        return [asked.ask.by for asked in self.asked if asked.ask.wish == mentor]


def before(context: ActorContext, hire: str) -> Before:
    """Read what is needed to choose. It may take a moment: not to be called while a screen waits for it."""
    from mentor_tui.services.matching.ranking import choice

    found = choice(context, hire)
    return Before(found, tuple(asked for asked in mentor_requests.asks_of(context) if asked.ask.hire == found.hire.id))


class ChoosingForm(Form):
    """A form with a list of candidates, the selected one of which is explained below it.

    Attributes:
        explain: what is said of a candidate, by id.
        for_good: what is said while the reason is one after which the two are a pair no more.

    """

    explain: Callable[[str], Sequence[Part]]
    for_good: str

    DEFAULT_CSS = """
    ChoosingForm #explained { height: auto; min-height: 3; margin-bottom: 1; }
    ChoosingForm #for-good { text-style: bold; height: auto; margin-bottom: 1; display: none; }
    ChoosingForm #field-mentor, ChoosingForm #field-reason { margin-bottom: 0; }
    """

    def _compose_field(self, field: Field) -> ComposeResult:
        for widget in super()._compose_field(field):
            if field.name == "why" and widget.has_class("label"):
                widget.id = "why-label"
            yield widget
        if field.name == "mentor":
            yield Static(content(self.explain(field.value)), id="explained")
        if field.name == "reason":
            yield Static(self.for_good, id="for-good", markup=False)

    def on_mount(self) -> None:
        """Say at once what the reason means."""
        for options in self.query(Options):
            self.watch(options, "at", self._reason_changed)
        self.call_after_refresh(self.query_one("#fields").scroll_home, animate=False)

    def _reason_changed(self) -> None:
        firm = self.query_one("#field-reason", Options).value in FIRM_ENDS
        self.query_one("#for-good").display = firm
        self.query_one("#why-label", Static).update(_why(firm=firm))

    @on(Lines.Moved, "#field-mentor")
    def _other_selected(self, event: Lines.Moved) -> None:
        self.query_one("#explained", Static).update(content(self.explain(event.line_id)))


def reassign(context: ActorContext, before: Before, names: Names, *, reason: EndReason) -> Form:
    """Ask for a mentor, and all that goes with a change. It carries the version of the pairing that was on the screen."""
    choice, old, today = before.choice, before.mentor, context.today()
    hire, told = choice.hire, _called(choice.hire.id, names)
    by_id = {candidate.person.id: candidate for candidate in choice.candidates}
    lines = tuple(words.line(one, today, names, before.askers(one.person.id)) for one in choice.candidates)

    def verb(context: ActorContext, answers: Answers) -> Done:
        texts = answers.texts
        return pairing.reassign(
            context,
            hire.id,
            answers["mentor"],
            why=answers["why"],
            reason=cast(EndReason, texts.get("reason", reason)),
            since=typed.day(answers["since"]),
            overlap=typed.whole("overlap", texts.get("overlap") or "0", f"0–{OVERLAP_MOST}"),
            telling=answers["telling"],
            word=texts.get("word", ""),
            # What it takes from another team stands below the list: whoever chose has read it.
            from_other_teams=by_id[answers["mentor"]].takes is not None,
            expected_version=choice.version,
        )

    def explain(person: str) -> Sequence[Part]:
        one = by_id.get(person)
        return words.explained(one, today, names, before.askers(person)) if one else ()

    best = _first(choice, before)
    fields = [Field("mentor", "", "one", value=best, choices=lines, top=words.columns(), find=True)]
    if old:
        options = tuple((known, handover.reason_word(known)) for known in END_REASONS)
        fields += [
            Field("reason", _("Why the pair ends (left, right)"), "option", value=reason, options=options),
            Field("why", _why(firm=reason in FIRM_ENDS)),
        ]
    else:
        fields.append(Field("why", _("Why, in your own words (optional)")))
    fields.append(Field("since", _("From (YYYY-MM-DD; empty: today)")))
    if choice.mentor:
        fields.append(Field("overlap", _("Days on which both are mentors"), value="0"))
    fields.append(Field("telling", _("Who tells whom, and when; leads can read it")))
    if choice.mentor:
        label = _("A message from {old} to the next mentor; {hire} can read it").format(
            old=_called(choice.mentor, names), hire=told
        )
        fields.append(Field("word", label, "text"))
    title = _("Another mentor for {name}, now with {mentor}") if old else _("A mentor for {name}")
    facts = {"name": told, "mentor": _called(old, names)}
    known, does, draft = _known(before, context, names), _("gives the mentor"), f"handover:{hire.id}"
    form = ChoosingForm(title.format(**facts), fields, verb, detail=known, does=does, draft=draft)
    form.explain, form.for_good = explain, _("{name} and {mentor} will not be matched again.").format(**facts)
    return form


def _why(*, firm: bool) -> str:
    """Who reads why a pair ends: a reason that is for leads alone has words that are, too."""
    return (
        _("In your own words; only leads will read it") if firm else _("In your own words; both of them will read it")
    )


def _first(choice: Choice, before: Before) -> str:
    """Who is selected at first: whoever was asked for, where that is possible, else the best."""
    possible = [one.person.id for one in choice.candidates if one.possible]
    wished = [person for person in possible if before.askers(person)]
    return next(iter(wished or possible), "")


def _called(person: str | None, names: Names) -> str:
    return clean(names.get(person, person)) if person else ""


def _known(before: Before, context: ActorContext, names: Names) -> list[Part]:
    """What was asked about the hire, and what is agreed already."""
    said: list[Part] = [(handover.asked_line(asked, names), "strong") for asked in before.asked]
    if said:
        said.append((_("To leave everything as it is: esc, then d to close the request."), "dim"))
    pair = before.choice.pairing
    coming = pair.coming(context.today()) if pair else None
    if coming is not None:
        agreed = _("{mentor} is already agreed from {day}; this replaces it.")
        day = small.day_month(coming.since, context.today())
        said.append((agreed.format(mentor=_called(coming.mentor, names), day=day), "strong"))
    return [part for line in said for part in (line, ("\n", ""))][:-1]


def cover(context: ActorContext, choice: Choice, leads: Sequence[tuple[str, str]]) -> Form:
    """Ask who stands in, and until when."""
    today = context.today()
    pair = choice.pairing

    def verb(context: ActorContext, answers: Answers) -> Done:
        who = None if answers["who"] == NOBODY else answers["who"]
        until = typed.day(answers["until"]) if who else None
        return pairing.cover(context, choice.hire.id, who, until=until, why=answers["why"])

    taken = {choice.hire.id, choice.mentor}
    lines = [words.stand_in_line(one, today) for one in choice.candidates if one.person.id not in taken]
    known = {line.id for line in lines} | taken
    lines += [Line(((clean(name), ""),), ((_("lead"), "dim"),), who) for who, name in leads if who not in known]
    now = pair.stand_in if pair else None
    if now:
        lines.append(Line(((_("nobody any more"), ""),), (), NOBODY))
    fields = [
        Field("who", "", "one", value=now or "", choices=tuple(lines), top=words.columns()),
        Field("until", _("Until (YYYY-MM-DD; empty: until it is changed)")),
        Field("why", _("Why, in your own words (optional)")),
    ]
    title = _("Who stands in for {name}’s mentor?").format(name=clean(choice.hire.name))
    return Form(title, fields, verb)


def settle(context: ActorContext, hire: str, names: Names) -> Form:
    """Ask why a wish for another mentor is closed without one."""
    asked = [one for one in mentor_requests.asks_of(context) if one.ask.hire == hire]
    lines = [part for one in asked for part in (handover.asked_line(one, names), "\n")]
    return Form(
        _("Close the request about {name} without another mentor?").format(name=_called(hire, names)),
        [Field("why", _("Why? Only leads will read this."))],
        lambda context, answers: mentor_requests.settle_ask(context, hire, why=answers["why"]),
        detail=lines,
        does=_("closes it"),
    )
