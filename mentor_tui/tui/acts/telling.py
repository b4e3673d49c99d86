"""Words about somebody: a session with them, a note on them, a word for whoever mentors them next."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.names import first_name
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.text import clean
from mentor_tui.services import notes
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording.language import _


def session(person: str, name: str, cases: Iterable[ItemCase]) -> Form:
    """Ask what a session was about, and what was done in it; ``cases`` are the items of the person."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return notes.session(context, person, answers["text"], did=answers.ticked.get("did", ()))

    fields = [Field("text", _("What it was about, in one line"), "text")]
    if (together := done_together(cases)) is not None:
        fields.append(together)
    title = _("A session with {name}").format(name=clean(name))
    return Form(title, fields, verb, does=_("logs it"), draft=f"session:{person}")


def done_together(cases: Iterable[ItemCase]) -> Field | None:
    """What asks which items were done in a talk, None where there are none that it could tick."""
    offered = _offered(cases)
    options = tuple((item.id, _option(item)) for item in offered)
    return Field("did", _("What you got done, if anything (space ticks)"), "many", options=options) if options else None


def _option(item: Item) -> str:
    title = clean(item.label)
    return _("{title} (your part)").format(title=title) if item.who != "hire" else title


def _offered(cases: Iterable[ItemCase]) -> list[Item]:
    """Items that a session can tick: what the mentor owes, then what of the hire's asks for no evidence."""
    begun = (case for case in cases if case.now.state in ("open", "started"))
    items = [case.now.item for case in begun if case.may("tick in a session") is None]
    theirs = [item for item in items if item.who != "hire"]
    shared = [item for item in items if item.who == "hire" and item.evidence == "none"]
    order = {"shadow": 0, "pair": 0, "meet": 1, "review": 1}
    return [*theirs, *sorted(shared, key=lambda item: (order.get(item.kind, 2), item.by_day))]


def note(context: ActorContext, person: str, name: str) -> Form:
    """Ask for a note, and who may read it."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        restricted = answers.texts.get("for") == "restricted"
        return notes.note(context, person, answers["text"], restricted=restricted)

    own, called = person == context.actor, clean(name)
    fields = [Field("text", _("The note"), "text")]
    readers = ""
    if own:
        readers = _("You, your mentor and your leads will read it.")
    elif context.restricted:
        words = (("shared", _("{name} too").format(name=called)), ("restricted", _("mentors and leads only")))
        fields.append(Field("for", _("Who can read it (left, right)"), "option", options=words))
    else:
        readers = _("{name} will read it too.").format(name=called)
    title = _("A note of your own") if own else _("A note about {name}").format(name=called)
    detail = [(readers, "dim")] if readers else []
    return Form(title, fields, verb, detail=detail, does=_("saves it"), draft=f"note:{person}")


def word(hire: str, name: str, other: str) -> Form:
    """Ask what whoever hands a hire over wants to say; ``other`` is the name of the next mentor."""
    from mentor_tui.services.handover import say_handover

    first = first_name(clean(name))
    label = _("What do you want to say to {mentor}? {hire} can read it too.").format(mentor=clean(other), hire=first)
    return Form(
        _("A message for {name}’s next mentor").format(name=clean(name)),
        [Field("text", label, "text")],
        lambda context, answers: say_handover(context, hire, answers["text"]),
        does=_("leaves it"),
        draft=f"word:{hire}",
    )
