"""A curriculum on its way -> the text of its YAML file, by what an earlier file of it says.

Ids stay, and so does what a team added by hand and no checklist says: who signs, what good looks like, what comes first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from mentor_tui.catalogue.faults import Report
from mentor_tui.catalogue.yaml_reader import Map, Plain, Seq, compose
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.intake.checklist import CurriculumDraft, ItemDraft, ModuleDraft, PhaseDraft
from mentor_tui.intake.guess import kind
from mentor_tui.intake.naming import Former, keep_ids, name_rest

_HEADED: Final = re.compile(r"^curriculum:", re.M)

HEAD: Final = "# yaml-language-server: $schema=schema.json\n"

_READ: Final = frozenset(
    ("id", "title", "kind", "who", "times", "by_day", "optional", "state", "closes", "under", "link", "about", "basics")
)
"""What a checklist decides, also by leaving it out; every other key stays as the earlier file has it."""


class Written(NamedTuple):
    """The text of a file.

    Attributes:
        same: whether it says what the earlier file said.
        gone: titles of the items that the earlier file had and the checklist has not, by their ids.
        short: lines of the items whose titles the earlier file has in short.

    """

    text: str
    same: bool
    gone: Mapping[str, str]
    short: frozenset[int] = frozenset()


def former_of(text: str) -> Map | None:
    """An earlier file as a curriculum; None where it is none.

    Raises:
        BadUse: it was one, and cannot be read as it is now.

    """
    report = Report("earlier")
    root = compose(text, report)
    if report.broken and _HEADED.search(text):
        raise BadUse(Code.BAD_CHECKLIST, reason="broken", fault=report.faults[0], line=report.faults[0].line)
    return root if root is not None and next(iter(root), "") == "curriculum" else None


def write_yaml(draft: CurriculumDraft, former: Map | None = None) -> Written:
    """The text of a curriculum; all ids of the draft are given here.

    Args:
        draft: what was read.
        former: the file that it takes the place of.

    """
    before = _Before(former)
    before.name(draft)
    document = _document(draft, before)
    if former is None:
        return Written(HEAD + _dumped(document), False, {})
    known = {phase.id for phase in draft.phases} | {module.id for phase in draft.phases for module in phase.modules}
    known |= {item.id for item in draft.items()}
    _forget_dead(document, known)
    gone = {id_: title for id_, title in before.items.items() if id_ not in known}
    short = frozenset(item.line for item in draft.items() if before.nodes.get(item.id, {}).get("short"))
    text = HEAD + _dumped(document)
    # Somebody who adds a key puts it where they like.
    if _dumped(_sorted(document)) == _dumped(_sorted(_plain(former))):
        return Written(text, True, gone, short)
    version = document["version"]
    document["version"] = int(version) + 1 if str(version).isdigit() else 1
    return Written(HEAD + _dumped(document), False, gone, short)


class _Before:
    """What an earlier file says, by ids."""

    def __init__(self, root: Map | None) -> None:
        self.root: Mapping[str, Any] = root or {}
        self.nodes: dict[str, Mapping[str, Any]] = {}
        self._phases: list[Former] = []
        self._modules: list[Former] = []
        self._items: list[Former] = []
        for phase in _maps(self.root.get("phases")):
            self._add(phase, "", self._phases)
            for module in _maps(phase.get("modules")):
                self._add(module, str(phase.get("id")), self._modules)
                for item in _maps(module.get("items")):
                    self._add(item, str(module.get("id")), self._items)

    @property
    def items(self) -> dict[str, str]:
        return {former.id: former.title for former in self._items}

    def _add(self, node: Mapping[str, Any], inside: str, formers: list[Former]) -> None:
        if isinstance(id_ := node.get("id"), str):
            self.nodes[id_] = node
            formers.append(Former(id_, str(node.get("title")), inside))

    def name(self, draft: CurriculumDraft) -> None:
        """Give every phase, module and item its id."""
        phases = draft.phases
        keep_ids([("", phase) for phase in phases], self._phases)
        modules = [(phase.id, module) for phase in phases for module in phase.modules]
        for phase in phases:
            for module in _right_under(phase):
                # Whatever the two are called now: what stands right under the heading of a phase is what stood there.
                if phase.id and _things(phase) in self.nodes:
                    module.id = _things(phase)
        keep_ids(modules, self._modules)
        items = [(module.id, item) for _inside, module in modules for item in module.items]
        keep_ids(items, self._items)
        # An id that was in use goes to nothing else.
        taken = {*self.nodes, *(str(was) for node in self.nodes.values() for was in node.get("was", ()))}
        name_rest(phases, taken, "phase")
        for phase in phases:
            for module in _right_under(phase):
                # A phase whose boxes stand right under its heading, in words that tell the two apart.
                if not module.id and _things(phase) not in taken:
                    module.id = _things(phase)
                    taken.add(module.id)
        for _inside, module in modules:
            name_rest([module], taken, "module")
            name_rest(module.items, taken, "item")


def _right_under(phase: PhaseDraft) -> list[ModuleDraft]:
    """The module of what stands right under the heading of a phase, if anything does; a heading below may be called the same."""
    return [module for module in phase.modules[:1] if module.title == phase.title]


def _things(phase: PhaseDraft) -> str:
    """The id of the module of what stands right under the heading of a phase."""
    return f"{phase.id}-things"


def _document(draft: CurriculumDraft, before: _Before) -> dict[str, Any]:
    made: dict[str, Any] = {
        "curriculum": draft.id,
        "title": draft.title,
        "version": before.root.get("version", 1),
        "about": _prose(draft.about),
        "parts": [{"id": part, "title": title} for part, title in draft.parts.items()],
        "phases": [_phase(phase, before) for phase in draft.phases],
    }
    kept = {key: value for key, value in before.root.items() if key not in made}
    # The phases stand last, where a reader looks for them.
    phases = made.pop("phases")
    return {key: value for key, value in (made | _plain(kept)).items() if value not in ("", [])} | {"phases": phases}


def _phase(phase: PhaseDraft, before: _Before) -> dict[str, Any]:
    made = {
        "id": phase.id,
        "title": phase.title,
        "by_day": phase.by_day,
        "basics": phase.basics,
        "about": _prose(phase.about),
    }
    return _with(made, before, {"modules": [_module(module, before) for module in phase.modules]})


def _module(module: ModuleDraft, before: _Before) -> dict[str, Any]:
    made = {"id": module.id, "title": module.title, "about": _prose(module.about)}
    return _with(made, before, {"items": [_item(item, before) for item in module.items]})


def _item(item: ItemDraft, before: _Before) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": item.id,
        "title": item.title,
        "short": item.short,
        "kind": item.kind,
        "minutes": item.minutes,
        "times": item.times if item.times > 1 else None,
        "by_day": item.by_day,
        "who": item.who if item.who != "hire" else None,
        "optional": item.optional or None,
        "state": item.state,
        "under": item.under.id if item.under is not None else "",
        "requires": [phase.id for phase in item.requires],
        "closes": "basics" if item.closes else "",
        "link": item.links if len(item.links) > 1 else "".join(item.links),
        "about": _prose(item.about),
    }
    return _with(made | _kind_by_hand(item, before), before, {})


def _kind_by_hand(item: ItemDraft, before: _Before) -> dict[str, str]:
    """The kind that the earlier file says, where it is not what its title says by itself: somebody knew better."""
    earlier = before.nodes.get(item.id, {})
    said = str(earlier.get("kind", item.kind))
    return {"kind": said} if said != kind(str(earlier.get("title", ""))) else {}


def _with(made: dict[str, Any], before: _Before, inside: dict[str, Any]) -> dict[str, Any]:
    """What was read, without what is empty, with what the earlier file says beyond it."""
    own = {key: value for key, value in made.items() if value is not None and value not in ("", [])}
    earlier = before.nodes.get(made["id"], {})
    kept = {key: value for key, value in earlier.items() if key not in own and key not in _READ and key not in inside}
    return own | {key: value for key, value in kept.items() if key not in ("modules", "items")} | inside


def _prose(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip("\n") for text in texts if text.strip())


def _forget_dead(node: Any, known: set[str]) -> None:
    """Take what is gone out of what comes first."""
    if isinstance(node, dict):
        if isinstance(first := node.get("requires"), list):
            node["requires"] = [name for name in first if name in known]
            if not node["requires"]:
                del node["requires"]
        for value in node.values():
            _forget_dead(value, known)
    elif isinstance(node, list):
        for value in node:
            _forget_dead(value, known)


def _maps(value: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())


def _plain(value: Any) -> Any:
    """What the reader gave as plain mappings and lists."""
    if isinstance(value, Map | dict):
        return {key: _plain(inside) for key, inside in value.items()}
    if isinstance(value, Seq | list):
        return [_plain(inside) for inside in value]
    return value


def _sorted(value: Any) -> Any:
    """The same with its keys in one order."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(inside) for inside in value] if isinstance(value, list) else value


def _dumped(document: Mapping[str, Any]) -> str:
    lines: list[str] = []
    _block(document, "", lines)
    return "\n".join((*lines, ""))


def _block(node: Mapping[str, Any], indent: str, lines: list[str]) -> None:
    """A mapping as lines: lists stand in from their key, text of several lines is a block."""
    inside = f"{indent}  "
    for key, value in node.items():
        if isinstance(value, Mapping):
            lines.append(f"{indent}{key}:")
            _block(value, inside, lines)
        elif isinstance(value, list) and value:
            lines.append(f"{indent}{key}:")
            _list(value, inside, lines)
        else:
            lines.append(f"{indent}{key}: {_scalar(value, indent)}")


def _list(values: list[Any], indent: str, lines: list[str]) -> None:
    for value in values:
        if isinstance(value, Mapping):
            first = len(lines)
            _block(value, f"{indent}  ", lines)
            lines[first] = f"{indent}- {lines[first].lstrip()}"
        else:
            lines.append(f"{indent}- {_scalar(value, indent)}")


def _scalar(value: Any, indent: str) -> str:
    if isinstance(value, Plain):
        return str(value)
    if not isinstance(value, str):
        return json.dumps(value)
    if "\n" in value and _LITERAL.fullmatch(value):
        return "|-\n" + "\n".join(f"{indent}  {line}" if line else "" for line in value.split("\n"))
    # JSON's texts are texts of YAML too.
    return value if _BARE.fullmatch(value) and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)


_BARE: Final = re.compile(r"[^\W\d_](?:[\w ()/.;!?’“”–—…+=&*%@$^~-]|,(?= )|:(?=[^\s])|#(?<=[^\s]#))*(?<! )")
"""What reads as the text that it is without quotes: it begins with a letter, and nothing in it is YAML's."""

_LITERAL: Final = re.compile(
    r"[^\s\x00-\x1f](?:[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*[^\s\x00-\x1f\x7f-\x9f\u2028\u2029])?"
)
_WORDS: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
