"""Taking back one's own latest change from a place, and doing it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from textual.app import App

from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.stage import Stage


class ActingPlace(Protocol):
    """A place, as far as it is needed for this."""

    @property
    def app(self) -> App[Any]: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def context(self) -> ActorContext: ...
    @property
    def names(self) -> Mapping[str, str]: ...
    @property
    def act(self) -> Callable[[Callable[[ActorContext], Done]], object]: ...
    @property
    def look(self) -> Callable[[Callable[[], Any], Callable[[Any], object]], object]: ...


def rewind(place: ActingPlace, *, again: bool) -> None:
    """Take back one's own latest change, or do it again; what is not of this session is named first, and asked."""
    from mentor_tui.services import undo
    from mentor_tui.tui.dialogs.confirm import Confirm
    from mentor_tui.wording.acts import rewinds
    from mentor_tui.wording.language import _

    carry_out = undo.redo if again else undo.undo

    def found(latest: undo.Rewind) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                place.act(partial(carry_out, of=latest))

        if latest.op in place.stage.done_here:
            answered(True)
            return
        question = _("Redo this?") if again else _("Undo this? You did it before you opened this screen.")
        does = _("redo it") if again else _("undo it")
        what = rewinds(latest, place.names)
        place.app.push_screen(Confirm(question, detail=[what], yes=does), answered)

    place.look(partial(undo.latest, place.context, again=again), found)
