"""What is done to a thing on its way: ticked, sent again, talked about, opened early, given back, time kept for it."""

from __future__ import annotations

from mentor_tui.domain.blocks import Block, time_of
from mentor_tui.domain.calendar import Pattern
from mentor_tui.domain.text import clean
from mentor_tui.services import items, side_tasks
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import FORM_WIDTH, Thing
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import plain
from mentor_tui.wording.items import line_word
from mentor_tui.wording.language import _


def tick(thing: Thing, *, evidence: bool = True) -> Form:
    """Ask for what has to come with a tick: evidence, why one ticks in somebody's place, whether one has what is owed."""
    if thing.owed:
        return _have(thing, evidence=evidence)
    what, count = thing.what, thing.fact.count + 1
    wanted, times = (what.evidence, what.times) if what else ("none", 1)

    def verb(context: ActorContext, answers: Answers) -> Done:
        text, why = answers.texts.get("text", ""), answers.texts.get("why", "")
        return items.tick(
            context, thing.on, person=thing.person, evidence=text, why=why, expected_version=thing.fact.seq
        )

    fields = _why(_("Why are you ticking it for {name}?"), thing)
    if evidence:
        label = {
            "link": _("The link, and a few words if they help"),
            "text": _("A few words: what did you do, what did you see?"),
            "none": _("What it is, in a few words (optional)"),
        }[wanted]
        fields.append(Field("text", label, "line" if wanted == "link" else "text", keep=True))
    title = thing.title
    if times > 1:
        said = _("“{title}”: number {number} of {times}") if thing.task else _("“{title}”: time {number} of {times}")
        title = said.format(title=title, number=count, times=times)
    does = (_("sends it") if count >= times else _("logs it")) if thing.task else _("ticks it")
    return Form(title, fields, verb, detail=_lines(thing), does=does, draft=f"tick:{thing.person}:{thing.on}")


def _have(thing: Thing, *, evidence: bool) -> Form:
    label = _("What shows it? A link or a few words") if evidence else _("A few words about it (optional)")
    return Form(
        _("“{title}”: do you have it already?").format(title=thing.title),
        [Field("text", label, keep=True)],
        lambda context, answers: items.tick(
            context, thing.on, evidence=answers["text"], expected_version=thing.fact.seq
        ),
        detail=thing.shown,
        does=_("says “I have it”"),
        draft=f"have:{thing.person}:{thing.on}",
    )


def send(thing: Thing) -> Form:
    """Ask what changed since it came back."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        text, why = answers["text"], answers.texts.get("why", "")
        return items.send(
            context, thing.on, person=thing.person, evidence=text, why=why, expected_version=thing.fact.seq
        )

    return Form(
        _("“{title}”: send it again").format(title=thing.title),
        [Field("text", _("What changed"), "text"), *_why(_("Why are you sending it for {name}?"), thing)],
        verb,
        detail=[*thing.about, *_lines(thing)],
        does=_("sends it"),
        draft=f"send:{thing.person}:{thing.on}",
    )


def untick(thing: Thing) -> Form:
    """Ask why one takes a tick back in somebody's place."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        return items.untick(context, thing.on, person=thing.person, why=answers["why"], expected_version=thing.fact.seq)

    return Form(thing.title, _why(_("Why are you removing the tick for {name}?"), thing), verb, does=_("removes it"))


def _why(label: str, thing: Thing) -> list[Field]:
    return [Field("why", label.format(name=clean(thing.short)))] if thing.for_another else []


def _lines(thing: Thing) -> list[Part]:
    """What good looks like, each line with whether it was seen, where somebody has judged them."""
    words = {line: line_word(thing.fact.line(line)) for line in thing.lines}
    room = max(map(len, words.values()), default=0)
    parts: list[Part] = []
    for line, word in words.items():
        first = f" · {word:{room}}  " if room else " · "
        tone = "" if line in thing.fact.unmet_criteria else "dim"
        parts += paragraph(clean(line), FORM_WIDTH, tone, first=first)
    return parts


def say(thing: Thing) -> Form:
    """Ask for a line of the thread."""
    title = thing.title if thing.own else _("“{title}”, for {name}").format(title=thing.title, name=clean(thing.name))
    return Form(
        title,
        [Field("text", _("Your message in the thread"), "text")],
        lambda context, answers: items.say(context, thing.person, thing.on, answers["text"]),
        detail=thing.shown,
        does=_("sends it"),
        draft=f"say:{thing.person}:{thing.on}",
    )


def open_early(thing: Thing) -> Form:
    """Ask why a lock is opened before its time."""
    title = _("Open “{title}” early for {name}?")
    label = _("Why? It is kept in the history, and {name} will read it.").format(name=clean(thing.short))
    return Form(
        title.format(title=thing.title, name=clean(thing.name)),
        [Field("why", label, keep=True)],
        lambda context, answers: side_tasks.open_lock(context, thing.person, thing.on, why=answers["why"]),
        does=_("opens it"),
        draft=f"open:{thing.person}:{thing.on}",
    )


def keep_block(thing: Thing, now: Block | None, pattern: Pattern) -> Form:
    """Ask when a time of the week is kept free for a side task, another where one is kept, or whether none is any more."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        if answers.texts.get("how") == "free":
            return side_tasks.free_block(context, thing.on, person=thing.person)
        minutes = typed.whole("minutes", answers["minutes"], "30, 60 … 240") if answers["minutes"] else None
        day, begin = int(answers["weekday"]), time_of(answers["begin"])
        return side_tasks.keep_block(context, thing.on, day, begin, minutes, person=thing.person)

    days = [Line(((plain.weekday_name(day), ""),), (), str(day)) for day in sorted(pattern.shifts)]
    day, begin, minutes = (str(now.weekday), f"{now.begin:%H:%M}", str(now.minutes)) if now else ("", "", "")
    fields = [
        Field("weekday", _("Which day"), "one", value=day, choices=tuple(days)),
        Field("begin", _("From (HH:MM)"), value=begin, hint="14:00"),
        Field("minutes", _("How many minutes (empty: all that it takes in a week)"), value=minutes),
    ]
    if now is not None:
        options = (("keep", _("keep this time free")), ("free", _("keep none any more")))
        fields.append(Field("how", _("How (left, right)"), "option", options=options))
    title = _("Keep time free every week for “{title}”").format(title=thing.title)
    return Form(title, fields, verb, does=_("keeps it free"))


def give_back(thing: Thing) -> Form:
    """Ask whether a side task is given back; it takes no reason."""
    return Form(
        _("Give “{title}” back? Your work is kept, and you can take it again later.").format(title=thing.title),
        [Field("why", _("A few words about it (optional)"))],
        lambda context, answers: side_tasks.give_back(context, thing.on, why=answers["why"]),
        does=_("gives it back"),
    )
