"""What happens in a hire's record whatever they and their mentor decide: curricula begun, talks, questions, what is owed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from mentor_tui.demo import days, questions, second_curriculum, talks
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.staging import Player
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum


def events(
    player: Player,
    players: Mapping[str, Player],
    catalogue: Catalogue,
    curriculum: Curriculum,
    between: tuple[datetime, datetime],
    dice: Callable[..., random.Random],
) -> Iterator[DatedEvent]:
    """All of it, in no order of time.

    Args:
        player: whose record.
        players: everybody in the story.
        catalogue: the curricula.
        curriculum: theirs.
        between: when they were added, and the moment that everything is before.
        dice: dice for each sort of thing.

    """
    who, (added, cutoff), lead = player.id, between, players[player.lead].worker
    everybody = {name: other.worker for name, other in players.items()}
    position = player.fields["position"]
    yield from second_curriculum.events(player.worker, lead, catalogue, cutoff, dice("second", who), position)
    yield from talks.events(who, everybody, cutoff, dice("talks", who))
    yield from questions.events(who, everybody, curriculum.id, cutoff, dice("questions", who))
    yield from days.events(who, players, curriculum, added, cutoff, dice("days", who))
