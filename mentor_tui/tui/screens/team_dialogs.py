"""The dialogs of the Team place: another mentor, a stand-in, more days, a rest, an end, leave, room, somebody new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from mentor_tui.domain.people import END_REASONS, EndReason
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import capacities, pairing, people
from mentor_tui.services.candidates import Choice
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.overview import Digest
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.screens.team_text import candidate_columns, candidate_line
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording.language import _

Sentence = Callable[[Problem], str]

NOBODY = "-"


def end_reason(reason: EndReason) -> str:
    """Why a pairing ended, in a word."""
    return {
        "finished": _("finished"),
        "away": _("away"),
        "moved": _("moved"),
        "left": _("left"),
        "asked": _("asked"),
        "not again": _("not again"),
    }[reason]


def reassign(desk: Desk, choice: Choice, names: Mapping[str, str], sentence: Sentence, *, reason: EndReason) -> Form:
    """Ask for a mentor, and why. It carries the version of the pairing that was on the screen."""
    today = desk.today()
    now = choice.pairing.mentor if choice.pairing else None

    def verb(desk: Desk, answers: Answers) -> Done:
        chosen = cast(EndReason, answers.texts.get("reason", reason))
        return pairing.reassign(
            desk, choice.hire.id, answers["mentor"], why=answers["why"], reason=chosen, seen=choice.seen
        )

    best = next((candidate.load.person.id for candidate in choice.candidates if candidate.possible), "")
    lines = tuple(candidate_line(candidate, today) for candidate in choice.candidates)
    fields = [Field("mentor", "", "one", value=best, choices=lines, top=candidate_columns())]
    if now:
        options = tuple((known, end_reason(known)) for known in END_REASONS)
        fields.append(Field("reason", _("Why the pair ends (left, right)"), "option", value=reason, options=options))
    label = _("In words, for both of them") if now else _("Why, in words (may stay empty)")
    fields.append(Field("why", label))
    title = _("Another mentor for {name}, now with {mentor}") if now else _("A mentor for {name}")
    return Form(
        title.format(name=clean(choice.hire.name), mentor=clean(names.get(now, now) if now else "")),
        fields,
        verb,
        desk,
        sentence=sentence,
        does=_("gives the mentor"),
        wide=True,
    )


def cover(desk: Desk, choice: Choice, leads: Sequence[tuple[str, str]], sentence: Sentence) -> Form:
    """Ask who stands in, and until when."""
    today = desk.today()
    pair = choice.pairing

    def verb(desk: Desk, answers: Answers) -> Done:
        until = parse_date(answers["until"]) if answers["until"] else None
        who = None if answers["who"] == NOBODY else answers["who"]
        return pairing.cover(desk, choice.hire.id, who, until=until if who else None, why=answers["why"])

    taken = {choice.hire.id, pair.mentor if pair else None}
    lines = [candidate_line(c, today, then=False) for c in choice.candidates if c.load.person.id not in taken]
    known = {line.id for line in lines} | taken
    lines += [Line(((clean(name), ""),), ((_("lead"), "dim"),), who) for who, name in leads if who not in known]
    if pair and pair.stand_in:
        lines.append(Line(((_("nobody any more"), ""),), (), NOBODY))
    fields = [
        Field(
            "who", "", "one", value=pair.stand_in or "" if pair else "", choices=tuple(lines), top=candidate_columns()
        ),
        Field("until", _("Until (YYYY-MM-DD; empty: until it is changed)"), hint=_example(today, 14)),
        Field("why", _("Why, in words (may stay empty)")),
    ]
    title = _("Who stands in for {name}’s mentor?").format(name=clean(choice.hire.name))
    return Form(title, fields, verb, desk, sentence=sentence, wide=True)


def _example(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def extend(desk: Desk, person: str, name: str, sentence: Sentence) -> Form:
    """Ask how many working days more, and why."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return people.extend(desk, person, _number("days", answers["days"]), why=answers["why"])

    fields = [
        Field("days", _("Working days more, on every date of the plan"), value="5"),
        Field("why", _("Why; {name} reads this").format(name=_first(name))),
    ]
    return Form(_("More time for {name}").format(name=clean(name)), fields, verb, desk, sentence=sentence)


def _number(what: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadUse(Code.BAD_VALUE, what=what, value=text, known=["1–260"]) from None


def _first(name: str) -> str:
    return clean(name).split()[0] if name.split() else name


def rest(desk: Desk, person: str, name: str, entry: Digest, sentence: Sentence) -> Form:
    """Ask from when to when a programme rests; or, while it does, whether it goes on."""
    if entry.state == "paused":
        return Form(
            _("{name}’s programme rests. Go on from today?").format(name=clean(name)),
            [Field("why", _("Why, in words (may stay empty)"))],
            lambda desk, answers: people.resume(desk, person, why=answers["why"]),
            desk,
            sentence=sentence,
            does=_("goes on"),
        )

    def verb(desk: Desk, answers: Answers) -> Done:
        until = parse_date(answers["until"]) if answers["until"] else None
        return people.pause(desk, person, parse_date(answers["first"]), until, why=answers["why"])

    fields = [
        Field("first", _("From (YYYY-MM-DD)"), value=desk.today().isoformat()),
        Field("until", _("To, the last day (empty: until you resume it)"), hint=_example(desk.today(), 14)),
        Field("why", _("Why, in words (may stay empty)")),
    ]
    title = _("Let {name}’s programme rest; no day of it counts").format(name=clean(name))
    return Form(title, fields, verb, desk, sentence=sentence)


def end(desk: Desk, person: str, name: str, sentence: Sentence) -> Form:
    """Ask how a programme ends, and why."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return people.end(desk, person, finished=answers["how"] == "finished", why=answers["why"])

    options = (("ended", _("ended early")), ("finished", _("finished")))
    fields = [
        Field("why", _("Why; it stands in the history (may stay empty where it is finished)")),
        Field("how", _("How (left, right)"), "option", options=options),
    ]
    return Form(
        _("End {name}’s programme? Nothing that was done is lost.").format(name=clean(name)),
        fields,
        verb,
        desk,
        sentence=sentence,
        does=_("ends it"),
    )


def leave(desk: Desk, person: str, name: str, sentence: Sentence) -> Form:
    """Ask for days away, never why."""

    def verb(desk: Desk, answers: Answers) -> Done:
        first = parse_date(answers["first"])
        last = parse_date(answers["last"]) if answers["last"] else first
        return people.set_leave(desk, person, first, last)

    fields = [
        Field("first", _("First day (YYYY-MM-DD)"), value=desk.today().isoformat()),
        Field("last", _("Last day (empty: only that day)"), hint=_example(desk.today(), 7)),
    ]
    title = _("Days that {name} is away; they count in no plan").format(name=clean(name))
    return Form(title, fields, verb, desk, sentence=sentence)


def last_day(desk: Desk, person: str, name: str, day: date | None, sentence: Sentence) -> Form:
    """Ask for somebody's last day in the team."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return people.set_last_day(desk, person, parse_date(answers["day"]) if answers["day"] else None)

    value = day.isoformat() if day else ""
    fields = [Field("day", _("Last day (YYYY-MM-DD; empty: they stay)"), value=value, hint=_example(desk.today(), 30))]
    return Form(_("{name}’s last day").format(name=clean(name)), fields, verb, desk, sentence=sentence)


def room(desk: Desk, person: str, name: str, heads: int, sentence: Sentence) -> Form:
    """Ask how many mentees somebody takes at once."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return capacities.set_room(desk, person, _number("room", answers["heads"]))

    fields = [Field("heads", _("Mentees at once"), value=str(heads))]
    return Form(_("How many {name} takes").format(name=clean(name)), fields, verb, desk, sentence=sentence)


def add_person(desk: Desk, sentence: Sentence) -> Form:
    """Ask for somebody new."""

    def verb(desk: Desk, answers: Answers) -> Done:
        given = {key: text for key, text in answers.texts.items() if text}
        if "hire" not in given.get("roles", ""):
            given.pop("curriculum", None)
        return people.add_person(desk, given)

    curricula = tuple((name, clean(one.title)) for name, one in desk.catalogue.curricula.items())
    fields = [
        Field("name", _("Name")),
        Field("roles", _("Role (left, right)"), "option", options=_roles()),
        Field("start", _("Day 1 (YYYY-MM-DD)"), hint=_example(desk.today(), 7)),
        Field("zone", _("Time zone"), hint="Europe/Lisbon"),
        Field("place", _("Place, for public holidays"), hint="lisbon"),
        Field("login", _("Login on this machine (may stay empty)")),
    ]
    if len(curricula) > 1:
        fields.insert(2, Field("curriculum", _("Curriculum (left, right)"), "option", options=curricula))
    return Form(_("Somebody new"), fields, verb, desk, sentence=sentence, does=_("adds them"))


def _roles() -> tuple[tuple[str, str], ...]:
    return (
        ("hire", _("hire")),
        ("mentor", _("mentor")),
        ("lead", _("lead")),
        ("mentor,lead", _("mentor and lead")),
        ("observer", _("observer")),
    )


def import_csv(desk: Desk, read: Callable[[str], Sequence[Mapping[str, str]]], sentence: Sentence) -> Form:
    """Ask for a CSV file; all of its rows are added, or none."""
    fields = [Field("path", _("Path of the CSV file; its first line names the columns"), hint="~/new-hires.csv")]
    return Form(
        _("Add people from a CSV file"),
        fields,
        lambda desk, answers: people.import_people(desk, read(answers["path"])),
        desk,
        sentence=sentence,
        does=_("adds them"),
    )
