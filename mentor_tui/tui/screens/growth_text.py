"""The words of the Growth place: one rung opened, and those whose finished work waits for a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from rich.cells import cell_len

from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.names import short_name
from mentor_tui.domain.proposals import BetterWords, item_in
from mentor_tui.domain.text import clean
from mentor_tui.services.growth import Followed, GrowthPage, RungView
from mentor_tui.services.pieces import fix_rung
from mentor_tui.tui.fragments.item import listed
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.screens.growth_grid import Cell
from mentor_tui.tui.styles import BREAK, Part, fit, fit_name, paragraph, state_tone
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import growth as view
from mentor_tui.wording import locks, plain, proposals
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import all_hands

LABEL = 13


def headline(page: GrowthPage, width: int) -> tuple[list[Part], list[Part]]:
    """The hours off the queue; where there is room beside them, that nothing here expires."""
    if page.person.only_observes:
        return [(view.only_observes(page), "")], []
    if view.before_basics(page) and not page.allowed:
        return [(view.waits_for_basics(page), "")], []
    if page.hands is not None:
        said = all_hands(page.hands, page.standing.today, page.names)
        return [(said, "strong")], []
    left: list[Part] = [(_("Off the queue"), "strong"), ("   " + view.hours_line(page), "")]
    right: list[Part] = [(_("Nothing here expires."), "dim")]
    # A figure that is cut says something else.
    room = sum(cell_len(text) for text, _tone in (*left, *right)) + 4 <= width
    return left, right if room else []


def customers(page: GrowthPage) -> list[Part]:
    """The share of the week with customers, once it is known; while all hands stands, the hours off the queue before it."""
    said = view.customers_line(page)
    if page.person.only_observes or (view.before_basics(page) and not page.allowed):
        said = ""
    elif page.hands is not None:
        said = view.rests_line(page)
    return [(said[:1].upper() + said[1:], "dim")] if said else []


SHARES = (2, 1)
"""How what a track is and who does it share a line."""


def tracks(page: GrowthPage) -> list[tuple[str, list[Cell]]]:
    """While everything is far: a line for each track, what it is and who does it now."""
    rows = []
    for track, views in page.tracks:
        what, who = view.track_line(track, views, page.names)
        rows.append((clean(track.label), [Cell(views[0].rung.id if views else "", what), Cell("", who, "dim")]))
    return rows


def cells(page: GrowthPage) -> list[tuple[str, list[Cell]]]:
    """The table: a row for each track, a cell for each step."""
    rows = []
    for track, views in page.tracks:
        by_step = {one.rung.step: one for one in views}
        ahead = [one.rung.id for step in view.STEPS if (one := by_step.get(step)) and one.task.state == "locked"]
        row = [_cell(page, by_step.get(step), far=ahead[1:]) for step in view.STEPS]
        rows.append((clean(track.label), row))
    return rows


def _cell(page: GrowthPage, one: RungView | None, *, far: Sequence[str]) -> Cell:
    """A rung in the table; of those behind the next one that is locked no more than what they are called."""
    if one is None:
        return Cell()
    if one.rung.id in far:
        return Cell(one.rung.id, clean(one.rung.label), "dim")
    glyph, word, title = view.cell(one)
    left = _pieces_left(page, one)
    if left:
        word = ngettext("{count} more", "{count} more", left).format(count=left)
    tone = {"locked": "dim", "done": "good", "active": "strong", "waiting": "strong"}.get(view.rung_state(one), "")
    return Cell(one.rung.id, f"{glyph} {word} {clean(title)}", tone)


def _pieces_left(page: GrowthPage, one: RungView) -> int:
    """How many pieces of the rung before open this one, where that is held now and all that is missing."""
    steps = one.lock.steps if one.lock is not None else ()
    before = page.view(steps[0].id) if len(steps) == 1 and steps[0].kind == "task" else None
    if before is None or before.task.state != "active":
        return 0
    return max(before.rung.times - before.task.fact.count, 0)


def title(rung: Rung) -> tuple[list[Part], list[Part]]:
    """A rung's name, and its hours."""
    hours = _("{hours} a week").format(hours=plain.hours(rung.hours)) if rung.hours else _("within the queue")
    return [(clean(rung.full_title), "strong")], [(hours, "dim")]


def facts(page: GrowthPage, one: RungView, catalogue: Catalogue, width: int) -> list[Part]:
    """What a rung is, how far it is, and why it is locked."""
    parts = paragraph(clean(one.rung.does), width)
    for label, said in view.facts(page, one):
        parts += _labelled(label, said, width)
    fix = fix_rung(catalogue)
    if page.pieces and fix is not None and fix.id == one.rung.id:
        said = proposals.pieces(len(page.pieces), held=one.case.may("tick") is None)
        parts += [BREAK, *_labelled(_("Better words"), said, width)]
    if one.lock is not None:
        lead = plain.glyph("locked") + " " + _("locked")
        said = locks.short(one.lock, view.lock_names(page, one.rung, catalogue))
        parts += [BREAK, *_labelled(lead, said, width)]
    return parts


def own_words(one: BetterWords, catalogue: Catalogue) -> str:
    """Better words of one's own, by the item and the line that has them."""
    found = item_in(catalogue, one)
    title = found[1].title if found is not None else one.item
    return _("{title}, {field}").format(title=clean(title), field=proposals.field(one.field))


def _labelled(label: str, text: str, width: int) -> list[Part]:
    return paragraph(text, width, first=fit(label, LABEL))


def after(page: GrowthPage, one: RungView, catalogue: Catalogue, width: int) -> list[Part]:
    """What comes next on the track."""
    views = next((views for track, views in page.tracks if track.id == one.rung.track), ())
    place = next((at for at, other in enumerate(views) if other.rung.id == one.rung.id), len(views))
    if place + 1 >= len(views):
        return []
    nxt = views[place + 1]
    said = clean(nxt.rung.label)
    if nxt.lock is not None:
        said += " · " + locks.short(nxt.lock, view.lock_names(page, nxt.rung, catalogue))
    return [BREAK, *_labelled(_("Next"), said, width)]


def track(page: GrowthPage, one: RungView, width: int) -> list[Part]:
    """What the track of a rung is, in full: its line in the table may be cut."""
    found = next(track for track, _views in page.tracks if track.id == one.rung.track)
    return [*_labelled(clean(found.label), clean(found.about or found.title), width), BREAK]


def in_full(page: GrowthPage, one: RungView, catalogue: Catalogue, width: int) -> list[Part]:
    """The whole track of a rung: what each of its rungs is, what it takes, and what it waits for."""
    track, views = next((track, views) for track, views in page.tracks if track.id == one.rung.track)
    parts = [*paragraph(clean(track.about or track.title), width), BREAK]
    for other in views:
        rung = other.rung
        state = view.rung_state(other)
        head = f"{view.step_title(rung.step)} · {clean(rung.title)}"
        parts += [
            (f"{plain.glyph(state)} ", state_tone(state)),
            *paragraph(head, width - 2, "strong", rest="  "),
            *paragraph(clean(rung.does), width, first="  "),
            *paragraph(_("takes {what}").format(what=view.takes(rung)), width, "dim", first="  "),
        ]
        if other.lock is not None:
            said = locks.short(other.lock, view.lock_names(page, rung, catalogue))
            parts += paragraph(f"{plain.glyph('locked')} {said}", width, "dim", first="  ")
        parts.append(BREAK)
    return parts


def good(rung: Rung, width: int) -> list[Part]:
    """What good looks like, and what it is about."""
    parts: list[Part] = []
    if rung.look_for:
        parts.append((_("What good looks like") + "\n", ""))
        for line in rung.look_for:
            parts += paragraph(clean(line), width, first=" · ")
    if rung.about.strip():
        parts += [("\n" if parts else "", ""), *prose(rung.about, width)]
    return parts


def why(page: GrowthPage, one: RungView, catalogue: Catalogue) -> list[Part]:
    """The whole explanation of a lock, with the shortest way."""
    if one.lock is None:
        return []
    return listed(locks.lines(one.lock, view.lock_names(page, one.rung, catalogue)), 66)


def followed_head(rows: Sequence[Followed]) -> str:
    """How many wait for the viewer's yes, and how many are under way."""
    waits = sum(row.waits for row in rows)
    under_way = len(rows) - waits
    parts = [_("WAITS FOR YOUR YES {count}").format(count=waits)]
    if under_way:
        parts.append(_("under way {count}").format(count=under_way))
    return " · ".join(parts)


def followed_id(row: Followed) -> str:
    """The id of the line of somebody's side task."""
    return f"{row.person}|{row.task.rung.id}"


def followed_line(row: Followed, names: Mapping[str, str], catalogue: Catalogue) -> Line:
    """Somebody's side task."""
    rung, fact = row.task.rung, row.task.fact
    state = "returned" if fact.state == "returned" else row.task.state
    word = _("sent") if row.task.sent else plain.word(state)
    name = fit_name(names, row.person, 20)
    count = _("{count} of {times}").format(count=min(fact.count, rung.times), times=rung.times)
    return Line(
        (
            (f"{name} ", ""),
            (fit(f"{plain.glyph(state)} {word}", 11), "" if row.waits else "dim"),
            (clean(rung.full_label), ""),
        ),
        ((f"{count} ", "dim"),),
        followed_id(row),
    )


def followed_facts(
    row: Followed, names: Mapping[str, str], now: datetime, width: int, *, pieces: int = 0
) -> list[Part]:
    """What somebody did on their side task, piece by piece: so many of the last ones, 0 is all of them."""
    fact = row.task.fact
    parts: list[Part] = []
    for number, entry in [*enumerate(fact.entries, 1)][-pieces:]:
        when = plain.moment(entry.on or entry.at, now, now.tzinfo)
        parts += paragraph(clean(entry.text) or "–", width, first=f"{number:>2}  {when}  ", rest="    ")
    for post in fact.posts[-3:]:
        who = clean(short_name(names, post.by))
        parts.append((f"{who}, {plain.moment(post.at, now, now.tzinfo)}\n", "dim"))
        parts += paragraph(f"“{clean(post.text, lines=True)}”", width)
    if not parts:
        parts.append((_("Nothing yet.") + "\n", "dim"))
    left = [locks.voice(voice, {}) for voice in row.left if voice not in row.voices]
    if left:
        parts.append((_("Not yet confirmed by {who}").format(who=plain.people(left)) + "\n", "dim"))
    return parts
