"""An item in words and tones: what it is, who signs it, what was said, what good looks like, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.journey_folds import SIGNED
from mentor_tui.domain.rules import items as rules
from mentor_tui.domain.rules.items import asks_sign_off
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import BREAK, Part, paragraph
from mentor_tui.wording import locks, plain
from mentor_tui.wording.acts import in_thread
from mentor_tui.wording.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks, when and where, which a text depends on.

    Attributes:
        viewer: person id; what they did reads "You".
        names: person id -> name.
        now: the moment.
        zone: where they are.
        width: cells of a line.
        ascii: whether glyphs are ASCII.

    """

    viewer: str
    names: Mapping[str, str]
    now: datetime
    zone: tzinfo | None
    width: int
    ascii: bool = False

    def name(self, person: str) -> str:
        """A first name, or "You"."""
        if person == self.viewer:
            return _("You")
        return self.names.get(person, person).split(" ")[0]

    def moment(self, at: str) -> str:
        """When something happened."""
        return plain.moment(at, self.now, self.zone)


def kind_word(item: Item) -> str:
    """What sort of thing an item is."""
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
    }[item.kind]


def measure(now: ItemStanding) -> str:
    """Kind, count and minutes: ``practise · 2 of 3 · 45 min``."""
    item = now.item
    fragments = [kind_word(item)]
    if item.times > 1:
        fragments.append(_("{count} of {times}").format(count=min(now.fact.count, item.times), times=item.times))
    fragments.append(
        _("{time} each").format(time=plain.minutes(item.minutes)) if item.times > 1 else plain.minutes(item.minutes)
    )
    return " · ".join(fragments)


def signers(page: JourneyPage, item: Item) -> str:
    """Who signs it off, by name."""
    mentor = page.mentor.first_name if page.mentor else ""
    other = page.stand_in or page.beside
    lead = plain.either([lead.first_name for lead in page.leads]) or _("A lead")
    if item.who != "hire":
        who = mentor or _("The mentor") if item.who == "mentor" else lead
        owed = _("{name}’s part; it is owed to you") if page.own else _("{name}’s part; it is owed to the hire")
        return owed.format(name=who)
    if not asks_sign_off(item):
        return _("No sign-off needed")
    if rules.signers(item).turn == "lead":
        return _("{name} signs it off").format(name=lead)
    if not mentor:
        return _("A mentor signs it off; there is none yet")
    if other:
        return _("{name} signs it off; {other} can too").format(name=mentor, other=other.first_name)
    return _("{name} signs it off").format(name=mentor)


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a thread: when, by whom, what kind of act, and the words that came with it."""

    at: str
    by: str
    kind: str
    text: str


def thread(fact: ItemFact) -> list[Said]:
    """Everything that was done and said on an item, oldest first."""
    found = []
    for number, entry in enumerate(fact.entries, 1):
        kind = (
            _("brought in") if entry.on else _("time {number}").format(number=number) if fact.times > 1 else _("ticked")
        )
        found.append(Said(entry.at, entry.by, kind, entry.text))
    found += [Said(post.at, post.by, in_thread(post.kind), post.text) for post in fact.posts]
    if fact.signed_by and fact.signed_at and not any(p.kind == SIGNED and p.at == fact.signed_at for p in fact.posts):
        found.append(Said(fact.signed_at, fact.signed_by, in_thread(SIGNED), ""))
    return sorted(found, key=lambda said: said.at)


def said_parts(entries: Sequence[Said], eyes: Eyes) -> list[Part]:
    """A thread, oldest first."""
    parts: list[Part] = []
    for entry in entries:
        head = f"{eyes.name(entry.by)}, {eyes.moment(entry.at)}" + (f" · {entry.kind}" if entry.kind else "")
        parts += paragraph(head, eyes.width, "dim")
        if entry.text:
            parts += paragraph(f"“{entry.text}”", eyes.width, rest=" ")
    return parts


def looks(item: Item, fact: ItemFact, eyes: Eyes) -> list[Part]:
    """What good looks like, with what was seen and what was not yet."""
    if not item.look_for:
        return []
    parts: list[Part] = [(_("What good looks like"), "strong"), BREAK]
    judged = bool(fact.unmet_criteria or fact.met_criteria)
    for line in item.look_for:
        if not judged:
            mark, tone = plain.glyph("open", eyes.ascii), ""
        elif line in fact.unmet_criteria:
            mark, tone = f"{plain.glyph('returned', eyes.ascii)} {_('not yet')} ", "strong"
        elif line in fact.met_criteria:
            mark, tone = f"{plain.glyph('done', eyes.ascii)} {_('seen')}    ", ""
        else:
            mark, tone = f"{plain.glyph('open', eyes.ascii)} {_('not yet')} ", ""
        parts += paragraph(line, eyes.width, tone, first=f"{mark} ")
    return [*parts, BREAK]


def undated(page: JourneyPage) -> bool:
    """Whether the days of the plan say nothing now: the programme is over, or rests and nobody knows how long."""
    standing = page.standing
    if standing.programme.over:
        return True
    return any(span.last is None and standing.today in span for span in standing.programme.rest)


def state_line(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> str:
    """Where an item stands, with the day that matters."""
    fact = now.fact
    state = f"{plain.glyph(now.state, eyes.ascii)} {plain.word(now.state)}"
    if now.state == "waiting":
        return f"{state} {plain.since(fact.at, eyes.now, eyes.zone)}"
    if now.state == "done":
        if now.recheck_since is not None:
            return _("{state} · look again: changed since revision {revision}").format(
                state=state, revision=now.recheck_since
            )
        done = f"{state} · {eyes.moment(fact.signed_at or fact.at)}" if fact.at else state
        if now.renew_on is not None:
            done += " · " + _("again by {day}").format(day=plain.on_day(now.renew_on, page.standing.today))
        return done
    text = state
    if not undated(page):
        text += " · " + _("by {day}").format(day=plain.weekday_day(page.standing.due_on(now.item)))
    if now.early:
        text += " · " + _("opened early for you")
    return text


def item_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    """The whole item, the latest word first."""
    item, fact, width = now.item, now.fact, eyes.width
    parts: list[Part] = [
        *paragraph(item.title, width, "strong"),
        *paragraph(measure(now), width),
        *paragraph(signers(page, item), width),
        *paragraph(state_line(page, now, eyes), width, "dim"),
        BREAK,
    ]
    told = thread(fact)
    latest = next((entry for entry in reversed(told) if entry.text and now.state != "done"), None)
    if latest is not None:
        parts += [*said_parts([latest], eyes), BREAK]
    if now.state == "locked":
        parts += lock_parts(page, now, eyes)
    parts += looks(item, fact, eyes)
    if item.about.strip():
        parts += [*prose(item.about, width), ("\n\n", "")]
    if item.link:
        parts += [*paragraph(f"o  {item.link}", width, "dim", rest="   "), BREAK]
    earlier = [entry for entry in told if entry is not latest]
    if earlier:
        parts += [(_("So far"), "strong"), BREAK, *said_parts(earlier, eyes), BREAK]
    parts += _unlocks(page, now, eyes)
    return parts


def lock_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    """Why an item is locked, and the shortest way to open it."""
    lock = page.standing.lock(now.item)
    if lock is None:
        return []
    shown = locks.lines(lock, voices(page))
    most = 8 if len(shown) > 9 else 9
    parts = [(_("Opens after"), "strong"), BREAK, *listed(shown[:most], eyes.width)]
    rest = len(shown) - most
    if rest > 0:
        more = ngettext("and {count} more: w shows all", "and {count} more: w shows all", rest).format(count=rest)
        parts += [(f"· {more}", "dim"), BREAK]
    return [*parts, BREAK]


def why_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    """The same in full: each step of the shortest way, in order, and whose turn it is."""
    lock = page.standing.lock(now.item)
    said = locks.lines(lock, voices(page)) if lock else ()
    return [(_("opens after this, the shortest way:"), ""), ("\n\n", ""), *listed(said, eyes.width)]


def listed(lines: Iterable[str], width: int) -> list[Part]:
    """Lines under one another, each with a dot before it."""
    return [part for line in lines for part in paragraph(line, width, first="· ")]


def voices(page: JourneyPage) -> dict[str, str]:
    """Titles, and the names of whoever a lock may wait for."""
    found = dict(page.titles)
    if page.mentor:
        found["mentor"] = page.mentor.first_name
    if page.leads:
        found["lead"] = plain.either([lead.first_name for lead in page.leads])
    found["hire"] = page.person.first_name
    return found


def _unlocks(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    standing = page.standing
    if standing.curriculum is None or now.state == "done":
        return []
    opens = [standing.curriculum.items[name] for name in standing.curriculum.unlocks[now.item.id]]
    waiting = [item.title for item in opens if standing.state(item) == "locked"]
    if not waiting:
        return []
    return [(_("Other things wait for it"), "strong"), BREAK, *listed(waiting[:5], eyes.width)]
