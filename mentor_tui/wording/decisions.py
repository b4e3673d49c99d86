"""Decisions in words: one as a line of a list, one in full, what shows each competency, and the nearest step of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.decisions import Decision, Proof
from mentor_tui.domain.gap import Asked
from mentor_tui.domain.levels import LEVEL_BESIDE, CompetencyStanding, Evidence
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import short_name
from mentor_tui.domain.rules.decisions import Lack
from mentor_tui.services.decision_list import DecisionPage, Embed, OpenDecision, ReadDecision
from mentor_tui.wording import levels, plain
from mentor_tui.wording.language import _, ngettext

Names = Mapping[str, str]


def position(catalogue: Catalogue, name: str) -> str:
    """What lists call a position, or work elsewhere; its id where no file has it any more."""
    today = catalogue.former_positions.get(name, name)
    if today in catalogue.positions:
        return catalogue.positions[today].label
    return catalogue.elsewhere[today].title if today in catalogue.elsewhere else plain.shown(name)


def product_area(catalogue: Catalogue, name: str) -> str:
    """What a product area is called; its id where no file has it any more."""
    found = catalogue.product_areas.get(catalogue.former_product_areas.get(name, name))
    return found.title if found is not None else plain.shown(name)


def kind(name: str, *, ahead: bool = False) -> str:
    """What happened, in a word; or what will, where it is still to come and is not so yet."""
    if name == "out" and ahead:
        return _("leaves")
    return {
        "promotion": _("promoted"),
        "move": _("moved"),
        "embed": _("embedded"),
        "out": _("left"),
        "back": _("came back"),
    }[name]


def what(one: Decision, catalogue: Catalogue, *, area: str = "") -> str:
    """To what, with whom, or from where: the end of its line; ``area``: the product area's name, where it has to be cut."""
    to = position(catalogue, one.to)
    if one.kind == "embed":
        area = area or product_area(catalogue, one.area)
        return _("with {area}, to {day}").format(area=area, day=plain.day_short(one.until)) if one.until else area
    if one.kind == "back":
        return _("from {before}, as {to}").format(before=position(catalogue, one.before), to=to)
    if one.kind == "out" and not one.to:
        return plain.one_line(one.advice)
    return _("to {to}").format(to=to)


def way(one: Decision, catalogue: Catalogue) -> str:
    """From where to where: the head of a decision."""
    if one.kind == "embed":
        return what(one, catalogue)
    parts = [position(catalogue, name) for name in (one.before, one.to) if name]
    return " → ".join(parts)


class DecisionLine(NamedTuple):
    """A decision in a list: its day, who, what happened, and to what."""

    day: str
    who: str
    kind: str
    what: str


def line(read: ReadDecision, names: Names, catalogue: Catalogue, today: date) -> DecisionLine:
    """A decision as a line of a list."""
    one = read.decision
    happened = _("withdrawn") if one.withdrawn else kind(one.kind, ahead=one.on > today)
    return DecisionLine(
        plain.day_word(one.on, today), names.get(one.person, one.person), happened, what(one, catalogue)
    )


def nobody_yet() -> str:
    """That there is no decision yet."""
    return _("No decisions yet. Each one will stand here with its reason and how to get there.")


def nobody_came() -> str:
    """That nobody came to a position by a decision that can be read."""
    return _("Nobody yet, as far as the program knows.")


def head(read: ReadDecision, names: Names, catalogue: Catalogue) -> str:
    """Whose decision it is, from where to where, and from when."""
    one = read.decision
    parts = [names.get(one.person, one.person), way(one, catalogue)]
    parts.append(_("from {day}").format(day=plain.weekday_day(one.on)))
    return " · ".join(part for part in parts if part)


def decided_by(one: Decision, names: Names) -> str:
    """Who decided, and who was asked."""
    by = names.get(one.by, one.by)
    if not one.asked:
        return by
    return _("{by}, who asked {asked}").format(by=by, asked=plain.people([names.get(who, who) for who in one.asked]))


def who_reads(read: ReadDecision, names: Names, today: date) -> str:
    """Who reads it from when, for those who read it before the team does; "" once everybody does."""
    one = read.decision
    if one.withdrawn:
        return _("Withdrawn: only {name} and leads see it.").format(name=short_name(names, one.person))
    if read.open:
        return ""
    day = plain.day_name(read.opens, today)
    if read.unread:
        return _("You read it first. The team reads it on {day}, or as soon as you say that you have.").format(day=day)
    return _("{name} reads it first; the team on {day}.").format(name=short_name(names, one.person), day=day)


def rows(read: ReadDecision, names: Names, catalogue: Catalogue, today: date) -> Iterable[tuple[str, str]]:
    """Label and text of each part of a decision, save what shows each competency."""
    one = read.decision
    yield from reasons(one, names, counted=True)
    if one.advice:
        yield (_("Thanks") if one.kind == "out" else _("How to get there")), plain.quoted(plain.one_line(one.advice))
    if first := who_reads(read, names, today):
        yield _("Who reads it"), first


def reasons(one: Decision, names: Names, *, counted: bool = False) -> Iterable[tuple[str, str]]:
    """Label and text of why it was decided, and by whom; ``counted``: how much stands behind it too."""
    if one.why:
        yield _("Why"), plain.quoted(plain.one_line(one.why))
    if one.proofs and counted:
        yield _("Shown by"), shown_count(one.proofs)
    if one.kind == "embed" and one.keeps is not None:
        yield _("Keeps"), _("{hours} a week in the queue").format(hours=plain.hours(one.keeps))
    yield _("Decided by"), decided_by(one, names)


def shown_count(proofs: Mapping[str, Proof]) -> str:
    """How much stands behind a decision: ``9 competencies, with 11 examples and 4 items or side tasks``."""
    found = [one for proof in proofs.values() for one in proof.shown]
    examples = sum(one.kind == "example" for one in found)
    said = ngettext("{count} competency", "{count} competencies", len(proofs)).format(count=len(proofs))
    rest = len(found) - examples
    parts = [
        (ngettext("{count} example", "{count} examples", examples), examples),
        (ngettext("{count} item or side task", "{count} items or side tasks", rest), rest),
    ]
    told = plain.people([text.format(count=count) for text, count in parts if count])
    return _("{said}, with {told}").format(said=said, told=told) if told else said


def proof(one: Proof, catalogue: Catalogue) -> str:
    """What showed a competency, on a line: its words, and what was read from what they did."""
    done = [_evidence(row, catalogue) for row in one.shown if row.kind != "example"]
    days = [plain.short_of_stamp(row.on) for row in one.shown if row.kind == "example" and row.on]
    said = " · ".join([*one.text.splitlines(), *done])
    return f"{said} ({', '.join(days)})" if days else said


def offered(one: Proof, standing: CompetencyStanding, catalogue: Catalogue) -> str:
    """What a competency would rest on, on a line: what was done or written, each with its day, and what was seen besides."""
    return " · ".join([*(offered_one(row, standing, catalogue) for row in one.shown), *one.text.splitlines()])


def offered_one(row: Evidence, standing: CompetencyStanding, catalogue: Catalogue) -> str:
    """One thing that shows a competency, with its day."""
    if row.kind != "example":
        return _evidence(row, catalogue)
    texts = {str(example.number): example.text for example in standing.examples}
    return f"{plain.one_line(texts.get(row.id, _('an example')))} {plain.short_of_stamp(row.on)}".rstrip()


def occasions(one: Proof) -> str:
    """What kind of evidence it is, or how far the two occasions are apart."""
    days = sorted(date.fromisoformat(row.on) for row in one.shown if row.kind == "example" and row.on)
    if len(days) > 1:
        apart = (days[-1] - days[0]).days
        return ngettext("{count} day apart", "{count} days apart", apart).format(count=apart)
    if not one.shown:
        return _("what you saw")
    kinds = {"item": _("an item"), "side_task": _("a side task"), "area": _("an area"), "example": _("an example")}
    return kinds[one.shown[0].kind]


def still_missing(one: Lack) -> str:
    """How much evidence is missing for a competency."""
    number = one.left.number if one.left is not None and one.level > LEVEL_BESIDE else 1
    if not number:
        return _("waits for a yes")
    return ngettext("{count} is missing", "{count} are missing", number).format(count=number)


def proof_lines(one: Proof, catalogue: Catalogue, names: Names, today: date) -> list[str]:
    """What showed a competency, a line each: what it was, its day, and whoever signed or confirmed it; then what was added."""
    texts, found = one.text.splitlines(), []
    # Where fewer words were kept than examples, nobody knows whose they are.
    told = len(texts) >= sum(row.kind == "example" for row in one.shown)
    for row in one.shown:
        if row.kind == "example":
            what, by = (texts.pop(0) if told else _("an example")), _("confirmed by {name}")
        else:
            what, by = catalogue.labels.get(row.id, row.id), _("signed by {name}")
        when = plain.day_month(date.fromisoformat(row.on), today) if row.on else ""
        who = by.format(name=plain.shown(names.get(row.signed_by, row.signed_by))) if row.signed_by else ""
        found.append(" · ".join(filter(None, (plain.one_line(what), when, who))))
    return [*found, *map(plain.one_line, texts)]


def _evidence(row: Evidence, catalogue: Catalogue) -> str:
    return f"{catalogue.labels.get(row.id, row.id)} {plain.short_of_stamp(row.on)}".rstrip()


def nearest(row: Asked, catalogue: Catalogue) -> str:
    """What brings whoever reads nearest to what was asked."""
    if row.met:
        return _("✔ shown")
    return levels.nearest(row, catalogue.labels)


def for_reader(one: OpenDecision, catalogue: Catalogue) -> str:
    """What a decision means for whoever reads it, in a line; "" where it says nothing of competencies."""
    if not one.mine:
        return ""
    if one.asked_anyway:
        return _("nothing new for you: your position asks all of it")
    missing = [row for row in one.mine.values() if not row.met]
    if not missing:
        return _("nothing new for you: you have shown all of it")
    first = missing[0]
    return _("nearest: {step}, for {competency}").format(
        step=nearest(first, catalogue), competency=levels.competency_title(catalogue, first.competency)
    )


class TableRow(NamedTuple):
    """A competency in a decision: its title, the level asked, what showed it; the reader's level, and their nearest step."""

    competency: str
    title: str
    asked: str
    shown: str
    own: str = ""
    near: str = ""


def table(one: OpenDecision, catalogue: Catalogue) -> list[TableRow]:
    """What a decision rests on, a row each, with how whoever reads it stands where there is anything to compare."""
    found = []
    for name, each in one.proofs.items():
        mine = one.mine.get(name) if one.compares else None
        own = (levels.level(mine.standing.level), nearest(mine, catalogue)) if mine is not None else ()
        title = levels.competency_title(catalogue, name)
        found.append(TableRow(name, title, str(each.level), proof(each, catalogue), *own))
    return found


def own_list(page: DecisionPage, catalogue: Catalogue) -> str:
    """What whoever reads a decision still has to show for the same, as a text to take to a talk; "" where it is nothing."""
    one = page.one
    rows = [row for row in table(one, catalogue) if row.own and not one.mine[row.competency].met]
    if not rows:
        return ""
    head = _("What I would still show for {position}, as {name} showed it:").format(
        position=position(catalogue, one.decision.to), name=plain.shown(short_name(page.names, one.decision.person))
    )
    line = _("{title} {asked}: I am at {own}, {near}")
    return "\n".join(
        [head, *(line.format(title=row.title, asked=row.asked, own=row.own, near=row.near) for row in rows)]
    )


def state(one: Embed) -> tuple[str, str]:
    """The glyph and the word of where an embed stands."""
    if one.state == "coming":
        return "○", _("from {day}").format(day=plain.day_short(one.decision.on))
    if one.state == "over":
        return "–", _("over")
    if one.left <= ENDS_SOON:
        return "◐", _("ends on {day}").format(day=plain.day_short(one.decision.until or one.decision.on))
    return "✔", _("there")


ENDS_SOON = 28
"""Days before the end from which it is said."""


def embed_cells(one: Embed, names: Names, catalogue: Catalogue) -> Sequence[str]:
    """An embed as a line of a list: area, who, from and to, hours in the queue, state."""
    decision = one.decision
    span = _("{first} – {last}").format(
        first=plain.day_short(decision.on), last=plain.day_short(decision.until) if decision.until else ""
    )
    kept = _("{hours}/wk").format(hours=plain.hours(decision.keeps)) if decision.keeps is not None else ""
    who = names.get(decision.person, decision.person)
    return (product_area(catalogue, one.area), who, span, kept, " ".join(state(one)))
