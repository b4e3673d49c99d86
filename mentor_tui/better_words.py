"""Better words taken: the file says them first, that value alone, and then the board that they were taken."""

from __future__ import annotations

from mentor_tui.authoring import changing, need_own, put_in_place
from mentor_tui.bootstrap import Application
from mentor_tui.catalogue.one_scalar import NoSuchPlace, change_scalar, scalar_of
from mentor_tui.catalogue.sources import source_of
from mentor_tui.domain.problems import BadUse, Code, Refused, refuse_if
from mentor_tui.domain.proposals import item_in, part_of_field, same_words
from mentor_tui.domain.record import BOARD
from mentor_tui.domain.rules.proposals import still_open
from mentor_tui.services import proposals
from mentor_tui.services.actor_context import ActorContext, Done


def take_words(application: Application, number: int, *, context: ActorContext | None = None) -> Done:
    """Put the words of a proposal where they belong, and say that they were taken.

    The value alone is changed, only where it still says what it said when the words were written, and only where the file
    has no fault then; until it has none, the last edition without one stays in use. Stopped between the two, the file says
    the words already: the proposal reads *taken*, and taking it again only writes who took it.

    Args:
        application: settings, records and catalogue.
        number: that of the proposal.
        context: whoever acts, if it is not the person who began the program.

    Raises:
        NotYours: the acting person does not keep the item.
        BadUse: there is no such proposal, or the file would have a fault; nothing is written.
        Refused: somebody has taken it, or the line says something else by now; the proposal stays open.
        Trouble: the file or the board cannot be written.

    """
    context = context or application.context()
    # Two who take the same at once take turns: the second reads that it was taken.
    with changing(application):
        one = proposals.find_proposal(context.store.read(BOARD), number)
        refuse_if(proposals.may_take(context, context.team().acting(context.actor), one))
        found = item_in(context.catalogue, one)
        title = found[1].title if found is not None else one.item
        refuse_if(still_open(one, title))
        source = source_of(application.settings.curricula, found[0].id) if found is not None else None
        if found is None or source is None:
            raise Refused(Code.BAD_PROPOSAL, reason="gone", title=title)
        key, at = part_of_field(one.field)
        try:
            now = scalar_of(source.text, found[1].id, key, at) or ""
            if not same_words(now, one.words):
                need_own(application)
                if not same_words(now, one.was):
                    raise Refused(Code.BAD_PROPOSAL, reason="moved", title=title, now=now)
                put_in_place(application, source, change_scalar(source.text, found[1].id, key, one.words, at), context)
        except NoSuchPlace as problem:
            raise BadUse(Code.BAD_PROPOSAL, reason="no-place", title=title, path=str(source.path)) from problem
    return proposals.take(context, number)
