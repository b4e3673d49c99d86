"""What a curriculum asks for, in a line."""

from __future__ import annotations

from mentor_tui.catalogue.summary import Summary
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def line(summary: Summary) -> str:
    """Items, basics, hours of the hire and of others, sign-offs, the busiest stretch, placeholder links."""
    said = [
        ngettext("{count} item", "{count} items", summary.items).format(count=summary.items),
        _("{count} of them basics").format(count=summary.basics),
        _("{hours} of the hire’s time").format(hours=_hours(summary.minutes)),
        _("{hours} of other people’s").format(hours=_hours(summary.others)),
        ngettext("{count} sign-off", "{count} sign-offs", summary.sign_offs).format(count=summary.sign_offs),
    ]
    if summary.busiest is not None:
        busiest = summary.busiest
        said.append(
            _("busiest in “{phase}” (days {first} to {last}, {time} a day)").format(
                phase=busiest.title, first=busiest.first, last=busiest.last, time=plain.minutes(round(busiest.minutes))
            )
        )
    if summary.placeholders:
        links = ngettext("{count} placeholder link", "{count} placeholder links", summary.placeholders)
        said.append(links.format(count=summary.placeholders))
    return _("{id}: {said}.").format(id=summary.id, said=", ".join(said))


def _hours(minutes: int) -> str:
    return plain.hours(round(minutes / 30) / 2)
