"""The thirty people of the demo team, in an order in which every beginning of the list is a team too."""

from __future__ import annotations

from dataclasses import dataclass, field

from mentor_tui.demo.errands import Errand
from mentor_tui.demo.ways import Cue, Way
from mentor_tui.domain.people import Role

REP, SENIOR, ENGINEER, SENIOR_ENGINEER, LEAD = (
    "support-rep",
    "senior-support-rep",
    "support-engineer",
    "senior-support-engineer",
    "support-lead",
)

NEXT_MONDAY = 0
"""The day of somebody who comes next Monday."""


@dataclass(frozen=True)
class Part:
    """Somebody in the story.

    Attributes:
        exact: begin on any weekday, so that it is just that day.
        day: about which working day of theirs it is; ``NEXT_MONDAY`` for somebody who is coming. Hires only.
        mentor, cover: ids; who stands in while the mentor is away.
        track: 0 for the first curriculum, 1 for the second.
        away: days since they went, days until the last one of it.
        paused: shifts of the lead since their programme rests.
        leaves_in: days until a last day that is known.
        errands: side tasks of somebody who is no hire.

    """

    name: str
    place: str
    roles: tuple[Role, ...] = ("hire",)
    id: str = ""
    position: str = REP
    team: str = "atlantic"
    leads: tuple[str, ...] = ()
    pattern: str = "full-time"
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    day: int | None = None
    exact: bool = False
    mentor: str = ""
    cover: str = ""
    track: int = 0
    room: int | None = None
    away: tuple[int, int] | None = None
    paused: int | None = None
    leaves_in: int | None = None
    way: Way = field(default_factory=Way)
    errands: tuple[Errand, ...] = ()


MENTOR: tuple[Role, ...] = ("mentor",)

# What Ana has before her: a refund that came back, a proration that was signed, an answer to her question.
_ANA = Way(
    ahead=4,
    returns=0.1,
    asks=0.02,
    idle=1,
    left=frozenset({"open-doors", "side-by-side"}),
    cues=(
        Cue(4, "hire", "say", "sign-in-everything", "The call tool still does not open for me, it asks for a seat."),
        Cue(1, "hire", "tick", "refund"),
        Cue(1, "hire", "tick", "refund"),
        Cue(0, "hire", "tick", "refund", "https://help.example.com/conversations/48377"),
        Cue(1, "mentor", "return", "refund", "Good sums, kind words. The reason is not on the account yet."),
        Cue(0, "hire", "send", "refund", "Now on the account too: https://help.example.com/conversations/48377"),
        Cue(
            1,
            "hire",
            "tick",
            "proration",
            "11 days left, 4.00 back, 7.50 new, so 3.50 now and 20.00 on the first.",
        ),
        Cue(0, "hire", "say", "failed-payments", "What do I say when the bank gives no reason at all?"),
        Cue(0, "mentor", "sign", "proration", "My neighbour understood it. So will they."),
        Cue(
            0,
            "mentor",
            "say",
            "failed-payments",
            "Just that: banks rarely tell us. Then the two things they can try today.",
        ),
        Cue(0, "mentor", "return", "refund", "The tone is right. Confirm the amount before you name a day."),
    ),
)

_RAVI = Way(
    rate=0.8,
    ahead=0,
    returns=0.25,
    left=frozenset({"real-refunds"}),
    cues=(
        *(Cue(2, "hire", "tick", "refund") for _ in range(3)),
        Cue(2, "mentor", "return", "refund", "You name the day before the amount is sure. Turn it round."),
        Cue(1, "hire", "send", "refund"),
        Cue(2, "mentor", "return", "refund", "Better. The limit is missing: who may give back this much?"),
        Cue(2, "hire", "send", "refund"),
        Cue(1, "mentor", "return", "refund", "Nearly. The note on the account still says “as agreed”. With whom?"),
        Cue(3, "hire", "send", "refund"),
        Cue(1, "mentor", "return", "refund", "Let us do the next one together on Thursday. It is a hard one."),
    ),
)

CAST: tuple[Part, ...] = (
    Part("Tomás Reis", "lisbon", ("lead",), position=LEAD, leads=("*",), languages=("pt", "en", "es")),
    Part(
        "Maya O’Neill",
        "dublin",
        MENTOR,
        position=SENIOR,
        languages=("en", "pt"),
        areas=("billing", "accounts"),
        interests=("mentoring", "content"),
    ),
    Part(
        "Ana Ferreira",
        "lisbon",
        day=22,
        exact=True,
        mentor="maya-oneill",
        areas=("billing",),
        interests=("content",),
        way=_ANA,
    ),
    Part(
        "Budi Santoso",
        "manila",
        team="pacific",
        day=41,
        mentor="maya-oneill",
        languages=("id", "en"),
        interests=("tooling",),
        way=Way(ahead=3, idle=3),
    ),
    Part(
        "Chiara Conti",
        "berlin",
        day=13,
        mentor="maya-oneill",
        languages=("it", "de", "en"),
        way=Way(ahead=4, idle=4, quiet=3, asks=0.1),
    ),
    Part(
        "Petra Nováková",
        "berlin",
        MENTOR,
        position=SENIOR,
        languages=("cs", "de", "en"),
        areas=("integrations",),
        errands=(Errand("hiring-read", pieces=3, every=6),),
    ),
    Part(
        "Ola Berg",
        "berlin",
        day=57,
        mentor="petra-novakova",
        languages=("sv", "en"),
        way=Way(rate=0.7, ahead=0, idle=1, returns=0.2),
    ),
    Part("Diego Vega", "mexico-city", MENTOR, position=SENIOR, team="pacific", areas=("integrations", "accounts")),
    Part("Sofía Ruiz", "mexico-city", team="pacific", day=NEXT_MONDAY, mentor="diego-vega", interests=("events",)),
    Part("Mariko Hayashi", "tokyo", ("lead",), position=LEAD, team="pacific", leads=("pacific",)),
    Part(
        "Agnieszka Wójcik",
        "krakow",
        MENTOR,
        position=SENIOR_ENGINEER,
        languages=("pl", "uk", "en"),
        areas=("integrations",),
        pattern="early",
        errands=(Errand("tooling-own", pieces=2, every=9, opened="Has looked after our tools since long before."),),
    ),
    Part(
        "Олена Шевчук",
        "krakow",
        id="olena-shevchuk",
        position=ENGINEER,
        day=17,
        mentor="agnieszka-wojcik",
        languages=("uk", "pl", "en"),
        track=1,
        way=Way(ahead=4, idle=3, asks=0.12),
    ),
    Part(
        "Inês Duarte",
        "lisbon",
        MENTOR,
        position=SENIOR,
        areas=("billing",),
        leaves_in=20,
        interests=("hiring",),
    ),
    Part("Ravi Kapoor", "toronto", day=58, mentor="ines-duarte", languages=("hi", "en"), way=_RAVI),
    Part(
        "Lena Brandt",
        "berlin",
        day=50,
        mentor="ines-duarte",
        away=(9, 11),
        way=Way(ahead=2, idle=1),
    ),
    Part(
        "Jonas Weber",
        "berlin",
        day=66,
        mentor="petra-novakova",
        pattern="four-days",
        way=Way(
            rate=0.8,
            ahead=0,
            quiet=3,
            extended=(48, 10, "Two weeks on the old queue were ours, not his."),
        ),
    ),
    Part("Mia Trần", "manila", team="pacific", day=NEXT_MONDAY, languages=("vi", "fil", "en")),
    Part("Anu Rao", "dublin", MENTOR, position=SENIOR, languages=("en", "ta"), pattern="four-days", room=2),
    Part(
        "Fẹ́mi Adéyẹmí",
        "dublin",
        day=2,
        exact=True,
        mentor="anu-rao",
        languages=("yo", "en"),
        interests=("events",),
        way=Way(left=frozenset({"open-doors"})),
    ),
    Part("Sam Okoro", "toronto", MENTOR, position=SENIOR, areas=("accounts",), away=(6, 8)),
    Part(
        "Luca Greco",
        "lisbon",
        day=72,
        mentor="sam-okoro",
        cover="anu-rao",
        languages=("it", "pt", "en"),
        way=Way(ahead=3, returns=0.08, left=frozenset({"mentor-summary", "closing-talk"})),
    ),
    Part(
        "Camille Roy",
        "toronto",
        day=80,
        mentor="sam-okoro",
        cover="anu-rao",
        interests=("content", "tooling"),
        way=Way(
            ahead=9,
            returns=0.06,
            errands=(
                Errand("content-fix", after=2, pieces=5, every=2),
                Errand("inbox-hard-ones", after=1, pieces=6, every=1),
            ),
        ),
    ),
    Part(
        "Kenji Abe",
        "tokyo",
        MENTOR,
        position=SENIOR_ENGINEER,
        team="pacific",
        areas=("integrations",),
        room=4,
        errands=(Errand("hiring-read", after=2, pieces=2, every=7),),
    ),
    Part(
        "Aiko Mori",
        "tokyo",
        position=ENGINEER,
        team="pacific",
        day=31,
        mentor="kenji-abe",
        track=1,
        way=Way(rate=1.25, ahead=8, returns=0.05),
    ),
    Part(
        "Noah Klein",
        "berlin",
        day=112,
        mentor="petra-novakova",
        interests=("tooling", "hiring"),
        way=Way(
            ahead=6,
            returns=0.05,
            errands=(
                Errand("tooling-watch", after=4, pieces=4, every=8),
                Errand("hiring-read", after=32, pieces=4, every=2),
            ),
        ),
    ),
    Part(
        "高橋 陽菜",
        "tokyo",
        id="hina-takahashi",
        team="pacific",
        day=124,
        mentor="kenji-abe",
        languages=("ja", "en"),
        interests=("content",),
        way=Way(
            ahead=6,
            returns=0.05,
            errands=(
                Errand("content-fix", after=2, pieces=10, every=1, confirmed=True),
                Errand("content-write", after=30, pieces=1, every=8),
                Errand("hiring-read", after=34, pieces=6, every=2),
            ),
        ),
    ),
    Part(
        "Noor Haddad",
        "toronto",
        position=ENGINEER,
        day=132,
        mentor="agnieszka-wojcik",
        languages=("ar", "en", "fr"),
        track=1,
        interests=("hiring",),
        way=Way(ahead=5, returns=0.08, errands=(Errand("hiring-read", after=56, lined=True),)),
    ),
    Part("Luz Prado", "mexico-city", team="pacific", day=38, mentor="diego-vega", paused=7, way=Way(ahead=2)),
    Part(
        "Tom Baker",
        "dublin",
        day=47,
        mentor="anu-rao",
        way=Way(rate=0.9, ended=(12, "Moved to the sales team, a good move for both.")),
    ),
    Part("Gráinne Walsh", "dublin", ("observer",), position="", team=""),
)

HIRE, MENTOR_ID, LEAD_ID = "ana-ferreira", "maya-oneill", "tomas-reis"
