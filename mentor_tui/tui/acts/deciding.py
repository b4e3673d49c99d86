"""What whoever judges a piece of work does: sign it off, send it back for one more go, say yes to somebody taking it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mentor_tui.domain.text import clean
from mentor_tui.services import items, side_tasks
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing, ticked_of
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def sign(
    context: ActorContext, thing: Thing, lines: Sequence[str], *, sure: bool = False, word: str = "", why: str = ""
) -> Done:
    """Sign an item off with the lines that were seen, or say yes to a side task.

    Args:
        context: who acts.
        thing: what waits.
        lines: the lines that are ticked, all of which were in sight.
        sure: whether those that are not were named to whoever signs.
        word: for the hire.
        why: the reason, owed in a mentor's place.

    """
    if thing.task:
        return side_tasks.confirm(context, thing.person, thing.on, why=word)
    seq = thing.fact.seq
    return items.sign_off(
        context, thing.person, thing.on, lines=lines, sure=sure, text=word, why=why, expected_version=seq
    )


def sign_off(thing: Thing, ticked: Collection[int], *, owes_reason: bool = False) -> Form:
    """Ask which lines were seen, naming those that are not yet, and for a word to go with it.

    Args:
        thing: what waits.
        ticked: places of the lines that are ticked at first: all that are not are named.
        owes_reason: whether whoever signs has to say why they do.

    """

    def verb(context: ActorContext, answers: Answers) -> Done:
        why = answers.texts.get("why", "")
        # Every line stands in the form with what it says: whoever sends it has been asked.
        return sign(context, thing, thing.seen(ticked_of(answers)), sure=True, word=answers["word"], why=why)

    detail: list[Part] = [*thing.about]
    if detail and not detail[-1][0].endswith("\n"):
        detail.append(("\n", ""))
    missing = thing.unseen(ticked)
    if missing:
        named = plain.people([f"“{clean(line)}”" for line in missing])
        detail.append((_("Not yet seen: {lines}. Sign it off all the same?").format(lines=named) + "\n", "strong"))
    # Which lines were seen is kept with an item; a side task is done or not.
    if thing.task and thing.lines:
        detail.append((_("What good looks like") + "\n", ""))
        detail += [(f" · {clean(line)}\n", "") for line in thing.lines]
    fields = [] if thing.task else thing.ticks(ticked)
    if owes_reason:
        fields.append(Field("why", _("Why are you signing it off in the mentor’s place?")))
    fields.append(Field("word", _("A message to them (optional)")))
    title = _("“{title}”, by {name}: is it done?").format(title=thing.title, name=clean(thing.name))
    return Form(title, fields, verb, detail=detail, does=_("confirms it") if thing.task else _("signs it off"))


def may_take(thing: Thing) -> Form:
    """Ask for a yes to somebody taking a side task."""
    return Form(
        _("May {name} take “{title}”?").format(title=thing.title, name=clean(thing.name)),
        [Field("why", _("A message to them (optional)"))],
        lambda context, answers: side_tasks.confirm(context, thing.person, thing.on, why=answers["why"]),
        detail=thing.shown,
        does=_("confirms it"),
    )


def withdraw(thing: Thing) -> Form:
    """Ask why a sign-off is taken back."""
    label = _("Why are you withdrawing the sign-off? {name} will read this.").format(name=clean(thing.short))
    return Form(
        _("“{title}”, by {name}: withdraw the sign-off?").format(title=thing.title, name=clean(thing.name)),
        [Field("text", label, "text")],
        lambda context, answers: items.withdraw(
            context, thing.person, thing.on, why=answers["text"], expected_version=thing.fact.seq
        ),
        detail=thing.shown,
        does=_("withdraws it"),
        draft=f"withdraw:{thing.person}:{thing.on}",
    )


def one_more_go(thing: Thing, ticked: Collection[int]) -> Form:
    """Ask what is not there yet, and for a comment.

    Args:
        thing: what waits.
        ticked: places of the lines that are ticked at first. Where these are those of last time and stay, nobody has chosen
            any, and nothing is said of lines.

    """

    def verb(context: ActorContext, answers: Answers) -> Done:
        chosen = ticked_of(answers)
        unseen = None if chosen == thing.begins else thing.unseen(chosen)
        return items.send_back(
            context, thing.person, thing.on, text=answers["text"], unseen=unseen, expected_version=thing.fact.seq
        )

    label = _("What would make it good? {name} will read this.").format(name=clean(thing.short))
    detail = [*thing.shown]
    missing = thing.unseen(ticked)
    # With the lines named, half a sentence is enough.
    if ticked and missing:
        detail += [("\n", "")] if detail and not detail[-1][0].endswith("\n") else []
        named = plain.people([f"“{clean(line)}”" for line in missing])
        detail.append((_("Not yet: {lines}").format(lines=named), "strong"))
    return Form(
        _("One more go: “{title}”").format(title=thing.title),
        [Field("text", label, "text"), *thing.ticks(ticked)],
        verb,
        detail=detail,
        does=_("sends it back"),
        draft=f"return:{thing.person}:{thing.on}",
    )
