"""Named tuples that are made faster than those of ``typing``, and are the same."""

from __future__ import annotations

import pickle
import re
import typing
from pathlib import Path
from typing import get_type_hints

import pytest

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


def test_the_slower_ones_are_loaded_nowhere() -> None:
    slow = re.compile(
        r"^\s*from typing import .*\bNamedTuple\b|\btyping\.NamedTuple\(|\(typing\.NamedTuple\)", re.MULTILINE
    )
    found = {path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py") if slow.search(path.read_text("utf-8"))}
    # There it is what a type checker sees.
    assert found == {"domain/named.py"}
