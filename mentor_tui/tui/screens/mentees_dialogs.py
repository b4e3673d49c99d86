"""The dialogs of the Mentees place: one more go, an answer, a session, a note."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import clean
from mentor_tui.services import items, notes
from mentor_tui.services.desk import Desk, Done
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.screens.mentees_view import Piece, session_items
from mentor_tui.tui.tones import Part
from mentor_tui.wording.language import _

Sentence = Callable[[Problem], str]


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
