"""Matching in words: rules, parts of a score, why this pair and not that one, what would help, what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.names import short_name
from mentor_tui.domain.policy import Aim, PartName
from mentor_tui.domain.text import clean
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.languages import language_name

if TYPE_CHECKING:
    from mentor_tui.domain.matching.explain import (
        Alternative,
        BarredMentors,
        Common,
        HelpfulChange,
        Move,
        PartPoints,
    )
    from mentor_tui.domain.matching.pool import Lacking
    from mentor_tui.domain.matching.proposal import Against, LoosePin
    from mentor_tui.services.matching.departure import DeparturePlan
    from mentor_tui.services.matching.page import Gone, MatchingPage, Since
    from mentor_tui.services.matching.publishing import Message
    from mentor_tui.services.matching.reading import Seekers

Names = Mapping[str, str]

NAMED_MOST = 3
"""Mentors that are named under one rule; more are counted."""

MOVES_NAMED = 3
"""Hires that are named when a proposal changes; more are counted."""


def full_name(names: Names, person: str) -> str:
    """The whole name."""
    return clean(names.get(person, person))


def mentor_name(page: MatchingPage, mentor: str) -> str:
    """The whole name, with the team where it is one that the lead does not lead."""
    team = page.other_team(mentor)
    name = full_name(page.names, mentor)
    return _("{name} ({team})").format(name=name, team=clean(team)) if team else name


def first_name(names: Names, person: str) -> str:
    """The name that colleagues say."""
    return clean(short_name(names, person))


def points(tenths: int) -> str:
    """Points of a score without needless decimals: ``91``, ``87.5``."""
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def aim(wanted: Aim, threshold: float = 0.0) -> str:
    """What a proposal is to reach."""
    if wanted == "nobody-left-out":
        return _("nobody left out")
    return _("only good pairs, from {threshold} up").format(threshold=plain.number(threshold))


def part_title(name: PartName) -> str:
    """A part of the score, in a word or two."""
    return {
        "overlap": _("shared hours"),
        "areas": _("areas"),
        "languages": _("languages"),
        "goals": _("goals"),
        "experience": _("mentoring experience"),
        "known": _("know each other"),
        "interests": _("interests"),
        "wishes": _("wishes"),
    }[name]


def parts(given: Sequence[PartPoints]) -> str:
    """The parts of a score, the weightiest first: ``hours together: fully · areas: partly``."""
    heaviest = sorted(given, key=lambda part: -part.most)
    return " · ".join(
        _("{part}: {share}").format(part=part_title(part.name), share=_share(part.points, part.most))
        for part in heaviest
    )


def _share(points: int, most: int) -> str:
    """How much of what there is to gain two have; the weights behind it are the policy's, and nobody's to know by heart."""
    if points <= 0:
        return _("not")
    if points >= most:
        return _("fully")
    return _("well") if points * 3 >= most * 2 else _("partly") if points * 3 >= most else _("a little")


def rule(against: Against, lacking: Lacking = "") -> str:
    """A rule in a few words, as the reason why two are kept apart; of a mentor without room what they lack."""
    if lacking:
        return _("takes no more mentees") if lacking == "heads" else _("no hours left")
    return {
        "oneself": _("the same person"),
        "manager": _("manager, or the manager’s manager"),
        "ended": _("were a pair that ended for good"),
        "apart": _("kept apart"),
        "leaving": _("leaving"),
        "unconfirmed": _("not yet confirmed as a mentor"),
        "tenure": _("too new to the team"),
        "language": _("no shared language"),
        "hours": _("too few shared hours"),
        "away": _("away for too long at the start"),
        "capacity": _("full"),
        "threshold": _("below the threshold"),
        "draft": _("kept apart in this draft"),
    }[against]


def because(common: Common, titles: Names | None = None) -> str:
    """What speaks for a pair, shortest first: ``billing, Arabic``; "" where nothing of it is known."""
    known = titles or {}
    words = [known.get(name, name.replace("-", " ")) for name in common.areas]
    words += [language_name(code) for code in common.languages]
    words += [
        _("goal: {goal}").format(goal=goal.replace("-", " ")) for goal in common.goals if goal not in common.areas
    ]
    if common.known:
        words.append(_("know each other"))
    if common.wished:
        words.append(
            {
                "hire": _("the hire’s wish"),
                "mentor": _("the mentor’s wish"),
                "both": _("both wished for it"),
            }[common.wished]
        )
    words += [name.replace("-", " ") for name in common.interests]
    return ", ".join(clean(word) for word in dict.fromkeys(words))


def alternative(other: Alternative, names: Names) -> str:
    """Another mentor, what would move, and what the whole would lose: ``Luca moves to Petra, the team loses 9 in all``."""
    said = [moves(other.moves, names)] if other.moves else []
    return ", ".join([*said, cost(other)])


def instead(other: Alternative, names: Names) -> str:
    """The same for a line that may be cut, what counts first: ``the team loses 9 in all: Luca moves to Petra``."""
    if not other.moves:
        return cost(other)
    return _("{cost}: {moves}").format(cost=cost(other), moves=moves(other.moves, names))


def cost(other: Alternative) -> str:
    """What the whole would lose with another mentor."""
    if other.fewer > 0:
        # Who is left without one is named by the moves.
        return ngettext("one more hire would wait", "{count} more hires would wait", other.fewer).format(
            count=other.fewer
        )
    if other.loss > 0:
        return _("the team loses {points} overall").format(points=points(other.loss))
    return _("just as good overall")


def moves(given: Sequence[Move], names: Names) -> str:
    """Who else would move, the first two by name: ``Luca moves to Petra, Mia would have nobody``."""
    return ", ".join(_some_moves([_move(names, move.hire, move.then) for move in given[:2]], len(given)))


def _some_moves(said: list[str], count: int) -> list[str]:
    """Those that are named, and how many more there are."""
    more = count - len(said)
    return (
        [*said, ngettext("{count} more would move", "{count} more would move", more).format(count=more)]
        if more
        else said
    )


def _move(names: Names, hire: str, mentor: str | None) -> str:
    if mentor is None:
        return _("{hire} would have nobody").format(hire=first_name(names, hire))
    return _("{hire} would move to {mentor}").format(hire=first_name(names, hire), mentor=first_name(names, mentor))


def moved(names: Names, hire: str, mentor: str | None) -> str:
    """What became of somebody in a new proposal."""
    if mentor is None:
        return _("{hire} now has nobody").format(hire=first_name(names, hire))
    return _("{hire} goes to {mentor}").format(hire=first_name(names, hire), mentor=first_name(names, mentor))


def never(kept: BarredMentors, hire: str, page: MatchingPage) -> str:
    """Whom one rule keeps apart from a hire: ``Kenji: 3 h a week together where 8 are asked``."""
    names, scores = page.names, page.match.scores
    if len(kept.mentors) == 1 and kept.rule == "hours":
        mentor = kept.mentors[0]
        said = too_few_hours(scores.shared(hire, mentor), scores.least_hours(hire))
        return _("{mentors}: {rule}").format(mentors=first_name(names, mentor), rule=said)
    return _("{mentors}: {rule}").format(mentors=who(kept.mentors, names), rule=rule(kept.rule, kept.lacking))


def too_few_hours(shared: float | None, least: float) -> str:
    """That two share too few hours: ``3 h a week together where 8 h are asked``."""
    return _("{shared} a week shared, where the policy asks for {least}").format(
        shared=plain.hours(round(shared or 0, 1)), least=plain.hours(round(least, 1))
    )


def together(hours: float | None) -> str:
    """Hours a week that two share, in a column: ``40 h/wk``, and a dash where it is not known."""
    return _("{hours} h/wk").format(hours=round(hours)) if hours is not None else "–"


def against(rules: Sequence[Against], hire: str, mentor: str, page: MatchingPage) -> str:
    """What keeps one pair apart, in the column of that mentor: ``3 h a week together where 8 h are asked``."""
    scores = page.match.scores
    hours = too_few_hours(scores.shared(hire, mentor), scores.least_hours(hire))
    lacks = page.pool.mentors[scores.columns[mentor]].lacks
    return ", ".join(hours if name == "hours" else rule(name, lacks if name == "capacity" else "") for name in rules)


def who(mentors: Sequence[str], names: Names) -> str:
    """Mentors by name, or their number where there are many."""
    if len(mentors) > NAMED_MOST:
        return ngettext("{count} mentor", "{count} mentors", len(mentors)).format(count=len(mentors))
    return plain.people([first_name(names, mentor) for mentor in mentors])


def excluded(kept: Sequence[BarredMentors], full: Sequence[str], later: Sequence[str], names: Names) -> str:
    """Why nobody can take a hire: which rule excludes how many, whose places go to others, and who has room after these."""
    said = [f"{who(group.mentors, names)}: {rule(group.rule, group.lacking)}" for group in kept]
    if later:
        text = _("{mentors} would suit, and may have room once these pairs are published: match again then")
        said.append(text.format(mentors=who(later, names)))
    if full:
        said.append(_("{mentors} would suit, but all their places go to others").format(mentors=who(full, names)))
    return " · ".join(said)


def change(found: HelpfulChange, hire: str, names: Names) -> str:
    """A change that would help: ``2 h a week more for Kenji``."""
    said = _change(found, hire, names)
    if not found.pin:
        return said
    return _("{change}, with {hire} pinned to {mentor}").format(
        change=said, hire=first_name(names, hire), mentor=first_name(names, found.pin)
    )


def _change(found: HelpfulChange, hire: str, names: Names) -> str:
    both = found.size > 0 and found.more_heads
    return {
        "heads": _("one more mentee for {mentor}, {count} in all"),
        "both": _("{hours} more a week and one more mentee for {mentor}, {all} and {count} mentees in all"),
        "capacity": _("{hours} more a week for {mentor}, {all} in all"),
        "hours": _("{hours} more shared hours a week for {hire} and {mentor}"),
        "language": _("a language that {hire} and {mentor} share"),
        "away": _("a later start for {hire}, when {mentor} is back"),
        "tenure": _("a policy that lets {mentor} mentor sooner"),
        "manager": _("a policy that lets {mentor} mentor {hire} as their manager"),
        "threshold": _("a threshold of {points}, so that {mentor} would do"),
        "draft": _("letting {hire} and {mentor} be a pair again"),
    }[
        ("both" if both else "heads" if found.size <= 0 else found.kind) if found.kind == "capacity" else found.kind
    ].format(
        hire=first_name(names, hire),
        mentor=first_name(names, found.mentor),
        hours=plain.hours(found.size),
        all=plain.hours(found.to),
        count=found.heads,
        points=plain.number(found.to),
    )


def message(told: Message, page: MatchingPage, today: date) -> str:
    """What somebody will read once it is published."""
    names = page.names
    if told.hire:
        mentor = told.others[0]
        return _("{hire} will read: {mentor} is your mentor, from {day}.").format(
            hire=full_name(names, told.to),
            mentor=full_name(names, mentor),
            day=plain.day_month(page.starts[told.to], today),
        )
    hires = [
        _("{hire} (from {day})").format(hire=full_name(names, hire), day=plain.day_month(page.starts[hire], today))
        for hire in told.others
    ]
    return ngettext(
        "{mentor} will read: you mentor {hires}.", "{mentor} will read: you mentor {hires}.", len(hires)
    ).format(mentor=full_name(names, told.to), hires=plain.people(hires))


def pinned(page: MatchingPage, hire: str) -> str:
    """By whom a pair is held."""
    by = page.draft.pinned_by.get(hire, "")
    if by == page.me.id:
        return _("pinned by you")
    return _("pinned by {name}").format(name=first_name(page.names, by)) if by else _("pinned")


def since_when(page: MatchingPage) -> str:
    """From when whoever joined or left is told: since the draft was begun, or last looked over."""
    said = plain.since(page.draft.since, page.now, page.now.tzinfo)
    return said[:1].upper() + said[1:]


def since(changed: Since, names: Names, pins: Names) -> tuple[str, ...]:
    """Who joined or left since the draft was begun, one phrase each."""
    said = [_("{name} joined").format(name=first_name(names, name)) for name in changed.hires]
    said += [_("{name} can mentor now").format(name=first_name(names, name)) for name in changed.mentors]
    said += [_gone(gone, names, pins) for gone in (*changed.gone_hires, *changed.gone_mentors)]
    return tuple(said)


def _gone(gone: Gone, names: Names, pins: Names) -> str:
    name = first_name(names, gone.person)
    text = {
        "paired": _("{name} now has {mentor}").format(name=name, mentor=first_name(names, gone.mentor)),
        "left": _("{name} is leaving").format(name=name),
        "over": _("{name}’s programme is over").format(name=name),
        "mentor leaves": _("{name} is leaving").format(name=name),
        "no mentor now": _("{name} is no longer a mentor").format(name=name),
        "unreadable": _("{name}’s record cannot be read").format(name=name),
    }[gone.why]
    held = [hire for hire, mentor in pins.items() if gone.person in (hire, mentor)]
    if not held:
        return text
    pinned = plain.people([f"{first_name(names, hire)} – {first_name(names, pins[hire])}" for hire in held])
    return _("{said} (pinned: {pairs})").format(said=text, pairs=pinned)


def changed(given: Sequence[Move], names: Names, before: int, total: int) -> str:
    """What solving again changed: ``Luca goes to Petra and Mia has nobody now; total 561, 9 less``."""
    said = _some_moves([moved(names, move.hire, move.then) for move in given[:MOVES_NAMED]], len(given))
    facts = {"moves": plain.people(said), "total": points(total), "points": points(abs(total - before))}
    if total < before:
        return _("{moves}; total {total}, {points} less.").format(**facts)
    if total > before:
        return _("{moves}; total {total}, {points} more.").format(**facts)
    return _("{moves}; total {total} as before.").format(**facts)


def loose(pin: LoosePin, names: Names) -> str:
    """A pin that no longer holds, and why."""
    why = plain.people([rule(broken) for broken in pin.rules]) or _("one of them no longer needs matching")
    return _("{hire} and {mentor} were pinned: {why}").format(
        hire=first_name(names, pin.hire), mentor=first_name(names, pin.mentor), why=why
    )


def fit(tenths: int) -> str:
    """A score in a column: whole points."""
    return str(round(tenths / 10))


def leaving(plan: DeparturePlan) -> str:
    """What is planned: who goes when, and how many hires need somebody."""
    name, count = clean(plan.mentor.name), len(plan.hires)
    days = {"name": name, "first": plain.day_month(plan.first), "last": plain.day_month(plan.last), "count": count}
    if plan.for_good:
        return ngettext(
            "{name}’s last day is {last}; {count} hire gets a new mentor from {first}.",
            "{name}’s last day is {last}; {count} hires get a new mentor from {first}.",
            count,
        ).format_map(days)
    return ngettext(
        "{name} is away from {first} to {last}; {count} hire gets a stand-in.",
        "{name} is away from {first} to {last}; {count} hires get a stand-in.",
        count,
    ).format_map(days)


def load(then: float, most: float) -> str:
    """A mentor's hours a week: ``8 of 8 h``."""
    return _("{then} of {most}").format(then=plain.number(round(then, 1)), most=plain.hours(most))


def notes(page: MatchingPage) -> tuple[str, ...]:
    """What has to be known beside a proposal: who joined or left, pins that no longer hold, what could not be read."""
    names, found = page.names, page.seekers
    said = [loose(pin, names) + "." for pin in page.proposal.loose]
    changed = since(page.since, names, page.draft.pins)
    if changed:
        said.insert(0, _("{since}: {changes}.").format(since=since_when(page), changes=" · ".join(changed)))
    return (*said, *left_out(found, names))


def left_out(found: Seekers, names: Names) -> list[str]:
    """Whose time zone is not known here, and whose record cannot be read, so that they are left out."""
    zones = ngettext(
        "The time zone of {names} is not known, so shared hours cannot count there. Set it with “people edit --zone”.",
        "The time zones of {names} are not known, so shared hours cannot count there. Set them with “people "
        "edit --zone”.",
        len(found.zones),
    )
    damaged = ngettext(
        "{names} is left out because their record cannot be read. “mentor-tui doctor” says why.",
        "{names} are left out because their records cannot be read. “mentor-tui doctor” says why.",
        len(found.damaged),
    )
    return [
        said.format(names=plain.people([first_name(names, name) for name in people[:5]]))
        for said, people in ((zones, found.zones), (damaged, found.damaged))
        if people
    ]
