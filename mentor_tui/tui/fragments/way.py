"""The left side of a journey: today, and the way with its phases, modules and items, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.standing_rows import ItemStanding, PhaseStanding, TaskStanding
from mentor_tui.domain.text import looking_for
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.styles import cells, fit, state_tone
from mentor_tui.tui.widgets.lines import Line, heading
from mentor_tui.tui.widgets.lines import plain as words
from mentor_tui.wording import free_days, plain, unreadable
from mentor_tui.wording.language import _, ngettext

FILTERS = ("all", "open", "waiting", "returned", "done")
TODAY, TASK, ITEM, PHASE, TALKS = "today", "task", "item", "phase", "talks"

STATE_WIDTH = 10
BAR, BAR_LEAST = 8, 5
"""Cells of a phase's bar; it gives way to long titles so far."""


@dataclass
class TreeShape:
    """How the way is looked at; no fact of the journey.

    Attributes:
        open: phases that are unfolded.
        tree: whether all are, with today left out.
        only: one of ``FILTERS``.
        text: what titles have to contain.

    """

    open: set[str] = field(default_factory=set)
    tree: bool = False
    only: str = "all"
    text: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return self.only != "all" or bool(self.text)


def filter_word(only: str) -> str:
    """What a filter is called."""
    return {
        "all": _("all"),
        "open": _("open"),
        "waiting": _("waiting"),
        "returned": _("one more go"),
        "done": _("done"),
    }[only]


def state_text(state: str) -> str:
    """Glyph and word of a state, in a column."""
    return fit(f"{plain.glyph(state)} {plain.word(state)}", STATE_WIDTH)


def lines(page: JourneyPage, shape: TreeShape, width: int) -> list[Line]:
    """Everything on the left side.

    Args:
        page: the journey.
        shape: how it is looked at.
        width: cells that a line has.

    """
    told = [words(text) for row in page.unreadable for text in unreadable.in_lines(row, own=page.own)]
    if page.standing.curriculum is None:
        return told or [words(_("No programme yet.")), words(_("A lead can give one."))]
    if told:
        told.append(Line())
    if shape.narrowed:
        return [*told, *_narrowed(page, shape, width)]
    if shape.tree:
        return [*told, *_way(page, shape, width), Line(), *_talks(page)]
    if page.standing.day <= 1 and not page.standing.programme.over:
        return [*told, *_first_day(page)]
    return [*told, *_today(page), Line(), *_way(page, shape, width), Line(), *_talks(page)]


def _today(page: JourneyPage) -> list[Line]:
    right = _("about {time}").format(time=plain.minutes(page.today_minutes)) if page.today else ""
    found = [heading(_day(page), right)]
    for now in page.today:
        found.append(item_line(page, now, f"{TODAY}:{now.item.id}"))
    found += [_task_line(task) for task in page.tasks]
    if not page.today and not page.tasks:
        found += [words(text) for text in _nothing_today(page)]
    return found


def _day(page: JourneyPage) -> str:
    """Of which day the things are that come next."""
    if page.free is not None and page.free.back is not None:
        return free_days.on(page.free.back, page.standing.today).upper()
    away = page.pace.state == "paused" and not page.standing.programme.over
    return _("WHEN YOU ARE BACK") if away or page.free is not None else _("TODAY")


def _task_line(task: TaskStanding) -> Line:
    """A side task that waits for the hire."""
    state = "returned" if task.fact.state == "returned" else "going"
    right = f"{task.fact.count}/{task.rung.times}" if task.rung.times > 1 else _("side task")
    return Line(((state_text(state), ""), (task.rung.title, "")), ((right, "dim"),), f"{TASK}:{task.rung.id}")


def _nothing_today(page: JourneyPage) -> list[str]:
    standing = page.standing
    can_do = [_("c  what you can do now")] if standing.basics_complete else []
    if standing.everything_done:
        return [_("Nothing more to tick: it is all yours."), *can_do]
    if standing.programme.over:
        return [_("Nothing more is asked of you here."), *can_do]
    waiting = [now for now in standing.items if now.state == "waiting"]
    if waiting:
        name = page.called(page.mentor) if page.mentor else _("your mentor")
        first = ngettext("{count} item waits for {name}.", "{count} items wait for {name}.", len(waiting))
        return [first.format(count=len(waiting), name=name), _("Nothing else is open: time for the inbox."), *can_do]
    return [_("Nothing is open for you now."), *(can_do or [_("v  the whole way, with what comes")])]


def _first_day(page: JourneyPage) -> list[Line]:
    coming = page.standing.day < 1
    title = _("YOUR FIRST DAY") if coming else _day(page)
    found = [heading(title, _("about {time}").format(time=plain.minutes(page.today_minutes))), Line()]
    for now in page.today:
        found += [item_line(page, now, f"{TODAY}:{now.item.id}", word=False), Line()]
    if all(now.state in ("done", "waiting") for now in page.today):
        found += [words(_("That was all for today. Well done."), "strong"), Line()]
    if page.mentor:
        found.append(Line(((page.mentor.name, "strong"), (_("  your mentor: ask anything"), ""))))
    else:
        found.append(words(_("Your mentor will be named soon."), ""))
    second = page.stand_in or (page.leads[0] if page.leads else None)
    if second is not None:
        role = _("  stands in for them") if page.stand_in else _("  leads your team")
        found.append(Line(((second.name, "strong"), (role, ""))))
    found += [
        Line(),
        words(_("Nobody expects more that day.") if coming or page.free else _("Nobody expects more today."), ""),
    ]
    return found


def item_line(page: JourneyPage, now: ItemStanding, line_id: str, *, indent: int = 0, word: bool = True) -> Line:
    """One item."""
    item = now.item
    state = "recheck" if now.recheck_since is not None else now.state
    shown = state_text(state) if word else f"{plain.glyph(state)}  "
    tone = "dim" if now.state in ("done", "locked") else ""
    right: tuple[tuple[str, str], ...] = ((plain.minutes(item.minutes), "dim"),)
    if item.who != "hire":
        right = ((_owner(page, item), "dim"),)
    elif item.times > 1 and now.state == "started":
        right = ((f"{now.fact.count}/{item.times}", "dim"),)
    return Line(((" " * indent + shown, state_tone(state)), (item.title, tone)), right, line_id)


def _owner(page: JourneyPage, item: Item) -> str:
    if item.who == "mentor":
        return page.called(page.mentor) if page.mentor else _("mentor")
    return page.called(page.leads[0]) if page.leads else _("lead")


def _way(page: JourneyPage, shape: TreeShape, width: int) -> Iterator[Line]:
    standing = page.standing
    done, total = sum(p.done for p in standing.phases), sum(p.total for p in standing.phases)
    pace = plain.pace(page.pace.state, page.pace.days)
    right = _("{done} of {total}").format(done=done, total=total)
    yield heading(_("THE WHOLE WAY") if shape.tree else _("THE WAY"), f"{pace} · {right}" if pace else right)
    longest = max((cells(phase.phase.title) for phase in standing.phases), default=0)
    room = width - STATE_WIDTH - 7
    bar = min(max(room - longest, BAR_LEAST), BAR)
    for phase in standing.phases:
        yield _phase_line(phase, max(room - bar, 8), bar)
        if shape.tree or phase.phase.id in shape.open:
            for module in phase.phase.modules:
                yield Line(((f"  {module.title}", "dim"),))
                for item in module.items:
                    now = standing.by_id[item.id]
                    yield item_line(page, now, f"{ITEM}:{item.id}", indent=2)


def _phase_line(phase: PhaseStanding, room: int, bar_width: int) -> Line:
    tone = "dim" if phase.state in ("done", "locked") else ""
    done, rest = plain.bar(phase.done, phase.total, bar_width)
    state = (state_text(phase.state), state_tone(phase.state))
    return Line(
        (state, (f"{fit(phase.phase.title, room)} ", tone), (done, tone), (rest, "rule")),
        ((f"{phase.done}/{phase.total}", tone),),
        f"{PHASE}:{phase.phase.id}",
    )


def _talks(page: JourneyPage) -> Iterator[Line]:
    journey = page.standing.journey
    count = len(journey.sessions) + len(journey.notes) + len(page.restricted or ())
    yield Line(((fit("", STATE_WIDTH), ""), (_("Talks and notes"), "")), ((str(count), "dim"),), f"{TALKS}:")


def _narrowed(page: JourneyPage, shape: TreeShape, width: int) -> list[Line]:
    fits = looking_for(shape.text)
    standing = page.standing
    found: list[Line] = []
    count = 0
    for phase in standing.phases:
        matching = [
            now
            for item in phase.phase.items
            if _fits(now := standing.by_id[item.id], shape.only) and fits(f"{item.title} {item.id} {phase.phase.title}")
        ]
        if matching:
            found.append(Line(((phase.phase.title, "dim"),)))
            found += [item_line(page, now, f"{ITEM}:{now.item.id}") for now in matching]
            count += len(matching)
    title = _("THE WAY") + (f" · {filter_word(shape.only)}" if shape.only != "all" else "")
    top = heading(title, ngettext("{count} item", "{count} items", count).format(count=count))
    if not found:
        found = [words(_("Nothing here; esc shows all again."))]
    return [top, *found]


def _fits(now: ItemStanding, only: str) -> bool:
    if only == "open":
        return now.state in ("open", "started")
    return only in ("all", now.state)


def going(page: JourneyPage) -> str:
    """The phase that is under way, "" where none is."""
    return next((phase.phase.id for phase in page.standing.phases if phase.state == "going"), "")


def open_at_first(page: JourneyPage, *, tall: bool) -> set[str]:
    """The phase that matters now, to be unfolded, where there is room for it or nothing else to show."""
    standing = page.standing
    if standing.curriculum is None or standing.day <= 1 or standing.programme.over:
        return set()
    if not page.today:
        return {going(page)} - {""}
    return {standing.curriculum.places[page.today[0].item.id][0].id} if tall else set()
