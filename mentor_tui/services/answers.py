"""What a verb answers with, or a call is about, as the kind that whoever puts it into words expects."""

from __future__ import annotations

from typing import TypeVar

Kind = TypeVar("Kind")


def of(kind: type[Kind], answer: object) -> Kind:
    """An answer as the kind that it is.

    Raises:
        TypeError: it is of another, so whoever asks and whoever answered do not agree.

    """
    if not isinstance(answer, kind):
        raise TypeError(f"{answer!r} is no {kind.__name__}")
    return answer
