"""What is done with an area of responsibility: naming an owner, handing over, a backup, leaving, a line in its log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentor_tui.domain.rules.areas import leavers
from mentor_tui.domain.text import clean
from mentor_tui.services import areas
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.area_people import AreaCandidate
from mentor_tui.services.areas_page import AreaRow, AreasPage
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part, fit
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import areas as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def _title(row: AreaRow) -> str:
    return plain.quoted(clean(row.area.label))


def _who(page: AreasPage, found: Iterable[AreaCandidate]) -> Field:
    """Whom one may choose, who fits best first; leads read beside each name what the rest of their week is."""
    lines = tuple(_line(page, one) for one in found)
    top = f" {_text(words.candidate_heads())}" if page.lead else ""
    return Field("who", "", "one", choices=lines, top=top, find=True)


def _line(page: AreasPage, one: AreaCandidate) -> Line:
    name, *hours, part = words.candidate(one)
    text = _text((name, *hours, part)) if page.lead else f"{fit(name, 28)}  {part}"
    return Line(((text, "dim" if one.problem is not None else ""),), (), one.person.id)


def _text(told: Sequence[str]) -> str:
    name, hours, share, part = told
    return f"{fit(name, 28)} {fit(hours, 13)} {fit(share, 9, right=True)}  {part}"


def own(page: AreasPage, row: AreaRow, found: Iterable[AreaCandidate]) -> Form:
    """Ask who is to own an area that nobody owns."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return areas.own(context, row.area.id, answers["who"], expected_version=row.held.seq)

    detail: list[Part] = [(_("What they hold of its track goes back with it."), "dim")]
    question = _("Who owns {area}?").format(area=_title(row))
    return Form(question, [_who(page, found)], verb, detail=detail, does=_("names the owner"))


def hand_over(page: AreasPage, row: AreaRow, found: Iterable[AreaCandidate]) -> Form:
    """Ask who owns an area next, and for a word to them."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        who, word = answers["who"], answers["word"]
        return areas.hand_over(context, row.area.id, who, word=word, expected_version=row.held.seq)

    label = _("How it stands, and what is open; everybody can read it")
    fields = [_who(page, found), Field("word", label, "text")]
    question = _("Who owns {area} next?").format(area=_title(row))
    return Form(question, fields, verb, does=_("hands over"), draft=f"area-word:{row.area.id}")


def backup(page: AreasPage, row: AreaRow, found: Iterable[AreaCandidate]) -> Form:
    """Ask who stands in for the owner."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return areas.back_up(context, row.area.id, answers["who"], expected_version=row.held.seq)

    question = _("Who stands in for the owner of {area}?").format(area=_title(row))
    return Form(question, [_who(page, found)], verb, does=_("names the backup"))


def leave(page: AreasPage, row: AreaRow, names: Mapping[str, str]) -> Form:
    """Ask who leaves an area, where it may be somebody else, and why; an owner's word where it is one's own."""
    me, held = page.me.id, row.held
    people = leavers(row.case)

    def verb(context: ActorContext, answers: Answers) -> Done:
        who = answers.texts.get("who", me)
        return areas.leave(context, row.area.id, who, why=answers.texts.get("why", ""), expected_version=held.seq)

    own_word = _("How it stands, and what is open; everybody can read it")
    if people == (me,):
        owner = held.owner == me
        fields = [Field("why", own_word if owner else _("Why, if you want to say"), "text" if owner else "line")]
        question = _("You leave {area}").format(area=_title(row))
        return Form(question, fields, verb, does=_("leaves"), draft=f"area-word:{row.area.id}" if owner else "")
    lines = tuple(
        Line(((clean(names.get(one, one)), ""),), ((words.part_word(held.part_of(one)), "dim"),), one) for one in people
    )
    first = next((one for one in reversed(held.contributors) if one in people), people[0])
    fields = [
        Field("who", "", "one", value=first, choices=lines, find=True),
        Field("why", _("Why; it is kept in the history"), keep=True),
    ]
    question = _("Who leaves {area}?").format(area=_title(row))
    return Form(question, fields, verb, does=_("lets go"), draft=f"area-leave:{row.area.id}")


def log(row: AreaRow) -> Form:
    """Ask for a line in the log of an area."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return areas.log(context, row.area.id, answers["text"])

    fields = [Field("text", _("What was done, what was found; everybody can read it"), "text")]
    question = _("The log of {area}").format(area=_title(row))
    return Form(question, fields, verb, does=_("writes it"), draft=f"area-log:{row.area.id}")
