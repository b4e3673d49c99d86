"""One thing, the place to grow, and what somebody can do as plain lines: short ones, each with a word for its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.cli.tables import show
from mentor_tui.domain.questions import is_number
from mentor_tui.domain.threads import Said, thread
from mentor_tui.services.actor_context import zone_of
from mentor_tui.services.showing import ShownItem, ShownTask, ShownThread
from mentor_tui.services.visibility import withheld
from mentor_tui.wording import events, locks, milestone, not_alone, plain, proposals, stuck
from mentor_tui.wording import growth as growth_words
from mentor_tui.wording import items as item_words
from mentor_tui.wording import levels as level_words
from mentor_tui.wording.cohorts import cohort_cells
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.side_tasks import all_hands, percent

if TYPE_CHECKING:
    from mentor_tui.domain.catalogue import Catalogue, Rung
    from mentor_tui.domain.curriculum import Item
    from mentor_tui.domain.journey import ItemFact
    from mentor_tui.domain.off_queue import Week
    from mentor_tui.services.cohorts import CohortRow
    from mentor_tui.services.customers import WeeksLed
    from mentor_tui.services.growth import GrowthPage, RungView
    from mentor_tui.services.milestone import Basics
    from mentor_tui.services.where_i_stand import LevelsPage


def print_shown(shown: ShownItem | ShownTask | ShownThread, console: CliContext) -> None:
    """An item or side task, whole, or a question with what was said to it."""
    if isinstance(shown, ShownThread):
        _print_question(shown, console)
    elif isinstance(shown, ShownItem):
        _print_item(shown, console)
    else:
        _print_task(shown, console)


def _print_item(shown: ShownItem, console: CliContext) -> None:
    of, now = shown.page, shown.now
    at, zone = console.context.now(), zone_of(of.standing.zone)
    put(now.item.title)
    put(f"{of.person.name}, {item_words.measure(now)}")
    put(item_words.signers(of, now.item))
    put(item_words.state_line(of, now, at, zone))
    if now.stuck is not None and shown.words:
        put(stuck.why(now.stuck))
    if kept := item_words.maintainer(of, now.item):
        put(kept)
    if known := not_alone.known(shown.known, now):
        put(known)
    if shown.lock is not None:
        _block(_("Opens after"), locks.lines(shown.lock, item_words.voices(of), item_words.phases(of.standing)))
    _print_asked(now.item, now.fact)
    if now.item.links:
        links = ngettext("Link: {link}", "Links: {link}", len(now.item.links))
        put("\n" + links.format(link=", ".join(now.item.links)))
    if better := proposals.improved(shown.improved, of.names):
        put("\n" + better)
    _print_thread(now.fact, of.names, at, zone, words=shown.words)
    _block(_("Other things wait for it"), [f"{other.item.label}: {plain.word(other.state)}" for other in shown.opens])


def _print_question(shown: ShownThread, console: CliContext) -> None:
    at, zone = console.context.now(), zone_of(shown.zone)
    put(_("A question of {name}’s").format(name=shown.person.name) if is_number(shown.on) else shown.title)
    if not is_number(shown.on):
        put(shown.person.name)
    if shown.to:
        put(_("Asked of {name}").format(name=shown.names.get(shown.to, shown.to)))
    if shown.about:
        put("\n" + shown.about)
    _block(_("So far"), [_entry(entry, shown.names, at, zone, words=True) for entry in shown.said])


def _print_task(shown: ShownTask, console: CliContext) -> None:
    of, view, catalogue = shown.page, shown.view, console.context.catalogue
    rung, at, zone = view.rung, console.context.now(), zone_of(of.standing.zone)
    put(rung.full_title)
    hours = _("{hours} a week").format(hours=plain.hours(rung.hours)) if rung.hours else _("within the queue")
    put(f"{of.person.name}, {growth_words.state_word(view)}, {hours}")
    put(rung.does)
    put()
    show((), growth_words.facts(of, view))
    if view.lock is not None:
        _block(
            _("Opens after"),
            locks.lines(view.lock, growth_words.lock_names(of, rung, catalogue), item_words.phases(of.standing)),
        )
    _print_asked(rung, view.task.fact)
    _print_thread(view.task.fact, of.names, at, zone, words=shown.words)
    _block(
        _("Other things wait for it"),
        [f"{other.rung.full_label}: {growth_words.state_word(other)}" for other in shown.opens],
    )


def _block(title: str, lines: Sequence[str]) -> None:
    if lines:
        put("\n" + title)
        for line in lines:
            put(f"  {line}")


def _print_asked(asked: Item | Rung, fact: ItemFact) -> None:
    """What good looks like, and what it is about."""
    lines = [(item_words.line_word(fact.line(line)), line) for line in asked.look_for]
    _block(_("What good looks like"), [f"{word}: {line}" if word else line for word, line in lines])
    if asked.about.strip():
        put("\n" + asked.about.strip())


def _print_thread(fact: ItemFact, names: Mapping[str, str], at: datetime, zone: tzinfo | None, *, words: bool) -> None:
    said = thread(fact)
    if fact.evidence:
        put("\n" + _("Evidence: {text}").format(text=fact.evidence))
    _block(_("So far"), [_entry(entry, names, at, zone, words=words) for entry in said])


def _entry(entry: Said, names: Mapping[str, str], at: datetime, zone: tzinfo | None, *, words: bool) -> str:
    who, when = names.get(entry.by, entry.by), plain.moment(entry.at, at, zone)
    head = ", ".join(filter(None, (who, when, item_words.said_kind(entry))))
    if withheld(entry, words=words):
        return events.wordless(head)
    return f"{head}: “{entry.text}”" if entry.text else head


def print_growth(page: GrowthPage, levels: LevelsPage, catalogue: Catalogue) -> None:
    """Tracks and rungs, each rung on a line; then where they stand, a competency on a line."""
    if page.person.only_observes:
        put(growth_words.only_observes(page))
    else:
        put(_("{name}, off the queue {hours}").format(name=page.person.name, hours=growth_words.hours_line(page)))
    if growth_words.before_basics(page) and not page.allowed:
        put(growth_words.waits_for_basics(page))
    if customers := growth_words.customers_line(page):
        put(customers)
    if page.hands is not None:
        put(all_hands(page.hands, page.standing.today, page.names))
    for track, views in page.tracks:
        put("\n" + track.label)
        show((), [_rung_row(page, view, catalogue) for view in views])
    if page.followed:
        put("\n" + _("Side tasks that you confirm"))
        show((), _followed_rows(page))
    if levels.rows and not page.person.only_observes:
        where = _("Where you stand; {aim}") if page.own else _("Where they stand; {aim}")
        put("\n" + where.format(aim=level_words.aim(levels)))
        heads = (_("Competency"), _("Now"), _("Asked"), _("Shown by"), _("Nearest step"))
        show(heads, [level_words.cells(row, catalogue, levels.standing.labels) for row in levels.rows])


def _rung_row(page: GrowthPage, view: RungView, catalogue: Catalogue) -> list[str]:
    rung, lock = view.rung, view.lock
    why = locks.short(lock, growth_words.lock_names(page, rung, catalogue)) if lock is not None else ""
    hours = plain.hours(rung.hours) if rung.hours else ""
    return ["  " + rung.id, growth_words.state_word(view), hours, rung.label, why]


def _followed_rows(page: GrowthPage) -> Iterable[list[str]]:
    for row in page.followed:
        rung, count = row.task.rung, row.task.fact.count
        word = _("waits for you") if row.waits else plain.word(row.task.state)
        done = _("{count} of {times}").format(count=min(count, rung.times), times=rung.times)
        yield ["  " + row.person, rung.id, word, done, rung.full_label]


def print_weeks(found: WeeksLed) -> None:
    """People by their share of the week with customers, the smallest first; then teams."""
    heads = (_("Name"), _("Team"), _("Share"), _("With customers"), _("Off the queue"))
    rows = [(them.name, them.team, *_week_cells(week)) for them, week in found.people]
    show(heads, rows, right=(2, 3, 4))
    if found.teams:
        put()
        show((), [(name or _("no team"), *_week_cells(week)) for name, week in found.teams.items()], right=(1, 2, 3))
    put("\n" + _("{first} % of a week come first.").format(first=found.first))


def _week_cells(week: Week) -> tuple[str, str, str]:
    share = _("{share} %").format(share=percent(week))
    of_ = _("{hours} of {of} h").format(hours=plain.number(week.with_customers), of=plain.number(week.contract))
    return share, of_, plain.hours(week.off)


def print_cohorts(rows: Sequence[CohortRow], today: date) -> None:
    """Cohorts, each on a line."""
    if not rows:
        put(_("There is no cohort that you may see."), err=True)
        return
    cells = (cohort_cells(row, today) for row in rows)
    told = [(name, size, f"{done}", half, away) for name, size, done, _all, half, away in cells]
    show((_("Cohort"), _("In"), _("Basics done"), _("Half by"), _("Away")), told, right=(1, 2))


def print_basics(basics: Basics, word: str) -> None:
    """What somebody can do."""
    put(milestone.headline(basics))
    for block in milestone.blocks(basics, word):
        put()
        show((), [*block])
    put("\n" + milestone.last(basics))
