"""The auditor's list: who was signed off for what, on what, by whom and as what, of everybody whose record one may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from mentor_tui.domain.audit import Audit, AuditRow, order
from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import Names
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.permissions import grant, require
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.renewals import DueAgain, due_again, may_be_due_again
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import folded, looking_for, near
from mentor_tui.services.actor_context import ActorContext, find_person, sound
from mentor_tui.services.collector import no_collections


class AuditWanted(NamedTuple):
    """Which rows are asked for; what is left out stands for all.

    Attributes:
        item: an item's id, ``curriculum/item``, or a part of id or title.
        person: by id or name.
        team: by its name.
        since, until: the first and the last day.
        ref: the name of one row, or how it begins.

    """

    item: str = ""
    person: str = ""
    team: str = ""
    since: date | None = None
    until: date | None = None
    ref: str = ""


EVERYTHING = AuditWanted()


class Audited(NamedTuple):
    """A row with what it takes to tell it.

    Attributes:
        item: the item as ``curriculum/item`` by today's ids.
        title: what it was called then.
        text: the text that the signer had before them, None where nobody signed it or it is not kept.
        again: when it is due again; None for what is not the latest of its item, or never is.
        due: whether it is due again today.

    """

    row: AuditRow
    person: Person
    item: str
    title: str
    text: str | None
    again: DueAgain | None
    due: bool


class AuditPage(NamedTuple):
    """The rows, the newest first.

    Attributes:
        wanted: what was asked for.
        rows: what was found.
        words: whether everything that was written as a reason is told; else some is withheld.
        unread: whose record or history cannot be read.
        first: the first day of which there is one at all, whichever days are asked for; None where there is none.

    """

    today: date
    wanted: AuditWanted
    rows: tuple[Audited, ...]
    words: bool
    unread: tuple[Person, ...]
    names: Names
    first: date | None = None


def audit_page(context: ActorContext, wanted: AuditWanted = EVERYTHING) -> AuditPage:
    """What is asked for of everybody whose record the acting person may see.

    Raises:
        NotYours: it is asked of somebody whose record is not theirs to see.
        BadUse: nobody, no item, no team or no row is called so; the last day comes before the first.

    """
    if wanted.since is not None and wanted.until is not None and wanted.until < wanted.since:
        raise BadUse(Code.DATE_ORDER, first=wanted.since, last=wanted.until)
    team = context.team()
    if wanted.person:
        wanted = wanted._replace(person=find_person(team, wanted.person).id)
    reading = _AuditReading(context, team, wanted)
    asked = _people(context, team, wanted)
    unread: list[Person] = []
    with no_collections():
        records = {person_record(person.id): (person, words) for person, words in asked}
        for record_id, record in context.store.read_many(records):
            person, words = records[record_id]
            if isinstance(record, Record):
                try:
                    with sound(record_id):
                        reading.read(person, record, words=words)
                    continue
                except Trouble:
                    pass
            if record is not None:
                unread.append(person)
        rows = reading.found()
        _need_some(context, wanted, rows)
        words = all(words for _person, words in asked)
        shown = _in_time(rows, wanted)
        return AuditPage(context.today(), wanted, shown, words, tuple(unread), team.names, _first(rows))


def nothing_read(context: ActorContext) -> AuditPage:
    """A page before any history is read: who asks, and of whom.

    Raises:
        Refused: there is no team here.

    """
    return AuditPage(context.today(), EVERYTHING, (), True, (), context.team().names)


def narrowed(context: ActorContext, page: AuditPage, text: str, since: date | None, until: date | None) -> AuditPage:
    """Of a page of everything what has a text in its item, or, where no item has, in somebody's name; of some days.

    It is what ``audit_page`` finds with the same item, or person, and days.
    """
    rows, wanted = page.rows, page.wanted._replace(since=since, until=until)
    if text:
        matches, fits = cache(_matching(text, context.catalogue)), looking_for(text)
        of_item = tuple(one for one in rows if matches(one.item, one.title))
        rows = of_item or tuple(one for one in rows if fits(one.person.name))
        people = {one.person.id for one in rows}
        of_one = not of_item and len(people) == 1
        wanted = wanted._replace(person=people.pop()) if of_one else wanted._replace(item=text)
    return page._replace(wanted=wanted, rows=_in_time(rows, wanted), first=_first(rows))


def _first(rows: Sequence[Audited]) -> date | None:
    return date.fromisoformat(rows[-1].row.day[:10]) if rows else None


def _in_time(rows: tuple[Audited, ...], wanted: AuditWanted) -> tuple[Audited, ...]:
    if wanted.since is None and wanted.until is None:
        return rows
    # Days that are written so stand in the order of their letters.
    since, until = (wanted.since or date.min).isoformat(), (wanted.until or date.max).isoformat()
    return tuple(one for one in rows if since <= one.row.day[:10] <= until)


def _need_some(context: ActorContext, wanted: AuditWanted, rows: Sequence[Audited]) -> None:
    """Make sure that what was asked for by name is there at all."""
    if wanted.ref and not rows:
        raise BadUse(Code.UNKNOWN_RECORD, ref=wanted.ref)
    if wanted.item and not rows:
        known = [f"{own.id}/{item.id}" for own in context.catalogue.curricula.values() for item in own.items.values()]
        matches = _matching(wanted.item, context.catalogue)
        if not any(matches(name, context.catalogue.title_at(*_split(name), context.stamp())) for name in known):
            ids = [name.partition("/")[2] for name in known]
            raise BadUse(Code.NOWHERE_SUCH_ITEM, item=wanted.item, near=near(wanted.item, ids))


def _people(context: ActorContext, team: Team, wanted: AuditWanted) -> list[tuple[Person, bool]]:
    """Whose records are read, with whether the words that stand there are the acting person's to read."""
    one = team.person(wanted.person) if wanted.person else None
    teams = {person.team for person in team.people.values()} - {EVERY_TEAM, ""}
    if wanted.team and wanted.team not in teams:
        raise BadUse(Code.UNKNOWN_TEAM, called=wanted.team, near=near(wanted.team, sorted(teams)))
    found = []
    for person in [one] if one is not None else team.people.values():
        if wanted.team and person.team != wanted.team:
            continue
        relations = context.relations(team, person.id)
        if one is not None:
            require("see record", relations, person=one.id, name=one.name, on="", title="")
        if grant("see record", relations):
            found.append((person, grant("see journey", relations) is not None))
    return found


def _split(name: str) -> tuple[str, str]:
    scope, _slash, item = name.partition("/")
    return scope, item


def _matching(text: str, catalogue: Catalogue) -> Callable[[str, str], bool]:
    """Whether an item, by its name of today and its title, is what somebody asked for."""
    scope, _slash, name = text.strip().rpartition("/")
    for own in catalogue.curricula.values():
        if scope in ("", own.id, *own.was) and (name in own.items or name in own.former):
            today = own.former.get(name, name)
            if scope:
                return lambda item, title: item == f"{own.id}/{today}"
            # The same id may stand in several curricula.
            return lambda item, title: item.rpartition("/")[2] in (name, today)
    wanted = folded(text)
    return lambda item, title: wanted in folded(item.rpartition("/")[2]) or wanted in folded(title)


class _AuditReading:
    """The rows of people whose records are read one after another; what several of them ask of the files is asked once."""

    def __init__(self, context: ActorContext, team: Team, wanted: AuditWanted) -> None:
        self._context, self._catalogue, self._wanted = context, context.catalogue, wanted
        self._matches = _matching(wanted.item, context.catalogue) if wanted.item else None
        self._known = cache(self._name_today)
        self._item = cache(self._item_today)
        self._text = cache(self._text_kept)
        self._called = cache(self._title_at)
        self._team, self._today = team, context.today()
        self._rows: list[Audited] = []

    def read(self, person: Person, record: Record, *, words: bool) -> None:
        """Take the rows of somebody that are asked for."""
        audit = Audit(person.id, words=words, known=self._known)
        audit.add(self._context.store.sealed(record))
        audit.add(past.event for past in record.tail)
        latest = _latest(audit.rows.values(), self._known)
        calendar = cache(lambda: self._calendar(record))
        here, asked_by_name = not self._team.departed(person, self._today), self._wanted.ref
        known, matches, texts, rows = self._known, self._matches, self._text, self._rows
        for row in audit.rows.values():
            if asked_by_name and not row.ref.startswith(asked_by_name):
                continue
            name = known(row.item)
            text, title = texts(row.digest) if row.digest else (None, "")
            title = title or self._title(row, name, record)
            if matches is not None and not matches(name, title):
                continue
            again = self._again(row, name, calendar) if latest.get(name) == row.seq else None
            due = here and again is not None and again.is_due(self._today)
            rows.append(Audited(row, person, name, title, text, again, due))

    def found(self) -> tuple[Audited, ...]:
        """All of them, the newest first."""
        rows, self._rows = self._rows, []
        return tuple(sorted(rows, key=lambda one: order(one.row), reverse=True))

    def _name_today(self, name: str) -> str:
        scope, item = _split(name)
        own = self._catalogue.curriculum(scope)
        return f"{own.id}/{own.former.get(item, item)}" if own is not None and item else name

    def _item_today(self, name: str) -> Item | None:
        scope, item = _split(name)
        own = self._catalogue.curricula.get(scope)
        return own.items.get(item) if own is not None else None

    def _text_kept(self, digest: str) -> tuple[str | None, str]:
        """A text as it was signed, and what it was called in it."""
        try:
            text = self._context.store.text(digest)
        except Trouble:
            return None, ""
        return text, (text or "").partition("\n")[0]

    def _title_at(self, name: str, _version: int, month: str) -> str:
        # A title that was changed was so in another edition; where editions were not counted, the month tells.
        return self._catalogue.title_at(*_split(name), month)

    def _title(self, row: AuditRow, name: str, record: Record) -> str:
        """What it was called then, where no text says it: as its curriculum, or its own addition to it, had it."""
        known = self._called(name, row.version, row.at[:7])
        if known:
            return known
        added = record.facts.get(f"fit:{row.item}", {}).get("added", {})
        return str(added.get("title", "")) or row.item.rpartition("/")[2]

    def _again(self, row: AuditRow, name: str, calendar: Callable[[], OwnCalendar]) -> DueAgain | None:
        item = self._item(name)
        if item is None or row.kind == "skipped" or not may_be_due_again(item, row.revision):
            return None
        return due_again(item, date.fromisoformat(row.day[:10]), row.revision, calendar)

    def _calendar(self, record: Record) -> OwnCalendar:
        journey = Journey(record)
        profile = journey.profile
        rest = journey.programme_on(self._today).rest
        return profile.calendar(self._catalogue.calendar, self._today, rest)


def _latest(rows: Iterable[AuditRow], known: Callable[[str], str]) -> Mapping[str, int]:
    """Item -> the row of it that was last and stands."""
    return {known(row.item): row.seq for row in rows if row.stands}
