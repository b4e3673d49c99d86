"""Words that are free to choose, and were probably meant to be the same: a clearance, a milestone, an area, a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from typing import Final

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, shown
from mentor_tui.catalogue.nodes import NodeEntry, Source, text
from mentor_tui.catalogue.partcheck import positions_of
from mentor_tui.domain.named import NamedTuple

SHORT_MOST: Final = 3
"""Words up to this length are soon alike, and say nothing."""

WORDS_MOST: Final = 300
"""Different words of one kind up to which they are compared; more are no words that somebody chose."""

_PEOPLE: Final = ("maintainer", "owner")


class _Word(NamedTuple):
    key: str
    value: str
    report: Report
    mark: Mark


def check_words(
    programs: Sequence[tuple[Source, Sequence[NodeEntry]]],
    tracks: Sequence[Source],
    people: Collection[str] | None,
    listed: Set[str] = frozenset(),
) -> None:
    """Warn of words that stand once and are one slip away from another, and of people whom nobody knows.

    Args:
        programs: each curriculum's file and phases.
        tracks: the files of tracks.
        people: ids of everybody on the team; None where no team is known.
        listed: keys of whose words there is a list, against which they are held elsewhere.

    """
    seen: dict[str, Counter[str]] = {}
    words = [word for word in (*_in_programs(programs), *_named(tracks, "owner")) if word.key not in listed]
    for word in words:
        seen.setdefault(_kind(word.key), Counter())[word.value] += 1
    for word in words:
        known = seen[_kind(word.key)]
        if _kind(word.key) == "person" and people is not None:
            if word.value not in people:
                meant = word.report.near(word.value, sorted(people))
                word.report.warn(FaultCode.NOBODY, word.mark, key=word.key, value=shown(word.value), near=meant)
        elif known[word.value] == 1 and len(known) <= WORDS_MOST:
            others = [other for other in known if one_slip(word.value, other)]
            # Of two that stand once each, the later one is told.
            order = list(known)
            told = [o for o in others if known[o] > 1 or order.index(o) < order.index(word.value)]
            if told:
                word.report.warn(
                    FaultCode.NEAR_MISS,
                    word.mark,
                    key=word.key,
                    value=shown(word.value),
                    near=max(told, key=known.__getitem__),
                )


def _kind(key: str) -> str:
    return "person" if key in _PEOPLE else key


def _in_programs(programs: Sequence[tuple[Source, Sequence[NodeEntry]]]) -> Iterator[_Word]:
    for source, phases in programs:
        report = source.report
        yield from _named((source,), "maintainer")
        yield from (_Word("position", ref.name, report, ref.mark) for ref in positions_of(phases))
        for phase in phases:
            for module in phase.inside:
                yield from _found(report, module, ("area", "maintainer"))
                for item in module.inside:
                    yield from _found(report, item, ("clearance", "milestone"))


def _named(sources: Sequence[Source], key: str) -> Iterator[_Word]:
    for source in sources:
        if value := text(source.root, key):
            yield _Word(key, value, source.report, source.root.marks[key][1])


def _found(report: Report, entry: NodeEntry, keys: Sequence[str]) -> Iterator[_Word]:
    for key in keys:
        value = text(entry.node, key)
        if value:
            yield _Word(key, value, report, entry.mark(key))


def one_slip(word: str, other: str) -> bool:
    """Whether two words are one letter more, less, other or swapped apart, or one hyphen; figures are told apart on purpose."""
    if word == other or min(len(word), len(other)) <= SHORT_MOST:
        return False
    if len(word) > len(other):
        word, other = other, word
    if len(other) - len(word) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    if other[at : at + 1].isdecimal() or word[at : at + 1].isdecimal():
        return False
    if len(word) < len(other):
        return word[at:] == other[at + 1 :]
    return word[at + 1 :] == other[at + 1 :] or (
        word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
    )
