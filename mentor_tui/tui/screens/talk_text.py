"""The page of a talk as lines: what there is to talk about, and what is written of it so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentor_tui.domain.agenda import Agenda
from mentor_tui.domain.journey import Post
from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.domain.lines import Unanswered
from mentor_tui.domain.promises import Promise
from mentor_tui.domain.text import clean
from mentor_tui.services.agenda import AgendaPage
from mentor_tui.services.closings import ClosingRow
from mentor_tui.tui.acts.talks import WriteUp
from mentor_tui.tui.base.snapshot import PageView
from mentor_tui.tui.styles import BREAK, Part, paragraph, wrap
from mentor_tui.tui.widgets.lines import Line, heading, plain
from mentor_tui.wording import closings
from mentor_tui.wording import plain as small
from mentor_tui.wording import talks as words
from mentor_tui.wording.language import _

TalkView = PageView[AgendaPage]

QUESTION, PROMISE, BACK, POINT, END = "question", "promise", "back", "point", "end"
"""What a line of the agenda is about, before the colon of its id."""

MARK = 2
"""Cells of the glyph before a line."""


def name_of(one: Unanswered) -> str:
    """By what a question is answered: the thing that it is about, or its number; "" for one in a note."""
    return one.on or (str(one.number) if one.number else "")


def question_id(one: Unanswered) -> str:
    """The id of its line."""
    return f"{QUESTION}:{name_of(one)}"


def selected_text(found: Agenda, line: str) -> str:
    """The words of a line of the agenda, as they were typed."""
    kind, _colon, name = line.partition(":")
    if kind == QUESTION:
        return next((one.texts[-1] for one in found.questions if name_of(one) == name), "")
    if kind == BACK:
        return next((one.text for one in found.happened.returned if one.on == name), "")
    if kind == PROMISE:
        return next((one.text for one in found.promises if str(one.number) == name), "")
    return next((one.text for one in (*found.own, *found.theirs) if str(one.seq) == name), "")


def when(view: TalkView) -> tuple[list[Part], list[Part]]:
    """When the next talk is and how many there were; on the right who reads the page."""
    page = view.page
    zone = view.now.tzinfo
    said = f"{words.coming(page.agenda.next, zone)} · {words.held(page.agenda, view.now, zone)}"
    name = small.shown(page.access.team.names.short(page.access.person.id))
    reads = _("whoever mentors you sees it too") if page.own else _("{name} sees it too").format(name=name)
    return [(said, "strong")], [(reads, "dim")]


def lines(
    view: TalkView,
    so_far: WriteUp,
    kinds: Sequence[Kind],
    viewer: str,
    width: int,
    ending: Sequence[ClosingRow] = (),
) -> list[Line]:
    """The agenda, section by section; what was settled on the page says so, and what is the viewer's of the pairing's end."""
    page, found, labels = view.page, view.page.agenda, view.page.labels
    zone = view.now.tzinfo
    first = small.shown(page.access.team.names.short(page.access.person.id))
    shown = [heading(_("SINCE LAST TIME")), plain(f"  {words.since_last(found, labels)}", "")]
    if kinds:
        shown.append(plain(f"  {words.days_of(kinds)}", ""))
    if page.check_in is not None:
        shown.append(heading(_("CHECK-IN")))
        shown += _row("", ("○", ""), words.check_in(page.check_in, view.now, zone), width)
    shown += _endings(view, ending, width)
    if found.questions:
        shown.append(heading(_("OPEN QUESTIONS")))
        for one in found.questions:
            shown += _question(one, so_far, words.question(one, labels), width)
    if found.happened.returned:
        shown.append(heading(_("CAME BACK")))
        for back in found.happened.returned:
            tone = "good" if back.state == "done" else "waits" if back.state == "waiting" else ""
            text = words.came_back(back, labels)
            shown += _row(f"{BACK}:{back.on}", (small.glyph(back.state), tone), text, width)
    if found.promises:
        shown.append(heading(_("PROMISED")))
        for made in found.promises:
            shown += _promise(made, view, so_far, viewer, width)
    invite = plain(f"  {_('– a line, if there is one: +')}", "dim")
    brings = _("YOU BRING") if page.own else _("{name} BRINGS").format(name=first.upper())
    shown += _points(brings, found.own, view, viewer, width, whose=False)
    if page.own and not found.own:
        shown += [heading(brings), invite]
    others = _("OTHERS BRING") if page.own else _("YOU BRING")
    shown += _points(others, found.theirs, view, viewer, width, whose=True)
    if not page.own and not found.theirs:
        shown += [heading(others), invite]
    if not found.points and not any(row.answers for row in ending):
        shown += [plain(""), plain(f"  {_(words.NOTHING)}", "")]
    return shown


def _endings(view: TalkView, rows: Sequence[ClosingRow], width: int) -> list[Line]:
    """The end of the pairing: what was said, and whose answer is still to come."""
    shown = [heading(_("THE END OF YOUR TIME TOGETHER"))] if rows else []
    for row in rows:
        line = f"{END}:{row.hire}/{row.mentor}"
        for place, (who, said) in enumerate(closings.lines(row, view.names)):
            text = _("{name}: {text}").format(name=who, text=small.one_line(said))
            shown += _row(f"{line}/{place}", ("·", "dim"), text, width)
        if waits := closings.to_come(row, view.names):
            text = _("{question} (W answers)").format(question=waits) if row.answers else waits
            shown += _row(line, ("○", ""), text, width)
    return shown


def _row(line: str, mark: tuple[str, str], text: str, width: int) -> Iterator[Line]:
    """A line, and what of it has no room on it below; the keys act on the first of them."""
    rows: list[list[Part]] = [[]]
    for said, tone in wrap([(clean(text), "")], max(width - MARK - 3, 20)):
        pieces = said.split("\n")
        rows[-1].append((pieces[0], tone))
        rows += [[(piece, tone)] for piece in pieces[1:]]
    yield Line(((f"{mark[0]} ", mark[1]), *rows[0]), (), line)
    for more in rows[1:]:
        yield Line(((" " * (MARK + 2 * bool(line == "")), ""), *more)) if more else Line()


def _question(one: Unanswered, so_far: WriteUp, text: str, width: int) -> Iterator[Line]:
    name = name_of(one)
    answered = so_far.settles.answers.get(name)
    mark = ("✔", "good") if answered is not None or name in so_far.settles.settled else ("?", "waits")
    if answered is not None:
        text = _("{question} – answered: “{answer}”").format(question=text, answer=answered)
    elif name in so_far.settles.settled:
        text = _("{question} – settled").format(question=text)
    return _row(question_id(one), mark, text, width)


def _promise(one: Promise, view: TalkView, so_far: WriteUp, viewer: str, width: int) -> Iterator[Line]:
    text = words.promise(one, view.names, viewer)
    if one.open and one.number in so_far.settles.kept:
        return _row(f"{PROMISE}:{one.number}", ("✔", "good"), _("{promise} – kept").format(promise=text), width)
    late = one.open and one.due < view.page.access.standing.today
    tone = "late" if late else "good" if one.state == "kept" else ""
    return _row(f"{PROMISE}:{one.number}", (words.promise_mark(one), tone), text, width)


def _points(
    title: str, points: Sequence[Post], view: TalkView, viewer: str, width: int, *, whose: bool
) -> Iterator[Line]:
    if points:
        yield heading(title)
    for point in points:
        text = _("“{text}”").format(text=small.one_line(clean(point.text)))
        if whose and point.by != viewer:
            text = _("{name}: {text}").format(name=small.shown(view.names.get(point.by, point.by)), text=text)
        yield from _row(f"{POINT}:{point.seq}", ("·", "dim"), text, width)


def afterwards(so_far: WriteUp, labels: dict[str, str], width: int) -> list[Part]:
    """What is written of the talk so far, and what ``ctrl+d`` logs with it."""
    promised = "; ".join(f"“{one.text}”, {small.weekday_day(one.due)}" for one in so_far.settles.promises)
    time = so_far.next_at
    next_at = _("{day}, {time}").format(day=small.weekday_day(time.date()), time=f"{time:%H:%M}") if time else ""
    rows = [
        (_("What we said"), so_far.text),
        (_("You promise"), promised),
        (_("Next time"), next_at),
    ]
    if so_far.did:
        rows.insert(1, (_("Done together"), ", ".join(labels.get(name, name) for name in so_far.did)))
    wide = max(len(label) for label, _text in rows) + 2
    parts: list[Part] = [(_("AFTERWARDS"), "strong"), BREAK]
    for label, text in rows:
        parts += paragraph(clean(text) or "–", width, first=f"  {label:{wide}}", first_tone="dim")
    return parts[:-1]  # no empty line at its end: the agenda has the room


def earlier(view: TalkView, width: int) -> list[Part]:
    """What was noted of the last talks, the latest first."""
    talks = view.page.access.standing.journey.sessions[-3:]
    parts: list[Part] = [(_("THE LAST TALKS"), "strong"), BREAK]
    for post in reversed(talks):
        name = small.shown(view.names.get(post.by, post.by))
        at = small.moment(post.on or post.at, view.now, view.now.tzinfo)
        parts += [BREAK, (f"{name}, {at}", "dim"), BREAK]
        parts += paragraph(clean(post.text) or "–", width)
    if not talks:
        parts += [BREAK, (_("None yet."), "dim")]
    return parts
