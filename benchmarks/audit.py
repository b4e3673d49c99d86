"""The auditor's list of everybody, beside reading the same records and their histories."""

from __future__ import annotations

from benchmarks import teams
from benchmarks.insights import aged
from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.cli.sent_on import as_csv
from mentor_tui.domain.record import PEOPLE, Record
from mentor_tui.services.audit import audit_page
from mentor_tui.wording.audit_table import table


def _records(sizes: Sizes, *, sent: bool) -> Comparison:
    root, lead = aged(sizes.team)
    place = teams.application(root, lead)
    context, store = place.context(), place.store
    count = len(audit_page(context).rows)

    def ours() -> None:
        audit_page(context)

    def reference() -> None:
        for _name, record in store.read_many(store.ids(PEOPLE)):
            assert isinstance(record, Record)
            for _event in store.sealed(record):
                pass
            for _past in record.tail:
                pass

    def with_table() -> None:
        as_csv(table(audit_page(context)))

    title = f"record{' --csv' if sent else ''}, {sizes.team:,} people, two years / reading records and histories"
    return Comparison(title, seconds(with_table if sent else ours), seconds(reference), note=f"{count:,} records")


def _everybody(sizes: Sizes) -> Comparison:
    return _records(sizes, sent=False)


def _sent(sizes: Sizes) -> Comparison:
    return _records(sizes, sent=True)


ROWS = (
    Row("audit.everybody", _everybody, pairs=5, goal=2.0),
    Row("audit.sent", _sent, pairs=3),
)
