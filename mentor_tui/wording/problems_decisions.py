"""Problems of decisions as sentences: what is missing, all of it, and why there is no such way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.plain import Told

if TYPE_CHECKING:
    from mentor_tui.domain.rules.decisions import Lack


def lack(missing: Lack, titles: dict[str, str]) -> str:
    """One thing that a decision lacks, in a few words."""
    if missing.field == "evidence":
        title = plain.shown(titles.get(missing.competency, missing.competency))
        return _evidence(missing, title)
    if missing.field == "why" and missing.many:
        return _("a shorter reason: two sentences, not {count}").format(count=missing.many)
    return {
        "why": _("the reason, in one or two sentences"),
        "asked": _("who was asked"),
        "advice": _("how to get there, for whoever comes next"),
        "area": _("the product area"),
        "until": _("until when"),
        "keeps": _("the hours a week kept in the queue"),
    }[missing.field]


def lacks_in_short(missing: Sequence[Lack], titles: dict[str, str]) -> str:
    """What a decision lacks where each competency stands above with what it lacks itself: of several the first ones."""
    evidence = [one for one in missing if one.field == "evidence"]
    if len(evidence) <= 1:
        return " · ".join(lack(one, titles) for one in missing)
    named = [plain.shown(titles.get(one.competency, one.competency)) for one in evidence]
    shortly = _("evidence for {titles}").format(titles=plain.people(plain.some(named, NAMED)))
    said = [shortly if one is evidence[0] else lack(one, titles) for one in missing if one not in evidence[1:]]
    return " · ".join(said)


NAMED = 2
"""Competencies without evidence that are named in a line below their list."""


def _evidence(missing: Lack, title: str) -> str:
    left = missing.left
    if missing.level < 3 or left is None or not left.number:
        return _("evidence for {title} at level {level}").format(title=title, level=missing.level)
    text = ngettext(
        "evidence for {title} at level {level}: {count} more example, or what you saw",
        "evidence for {title} at level {level}: {count} examples, or what you saw",
        left.number,
    )
    return text.format(title=title, level=missing.level, count=left.number)


def _decision_lacks(facts: Told) -> str:
    missing = [lack(one, facts["titles"]) for one in facts["missing"] or ()]
    facts["all"] = "; ".join(missing)
    return ngettext(
        "Not decided yet, and nothing was written. Missing: {all}.",
        "Not decided yet, and nothing was written. Missing: {all}.",
        len(missing),
    )


def _no_path(facts: Told) -> str:
    if not facts["known"]:
        return _("No path leads from {position} to {to}: none is in the positions file.")
    facts["known"] = plain.either([plain.shown(one) for one in facts["known"]])
    return _("No path leads from {position} to {to}. From there it is {known}.")


def _not_asked_for(facts: Told) -> str:
    if facts["field"] == "evidence":
        return _("This decision does not ask for evidence for “{on}”. Leave it out.")
    if facts["field"] == "area":
        return _("Product area, last day and hours belong to somebody who sits with a product team. Leave them out.")
    if facts["field"] == "thanks":
        return _("Thanks belong to somebody who leaves. Give the reason with --why.")
    return _("Nobody has to say why they leave. Leave the reason out, and say thank you with --thanks.")


def _unknown_decision(facts: Told) -> str:
    if not facts["decision"]:
        return _("There is no decision about you that you have not read.")
    return _("There is no decision “{decision}” that you can read. “mentor-tui decisions” lists them.")


def _curriculum_begun(facts: Told) -> str:
    return {
        "now": _("{name} is on “{curriculum}” already. Nothing was written."),
        "ahead": _("It is agreed already that {name} begins “{curriculum}” on {date}. Nothing was written."),
    }.get(facts["state"], _("{name} has been through “{curriculum}” before. What was done there stays done."))


def _plain(text: Callable[[], str]) -> Callable[[Told], str]:
    return lambda _facts: text()


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.DECISION_LACKS: _decision_lacks,
    Code.NO_PATH: _no_path,
    Code.NOT_ASKED_FOR: _not_asked_for,
    Code.UNKNOWN_DECISION: _unknown_decision,
    Code.CURRICULUM_BEGUN: _curriculum_begun,
    Code.CURRICULUM_GONE: _plain(
        lambda: _(
            "“{position}” starts the curriculum {curriculum}, which is in no file. Put that right in positions.yaml first; "
            "nothing was written."
        )
    ),
    Code.BEGINS_TOO_EARLY: _plain(
        lambda: _(
            "{name}’s curriculum before it counts from {first}, so another one begins after that day, not on {date}."
        )
    ),
    Code.ENROLLED_BEFORE: _plain(
        lambda: _(
            "{name} has begun another curriculum since, so which one came first stays as it is. To begin one more: "
            "people begin."
        )
    ),
    Code.OWN_DECISION: _plain(lambda: _("Nobody decides about themselves: ask another lead.")),
    Code.NO_POSITION_YET: _plain(
        lambda: _("{name} has no position yet. Note the one they have first: people edit --position.")
    ),
    Code.TWO_OCCASIONS: _plain(
        lambda: _("“{title}” at level {level} rests on two examples that are at least two weeks apart. Choose two.")
    ),
    Code.SAME_POSITION: _plain(lambda: _("{name} has that position already.")),
    Code.IS_A_PROMOTION: _plain(
        lambda: _("{to} asks more than {position} and nothing less, so this is a promotion: say --kind promotion.")
    ),
    Code.NO_PROMOTION: _plain(lambda: _("{to} asks nothing above {position}, so this is a move: say --kind move.")),
    Code.IS_ELSEWHERE: _plain(lambda: _("{name} works outside support now. Bring them back with --kind back.")),
    Code.NOT_ELSEWHERE: _plain(lambda: _("{name} never left support, so they cannot come back to it.")),
    Code.STAYS_IN_POSITION: _plain(
        lambda: _("{name} keeps their position while they sit with a product team. Leave --to out.")
    ),
    Code.ALREADY_READ: _plain(lambda: _("You have said already that you have read this decision.")),
    Code.DECISION_WITHDRAWN: _plain(lambda: _("That decision was withdrawn, so there is nothing to do about it.")),
    Code.NOTHING_CORRECTED: _plain(lambda: _("Say what should be corrected, like --why or --advice.")),
    Code.ASKS_A_DECISION: _plain(
        lambda: _(
            "{name} has a position already: {position}. Another one is a decision: use decide. If it was noted wrong, "
            "add --correct and say --why."
        )
    ),
    Code.RESTS_ON_DECISION: _plain(
        lambda: _("{name} is {position} by the decision {on}. Withdraw that, or decide again.")
    ),
}
