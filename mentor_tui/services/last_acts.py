"""The records in which somebody acted lately, which is where undo and redo look, without reading all of them each time.

What is remembered is where there was *nothing* of theirs, record by record at the stamp that it had then. A record that was
committed since has another stamp and is read. So no act can be missed, whoever wrote it and whatever was killed, lost or
put back in between, and no act has to write anything for it: the answer is always that of reading everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from mentor_tui.domain.record import Record
from mentor_tui.store.protocol import Store


def acted_in(store: Store, actor: str, records: Iterable[str], families: Iterable[str] = ()) -> list[Record]:
    """The records with something of a person's among their recent events; one that cannot be read is left out.

    Args:
        store: where they are.
        actor: whose acts.
        records: records to look in, each of which is read.
        families: families to look through, of whose records only those are read that may hold something new.

    Raises:
        Trouble: a family cannot be listed.

    """
    name = f"acts-{actor}"
    told = store.cached(name) if families else None
    known = {key for key in told if isinstance(key, str)} if isinstance(told, list) else set()
    # Stamps first: what is committed while one reads has another one the next time.
    keys = {record: _key(record, stamp) for family in families for record, stamp in store.stamps(family).items()}
    empty = {key for key in keys.values() if key in known}
    wanted = dict.fromkeys((*records, *(record for record, key in keys.items() if key not in known)))
    found = []
    for record_id, record in store.read_many(wanted):
        if not isinstance(record, Record):
            continue
        if any(past.event.by == actor for past in record.tail):
            found.append(record)
        elif record_id in keys:
            empty.add(keys[record_id])
    if empty != known:
        store.cache(name, sorted(empty))
    return found


def _key(record_id: str, stamp: object) -> str:
    """A record as it was at a stamp; nobody reads in it whose restricted records there are."""
    return blake2b(f"{record_id}\n{stamp}".encode(), digest_size=8).hexdigest()
