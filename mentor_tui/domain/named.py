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
        """Makes a tuple's class of the fields, defaults, methods and properties that a class statement names.

        Raises:
            TypeError: if a field without a default follows one that has one, or there is another class beside ``NamedTuple``.

        """

        def __new__(cls, name, bases, space):
            if len(bases) != 1:
                raise TypeError(f"{name}: NamedTuple stands alone in front of a class")
            types = space.pop("__annotations__", {})
            fields = list(types)
            given = [field for field in fields if field in space]
            if given != fields[len(fields) - len(given) :]:
                raise TypeError(f"{name}: a field without a default follows {given[0]}")
            own = space.pop("__classcell__", None)
            made = namedtuple(name, types, defaults=[space.pop(field) for field in given], module=space["__module__"])
            made.__annotations__ = made.__new__.__annotations__ = types
            for key, value in space.items():
                setattr(made, key, value)
                # As ``type`` does it for what a class is made with.
                if tell := getattr(type(value), "__set_name__", None):
                    tell(value, made, key)
            if own is not None:
                # What ``super()`` and ``__class__`` in its methods mean.
                own.cell_contents = made
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
