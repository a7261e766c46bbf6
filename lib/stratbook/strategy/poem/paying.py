"""What chapter 3 finds of paying for visibility, and the decision it proposes."""

from typing import Final

from stratbook.core.decision import Decision
from stratbook.core.finding import Action, Comparison, Confidence, Finding
from stratbook.core.message import N_, Message, Name, Quantity, Term, Unit, facts_of, say, term
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Level
from stratbook.strategy.kpis.measure import posts_counted
from stratbook.strategy.poem.evidence import CHAPTER
from stratbook.strategy.poem.scenarios import RULE, PaidOrNot, Range
from stratbook.strategy.poem.visibility import Visibility

WAYS: Final[dict[str, Term]] = {
    "sponsor": term("pay for visibility"),
    "create": term("rest on creativity and strategy"),
}
_INTERVAL: Final = N_("the interval of the difference leaves out zero")
_PRICES: Final = N_("prices of the past months, without diminishing returns")


@remembered
def find_paying(seen: Visibility, found: PaidOrNot | None, currency: str) -> tuple[Finding, ...]:
    """Return what stands out of the reach of posts and of the ad budget, if anything.

    Parameters
    ----------
    seen : Visibility
        The past months.
    found : PaidOrNot or None
        The two scenarios, where the data support them.
    currency : str
        Currency of the budget.
    """
    both = (_rate(seen), _budget(found, currency) if found else None)
    return tuple(each for each in both if each is not None)


@remembered
def decide_paying(found: PaidOrNot | None, currency: str) -> tuple[Decision, ...]:
    """Return the decision whether to pay, as proposed or as a person made it; none without data."""
    if found is None:
        return ()
    word = found.choice.override
    return (
        Decision(
            rule=RULE,
            chapter=CHAPTER,
            question=say(
                "Pay for visibility with the ad space of {span}?", span=found.space.period
            ),
            options=tuple(WAYS.values()),
            criteria=(say("contacts bought beside those the posts bring"),),
            choice=WAYS[found.way],
            reason=_reason(found) if word is None else Name(text=word.reason),
            state="proposed" if word is None else "overridden",
            owner="" if word is None else word.by,
            on=None if word is None else word.on,
            cost=Quantity(value=found.space.amount, unit=Unit.MONEY, currency=currency),
            kpi="cost_per_reached_1000",
        ),
    )


def _reason(found: PaidOrNot) -> Message:
    return say(
        "It buys about {bought} contacts a month; posts bring {organic}.",
        bought=_contacts(found.bought.middle),
        organic=_contacts(found.organic.middle),
    )


def _budget(found: PaidOrNot, currency: str) -> Finding:
    thin = found.choice.computed == "create"
    bought, organic = found.bought.middle, found.organic.middle
    return Finding(
        key="poem.budget_thin" if thin else "poem.budget_carries",
        chapter=CHAPTER,
        facts=facts_of(
            {
                "budget": Quantity(value=found.space.amount, unit=Unit.MONEY, currency=currency),
                "span": found.space.period,
                "least": _contacts(found.bought.low),
                "most": _contacts(found.bought.high),
            }
        ),
        comparison=Comparison(
            against="alternative",
            value=_contacts(bought),
            reference=_contacts(organic),
            difference=_contacts(bought - organic, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_PRICES),
        impact=min(1.0, bought / (bought + organic)),
        urgency=0.5,
        action=Action(
            kpi="reach",
            effort=Level.MEDIUM,
            **_effect(found.created if thin else found.bought),
        ),
    )


def _effect(gained: Range | None) -> dict[str, Quantity]:
    if gained is None:
        return {}
    return {"low": _contacts(gained.low), "high": _contacts(gained.high)}


def _contacts(value: float, *, signed: bool = False) -> Quantity:
    """Return contacts to two significant figures: an estimate is not counted to the unit."""
    return Quantity(value=float(f"{value:.2g}"), signed=signed)


def _rate(seen: Visibility) -> Finding | None:
    """Return the change in the posts' reach rate over a year, when chance does not explain it."""
    if seen.change is None:
        return None
    before, now, (low, high) = seen.change
    notable = abs(now - before) > threshold("notable_change") * before
    if low <= 0 <= high or not notable:
        return None
    last = seen.months[-1].rate
    return Finding(
        key="poem.organic_rate_up" if now > before else "poem.organic_rate_down",
        chapter=CHAPTER,
        facts=facts_of({"since": seen.months[0].period, "posts": posts_counted(last.n or 0)}),
        comparison=Comparison(
            against="year_before",
            value=Quantity(value=now, unit=Unit.RATIO),
            reference=Quantity(value=before, unit=Unit.RATIO),
            difference=Quantity(value=now - before, unit=Unit.POINTS, signed=True),
        ),
        confidence=Confidence(level=Level.MEDIUM, why=_INTERVAL),
        impact=min(1.0, abs(now - before) / before),
        urgency=0.5,
        tone="good" if now > before else "bad",
        action=None if now > before else Action(kpi="organic_reach_rate", effort=Level.MEDIUM),
        sources=last.sources,
    )
