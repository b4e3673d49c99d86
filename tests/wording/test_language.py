"""Another language takes the place of English wherever a sentence is made."""

from __future__ import annotations

import importlib
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import Event
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.actor_context import Done
from mentor_tui.services.news import News
from mentor_tui.wording import acts, acts_journey, events, language, plain, problems
from mentor_tui.wording.acts import sentence
from tests.services.conftest import item


def _mo(messages: Mapping[str, str]) -> bytes:
    """A compiled catalogue, as the GNU gettext manual describes its format."""
    pairs = sorted(
        {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n", **messages}.items()
    )
    ids = [key.encode() for key, _ in pairs]
    texts = [value.encode() for _, value in pairs]
    start = 28 + 16 * len(pairs)
    rows, at = [], start
    for part in (*ids, *texts):
        rows.append(struct.pack("<II", len(part), at))
        at += len(part) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + b"".join(rows) + b"".join(part + b"\0" for part in (*ids, *texts))


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    place = tmp_path / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    known = {
        "waiting": "wartet",
        "tick": "Haken",
        "{who} sent {title} again": "{who} schickte {title} noch einmal",
        "{who} wrote to you about {title}": "{who} schrieb dir zu {title}",
        "signed off": "abgenommen",
        "Signed off: {what}.": "Abgenommen: {what}.",
        "{count} item opened.\0{count} items opened.": "{count} Aufgabe offen.\0{count} Aufgaben offen.",
    }
    (place / "mentor_tui.mo").write_bytes(_mo(known))
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._loaded.cache_clear()
    language.use("de")
    yield
    language.use(None)
    language._loaded.cache_clear()


def test_words_sentences_and_plurals_are_looked_up(german: None) -> None:
    assert plain.word("waiting") == "wartet"
    assert language.ngettext("{count} item opened.", "{count} items opened.", 1).format(count=1) == "1 Aufgabe offen."
    assert language.ngettext("{count} item opened.", "{count} items opened.", 3).format(count=3) == "3 Aufgaben offen."


def test_an_act_is_told_in_the_language_in_use_though_its_row_was_read_before(german: None) -> None:
    importlib.reload(acts_journey)
    event = Event(1, "op", "2026-05-12T08:00:00Z", "maya", "sent", "item:c/refund")
    told = News(event.at, "maya", "said", "refund", "Refund", "", thing="item:c/refund", sort="word")
    now = ItemStanding(item("refund"), ItemFact("done"), "done")
    done = Done("op", "signed", "ana", "refund", (event._replace(kind="signed", by="ana"),), now=now)
    for chosen, said in (
        (
            None,
            [
                "tick",
                "maya sent refund again",
                "maya wrote to you about “Refund”",
                "signed off",
                "",
                "Signed off: “Refund”.",
            ],
        ),
        (
            "de",
            [
                "Haken",
                "maya schickte refund noch einmal",
                "maya schrieb dir zu “Refund”",
                "abgenommen",
                "",
                "Abgenommen: “Refund”.",
            ],
        ),
    ):
        language.use(chosen)
        assert [
            acts.name("item:c/refund", "ticked"),
            events.line(event, {}, {}),
            events.news(told, {}),
            acts.in_thread("signed"),
            acts.in_thread("said"),
            sentence(done, {}),
        ] == said


def test_what_is_not_translated_yet_stays_english(german: None) -> None:
    assert problems.sentence(Refused(Code.NO_TEAM)).isascii()
    assert plain.word("done") == "done"
