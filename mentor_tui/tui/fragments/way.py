"""The left side of a journey: today, and the way with its phases, modules and items, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.questions import questions_of
from mentor_tui.domain.rules.side_tasks import asks_still
from mentor_tui.domain.shared import Shared
from mentor_tui.domain.standing_rows import ItemStanding, PhaseStanding, TaskStanding
from mentor_tui.domain.text import looking_for
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import cells, fit, state_tone
from mentor_tui.tui.widgets.lines import Line, heading
from mentor_tui.tui.widgets.lines import plain as words
from mentor_tui.wording import basics, days, free_days, plain, shared, unreadable
from mentor_tui.wording import items as item_words
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import kept

FILTERS = ("all", "open", "waiting", "returned", "done")
TODAY, TASK, ITEM, PHASE, TALKS = "today", "task", "item", "phase", "talks"

OPEN = ("open", "started", "returned")
"""States in which something is the hire's to do."""

STATE_WIDTH = 10
BELOW_MOST = 3
"""How many steps an item stands in below others, at most."""

ABOUT_ROWS = 2
"""Rows of what stands above the items of a phase or module, at most."""

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
        waited: how many of the owner's days waited for us; a screen finds that out after its first paint.
        shared: what the owner and a new mentor share, the same way.

    """

    open: set[str] = field(default_factory=set)
    tree: bool = False
    only: str = "all"
    text: str = ""
    waited: int = 0
    shared: tuple[Shared, ...] = ()

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
    """Glyph and word of a state, in a column; the longest word is said whole, and what stands behind it gives way."""
    said = f"{plain.glyph(state)} {plain.word(state)}"
    return fit(said, max(STATE_WIDTH, cells(said) + 1))


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
    if shape.tree or page.standing.programme.former:  # nothing of a former one is for today
        return [*told, *_way(page, shape, width), Line(), *_talks(page)]
    if page.standing.day <= 1 and not page.standing.programme.over:
        return [*told, *_first_day(page), *_shared(page, shape)]
    return [
        *told,
        *_today(page),
        *_shared(page, shape),
        Line(),
        *_way(page, shape, width),
        Line(),
        *_talks(page),
        *_waited(page, shape),
    ]


def _today(page: JourneyPage) -> list[Line]:
    found = [heading(_day(page), plain.about(page.effort) if page.today else "")]
    for one in page.morning:
        if isinstance(one, TaskStanding):
            found.append(_task_line(page, one))
        else:
            found.append(item_line(page, one, f"{TODAY}:{one.item.id}"))
    if not page.morning:
        found += [words(text) for text in _nothing_today(page)]
    return [*found, *(item_line(page, now, f"{TODAY}:{now.item.id}") for now in page.stuck)]


def _day(page: JourneyPage) -> str:
    """Of which day the things are that come next."""
    if page.free is not None and page.free.back is not None:
        return free_days.on(page.free.back, page.standing.today).upper()
    away = page.pace.state == "paused" and not page.standing.programme.over
    return _("WHEN YOU ARE BACK") if away or page.free is not None else _("TODAY")


def _task_line(page: JourneyPage, task: TaskStanding) -> Line:
    """A side task that waits for the hire, with its time where one is kept for it today."""
    returned, block = task.fact.state == "returned", page.kept_today(task)
    state = state_text("returned" if returned else "going")
    right = f"{task.fact.count}/{task.rung.times}" if task.rung.times > 1 else _("side task")
    if block is not None:
        right = kept(block)
        # What came back says so first; its time stands where it is opened.
        state = state if returned else fit(f"{plain.glyph('going')} {block.begin:%H:%M}", STATE_WIDTH)
    elif asks_still(task, page.standing.catalogue.budget):
        right = _("still yours?")
    return Line(((state, ""), (task.rung.full_label, "")), ((right, "dim"),), f"{TASK}:{task.rung.id}")


def _nothing_today(page: JourneyPage) -> list[str]:
    standing = page.standing
    can_do = [_("c  what you can do now")] if standing.basics_complete else []
    optional = (now for now in standing.items if now.item.optional and now.skipped is None)
    extra = any(now.item.who == "hire" and now.state in OPEN for now in optional)
    if standing.everything_done:
        said = _("All but some extras is ticked. Well done.") if extra else _("Everything is ticked. Well done.")
        return [said, *can_do]
    if standing.programme.over:
        return [_("There is nothing more for you to do here."), *can_do]
    waiting = [now for now in standing.items if now.state == "waiting"]
    if waiting:
        name = page.called(page.mentor) if page.mentor else _("your mentor")
        first = ngettext("{count} item waits for {name}.", "{count} items wait for {name}.", len(waiting))
        rest = _("Else only extras are open.") if extra else _("Nothing else is open: time for the inbox.")
        return [first.format(count=len(waiting), name=name), rest, *can_do]
    said = _("Only extras are open for you now.") if extra else _("Nothing is open for you now.")
    return [said, *(can_do or [_("v  the whole plan, with what comes")])]


def _first_day(page: JourneyPage) -> list[Line]:
    coming = page.standing.day < 1
    title = _("YOUR FIRST DAY") if coming else _day(page)
    found = [heading(title, plain.about(page.effort))]
    found += [_item_of_day_one(page, now) for now in page.today]
    found.append(Line())
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
        words(
            _("Nothing more is expected that day.") if coming or page.free else _("Nothing more is expected today."), ""
        ),
    ]
    return found


def _item_of_day_one(page: JourneyPage, now: ItemStanding) -> Line:
    """One of the things of the first day; of what is done it says when."""
    line = item_line(page, now, f"{TODAY}:{now.item.id}")
    if now.state not in ("done", "waiting") or len(now.fact.at) <= len("2025-05-12"):
        return line
    at = datetime.fromisoformat(now.fact.at).astimezone(zone_of(page.standing.zone))
    return replace(line, right=((f"{at:%H:%M}", "dim"),))


def item_line(page: JourneyPage, now: ItemStanding, line_id: str, *, indent: int = 0, below: int = 0) -> Line:
    """One item; ``below`` is how far its name stands in, as it stands below another."""
    item = now.item
    state = "stuck" if now.stuck is not None else "recheck" if now.due else now.state
    tone = "dim" if now.state in ("done", "locked") else ""
    right: tuple[tuple[str, str], ...] = ((plain.planned(item.minutes), "dim"),)
    if now.skipped is not None:
        right = ((_("skipped"), "dim"),)
    elif now.stuck is not None:
        right = ((_("our turn"), ""),)
    elif item.optional:
        right = ((_("extra"), "dim"),)
    elif item.who != "hire":
        right = ((_owner(page, item), "dim"),)
    elif item.times > 1 and now.state == "started":
        right = ((f"{now.fact.count}/{item.times}", "dim"),)
    if now.new:
        right = ((_("new") + "  ", ""), *right)
    name = (" " * below + item.label, tone)
    return Line(((" " * indent + state_text(state), state_tone(state)), name), right, line_id)


def _owner(page: JourneyPage, item: Item) -> str:
    if item.who == "mentor":
        return page.called(page.mentor) if page.mentor else _("mentor")
    return item_words.part(page, item) or (page.called(page.leads[0]) if page.leads else _("lead"))


def _way(page: JourneyPage, shape: TreeShape, width: int) -> Iterator[Line]:
    if begins(page) and not shape.tree:
        yield from _first_days(page, shape, width)
        return
    phases = [phase for phase in page.standing.phases if shape.tree or _is_of_the_plan(page, phase, shape)]
    title, pace = plan_title(page, whole=shape.tree), plain.pace(page.pace.state, page.pace.days, own=page.own)
    full, bare = (" · ".join(filter(None, (pace, basics.counted(page.standing, bare=bare)))) for bare in (False, True))
    yield heading(title, full if cells(title) + cells(full) + 2 < width else bare)
    longest = max((cells(phase.phase.title) for phase in phases), default=0)
    room = width - STATE_WIDTH - 7
    bar = min(max(room - longest, BAR_LEAST), BAR)
    for phase in phases:
        yield _phase_line(phase, max(room - bar, 8), bar)
        if shape.tree or phase.phase.id in shape.open:
            yield from _unfolded(page, phase, width)


def plan_title(page: JourneyPage, *, whole: bool = False) -> str:
    """What the list of phases is called: by its owner, and by others."""
    if page.own:
        return _("YOUR WHOLE PLAN") if whole else _("YOUR PLAN")
    return _("THE WHOLE PLAN") if whole else _("THE PLAN")


def begins(page: JourneyPage) -> bool:
    """Whether its owner is in the first days, which count nothing."""
    standing = page.standing
    return page.own and standing.day < standing.catalogue.budget.pace_from_day and not standing.programme.over


def _is_of_the_plan(page: JourneyPage, phase: PhaseStanding, shape: TreeShape) -> bool:
    """Whether a phase stands in its owner's plan: until the basics are done these, and what was unfolded."""
    standing = page.standing
    # Others have their own part in the phases around the basics.
    if not page.own or standing.basics_complete or not standing.curriculum or not standing.curriculum.basics:
        return True
    return phase.phase.basics or phase.phase.id in shape.open


def _first_days(page: JourneyPage, shape: TreeShape, width: int) -> Iterator[Line]:
    """Without a bar or a figure: the phase that its owner is in, and what comes next."""
    standing = page.standing
    mine = [
        phase
        for phase in standing.phases
        if any(item.who == "hire" and not standing.done(item.id) for item in phase.phase.counted)
    ]
    yield heading(plan_title(page), _("v  all of it"))
    for phase in standing.phases:
        now, comes = phase in mine[:1], phase in mine[1:2]
        if not (now or comes or phase.phase.id in shape.open):
            continue
        state, tone = (fit(_("  next"), STATE_WIDTH), "dim") if comes else (state_text(phase.state), "")
        yield Line(((state, tone), (phase.phase.title, tone)), (), f"{PHASE}:{phase.phase.id}")
        if phase.phase.id in shape.open:
            yield from _unfolded(page, phase, width)


def _unfolded(page: JourneyPage, phase: PhaseStanding, width: int) -> Iterator[Line]:
    yield from _about(phase.phase.about, width)
    depths = page.standing.curriculum.depths if page.standing.curriculum else {}
    for module in phase.phase.modules:
        yield Line(((f" {module.title}", "dim"),))
        yield from _about(module.about, width)
        for item in module.items:
            below = min(depths.get(item.id, 0), BELOW_MOST) * 2
            yield item_line(page, page.standing.by_id[item.id], f"{ITEM}:{item.id}", indent=1, below=below)


def _about(text: str, width: int) -> Iterator[Line]:
    """What stands above the items of a phase or module, as far as a few rows hold it; the whole text is in the pane."""
    if not text:
        return
    rows = "".join(said for said, _tone in prose(text, max(width - 4, 10))).split("\n")
    rows = [row for row in rows if row.strip()]
    cut = " …" if len(rows) > ABOUT_ROWS else ""
    for number, row in enumerate(rows[:ABOUT_ROWS], 1):
        yield Line(((f"  {row}" + (cut if number == ABOUT_ROWS else ""), "dim"),))


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
    free = questions_of(journey.record.facts)
    count = len(journey.sessions) + len(journey.notes) + len(free) + len(page.restricted or ())
    yield Line(((fit("", STATE_WIDTH), ""), (_("Talks and notes"), "")), ((str(count), "dim"),), f"{TALKS}:")


def _shared(page: JourneyPage, shape: TreeShape) -> Iterator[Line]:
    """What a new pair shares, until they have talked."""
    if shape.shared and page.mentor is not None:
        yield Line()
        said = _("Your mentor is {name}. You share:") if page.own else _("{name} is the new mentor. They share:")
        yield words(said.format(name=page.called(page.mentor)), "")
        yield from (words(f"· {one}", "") for one in shared.things(shape.shared, page.standing.catalogue))


def _waited(page: JourneyPage, shape: TreeShape) -> Iterator[Line]:
    """How many days waited for us. In the first days nothing is counted yet."""
    if shape.waited and not begins(page) and not page.standing.programme.over:
        yield Line()
        yield words(days.waited(shape.waited, own=page.own))


def _narrowed(page: JourneyPage, shape: TreeShape, width: int) -> list[Line]:
    fits = looking_for(shape.text)
    standing = page.standing
    found: list[Line] = []
    count = 0
    for phase in standing.phases:
        matching = [
            now
            for item in phase.phase.items
            if _fits(now := standing.by_id[item.id], shape.only)
            and fits(f"{item.title} {item.short} {item.id} {phase.phase.title}")
        ]
        if matching:
            found.append(Line(((phase.phase.title, "dim"),)))
            found += [item_line(page, now, f"{ITEM}:{now.item.id}") for now in matching]
            count += len(matching)
    title = plan_title(page) + (f" · {filter_word(shape.only)}" if shape.only != "all" else "")
    top = heading(title, ngettext("{count} item", "{count} items", count).format(count=count))
    if not found:
        found = [words(_("Nothing found.")), words(_("esc shows everything again."))]
    return [top, *found]


def _fits(now: ItemStanding, only: str) -> bool:
    state = "waiting" if now.stuck is not None else now.state
    if only == "open":
        return state in ("open", "started")
    return only in ("all", state)


def phase_around(page: JourneyPage, item: str) -> str:
    """The id of the line of the phase that an item stands in, "" where it stands in none."""
    curriculum = page.standing.curriculum
    return f"{PHASE}:{curriculum.places[item][0].id}" if curriculum and item in curriculum.places else ""


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
