"""A small curriculum to begin with: every key that most curricula use stands in it once, with what it is for."""

from __future__ import annotations

import json
from string import Template

_TEXT = Template("""\
# yaml-language-server: $$schema=schema.json
# A curriculum is phases, each of modules, each of items: one item is one thing that somebody ticks.
# “mentor-tui check” says what is wrong with this file; “mentor-tui schema” writes what an editor needs to complete keys.
curriculum: $id  # never changes once people are on it: their ticks go by it
title: $title
version: 1  # raise it with every change that people should hear of
about: |
  One or two sentences on what somebody can do at the end. Markdown.
phases:

  - id: before-day-one  # ids are yours: small letters, digits, hyphens; when you rename one, keep the old one in “was: [old-id]”
    title: Before day one
    by_day: 0  # working days of the person; 0 and below is before their first one
    modules:
      - id: ready
        title: Ready for them
        items:
          - id: order-laptop
            title: Order the laptop and the accounts
            short: Order the laptop  # what lists show where the title is too long for them
            owed: your laptop and accounts  # how the hire reads what a mentor or lead owes them
            kind: do  # read, watch, shadow, pair, practise, ticket, quiz, write, meet, do, drill, review
            who: lead  # hire (if you say nothing), mentor or lead
            by_day: -10  # earlier than its phase, because it takes others a while

  - id: first-week
    title: First week
    by_day: 5
    basics: true  # only what is in the basics has to be done before side tasks open
    about: |
      What somebody should know of this phase before they look at its items.
    modules:
      - id: how-we-work
        title: How we work
        items:
          - id: read-handbook
            title: Read how we talk to customers
            short: How we talk
            kind: read
            minutes: 30  # once; leave it out where nobody knows, and it is in no sum of time
            by_day: 2
            link: https://handbook.example.com/voice  # or a list of them
            about: |
              Why it matters, and what to do if something is unclear. The hire reads this beside the item.
          - id: sit-beside
            title: Sit beside somebody while they answer
            short: Sit beside somebody
            kind: shadow
            minutes: 45
            times: 3  # each of them is ticked
            by_day: 4
          - id: coffee
            title: Have a coffee with somebody from another team
            short: Coffee elsewhere
            kind: meet
            optional: true  # can be ticked, and counts for and against nothing

      - id: first-replies
        title: First replies
        items:
          - id: five-drafts
            title: Write five replies that your mentor reads before they go out
            short: Five replies
            kind: ticket
            minutes: 20
            times: 5
            requires: [read-handbook, sit-beside]  # locked until these are done
            evidence: link  # what comes with a tick: none, text or link
            sign_off: mentor  # somebody has to say yes: none, mentor or lead
            look_for:  # what the signer looks at, so that everybody’s yes means the same
              - The question is answered in the first two sentences
              - The customer knows what happens next
          - id: closing-talk
            title: "Closing talk: hire, mentor and lead agree that the basics are done"
            short: Closing talk
            kind: meet
            minutes: 30
            who: lead
            requires: [five-drafts]
            closes: basics  # one item in the whole file; with it the basics are done

  - id: later
    title: Later
    by_day: 20
    modules:
      - id: alone
        title: On your own
        items:
          - id: own-queue
            title: Keep a queue of your own for a week
            short: Your own queue
            kind: ticket
            state: draft  # nobody has it yet: take this line out when it is ready; deprecated: nobody new is asked to do it
""")


def starter(curriculum: str, title: str) -> str:
    """The text of a file.

    Args:
        curriculum: its id.
        title: on one line.

    """
    return _TEXT.substitute(id=curriculum, title=json.dumps(title, ensure_ascii=False))
