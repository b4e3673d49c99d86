"""What a promotion rests on while it is written: a line for each competency, and what is asked about one of them."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.decisions import OFFERED_MOST, choices
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import refuse_if
from mentor_tui.domain.rules.decisions import DecisionCase, Wording, lacks, unfit
from mentor_tui.domain.text import clean, said
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.acts.thing import FORM_WIDTH
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.styles import Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import decisions as words
from mentor_tui.wording.language import _
from mentor_tui.wording.levels import competency_title

TITLE, LEVEL = 22, 3
"""Cells of a line before what is offered."""

OneAnswer = tuple[str, tuple[str, ...]]
"""What was seen of one competency, and the numbers of the examples that were chosen for it."""


class EvidenceSaid(NamedTuple):
    """What whoever decides says of the evidence, beside what is read from what was done.

    Attributes:
        seen: competency -> what they saw, in a line.
        examples: competency -> the numbers of the two examples that stand for it.

    """

    seen: Mapping[str, str] = NONE
    examples: Mapping[str, tuple[str, ...]] = NONE

    @classmethod
    def of(cls, text: str) -> EvidenceSaid:
        """From a text that was kept: see ``text``."""
        seen: dict[str, str] = {}
        examples: dict[str, tuple[str, ...]] = {}
        for line in text.splitlines():
            name, colon, rest = line.partition(": ")
            if colon and name.endswith("*"):
                examples[name[:-1]] = tuple(rest.split())
            elif colon:
                seen[name] = rest
        return cls(seen, examples)

    @property
    def text(self) -> str:
        """All of it as lines like ``tools: built the view`` and, of chosen examples, ``tools*: 1 3``."""
        chosen = (f"{name}*: {' '.join(numbers)}" for name, numbers in self.examples.items() if numbers)
        return "\n".join([*(f"{name}: {text}" for name, text in self.seen.items() if text), *chosen])

    def answered(self, competency: str, answer: OneAnswer) -> EvidenceSaid:
        """The same, with something else said of one competency."""
        seen, numbers = answer
        return EvidenceSaid({**self.seen, competency: seen}, {**self.examples, competency: numbers})


def top() -> str:
    """What the columns are."""
    return f"   {fit(_('Asked above'), TITLE + LEVEL)}{_('Offered from what they did')}"


def lines(case: DecisionCase, wording: Wording) -> list[Line]:
    """A line for each competency that is asked: whether it is shown, by what, and on how many occasions."""
    proofs, catalogue = case.proofs(wording), case.catalogue
    missing = {one.competency: one for one in lacks(case, wording) if one.field == "evidence"}
    found = []
    for name, level in case.asked_above(wording.to).items():
        proof = proofs.get(name)
        glyph: Part = ("✔ ", "good") if proof else ("○ ", "")
        shown = words.offered(proof, case.standing(name), catalogue) if proof else _("nothing yet")
        beside = words.occasions(proof) if proof else words.still_missing(missing[name])
        title = f"{fit(competency_title(catalogue, name), TITLE)}{fit(str(level), LEVEL)}"
        found.append(Line((glyph, (title, ""), (clean(shown), "" if proof else "dim")), ((beside, "dim"),), name))
    return found


def ask(case: DecisionCase, wording: Wording, competency: str) -> Questions[OneAnswer]:
    """Ask what shows one competency: which of several examples, and what whoever decides saw themselves."""
    level, standing = case.asked_above(wording.to)[competency], case.standing(competency)
    proof, known = case.proofs(wording).get(competency), choices(standing, level)
    several = len(known) > OFFERED_MOST
    shown = proof.shown if proof is not None else ()
    detail: list[Part] = []
    fields: list[Field] = []
    if several:
        options = tuple((one.id, clean(words.offered_one(one, standing, case.catalogue))) for one in known)
        label = _("Which two of them stand in the decision (space ticks), two weeks apart")
        fields.append(Field("examples", label, "many", options=options, ticked=tuple(one.id for one in shown)))
    else:
        for one in shown:
            offer = clean(words.offered_one(one, standing, case.catalogue))
            detail += paragraph(offer, FORM_WIDTH, first=" ✔ ", first_tone="good")
    if (sentence := case.catalogue.competencies[competency].levels.get(level)) is not None and not detail:
        detail += paragraph(f"“{clean(sentence)}”", FORM_WIDTH, "dim")
    label = _("What you saw besides (optional)") if shown else _("What you saw, with its days, in a line")
    fields.append(Field("seen", label, value=wording.evidence.get(competency, "")))

    def verb(_context: ActorContext, answers: Answers) -> OneAnswer:
        chosen = answers.ticked.get("examples", ())
        if several:
            refuse_if(unfit(case, competency, level, chosen))
        return " ".join(said(answers["seen"]).split()), chosen

    title = competency_title(case.catalogue, competency)
    question = _("“{title}” at level {level}: what shows it?").format(title=title, level=level)
    return Questions(question, fields, verb, detail=detail, does=_("takes it"))
