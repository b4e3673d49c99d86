"""What is done about the words of an item: better ones proposed, and declined with a reason."""

from __future__ import annotations

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.proposals import WORDS, fields_of
from mentor_tui.domain.rules.proposals import one_line
from mentor_tui.domain.text import clean
from mentor_tui.services import proposals
from mentor_tui.services.waiting_words import ProposalView
from mentor_tui.tui.acts.thing import FORM_WIDTH
from mentor_tui.tui.dialogs.form import Field, Form
from mentor_tui.tui.styles import Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import proposals as words
from mentor_tui.wording.language import _

LABEL = 34
"""Cells of a line for what it is called, beside what it says."""


def fields(item: Item) -> list[Line]:
    """What an item says, a line each, to choose one from; its short title and its text also where it has none."""
    said = fields_of(item)
    asked = {key: said.get(key, "") for key in WORDS if key in said or key in ("short", "about")}
    return [
        Line(((fit(words.field(name), LABEL), "dim"), (" ".join(clean(text).split()), "")), (), name)
        for name, text in {**asked, **said}.items()
    ]


def propose(curriculum: str, item: Item, field: str) -> Form:
    """Ask for better words; those of today stand there to be changed."""
    now = fields_of(item).get(field, "")
    kind = "line" if one_line(field) else "text"
    label = _("Better words, in the place of those of today")
    return Form(
        _("“{title}”, {field}").format(title=clean(item.title), field=words.field(field)),
        [
            Field("words", label, "line", value=now, keep=True)
            if kind == "line"
            else Field("words", label, "text", value=now)
        ],
        lambda context, answers: proposals.propose(context, item.id, field, answers["words"], curriculum=curriculum),
        does=_("proposes them"),
        draft=f"improve:{curriculum}/{item.id}/{field}",
    )


def decline(view: ProposalView, name: str) -> Form:
    """Ask why a line stays as it is."""
    one = view.proposal
    about: list[Part] = [
        *paragraph(clean(one.was), FORM_WIDTH, "dim", first="– ", rest="  "),
        *paragraph(clean(one.words), FORM_WIDTH, first="+ ", rest="  "),
    ]
    return Form(
        _("Leave “{title}” as it is?").format(title=clean(view.title)),
        [Field("why", _("Why? {name} will read it.").format(name=clean(name)), keep=True)],
        lambda context, answers: proposals.decline(context, one.number, answers["why"]),
        detail=about,
        does=_("leaves it"),
        draft=f"decline:{one.number}",
    )
