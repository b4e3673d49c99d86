"""What can go wrong, as data: a code and its facts. Sentences are made from them in ``wording`` alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar


class Code(StrEnum):
    """Every kind of trouble that a person can be told about."""

    # who may do what
    OWN_SIGN_OFF = "own-sign-off"
    TICKED_ONESELF = "ticked-oneself"
    OWN_MENTOR = "own-mentor"
    WISHED_ONESELF = "wished-oneself"
    NOT_YOURS = "not-yours"
    NOT_THEIR_ITEM = "not-their-item"
    ASKS_A_REASON = "asks-a-reason"
    BEYOND_YOUR_TEAMS = "beyond-your-teams"
    NOBODY = "nobody"
    LEFT = "left"
    LOGIN_UNKNOWN = "login-unknown"
    # what is not there
    UNKNOWN_PERSON = "unknown-person"
    UNKNOWN_ITEM = "unknown-item"
    UNKNOWN_PHASE = "unknown-phase"
    UNKNOWN_TASK = "unknown-task"
    UNKNOWN_COMPETENCY = "unknown-competency"
    UNKNOWN_LEVEL = "unknown-level"
    UNKNOWN_EXAMPLE = "unknown-example"
    UNKNOWN_AREA = "unknown-area"
    UNKNOWN_THING = "unknown-thing"
    UNKNOWN_RECORD = "unknown-record"
    UNKNOWN_TEAM = "unknown-team"
    NOWHERE_SUCH_ITEM = "nowhere-such-item"
    UNKNOWN_DECISION = "unknown-decision"
    UNKNOWN_CURRICULUM = "unknown-curriculum"
    UNKNOWN_COHORT = "unknown-cohort"
    UNKNOWN_PATTERN = "unknown-pattern"
    UNKNOWN_ZONE = "unknown-zone"
    NO_ZONES = "no-zones"
    UNKNOWN_PLACE = "unknown-place"
    NEAR_WORD = "near-word"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_ROLE = "unknown-role"
    NO_CURRICULUM = "no-curriculum"
    NOT_A_HIRE = "not-a-hire"
    ONLY_OBSERVES = "only-observes"
    NOT_A_MENTOR = "not-a-mentor"
    HAS_A_HISTORY = "has-a-history"
    STILL_BOUND = "still-bound"
    OWN_RESTRICTED = "own-restricted"
    LOOKS_PRIVATE = "looks-private"
    PERSON_EXISTS = "person-exists"
    SAME_NAME = "same-name"
    LOGIN_TAKEN = "login-taken"
    EMAIL_TAKEN = "email-taken"
    TEAM_EXISTS = "team-exists"
    NO_TEAM = "no-team"
    NO_RECORDS = "no-records"
    # what the rules of the thing refuse
    LOCKED = "locked"
    ALREADY_DONE = "already-done"
    ALREADY_WAITING = "already-waiting"
    NOT_TICKED = "not-ticked"
    NOT_WAITING = "not-waiting"
    NOT_RETURNED = "not-returned"
    NOT_SIGNED = "not-signed"
    SIGNED_SINCE = "signed-since"
    NEEDS_SEND = "needs-send"
    NEEDS_LINK = "needs-link"
    NEEDS_EVIDENCE = "needs-evidence"
    NEEDS_COMMENT = "needs-comment"
    NEEDS_OWN_TICK = "needs-own-tick"
    LINES_NOT_YET = "lines-not-yet"
    UNKNOWN_LINE = "unknown-line"
    NOT_GOING = "not-going"
    CHANGED_SINCE = "changed-since"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    ACTED_SINCE = "acted-since"
    NO_ROOM = "no-room"
    MENTOR_LEAVES = "mentor-leaves"
    SAME_MENTOR = "same-mentor"
    NO_PAIRING = "no-pairing"
    GOES_ON = "goes-on"
    HANDS_NOTHING_OVER = "hands-nothing-over"
    NO_OVERLAP = "no-overlap"
    ENDED_FOR_GOOD = "ended-for-good"
    KEPT_APART = "kept-apart"
    ALREADY_APART = "already-apart"
    NOT_APART = "not-apart"
    REASON_NOT_KEPT = "reason-not-kept"
    NOTHING_ASKED = "nothing-asked"
    ALREADY_HELD = "already-held"
    NOT_HELD = "not-held"
    IN_LINE = "in-line"
    OVER_BUDGET = "over-budget"
    TASKS_AT_ONCE = "tasks-at-once"
    NOT_SENT = "not-sent"
    CONFIRMED_BY_OTHERS = "confirmed-by-others"
    NOTHING_LOCKED = "nothing-locked"
    NO_QUESTION = "no-question"
    NOT_TO_BE_STUCK = "not-to-be-stuck"
    NOT_STUCK = "not-stuck"
    NO_PROMISE = "no-promise"
    NO_CHECK_IN = "no-check-in"
    NO_CLOSING = "no-closing"
    BAD_MOMENT = "bad-moment"
    PAST_MOMENT = "past-moment"
    NOTHING_DONE_YET = "nothing-done-yet"
    ASKED_IS_AWAY = "asked-is-away"
    NOBODY_TO_COVER = "nobody-to-cover"
    NOT_ASKED_TO_STAND_IN = "not-asked-to-stand-in"
    WHICH_QUESTION = "which-question"
    ASK_WHAT = "ask-what"
    NOT_TO_ASK = "not-to-ask"
    NOT_TO_SKIP = "not-to-skip"
    NOT_TO_MOVE = "not-to-move"
    NOT_PRIOR = "not-prior"
    NOT_SKIPPED = "not-skipped"
    BAD_LINK = "bad-link"
    OWED_UNSIGNED = "owed-unsigned"
    BEGUN_SINCE = "begun-since"
    NOT_MOVED = "not-moved"
    NOT_ASKED_STILL = "not-asked-still"
    CUSTOMERS_FIRST = "customers-first"
    KEEPS_WITH_CUSTOMERS = "keeps-with-customers"
    WITHIN_QUEUE = "within-queue"
    BLOCK_TOO_LONG = "block-too-long"
    BLOCK_OUTSIDE = "block-outside"
    BLOCK_TAKEN = "block-taken"
    NO_BLOCK = "no-block"
    ALL_HANDS_TOO_LONG = "all-hands-too-long"
    NO_ALL_HANDS = "no-all-hands"
    EXAMPLE_OF_ANOTHER = "example-of-another"
    EXAMPLE_CONFIRMED = "example-confirmed"
    EXAMPLE_OF_ONES_OWN = "example-of-ones-own"
    NO_EXAMPLE_WAITS = "no-example-waits"
    LEVEL_BY_A_LEAD = "level-by-a-lead"
    OWN_BY_AREA = "own-by-area"
    AREA_OWNED = "area-owned"
    AREA_UNOWNED = "area-unowned"
    AREA_LOCKED = "area-locked"
    AREA_AFTER_BASICS = "area-after-basics"
    AREA_LEAVES = "area-leaves"
    AREA_FULL = "area-full"
    IN_AREA = "in-area"
    NOT_IN_AREA = "not-in-area"
    LAST_LEAD = "last-lead"
    NOT_UNDOABLE = "not-undoable"
    NOT_BROUGHT_IN = "not-brought-in"
    ALREADY_AGREED = "already-agreed"
    NO_DRAFT = "no-draft"
    BEYOND_UNDO = "beyond-undo"
    NEWER_ACT = "newer-act"
    NOT_MATCHED_ANEW = "not-matched-anew"
    NO_PLACE_LEFT = "no-place-left"
    NOT_TO_MATCH = "not-to-match"
    KEPT_APART_BY = "kept-apart-by"
    NOTHING_TO_PUBLISH = "nothing-to-publish"
    TWICE_IN_BATCH = "twice-in-batch"
    TAKES_FROM_TEAM = "takes-from-team"
    DRAFT_STALE = "draft-stale"
    # what the team's board refuses
    UNKNOWN_OPENING = "unknown-opening"
    UNKNOWN_POSITION = "unknown-position"
    UNKNOWN_PRODUCT_AREA = "unknown-product-area"
    NEEDS_GAP = "needs-gap"
    OPENING_OVER = "opening-over"
    INTERESTED_ALREADY = "interested-already"
    NOT_INTERESTED = "not-interested"
    NOTHING_AND_MORE = "nothing-and-more"
    NO_BRIEFING = "no-briefing"
    NOT_ON_FRONT_LINE = "not-on-front-line"
    BRIEFED_ONESELF = "briefed-oneself"
    READ_ALREADY = "read-already"
    OWN_DECISION = "own-decision"
    DECISION_LACKS = "decision-lacks"
    NO_POSITION_YET = "no-position-yet"
    SAME_POSITION = "same-position"
    TWO_OCCASIONS = "two-occasions"
    NO_PATH = "no-path"
    IS_A_PROMOTION = "is-a-promotion"
    NO_PROMOTION = "no-promotion"
    IS_ELSEWHERE = "is-elsewhere"
    NOT_ELSEWHERE = "not-elsewhere"
    STAYS_IN_POSITION = "stays-in-position"
    NOT_ASKED_FOR = "not-asked-for"
    ALREADY_READ = "already-read"
    CURRICULUM_BEGUN = "curriculum-begun"
    CURRICULUM_GONE = "curriculum-gone"
    BEGINS_TOO_EARLY = "begins-too-early"
    UNKNOWN_PART = "unknown-part"
    UNKNOWN_MODULE = "unknown-module"
    ENROLLED_BEFORE = "enrolled-before"
    DECISION_WITHDRAWN = "decision-withdrawn"
    NOTHING_CORRECTED = "nothing-corrected"
    ASKS_A_DECISION = "asks-a-decision"
    RESTS_ON_DECISION = "rests-on-decision"
    # what was written badly
    EMPTY_TEXT = "empty-text"
    TEXT_TOO_LONG = "text-too-long"
    TOO_MANY = "too-many"
    BAD_ID = "bad-id"
    BAD_DATE = "bad-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    BAD_VALUE = "bad-value"
    DATE_ORDER = "date-order"
    LEFT_BEFORE = "left-before"
    AWAY_ALREADY = "away-already"
    NOT_AWAY = "not-away"
    FUTURE_DATE = "future-date"
    PAST_DATE = "past-date"
    TOO_FAR_AHEAD = "too-far-ahead"
    BAD_CSV = "bad-csv"
    BAD_CHECKLIST = "bad-checklist"
    BAD_EDITION = "bad-edition"
    BAD_CURRICULUM = "bad-curriculum"
    BAD_PROPOSAL = "bad-proposal"
    NAMESAKE = "namesake"
    ROW_TWICE = "row-twice"
    WAITS_FOR_ROW = "waits-for-row"
    TWO_PEOPLE = "two-people"
    FAULTY_CURRICULA = "faulty-curricula"
    CURRICULUM_UNREADABLE = "curriculum-unreadable"
    NO_CURRICULA = "no-curricula"
    RESTRICTED_OFF = "restricted-off"
    # files and disk
    READ_ONLY = "read-only"
    NO_SPACE = "no-space"
    NOT_A_DIRECTORY = "not-a-directory"
    NO_ACCESS = "no-access"
    NOTHING_TO_COPY = "nothing-to-copy"
    NOT_THERE = "not-there"
    NOT_A_FILE = "not-a-file"
    DISK = "disk"
    DAMAGED = "damaged"
    MISSING_RECORD = "missing-record"
    NEWER_SCHEMA = "newer-schema"
    LOCK_TIMEOUT = "lock-timeout"
    OUTCOME_UNKNOWN = "outcome-unknown"
    BAD_BACKUP = "bad-backup"
    DIRECTORY_IN_USE = "directory-in-use"
    UNKNOWN_STORE = "unknown-store"
    NO_BACKUP_PLACE = "no-backup-place"
    NO_TEAM_IN_BACKUP = "no-team-in-backup"
    NOT_IN_BACKUP = "not-in-backup"
    FOREIGN = "foreign"
    BAD_CONFIG = "bad-config"
    NO_SUCH_HOME = "no-such-home"


class Problem(Exception):
    """Something a person asked for did not happen; ``code`` and ``facts`` say what and why, ``status`` is the exit status.

    Attributes:
        code: which kind of trouble.
        facts: plain data for the sentence (names, ids, dates, counts, locks).

    """

    status: ClassVar[int] = 1

    def __init__(self, code: Code, **facts: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts


class Refused(Problem):
    """The rules say no, and nothing was changed."""


class NotYours(Problem):
    """The rules would allow it, but not to this person."""

    status = 4


class BadUse(Problem):
    """What was given cannot be understood: an unknown person, item, date or file."""

    status = 2


class Trouble(Problem):
    """Files or the disk stand in the way; nothing was changed."""

    status = 3


class OutcomeUnknown(Trouble):
    """The disk failed after the new state was in place: ``facts['op']`` tells, at the next commit, whether it stands."""


def refuse_if(problem: Problem | None) -> None:
    """Raise what a rule answers, where it answers that something stands in the way.

    Raises:
        Problem: the one that is given.

    """
    if problem is not None:
        raise problem
