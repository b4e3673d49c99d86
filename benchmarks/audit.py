"""The auditor's list of everybody, beside reading the same records and their histories."""

from __future__ import annotations

from benchmarks import teams
from benchmarks.insights import aged
from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.domain.record import PEOPLE, Record
from mentor_tui.services.audit import audit_page


def _everybody(sizes: Sizes) -> Comparison:
    root, lead = aged(sizes.team)
    place = teams.application(root, lead)
    context, store = place.context(), place.store
    found = audit_page(context)

    def ours() -> None:
        audit_page(context)

    def reference() -> None:
        for _name, record in store.read_many(store.ids(PEOPLE)):
            assert isinstance(record, Record)
            for _event in store.sealed(record):
                pass
            for _past in record.tail:
                pass

    title = f"record, {sizes.team:,} people, two years / reading records and histories"
    return Comparison(title, seconds(ours), seconds(reference), note=f"{len(found.rows):,} records")


ROWS = (Row("audit.everybody", _everybody, pairs=5, goal=2.0),)
