"""What a curriculum asks for, and what people can grow into, in a line each."""

from __future__ import annotations

from collections.abc import Iterator

from mentor_tui.catalogue.summary import GrowthSummary, Summary
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def line(summary: Summary) -> str:
    """Items, basics, hours of the hire and of others, sign-offs, the busiest stretch, placeholder links."""
    said = [
        ngettext("{count} item", "{count} items", summary.items).format(count=summary.items),
        _("{count} of them basics").format(count=summary.basics),
        *_times(summary),
        ngettext("{count} sign-off", "{count} sign-offs", summary.sign_offs).format(count=summary.sign_offs),
    ]
    kinds = (
        (summary.optional, _("{count} optional")),
        (
            summary.drafts,
            ngettext("{count} draft that nobody has yet", "{count} drafts that nobody has yet", summary.drafts),
        ),
        (summary.deprecated, _("{count} deprecated")),
    )
    said += [text.format(count=count) for count, text in kinds if count]
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


def _times(summary: Summary) -> Iterator[str]:
    """What is planned of the hire's time and of other people's, and how much of either has no time."""
    hires, others = summary.effort, summary.others
    if hires.known is not None:
        yield _("{hours} of the hire’s time").format(hours=_hours(hires.minutes))
    if hires.unplanned:
        said = ngettext(
            "{count} thing of the hire’s without a time", "{count} things of the hire’s without a time", hires.unplanned
        )
        yield said.format(count=hires.unplanned)
    if others.known is not None:
        yield _("{hours} of other people’s").format(hours=_hours(others.minutes))
    if others.unplanned:
        said = ngettext(
            "{count} of other people’s without a time", "{count} of other people’s without a time", others.unplanned
        )
        yield said.format(count=others.unplanned)


def growth(summary: GrowthSummary) -> Iterator[str]:
    """Areas of responsibility, positions, product areas: a line for each of these that there is."""
    if summary.areas:
        yield _("{areas} on {tracks}, {hours} a week.").format(
            areas=ngettext("{count} area of responsibility", "{count} areas of responsibility", summary.areas).format(
                count=summary.areas
            ),
            tracks=ngettext("{count} track", "{count} tracks", summary.tracks).format(count=summary.tracks),
            hours=plain.hours(summary.hours),
        )
    if summary.positions:
        yield _("{positions}, {paths} between them and {out} out of support.").format(
            positions=ngettext("{count} position", "{count} positions", summary.positions).format(
                count=summary.positions
            ),
            paths=ngettext("{count} path", "{count} paths", summary.paths).format(count=summary.paths),
            out=summary.elsewhere,
        )
    if summary.product_areas:
        yield ngettext("{count} product area.", "{count} product areas.", summary.product_areas).format(
            count=summary.product_areas
        )


def _hours(minutes: int) -> str:
    """Half hours; what would be none of these in minutes."""
    return plain.hours(round(minutes / 30) / 2) if minutes >= 15 or not minutes else plain.minutes(minutes)
