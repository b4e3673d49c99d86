"""What cannot be read or understood, and whom it hides: said before everything else, so that nobody takes it for calm."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Final

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.standing import Standing

if TYPE_CHECKING:
    from mentor_tui.services.abouts import NotUsed
    from mentor_tui.services.actor_context import ActorContext

NOT_THERE: Final = "no-such-curriculum"
"""What is wrong where somebody is in a curriculum that no file says; nearly everything else is wrong with a file of these."""

NO_MARK: Final = "what-was-looked-at"
"""What is wrong where it cannot be read what the viewer has looked at; the code of why is then among the facts."""


def not_used(catalogue: Catalogue, missing: Mapping[str, str]) -> list[NotUsed]:
    """What of the curricula cannot be used, each with those whom it hides; what hides somebody comes first.

    Args:
        catalogue: today's.
        missing: person -> the curriculum that they are on their way through and that is not there.

    """
    rows = catalogue.left_out
    if not rows and not missing:
        return []
    from mentor_tui.services.abouts import NotUsed

    by_id = {row.id: at for at, row in enumerate(rows) if row.kind == "curriculum" and not row.edition}
    # Whose file cannot be read so far as to say what it is may be any.
    unknown = next((at for at, row in enumerate(rows) if not row.kind and not row.edition), None)
    behind: dict[int, list[str]] = {}
    nowhere: dict[str, list[str]] = {}
    for person, curriculum in missing.items():
        at = by_id.get(curriculum, unknown)
        if at is None:
            nowhere.setdefault(curriculum, []).append(person)
        else:
            behind.setdefault(at, []).append(person)
    found = [
        NotUsed(row.path, row.line, row.column, row.code, dict(row.facts), row.edition, tuple(behind.get(at, ())))
        for at, row in enumerate(rows)
    ]
    found += [NotUsed("", 0, 0, NOT_THERE, {"id": name}, "", tuple(who)) for name, who in nowhere.items()]
    return sorted(found, key=lambda row: (-len(row.hides), bool(row.edition)))


def without_mark(context: ActorContext) -> list[NotUsed]:
    """That what the acting person has looked at could not be read, where that was last so."""
    trouble = context.no_mark
    if trouble is None:
        return []
    from mentor_tui.services.abouts import NotUsed

    path = str(trouble.facts.get("path", ""))
    return [NotUsed(path, 0, 0, NO_MARK, {**trouble.facts, "code": trouble.code.value}, "", ())]


def about(rows: list[NotUsed], among: Set[str]) -> list[NotUsed]:
    """Of these, what hides some of those people, and of these people alone."""
    return [
        row._replace(hides=tuple(person for person in row.hides if person in among))
        for row in rows
        if not among.isdisjoint(row.hides)
    ]


def for_one(context: ActorContext, standing: Standing) -> list[NotUsed]:
    """What has to be known of what is behind one journey: what hides it, or that an earlier edition is shown.

    And that it is not known what the viewer has looked at, where that has been read before.
    """
    return [*_files_of(context.catalogue, standing), *without_mark(context)]


def _files_of(catalogue: Catalogue, standing: Standing) -> list[NotUsed]:
    if standing.missing:
        return about(not_used(catalogue, {standing.person: standing.missing}), {standing.person})
    curriculum = standing.curriculum
    if curriculum is None or not catalogue.left_out:
        return []
    # Whoever reads a journey of which all is there loads nothing of this.
    from mentor_tui.services.abouts import NotUsed

    return [
        NotUsed(row.path, row.line, row.column, row.code, dict(row.facts), row.edition, ())
        for row in catalogue.left_out
        if row.edition and row.kind == "curriculum" and row.id == curriculum.id
    ]
