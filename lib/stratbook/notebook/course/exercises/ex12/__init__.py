"""Exercise 12: what a conversion scenario brings, KPIs against targets, and one finding."""

from typing import Final

from stratbook.core.message import KpiTerm, say
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.exercises.ex12.answers import KPIS, expected
from stratbook.notebook.course.exercises.ex12.asked import ID, QUESTIONS
from stratbook.notebook.course.exercises.ex12.drawn import drawn
from stratbook.notebook.course.exercises.ex12.wrong import mistakes

EXERCISE: Final = Exercise(
    id=ID,
    chapter="07_conversion",
    title=say("Conversion scenario and report"),
    minutes=50,
    draw=drawn,
    captions={
        "scenario": say("The scenario’s figures (a)"),
        "kpis": say("Five KPIs against their targets (b)"),
    },
    headings={
        "item": say("Item"),
        "value": say("Value"),
        "kpi": say("KPI"),
        "target": say("Target"),
    },
    words={
        **{kpi: say("{kpi}", kpi=KpiTerm(id=kpi, form="label")) for kpi in KPIS},
        "media": say("Media (€)"),
        "production": say("Production (€)"),
        "hours": say("Hours of work"),
        "rate": say("Cost of an hour (€)"),
        "impressions": say("Impressions"),
        "clicks": say("Clicks"),
        "leads": say("Leads (number)"),
        "sales": say("Sales (number)"),
        "basket": say("Average basket (€)"),
        "margin": say("Margin rate (%)"),
    },
    questions=QUESTIONS,
    expected=expected,
    mistakes=mistakes,
    teaching=(
        say("Announce the ROAS alone and let the room applaud; then have the margin computed. The "
            "silence is the lesson."),
        say("Ask what would have to change for the scenario to pay: basket, margin, rate or cost, "
            "and which of them social media can move."),
        say("For b, start from the response time: who would congratulate a team that answers "
            "later than promised?"),
        say("For c, read two findings aloud: the room checks number, comparison, action, role and "
            "date; the four levels of the rubric are for the rest."),
        say("Timing: 25 minutes for a, 10 for b, 15 for the finding."),
    ),
    points=20,
)  # fmt: skip
