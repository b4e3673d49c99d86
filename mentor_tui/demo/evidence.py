"""What people leave with an item: words that fit it, where it is a known one, and its kind, where it is not."""

from __future__ import annotations

import random

from mentor_tui.domain.curriculum import Item

LINK = "https://help.example.com/conversations/{number}"

WITH_LINK: tuple[str, ...] = (
    "{link}",
    "{link}",
    "{link} – they wrote back happy",
    "{link} – the middle part took me two tries",
    "{link} – short one, closed the same day",
)

ITEMS: dict[str, tuple[str, ...]] = {
    # the product expert
    "thanks-cancellations": ("The thanked ones all got one clear next step. The cancelled ones got three.",),
    "prove-who-asks": ("Named the check before the change in all of them. Asked a colleague about number six.",),
    "five-messages": ("Three and the airport one: hurry in one, an archive with a password in the other.",),
    "sign-up-stranger": ("Ten snags, the worst one: the empty first screen gives no way back.",),
    "area-hours": (
        "Most asked: “where is my invoice”. Most dreaded: a lost owner. First look: the account log.",
        "Most asked: “it stopped syncing”. Most dreaded: time zones. First look: the delivery log.",
        "Most asked: “I am locked out”. Most dreaded: a lost mailbox. First look: who owns it.",
    ),
    "move-owner": ("Asked for the check first, wrote the result down, told the old owner, then moved it.",),
    "proration": ("11 days left, 4.00 back, 7.50 new, so 3.50 now and 20.00 on the first.",),
    "connect-three": ("Two worked at once. The third wanted a right that no page names; noted for the writer.",),
    "webhooks-told": ("We ring your doorbell. Nobody opens: we ring again after a minute, ten, an hour.",),
    "messy-import": ("Three date formats in one column. Mended two by hand and one with the importer.",),
    "log-line": ("Their address answered 410 since Sunday. Told them when we try again and how to test it.",),
    "whats-new": ("Only one change will make people write: the button with the new name.",),
    "product-check": ("52 of 60. The gaps are both in billing; going through those pages tomorrow.",),
    "twenty-replies": ("Marked where each reply turns. It is nearly always the second sentence.",),
    "stiff-replies": ("“We regret any inconvenience” became “sorry, that cost you a morning”.",),
    "phone-steps": ("Steps one to four, each begins with the name of the button.",),
    "say-no": ("Said no in the first line, the reason in the second, the other way in the third.",),
    "apologise": ("One sorry, what happened, what is different on Monday. No second sorry.",),
    "one-question": ("Which browser, and since when there? That is all I asked.", "Kept the one about the date."),
    "daily-message": (
        "Answered in four sentences. The third could go.",
        "Today’s was a thank-you with a question hidden in it.",
        "Read it aloud, cut the beginning.",
    ),
    "cancel-grace": ("Cancelled it first, asked why second, offered nothing they had not asked for.",),
    "take-over-ai": ("Read what it had promised, took one promise back, kept the other.",),
    "confident-mistake": ("Sounded sure, and named a setting that we do not have.", "The date was last year’s rule."),
    "fifteen-cases": ("13 of 15. The two wrong ones I would have kept too long.",),
    "night-note": ("Who, what, what I tried, what is next, by when. Five lines.",),
    "own-week": ("Proud of: the calm reply on Tuesday. Stuck on: two open exports. Next: fewer drafts.",),
    "make-it-happen": ("Happens with two tabs and a slow line. Steps are in the note, seven of them.",),
    "our-fault": ("We lost it, we have it back, this is what we changed. In that order.",),
    "listen-calls": ("The best minute was a silent one: she let him finish.", "Heard the real question at minute six."),
    "late-shift": ("Quiet until nine, then four at once. The order I took them in is in the note.",),
    "incident": ("First notice after nine minutes, next one when I had said it would come.",),
    "judge-onboarding": ("Best: the hours beside people. Too much: drills in week three. Missing: calls earlier.",),
    # the support engineer
    "meet-engineers": ("Would rather get one good log line than three guesses. Will remember that.",),
    "sandbox-own": ("Runs, with data of my own in it. Broke the mail part twice.",),
    "keys-tokens": ("Key in the wrong place, right key with too few rights, token an hour old. All three seen.",),
    "refused": (
        "401, not 403: the token was the other account’s.",
        "403: right key, wrong role.",
        "429, mine, a loop.",
    ),
    "recording": ("Took the recording, cut the cookies out first.",),
    "one-request": ("Browser, edge, app, queue, store, and back. Drew it on one page.",),
    "log-story": ("14:02 sent, 14:02 refused, 14:07 tried again with the old key. That is the whole story.",),
    "sql-safe": ("Read only, with a limit, on the copy. Number four I would not run at all.",),
    "sql-question": ("37 accounts, not 370: the join counted invitations.", "None since Friday. Query is in the note."),
    "reproduce-two": ("One every time, one in five with a slow line.",),
    "webhook-failed": ("The certificate ran out on Sunday.", "Their firewall drops us after the third ring."),
    "big-import": ("90,000 rows, two bad ones. Found them by halving.",),
    "two-truths": ("Theirs counts by day, ours by moment. Midnight in Kraków explains all of it.",),
    "single-sign-on": ("Signed in at the fourth try. The clock of the test server was six minutes late.",),
    "technical-replies": ("The good ones name the cause before the fix, and the fix fits on one screen.",),
    "plain-cause": ("“The other side hung up before we had finished.” That is all it needs.",),
    "ask-once": ("Asked for the time, the zone and one id, in one go.",),
    "sorting-round": ("Eleven in, three to us, one back with a question.",),
    "past-incidents": ("Both began with a change that everybody knew of.",),
    "incident-game": ("Found it late, wrote early. They said that is the right way round.",),
    "on-call-beside": ("Two pages. One was noise, and the note says how to make it stop.",),
    "read-a-mending": ("Four lines changed; half an hour to see why these four.",),
}
"""Item id -> what fits it."""

KINDS: dict[str, tuple[str, ...]] = {
    "read": (
        "Closed the page and wrote it from memory. Missed one number.",
        "Six lines and one question are in my notes.",
    ),
    "watch": ("Watched it twice; four lines in my notes.",),
    "shadow": (
        "Reads the whole history before the first word is typed.",
        "One question, then waiting. I would have asked four.",
    ),
    "pair": ("We swapped half way. Being watched is harder than I thought.",),
    "practise": (
        "Took two tries; what went wrong the first time is in my notes.",
        "Done in the sandbox, steps written down as I went.",
    ),
    "ticket": ("Took longest over the first sentence.",),
    "quiz": (
        "All answers are in the sheet. Unsure about number three, and I say so there.",
        "Two cases had no rule. Wrote down whom I would ask.",
    ),
    "write": (
        "Tried it on a friend outside of work. She asked once, I changed that line.",
        "Short version at the top, the long one below.",
    ),
    "meet": ("Half an hour, three questions answered, one taken along.",),
    "do": ("Done, and the dates are in the list.",),
    "drill": (
        "Wrote it twice and kept the shorter one.",
        "First try was warm and said nothing. This one says what happens next.",
    ),
    "review": ("Read three together; two good, one small fix.",),
}
"""Kind of item -> what fits any of it."""

OWED: dict[str, tuple[str, ...]] = {
    "ask-access": ("All asked for, with dates: laptop Monday, seat Tuesday, admin role Thursday.",),
    "ask-tools": ("All asked for, with dates: laptop Monday, log access Wednesday, sandbox the same day.",),
    "first-week": ("Monday with me, Tuesday the inbox, Wednesday the engineers, two free hours each day.",),
    "welcome-note": (
        "Half past nine at the main door, look for the green scarf. Nothing to prepare, my number is below.",
        "Ten o’clock in the blue video room, I open it early. Bring tea, nothing else.",
    ),
    "look-back": (
        "Clear: where to ask. Not clear: who decides on refunds. I promised an hour on that, Tuesday.",
        "Surprised: how much is written down. Missing: a seat for two days, and that was us.",
    ),
    "week-one": ("Clear: the sandbox. Not clear: when to wake an engineer. We go there on Monday.",),
    "ten-minutes": ("Three replies, two good, one with the date before the amount.", "All fine today."),
    "mentor-summary": ("Strong on reading the whole history. Next: shorter first lines, and calls.",),
    "day-ninety": ("Wants to stay near billing and write more. First talk about it in two months.",),
}
"""Item of a mentor's or lead's -> what they leave with it."""


def of_item(item: Item, rng: random.Random) -> str:
    """Words that come with a hire's item."""
    return rng.choice(ITEMS.get(item.id) or KINDS[item.kind])


def link(text: str, rng: random.Random) -> str:
    """A line with a made-up conversation in it."""
    return text.format(link=LINK.format(number=rng.randrange(20_000, 69_999)))


def of_owed(item: Item, rng: random.Random) -> str:
    """Words that come with a mentor's or a lead's own item, often none."""
    lines = OWED.get(item.id) or (KINDS[item.kind] if item.evidence != "none" else ())
    return rng.choice(lines) if lines and (item.evidence != "none" or rng.random() < 0.2) else ""
