"""Queues as plain lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.calls import Call
from mentor_tui.services.overview import Overview
from mentor_tui.services.own_items import labels_of
from mentor_tui.wording import calls as call_words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def print_calls(calls: Sequence[Call], arrivals: Sequence[str], view: Overview, catalogue: Catalogue) -> None:
    """A queue, most pressing first; and who is new with a mentor or comes to them, which waits for nobody."""
    if not calls:
        put(" ".join((_("Nothing is waiting."), *arrivals)))
        return
    names = view.team.names
    said = [call_words.line(call, names, labels(view, catalogue, call.person)) for call in calls]
    show((), [(text.who, text.word, text.what, text.when) for text in said])
    minutes = sum(call.minutes for call in calls)
    things = ngettext("{count} thing waits", "{count} things wait", len(calls)).format(count=len(calls))
    if minutes:
        things = _("{things}, about {time}").format(things=things, time=plain.minutes(minutes))
    if arrivals:
        put(" ".join(arrivals))
    put(things + ".", err=True)


def labels(view: Overview, catalogue: Catalogue, person: str) -> Mapping[str, str]:
    """What lists call items and side tasks of somebody's: two curricula may call different things by one id."""
    return labels_of(catalogue, view.of(person))
