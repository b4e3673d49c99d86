"""What fits a curriculum to one person: an item added, skipped or asked for again, given another day, noted as learnt before."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.curriculum import Curriculum, Module
from mentor_tui.domain.fit import Fit
from mentor_tui.domain.people import Person
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import fit, items
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording import items as words
from mentor_tui.wording.language import _


def add(them: Person, short: str, curriculum: Curriculum, module: Module | None, today: date) -> Form:
    """Ask what is added to somebody's way, whose part it is, and why.

    Args:
        them: whose way.
        short: what they are called in a line.
        curriculum: theirs.
        module: in which it is to stand; None goes by its day.
        today: the day it is.

    """
    known = words.signed_by()

    def verb(context: ActorContext, answers: Answers) -> Done:
        place, by = module.id if module is not None else "", typed.day(answers["day"])
        signed = next(one for one, _said in known if one == answers["signed"])
        wanted = fit.Wanted(answers["title"], place, by, who=answers["who"], sign_off=signed)
        return fit.add(context, them.id, wanted, why=answers["why"])

    title = _("Add an item for {name}")
    if module is not None:
        title = _("Add an item for {name}, in “{module}”")
    return Form(
        title.format(name=clean(them.name), module=clean(module.title) if module is not None else ""),
        [
            Field("title", _("What is to be done?"), keep=True),
            Field("day", _("By which day (YYYY-MM-DD; empty: with its phase)"), hint=typed.example(today, 7)),
            Field("who", _("Whose part it is"), "option", value="hire", options=words.whose(curriculum.parts)),
            Field("signed", _("Who signs it off"), "option", value="none", options=known),
            _why_for(short),
        ],
        verb,
        does=_("adds it"),
        draft=f"add:{them.id}",
    )


def skip(thing: Thing, now: Fit) -> Form:
    """Ask why an item is not asked of somebody; or, where it was skipped, why it is asked of them again."""
    again = now.skipped is not None
    act = fit.ask_again if again else fit.skip
    title = _("Ask {name} again for “{title}”?") if again else _("Skip “{title}” for {name}?")
    return Form(
        title.format(title=thing.title, name=clean(thing.name)),
        [_why(thing)],
        lambda context, answers: act(context, thing.person, thing.on, why=answers["why"]),
        does=_("asks for it again") if again else _("skips it"),
        draft=f"skip:{thing.person}:{thing.on}",
    )


def move(thing: Thing, now: Fit, due: date) -> Form:
    """Ask for another day, and why; nothing in its place is the day of the plan again, where it was moved."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        if now.moved is not None and not answers["day"].strip():
            return fit.move_back(context, thing.person, thing.on, why=answers["why"])
        return fit.move(context, thing.person, thing.on, parse_date(answers["day"]), why=answers["why"])

    label = _("By which day (YYYY-MM-DD)")
    if now.moved is not None:
        label = _("By which day (YYYY-MM-DD; empty: as the plan has it)")
    return Form(
        _("Another day for “{title}”, for {name}").format(title=thing.title, name=clean(thing.name)),
        [Field("day", label, value=due.isoformat()), _why(thing)],
        verb,
        does=_("moves it"),
        draft=f"move:{thing.person}:{thing.on}",
    )


def prior(thing: Thing) -> Form:
    """Ask what shows that all of it was learnt before."""
    title = _("“{title}”: learnt before?")
    if not thing.own:
        title = _("“{title}”: did {name} learn it before?")
    return Form(
        title.format(title=thing.title, name=clean(thing.name)),
        [Field("text", _("What shows it? A link or a few words. It then waits for a sign-off"), "text", keep=True)],
        lambda context, answers: items.tick(
            context,
            thing.on,
            person=thing.person,
            evidence=answers["text"],
            prior=True,
            expected_version=thing.fact.seq,
        ),
        does=_("sends it"),
        draft=f"prior:{thing.person}:{thing.on}",
    )


def _why(thing: Thing) -> Field:
    return _why_for(thing.short)


def _why_for(short: str) -> Field:
    label = _("Why? It is kept in the history, and {name} will read it.").format(name=clean(short))
    return Field("why", label, keep=True)
