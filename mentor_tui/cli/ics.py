"""The days of somebody's plan as a calendar file: whole days, and the next talk at its time.

Each has an id that stays from one export to the next.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from mentor_tui import __version__
from mentor_tui.services.exports import Dated, Export, days
from mentor_tui.wording import exports as words

TALK = timedelta(minutes=30)
"""How long a talk is in a calendar."""


def calendar_file(export: Export, zone: str) -> str:
    """The days of a plan in the format of RFC 5545.

    Args:
        export: whose.
        zone: their time zone, "" where it is not known; whole days have none of their own.

    """
    made = Calendar()
    made.add("prodid", f"-//mentor-tui//{__version__}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", words.title(export))
    if zone:
        made.add("x-wr-timezone", zone)
    for day in days(export):
        made.add_component(_event(export, day))
    return str(made.to_ical().decode())


def _event(export: Export, day: Dated) -> Event:
    assert export.standing is not None
    event = Event()
    event.add("uid", f"{day.key}@mentor-tui")
    # The same on the same day, so that a file that says the same is the same.
    event.add("dtstamp", datetime.combine(export.standing.today, time(), UTC))
    event.add("summary", words.day_title(export, day.kind, day.title))
    if day.at:
        begins = datetime.fromisoformat(day.at).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + TALK)
    else:
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if day.link:
        event.add("url", day.link)
    return event
