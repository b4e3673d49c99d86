"""A handover, and who has asked for another mentor, as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mentor_tui.wording import debts, locks, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.journey import Post
    from mentor_tui.domain.lines import Unanswered
    from mentor_tui.domain.mentoring import PastPair
    from mentor_tui.domain.standing import Standing
    from mentor_tui.domain.standing_rows import ItemStanding
    from mentor_tui.services.handover import Handover
    from mentor_tui.services.mentor_requests import MentorRequest

Names = Mapping[str, str]

OPEN_MOST = 10
"""Open items that are listed one by one."""


def lines(handing: Handover) -> list[str]:
    """All of a handover: the change, where the hire stands, what waits and is owed, what was said."""
    found = [headline(handing), standing_line(handing)]
    if handing.telling:
        found.append(_("Who tells whom: {text}").format(text=plain.one_line(handing.telling)))
    for title, part in sections(handing):
        found += ["", title, *(f"  {line}" for line in part)]
    return found


def headline(handing: Handover) -> str:
    """Who hands over to whom, and when."""
    change, names = handing.change, handing.names
    hire, today = handing.hire.name, handing.standing.today
    if change.since is None or change.new is None:
        return _("{hire} has no mentor yet.").format(hire=hire)
    new, day = names.get(change.new, change.new), plain.day_month(change.since, today)
    if change.old is None:
        return _("{hire}: {new} is the first mentor, from {day}.").format(hire=hire, new=new, day=day)
    old = names.get(change.old, change.old)
    said = (
        _("{hire} moves from {old} to {new} on {day}.")
        if change.since > today
        else _("{hire} moved from {old} to {new} on {day}.")
    )
    text = said.format(hire=hire, old=old, new=new, day=day)
    if change.shared is not None:
        text += " " + _("Both are mentors until {day}.").format(day=plain.day_month(change.shared, today))
    return text


def standing_line(handing: Handover) -> str:
    """Where the hire stands: day, phase, plan."""
    standing = handing.standing
    if standing.curriculum is None:
        return _("The curriculum cannot be read.") if standing.missing else _("No curriculum.")
    state = standing.programme.state(standing.profile.start, standing.today)
    parts = [_("day {day}").format(day=standing.day) if state in ("going", "extended") else plain.word(state)]
    parts += [handing.phase, plain.pace_long(handing.pace.state, handing.pace.days)]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] + "."


def sections(handing: Handover) -> list[tuple[str, list[str]]]:
    """Everything that there is, each part with its title; what is empty is left out."""
    names, today = handing.names, handing.standing.today
    found = [
        (_("From {name} to the next mentor").format(name=_old(handing)), _posts(handing.words, names)),
        (_("Waiting for an answer"), [_asked(handing.standing, line) for line in handing.asked]),
        (_("Waiting for a sign-off"), [_waiting(now) for now in handing.waiting]),
        (_("Came back for one more go"), [_returned(now) for now in handing.returned]),
        (_("Owed to them"), [_owed(handing, place) for place in range(len(handing.owed))]),
        (_("Stuck, and promised to them"), [debts.line(one, today, own=False) for one in handing.debts]),
        (_("Started, not finished"), _going(handing.going)),
        (_("Last sessions"), _posts(handing.sessions, names)),
        (_("Last notes"), _posts(handing.notes, names)),
        (_("Notes for mentors and leads"), _posts(handing.restricted or (), names)),
        (_("Mentors"), [pair_line(pair, names) for pair in handing.before]),
    ]
    return [(title, part) for title, part in found if part]


def _old(handing: Handover) -> str:
    old = handing.change.old
    return handing.names.get(old, old) if old else _("the mentor")


def pair_line(pair: PastPair, names: Names) -> str:
    """One stretch of a hire's pairings: ``Maya O’Neill, 2 March to 9 June, moved``."""
    name = names.get(pair.mentor, pair.mentor)
    if pair.until is None:
        return _with_closing(_("{name}, from {day}").format(name=name, day=plain.day_month(pair.since)), pair)
    text = _("{name}, from {first} until {last}").format(
        name=name, first=plain.day_month(pair.since), last=plain.day_month(pair.shared or pair.until)
    )
    said = _("{stretch}: {reason}").format(stretch=text, reason=reason_word(pair.reason)) if pair.reason else text
    return _with_closing(said, pair)


def _with_closing(said: str, pair: PastPair) -> str:
    closed = pair.closed
    return (
        _("{pair}; closing held {day}").format(pair=said, day=plain.day_month(closed)) if closed is not None else said
    )


def reason_word(reason: str) -> str:
    """Why a pairing ended, in a word."""
    return {
        "finished": _("finished"),
        "away": _("away"),
        "moved": _("moved"),
        "left": _("left"),
        "asked": _("asked"),
        "not again": _("not again"),
    }.get(reason, reason)


def _asked(standing: Standing, line: Unanswered) -> str:
    now, rung = standing.by_id.get(line.on), standing.catalogue.rungs.get(line.on)
    title = now.item.label if now else rung.full_label if rung else line.on
    return _("{what}, since {day}: “{text}”").format(
        what=_("“{title}”").format(title=title) if title else _("a note"),
        day=plain.day_of_stamp(line.since),
        text=plain.one_line(" ".join(line.texts)),
    )


def _waiting(now: ItemStanding) -> str:
    return _("{item}, since {day}").format(item=_item(now), day=plain.day_of_stamp(now.fact.at))


def _returned(now: ItemStanding) -> str:
    text = ngettext("{item}, back {goes} time", "{item}, back {goes} times", now.fact.goes).format(
        item=_item(now), goes=now.fact.goes
    )
    if now.fact.unmet_criteria:
        text = _("{item}; not seen yet: {lines}").format(item=text, lines=" · ".join(now.fact.unmet_criteria))
    return text


def _owed(handing: Handover, place: int) -> str:
    debt = handing.owed[place]
    said = _("{item}, from {who}, was due on {day}") if debt.late else _("{item}, from {who}, due on {day}")
    return said.format(item=_item(debt.item), who=_whose(handing, debt.who), day=plain.day_month(debt.due))


def _whose(handing: Handover, who: str) -> str:
    part = handing.standing.catalogue.parts.get(who)
    return part.title if part is not None else locks.voice(who, {})


def _going(items: Sequence[ItemStanding]) -> list[str]:
    found = [_item(now) for now in items[:OPEN_MOST]]
    more = len(items) - OPEN_MOST
    if more > 0:
        found.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return found


def _item(now: ItemStanding) -> str:
    if now.item.times > 1:
        return _("“{title}” ({count} of {times})").format(
            title=now.item.label, count=now.fact.count, times=now.item.times
        )
    return plain.quoted(now.item.label)


def _posts(posts: Iterable[Post], names: Names) -> list[str]:
    return [
        _("{day}, {name}: {text}").format(
            day=plain.day_of_stamp(post.at), name=names.get(post.by, post.by), text=plain.one_line(post.text)
        )
        for post in posts
    ]


def asked_line(asked: MentorRequest, names: Names) -> str:
    """A wish for another mentor: whose, since when, whom they would like, and why where that may be read."""
    ask = asked.ask
    name, by = names.get(ask.hire, ask.hire), names.get(ask.by, ask.by)
    day = plain.day_of_stamp(ask.at)
    if ask.by == ask.hire:
        text = _("{name} has been asking for another mentor since {day}").format(name=name, day=day)
    else:
        text = _("{by} has been asking for another mentor for {name} since {day}").format(by=by, name=name, day=day)
    if ask.wish:
        text = _("{said}; ideally {wish}").format(said=text, wish=names.get(ask.wish, ask.wish))
    return _("{said}: “{text}”").format(said=text, text=plain.one_line(asked.reason)) if asked.reason else text
