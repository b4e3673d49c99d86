"""Who mentors a hire in words and tones: before, now, as agreed, and who covers."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.mentoring import PastPair
from mentor_tui.domain.text import clean
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.mentor_requests import MentorRequest
from mentor_tui.tui.dialogs.told import WIDTH
from mentor_tui.tui.styles import Part, wrap
from mentor_tui.wording import handover, plain
from mentor_tui.wording.language import _


def mentors_parts(
    page: JourneyPage, pairs: Sequence[PastPair], asks: Sequence[MentorRequest], viewer: str
) -> list[Part]:
    """A hire's pairings in the order of time, what the viewer may know of wishes for another one, and words handed on.

    Args:
        page: the journey.
        pairs: its pairings.
        asks: wishes for another mentor, as far as the viewer may know of them.
        viewer: person id.

    """
    today = page.standing.today
    lines: list[list[Part]] = []
    for pair in pairs:
        last = pair.shared or pair.until
        over = last is not None and last < today
        now = pair.mentor == page.mentors.now and pair.since == page.mentors.since
        lines.append([(clean(handover.pair_line(pair, page.names)), "strong" if now else "dim" if over else "")])
    if not lines:
        lines.append([(_("Nobody yet."), "")])
    if page.stand_in is not None:
        lines.append([(_("{name} stands in.").format(name=clean(page.stand_in.name)), "")])
    if asks:
        lines.append([])
    for asked in asks:
        if asked.ask.by == viewer:
            day = plain.day_of_stamp(asked.ask.at)
            said = _("You asked for another mentor on {day}; a lead will talk to you.").format(day=day)
        else:
            said = handover.asked_line(asked, page.names)
        lines.append([(clean(said), "")])
    for word in page.standing.journey.words:
        by = page.names.get(word.by, word.by)
        said = _("{name}, {day}, for the next mentor").format(name=by, day=plain.day_of_stamp(word.at))
        lines += [[], [(clean(said), "dim")], wrap([(clean(word.text, lines=True), "")], WIDTH)]
    return [part for line in lines for part in (*line, ("\n", ""))][:-1]
