"""The store of a checkout: one TinyDB file per record, written durably, held by locks between processes."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import to_seal
from mentor_tui.domain.problems import BadUse, Code, OutcomeUnknown, Trouble
from mentor_tui.domain.record import Record
from mentor_tui.store import change_feed, checksum, letters, recovery, sealed_segments
from mentor_tui.store.codec import EVENTS, FACTS, META, ROW, meta_row, record_of, rows_of, tables_of
from mentor_tui.store.durable_storage import DurableStorage, SlugDB, Tables, Unsound, dump, parse
from mentor_tui.store.families import FAMILIES, family_of
from mentor_tui.store.files import Disk, temporary
from mentor_tui.store.locks import PATIENCE, LockHandle, Locks
from mentor_tui.store.os_errors import troubled
from mentor_tui.store.places import LAID_OUT, RecordPlace, home
from mentor_tui.store.reader import Reader
from mentor_tui.store.syscalls import Syscalls
from mentor_tui.store.upcast import Newer, is_current

_FOLD = re.compile(rb'"fold":(\d+)')
"""Where a record says which fold made its facts; it stands before everything else that could look like it."""

_AT_ONCE = 128
"""How many new records share one fsync of their directory."""

_MANY, _HANDS = 64, 8
"""From how many new records on several are stored at once, and how many at a time."""

Found = tuple[bytes, os.stat_result]


def _exists(path: Path) -> bool:
    """Whether something is there; ``Path.exists`` raises for a folder that may not be looked into."""
    try:
        path.stat()
    except OSError:
        return False
    return True


class TinyStore(Reader):
    """Records under a directory; see ``protocol.Store`` for what each method promises.

    Args:
        root: the data directory; it and all in it are made when first written.
        calls: the system calls to use.
        patience: seconds to wait for other writers of a record.
    """

    def __init__(
        self,
        root: Path,
        *,
        calls: Syscalls | None = None,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(root, Disk(calls))
        self._locks = Locks(patience)
        self._gate = root / "locks" / "store.lock"
        self._laid_out = f"{root}/{LAID_OUT}"

    @contextlib.contextmanager
    def hold(self, record_id: str) -> Iterator[LockHandle]:
        """Keep every other writer from a record for the length of a block.

        Raises:
            Trouble: others kept it for too long, or its lock cannot be opened.
        """
        place = self.place(record_id)
        self._directory(place.lock.parent, place)
        if place.open_lock is not None:
            self.disk.make_directory(self._gate.parent)
        with contextlib.ExitStack() as held:
            held.enter_context(self._gate_open(record_id))
            if place.open_lock is not None and _exists(place.open_lock):
                # An earlier program on the same files holds this one.
                held.enter_context(self._locks.hold(place.open_lock, record=record_id))
            yield held.enter_context(self._locks.hold(place.lock, record=record_id))

    @contextlib.contextmanager
    def _gate_open(self, record_id: str) -> Iterator[None]:
        """Keep everybody from all records at once, for whoever writes one of them; what they left half done is done first."""
        while True:
            with self._locks.share(self._gate, record=record_id):
                if not os.path.lexists(self._laid_out):
                    yield
                    return
            self.settle()

    @contextlib.contextmanager
    def hold_all(self) -> Iterator[None]:
        """Keep every other writer from every record for the length of a block.

        Raises:
            Trouble: others wrote for too long, or the lock cannot be opened.
        """
        self.disk.make_directory(self._gate.parent)
        with self._locks.hold(self._gate):
            if os.path.lexists(self._laid_out):
                from mentor_tui.store import swapping

                swapping.settle(self.disk, self.root)
            yield

    def settle(self) -> None:
        """Go on with what somebody who changed many records at once was killed in.

        Raises:
            Trouble: it cannot be done now.
        """
        if os.path.lexists(self._laid_out):
            with self.hold_all():
                pass

    @contextlib.contextmanager
    def edit(self, record_id: str, *, create: bool = False) -> Iterator[Record]:
        """A record, fresh and held, stored once when the block ends well and has appended events.

        Afterwards the record's ``version`` is the stored one; its tail still holds what was sealed by the commit.

        Raises:
            Trouble: nothing was changed. A damaged file has been moved to quarantine as it was.
            OutcomeUnknown: the events are in place, but the disk did not promise to keep them.
        """
        place = self.place(record_id)
        if create and self._may_only_post(place):
            record = Record(record_id, fold=FOLD)
            yield record
            if record.pending:
                letters.post(self.disk, self.root, record)
            return
        posted = self._letters_for(place)
        create = create or bool(posted)
        if not create and not _exists(place.file) and not recovery.known(place):
            raise recovery.never(place)
        with self._alone(record_id) as handle:
            found = self.disk.read(place.file)
            record, tables = self._take(place, found, create=create)
            taken = letters.take_in(record, posted)
            yield record
            if record.pending:
                self._commit(place, handle, found, record, tables)
            for path in taken:
                # One that stays is known by its operation, and taken in no second time.
                with contextlib.suppress(OSError):
                    self.disk.unlink(path)

    @contextlib.contextmanager
    def _alone(self, record_id: str) -> Iterator[LockHandle]:
        """Hold a record to store it: what a writer that died has left of it is taken away."""
        place = self.place(record_id)
        with self.hold(record_id) as handle:
            for path in (place.file, place.previous):
                with troubled(path):
                    self.disk.unlink(temporary(path))
            yield handle

    def _take(self, place: RecordPlace, found: Found | None, *, create: bool) -> tuple[Record, Tables | None]:
        """The record in a file, and the tables to change in committing it; none where all of it is written anew."""
        if found is None:
            if recovery.known(place):
                raise recovery.missing(self.disk, place)
            if not create:
                raise recovery.never(place)
            return Record(place.record, fold=FOLD), None
        try:
            tables = parse(found[0])
            current = is_current(tables)
            record = record_of(tables, place.record)
        except Unsound as unsound:
            kept = None
            # Where it cannot be moved either, it stays where it is, and is still no new record.
            with contextlib.suppress(Trouble):
                kept = recovery.quarantine(self.disk, place)
            raise recovery.damaged(self.disk, place, unsound, kept) from unsound
        except Newer as error:
            raise recovery.newer(place, error) from error
        if record.fold != FOLD:
            return self.refold(record), None
        # The tables go on holding what is stored; the record gets facts of its own to replace.
        record.facts = dict(record.facts)
        return record, tables if current else None

    def _commit(
        self, place: RecordPlace, handle: LockHandle, found: Found | None, record: Record, tables: Tables | None
    ) -> None:
        seal = to_seal(record)
        storage = self._changed(place, found, record, tables, seal)
        # From here on the disk is touched.
        self._directory(place.file.parent, place)
        if found:
            self._directory(place.previous.parent, place)
        if seal:
            self._seal(place, record, seal)
        self._still_ours(place, handle, found)
        try:
            storage.commit()
        except OutcomeUnknown as unknown:
            op = record.pending[-1].op
            raise OutcomeUnknown(unknown.code, **unknown.facts, record=place.record, op=op) from unknown
        record.version += 1
        if not handle.known:
            # The commit stands; without its mark only the absence of the file would go unnoticed.
            with contextlib.suppress(OSError):
                handle.make_known()

    def _changed(
        self, place: RecordPlace, found: Found | None, record: Record, tables: Tables | None, seal: int
    ) -> DurableStorage:
        """The file of a record with what a commit changes in it, not yet stored."""
        version, previous = record.version + 1, place.previous if found else None
        if tables is None:
            whole = tables_of(record, version=version, seal=seal)
            return DurableStorage(place.file, whole, self.disk, previous)
        storage = DurableStorage(place.file, tables, self.disk, previous)
        database = SlugDB(storage)
        touched = dict.fromkeys(event.thing for event in record.pending)
        facts = {thing: record.facts[thing] for thing in touched if thing in record.facts}
        database.at(META).change({ROW: meta_row(record, version=version, sealed=record.sealed + seal)})
        database.at(FACTS).change(facts, drop=touched.keys() - facts.keys())
        database.at(EVENTS).change(
            rows_of(record.tail, since=len(record.tail) - len(record.pending), seal=seal),
            drop=[str(record.sealed + number) for number in range(1, seal + 1)],
        )
        return storage

    def _seal(self, place: RecordPlace, record: Record, count: int) -> None:
        self._directory(place.history, place)
        events = [past.event for past in record.tail[:count]]
        sealed_segments.write(self.disk, place.history, record.id, events, sealed=record.sealed, aside=place.quarantine)

    def _still_ours(self, place: RecordPlace, handle: LockHandle, found: Found | None) -> None:
        """See that nobody has written past the lock: an administrator's copy, a cleared lock directory."""
        with troubled(place.file):
            try:
                now = place.file.stat()
                same = found is not None and change_feed.stamp_of(now) == change_feed.stamp_of(found[1])
            except FileNotFoundError:
                same = found is None
        if same and handle.stands:
            return
        raise Trouble(Code.DISK, record=place.record, path=str(place.file), reason="changed past the lock")

    def _directory(self, path: Path, place: RecordPlace) -> None:
        family = family_of(place.record)
        if family.apart:
            # Its writer's alone, until whoever looks after the records gives it to a group.
            self.disk.make_directory(home(self.root, family), mode=0o700)
        self.disk.make_directory(path)

    def keeps_apart(self) -> bool:
        """Whether restricted records have a group of their own that keeps the rest of the team out.

        Whoever may not look into them writes by letter; where there is no box for these, nothing is offered to them.
        """
        homes = [home(self.root, family) for family in FAMILIES.values() if family.apart]
        try:
            team = self.root.stat()
            apart = [place.stat() for place in homes]
        except OSError:
            return False
        if not all(one.st_gid != team.st_gid and not one.st_mode & 0o007 for one in apart):
            return False
        return letters.can_post(self.root) or all(os.access(place, os.R_OK | os.X_OK) for place in homes)

    def _may_only_post(self, place: RecordPlace) -> bool:
        """Whether a record is kept from this user, and there is a box to write to it all the same."""
        family = family_of(place.record)
        if not family.apart or os.access(home(self.root, family), os.X_OK) or not _exists(home(self.root, family)):
            return False
        return letters.can_post(self.root)

    def _letters_for(self, place: RecordPlace) -> list[letters.Letter]:
        if not family_of(place.record).apart:
            return []
        return [letter for letter in letters.letters(self.disk, self.root) if letter.record == place.record]

    def read(self, record_id: str) -> Record | None:
        """A record as it stands, with what was written to it by letter, or None where there never was one."""
        posted = self._letters_for(self.place(record_id))
        record = super().read(record_id)
        if posted:
            record = record or Record(record_id, fold=FOLD)
            record.facts = dict(record.facts)
            letters.take_in(record, posted)
            record.pending.clear()
        return record

    def has(self, record_id: str) -> bool:
        """Whether a record's file is there, even where it may not be read."""
        return _exists(self.place(record_id).file)

    def catch_up(self) -> None:
        """Go on with folding records anew, and take in what was written by letter."""
        super().catch_up()
        self._set_up_box()
        self.take_in_letters()

    def take_in_letters(self) -> None:
        """Store what was written by letter; what cannot be stored now stays in the box, and is read all the same."""
        for record_id in {letter.record for letter in letters.letters(self.disk, self.root)}:
            with contextlib.suppress(Trouble, BadUse):
                # One that is damaged is left as it is: this is nobody's change.
                self.stored(record_id)
                with self.edit(record_id, create=True):
                    pass

    def _set_up_box(self) -> None:
        """Make the box, where records are kept apart and this user is one of those who may read them."""
        box, apart = self.root / letters.BOX, [family for family in FAMILIES.values() if family.apart]
        if _exists(box) or not apart or not self.keeps_apart():
            return
        with contextlib.suppress(OSError, Trouble):
            group = home(self.root, apart[0]).stat().st_gid
            try:
                self.disk.make_directory(box, mode=letters.MODE, group=group)
            except Trouble:
                box.rmdir()

    def put_new(self, records: Iterable[Record]) -> None:
        """Store whole new records. Some hundreds share one fsync of their directory, each file has its own.

        Raises:
            Refused: one exists already; it and those after it were not stored.
            Trouble: files or disk stand in the way; what was stored stays, each of them whole: those before, and where
                there are many, some of those after.
        """
        chunk: list[Record] = []
        for record in records:
            chunk.append(record)
            if len(chunk) == _AT_ONCE:
                self._put(chunk)
                chunk = []
        if chunk:
            self._put(chunk)

    def _put(self, records: list[Record]) -> None:
        places = [self.place(record.id) for record in records]
        for place in places:
            self._refuse_known(place)
        directories = {place.file.parent: place for place in places}
        for directory, place in directories.items():
            self._directory(directory, place)
        with contextlib.ExitStack() as last:
            # Also where one of them fails: those before it stay.
            for directory in directories:
                last.callback(self.disk.sync_directory, directory)
            if len(records) < _MANY:
                for record, place in zip(records, places, strict=True):
                    self._put_one(record, place)
                return
            # Most of the time goes by in waiting for the disk, which takes several at once.
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(_HANDS) as hands:
                stored = [hands.submit(self._put_one, *pair) for pair in zip(records, places, strict=True)]
                try:
                    for one in stored:
                        one.result()
                except BaseException:
                    hands.shutdown(cancel_futures=True)
                    raise

    def _put_one(self, record: Record, place: RecordPlace) -> None:
        with self.hold(record.id) as handle:
            self._refuse_known(place)
            seal = to_seal(record)
            if seal:
                self._seal(place, record, seal)
            tables = tables_of(record, version=max(1, record.version), seal=seal)
            self.disk.replace(place.file, dump(tables, place.file), sync=False)
            handle.make_known(durably=False)

    def _refuse_known(self, place: RecordPlace) -> None:
        if _exists(place.file) or recovery.marked(place):
            raise self._taken(place.record, path=str(place.file))

    def fold_up(self, record_id: str) -> bool:
        """Fold and store a record anew where an older program made its facts; whether it did.

        Raises:
            Trouble: the record or its history is damaged, or the disk is in the way.
        """
        found = self.disk.read(self.place(record_id).file)
        told = _FOLD.search(found[0]) if found else None
        # Nearly all are of today, and a look at the first bytes says so.
        if found is None or (told and int(told[1]) >= FOLD):
            return False
        return super().fold_up(record_id)

    def _replace(self, record: Record) -> None:
        """The file as it was stays as the generation before."""
        place, tables = self.place(record.id), tables_of(record, version=record.version)
        self._directory(place.previous.parent, place)
        self.disk.replace(place.file, dump(tables, place.file), previous=place.previous)

    def mend(self, record_id: str) -> int:
        """Put a damaged or missing record right as far as what is stored allows; see ``mending.mended``.

        What is found damaged is moved to quarantine first; a sound record is left alone.

        Returns:
            The version that stands now.

        Raises:
            Trouble: nothing that is stored mends it (``MISSING_RECORD``), or the disk is in the way.

        """
        from mentor_tui.store.mending import mended

        place = self.place(record_id)
        with self._alone(record_id):
            found = self.disk.read(place.file)
            if found is not None:
                with contextlib.suppress(Unsound):
                    return record_of(parse(found[0]), record_id).version
            now = mended(self, place)
            if now is None:
                raise recovery.missing(self.disk, place)
            if found is not None:
                recovery.quarantine(self.disk, place)
            self.disk.replace(place.file, now.data)
            return now.version

    def add_checksums(self, record_id: str) -> bool:
        """Give a checksum to the files of a record that an earlier program wrote; whether there were any.

        Raises:
            Trouble: one of them is damaged, or the disk is in the way.

        """
        place, added = self.place(record_id), False
        with self._alone(record_id):
            stored = self.stored(record_id)
            links = sealed_segments.chain(sealed_segments.spans(place.history), stored.sealed) if stored else []
            for path in (place.file, *(sealed_segments.path_of(place.history, span) for span in links)):
                found = self.disk.read(path)
                if found is not None and not checksum.has_sum(found[0]):
                    self.disk.replace(path, dump(parse(found[0]), path))
                    added = True
        return added
