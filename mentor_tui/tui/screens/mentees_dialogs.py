"""The dialogs of the Mentees place: one more go, an answer, a session, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import clean
from mentor_tui.services import capacities, items, notes
from mentor_tui.services.capacities import Carried
from mentor_tui.services.desk import Desk, Done
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.screens.mentees_view import Piece, session_items
from mentor_tui.tui.tones import Part
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _, ngettext

Sentence = Callable[[Problem], str]
Number = TypeVar("Number", int, float)


def one_more_go(desk: Desk, piece: Piece, ticked: frozenset[int], sentence: Sentence) -> Form:
    """Ask what is not there yet, and a comment."""

    def verb(desk: Desk, answers: Answers) -> Done:
        seen = answers.ticked.get("lines", ())
        unseen = [line for place, line in enumerate(piece.lines) if str(place) not in seen]
        return items.send_back(
            desk, piece.call.person, piece.call.on, text=answers["text"], unseen=unseen, seen=piece.fact.seq
        )

    fields = [Field("text", _("What would make it good? {name} reads this.").format(name=_first(piece)), "text")]
    if piece.lines:
        options = tuple((str(place), clean(line)) for place, line in enumerate(piece.lines))
        begin = tuple(str(place) for place in sorted(ticked))
        words = (_("seen"), _("not yet"))
        fields.append(
            Field("lines", _("Lines (space changes one)"), "many", options=options, ticked=begin, words=words)
        )
    return Form(
        _("One more go: {title}").format(title=clean(piece.title)),
        fields,
        verb,
        desk,
        sentence=sentence,
        does=_("sends it back"),
        draft=f"return:{piece.call.person}:{piece.call.on}",
    )


def _first(piece: Piece) -> str:
    return piece.name.split()[0] if piece.name.split() else piece.name


def answer(desk: Desk, piece: Piece, thread: list[Part], sentence: Sentence) -> Form:
    """Ask for a line of the thread."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return items.say(desk, piece.call.person, piece.call.on, answers["text"])

    return Form(
        _("{title}, for {name}").format(title=clean(piece.title), name=clean(piece.name)),
        [Field("text", _("Your words in the thread"), "text")],
        verb,
        desk,
        sentence=sentence,
        detail=thread,
        does=_("sends it"),
        draft=f"say:{piece.call.person}:{piece.call.on}",
    )


def session(desk: Desk, person: str, name: str, standing: Standing | None, sentence: Sentence) -> Form:
    """Ask what a session was about, and what was done in it."""

    def verb(desk: Desk, answers: Answers) -> Done:
        return notes.session(desk, person, answers["text"], did=answers.ticked.get("did", ()))

    fields = [Field("text", _("What it was about, in a line"), "text")]
    offered = session_items(standing) if standing is not None else []
    if offered:
        options = tuple((item.id, _option(item.title, item.who)) for item in offered)
        fields.append(Field("did", _("Done in it, if anything (space ticks)"), "many", options=options))
    return Form(
        _("A session with {name}").format(name=clean(name)),
        fields,
        verb,
        desk,
        sentence=sentence,
        does=_("logs it"),
        draft=f"session:{person}",
    )


def _option(title: str, who: str) -> str:
    return _("{title} (your part)").format(title=clean(title)) if who == "mentor" else clean(title)


def note(desk: Desk, person: str, name: str, sentence: Sentence) -> Form:
    """Ask for a note, and who may read it."""

    def verb(desk: Desk, answers: Answers) -> Done:
        restricted = "for" in answers.texts and answers["for"] == "restricted"
        return notes.note(desk, person, answers["text"], restricted=restricted)

    fields = [Field("text", _("The note"), "text")]
    if desk.restricted:
        words = (("shared", _("{name} too").format(name=clean(name))), ("restricted", _("mentors and leads only")))
        fields.append(Field("for", _("Who reads it (left, right)"), "option", options=words))
    return Form(
        _("A note on {name}").format(name=clean(name)),
        fields,
        verb,
        desk,
        sentence=sentence,
        does=_("saves it"),
        draft=f"note:{person}",
    )


def capacity(desk: Desk, me: Person, now: Carried, sentence: Sentence) -> Form:
    """Ask how many mentees one takes at once, and how many hours a week one has for them; only what differs is said."""
    heads, hours = str(now.room), "" if now.hours is None else f"{now.hours:g}"

    def verb(desk: Desk, answers: Answers) -> Done:
        new_heads = _number(answers["heads"], int, "room") if answers["heads"] != heads else None
        new_hours: float | Literal["default"] | None = None
        if answers["hours"] != hours:
            new_hours = _number(answers["hours"], float, "hours") if answers["hours"] else "default"
        return capacities.set_capacity(desk, me.id, heads=new_heads, hours=new_hours)

    carried = ngettext(
        "You carry {count} mentee, {hours} a week.", "You carry {count} mentees, {hours} a week.", now.load
    )
    detail = [
        carried.format(count=now.load, hours=small.hours(now.spent)),
        _("You may say less than that: nobody is moved by it, and a lead will look at it."),
    ]
    fields = [
        Field("heads", _("Mentees at once"), value=heads),
        Field(
            "hours",
            _("Hours a week for mentees, in half hours (empty: what everybody has)"),
            value=hours,
            hint=f"{usual_hours(desk, me.id):g}" if now.hours is None else "",
        ),
    ]
    return Form(_("What you take on"), fields, verb, desk, sentence=sentence, detail=[(" ".join(detail), "")])


def usual_hours(desk: Desk, mentor: str) -> float:
    """What a mentor has for mentees where they and the leads said nothing."""
    from mentor_tui.services.matching.capacity import capacity

    team = desk.team()
    return capacity(desk.catalogue, team, mentor, desk.journey(mentor).profile).hours


def _number(text: str, kind: Callable[[str], Number], what: str) -> Number:
    try:
        return kind(text.replace(",", "."))
    except ValueError:
        known = f"0–{capacities.ROOM_MOST if what == 'room' else capacities.HOURS_MOST}"
        raise BadUse(Code.BAD_VALUE, what=what, value=text, known=[known]) from None
