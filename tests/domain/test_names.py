"""What people are called, and who is meant by what somebody typed."""

from __future__ import annotations

import unicodedata

import pytest

from mentor_tui.domain.names import Names, ShortNames, find_among, first_name, short_name
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code

ROSTER = {
    person.id: person
    for person in (
        Person("ana-ferreira", "Ana Ferreira", login="aferreira", email="Ana.Ferreira@example.com"),
        Person("ana-moura", "Ana Moura", login="ana"),
        Person("zoe", "Zoë Łukaszewicz", login="zl"),
        Person("wang", "王小明"),
        Person("jose", unicodedata.normalize("NFC", "José Reis")),
        Person("ilya", "Илья Щербаков"),
    )
}


@pytest.mark.parametrize(
    ("names", "short"),
    [
        ({"a": "Ana Ferreira", "b": "Budi Santoso"}, ["Ana", "Budi"]),
        ({"a": "Ana Ferreira", "b": "Ana Moura"}, ["Ana F.", "Ana M."]),
        ({"a": "Ana Ferreira", "b": "ana de Moura"}, ["Ana F.", "ana M."]),
        ({"a": "Ana Ferreira", "b": "Ana Ferro"}, ["Ana Ferreira", "Ana Ferro"]),
        ({"a": "Ana Ferreira", "b": "Ana Ferreira"}, ["Ana Ferreira (a)", "Ana Ferreira (b)"]),
        ({"a": "Zoë Reis", "b": "Zoe Okafor"}, ["Zoë R.", "Zoe O."]),
        ({"a": "Ana", "b": "Ana Moura"}, ["Ana", "Ana M."]),
        (
            {"a": "王小明", "b": "王 小明", "c": "김 민준", "d": "山田 太郎"},
            ["王小明", "王 小明", "김 민준", "山田 太郎"],
        ),
        ({"a": "Jean-Luc Martin", "b": ""}, ["Jean-Luc", " (b)"]),
    ],
)
def test_namesakes_are_told_apart_and_nobody_is_cut_to_the_family_name(names: dict[str, str], short: list[str]) -> None:
    assert [short_name(names, person) for person in names] == short
    assert [*ShortNames(names).values()] == short
    assert len(set(short)) == len(short)


def test_somebody_unknown_is_called_by_their_id() -> None:
    assert short_name({"a": "Ana Ferreira"}, "gone") == "gone"
    assert ShortNames({"a": "Ana Ferreira"}).get("gone", "–") == "–"
    assert first_name("") == ""


def test_names_are_read_when_one_is_asked_for() -> None:
    asked: list[None] = []
    names = Names(lambda: asked.append(None) or {"a": "Ana Ferreira"})  # type: ignore[func-returns-value]
    assert not asked
    assert (names["a"], names.short("a"), len(names)) == ("Ana Ferreira", "Ana", 1)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zoe", "zoe"),
        ("zl", "zoe"),
        ("ZOE LUKASZEWICZ", "zoe"),
        (unicodedata.normalize("NFD", "Zoë Łukaszewicz"), "zoe"),
        ("  zoë   łukaszewicz ", "zoe"),
        ("ana.ferreira@EXAMPLE.com", "ana-ferreira"),
        ("aferreira", "ana-ferreira"),
        ("Ana F.", "ana-ferreira"),
        ("ana m.", "ana-moura"),
        (unicodedata.normalize("NFD", "JOSÉ"), "jose"),
        ("Jose\u200b Reis", "jose"),
        ("илья", "ilya"),
        ("王小明", "wang"),
    ],
)
def test_a_person_is_found_by_id_name_login_and_address_however_it_is_written(typed: str, meant: str) -> None:
    assert find_among(ROSTER, typed).id == meant


@pytest.mark.parametrize("typed", ["ana", "Ana", "ANA"])
def test_who_could_be_several_is_nobody_and_all_of_them_are_named(typed: str) -> None:
    with pytest.raises(BadUse) as refused:
        find_among(ROSTER, typed)
    assert [one["id"] for one in refused.value.facts["several"]] == ["ana-ferreira", "ana-moura"]


@pytest.mark.parametrize(("typed", "near"), [("ferrera", "ana-ferreira"), ("jsoe", "jose"), ("", None), ("   ", None)])
def test_nobody_is_told_with_who_is_near(typed: str, near: str | None) -> None:
    with pytest.raises(BadUse) as refused:
        find_among(ROSTER, typed)
    assert (refused.value.code, refused.value.facts["near"]) == (Code.UNKNOWN_PERSON, near)


def test_a_full_name_that_two_people_have_is_said_with_the_id() -> None:
    names = Names({"a": "Ana Ferreira", "b": "Ana Ferreira", "c": "Budi Santoso"})
    told = {"a": "Ana Ferreira (a)", "b": "Ana Ferreira (b)", "c": "Budi Santoso"}
    assert dict(names) == told == dict(Names(names)) == dict(Names(lambda: names))
    assert Names(lambda: names).short("a") == "Ana Ferreira (a)", (
        "what is told apart already is not told apart once more"
    )
    assert names.with_others({"d": "Ana Moura"}).short("d") == "Ana M."
