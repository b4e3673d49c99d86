"""What may be done with an area of responsibility, and by whom: who owns it, who asks, backs it, joins, leaves, logs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Protocol

from mentor_tui.domain.areas import AreaHeld
from mentor_tui.domain.catalogue import Catalogue, Rung
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.locks import Lock
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation, grant, lacks_reason, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.relations import relations
from mentor_tui.domain.rules.customers import customers_first
from mentor_tui.domain.rules.people import only_observes
from mentor_tui.domain.team import Hold, Team


class GrowerStanding(Protocol):
    """What the rules ask of the standing of whoever is to have a part in an area; see ``Standing``."""

    @property
    def titles(self) -> Mapping[str, str]: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def basics_left(self) -> tuple[str, ...] | None: ...
    def task_lock(self, rung: Rung, /, *, of_area: bool = False) -> Lock | None: ...


class AreaCase(NamedTuple):
    """An area, as a person has it before them who wants to act on it.

    Attributes:
        area: what the files say.
        held: whose it is.
        team: the roster.
        actor: the acting person.
        today: the day.
        weeks: answers with somebody's week and their team's as they are planned; None where that was not read: it is not asked.

    """

    area: Area
    held: AreaHeld
    team: Team
    actor: str
    today: date
    weeks: Callable[[str], tuple[Week, Week]] | None = None

    @property
    def owner(self) -> Person | None:
        """Who owns it and is still here; an area whose owner has gone has none."""
        them = self.team.person(self.held.owner or "")
        return None if them is None or self.team.departed(them, self.today) else them

    @property
    def about(self) -> dict[str, object]:
        """What every sentence about it names."""
        return {"on": self.area.id, "title": self.area.label}

    def to(self, person: str) -> tuple[Relation, ...]:
        """What the acting person is to somebody, and to the area."""
        return relations(self.team, self.actor, person, self.today, self._claims)

    @property
    def to_area(self) -> tuple[Relation, ...]:
        """What the acting person is to the area alone: its lead is whoever leads its owner, any lead where it has none."""
        if self.owner is not None:
            return tuple(one for one in self.to(self.owner.id) if one != "own")
        found = tuple(one for one in self.to(self.actor) if one not in ("own", "lead"))
        me = self.team.acting(self.actor)
        return (*found, "lead") if me is not None and "lead" in me.roles else found

    @property
    def _claims(self) -> Mapping[Relation, Collection[str]]:
        owner = (self.owner.id,) if self.owner is not None else ()
        return {"owner": owner, "contributor": self.held.keepers}


def may_name(case: AreaCase) -> Problem | None:
    """Why the acting person can name nobody the owner, or None: it is for leads, and an area that has one is handed over."""
    if problem := refusal("own area", case.to_area, person="", **case.about):
        return problem
    return _owned(case)


def _owned(case: AreaCase) -> Problem | None:
    owner = case.owner
    if owner is None:
        return None
    return Refused(Code.AREA_OWNED, since=case.held.since, person=owner.id, name=owner.name, **case.about)


def may_own(case: AreaCase, them: Person, standing: GrowerStanding) -> Problem | None:
    """Why a lead cannot name somebody the owner, or None; see ``may_name``."""
    if problem := refusal("own area", case.to(them.id), person=them.id, **case.about):
        return problem
    return _owned(case) or _can_own(case, them, standing)


def may_ask(case: AreaCase, me: Person, standing: GrowerStanding) -> Problem | None:
    """Why somebody cannot stand in line to own an area, or None: it is for whoever may own it, also while it has an owner."""
    if problem := refusal("ask for area", case.to(me.id), person=me.id, **case.about):
        return problem
    if me.id in case.held.asked:
        place = case.held.asked.index(me.id) + 1
        return Refused(Code.IN_AREA, part="line", place=place, own=True, person=me.id, **case.about)
    return _can_own(case, me, standing)


def may_pass_on(case: AreaCase) -> Problem | None:
    """Why the acting person cannot hand an area over, whoever it were to, or None."""
    if problem := refusal("hand area over", case.to_area, person=case.held.owner or "", **case.about):
        return problem
    return Refused(Code.AREA_UNOWNED, **case.about) if case.held.owner is None else None


def may_hand_over(case: AreaCase, them: Person, standing: GrowerStanding, word: str) -> Problem | None:
    """Why an area cannot be handed over to somebody, or None; it asks for a word to whoever comes next."""
    return may_take_over(case, them, standing) or _lacks_word(word)


def may_take_over(case: AreaCase, them: Person, standing: GrowerStanding) -> Problem | None:
    """Why an area cannot be handed over to somebody, whatever the word, or None.

    A lead who is no owner hands nothing over to themselves: that would be naming themselves.
    """
    if problem := may_pass_on(case):
        return problem
    if case.actor == them.id and "owner" not in case.to_area:
        return refusal("own area", case.to(them.id), person=them.id, **case.about)
    return _can_own(case, them, standing)


def _lacks_word(word: str) -> Problem | None:
    return None if word else BadUse(Code.EMPTY_TEXT, what="word")


def _can_own(case: AreaCase, them: Person, standing: GrowerStanding) -> Problem | None:
    """Why somebody could not own an area: they do, they leave, or what the last side task of its track waits for is not met."""
    if case.held.owner == them.id:
        return _has(case, them, "owner")
    if problem := _stays(case, them) or only_observes(them):
        return problem
    rung = own_rung(standing.catalogue, case.area)
    lock = standing.task_lock(rung, of_area=True) if rung is not None else None
    if rung is None or lock is None:
        return _leaves_customers(case, them, standing.catalogue)
    own, names = case.actor == them.id, standing.titles
    return Refused(Code.AREA_LOCKED, lock=lock, names=names, rung=rung.full_title, own=own, **_of(case, them))


def _leaves_customers(case: AreaCase, them: Person, catalogue: Catalogue) -> Problem | None:
    """Why an area would leave too few hours with customers, to whoever is to own it or to their team, or None.

    What they hold of its track goes back with it, and the hours of an owner in the same team are free again.
    """
    if case.weeks is None:
        return None
    back = goes_back(catalogue, case.area, case.team.holds_of(them.id))
    more = case.area.hours - sum(rung.hours for rung in back if case.team.holds_of(them.id)[rung.id].state == "held")
    owner = case.owner
    within = owner is not None and owner.team == them.team and not case.weeks(owner.id)[0].keeps
    about = {"own": case.actor == them.id, **_of(case, them)}
    of_team = more - case.area.hours if within else more
    return customers_first(case.weeks(them.id), more, catalogue.budget, about, of_team=of_team)


def goes_back(catalogue: Catalogue, area: Area, holds: Mapping[str, Hold]) -> tuple[Rung, ...]:
    """The side tasks on the track of an area that somebody holds, or stands in line for: owning ends them."""
    track = catalogue.tracks.get(area.track)
    rungs = track.rungs if track is not None else ()
    return tuple(rung for rung in rungs if (hold := holds.get(rung.id)) is not None and hold.state != "done")


def own_rung(catalogue: Catalogue, area: Area) -> Rung | None:
    """The last side task of an area's track, by whose conditions one may own it; None where the track has none."""
    track = catalogue.tracks.get(area.track)
    return next((rung for rung in track.rungs if rung.step == "own"), None) if track is not None else None


def may_name_backup(case: AreaCase) -> Problem | None:
    """Why the acting person cannot name who stands in for the owner, whoever it were, or None."""
    return refusal("hand area over", case.to_area, person=case.held.owner or "", **case.about)


def may_back(case: AreaCase, them: Person, _standing: GrowerStanding) -> Problem | None:
    """Why somebody cannot be named to stand in for the owner, or None."""
    if problem := may_name_backup(case):
        return problem
    if (part := case.held.part_of(them.id)) in ("owner", "backup"):
        return _has(case, them, part)
    return _stays(case, them) or only_observes(them)


def may_join(case: AreaCase, me: Person, standing: GrowerStanding) -> Problem | None:
    """Why somebody cannot contribute to an area, or None: it is for after the basics, and while there is a place."""
    if problem := refusal("contribute", case.to(me.id), person=me.id, **case.about) or only_observes(me):
        return problem
    part = case.held.part_of(me.id)
    if part is not None and part != "line":
        return _has(case, me, part)
    if standing.basics_left is not None:
        return Refused(Code.AREA_AFTER_BASICS, **_of(case, me))
    taken = len(case.held.contributors)
    if taken >= case.area.places:
        return Refused(
            Code.AREA_FULL, taken=taken, places=case.area.places, people=case.held.contributors, **case.about
        )
    return None


def leavers(case: AreaCase) -> tuple[str, ...]:
    """Whom the acting person may take out of an area: themselves, or, for the owner and leads, anybody in it."""
    if grant("leave area", case.to_area) is not None:
        return case.held.people
    return (case.actor,) if case.held.part_of(case.actor) is not None else ()


def may_leave(case: AreaCase, them: Person, why: str) -> Problem | None:
    """Why somebody cannot leave an area, or be let go from it, or None.

    Whoever lets another go says why. An owner who leaves it to nobody leaves a word, as one does who hands it over.
    """
    own, about = case.actor == them.id, _of(case, them)
    # Who leads the owner leads the area, whoever is in it.
    relations = case.to(them.id) if own else (*case.to(them.id), *case.to_area)
    if problem := refusal("leave area", relations, **about):
        return problem
    part = case.held.part_of(them.id)
    if part is None:
        return Refused(Code.NOT_IN_AREA, own=own, **about)
    return _lacks_word(why) if own and part == "owner" else lacks_reason("leave area", relations, why, **about)


def may_log(case: AreaCase, text: str) -> Problem | None:
    """Why somebody cannot write into the log of an area, or None: its owner, backup, contributors and leads do."""
    if problem := refusal("log in area", case.to_area, person=case.held.owner or "", **case.about):
        return problem
    return None if text else BadUse(Code.EMPTY_TEXT, what="text")


def _of(case: AreaCase, them: Person) -> dict[str, object]:
    return {"person": them.id, "name": them.name, **case.about}


def _has(case: AreaCase, them: Person, part: str | None) -> Refused:
    return Refused(Code.IN_AREA, part=part, place=0, own=case.actor == them.id, **_of(case, them))


def _stays(case: AreaCase, them: Person) -> Problem | None:
    """That somebody leaves, so that they take nothing on."""
    return Refused(Code.AREA_LEAVES, last=them.left, **_of(case, them)) if them.left is not None else None
