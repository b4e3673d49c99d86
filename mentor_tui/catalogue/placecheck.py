"""Checks of the places in a calendar file: zones and countries that there are, and how long their free days are known."""

from __future__ import annotations

from datetime import date

from mentor_tui.catalogue.build import workplace
from mentor_tui.catalogue.faults import FaultCode, Report, shown
from mentor_tui.catalogue.nodes import maps, text
from mentor_tui.catalogue.shape_team import CalendarShape
from mentor_tui.catalogue.yaml_reader import Map
from mentor_tui.domain.zones import known_zones


def check_place(report: Report, place: Map) -> None:
    """A zone, a country and a part of it that there are."""
    zone, country, part = text(place, "zone"), text(place, "country"), text(place, "subdivision")
    zones = known_zones() if zone is not None else frozenset()
    # A machine without a zone database knows none, which is no fault of the file.
    if zone is not None and zones and zone not in zones:
        near = report.near(zone.replace(" ", "_"), sorted(zones))
        report.fault(FaultCode.UNKNOWN_ZONE, place.marks["zone"][1], value=shown(zone), near=near)
    if country is None:
        if part is not None:
            report.fault(FaultCode.SUBDIVISION_ALONE, place.marks["subdivision"][0])
        return
    # Dear to load: a calendar without a country goes without.
    from mentor_tui.catalogue import public_holidays as known

    if country not in known.countries():
        mark, near = place.marks["country"][1], known.near_country(country)
        report.fault(FaultCode.UNKNOWN_COUNTRY, mark, value=shown(country), near=near)
    elif part is not None and part not in known.subdivisions(country):
        mark, near = place.marks["subdivision"][1], known.near_subdivision(country, part)
        codes = [*dict.fromkeys(known.subdivisions(country).values())]
        report.fault(FaultCode.UNKNOWN_SUBDIVISION, mark, value=shown(part), country=country, known=codes, near=near)


def warn_of_the_end(report: Report, root: Map, shape: CalendarShape, today: date) -> None:
    """Warn of places whose free days are known for this year, and for none after it."""
    for node, place in zip(maps(root, "holidays"), shape.holidays, strict=True):
        until = workplace(place).until
        if until is not None and until <= today.year:
            report.warn(FaultCode.HOLIDAYS_END, node.marks["place"][1], title=place.title, year=until)
