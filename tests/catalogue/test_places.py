"""Places of the calendar file: their holidays, their time zone, how they are found, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays
import pytest

from mentor_tui.catalogue import cache as kept_cache
from mentor_tui.catalogue import loader
from mentor_tui.catalogue.checking import check
from mentor_tui.catalogue.faults import FaultCode
from mentor_tui.catalogue.loader import load
from mentor_tui.catalogue.public_holidays import AFTER
from mentor_tui.domain.catalogue import WorkCalendar
from mentor_tui.domain.people import Profile
from mentor_tui.wording.faults import line

SHIPPED = Path(__file__).resolve().parents[2] / "curricula" / "calendar.yaml"

# What the shipped file said date by date, before the program knew the holidays of countries.
KNOWN = {
    ("lisbon", 2026): "0101 0403 0405 0425 0501 0604 0610 0613 0815 1005 1101 1201 1208 1225",
    ("lisbon", 2027): "0101 0326 0328 0425 0501 0527 0610 0613 0815 1005 1101 1201 1208 1225",
    ("dublin", 2026): "0101 0202 0317 0406 0504 0601 0803 1026 1225 1226",
    ("dublin", 2027): "0101 0201 0317 0329 0503 0607 0802 1025 1225 1226",
    ("berlin", 2026): "0101 0308 0403 0406 0501 0514 0525 1003 1225 1226",
    ("berlin", 2027): "0101 0308 0326 0329 0501 0506 0517 1003 1225 1226",
    ("krakow", 2026): "0101 0106 0405 0406 0501 0503 0524 0604 0815 1101 1111 1224 1225 1226",
    ("krakow", 2027): "0101 0106 0328 0329 0501 0503 0516 0527 0815 1101 1111 1224 1225 1226",
    ("mexico-city", 2026): "0101 0202 0316 0501 0916 1116 1225",
    ("mexico-city", 2027): "0101 0201 0315 0501 0916 1115 1225",
    ("manila", 2026): "0101 0217 0320 0402 0403 0404 0409 0501 0527 0612 0821 0831 1101 1102 1130 1208 1224 1225 1230 1231",
    # With the two days of Eid, which are estimated until they are proclaimed.
    ("manila", 2027): "0101 0206 0309 0325 0326 0327 0409 0501 0516 0612 0821 0830 1101 1102 1130 1208 1224 1225 1230 1231",
    ("tokyo", 2026): "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123",
    ("tokyo", 2027): "0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123",
    ("toronto", 2026): "0101 0216 0403 0518 0701 0907 1012 1225 1226 1228",
    ("toronto", 2027): "0101 0215 0326 0524 0701 0906 1011 1225 1226 1227 1228",
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> WorkCalendar:
    return load([SHIPPED]).catalogue.calendar


@pytest.mark.parametrize(("place", "year"), KNOWN)
def test_holidays_by_country_are_those_that_were_written_down(shipped: WorkCalendar, place: str, year: int) -> None:
    found = shipped.places[place].holidays.in_year(year)
    assert " ".join(f"{day:%m%d}" for day in sorted(found)) == KNOWN[place, year]


def test_the_years_to_come_are_whole_and_more_cities_are_known(shipped: WorkCalendar) -> None:
    assert len(shipped.places["tokyo"].holidays.in_year(2028)) == 16
    assert date(2028, 8, 28) in shipped.places["london"].holidays.in_year(2028)
    assert date(2028, 11, 23) in shipped.places["new-york"].holidays.in_year(2028)
    assert shipped.places["lisbon"].holidays.in_year(2026)[date(2026, 6, 13)] == "Saint Anthony’s Day"
    assert not check([SHIPPED], today=date(2028, 1, 1))


@pytest.mark.parametrize("text", ["lisbon", "Lisbon", "LISBON", "Lísbon", "lisbon "])
def test_a_place_is_found_whatever_the_case_and_the_accents(shipped: WorkCalendar, text: str) -> None:
    assert shipped.holidays_at(text) is shipped.places["lisbon"].holidays
    assert shipped.zone_at(text) == "Europe/Lisbon"


def test_a_place_is_found_by_its_title_and_nothing_by_what_is_none(shipped: WorkCalendar) -> None:
    assert shipped.place("Sao Paulo") is shipped.place("são paulo") is shipped.places["sao-paulo"]
    assert [shipped.place(text) for text in ("", "Atlantis", "東京")] == [None, None, None]
    assert not shipped.holidays_at("Atlantis").in_year(2026)


def test_a_zone_is_ones_own_else_that_of_the_place_else_not_known(shipped: WorkCalendar) -> None:
    assert Profile(place="Lisbon").zone_in(shipped) == "Europe/Lisbon"
    assert Profile(place="lisbon", zone="Asia/Tokyo").zone_in(shipped) == "Asia/Tokyo"
    assert Profile(place="atlantis").zone_in(shipped) == Profile().zone_in(shipped) == ""
    assert Profile.of({"zone": ""}).zone == Profile.of({}).zone == ""


def calendar(folder: Path, places: str) -> Path:
    (folder / "calendar.yaml").write_text(f"calendar: c\nholidays:\n{places}")
    return folder


def test_the_teams_own_days_stand_beside_those_of_the_country(tmp_path: Path) -> None:
    own = (
        '  - {place: here, title: Here, country: PT, subdivision: Lisboa, days: [{"on": 2026-06-05, title: Bridge}]}\n'
    )
    found = load([calendar(tmp_path, own)]).catalogue.calendar.places["here"].holidays.in_year(2026)
    assert found[date(2026, 6, 5)] == "Bridge"
    assert date(2026, 6, 13) in found


def test_a_place_without_holidays_is_a_place(tmp_path: Path) -> None:
    folder = calendar(tmp_path, "  - {place: sea, title: At sea, zone: Etc/GMT+3}\n")
    assert not check([folder])
    found = load([folder]).catalogue.calendar.places["sea"]
    assert (found.zone, found.until, found.holidays.in_year(2026)) == ("Etc/GMT+3", None, {})


@pytest.mark.parametrize(
    ("given", "code", "near"),
    [
        ("zone: Europe/Lisabon", FaultCode.UNKNOWN_ZONE, "Europe/Lisbon"),
        ("country: Portugal", FaultCode.UNKNOWN_COUNTRY, "PT"),
        ("country: Portugla", FaultCode.UNKNOWN_COUNTRY, "PT"),
        ("country: pt", FaultCode.UNKNOWN_COUNTRY, "PT"),
        ("country: PRT", FaultCode.UNKNOWN_COUNTRY, "PT"),
        ("country: PT, subdivision: Lisbon", FaultCode.UNKNOWN_SUBDIVISION, "Lisboa"),
        ("country: DE, subdivision: Berln", FaultCode.UNKNOWN_SUBDIVISION, "Berlin"),
        ("country: IE, subdivision: Cork", FaultCode.UNKNOWN_SUBDIVISION, None),
        ("subdivision: BE", FaultCode.SUBDIVISION_ALONE, None),
    ],
)
def test_a_near_miss_in_a_place_is_named(tmp_path: Path, given: str, code: FaultCode, near: str | None) -> None:
    (fault,) = check([calendar(tmp_path, f"  - {{place: here, title: Here, {given}}}\n")])
    assert (fault.code, fault.facts.get("near"), fault.line, fault.warning) == (code, near, 3, False)
    assert ("Did you mean" in line(fault)) == (near is not None)


def test_free_days_that_end_this_year_are_warned_of(tmp_path: Path) -> None:
    """Those that stand date by date, year after year, and those of a country whose own data end."""
    days = 'days: [{"on": 2026-02-02, title: A}, {"on": 2027-02-01, title: A}, {"on": 2025-05-05, title: Once}]'
    folder = calendar(tmp_path, f"  - {{place: here, title: Here, {days}}}\n")
    assert not check([folder], today=date(2026, 12, 31))
    (fault,) = check([folder], today=date(2027, 1, 1))
    assert (fault.code, fault.warning, fault.facts["year"]) == (FaultCode.HOLIDAYS_END, True, 2027)
    assert line(fault).endswith(
        "The holidays of Here are known up to the end of 2027 only. After that no holiday counts there."
    )
    assert not load([folder]).faults, "a day is no part of what is kept"
    until = (
        load([calendar(tmp_path, "  - {place: here, title: Here, country: PT}\n")])
        .catalogue.calendar.places["here"]
        .until
    )
    assert until is not None
    assert not check([tmp_path], today=date(until - 1, 12, 31))
    assert check([tmp_path], today=date(until, 1, 1))


def test_years_that_the_data_of_a_country_do_not_reach_are_not_known(tmp_path: Path) -> None:
    place = load([calendar(tmp_path, "  - {place: here, title: Here, country: LK}\n")]).catalogue.calendar.places[
        "here"
    ]
    assert place.until == min(date.today().year + AFTER, holidays.LK.end_year)


def test_what_was_built_is_built_anew_after_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = tmp_path / "curricula", tmp_path / "cache"
    folder.mkdir()
    calendar(folder, "  - {place: here, title: Here, country: PT}\n")
    now = [loader.time.time_ns() + 60 * 10**9]
    monkeypatch.setattr(loader.time, "time_ns", lambda: now[0])
    load([folder], cache=cache)
    built: list[int] = []
    whole = kept_cache.body_of
    monkeypatch.setattr(kept_cache, "body_of", lambda *given: built.append(1) or whole(*given))
    now[0] += 29 * 24 * 3600 * 10**9
    assert load([folder], cache=cache).catalogue.calendar.places["here"].holidays.in_year(2026)
    assert not built
    now[0] += 2 * 24 * 3600 * 10**9
    load([folder], cache=cache)
    assert built
