"""The words of the Matching place: the figures on top, a line for each hire, lines to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.proposal import Pair
from mentor_tui.domain.text import clean
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.tui.fragments.candidates import marked
from mentor_tui.tui.screens.matching_view import MatchingView, OtherMentor, Room, alone, next_choices
from mentor_tui.tui.styles import Part, cells, fit, fit_name
from mentor_tui.tui.widgets.lazy_line import LazyLine
from mentor_tui.tui.widgets.lines import Line, plain
from mentor_tui.wording import matching as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _, ngettext

GAP: Part = ("   ", "")

CHOICES_FROM, CHOICES_WIDTH = 110, 26
"""Cells of the screen from which on a hire's line has their second and third choice, and what these take."""

Changed = Mapping[str, str | None]
"""Hire -> whom they had in the proposal before; None is nobody."""


def stands(view: MatchingView, *, wide: bool) -> str:
    """Whether there is a draft, whose where it is another's, since when where there is room: nothing of it is published."""
    page = view.page
    if page is None or not page.pool.hires:
        return ""
    draft = page.draft
    if not draft.open:
        return _("a proposal, not published")
    said = [_("not published · draft {number}").format(number=draft.number)]
    if wide:
        said.append(small.moment(draft.at, view.now, view.now.tzinfo))
    if draft.by != page.me.id:
        said.append(clean(words.first_name(page.names, draft.by)))
    return ", ".join(said)


def reading(people: int) -> list[Part]:
    """What stands on top while the team is read for the first time."""
    said = ngettext("matching … reading {count} person", "matching … reading {count} people", people)
    return [(said.format(count=people), "dim")]


def head(page: MatchingPage, shown: int) -> tuple[list[Part], list[Part]]:
    """How many begin when, how many have a mentor here, the total; how many are shown where a filter is on."""
    count, waiting = len(page.pool.hires), len(alone(page))
    if not count:
        return [(_("Everybody has a mentor."), "strong")], []
    left: list[Part] = [(_begin(page), "strong"), GAP]
    if count > waiting:
        here = ngettext("{count} has a mentor here", "{count} have a mentor here", count - waiting)
        left.append((here.format(count=count - waiting), ""))
    if waiting:
        not_here = ngettext("{count} does not", "{count} do not", waiting)
        nobody = ngettext("{count} still needs someone", "{count} still need someone", waiting)
        left += [
            *([GAP] if count > waiting else []),
            ((not_here if count > waiting else nobody).format(count=waiting), "strong"),
        ]
    if shown < count:
        return left, [(_("{shown} shown").format(shown=shown), "dim")]
    fit_ = _("total fit {points}").format(points=words.fit(page.proposal.total))
    return left, [(fit_, "")] if count > waiting else []


def _begin(page: MatchingPage) -> str:
    """How many are to be matched, and from when on."""
    days, today, count = sorted(set(page.starts.values())), page.pool.today, len(page.pool.hires)
    if days[-1] <= today:
        return ngettext("{count} needs a mentor now", "{count} need a mentor now", count).format(count=count)
    first, last = small.day_word(days[0], today), small.day_word(days[-1], today)
    if days[0].replace(day=1) == days[-1].replace(day=1):
        first = str(days[0].day)
    if days[0] == days[-1]:
        return ngettext("{count} starts on {day}", "{count} start on {day}", count).format(
            count=count, day=small.day_month(days[0], today)
        )
    if days[0] <= today:
        return _("{count} start by {day}").format(count=count, day=last)
    return _("{count} start {first} to {last}").format(count=count, first=first, last=last)


def room_head(page: MatchingPage) -> list[Part]:
    """The mentors with room, and their hours; where there is nobody to match, the hours alone."""
    count, hours = len(page.with_room), page.hours
    facts = {"free": _whole(hours.free), "all": _whole(hours.all), "after": _whole(hours.after)}
    if not page.pool.hires:
        return [(_("{free} of {all} mentoring hours a week free").format(**facts), "")]
    mentors = ngettext("{count} mentor with room", "{count} mentors with room", count).format(count=count)
    free = _("{free} → {after} of {all} h/wk free").format(**facts)
    return [(mentors, "" if count else "strong"), GAP, (free, "")]


def _whole(hours: float) -> str:
    """Hours in halves; where there are hundreds, nobody asks for them."""
    return small.number(round(hours * 2) / 2 if hours < 100 else round(hours))


def columns(width: int) -> str:
    """The line over the hires."""
    heads = _row(_widths(width), _("Hire"), _("Mentor"), _("Fit"), _("Shared"), _("Load after"))
    return heads + (fit(_("Second and third"), CHOICES_WIDTH) if width >= CHOICES_FROM else "") + _("Because")


def lines(hires: Sequence[str], page: MatchingPage, changed: Changed, *, width: int) -> list[LazyLine]:
    """A line for each hire; each is written only when it comes into sight."""
    widths, wide = _widths(width), width >= CHOICES_FROM
    return [LazyLine(hire, partial(_parts, hire, page, changed, widths, wide=wide)) for hire in hires]


def _parts(hire: str, page: MatchingPage, changed: Changed, widths: tuple[int, int], *, wide: bool) -> tuple[Part, ...]:
    name, pair = fit_name(page.names, hire, widths[0] - 1), page.pairs.get(hire)
    now = page.seekers.team.mentor(hire)
    if pair is None and now:
        row = _row(widths, name, fit_name(page.names, now, widths[1] - 1), "", "", "")
        return ((row, ""), (_("stays: nobody else could"), "dim"))
    if pair is None:
        said = _was(changed[hire], page) if hire in changed else _("see below")
        note = f"{small.glyph('owed')} {said}"
        return ((_row(widths, name, _("– nobody –"), "", "", ""), ""), (note, "strong"))
    _now, then, most = page.loads[pair.mentor]
    row = _row(
        widths,
        name,
        fit_name(page.names, pair.mentor, widths[1] - 1),
        words.fit(pair.score),
        words.together(page.match.scores.shared(hire, pair.mentor)),
        words.load(then, most),
    )
    tone = "strong" if hire in changed else ""
    if wide:
        row += _choices(page, hire)
    return ((row, tone), (" · ".join(_notes(pair, page, changed)), tone))


def _choices(page: MatchingPage, hire: str) -> str:
    """Who else would fit a hire, with their fit; a third one only where both are said whole."""
    room, said = CHOICES_WIDTH - 2, ""
    for other in next_choices(page, hire):
        score = words.fit(other.score)
        one = f"{fit_name(page.names, other.mentor, room - cells(score) - 1).rstrip()} {score}"
        short = f"{clean(words.first_name(page.names, other.mentor))} {score}"
        if said and cells(said) + 3 + cells(short) > room:
            break
        said = f"{said} · {short}" if said else short if cells(short) <= room else one
    return fit(said or _("nobody else could"), CHOICES_WIDTH)


def _notes(pair: Pair, page: MatchingPage, changed: Changed) -> list[str]:
    """What stands behind a pair: whom the hire had before, that it is pinned, what speaks for it."""
    hire = pair.hire
    found = [_was(changed[hire], page)] if hire in changed else []
    if pair.pinned:
        found.append(f"{small.glyph('pinned')} {words.pinned(page, hire)}")
    now = page.seekers.team.mentor(hire)
    if now:
        stays = now == pair.mentor
        found.append(_("stays") if stays else _("now {name}").format(name=words.first_name(page.names, now)))
    if other := page.other_team(pair.mentor):
        found.append(_("of {team}").format(team=clean(other)))
    why = words.because(explain.common(page.match, hire, pair.mentor))
    return [*found, why] if why else found


def _was(mentor: str | None, page: MatchingPage) -> str:
    if mentor is None:
        return _("was nobody")
    return _("was {name}").format(name=words.first_name(page.names, mentor))


def _widths(width: int) -> tuple[int, int]:
    # Half of what a wide screen has more goes to the second and third choice.
    spare = max(width - 80 - (CHOICES_WIDTH if width >= CHOICES_FROM else 0), 0)
    return (16 + spare // 5, 16 + spare // 5)


def _row(widths: tuple[int, int], hire: str, mentor: str, score: str, shared: str, load: str) -> str:
    return (
        f"{fit(hire, widths[0] - 1)} {fit(mentor, widths[1] - 1)} {fit(score, 4, right=True)} "
        f"{fit(shared, 8, right=True)}  {fit(load, 11)} "
    )


def nothing(*, movable: bool) -> list[Line]:
    """What stands in the list while there is nobody to match."""
    said = [plain("")]
    if movable:
        said.append(plain(_("m matches a hire who has a mentor again; they keep that mentor until it is published.")))
    said.append(plain(_("Hires without a mentor are listed here, also those who have not started yet.")))
    return said


def other_columns() -> str:
    """The line over those who could mentor a hire."""
    return " " + _other_text(_("Mentor"), _("Fit"), _("Load now"), _("Total"), _("Instead"))


def other_line(other: OtherMentor, hire: str, page: MatchingPage) -> Line:
    """Somebody who could mentor a hire: what it would change, or what keeps the two apart."""
    now, _then, most = page.loads[other.mentor]
    total = said = ""
    if other.now:
        said = _("proposed now")
    elif other.against:
        said = words.against(other.against, hire, other.mentor, page)
    elif other.instead is not None:
        total = _loss(other.instead.loss)
        said = words.moves(other.instead.moves, page.names) or _("nobody else moves")
    name = fit_name(page.names, other.mentor, 15)
    text = _other_text(name, words.fit(other.score), words.load(now, most), total, said)
    return Line(((text, "dim" if other.against else ""),), (), other.mentor)


def _loss(tenths: int) -> str:
    if not tenths:
        return "0"
    return f"-{words.points(tenths)}" if tenths > 0 else f"+{words.points(-tenths)}"


def _other_text(name: str, score: str, load: str, total: str, said: str) -> str:
    return f"{fit(name, 15)} {fit(score, 3, right=True)}  {fit(load, 11)} {fit(total, 5, right=True)}  {said}"


def room_columns() -> str:
    """The line over the mentors' rooms."""
    return " " + _room_text(_("Mentor"), _("Hours a week"), _("Mentees"), "")


def room_lines(rooms: Sequence[Room], page: MatchingPage) -> list[LazyLine]:
    """What each mentor carries now, with what is proposed, and at most; those who get nobody stand back."""
    return [LazyLine(room.mentor, partial(_room_parts, room, page)) for room in rooms]


def _room_parts(room: Room, page: MatchingPage) -> tuple[Part, ...]:
    (now, then, most), (mentees, with_them, heads) = room.hours, room.heads
    same = with_them == mentees
    text = _room_text(
        fit_name(page.names, room.mentor, 17),
        words.load(now, most) if same else _("{now} → {then}").format(now=_tenth(now), then=words.load(then, most)),
        _of(mentees, heads) if same else _("{now} → {then}").format(now=mentees, then=_of(with_them, heads)),
        _("draft") if room.mentor in page.draft.sizes else "",
    )
    return ((text, "dim" if same else ""),)


def _tenth(hours: float) -> str:
    return small.number(round(hours, 1))


def _of(count: int, most: int) -> str:
    return _("{count} of {most}").format(count=count, most=most)


def _room_text(name: str, hours: str, heads: str, note: str) -> str:
    return f"{fit(name, 17)} {fit(hours, 17)} {fit(heads, 11)} {note}"


def aim(page: MatchingPage) -> str:
    """What the proposal is to reach, for the line of keys."""
    if page.asked.aim == "nobody-left-out":
        return _("aim: nobody left out")
    return _("aim: pairs from {points}").format(points=small.number(page.asked.threshold))


def notes(page: MatchingPage, width: int) -> list[Part]:
    """What has to be known beside the proposal, each on lines of its own."""
    said = [*words.notes(page)]
    if page.since:
        said[0] += " " + _("d: seen.")
    if page.pool.hires and not page.pool.mentors:
        said.append(_("Nobody on the team could be a mentor. Add somebody on the Team screen, with A."))
    elif page.pool.hires and not page.proposal.pairs:
        said.append(_("No pair is possible at the moment. Below, for each hire: what would help."))
    return marked(said, width)


def apart_lines(page: MatchingPage, hire: str, parted: Sequence[str], *, for_good: bool) -> list[Line]:
    """What can be done about pairs of a hire: keep the proposed one apart, for good too, or let a pair together again."""
    choices: list[tuple[str, str, str]] = []
    pair = page.pairs.get(hire)
    if pair is not None:
        choices.append(("part", pair.mentor, _("{mentor}, in this draft")))
        if for_good:
            reads = _("{mentor}, for good, with a reason that only mentors and leads can read")
            choices.append(("good", pair.mentor, reads))
    choices += [("join", mentor, _("{mentor}: allow the pair again")) for mentor in parted]
    return [
        Line(((text.format(mentor=words.full_name(page.names, mentor)), ""),), (), f"{kind} {mentor}")
        for kind, mentor, text in choices
    ]


def anew_lines(moving: Sequence[str], others: Sequence[tuple[str, str]], page: MatchingPage) -> list[Line]:
    """Hires who are matched anew, to leave them as they are, and those who could be."""
    names = page.names

    def line(kind: str, hire: str, said: str, mentor: str | None, tone: str = "", note: str = "") -> Line:
        told = said.format(mentor=words.full_name(names, mentor) if mentor else _("nobody"))
        right = ((note, "dim"),) if note else ()
        return Line(((fit_name(names, hire, 20), ""), (told, tone)), right, f"{kind} {hire}")

    stays, anew, mentor_of = _(" stays with {mentor} after all"), _("matched again now"), page.seekers.team.mentor
    return [
        *(line("stay", hire, stays, mentor_of(hire), note=anew) for hire in moving),
        *(line("move", hire, _(" with {mentor}"), mentor, "dim") for hire, mentor in others),
    ]


def holds(page: MatchingPage) -> list[Part]:
    """What is in a draft, as what would be lost."""
    draft = page.draft
    counted = (
        (len(draft.pins), ngettext("{count} pinned pair", "{count} pinned pairs", len(draft.pins))),
        (len(draft.apart), ngettext("{count} pair kept apart", "{count} pairs kept apart", len(draft.apart))),
        (len(draft.sizes), ngettext("hours of {count} mentor", "hours of {count} mentors", len(draft.sizes))),
        (len(draft.moving), ngettext("{count} hire matched again", "{count} hires matched again", len(draft.moving))),
    )
    said = [text.format(count=count) for count, text in counted if count]
    whole = _("It has {things}.").format(things=small.people(said)) if said else _("It is empty.")
    return [(whole + " " + _("u undoes it."), "dim")]
