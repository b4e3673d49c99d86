"""How a command ends that did not do what was asked: one sentence on stderr, never a traceback."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime

from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.domain.problems import Code, NotYours, Problem, Trouble
from mentor_tui.domain.record import BROKEN
from mentor_tui.domain.text import near
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.problems import sentence


def tell(problem: Problem, console: CliContext) -> None:
    """Say what went wrong, and which option would help where one would."""
    if problem.code is Code.LOCKED:
        # A lock says whose turn it is; the roster knows their name.
        person = problem.facts.get("person") or console.context.actor
        problem.facts["names"] = {**(problem.facts.get("names") or {}), **console.mentor_of(person)}
    if isinstance(problem, Trouble):
        from mentor_tui.services.hearing import with_whom_to_ask

        # Where nobody can be known, there is nobody to name.
        with suppress(Problem):
            with_whom_to_ask(console.context, problem)
    said = sentence(problem, console.names)
    if isinstance(problem, NotYours) and (leads := _leads(problem, console)):
        said += " " + _("Ask {leads}.").format(leads=plain.either(leads))
    put(said, err=True)
    option = {
        Code.ASKS_A_REASON: "--why TEXT",
        Code.NEEDS_COMMENT: "--why TEXT",
        Code.NEEDS_LINK: "--evidence LINK",
        Code.NEEDS_EVIDENCE: "--evidence TEXT",
        Code.LINES_NOT_YET: _("--line N for each line you have seen, or --yes to sign it off with all of them"),
        Code.LOOKS_PRIVATE: "--sure",
        Code.SAME_NAME: f"--id {problem.facts.get('free')}" if "row" not in problem.facts else "",
        Code.LOGIN_UNKNOWN: "--as PERSON" if problem.facts.get("team") else "",
        Code.NOBODY: "",
    }.get(problem.code, "")
    if option:
        put(_("Add {option}.").format(option=option), err=True)


def _leads(problem: NotYours, console: CliContext) -> list[str]:
    """Who could do what somebody may not: the leads of whom it is about, the acting person left out; none where no lead may."""
    if "lead" not in problem.facts.get("allowed", ()):
        return []
    from mentor_tui.services.hearing import leads_of

    context, team = console.context, console.team_or_none()
    me = team.person(context.actor) if team else None
    them = team.person(problem.facts.get("person") or "") or me if team else None
    if team is None or me is None or them is None or ("lead" in me.roles and me.leads_team(them.team)):
        return []
    return [team.names.short(lead.id) for lead in leads_of(context, team, them)]


def no_such_command(name: str, known: list[str]) -> str:
    """That there is no such command, and which was probably meant."""
    text = _("There is no command “{name}”.").format(name=plain.shown(name))
    guess = near(name, known)
    return text + " " + _("Did you mean “{near}”?").format(near=guess) if guess else text


def unexpected(error: Exception, console: CliContext) -> None:
    """Say that the program failed, and keep the traceback where somebody can look it up.

    Where a record that was changed by hand, or is damaged, is behind it, that is said instead.
    """
    from mentor_tui.settings import log_path

    if isinstance(error, BROKEN) and (damage := _damage(console)):
        put(damage, err=True)
        return
    if isinstance(error, OSError) and error.filename is None:
        said = _("The answer could not be written ({reason}). Check what was done before you try again.").format(
            reason=error.strerror
        )
        put(said, err=True)
        return

    path = log_path()
    text = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not waiting for whoever would read, where somebody has laid a pipe there.
        with open(path, "a", encoding="utf-8", errors="replace", opener=_without_waiting) as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {text}\n")
    except OSError as reason:
        kept = _("Details could not be written to {path} ({reason}).").format(path=path, reason=reason.strerror)
    else:
        kept = _("Details are in {path}.").format(path=path)
    said = _("Something went wrong in mentor-tui ({kind}). Check what was done before you try again.").format(
        kind=type(error).__name__
    )
    put(f"{said} {kept}", err=True)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)


def _damage(console: CliContext) -> str:
    """The first thing that is wrong with the records, as a sentence; "" where nothing is."""
    from mentor_tui.wording.findings import sentence as found_sentence

    try:
        for finding in console.application.upkeep.examine():
            if finding.found.is_damage:
                return found_sentence(finding.found.value, finding.path, finding.record, finding.facts)
    except (Problem, OSError, *BROKEN):
        pass  # one failure is told already
    return ""
