"""What fits a curriculum to one person: an item skipped or asked for again, given another day, noted as learnt before."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.fit import Fit
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import fit, items
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording.language import _


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
    label = _("Why? It is kept in the history, and {name} will read it.").format(name=clean(thing.short))
    return Field("why", label, keep=True)
