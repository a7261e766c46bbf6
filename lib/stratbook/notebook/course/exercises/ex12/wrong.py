"""Exercise 12's usual mistakes."""

from collections.abc import Sequence
from math import sqrt

from stratbook.core.message import say
from stratbook.core.vocabulary import Status
from stratbook.notebook.course.exercise import Data, Mistake
from stratbook.notebook.course.exercises.ex12.answers import LOWER, case, expected, standing
from stratbook.notebook.course.exercises.ex12.asked import ID, QUESTIONS
from stratbook.notebook.course.exercises.reading import not_rounded_up
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of


def mistakes(data: Data) -> Sequence[Mistake]:
    """Return the usual mistakes with a learner's tables."""
    return mistakes_of(ID, QUESTIONS, expected(data), pitfalls_of(data))


def pitfalls_of(data: Data) -> list[Pitfall]:
    """Return every pitfall of the exercise."""
    items = case(data)
    return [*_of_costs(items), *_of_rates(items), *_of_returns(items), *_of_margin(items),
            *_of_targets(data)]  # fmt: skip


def _full(items: dict[str, float]) -> float:
    return items["media"] + items["production"] + items["hours"] * items["rate"]


def _of_costs(items: dict[str, float]) -> list[Pitfall]:
    media, full = items["media"], _full(items)
    return [
        (say("You left out the hours: time is paid too, at its rate."),
         {"cost": media + items["production"]}),
        (say("You added hours to euros: multiply the hours by their rate first."),
         {"cost": media + items["production"] + items["hours"]}),
        (say("That is the media alone: production and hours are part of what it cost."),
         {"cost": media, "cpl_full": media / items["leads"], "cpa": media / items["sales"]}),
        (say("Prices of media (CPM, CPC, media CPL) are taken on media alone; the full cost is "
             "for the full CPL, the CPA and the ROI."),
         {"cpm": 1_000 * full / items["impressions"], "cpc": full / items["clicks"],
          "cpl_media": full / items["leads"]}),
        (say("That is the price of one impression: the CPM is that of a thousand."),
         {"cpm": media / items["impressions"]}),
        (say("You divided by the leads: an acquisition is a sale here."),
         {"cpa": full / items["leads"]}),
    ]  # fmt: skip


def _of_rates(items: dict[str, float]) -> list[Pitfall]:
    sales, clicks = items["sales"], items["clicks"]
    rate = sales / clicks
    half = 1.96 * sqrt(rate * (1 - rate) / clicks)
    return [
        (say("You divided by the leads: the rate goes from click to sale."),
         {"click_to_sale": 100 * sales / items["leads"]}),
        (say("You divided by the impressions: the rate goes from click to sale."),
         {"click_to_sale": 100 * sales / items["impressions"]}),
        (say("That is the rate from click to lead: sales are asked."),
         {"click_to_sale": 100 * items["leads"] / clicks}),
        (say("Turn it over: clicks ÷ impressions."), {"ctr": items["impressions"] / clicks}),
        (say("You went the same distance below and above the rate. With so few sales the interval "
             "is not symmetric: take Wilson’s, as in the text of the exercise."),
         {"low": 100 * (rate - half), "high": 100 * (rate + half)}),
    ]  # fmt: skip


def _of_returns(items: dict[str, float]) -> list[Pitfall]:
    media, full = items["media"], _full(items)
    revenue = items["sales"] * items["basket"]
    margin = revenue * items["margin"]
    return [
        (say("You divided by the full cost: a ROAS is revenue ÷ media, which is why it flatters."),
         {"roas": revenue / full}),
        (say("You took the margin: a ROAS takes the whole revenue, which is why it flatters."),
         {"roas": margin / media}),
        (say("You did not take the cost off: ROI = (gain − cost) ÷ cost."),
         {"roi_revenue": 100 * revenue / full, "roi_margin": 100 * margin / full}),
        (say("You held the gain against media alone: a ROI is taken on the full cost."),
         {"roi_revenue": 100 * (revenue - media) / media,
          "roi_margin": 100 * (margin - media) / media}),
        (say("You took the revenue as a gain: once the goods are paid, only the margin is left."),
         {"roi_margin": 100 * (revenue - full) / full}),
        (say("You took the margin: this first ROI is asked on revenue, to compare the two."),
         {"roi_revenue": 100 * (margin - full) / full}),
        (say("You are celebrating the ROAS. It compares the whole revenue with media alone; once "
             "goods, production and hours are paid, look at what is left."), {"profitable": True}),
    ]  # fmt: skip


def _of_margin(items: dict[str, float]) -> list[Pitfall]:
    media, full = items["media"], _full(items)
    unit = items["basket"] * items["margin"]
    meet = full / unit
    return [
        (say("Each sale brings its margin, not its price: divide by basket × margin."),
         {"break_even": _up(full / items["basket"])}),
        (say("You let the sales pay for media alone: production and hours must be earned back "
             "too."), {"break_even": _up(media / unit)}),
        *((say("One does not sell part of a basket: take the next whole number, the one below "
               "does not pay the cost."), {"break_even": each}) for each in not_rounded_up(meet)),
        (say("That is the ROAS at which the full cost is paid; the one that pays for media is "
             "asked."), {"break_even_roas": full / items["margin"] / media}),
        (say("That is the margin rate: ask how many euros of sales it takes to earn one euro of "
             "margin."), {"break_even_roas": items["margin"]}),
    ]  # fmt: skip


def _of_targets(data: Data) -> list[Pitfall]:
    pairs = standing(data)
    lower = {kpi: pairs[kpi] for kpi in LOWER}
    higher = {kpi: pair for kpi, pair in pairs.items() if kpi not in LOWER}
    return [
        (say("Taken the wrong way round: here lower is better, so that attainment is target ÷ "
             "value. Paying or waiting more than the target cannot be a success."),
         {**{f"attainment_{kpi}": 100 * value / target for kpi, (value, target) in lower.items()},
          **{f"status_{kpi}": str(Status.REACHED) for kpi in lower}}),
        (say("Here higher is better: attainment is value ÷ target. It is turned over only where "
             "lower is better."),
         {f"attainment_{kpi}": 100 * target / value for kpi, (value, target) in higher.items()}),
        (say("That is the gap to the target, in per cent. Attainment is what part of the target is "
             "reached: at the target it is 100 %."),
         {f"attainment_{kpi}": 100 * (value - target) / target
          for kpi, (value, target) in pairs.items()}),
        (say("That is a gap in points. Attainment is value ÷ target, in per cent."),
         {"attainment_er_reach": pairs["er_reach"][0] - pairs["er_reach"][1]}),
    ]  # fmt: skip


def _up(number: float) -> int:
    return -int(-number // 1)
