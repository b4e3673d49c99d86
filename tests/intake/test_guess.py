"""What words of a checklist say of a thing to do."""

import pytest

from mentor_tui.intake import days, guess
from mentor_tui.intake.guess import Guess


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Read the manual", Guess("Read the manual")),
        ("Manager: raise limit", Guess("Raise limit", "lead")),
        ("[Buddy] lunch", Guess("Lunch", "mentor")),
        ("For the mentor: shadow a call", Guess("Shadow a call", "mentor")),
        ("IT: old admin access", Guess("Old admin access", "it")),
        ("People Ops – contract", Guess("Contract", "people-ops")),
        ("Order a laptop (IT)", Guess("Order a laptop", "it")),
        ("Coffee (buddy)", Guess("Coffee (buddy)")),
        ("Note: this is no part", Guess("Note: this is no part")),
        ("It: a pronoun, after all a part", Guess("A pronoun, after all a part", "it")),
        ("Take refunds (x3), sandbox 1st", Guess("Take refunds, sandbox 1st", times=3)),
        ("Shadow 3 calls × 2", Guess("Shadow 3 calls", times=2)),
        ("4x Listen in", Guess("Listen in", times=4)),
        ("Listen in (three times)", Guess("Listen in", times=3)),
        ("Answer at least two tickets", Guess("Answer at least two tickets", times=2)),
        ("Answer at least two hours", Guess("Answer at least two hours")),
        ("Doubt 5 times a day", Guess("Doubt 5 times a day")),
        ("Try the 3x zoom", Guess("Try the 3x zoom")),
        ("Read 2x2 tables", Guess("Read 2x2 tables")),
        ("Read it (x1)", Guess("Read it (x1)")),
        ("Read it (2 hours)", Guess("Read it", minutes=120)),
        ("Read it (1h 30)", Guess("Read it", minutes=90)),
        ("Read it (1,5 h)", Guess("Read it", minutes=90)),
        ("Read it [30-45 min each]", Guess("Read it", minutes=45)),
        ("Read it – 20 minutes", Guess("Read it", minutes=20)),
        ("Wait 10 minutes before calling", Guess("Wait 10 minutes before calling")),
        ("30-min intro with Bo", Guess("30-min intro with Bo", minutes=30)),
        ("📅 30 min intro", Guess("📅 30 min intro", minutes=30)),
        ("1h tour", Guess("1h tour", minutes=60)),
        ("Weekly 30-minute check-in", Guess("Weekly 30-minute check-in", minutes=30)),
        ("10 min before the shift, log in", Guess("10 min before the shift, log in")),
        ("Read about our 24-hour line", Guess("Read about our 24-hour line")),
        ("24-hour call", Guess("24-hour call")),
        ("Read it (½ hour)", Guess("Read it", minutes=30)),
        ("Read it – 1½ hours", Guess("Read it", minutes=90)),
        ("Read it (half-hour)", Guess("Read it", minutes=30)),
        ("Lesen (1,5 Std.)", Guess("Lesen", minutes=90)),
        ("Lire (2 heures)", Guess("Lire", minutes=120)),
        ("Lezen (1 uur)", Guess("Lezen", minutes=60)),
        ("Leer – 20 minutos", Guess("Leer", minutes=20)),
        ("Answer at least ten tickets a day", Guess("Answer at least ten tickets a day")),
        ("See the map (Tag 3)", Guess("See the map", by_day=3)),
        ("Read it (100 hours)", Guess("Read it (100 hours)")),
        ("See the map (day 3)", Guess("See the map", by_day=3)),
        ("Order (day -5)", Guess("Order", by_day=-5)),
        ("See the map (by week 2)", Guess("See the map", by_day=10)),
        ("Optional: see the map", Guess("see the map", optional=True)),
        ("See the map (optional)", Guess("See the map", optional=True)),
        ("Manager: optional: see", Guess("See", "lead", optional=True)),
        ("TODO: write this", Guess("write this", draft=True)),
        ("Mac set-up (engineers only)", Guess("Mac set-up (engineers only)", only="engineers only")),
        ("Closing talk (ends the basics)", Guess("Closing talk", closes=True)),
        ("(2 hours)", Guess("(2 hours)", minutes=120)),
    ],
)
def test_words_of_a_box(words, expected):
    assert guess.said(words) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Day 1", 1),
        ("First day", 1),
        ("Days 2–4", 4),
        ("Second week: money", 10),
        ("Week 2 - 4", 20),
        ("Week 1: Day 1", 1),
        ("By day 20", 20),
        ("Month 1", 20),
        ("Third month", 60),
        ("Within two weeks", 10),
        ("First 30 days", 21),
        ("Days 31–60", 43),
        ("90-day review", 64),
        ("Before your first day", 0),
        ("Pre-boarding", 0),
        ("Before day one", 0),
        ("Welcome", None),
        ("A day in support", None),
        ("First replies", None),
        ("Weekly", None),
        ("Day 1 – 9:00 welcome", 1),
        ("Day 1 – 30 min", 1),
        ("Week 1, 2", 10),
        *(("Tag 3", 3), ("Woche 2-4", 20), ("2. Woche", 10), ("Erste Woche", 5), ("3. Arbeitstag", 3), ("Monat 2", 40)),
        *(("Vor dem ersten Tag", 0), ("Erste 30 Tage", 21), ("In den ersten zwei Wochen", 10), ("Tag 1 bis 3", 3)),
        *(("Semaine 3", 15), ("Première semaine", 5), ("1er jour", 1), ("2e semaine", 10), ("Mois 3", 60)),
        *(("Avant le premier jour", 0), ("30 premiers jours", 21), ("Jours 2 à 5", 5), ("Mes amis", None)),
        *(
            ("Día 1", 1),
            ("Tercera semana", 15),
            ("Primeros 30 días", 21),
            ("Las dos primeras semanas", 10),
            ("Mes 1", 20),
        ),
        ("Antes del primer día", 0),
        *(("Dag 2", 2), ("Tweede week", 10), ("Eerste dag", 1), ("Voor je eerste werkdag", 0), ("2e week", 10)),
        *(("Dia 1 a 3", 3), ("Primeira semana", 5), ("1ª semana", 5), ("Antes do primeiro dia", 0)),
    ],
)
def test_days_of_a_heading(words, day):
    assert days.day(words) == day


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("For the manager", "lead"),
        ("Manager’s tasks", "lead"),
        ("Buddy checklist", "mentor"),
        ("IT", "it"),
        ("New hire", "hire"),
        ("HR to-dos", "hr"),
        ("Meet your manager", None),
        ("IT systems we use", None),
    ],
)
def test_parts_of_a_heading(words, part):
    assert guess.part(words) == part


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("30", 30),
        ("30 min", 30),
        ("1h", 60),
        ("1,5 hours", 90),
        ("half an hour", 30),
        ("half hour", 30),
        ("½ hour", 30),
        ("1-2 h", 120),
        ("soon", None),
        ("0", None),
        ("", None),
    ],
)
def test_minutes_of_a_cell(cell, minutes):
    assert guess.minutes(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "times"), [("3", 3), ("x3", 3), ("two times", 2), ("1", None), ("often", None), ("", None)]
)
def test_times_of_a_cell(cell, times):
    assert guess.times(cell) == times


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Read the manual", "read"),
        ("Watch: the talk", "watch"),
        ("Afternoon: listen to calls", "watch"),
        ("Please read it", "read"),
        ("📖 Read it", "read"),
        ("1:1 with Sam", "meet"),
        ("Welcome coffee", "meet"),
        ("Have lunch with Sam", "meet"),
        ("Book the review", "do"),
        ("Set up a call", "do"),
        ("Review of the calls", "do"),
        ("Five replies, read by your buddy", "do"),
        ("Take a chat", "do"),
        ("Take the quiz", "quiz"),
        ("Set up", "do"),
        ("", "do"),
    ],
)
def test_kinds_by_the_first_verb(title, kind):
    assert guess.kind(title) == kind


@pytest.mark.parametrize(
    ("heading", "whose"),
    [
        ("Product", None),
        ("Security:", None),
        ("People", None),
        ("For security", "security"),
        ("Finance tasks", "finance"),
        ("IT", "it"),
        ("Manager", "lead"),
    ],
)
def test_what_a_heading_may_be_about_gives_nothing_to_anybody(heading: str, whose: str | None):
    assert guess.part(heading) == whose


def test_before_a_colon_a_topic_is_a_topic():
    assert guess.said("Product: sign up as a customer") == Guess("Product: sign up as a customer")
    assert guess.said("Finance: set up payroll").who == "finance"
