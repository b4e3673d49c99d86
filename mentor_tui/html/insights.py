"""Insights as a page: the same sentence, pictures and lists as the place shows, to send up or to print."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.courses import come_back_most, wait_longest
from mentor_tui.domain.named import NamedTuple
from mentor_tui.html.rendering import rendered
from mentor_tui.html.steps import picture
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.wording import insights as words
from mentor_tui.wording import plain
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import MOST

LISTED = 10
"""Items of each list."""


class CohortLine(NamedTuple):
    """A cohort beside its line in the picture, where it has one."""

    name: str
    said: str
    number: int
    drawn: bool


class PageTable(NamedTuple):
    """A list with its heads, or what stands there where nothing is in it."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    none: str


def insights_html(page: InsightsPage, items: ItemsPage, drawn: Sequence[str]) -> str:
    """The page.

    Args:
        page: how fast cohorts are ready, and who is here.
        items: which items waited.
        drawn: the cohorts in the picture, at most three.

    """
    shown = [one for one in page.cohorts if one.cohort in drawn and one.curve][:MOST]
    numbers = {one.cohort: number for number, one in enumerate(shown)}
    title = _("Is onboarding getting faster?")
    about = _("As of {day}, for {name}. Working days of each person’s own.").format(
        day=plain.day_month(page.today), name=page.me.name
    )
    return rendered(
        "insights.html.j2",
        lang="en",
        title=title,
        said={
            "sentence": words.sentence(page.verdict, page.today),
            "about": about,
            "notes": [words.unread(page.unread)] if page.unread else [],
            "ready": f"{words.ready_title()}: {words.ready_about()}",
            "ready_about": "; ".join(f"{cohort_name(one.cohort, page.today)}: {words.legend(one)}" for one in shown),
            "day": _("day"),
            "days": _("days"),
            "people": words.people_title(),
            "here": words.here(page.people, page.positions),
            "still": words.still(page.people),
            "still_about": f"{words.still_title()}: {words.still_about()}",
        },
        ready=picture([one.curve for one in shown], words.quarters()) if shown else None,
        still=picture([page.people.curve], words.quarters()) if page.people.curve else None,
        cohorts=[
            CohortLine(
                cohort_name(one.cohort, page.today),
                words.legend(one),
                numbers.get(one.cohort, 0),
                one.cohort in numbers,
            )
            for one in page.cohorts
        ],
        tables=_tables(page, items),
    )


def _tables(page: InsightsPage, items: ItemsPage) -> list[PageTable]:
    longest, most = wait_longest(items.items, LISTED), come_back_most(items.items, LISTED)
    waited = PageTable(
        " ".join((words.waited_title(), words.waited_causes(items.days))),
        (_("Cohort"), _("People"), _("Waited")),
        [(cohort_name(one.cohort, page.today), str(one.people), words.waited(one)) for one in items.days],
        "",
    )
    return [
        *([waited] if items.days else []),
        PageTable(
            f"{words.waits_title()} {words.waits_about()}",
            (_("Item"), _("People"), _("Waits")),
            [(items.titles[one.item], str(one.people), words.waits(one)) for one in longest],
            words.no_items(),
        ),
        PageTable(
            words.back_title(),
            (_("Item"), _("People to whom it came back")),
            [(items.titles[one.item], words.back(one)) for one in most],
            words.no_items(),
        ),
    ]
