"""mentor-tui: mentors for new support hires, a curriculum that is tracked, and side tasks that open with time."""

__version__ = "0.1.0"
