"""The dialogs of the Growth place: a piece, giving back, a yes, one more go, opening a lock early."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.domain.text import clean
from mentor_tui.services import items, side_tasks
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.growth import Followed, RungView
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.tones import Part
from mentor_tui.wording.language import _

Sentence = Callable[[Problem], str]


def piece(desk: Desk, one: RungView, sentence: Sentence) -> Form:
    """Ask for what a finished piece is; after a return, for what changed."""
    rung, fact = one.rung, one.task.fact
    again = fact.state == "returned"

    def verb(desk: Desk, answers: Answers) -> Done:
        if again:
            return items.send(desk, rung.id, evidence=answers["text"], seen=fact.seq)
        return items.tick(desk, rung.id, evidence=answers["text"], seen=fact.seq)

    label = {
        "link": _("Its link, and a few words if they help"),
        "text": _("What it is, in a few words"),
        "none": _("What it is, in a few words (may stay empty)"),
    }[rung.evidence]
    if again:
        title = _("{title}: send it once more").format(title=clean(rung.title))
    else:
        title = _("{title}: piece {number} of {times}").format(
            title=clean(rung.title), number=fact.count + 1, times=rung.times
        )
    detail: list[Part] = [(f" · {clean(line)}\n", "dim") for line in rung.look_for]
    does = _("sends it") if again or fact.count + 1 >= rung.times else _("adds it")
    fields = [Field("text", _("What changed") if again else label, "text")]
    return Form(title, fields, verb, desk, sentence=sentence, detail=detail, does=does, draft=f"piece:{rung.id}")


def give_back(desk: Desk, one: RungView, sentence: Sentence) -> Form:
    """Ask whether a side task is given back; it takes no reason."""
    return Form(
        _("Give {title} back? What you did stays, and you may take it again.").format(title=clean(one.rung.title)),
        [Field("why", _("A word about it (may stay empty)"))],
        lambda desk, answers: side_tasks.give_back(desk, one.rung.id, why=answers["why"]),
        desk,
        sentence=sentence,
        does=_("gives it back"),
    )


def say_yes(
    desk: Desk, person: str, name: str, task: TaskStanding, sentence: Sentence, *, detail: Sequence[Part] = ()
) -> Form:
    """Ask for a yes: to finished work, or to somebody taking a side task."""
    rung = task.rung
    held = task.hold is not None and task.hold.state == "held"
    title = _("{title}, by {name}: is it done?") if held else _("{title}: may {name} take it?")
    lines: list[Part] = [*detail]
    if held and rung.look_for:
        lines.append((_("What good looks like") + "\n", "strong"))
        lines += [(f" · {clean(line)}\n", "") for line in rung.look_for]
    return Form(
        title.format(title=clean(rung.title), name=clean(name)),
        [Field("why", _("A word for them (may stay empty)"))],
        lambda desk, answers: side_tasks.confirm(desk, person, rung.id, why=answers["why"]),
        desk,
        sentence=sentence,
        detail=lines,
        does=_("says yes"),
    )


def one_more_go(desk: Desk, row: Followed, name: str, sentence: Sentence) -> Form:
    """Ask what is not there yet, and a comment."""
    rung = row.task.rung

    def verb(desk: Desk, answers: Answers) -> Done:
        seen = answers.ticked.get("lines", ())
        unseen = [line for place, line in enumerate(rung.look_for) if str(place) not in seen]
        return items.send_back(desk, row.person, rung.id, text=answers["text"], unseen=unseen, seen=row.task.fact.seq)

    fields = [Field("text", _("What would make it good? {name} reads this.").format(name=clean(name)), "text")]
    if rung.look_for:
        options = tuple((str(place), clean(line)) for place, line in enumerate(rung.look_for))
        words = (_("seen"), _("not yet"))
        fields.append(Field("lines", _("Lines (space changes one)"), "many", options=options, words=words))
    title = _("One more go: {title}").format(title=clean(rung.title))
    draft = f"return:{row.person}:{rung.id}"
    return Form(title, fields, verb, desk, sentence=sentence, does=_("sends it back"), draft=draft)


def open_lock(desk: Desk, person: Person, one: RungView, sentence: Sentence) -> Form:
    """Ask why a lock is opened before its time."""
    title = _("Open {title} for {name} before its time?")
    return Form(
        title.format(title=clean(one.rung.title), name=clean(person.name)),
        [Field("why", _("Why; it stands in the history, and {name} reads it").format(name=clean(person.first_name)))],
        lambda desk, answers: side_tasks.open_lock(desk, person.id, one.rung.id, why=answers["why"]),
        desk,
        sentence=sentence,
        does=_("opens it"),
    )
