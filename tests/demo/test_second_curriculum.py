"""The demo team has somebody on their second curriculum, whom docs/growth.md names."""

from __future__ import annotations

from pathlib import Path

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.documents import status
from mentor_tui.services.milestone import can_do
from tests.demo.conftest import People

WHO = "noah-klein"


def test_what_the_page_names_is_there(catalogue: Catalogue, thirty: People) -> None:
    found = status(thirty(WHO))
    assert [(one["id"], one["state"]) for one in found["curricula"]] == [
        ("support-product-expert", "past"),
        ("teaching-others", "now"),
    ]
    assert (found["curriculum"], found["basics"]["complete"], found["phases"][0]["state"]) == (
        "teaching-others",
        True,
        "going",
    )
    # Its days count from the day on which it began, about two weeks ago.
    assert found["day"] == 11
    positions = {name: one.curriculum for name, one in catalogue.positions.items()}
    assert positions["senior-support-rep"] == "teaching-others"
    page = (Path(__file__).parents[2] / "docs" / "growth.md").read_text("utf-8")
    assert f"`{WHO}`" in page


def test_what_they_can_do_counts_what_was_done_before(thirty: People) -> None:
    found = can_do(thirty(WHO))
    assert found.items > 60
    assert found.times > found.items
    assert found.signers
