"""Acts on a draft of pairs: what a mentor carries in it, a threshold, keeping two apart for good, publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from mentor_tui.domain.matching.draft import Size
from mentor_tui.domain.text import clean
from mentor_tui.services import exclusions, mentors
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.capacities import ROOM_MOST
from mentor_tui.services.matching import drafting, publishing
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.fragments.publishing import publish_lines
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.problems_matching import taken_from


class Seeing(Protocol):
    """A verb on the draft that lacks only who acts, and the version of it that was on the screen."""

    def __call__(self, context: ActorContext, *, expected_version: int | None) -> Done:
        """Carry it out."""


Carry = Callable[[ActorContext, Seeing], Done]
"""Carries out a verb on the draft with the version of it that was on the screen."""


class PublishForm(Form):
    """A form with a long list to read."""

    DEFAULT_CSS = """
    PublishForm Lines { max-height: 24; }
    PublishForm.-tight Lines { max-height: 8; }
    """


def size(page: MatchingPage, mentor: str, was_hours: float, was_heads: int, carry: Carry) -> Form:
    """Ask for hours a week and mentees of one mentor, in this draft."""
    name = clean(page.names.get(mentor, mentor))
    hours, heads = f"{was_hours:g}", str(was_heads)
    said = page.draft.sizes.get(mentor, Size())

    def verb(context: ActorContext, answers: Answers) -> Done:
        # What is left as it was is not said anew, so that it may change elsewhere.
        new_hours, new_heads = said.hours, said.heads
        if answers["hours"] != hours:
            new_hours = typed.hours(answers["hours"])
        if answers["heads"] != heads:
            new_heads = typed.whole("room", answers["heads"], f"0–{ROOM_MOST}")
        return carry(context, partial(drafting.size, mentor=mentor, hours=new_hours, heads=new_heads))

    fields = [
        Field("hours", _("Hours a week for mentees"), value=hours),
        Field("heads", _("Mentees at a time"), value=heads),
    ]
    detail = _("Publishing a pair with {name} makes this permanent.").format(name=name)
    return Form(
        _("What {name} takes on in this draft").format(name=name),
        fields,
        verb,
        detail=[(detail, "dim")],
        does=_("works it out again"),
    )


def good_pairs(threshold: float, carry: Carry) -> Form:
    """Ask from which score a pair is a good one."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        points = typed.number("threshold", answers["threshold"], "0–100")
        return carry(context, partial(drafting.aim, wanted="only-good-pairs", threshold=points))

    return Form(
        _("Only good pairs: the others wait, with the reasons shown"),
        [Field("threshold", _("The fit from which a pair is good, 0 to 100"), value=f"{threshold:g}")],
        verb,
        does=_("works it out again"),
    )


def for_good(pair: tuple[str, str], names: Mapping[str, str]) -> Form:
    """Ask why two are kept apart for good."""
    hire, mentor = pair
    return Form(
        _("Keep {hire} and {mentor} apart, in every matching").format(
            hire=clean(names.get(hire, hire)), mentor=clean(names.get(mentor, mentor))
        ),
        [Field("why", _("Why? Only mentors and leads can read this."), "text")],
        lambda context, answers: exclusions.keep_apart(context, hire, mentor, why=answers["why"]),
        does=_("keeps them apart"),
        draft=f"apart:{hire}:{mentor}",
    )


def publish(context: ActorContext, page: MatchingPage, pairs: Sequence[tuple[str, str]]) -> Form:
    """Show everything that publishing does and what people will read, and ask for a word to all of them."""
    given = list(pairs)
    taken = mentors.taken_from(context, page.seekers.team, given, page.seekers.view)

    def verb(context: ActorContext, answers: Answers) -> Done:
        # What it takes from another team stands above the question: whoever publishes has read it.
        return publishing.publish(
            context, given, why=answers["why"], expected_version=page.draft.seq, from_other_teams=bool(taken)
        )

    title = ngettext(
        "Publish {count} pair: all of this at once, or nothing",
        "Publish {count} pairs: all of this at once, or nothing",
        len(given),
    )
    fields = [
        Field("what", "", "one", choices=tuple(publish_lines(page, given))),
        Field("why", _("A message to all of them, kept in the history (optional)")),
    ]
    readers = len(publishing.messages(given))
    told = ngettext(
        "{count} person will be told; their message is shown below the pairs.",
        "{count} people will be told; their messages are shown below the pairs.",
        readers,
    )
    return PublishForm(
        title.format(count=len(given)),
        fields,
        verb,
        detail=[*((taken_from(problem) + "\n", "strong") for problem in taken), (told.format(count=readers), "dim")],
        does=_("publishes"),
    )
