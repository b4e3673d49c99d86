"""An item in words: what sort of thing it is, who signs it off, where it stands, what was done in its thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from mentor_tui.domain.curriculum import Item, PartDef
from mentor_tui.domain.item_kinds import Kind, SignOff
from mentor_tui.domain.journey import LineState
from mentor_tui.domain.journey_folds import HAS, TICKED
from mentor_tui.domain.rules import items as rules
from mentor_tui.domain.rules.curricula import maintainer_of
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.threads import BROUGHT_IN, Said
from mentor_tui.wording import plain, stuck
from mentor_tui.wording.acts import in_thread
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.fit import Changed
    from mentor_tui.domain.standing import Standing
    from mentor_tui.services.journeys import JourneyPage


def kind_word(item: Item) -> str:
    """What sort of thing an item is."""
    return word_of(item.kind)


def word_of(kind: Kind) -> str:
    """A kind of item in a word."""
    return {
        "read": _("read"),
        "watch": _("watch"),
        "shadow": _("sit beside"),
        "pair": _("together"),
        "practise": _("practise"),
        "ticket": _("conversations"),
        "quiz": _("quiz"),
        "write": _("write"),
        "meet": _("talk"),
        "do": _("do"),
        "drill": _("drill"),
        "review": _("review"),
    }[kind]


def measure(now: ItemStanding) -> str:
    """Kind, count, minutes as far as they are known, and whether it can be left out: ``practise · 2 of 3 · 45 min each``."""
    item = now.item
    fragments = [kind_word(item)]
    if item.times > 1:
        fragments.append(_("{count} of {times}").format(count=min(now.fact.count, item.times), times=item.times))
    if item.minutes is not None:
        time = plain.minutes(item.minutes)
        fragments.append(_("{time} each").format(time=time) if item.times > 1 else time)
    if now.skipped is not None:
        fragments.append(_("skipped"))
    elif item.state:
        fragments.append(_("no longer in use"))
    elif item.optional:
        fragments.append(_("if you like"))
    return " · ".join(fragments)


def signers(page: JourneyPage, item: Item) -> str:
    """Who signs it off, by name."""
    mentor = page.called(page.mentor) if page.mentor else ""
    other = page.stand_in or page.beside
    lead = plain.either(list(map(page.called, page.leads))) or _("A lead")
    if item.who != "hire":
        who = mentor or _("The mentor") if item.who == "mentor" else part(page, item) or lead
        hire = page.called(page.person)
        theirs = [page.mentor] if item.who == "mentor" else page.leads if item.who == "lead" else ()
        mine_too = item.who in page.parts or any(person and person.id == page.viewer for person in theirs)
        if not page.own and mine_too:
            mine = _("Your part, if there is time") if item.optional else _("Your part; you owe it to {hire}")
            return mine.format(hire=hire)
        if item.optional:
            return _("{name}’s part, if there is time").format(name=who)
        owed = _("{name}’s part; they owe it to you") if page.own else _("{name}’s part; they owe it to {hire}")
        if page.own and rules.may_have(item, page.relations) and page.standing.state(item) in ("open", "started"):
            owed = _("{name}’s part; they owe it to you. Do you have it already? space says so")
        return owed.format(name=who, hire=hire)
    if not item.asks_sign_off and not page.standing.fact(item).prior:
        return _("No sign-off needed")
    if rules.signers(item).turn == "lead":
        return _("{name} signs it off").format(name=lead)
    if not mentor:
        return _("A mentor signs it off, but there is none yet")
    if other:
        return _("{name} signs it off; so can {other}").format(name=mentor, other=page.called(other))
    return _("{name} signs it off").format(name=mentor)


def part(page: JourneyPage, item: Item) -> str:
    """What the part is called that an item is; "" where it is the hire's, the mentor's or a lead's."""
    known = page.standing.catalogue.parts.get(item.who)
    return known.title if known is not None else ""


def whose(parts: Iterable[PartDef]) -> tuple[tuple[str, str], ...]:
    """Whose part an item can be in a curriculum, each by its id."""
    known = ("hire", _("the hire’s")), ("mentor", _("the mentor’s")), ("lead", _("a lead’s"))
    return (*known, *((one.id, plain.shown(one.title)) for one in parts))


def signed_by() -> tuple[tuple[SignOff, str], ...]:
    """Who can sign an item off, each by what the files call it."""
    return ("none", _("nobody")), ("mentor", _("the mentor")), ("lead", _("a lead"))


def undated(page: JourneyPage) -> bool:
    """Whether the days of the plan say nothing now: the programme is over, or rests and nobody knows how long."""
    standing = page.standing
    if standing.programme.over:
        return True
    return any(span.last is None and standing.today in span for span in standing.programme.rest)


def due_again(now: ItemStanding, today: date) -> str:
    """When something that was done is due again, "" where it never is."""
    if now.recheck_since is not None:
        return _("due again: changed since revision {revision}").format(revision=now.recheck_since)
    if now.renew_on is None:
        return ""
    day = plain.day_month(now.renew_on, today)
    said = (
        _("due again since {day}")
        if now.renew_on < today
        else _("due again by {day}")
        if now.due
        else _("again by {day}")
    )
    if now.renew_meant is None:
        return said.format(day=day)
    away = _("{said}, the first day back: {meant} is a day away")
    return away.format(said=said.format(day=day), meant=plain.day_month(now.renew_meant, today))


def state_line(page: JourneyPage, now: ItemStanding, at: datetime, zone: tzinfo | None) -> str:
    """Where an item stands, with the day that matters.

    Args:
        page: whose it is.
        now: the item.
        at: the moment it is.
        zone: where the viewer is.

    """
    fact, state = now.fact, plain.word(now.state)
    if fact.prior and now.state in ("waiting", "done"):
        state = _("{state} · learnt before").format(state=state)
    if now.state == "waiting":
        return f"{state} {plain.since(fact.at, at, zone)}"
    if now.state == "done" or (now.due and now.again):
        first = state if now.state == "done" else plain.word("done")
        done = f"{first} · {plain.moment(fact.signed_at or fact.at, at, zone)}" if fact.at else state
        return " · ".join(filter(None, (done, due_again(now, page.standing.today))))
    if now.skipped is not None:
        return skipped(now.skipped, page)
    if now.stuck is not None:
        return stuck.state_line(page, now.item, now.stuck, at, zone)
    text = state
    if not (undated(page) or now.item.optional):
        due = page.standing.due_on(now.item)
        # A day that has passed is no order any more.
        said = _("was for {day}") if due < page.standing.today else _("by {day}")
        text += " · " + said.format(day=plain.weekday_day(due))
    if now.new:
        text += " · " + (_("new since you started") if page.own else _("new since the first day"))
    if now.early:
        text += " · " + _("opened early for you")
    if now.fit.added is not None:
        who, why = _called(page, now.fit.added.by), now.fit.added.why
        text += " · " + _("added by {who}: {why}").format(who=who, why=plain.shown(why))
    if now.fit.moved is not None:
        who, why = _called(page, now.fit.moved.by), now.fit.moved.why
        text += " · " + _("another day, by {who}: {why}").format(who=who, why=plain.shown(why))
    return text


def skipped(change: Changed, page: JourneyPage) -> str:
    """That an item was skipped, by whom, and why."""
    return _("skipped by {who}: {why}").format(who=_called(page, change.by), why=plain.shown(change.why))


def _called(page: JourneyPage, person: str) -> str:
    return page.names.get(person, person)


def voices(page: JourneyPage) -> dict[str, str]:
    """Titles, and the names of whoever a lock may wait for."""
    found = dict(page.titles)
    if page.mentor:
        found["mentor"] = page.called(page.mentor)
    if page.leads:
        found["lead"] = plain.either(list(map(page.called, page.leads)))
    found["hire"] = page.called(page.person)
    return found


def phases(standing: Standing) -> Mapping[str, str]:
    """Item id -> title of the phase it stands in."""
    return standing.curriculum.phase_titles if standing.curriculum else {}


def line_word(state: LineState) -> str:
    """Whether the last who judged had seen a line of what good looks like; "" where nobody has judged it."""
    return {"seen": _("seen"), "not yet": _("not yet"), "none": ""}[state]


def said_kind(said: Said) -> str:
    """What an entry of a thread was, "" where somebody only wrote."""
    if said.kind == BROUGHT_IN:
        return _("brought in")
    if said.kind == HAS:
        return _("“I have it”")
    if said.kind == TICKED:
        return _("time {number}").format(number=said.number) if said.number else _("ticked")
    return in_thread(said.kind)


def maintainer(page: JourneyPage, item: Item) -> str:
    """Who keeps an item true, for whoever finds that it is not; "" where nobody is named."""
    curriculum = page.standing.curriculum
    kept = maintainer_of(curriculum, item.id) if curriculum is not None else None
    return (
        _("{name} keeps this up to date: tell them if something is wrong.").format(name=page.names.get(kept, kept))
        if kept
        else ""
    )
