"""Every fact of the demo is one that the services would have produced, on the day and by the person it names."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from mentor_tui.demo import build
from mentor_tui.store.memory import MemoryStore
from tests.demo.replay import carry_out, records


@pytest.fixture(autouse=True)
def _utc(monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("now", "people", "seed"),
    [
        (datetime(2026, 5, 12, 8, 52, tzinfo=UTC), 38, 1),
        (datetime(2027, 1, 1, 23, 0, tzinfo=UTC), 16, 3),
        (datetime(2028, 2, 29, 0, 5, tzinfo=UTC), 51, 7),
    ],
)
def test_the_services_would_have_written_the_same(catalogue, monkeypatch, now, people, seed):
    told = MemoryStore()
    build(told, catalogue, people=people, seed=seed, now=now, login="tomas")

    done = carry_out(told, catalogue)

    assert records(done) == records(told)
    for record in records(told):
        assert list(done.history(record)) == list(told.history(record)), record
        assert done.read(record).facts == told.read(record).facts
