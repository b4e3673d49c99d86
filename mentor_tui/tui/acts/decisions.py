"""What is done about somebody's position: a decision written, until nothing is missing, and one withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.widgets import Input, Static, TextArea

from mentor_tui.domain.decisions import Decision, Kind
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.decisions import DecisionCase, Wording, impossible, lacks
from mentor_tui.domain.text import clean, decimal, parse_date
from mentor_tui.services import decisions
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import FORM_WIDTH
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part, paragraph
from mentor_tui.wording import decisions as words
from mentor_tui.wording.language import _
from mentor_tui.wording.levels import competency_title
from mentor_tui.wording.problems_decisions import lack


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
    """A decision that is being written: what is missing stands at its foot while it is typed."""

    DEFAULT_CSS = """
    DecidingForm TextArea { height: 2; }
    DecidingForm .field { margin-bottom: 0; }
    """

    def __init__(self, actor: ActorContext, case: DecisionCase, wording: Wording, fields: Sequence[Field]) -> None:
        """A form.

        Args:
            actor: who decides.
            case: about whom, as the rules have it.
            wording: what is known before anything is typed.
            fields: what is asked.

        """
        self._case, self._start, self._actor = case, wording, actor
        self._team = actor.team()
        super().__init__(
            _("{name}: {what}").format(name=clean(case.person.name), what=way(case, wording.kind, wording.to)),
            fields,
            lambda context, answers: decisions.decide(
                context, case.person.id, self._wording(answers), remark=_get(answers, "remark")
            ),
            detail=_offered(case, wording),
            does=_("decides"),
            draft=f"decide:{case.person.id}:{wording.kind}:{wording.to}",
        )

    def on_mount(self) -> None:
        """Say at once what is missing."""
        super().on_mount()
        self._say_missing()

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
        titles = {name: one.title for name, one in self._case.catalogue.competencies.items()}
        if problem is not None:
            foot.update(self.sentence(problem))
        elif missing:
            foot.update(_("Missing: {what}").format(what=" · ".join(lack(one, titles) for one in missing)))
        else:
            first = _("Nothing is missing. {name} reads it first, the team two working days later.")
            foot.update(first.format(name=clean(self._case.person.name)))
        foot.add_class("-shown")

    def _wording(self, answers: Answers) -> Wording:
        on, until = _get(answers, "on"), _get(answers, "until")
        keeps = _get(answers, "keeps")
        return self._start._replace(
            why=_get(answers, "why"),
            advice=_get(answers, "advice"),
            thanks=_get(answers, "thanks"),
            evidence=_evidence(_get(answers, "evidence")),
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


def _evidence(text: str) -> dict[str, str]:
    """Competency -> what was seen, from lines like ``tools: built the view``; a line without one belongs to the one before."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        before, colon, after = line.partition(":")
        name = before.strip() if colon else name
        said = (after if colon else line).strip()
        if name and said:
            found[name] = " ".join(filter(None, (found.get(name, ""), said)))
    return found


def _offered(case: DecisionCase, wording: Wording) -> list[Part]:
    """What is asked, and what is offered for each of it from what they did."""
    proofs, parts = case.proofs(wording), []
    for name, level in case.asked_above(wording.to).items() if wording.kind == "promotion" else ():
        proof = proofs.get(name)
        said = words.proof(proof, case.catalogue) if proof else _("nothing yet: say below what you saw")
        title = _("{competency} {level}").format(competency=competency_title(case.catalogue, name), level=level)
        glyph, tone = (" ✔ ", "good") if proof else (" ○ ", "")
        parts += paragraph(clean(f"{title}: {said}"), FORM_WIDTH, "", first=glyph, first_tone=tone)
    return parts


def decide(context: ActorContext, case: DecisionCase, kind: Kind, to: str) -> Form:
    """Ask for what such a decision takes."""
    on = Field("on", _("From which day"), value=case.today.isoformat(), keep=True)
    if kind == "out":
        fields = [Field("thanks", _("A word of thanks; nobody has to say why"), "text"), on]
        return DecidingForm(context, case, Wording(kind, to), fields)
    fields = [Field("why", _("Why, in one or two sentences that everybody reads"), "text")]
    if kind == "promotion":
        fields.append(Field("evidence", _("What you saw, a line each, like “tools: built the view”"), "text"))
        fields.append(Field("advice", _("How to get there, for whoever comes next"), "text"))
    if kind == "embed":
        areas = tuple((one.id, clean(one.title)) for one in case.catalogue.product_areas.values())
        fields.append(Field("area", _("With which product team"), "option", options=areas))
        fields.append(Field("until", _("Until which day"), hint=_("like 2026-11-30"), keep=True))
        fields.append(Field("keeps", _("Hours a week in the queue"), hint="6", keep=True))
    fields.append(Field("asked", _("Who was asked, with commas"), keep=True))
    fields.append(on)
    if context.restricted:
        fields.append(Field("remark", _("A remark that only leads read (optional)"), keep=True))
    return DecidingForm(context, case, Wording(kind, to), fields)


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
