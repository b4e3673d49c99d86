"""What authors do with the files of curricula: have their own, set one value, publish an edition, see what is in force.

Here files, rules and records come together. A file is only written under one lock, checked before, and held against what was
read of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mentor_tui.bootstrap import Application
from mentor_tui.catalogue.cache import editions_of
from mentor_tui.catalogue.checking import check_text
from mentor_tui.catalogue.editions import keep_published, published
from mentor_tui.catalogue.faults import Fault, FaultCode, Report
from mentor_tui.catalogue.files import FoundFile
from mentor_tui.catalogue.load_all import examine
from mentor_tui.catalogue.one_edition import from_text
from mentor_tui.catalogue.one_list import add_to_list
from mentor_tui.catalogue.one_scalar import NoSuchPlace, change_scalar, scalar_of
from mentor_tui.catalogue.sources import ChangedMeanwhile, SourceFile, replace, source_of, sources
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import PublishedEdition, unchanged_but
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.rules import curricula as rules
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import near
from mentor_tui.plain_files import read_bytes
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.confirming import ConfirmedRow, rows_of
from mentor_tui.services.edition_publishing import publish
from mentor_tui.services.editions import EditionRow, EditionText, FormerSaid, Publication, edition_rows
from mentor_tui.services.programmes import need_curriculum
from mentor_tui.store.os_errors import troubled

IDS = ("id", "curriculum", "track")
"""Keys whose values are not set: what people did is kept under them."""


class ValueSet(NamedTuple):
    """A value in a file: where it is, what it said before (None where nothing was said), and what it says now."""

    path: Path
    id: str
    key: str
    was: str | None
    now: str

    @property
    def changed(self) -> bool:
        """Whether it said something else before."""
        return self.was != self.now


def own_curricula(application: Application) -> tuple[Path, bool]:
    """Give the data directory curricula of its own, a copy of those in use; where, and whether they are new.

    Raises:
        NotYours: there is a team, and the acting person is no lead of it.
        BadUse: the records are not in a directory.
        Trouble: they cannot be read or written; nothing is left then.

    """
    if application.settings.store:
        raise BadUse(Code.BAD_CURRICULUM, reason="elsewhere")
    _may_add(application)
    return application.settings.own_curricula, application.copy_curricula()


def may_import(application: Application) -> None:
    """See that the acting person may put a curriculum beside the others.

    Raises:
        NotYours: there is a team, and they are no lead of it.

    """
    _may_add(application)


def _may_add(application: Application) -> None:
    # Before there is a team, whoever can write there begins it.
    if application.store.read("team") is not None:
        context = application.context()
        refuse_if(rules.may_change(context.team().acting(context.actor)))


def need_own(application: Application) -> None:
    """See that the curricula are the team's to change.

    Raises:
        BadUse: they are those that come with the program.

    """
    if application.settings.whose == "shipped":
        raise BadUse(Code.BAD_CURRICULUM, reason="shipped")


def set_value(application: Application, thing: str, key: str, value: str, *, curriculum: str = "") -> ValueSet:
    """Change one value in the file that has it; comments and all other bytes stay as they are.

    Args:
        application: settings, records and catalogue.
        thing: the id of what is changed.
        key: which of its keys.
        value: what it is to say.
        curriculum: in which curriculum or track, where several have the id.

    Raises:
        NotYours: the acting person may not change it.
        BadUse: nothing has the id, or several have; it is none to set; or the file would have a fault.
        Trouble: the file cannot be written.

    """
    need_own(application)
    context = application.context()
    with changing(application):
        source = _file_with(application, thing, curriculum)
        known = context.catalogue.curricula.get(source.id)
        refuse_if(rules.may_change(context.team().acting(context.actor), known, thing))
        facts = {"id": thing, "key": key, "path": str(source.path)}
        if key in IDS:
            raise BadUse(Code.BAD_CURRICULUM, reason="id", **facts)
        if not re.fullmatch("[a-z_]+", key):
            raise BadUse(Code.BAD_CURRICULUM, reason="no-value", **facts)
        try:
            was, text = scalar_of(source.text, thing, key), change_scalar(source.text, thing, key, value)
        except NoSuchPlace as problem:
            reason = "twice" if str(problem) == thing else "no-value"
            raise BadUse(Code.BAD_CURRICULUM, reason=reason, **facts) from problem
        now = scalar_of(text, thing, key) or ""
        if was != now:
            put_in_place(application, source, text, context)
        return ValueSet(source.path, thing, key, was, now)


def publish_curriculum(
    application: Application,
    name: str = "",
    *,
    word: str = "",
    looked: tuple[EditionText, EditionText] | None = None,
    context: ActorContext | None = None,
) -> Publication:
    """Tell people of a curriculum as its file says it, and keep what it says.

    Where the number of its version was not raised since they were last told, it is raised in the file first. Killed in between,
    it is published the next time; what is kept twice is kept once.

    Args:
        application: settings, records and catalogue.
        name: which; may be left out where only one can be meant: the only one, or the only one that was changed.
        word: what people are told with it.
        looked: what was compared: the edition before, and the one to publish. That one takes the place of the file in force,
            if it is another, and nothing is done where either says something else by now.
        context: whoever acts, if it is not the person who began the program.

    Raises:
        NotYours: the acting person may not.
        BadUse: it is not known which is meant; or the file has a fault; or it was changed since it was looked at.
        Trouble: something cannot be written.

    """
    need_own(application)
    context, settings = context or application.context(), application.settings
    if looked is not None:
        _put_in_force(application, context, *looked)
        name = looked[1].curriculum.id
    _no_fault(context, name)
    curriculum = _meant(context, name)
    with changing(application):
        source = source_of(settings.curricula, curriculum.id)
        if source is None or _hash(source.data) != context.catalogue.hashes.get(curriculum.id):
            _no_fault(context, curriculum.id)
            raise BadUse(Code.BAD_CURRICULUM, reason="meanwhile", path=str(source.path if source else curriculum.id))
        team = context.team()
        me, last = team.acting(context.actor), team.edition(curriculum)
        theirs = last is not None and _only_theirs(context, settings.data, last, curriculum)
        refuse_if(rules.may_publish(me, curriculum, theirs=theirs))
        data, raised = source.data, False
        if last is not None and last.hash != _hash(data) and curriculum.version <= last.version:
            curriculum, raised = curriculum._replace(version=last.version + 1), True
            text = change_scalar(source.text, curriculum.id, "version", str(curriculum.version))
            put_in_place(application, source, text, context)
            data = text.encode()
        folder = editions_of(settings.data / "cache")
        with troubled(folder):
            keep_published(folder, source.path, curriculum.id, data)
        done = publish(context, curriculum, _hash(data), word=word, theirs=theirs)
    return Publication(done, EditionText(curriculum, data.decode(), source.path), raised)


def _put_in_force(application: Application, context: ActorContext, old: EditionText, new: EditionText) -> None:
    """Let an edition that was looked at take the place of the file in force, where it is not that file."""
    _no_fault(context, old.curriculum.id)
    with changing(application):
        source = source_of(application.settings.curricula, old.curriculum.id)
        source = source or source_of(application.settings.curricula, new.curriculum.id)
        now = _hash(source.data) if source is not None else ""
        if source is None or (new.path is not None and _hash(_bytes_of(new.path)) != new.hash):
            raise BadUse(Code.BAD_CURRICULUM, reason="meanwhile", path=str(new.path or old.curriculum.id))
        if now == new.hash:
            return
        if now != old.hash:
            raise BadUse(Code.BAD_CURRICULUM, reason="meanwhile", path=str(source.path))
        team = context.team()
        me, last = team.acting(context.actor), team.edition(old.curriculum)
        theirs = unchanged_but(old.curriculum, new.curriculum, context.actor) and (
            last is None or _only_theirs(context, application.settings.data, last, new.curriculum)
        )
        refuse_if(rules.may_publish(me, old.curriculum, theirs=theirs))
        put_in_place(application, source, new.text, context)


def _bytes_of(path: Path) -> bytes:
    with troubled(path):
        return read_bytes(path)


def say_former(
    application: Application,
    item: str,
    former: str = "",
    *,
    file: Path | None = None,
    curriculum: str = "",
    looked: EditionText | None = None,
    context: ActorContext | None = None,
) -> FormerSaid:
    """Say in a file what an item was before: another id, or ("") nothing; comments and all other bytes stay as they are.

    Args:
        application: settings, records and catalogue.
        item: its id now.
        former: its id before, under which people did it.
        file: a draft elsewhere, None for the files in use.
        curriculum: in which curriculum, where several have the id.
        looked: what was looked at; nothing is done where the file says something else by now.
        context: whoever acts, if it is not the person who began the program.

    Raises:
        NotYours: the acting person may not change it.
        BadUse: nothing has one of the ids; the file would have a fault; or it was changed since it was looked at.
        Trouble: the file cannot be read or written.

    """
    context = context or application.context()
    with changing(application):
        source, elsewhere = _file_of(application, item, file, curriculum)
        if looked is not None and looked.hash != _hash(source.data):
            raise BadUse(Code.BAD_CURRICULUM, reason="meanwhile", path=str(source.path))
        known = context.catalogue.curricula.get(source.id)
        if not elsewhere:
            need_own(application)
            refuse_if(rules.may_change(context.team().acting(context.actor), known, item))
        _need_former(context, application.settings.data, known, former, elsewhere=elsewhere)
        try:
            text = add_to_list(source.text, item, "was", former)
        except NoSuchPlace as problem:
            reason = "no-value" if str(problem) == "was" else "twice" if item in source.text else "unknown"
            raise BadUse(Code.BAD_CURRICULUM, reason=reason, id=item, key="was", path=str(source.path)) from problem
        if text != source.text:
            put_in_place(application, source, text, context, elsewhere=elsewhere)
        return FormerSaid(source.path, item, former, text != source.text)


def _file_of(application: Application, item: str, file: Path | None, curriculum: str) -> tuple[SourceFile, bool]:
    """The file in which an item is changed, and whether it is none of those in use."""
    if file is None:
        return _file_with(application, item, curriculum), False
    path = file.expanduser().resolve()
    used = next((one for one in sources(application.settings.curricula) if one.path == path), None)
    found = used or next(iter(sources([path])), None)
    if found is None:
        raise BadUse(Code.BAD_EDITION, reason="no-file", path=str(file))
    return found, used is None


def _need_former(context: ActorContext, data: Path, known: Curriculum | None, former: str, *, elsewhere: bool) -> None:
    """See that something had an id in the edition before: the one in force, or that people were last told of."""
    before = known
    if known is not None and not elsewhere:
        team = context.team()
        last = team.edition(known)
        kept = published(editions_of(data / "cache"), known.id, last.hash) if last is not None else None
        before = _read(kept, known.id) if kept is not None else None
    if former and before is not None and former not in before.items and former not in before.former:
        raise BadUse(Code.BAD_CURRICULUM, reason="no-former", id=former, near=near(former, [*before.items]))


def confirmed_rows(application: Application, only: str = "") -> dict[str, tuple[ConfirmedRow, ...]]:
    """Curriculum id -> its items by how long ago they were last confirmed; for curricula that are the team's to change."""
    if application.settings.whose == "shipped":
        return {}
    context, team = application.any_context(), readable(application)
    folder = editions_of(application.settings.data / "cache")

    def rows(curriculum: Curriculum) -> tuple[ConfirmedRow, ...]:
        def read(summed: str) -> Curriculum | None:
            names = (curriculum.id, *curriculum.was)
            found = ((name, published(folder, name, summed)) for name in names)
            return next((_read(data, name) for name, data in found if data is not None), None)

        return rows_of(application.store, team, curriculum, context.today(), read)

    return {name: rows(one) for name, one in context.catalogue.curricula.items() if only in ("", name)}


def confirm(application: Application, item: str, *, curriculum: str = "") -> ValueSet:
    """Say in the file that an item is still right, as of today; comments and all other bytes stay as they are.

    Raises:
        NotYours, BadUse, Trouble: see ``set_value``.

    """
    known = application.any_context().catalogue.curricula
    if not any(item in one.items for name, one in known.items() if curriculum in ("", name)):
        ids = [name for one in known.values() for name in one.items]
        raise BadUse(Code.BAD_CURRICULUM, reason="unknown", id=item, near=near(item, ids))
    today = application.any_context().today().isoformat()
    return set_value(application, item, "confirmed", today, curriculum=curriculum)


def listed(application: Application) -> tuple[EditionRow, ...]:
    """All curricula as they are in force, with the editions of them that people were last told of."""
    context = application.any_context()
    return edition_rows(context.catalogue, readable(application))


def changed_by_hand(application: Application) -> tuple[tuple[str, PublishedEdition], ...]:
    """The files, by their paths, that say something else than the edition of which people were told; no YAML is read for it."""
    team = readable(application)
    if team is None:
        return ()
    found = []
    for source in sources(application.settings.curricula):
        last = team.editions(source.id)[-1:] if source.id else ()
        found += [(str(source.path), one) for one in last if one.hash != _hash(source.data)]
    return tuple(found)


def readable(application: Application) -> Team | None:
    """The team, as far as there is one that can be read."""
    from mentor_tui.domain.problems import Problem
    from mentor_tui.services.actor_context import readable_team

    try:
        return readable_team(application.store, application.any_context().today())
    except Problem:
        return None


@contextmanager
def changing(application: Application) -> Iterator[None]:
    """Two who change files take turns."""
    with application.upkeep.turn(Application.CURRICULA_TURN):
        yield


def _file_with(application: Application, thing: str, curriculum: str) -> SourceFile:
    # A position names a curriculum under the same key as the curriculum itself, but not as the head of its file.
    named = re.compile(
        rf"(?:^(?:curriculum|track)|\bid)[\"']?[ \t]*:[ \t]*[\"']?{re.escape(thing)}(?![\w.-])", re.MULTILINE
    )
    every = [one for one in sources(application.settings.curricula) if not curriculum or one.id == curriculum]
    found = [one for one in every if named.search(one.text)]
    if len(found) == 1:
        return found[0]
    if found:
        files = [one.path.name for one in found]
        raise BadUse(Code.BAD_CURRICULUM, reason="several", id=thing, files=files)
    known = [*application.catalogue().titles, *application.catalogue().curricula]
    raise BadUse(Code.BAD_CURRICULUM, reason="unknown", id=thing, near=near(thing, known))


def put_in_place(
    application: Application, source: SourceFile, text: str, context: ActorContext, *, elsewhere: bool = False
) -> None:
    """Let another text take the place of a file's, where it has no fault; what is loaded from then on says it.

    Raises:
        BadUse: it would have a fault, or somebody has changed the file since it was read; nothing is written.
        Trouble: it cannot be written.

    """
    used = application.settings.curricula
    if elsewhere:
        # A draft would take the place of the file in use that says the same curriculum.
        wrong = from_text(text, source.path, used).fault
    else:
        wrong = next((fault for fault in check_text(text, source.path, context=used) if not fault.warning), None)
    if wrong is not None:
        raise BadUse(Code.BAD_CURRICULUM, reason="faults", path=str(source.path), fault=wrong)
    try:
        with troubled(source.path):
            replace(source, text)
    except ChangedMeanwhile as problem:
        raise BadUse(Code.BAD_CURRICULUM, reason="meanwhile", path=str(source.path)) from problem
    application.curricula_changed()
    context.curricula_changed()


def _no_fault(context: ActorContext, curriculum: str) -> None:
    for row in context.catalogue.left_out:
        if row.id == curriculum:
            fault = Fault(row.path, row.line, row.column, FaultCode(row.code), row.facts)
            raise BadUse(Code.BAD_CURRICULUM, reason="broken", path=row.path, fault=fault)


def _meant(context: ActorContext, name: str) -> Curriculum:
    if name:
        return context.catalogue.curricula[need_curriculum(context, name)]
    rows = edition_rows(context.catalogue, context.team())
    changed = [row.curriculum for row in rows if row.state == "changed"]
    for one in (changed, [row.curriculum for row in rows]):
        if len(one) == 1:
            return one[0]
    raise BadUse(Code.BAD_CURRICULUM, reason="which", known=[row.curriculum.id for row in rows])


def _only_theirs(context: ActorContext, data: Path, last: PublishedEdition, curriculum: Curriculum) -> bool:
    """Whether nothing but modules that the acting person maintains is another since people were last told."""
    kept = published(editions_of(data / "cache"), curriculum.id, last.hash)
    before = _read(kept, curriculum.id) if kept is not None else None
    return before is not None and unchanged_but(before, curriculum, context.actor)


def _read(data: bytes, curriculum: str) -> Curriculum | None:
    """A curriculum as an earlier file said it; what it names elsewhere may be gone."""
    files: Sequence[FoundFile] = [FoundFile(curriculum, curriculum, (0, 0, 0))]
    return examine(files, [data], [Report(curriculum)], whole=False).catalogue("").curricula.get(curriculum)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
