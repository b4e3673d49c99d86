"""What is done about somebody's position: a decision written, until nothing is missing, and one withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from mentor_tui.domain.decisions import Decision, Kind
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.rules.decisions import DecisionCase, Wording, impossible, lacks
from mentor_tui.domain.text import clean, decimal, parse_date
from mentor_tui.services import decisions
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts import evidence
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.wording.language import _
from mentor_tui.wording.problems_decisions import lacks_in_short


def way(case: DecisionCase, kind: Kind, to: str) -> str:
    """What can be decided, as a line to choose."""
    title = case.called(to)
    return {
        "promotion": _("promotion to {title}"),
        "move": _("move to {title}"),
        "embed": _("sits with a product team"),
        "back": _("comes back, as {title}"),
        "out": _("leaves for {title}") if to else _("leaves"),
    }[kind].format(title=title)


class DecidingForm(Form):
    """A decision that is being written, all of it on one screen: what is missing stands at its foot while it is typed."""

    DEFAULT_CSS = """
    DecidingForm .row { height: auto; }
    DecidingForm .row > .label { width: 17; }
    DecidingForm .row > .field { width: 1fr; }
    DecidingForm .field { margin-bottom: 0; }
    DecidingForm TextArea { height: 2; }
    DecidingForm.-tight Lines { max-height: 9; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "evidence", show=False, id="decide.evidence")]

    def __init__(self, actor: ActorContext, case: DecisionCase, wording: Wording, fields: Sequence[Field]) -> None:
        """A form.

        Args:
            actor: who decides.
            case: about whom, as the rules have it.
            wording: what is known before anything is typed.
            fields: what is asked.

        """
        self._case, self._start, self._actor = case, wording, actor
        self._team, self._said = actor.team(), evidence.EvidenceSaid()
        super().__init__(
            _("{name}: {what}").format(name=clean(case.person.name), what=way(case, wording.kind, wording.to)),
            fields,
            lambda context, answers: decisions.decide(
                context, case.person.id, self._wording(answers), remark=_get(answers, "remark")
            ),
            does=_("decides"),
            draft=f"decide:{case.person.id}:{wording.kind}:{wording.to}",
        )

    def _compose_field(self, field: Field) -> ComposeResult:
        parts = super()._compose_field(field)
        if field.kind == "one":
            yield from parts
        else:
            # What is asked stands before the answer, so that all of it is in sight.
            yield Horizontal(*parts, classes="row")

    def keys(self) -> str:
        """With what shows one line."""
        usual = super().keys()
        return _("e what shows it · {keys}").format(keys=usual) if self._rests else usual

    def begins_with(self) -> Field:
        """The reason."""
        return self._fields[0]

    @property
    def _rests(self) -> bool:
        """Whether it rests on evidence."""
        return any(field.name == "evidence" for field in self._fields)

    def on_mount(self) -> None:
        """Take up what was said of evidence before, and say at once what is missing."""
        for field in self._fields:
            if field.name == "evidence":
                self._said = evidence.EvidenceSaid.of(self._drafts().get(self._draft_name(field), ""))
        self._show_evidence()
        self._say_missing()

    @property
    def answers(self) -> Answers:
        """What stands in the fields; of the list, what was said of its lines."""
        found = super().answers
        return Answers({**found.texts, "evidence": self._said.text}, found.ticked) if self._rests else found

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _say_missing(self) -> None:
        foot = self.query_one(".wrong", Static)
        try:
            wording = decisions.settled(self._actor, self._team, self._case.person, self._wording(self.answers))
            problem = impossible(self._case, wording)
            missing = lacks(self._case, wording)
        except Problem as unclear:
            problem, missing = unclear, ()
        if problem is not None:
            foot.update(self.sentence(problem))
        elif missing:
            foot.update(_("Missing: {what}").format(what=lacks_in_short(missing, self._titles)))
        else:
            first = _("Nothing is missing. {name} reads it first, the team two working days later.")
            foot.update(first.format(name=clean(self._case.person.name)))
        foot.add_class("-shown")

    @property
    def _titles(self) -> dict[str, str]:
        return {name: one.title for name, one in self._case.catalogue.competencies.items()}

    def refused(self, problem: Problem) -> str:
        """What is missing for each competency stands in its line already."""
        if problem.code is not Code.DECISION_LACKS:
            return super().refused(problem)
        short = lacks_in_short(problem.facts["missing"], self._titles)
        return _("Not decided yet, and nothing was written. Missing: {all}").format(all=short)

    def _show_evidence(self) -> None:
        if self._rests:
            shown = evidence.lines(self._case, self._wording(self.answers))
            self.query_one("#field-evidence", Lines).show_lines(shown)

    def action_evidence(self) -> None:
        """Ask what shows the selected competency."""
        if not self._rests or not (name := self.query_one("#field-evidence", Lines).selected):
            return
        form = evidence.ask(self._case, self._wording(self.answers), name)
        form.context, form.sentence = self.context, self.sentence

        def answered(answer: evidence.OneAnswer | None) -> None:
            if answer is not None:
                self._said = self._said.answered(name, answer)
                self._keep_drafts()
                self._show_evidence()
                self._say_missing()

        self.app.push_screen(form, answered)

    def _wording(self, answers: Answers) -> Wording:
        on, until = _get(answers, "on"), _get(answers, "until")
        keeps = _get(answers, "keeps")
        return self._start._replace(
            why=_get(answers, "why"),
            advice=_get(answers, "advice"),
            thanks=_get(answers, "thanks"),
            evidence=self._said.seen,
            chosen=self._said.examples,
            asked=tuple(filter(None, map(str.strip, _get(answers, "asked").split(",")))),
            on=parse_date(on) if on else None,
            area=_get(answers, "area"),
            until=parse_date(until) if until else None,
            keeps=_hours(keeps),
        )


def _get(answers: Answers, name: str) -> str:
    return answers.texts.get(name, "").strip()


def _hours(text: str) -> float | None:
    try:
        return decimal(text) if text else None
    except ValueError:
        return -1.0


def decide(context: ActorContext, case: DecisionCase, kind: Kind, to: str) -> Form:
    """Ask for what such a decision takes."""
    wording = Wording(kind, to)
    on = Field("on", _("From which day"), value=case.today.isoformat(), keep=True)
    if kind == "out":
        fields = [Field("thanks", _("Thanks"), "text", hint=_("a word of thanks; nobody has to say why")), on]
        return DecidingForm(context, case, wording, fields)
    fields = [Field("why", _("Why"), "text", hint=_("one or two sentences that everybody reads"))]
    if kind == "promotion":
        rows = tuple(evidence.lines(case, wording))
        fields.append(Field("evidence", "", "one", choices=rows, top=evidence.top(), keep=True))
        hint = _("two or three sentences for whoever comes next")
        fields.append(Field("advice", _("How to get there"), "text", hint=hint))
    if kind == "embed":
        areas = tuple((one.id, clean(one.title)) for one in case.catalogue.product_areas.values())
        fields.append(Field("area", _("Product team"), "option", options=areas))
        fields.append(Field("until", _("Until which day"), hint=_("like 2026-11-30"), keep=True))
        fields.append(Field("keeps", _("Hours a week"), hint=_("6, kept in the queue"), keep=True))
    fields.append(Field("asked", _("Who was asked"), hint=_("names, with commas"), keep=True))
    fields.append(on)
    if context.restricted:
        fields.append(Field("remark", _("For leads"), hint=_("a remark that only leads read (optional)"), keep=True))
    return DecidingForm(context, case, wording, fields)


def withdraw(decision: Decision, name: str) -> Form:
    """Ask why a decision is taken back."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return decisions.withdraw(context, decision.id, why=answers["why"])

    return Form(
        _("Withdraw the decision about {name}?").format(name=name),
        [Field("why", _("Why; {name} and leads read it").format(name=name), "text")],
        verb,
        does=_("withdraws it"),
        draft=f"withdraw:{decision.id}",
    )
