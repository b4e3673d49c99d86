"""What the two of a new pair share, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.shared import Shared
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.languages import language_name


def things(found: Iterable[Shared], catalogue: Catalogue) -> list[str]:
    """Each in a word or two: ``Billing``, ``Portuguese``, ``both in Lisbon``, ``7 h of the day``."""
    areas: Mapping[str, str] = {name: area.title for name, area in catalogue.product_areas.items()}
    said = []
    for one in found:
        place = catalogue.calendar.place(one.name) if one.kind == "place" else None
        said.append(
            {
                "area": areas.get(one.name, one.name.replace("-", " ")),
                "language": language_name(one.name),
                "place": _("both in {place}").format(place=place.title if place is not None else one.name),
                "hours": _("{time} of the day").format(time=plain.minutes(one.minutes)),
            }[one.kind]
        )
    return [plain.shown(text) for text in said]
