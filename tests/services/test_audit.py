"""What an auditor reads: of whom, which of it, and what is withheld from whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.domain.record import Withheld
from mentor_tui.services import items
from mentor_tui.services.audit import AuditPage, AuditWanted, audit_page
from mentor_tui.services.audit_documents import audit_doc
from mentor_tui.wording import audit as words
from mentor_tui.wording.audit_table import COLUMNS, table
from tests.services.conftest import TODAY, Crew


def signed(team: Crew) -> None:
    """Ana's refund, which came back once, signed by the mentor; what asks for no sign-off; and a lead's check."""
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name, evidence="conversation 7" if name == "refund" else "")
    items.send_back(team("maya"), "ana", "refund", text="the amount is missing", unseen=["1"])
    items.send(team("ana"), "refund", evidence="conversation 8")
    items.sign_off(team("maya"), "ana", "refund", lines=["1", "2"], sure=True, text="well done")
    items.tick(team("ana"), "lead-check")
    items.sign_off(team("tom"), "ana", "lead-check")


def asked(crew: Crew, who: str, **wanted: object) -> AuditPage:
    return audit_page(crew(who), AuditWanted(**wanted))  # type: ignore[arg-type]


def titles(page: AuditPage) -> list[str]:
    return [one.title for one in page.rows]


def test_a_sign_off_is_told_with_what_it_rests_on(team: Crew) -> None:
    signed(team)
    (one,) = asked(team, "tom", item="refund").rows
    told = dict(words.rows(one, team("tom").team().names, TODAY))
    assert one.text is not None
    assert one.text.startswith("Refund\n")
    assert told["Signed by"] == "Maya, mentor then"
    assert told["Thread"] == "note: for mentors and leads, not shown"
    assert told["Overrides"] == "none"
    assert words.lines_cell(one.row) == "2 of 3"
    said = [text for _label, text in words.rows(one, team("tom").team().names, TODAY)]
    assert "not yet: bank days" in said
    assert any("“conversation 7”, by Ana" in text for text in said)
    assert "sent again: “conversation 8”" in said
    assert not any("missing" in text or "well done" in text for text in said)


def test_what_asks_for_no_sign_off_says_so(team: Crew) -> None:
    signed(team)
    (one,) = asked(team, "ana", item="read").rows
    told = dict(words.rows(one, team("ana").team().names, TODAY))
    assert told["Signed by"] == "nobody: none was asked for"
    assert told["Evidence"].startswith("none given, by Ana")
    assert told["Thread"] == "none given"
    assert told["Lines"] == "none given"


def test_whose_records_one_reads(team: Crew) -> None:
    signed(team)
    everything = [one.row.ref for one in asked(team, "tom").rows]
    assert len(everything) == 4
    for who in ("ana", "maya", "otto"):
        assert [one.row.ref for one in asked(team, who).rows] == everything
    assert asked(team, "budi").rows == ()
    with pytest.raises(NotYours):
        asked(team, "budi", person="ana")


def test_a_reason_is_withheld_from_who_observes_and_said_to_be(team: Crew) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    items.sign_off(team("tom"), "ana", "refund", why="Maya is in hospital")
    items.withdraw(team("tom"), "ana", "refund", why="wrong person")
    (own,), (seen,) = (asked(team, who, item="refund").rows for who in ("ana", "otto"))
    assert [one.why for one in own.row.overrides] == ["Maya is in hospital"]
    assert own.row.taken is not None
    assert own.row.taken.why == "wrong person"
    assert isinstance(seen.row.overrides[0].why, Withheld)
    page = asked(team, "otto", item="refund")
    assert "hospital" not in str(audit_doc(page)) + str(table(page))
    assert "wrong person" not in str(audit_doc(page)) + str(table(page))
    doc = audit_doc(page)["records"][0]
    assert doc["overrides"][0]["why"] is None
    assert doc["overrides"][0]["withheld"]
    assert doc["withdrawn"]["by"] == "tom"
    assert doc["withdrawn"]["withheld"]
    names = team("otto").team().names
    told = dict(words.rows(seen, names, TODAY))
    assert "reason: for mentors and leads, not shown" in told["Overrides"]
    assert words.cells(seen, names, TODAY)[-1] == "withdrawn"


def test_which_of_it(team: Crew) -> None:
    signed(team)
    assert titles(asked(team, "tom", item="course/refund")) == ["Refund"]
    assert titles(asked(team, "tom", item="LEAD")) == ["Lead-Check"]
    assert titles(asked(team, "tom", person="Ana", item="refund")) == ["Refund"]
    assert asked(team, "tom", since=TODAY + timedelta(days=1)).rows == ()
    assert len(asked(team, "tom", since=TODAY, until=TODAY).rows) == 4
    assert asked(team, "tom", until=TODAY - timedelta(days=1)).rows == ()
    one = asked(team, "tom", item="refund").rows[0]
    assert asked(team, "tom", ref=one.row.ref).rows == (one,)
    assert asked(team, "tom", item="talk").rows == ()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"item": "no such thing"}, Code.NOWHERE_SUCH_ITEM),
        ({"person": "nobody"}, Code.UNKNOWN_PERSON),
        ({"team": "nowhere"}, Code.UNKNOWN_TEAM),
        ({"ref": "ffffff"}, Code.UNKNOWN_RECORD),
        ({"since": date(2026, 3, 2), "until": date(2026, 3, 1)}, Code.DATE_ORDER),
    ],
    ids=str,
)
def test_what_is_not_there_is_said(team: Crew, wanted: dict[str, object], code: Code) -> None:
    signed(team)
    with pytest.raises(BadUse) as refused:
        asked(team, "tom", **wanted)
    assert refused.value.code == code


def test_the_table_has_no_field_that_is_empty_for_two_reasons(team: Crew) -> None:
    signed(team)
    heads, *rows = table(asked(team, "tom"))
    assert heads == COLUMNS
    at = {name: number for number, name in enumerate(COLUMNS)}
    for row in rows:
        assert len(row) == len(COLUMNS)
        for name in ("text", "evidence", "lines_seen", "lines_not_yet", "signed_by_name", "overrides", "thread"):
            assert row[at[name]], name
