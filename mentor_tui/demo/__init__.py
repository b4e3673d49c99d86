"""A team with a past: made-up people whose histories are built in memory and stored in one commit a record."""

from mentor_tui.demo.build import DEFAULT_PEOPLE, DemoTeam, build

__all__ = ["DEFAULT_PEOPLE", "DemoTeam", "build"]
