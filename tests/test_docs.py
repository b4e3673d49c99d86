"""The documentation prints what the code says."""

import json
import re
from pathlib import Path

from mentor_tui.catalogue.schema import json_schema
from mentor_tui.domain.permissions import TABLE

ROOT = Path(__file__).resolve().parent.parent
RELATIONS = ("own", "mentor", "lead", "observer", "teammate")


def test_the_permissions_printed_are_those_in_force():
    text = (ROOT / "docs" / "design.md").read_text("utf-8")
    block = re.search(r"<!-- permissions -->\n(.*?)<!-- /permissions -->", text, re.S)
    assert block is not None
    printed = block[1].strip().splitlines()[2:]
    expected = [
        f"| {verb} | " + " | ".join(row.get(relation, "–") for relation in RELATIONS) + " |"
        for verb, row in TABLE.items()
    ]
    assert printed == expected


def test_no_document_names_a_file_that_is_not_there():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_schema_beside_the_curricula_is_the_one_that_is_checked_against():
    kept = json.loads((ROOT / "curricula" / "schema.json").read_text("utf-8"))
    assert kept == json_schema(), "write it anew: mentor-tui schema > curricula/schema.json"
