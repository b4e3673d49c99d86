"""What people are called: the name that colleagues say, told apart where two share it, and who is meant by what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import folded, near, slug

_WHOLE = ((0x1100, 0x11FF), (0x2E80, 0x312F), (0x3130, 0x9FFF), (0xA960, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Where Chinese, Japanese and Korean letters stand: in these scripts the family name comes first."""


def first_name(name: str) -> str:
    """The part of a full name that colleagues say; one in Chinese, Japanese or Korean letters is said whole."""
    # Most names outside ASCII are in scripts that come before all of these.
    far = not name.isascii() and ord(max(name)) >= _WHOLE[0][0]
    if far and any(low <= ord(letter) <= high for letter in name for low, high in _WHOLE):
        return name
    return name.split(maxsplit=1)[0] if name.split() else name


class Names(Mapping[str, str]):
    """The full names of people by id, with the id where others have the very same name, and what each is called in a short line.

    Args:
        names: id -> full name, or what finds them when a name is first asked for.

    """

    def __init__(self, names: Mapping[str, str] | Callable[[], Mapping[str, str]]) -> None:
        self._given = names
        self._apart: dict[str, Mapping[str, str]] = {}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        given = self._given() if callable(self._given) else self._given
        # What is told apart already is not told apart once more.
        return given._names if isinstance(given, Names) else given

    @cached_property
    def _bearers(self) -> Counter[str]:
        """A full name -> how many have it."""
        return Counter(self._names.values())

    def __getitem__(self, person: str) -> str:
        name = self._names[person]
        return name if self._bearers[name] == 1 else f"{name} ({person})"

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def with_others(self, others: Mapping[str, str]) -> Names:
        """The same, and others beside them."""
        return Names({**self._names, **others})

    @cached_property
    def _sharing(self) -> Mapping[str, list[str]]:
        """A first name -> the ids of all who have it."""
        found: dict[str, list[str]] = {}
        for person, name in self._names.items():
            found.setdefault(folded(first_name(name)), []).append(person)
        return found

    def short(self, person: str) -> str:
        """``Ana``; ``Ana F.`` where others are called so too; the whole name, then with the id, where that does not tell."""
        if person not in self._names:
            return person
        first = folded(first_name(self._names[person]))
        if first not in self._apart:
            self._apart[first] = self._told_apart(self._sharing[first])
        return self._apart[first][person]

    def _told_apart(self, sharing: Iterable[str]) -> Mapping[str, str]:
        """What each of those who share a first name is called; worked out once, as a large team has many of them."""
        found: dict[str, str] = {}
        for called in (lambda person: first_name(self._names[person]), self._with_initial, self._names.__getitem__):
            names = {person: called(person) for person in sharing}
            alike = Counter(map(folded, names.values()))
            found = {person: name for person, name in names.items() if name and alike[folded(name)] == 1} | found
        return {person: found.get(person, f"{self._names[person]} ({person})") for person in sharing}

    def _with_initial(self, person: str) -> str:
        name = self._names[person]
        first, last = first_name(name), name.split()[-1:]
        return f"{first} {last[0][0]}." if last and first != name else first


class ShortNames(Mapping[str, str]):
    """What people are called in short lines, by id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names if isinstance(names, Names) else Names(names)

    def __getitem__(self, person: str) -> str:
        if person not in self._names:
            raise KeyError(person)
        return self._names.short(person)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def short_name(names: Mapping[str, str], person: str) -> str:
    """What a person is called in a short line, among those who are named; see ``Names.short``."""
    return (names if isinstance(names, Names) else Names(names)).short(person)


def find_among(people: Mapping[str, Person], text: str) -> Person:
    """Somebody by what they are called: id, e-mail address, full name, login, first name, or the short name of lists.

    Raises:
        BadUse: nobody, or more than one, is called so; these, or the nearest, are named.

    """
    if text in people:
        return people[text]
    wanted = folded(text)
    names = Names({person.id: person.name for person in people.values()})
    for called in (_named, lambda person: (person.login, first_name(person.name), names.short(person.id))):
        found = [person for person in people.values() if wanted and wanted in map(folded, called(person))]
        if len(found) == 1:
            return found[0]
        if found:
            several = [{"id": person.id, "name": person.name} for person in found]
            raise BadUse(Code.UNKNOWN_PERSON, person=text, near=None, several=several)
    raise BadUse(Code.UNKNOWN_PERSON, person=text, near=near_person(people, text))


def _named(person: Person) -> tuple[str, str]:
    return person.email, person.name


def near_person(people: Mapping[str, Person], text: str) -> str | None:
    """The id of whoever was probably meant: by id, by name, by a part of the name."""
    names = {part: person.id for person in people.values() for part in folded(person.name).split()}
    names |= {slug(person.name): person.id for person in people.values()}
    names |= {person: person for person in people}
    flat = slug(text)
    # Parts of names are short, and short words are soon alike.
    found = near(folded(text) if flat == slug("") else flat, [*names], alike=0.65)
    return names[found] if found else None
