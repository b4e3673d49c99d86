"""An item in words and tones: what it is, who signs it, what was said, what good looks like, what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.journey_folds import ASKED
from mentor_tui.domain.names import short_name
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.stuck import Stuck
from mentor_tui.domain.threads import Said, thread
from mentor_tui.domain.today import instead
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.not_alone import KnownItem
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import BREAK, Part, paragraph, state_tone
from mentor_tui.wording import locks, not_alone, plain, stuck
from mentor_tui.wording.items import line_word, maintainer, measure, phases, said_kind, signers, state_line, voices
from mentor_tui.wording.language import _, ngettext

INSTEAD_WIDE, INSTEAD_MOST = 45, 3
"""Cells of a line from which on all stands that can be done instead of what somebody is stuck with; and how much else."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks, when and where, which a text depends on.

    Attributes:
        viewer: person id; what they did reads "You".
        names: person id -> name.
        now: the moment.
        zone: where they are.
        width: cells of a line.
        known: item id -> what whoever looks may know of it over people; read after the first paint.

    """

    viewer: str
    names: Mapping[str, str]
    now: datetime
    zone: tzinfo | None
    width: int
    known: Mapping[str, KnownItem] = field(default_factory=dict)

    def name(self, person: str) -> str:
        """A first name, or "You"."""
        if person == self.viewer:
            return _("You")
        return short_name(self.names, person)

    def moment(self, at: str) -> str:
        """When something happened."""
        return plain.moment(at, self.now, self.zone)


def said_parts(entries: Sequence[Said], eyes: Eyes) -> list[Part]:
    """A thread, oldest first."""
    parts: list[Part] = []
    for entry in entries:
        kind = said_kind(entry)
        head = f"{eyes.name(entry.by)}, {eyes.moment(entry.at)}" + (f" · {kind}" if kind else "")
        head = f"? {head}" if entry.kind == ASKED else head
        parts += paragraph(head, eyes.width, "dim")
        if entry.text:
            parts += paragraph(f"“{entry.text}”", eyes.width, rest=" ")
    return parts


def looks(item: Item, fact: ItemFact, eyes: Eyes) -> list[Part]:
    """What good looks like, with what was seen and what was not yet."""
    if not item.look_for:
        return []
    parts: list[Part] = [(_("What good looks like"), ""), BREAK]
    for line in item.look_for:
        state, tone = fact.line(line), ""
        match state:
            case "none":
                mark = plain.glyph("open")
            case "seen":
                mark = f"{plain.glyph('done')} {line_word('seen')}    "
            case "not yet":
                asked = line in fact.unmet_criteria
                glyph = plain.glyph("returned" if asked else "open")
                mark, tone = f"{glyph} {line_word('not yet')} ", "strong" if asked else ""
        parts += paragraph(line, eyes.width, tone, first=f"{mark} ", first_tone=state_tone(state))
    return [*parts, BREAK]


def item_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes, better: str = "") -> list[Part]:
    """The whole item, the latest word first; ``better``: whose words it has."""
    item, fact, width = now.item, now.fact, eyes.width
    parts: list[Part] = [
        *paragraph(item.title, width, "strong"),
        *paragraph(
            state_line(page, now, eyes.now, eyes.zone),
            width,
            first=f"{plain.glyph('stuck' if now.stuck is not None else now.state)} ",
            first_tone="" if now.stuck is not None else state_tone(now.state),
        ),
        *paragraph(measure(now), width),
        *paragraph(signers(page, item), width),
        BREAK,
    ]
    if now.stuck is not None:
        parts += _stuck_parts(page, now.stuck, eyes)
    told = thread(fact)
    latest = next((entry for entry in reversed(told) if entry.text and now.state != "done"), None)
    if latest is not None:
        parts += [*said_parts([latest], eyes), BREAK]
    if known := not_alone.known(eyes.known.get(item.id), now):
        parts += [*paragraph(known, width), BREAK]
    if now.state == "locked":
        parts += lock_parts(page, now, eyes)
    parts += looks(item, fact, eyes)
    if item.about.strip():
        parts += [*prose(item.about, width), ("\n\n", "")]
    for number, link in enumerate(item.links):
        parts += paragraph(link, width, "dim", first="   " if number else "o  ", first_tone="dim")
    if item.links:
        parts.append(BREAK)
    said = [line for line in (better, maintainer(page, item)) if line]
    for line in said:
        parts += paragraph(line, width, "dim")
    parts += [BREAK] if said else []
    earlier = [entry for entry in told if entry is not latest]
    if earlier:
        parts += [(_("So far"), ""), BREAK, *said_parts(earlier, eyes), BREAK]
    parts += _unlocks(page, now, eyes)
    return parts


def _stuck_parts(page: JourneyPage, now: Stuck, eyes: Eyes) -> list[Part]:
    """What is in the way, and what can be done instead: where there is room all of it."""
    parts = [*paragraph(stuck.why(now), eyes.width), BREAK]
    others = [one.item.label for one in instead(page.standing)]
    if not others or not page.own:
        return parts
    shown = others if eyes.width >= INSTEAD_WIDE else others[:INSTEAD_MOST]
    parts += [(_("You could do instead"), ""), BREAK, *listed(shown, eyes.width)]
    if rest := len(others) - len(shown):
        parts += [(f"· {ngettext('and {count} more', 'and {count} more', rest).format(count=rest)}", "dim"), BREAK]
    return [*parts, BREAK]


def lock_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    """Why an item is locked, and the shortest way to open it."""
    lock = page.standing.lock(now.item)
    if lock is None:
        return []
    shown = locks.lines(lock, voices(page))
    most = 8 if len(shown) > 9 else 9
    parts = [(_("Opens after"), ""), BREAK, *listed(shown[:most], eyes.width)]
    rest = len(shown) - most
    if rest > 0:
        more = ngettext("and {count} more: w shows all", "and {count} more: w shows all", rest).format(count=rest)
        parts += [(f"· {more}", "dim"), BREAK]
    return [*parts, BREAK]


def why_parts(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    """The same in full: each step of the shortest way, in order, and whose turn it is."""
    lock = page.standing.lock(now.item)
    said = locks.lines(lock, voices(page), phases(page.standing)) if lock else ()
    return [(_("Opens after this (shortest way):"), ""), ("\n\n", ""), *listed(said, eyes.width)]


def listed(lines: Iterable[str], width: int) -> list[Part]:
    """Lines under one another, each with a dot before it."""
    return [part for line in lines for part in paragraph(line, width, first="· ")]


def _unlocks(page: JourneyPage, now: ItemStanding, eyes: Eyes) -> list[Part]:
    standing = page.standing
    if standing.curriculum is None or now.state == "done":
        return []
    opens = [standing.curriculum.items[name] for name in standing.curriculum.unlocks[now.item.id]]
    waiting = [item.label for item in opens if standing.state(item) == "locked"]
    if not waiting:
        return []
    return [(_("Other things wait for it"), ""), BREAK, *listed(waiting[:5], eyes.width)]
