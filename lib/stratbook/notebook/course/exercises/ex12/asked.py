"""Exercise 12's questions, with where to look again."""

from typing import Final

from stratbook.core.message import KpiTerm, Quantity, Unit, say
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.notebook.course.exercise import Question
from stratbook.notebook.course.exercises.ex12.answers import KPIS, LOWER

ID: Final = "ex12"
_WILSON: Final = say(
    "(sales + 1.92) ÷ (clicks + 3.84), less or plus 1.96 × √(sales × (clicks − sales) ÷ clicks + "
    "0.96) ÷ (clicks + 3.84), in per cent."
)
_STATUS: Final = {
    str(Status.REACHED): say("reached"),
    str(Status.WATCH): say("to watch"),
    str(Status.MISSED): say("missed"),
}


def _attainment(kpi: str) -> Question:
    how = (
        say("Lower is better here: 100 × target ÷ value.")
        if kpi in LOWER
        else say("Higher is better here: 100 × value ÷ target.")
    )
    asks = say("b. Attainment: {kpi} (%)", kpi=KpiTerm(id=kpi, form="label"))
    return Question(f"attainment_{kpi}", asks, "number", how, share=True)


def _status(kpi: str) -> Question:
    green, amber = (
        Quantity(value=threshold(name), unit=Unit.RATIO, digits=0)
        for name in ("status_green", "status_amber")
    )
    nudge = say("Hold attainment against two limits, {green} and {amber}: they part three states.",
                green=green, amber=amber)  # fmt: skip
    asks = say("b. Status: {kpi}", kpi=KpiTerm(id=kpi, form="label"))
    return Question(f"status_{kpi}", asks, "choice", nudge, options=_STATUS)


QUESTIONS: Final = (
    Question("cost", say("a. Full cost (€)"), "number",
             say("Media, production, and the hours at their rate."), tolerance=0.5),
    Question("cpm", say("a. CPM, on media (€)"), "number",
             say("Media ÷ impressions × 1,000."), tolerance=0.01),
    Question("ctr", say("a. Click-through rate (%)"), "number",
             say("Clicks ÷ impressions."), share=True),
    Question("cpc", say("a. Cost per click, on media (€, two decimals)"), "number",
             say("Media ÷ clicks."), tolerance=0.01),
    Question("cpl_media", say("a. Cost per lead, on media (€, two decimals)"), "number",
             say("Media ÷ leads."), tolerance=0.01),
    Question("cpl_full", say("a. Cost per lead, on the full cost (€, two decimals)"), "number",
             say("Full cost ÷ leads."), tolerance=0.01),
    Question("cpa", say("a. Cost per sale, on the full cost (€, two decimals)"), "number",
             say("Full cost ÷ sales."), tolerance=0.01),
    Question("click_to_sale", say("a. Rate from click to sale (%, two decimals)"), "number",
             say("Sales ÷ clicks."), tolerance=0.01, share=True),
    Question("low", say("a. Its 95% interval, lower end (%, two decimals)"), "number", _WILSON,
             tolerance=0.01, share=True),
    Question("high", say("a. Its 95% interval, upper end (%, two decimals)"), "number", _WILSON,
             tolerance=0.01, share=True),
    Question("roas", say("a. ROAS (two decimals)"), "number",
             say("Revenue ÷ media, revenue being sales × basket."), tolerance=0.01),
    Question("roi_revenue", say("a. ROI on revenue (%)"), "number",
             say("(revenue − full cost) ÷ full cost."), share=True),
    Question("roi_margin", say("a. ROI on margin (%)"), "number",
             say("(margin − full cost) ÷ full cost, the margin being revenue × margin rate."),
             share=True),
    Question("break_even", say("a. Sales at which the margin pays the full cost (a whole number)"),
             "number", say("Full cost ÷ (basket × margin rate), rounded up."), tolerance=0),
    Question("break_even_roas", say("a. ROAS at which the margin pays for media (two decimals)"),
             "number", say("1 ÷ margin rate."), tolerance=0.01),
    Question("profitable", say("a. Did this scenario earn money? (True or False)"), "flag",
             say("Judge by the ROI on margin.")),
    *(_attainment(kpi) for kpi in KPIS),
    *(_status(kpi) for kpi in KPIS),
    Question("finding", say("c. Write one finding for the report. 60 words at most: a number, a "
                            "comparison, an action, a role, a date"), "text",
             say("One figure, what it is compared with, what to do about it.")),
)  # fmt: skip
