"""Eight hires who begin together, none of them with a mentor yet: what there is to match."""

from __future__ import annotations

from mentor_tui.demo.parts import COHORT as DAY
from mentor_tui.demo.parts import ENGINEER, Part

COHORT: tuple[Part, ...] = (
    Part(
        "Yara Khalil",
        "lisbon",
        languages=("ar", "pt", "en"),
        customers=("ar", "fr"),
        areas=("billing",),
        goals=("content",),
        day=DAY,
    ),
    Part(
        "Felix Brandl",
        "berlin",
        customers=("de",),
        areas=("integrations",),
        goals=("tooling", "integrations"),
        day=DAY,
    ),
    Part(
        "Hana Fujita",
        "tokyo",
        team="pacific",
        customers=("ja",),
        areas=("integrations",),
        goals=("hiring",),
        day=DAY,
    ),
    Part(
        "Matteo Ricci",
        "lisbon",
        languages=("it", "pt", "en"),
        customers=("it", "pt"),
        areas=("billing", "accounts"),
        goals=("inbox",),
        day=DAY,
    ),
    Part(
        "Chinwe Obi",
        "dublin",
        languages=("ig", "en"),
        pattern="mornings",
        areas=("integrations",),
        goals=("hiring", "tooling"),
        day=DAY,
    ),
    # She has named whom she would like, but his weeks are full.
    Part(
        "Valeria Peña",
        "mexico-city",
        team="pacific",
        customers=("es", "pt"),
        areas=("accounts",),
        goals=("events",),
        wishes=("diego-vega",),
        day=DAY,
    ),
    # The mentor who would fit her best is her manager.
    Part(
        "Meera Nair",
        "bengaluru",
        position=ENGINEER,
        languages=("ml", "hi", "en"),
        areas=("integrations",),
        goals=("tooling",),
        manager="agnieszka-wojcik",
        track=1,
        day=DAY,
    ),
    # When she is at work where she lives, one mentor is too.
    Part(
        "Litia Vakatale",
        "suva",
        team="pacific",
        areas=("billing",),
        goals=("events",),
        day=DAY,
    ),
)
