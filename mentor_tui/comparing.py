"""Two editions of one curriculum, from wherever they are: a file, what is in force, what is kept, what was published.

Here files and records come together, as for all that authors do; see ``authoring``.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from mentor_tui.bootstrap import Application
from mentor_tui.catalogue.cache import editions_of
from mentor_tui.catalogue.editions import published
from mentor_tui.catalogue.faults import FaultCode
from mentor_tui.catalogue.one_edition import OneEdition, from_bytes, from_edition, from_file, kept
from mentor_tui.catalogue.sources import source_of
from mentor_tui.domain.editions import PublishedEdition
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services.actor_context import readable_team
from mentor_tui.services.editions import EditionRow, EditionText, edition_rows

KEPT, PUBLISHED = "kept", "published"
"""How the last sound edition of a curriculum is named, and the one that people were last told of."""

_HASH = re.compile("[0-9a-f]{6,64}")
"""The hash of an edition that was published, or how it begins."""


def two_editions(application: Application, old: str, new: str = "") -> tuple[EditionText, EditionText]:
    """Two editions of one curriculum.

    Each is a file, the id of a curriculum (the edition in force), ``kept``, ``published``, or the hash of an edition that was
    published, or how it begins.

    Args:
        application: where curricula, editions and the team are.
        old: an edition.
        new: another one; where it is "", a file is compared with what is in force, and what is in force with anything else.

    Raises:
        BadUse: one of them cannot be read, or they are not of one curriculum.

    """
    # Before anything loads the curricula, which keeps what is sound in them as the last edition.
    first, second = (_edition_in(application, where) if is_file(where) else None for where in (old, new))
    if first is not None and not new:
        return _in_force(application, first.curriculum.id), first
    named = first or second
    name = named.curriculum.id if named is not None else _named(application, old, new)
    before = first or _edition(application, old, name)
    after = second or (_edition(application, new, name) if new else _in_force(application, name))
    if (was := before.curriculum.id) != (now := after.curriculum.id) and was not in after.curriculum.was:
        raise BadUse(Code.BAD_EDITION, reason="another", id=was, wanted=now, path=new)
    return before, after


def is_file(where: str) -> bool:
    """Whether a word is a path: it is there, or looks like one."""
    if not where or where in (KEPT, PUBLISHED):
        return False
    return Path(where).expanduser().exists() or "/" in where or where.endswith((".yaml", ".yml"))


def _named(application: Application, old: str, new: str) -> str:
    """Which curriculum is meant where no file says it: the one that is named, or the only one that was changed or published."""
    known = application.catalogue().curricula
    for where in (old, new):
        if where in known:
            return where
        if (found := _by_hash(application, where)) is not None:
            return found[0]
    rows = [row for row in _rows(application) if row.published is not None]
    changed = [row for row in rows if row.state == "changed"]
    if PUBLISHED in (old, new) and len(changed or rows) == 1:
        return (changed or rows)[0].curriculum.id
    if PUBLISHED in (old, new) and not rows:
        raise BadUse(Code.BAD_EDITION, reason="none-published", path="")
    unknown = next((where for where in (old, new) if where not in ("", KEPT, PUBLISHED)), "")
    raise BadUse(Code.BAD_EDITION, reason="unknown" if unknown else "which", path=unknown, known=list(known))


def _edition(application: Application, where: str, name: str) -> EditionText:
    """An edition of a curriculum that stands in no file of the author's."""
    if where == KEPT:
        edition = kept(_folder(application), name)
        if edition is None:
            raise BadUse(Code.BAD_EDITION, reason="none-kept", id=name, path="")
        return _sound(from_edition(edition, application.settings.curricula), str(edition.path))
    if where == PUBLISHED:
        row = next((row for row in _rows(application) if row.curriculum.id == name), None)
        if row is None or row.published is None:
            raise BadUse(Code.BAD_EDITION, reason="none-published", path="")
        return _published(application, name, row.published)
    if (found := _by_hash(application, where)) is not None:
        return _published(application, *found)
    if where in application.catalogue().curricula:
        return _in_force(application, where)
    raise BadUse(Code.BAD_EDITION, reason="unknown", path=where, known=list(application.catalogue().curricula))


def _by_hash(application: Application, where: str) -> tuple[str, PublishedEdition] | None:
    team = readable_team(application.store) if _HASH.fullmatch(where) else None
    for curriculum in application.catalogue().curricula.values() if team is not None else ():
        for name in (curriculum.id, *curriculum.was):
            for edition in team.editions(name)[::-1] if team is not None else ():
                if edition.hash.startswith(where):
                    return curriculum.id, edition
    return None


def _rows(application: Application) -> tuple[EditionRow, ...]:
    return edition_rows(application.catalogue(), readable_team(application.store))


def _published(application: Application, name: str, edition: PublishedEdition) -> EditionText:
    current = application.catalogue().curriculum(name)
    for known in (name, *(current.was if current is not None else ())):
        data = published(_folder(application), known, edition.hash)
        if data is not None:
            return _sound(from_bytes(data, f"{known}.yaml", application.settings.curricula), f"{known}.yaml")
    raise BadUse(Code.BAD_EDITION, reason="lost", id=name, version=edition.version, path="")


def _folder(application: Application) -> Path:
    return editions_of(application.settings.data / "cache")


def _in_force(application: Application, name: str) -> EditionText:
    found = application.catalogue().curriculum(name)
    if found is None:
        known = list(application.catalogue().curricula)
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=name, near=None, known=known)
    source = source_of(application.settings.curricula, name)
    if source is not None and hashlib.sha256(source.data).hexdigest() == application.catalogue().hashes.get(name):
        return EditionText(found, source.text, source.path)
    # The file has a fault, so that its last sound edition is in force.
    edition = kept(_folder(application), name)
    return EditionText(found, edition.data.decode() if edition is not None else "")


def _edition_in(application: Application, where: str) -> EditionText:
    path = Path(where).expanduser()
    return _sound(from_file(path, application.settings.curricula), where)._replace(path=path.resolve())


def _sound(read: OneEdition, where: str) -> EditionText:
    if read.fault is not None and read.fault.code is FaultCode.NO_SUCH_PATH:
        raise BadUse(Code.BAD_EDITION, reason="no-file", path=where)
    if read.fault is not None:
        raise BadUse(Code.BAD_EDITION, reason="fault", path=where, fault=read.fault)
    if read.curriculum is None:
        raise BadUse(Code.BAD_EDITION, reason="no-curriculum", path=where)
    return EditionText(read.curriculum, read.data.decode())
