"""Insights: everything read for the first time, and with what was read of histories before."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from benchmarks import teams
from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.bootstrap import Application
from mentor_tui.domain import history
from mentor_tui.domain.journey_folds import ITEM, SAID, SIGNED, WITHDRAWN
from mentor_tui.domain.record import PEOPLE, TEAM, Record, kind_of
from mentor_tui.services.bulletin import bulletin
from mentor_tui.services.courses import CACHE
from mentor_tui.services.insights import insights_page, items_page
from mentor_tui.services.owed import owed
from mentor_tui.store.protocol import Store

DAYS = 480
"""Working days of two years, on each of which something happens to everybody."""


@cache
def aged(people: int) -> tuple[Path, str]:
    """A demo team in which everybody has two years of history: its directory and a lead."""
    young, team = teams.demo(people)
    store, root = teams.application(young).store, teams.base() / f"aged-{people}"
    old = teams.application(root).store
    ids = store.ids(PEOPLE)
    old.put_new(_two_years(history.replay(name, store.history(name))) for name in ids)
    old.put_new([history.replay(TEAM, store.history(TEAM))])
    return root, team.lead


def _two_years(record: Record) -> Record:
    """A record to which something happened on each day since: items signed off once more, and words."""
    things = [thing for thing in record.facts if kind_of(thing) == ITEM]
    while things and record.last_seq < DAYS:
        thing = things[record.last_seq % len(things)]
        signed = record.facts[thing]["state"] == "done" and "signed" in record.facts[thing]
        last = record.tail[-1].event
        for kind in (WITHDRAWN, SIGNED) if signed else (SAID,):
            history.append(
                record, op=str(record.last_seq), at=last.at, by=last.by, kind=kind, thing=thing, text="So it went on."
            )
    return record


def _insights(sizes: Sizes, *, cached: bool) -> Comparison:
    root, lead = aged(sizes.team)
    place: Application = teams.application(root, lead)
    context = place.context()
    store, lately = place.store, insights_page(context).lately
    items_page(context, lately)

    def everything() -> None:
        page = insights_page(context)
        items_page(context, page.lately)

    def ours() -> None:
        if not cached:
            (root / "cache" / f"{CACHE}.json").unlink(missing_ok=True)
            (root / "cache" / "overview.json").unlink(missing_ok=True)
        everything()

    events = sum(sum(1 for _event in store.history(name)) for name in store.ids(PEOPLE)[:50]) // 50
    title = f"insights, {sizes.team:,} people, {'cached' if cached else 'cold'} / reading records and histories"
    return Comparison(title, seconds(ours), seconds(partial(_read_all, store)), note=f"{events} events a person")


def _read_all(store: Store) -> None:
    """Read everybody's record and history, and do nothing with it."""
    for _name, record in store.read_many(store.ids(PEOPLE)):
        assert isinstance(record, Record)
        for _event in store.sealed(record):
            pass
        for _past in record.tail:
            pass


def _cold(sizes: Sizes) -> Comparison:
    return _insights(sizes, cached=False)


def _cached(sizes: Sizes) -> Comparison:
    return _insights(sizes, cached=True)


def _digest(sizes: Sizes, *, cached: bool) -> Comparison:
    root, lead = aged(sizes.team)
    place = teams.application(root, lead)
    context, store = place.context(), place.store
    _ = context.catalogue
    bulletin(context, kind="team")

    def cold() -> None:
        for name in ("overview", "decisions"):
            (root / "cache" / f"{name}.json").unlink(missing_ok=True)
        bulletin(context, kind="team")

    def records() -> None:
        for _name, record in store.read_many(store.ids(PEOPLE)):
            assert isinstance(record, Record)

    title = f"digest --team, {sizes.team:,} people"
    if cached:
        return Comparison(
            f"{title}, cached / records", seconds(lambda: bulletin(context, kind="team")), seconds(records)
        )
    return Comparison(f"{title}, cold / records and histories", seconds(cold), seconds(partial(_read_all, store)))


def _digest_cold(sizes: Sizes) -> Comparison:
    return _digest(sizes, cached=False)


def _digest_cached(sizes: Sizes) -> Comparison:
    return _digest(sizes, cached=True)


def _owed(sizes: Sizes) -> Comparison:
    root, lead = aged(sizes.team)
    place = teams.application(root, lead)
    context, store = place.context(), place.store
    _ = context.catalogue
    title = f"owed, {sizes.team:,} people / reading records and histories"
    return Comparison(title, seconds(lambda: owed(context)), seconds(lambda: _read_all(store)))


ROWS = (
    Row("insights.cold", _cold, pairs=5, goal=2.0),
    Row("insights.cached", _cached, pairs=9, goal=1.2),
    Row("digest.cold", _digest_cold, pairs=5, goal=2.0),
    Row("owed", _owed, pairs=5, goal=2.0),
    Row("digest.cached", _digest_cached, pairs=9, goal=2.0),
)
