"""A programme given more days, left to rest, or ended; and people added, one or many from a file."""

from __future__ import annotations

from mentor_tui.domain.names import first_name
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.overview import Digest
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording.language import _


def extend(person: str, name: str) -> Form:
    """Ask how many working days more, and why."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return people.extend(context, person, typed.whole("days", answers["days"], "1–260"), why=answers["why"])

    fields = [
        Field("days", _("Extra working days, added to every date in the plan"), value="5"),
        Field("why", _("Why? {name} will read this.").format(name=first_name(clean(name)))),
    ]
    return Form(_("More time for {name}").format(name=clean(name)), fields, verb)


def rest(context: ActorContext, person: str, name: str, entry: Digest) -> Form:
    """Ask from when to when a programme rests; or, while it does, whether it goes on."""
    if entry.programme == "paused":
        return Form(
            _("{name}’s programme is paused. Resume it from today?").format(name=clean(name)),
            [Field("why", _("Why, in your own words (optional)"))],
            lambda context, answers: people.resume(context, person, why=answers["why"]),
            does=_("continues"),
        )

    def verb(context: ActorContext, answers: Answers) -> Done:
        return people.pause(
            context, person, parse_date(answers["first"]), typed.day(answers["until"]), why=answers["why"]
        )

    fields = [
        Field("first", _("From (YYYY-MM-DD)"), value=context.today().isoformat()),
        Field("until", _("To, including that day (YYYY-MM-DD; empty: until you resume it)")),
        Field("why", _("Why, in your own words (optional)")),
    ]
    title = _("Pause {name}’s programme; days in the pause do not count").format(name=clean(name))
    return Form(title, fields, verb)


def end(person: str, name: str) -> Form:
    """Ask how a programme ends, and why."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return people.end(context, person, finished=answers["how"] == "finished", why=answers["why"])

    options = (("ended", _("ended early")), ("finished", _("finished")))
    fields = [
        Field("why", _("Why? It is kept in the history (optional if finished)")),
        Field("how", _("How (left, right)"), "option", options=options),
    ]
    return Form(
        _("End {name}’s programme? Nothing they have done is lost.").format(name=clean(name)),
        fields,
        verb,
        does=_("ends it"),
    )


def add_person(context: ActorContext) -> Form:
    """Ask for somebody new."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        given = {key: text for key, text in answers.texts.items() if text}
        new = given.pop("new", "") == "yes"
        if "hire" not in given.get("roles", ""):
            given.pop("curriculum", None)
        return people.add_person(context, given, new=new)

    curricula = _curricula(context)
    fields = [
        Field("name", _("Name")),
        Field("roles", _("Role (left, right)"), "option", options=_roles()),
        Field("start", _("Day 1 (YYYY-MM-DD)"), hint=typed.example(context.today(), 7)),
        Field("zone", _("Time zone"), hint="Europe/Lisbon"),
        Field("place", _("Place, for public holidays and the time zone"), hint="lisbon"),
        _new_words(),
        Field("login", _("Login on this machine (optional)")),
        Field("id", _("Id (optional; made from the name)")),
    ]
    if len(curricula) > 1:
        fields.insert(2, Field("curriculum", _("Curriculum (left, right)"), "option", options=curricula))
    return Form(_("Somebody new"), fields, verb, does=_("adds them"))


def enrol(context: ActorContext, person: str, name: str) -> Form:
    """Ask which curriculum a hire gets, and what their day 1 is: they may have worked here for years."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return people.edit_person(context, person, answers.texts)

    fields = [
        Field("curriculum", _("Curriculum (left, right)"), "option", options=_curricula(context)),
        Field("start", _("Day 1 (YYYY-MM-DD)"), value=context.today().isoformat()),
    ]
    return Form(_("A curriculum for {name}").format(name=clean(name)), fields, verb, does=_("gives it"))


def _curricula(context: ActorContext) -> tuple[tuple[str, str], ...]:
    return tuple((name, clean(one.title)) for name, one in context.catalogue.curricula.items())


def _new_words() -> Field:
    """The choice by which a word that nobody has yet is meant, and is no slip of the finger."""
    options = (("", _("one of those we have")), ("yes", _("a new one")))
    return Field("new", _("Places, positions, areas, teams (left, right)"), "option", options=options)


def _roles() -> tuple[tuple[str, str], ...]:
    return (
        ("hire", _("hire")),
        ("mentor", _("mentor")),
        ("lead", _("lead")),
        ("mentor,lead", _("mentor and lead")),
        ("observer", _("observer")),
    )
