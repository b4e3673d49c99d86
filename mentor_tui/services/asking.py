"""Who asks the acting person something by name: found in what is cached of everybody, and no record is read for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.questions import is_number
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.answer_clocks import AnswerTimes
from mentor_tui.services.calls import Call
from mentor_tui.services.news import ASKS_YOU, News
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.own_items import labels_of
from mentor_tui.services.personal_calls import asks_call, overnight


def asking(context: ActorContext, team: Team) -> tuple[str, ...]:
    """The hires who ask the acting person something by name and have no answer yet, those aside whom they look after anyway.

    Whoever looks at this is none whose first picture waits for it: of those whose records changed since they were digested
    these are read.
    """
    me = team.acting(context.actor)
    if me is None or team.departed(me, context.today()):
        return ()
    others = (one.id for one in team.people.values() if "hire" in one.roles and one.id != me.id)
    view = overview(context, team=team, among=others)
    return tuple(name for name, entry in view.digests.items() if any(to == me.id for _on, _at, to, _seq in entry.asked))


def asked_calls(context: ActorContext, view: Overview, but: Collection[str] = ()) -> Iterator[Call]:
    """The questions that wait for the acting person because they were asked by name.

    Args:
        context: who looks.
        view: the team, or those of it who ask.
        but: hires of whose questions they are called already.

    """
    found = [entry for name, entry in view.digests.items() if name not in but and name != context.actor and entry.asked]
    night = overnight(context, view) if found else None
    for entry in found:
        for on, at, to, _seq in entry.asked:
            if to == context.actor and night is not None:
                yield asks_call(context, view, entry, on, at, night)


class Hearers(NamedTuple):
    """Whom somebody can ask.

    Attributes:
        deep: product area -> who is deep in it, or sits with its team; nobody who is away.
        team: everybody else who is here.
        times: by when whoever asks has an answer of some, as far as that can be said.

    """

    deep: Mapping[str, tuple[str, ...]]
    team: tuple[str, ...]
    times: AnswerTimes


def hearers(context: ActorContext, team: Team, standing: Standing) -> Hearers:
    """Whom the acting person, who stands so, can ask: from what is cached of everybody."""
    view = overview(context, team=team)
    here = [
        entry
        for name, entry in view.digests.items()
        if name != context.actor and not entry.away and not team.departed(team.people[name], view.today)
    ]
    deep: dict[str, list[str]] = {}
    today = view.today.isoformat()
    for entry in here:
        sits = entry.embed[:1] if entry.embed and entry.embed[1] <= today else ()
        for area in dict.fromkeys((*sits, *entry.deep)):
            deep.setdefault(area, []).append(entry.person)
    everybody = tuple(entry.person for entry in here)
    times = AnswerTimes(context, standing)
    return Hearers({area: tuple(people) for area, people in deep.items()}, everybody, times)


def asked_news(context: ActorContext, team: Team) -> tuple[News, ...]:
    """Who asks the acting person something by name, as news of a journey of theirs: it stays until they answer."""
    names = asking(context, team)
    view = overview(context, team=team, among=names)
    found = []
    for name, entry in view.digests.items():
        for on, at, to, _seq in entry.asked:
            if to == context.actor:
                label = labels_of(context.catalogue, entry).get(on, "") if on and not is_number(on) else ""
                found.append(News(at, name, ASKS_YOU, on, label, "", label=label))
    return tuple(found)
