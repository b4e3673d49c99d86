"""Named tuples that are made faster than those of ``typing``, and are the same."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
import warnings
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

import mentor_tui
from mentor_tui.domain.named import NamedTuple

HOUSE = Path(mentor_tui.__file__).parent


class Ours(NamedTuple):
    """What it says."""

    one: int
    two: tuple[str, ...] = ()
    three: Ours | None = None

    @property
    def total(self) -> int:
        return self.one + len(self.two)

    @classmethod
    def of(cls, one: int) -> Ours:
        return cls(one, two=("of",))


class Theirs(typing.NamedTuple):
    """What it says."""

    one: int
    two: tuple[str, ...] = ()
    three: Theirs | None = None

    @property
    def total(self) -> int:
        return self.one + len(self.two)

    @classmethod
    def of(cls, one: int) -> Theirs:
        return cls(one, two=("of",))


class Below(Ours):
    """One that says more than its fields."""

    more = 1


KINDS = (Ours, Theirs)


@pytest.mark.parametrize("kind", KINDS)
def test_a_named_tuple_has_what_its_class_says(kind: typing.Any) -> None:
    assert kind._fields == kind.__match_args__ == ("one", "two", "three")
    assert kind._field_defaults == {"two": (), "three": None}
    assert (kind.__doc__, kind.__module__, kind.__bases__) == ("What it says.", __name__, (tuple,))
    assert repr(kind(1)) == f"{kind.__qualname__}(one=1, two=(), three=None)"
    assert kind.of(2) == (2, ("of",), None)
    assert kind(1, two=("a",)).total == 2
    assert kind(1)._replace(three=kind(2)).three == kind(2)
    assert kind(1)._asdict() == {"one": 1, "two": (), "three": None}
    assert pickle.loads(pickle.dumps(kind(3))) == kind(3)
    assert get_type_hints(kind) == {"one": int, "two": tuple[str, ...], "three": kind | None}


@pytest.mark.parametrize("kind", KINDS)
def test_a_named_tuple_asks_for_its_fields_and_keeps_no_others(kind: typing.Any) -> None:
    with pytest.raises(TypeError, match=re.escape("missing 1 required positional argument: 'one'")):
        kind()
    with pytest.raises(TypeError, match="unexpected keyword argument 'four'"):
        kind(1, four=4)
    with pytest.raises(AttributeError):
        kind(1).four = 4
    with pytest.raises(AttributeError):
        kind(1).one = 4


def test_a_class_of_a_named_tuple_is_one_too() -> None:
    made = Below(1)
    assert (type(made), made.more, made.total, type(made._replace(one=2))) == (Below, 1, 1, Below)


@pytest.mark.parametrize("kind", KINDS)
def test_a_named_tuple_is_copied_stored_and_drawn_like_any(kind: typing.Any) -> None:
    one = kind(1, three=kind(2))
    assert copy.copy(one) == copy.deepcopy(one) == kind._make(one) == one
    assert type(copy.copy(one)) is type(copy.deepcopy(one)) is type(kind._make(one)) is kind
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(one, protocol))
        assert again == one
        assert type(again) is kind
    with pytest.raises(ValueError, match="unexpected field names"):
        one._replace(four=4)
    assert all(field.annotation is not field.empty for field in inspect.signature(kind).parameters.values())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        quiet = settings(database=None)
        found = find(st.from_type(kind), lambda made: made.two != () and made.three is not None, settings=quiet)
    assert (type(found), type(found.three), type(found.one), type(found.two[0])) == (kind, kind, int, str)


class Named:
    """A descriptor that is told what it is called."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.place = f"{owner.__name__}.{name}"

    def __get__(self, instance: object, owner: type) -> str:
        return self.place


class Deeper(NamedTuple):
    one: int
    two: int

    def own(self) -> type:
        return __class__  # type: ignore[name-defined, no-any-return]

    def __repr__(self) -> str:
        return f"<{super().__repr__()}>"

    @classmethod
    def of(cls, *given: int) -> Deeper:
        """Whatever is given."""
        return cls(*given)


class Told(NamedTuple):
    one: int

    place = Named()  # type: ignore[misc]


def test_methods_reach_their_class_and_descriptors_their_name() -> None:
    assert Deeper(1, 2).own() is Deeper
    assert repr(Deeper.of(0, 2)) == "<(0, 2)>"
    assert Told.place == "Told.place"
    assert (Deeper.__doc__, Deeper.of.__doc__) == ("Deeper(one, two)", "Whatever is given.")


def test_what_would_be_made_wrongly_is_refused() -> None:
    with pytest.raises(TypeError, match="a field without a default follows one"):

        class _Gap(NamedTuple):
            one: int = 1
            two: int  # type: ignore[misc]

    with pytest.raises(TypeError, match="stands alone"):

        class _Mixed(NamedTuple, typing.Generic[typing.TypeVar("T")]):  # type: ignore[misc]
            one: int


def test_the_slower_ones_are_loaded_nowhere() -> None:
    slow = re.compile(
        r"^\s*from typing import .*\bNamedTuple\b|\btyping\.NamedTuple\(|\(typing\.NamedTuple\)", re.MULTILINE
    )
    found = {path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py") if slow.search(path.read_text("utf-8"))}
    # There it is what a type checker sees.
    assert found == {"domain/named.py"}
