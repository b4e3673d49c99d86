"""``typing.NamedTuple`` for classes whose annotations are never asked for, made in a third of the time.

The one of ``typing`` compiles every annotation while a module is loaded: a tenth of a millisecond a class, and a start loads
some hundred of them. To a type checker both are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a tuple's class of the fields, defaults, methods and properties that a class statement names."""

        def __new__(cls, name, bases, space):
            types = space.pop("__annotations__", {})
            defaults = [space.pop(field) for field in list(types) if field in space]
            made = namedtuple(name, types, defaults=defaults, module=space["__module__"])
            made.__annotations__ = types
            for key, value in space.items():
                setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
