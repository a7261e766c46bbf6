"""Prices, returns and break-even of each scenario, side by side on one basis."""

from collections.abc import Callable, Sequence

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import cents
from stratbook.display.tables import Cell, table
from stratbook.display.views.conversion.names import amount, between, chosen, rate, taxed, times
from stratbook.strategy.conversion.verdicts import RULE, Basis, Judged

BASES: dict[Basis, Fact] = {
    "margin": term("margin"),
    "worth": term("highest cost accepted"),
    "none": term("nothing to hold it against"),
}


def return_table(look: Look, judged: Sequence[Judged], currency: str, tax: TaxBasis) -> Html:
    """Show what each thing costs and gives back: a row a measure, a column a scenario.

    Only rows for which some scenario has a figure; money that comes in is left out where
    none does.
    """
    if not judged:
        return Html("")
    rows = [
        [look.sentence(name), *(measure(each) for each in judged)]
        for name, measure in _measures(judged, currency)
    ]
    kept: list[list[Cell]] = [row for row in rows if any(_known(cell) for cell in row[1:])]
    headings: list[Fact | str] = [
        term("Measure"), *(each.scenario.name for each in judged)
    ]  # fmt: skip
    return table(
        look, headings, kept, say("Prices, returns and break-even"), note=taxed(currency, tax)
    )  # fmt: skip


def _known(cell: Cell) -> bool:
    return not isinstance(cell, Quantity) or cell.value is not None


Reading = Callable[[Judged], Cell]


def _measures(judged: Sequence[Judged], currency: str) -> list[tuple[Fact, Reading]]:
    """Return the rows in order: traffic, prices, gain, returns, break-even."""
    sells = any(each.scenario.conversion in {"sale", "lead"} for each in judged)
    middle = term("qualified lead") if sells else term("contact made")
    return [
        (say("CPM, media"), lambda each: cents(each.returns.cpm, currency)),
        (say("CTR"), lambda each: rate(each.returns.ctr)),
        (say("CPC, media"), lambda each: cents(each.returns.cpc, currency)),
        (say("Cost of a {what}, media", what=middle),
         lambda each: cents(each.returns.cpl_media, currency)),
        (say("Cost of a {what}, full", what=middle),
         lambda each: cents(each.returns.cpl_full, currency)),
        (say("Cost of a final conversion, media"),
         lambda each: cents(each.returns.cpa_media, currency)),
        (say("Cost of a final conversion, full"),
         lambda each: cents(each.returns.cpa_full, currency)),
        (say("Full cost"), lambda each: amount(each.returns.full, currency)),
        (say("Money brought in"), lambda each: amount(each.returns.revenue, currency)),
        (say("Gross margin"), lambda each: amount(_margin(each), currency)),
        (say("ROAS (money brought in ÷ media)"), lambda each: times(each.returns.roas)),
        (say("ROI on money brought in"), lambda each: rate(each.returns.roi_revenue, signed=True)),
        (say("ROI on margin"), lambda each: rate(_on_margin(each), signed=True)),
        (say("Break-even, in conversions"), lambda each: Quantity(value=each.returns.break_even)),
        (say("Break-even ROAS, media only"), lambda each: times(_media_roas(each))),
        (say("Break-even ROAS, full cost"), lambda each: times(each.returns.roas_full)),
    ]  # fmt: skip


def _gives(judged: Judged) -> bool:
    """Say whether what comes in is a gift: it has no margin to speak of."""
    return judged.scenario.conversion == "donation"


def _margin(judged: Judged) -> float | None:
    return None if _gives(judged) else judged.returns.margin


def _on_margin(judged: Judged) -> float | None:
    return None if _gives(judged) else judged.returns.roi_margin


def _media_roas(judged: Judged) -> float | None:
    return None if _gives(judged) else judged.returns.roas_media


def compared_figure(look: Look, judged: Sequence[Judged]) -> Html:
    """Draw the return on the full cost of each scenario, with its interval."""
    known = [each for each in judged if each.result is not None]
    if not known:
        return prose.note(look, say(
            "No scenario can be compared yet: it takes the full cost, and the margin or the "
            "highest cost accepted for a conversion."
        ))  # fmt: skip
    best = max(known, key=lambda each: each.result or 0.0)
    paying = sum((each.result or 0.0) >= 0 for each in known)
    caption = Caption(
        title=say(
            "Scenarios that cover their full cost: {paying} of {count}",
            paying=paying, count=len(known),
        ) if len(known) > 1 else say(
            "The scenario returns {result} on its full cost", result=_result(best)
        ),
        subtitle=_subtitle(known),
        source=say("Source: the scenarios’ dossiers."),
        alt=say("Bars, the best is {name} at {result}.",
                name=best.scenario.name, result=_result(best)),
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        axes = bars(canvas, [_bar(each) for each in known])
        low, high = axes.get_xlim()
        axes.set_xlim(low - 0.02 * (high - low), high + (high - low) * 0.25)

    return figure(look, draw, caption, height=0.8 + 0.45 * len(known))


def _subtitle(judged: Sequence[Judged]) -> Message:
    """Say what the gain is: no word of money where none comes in."""
    if all(each.basis == "worth" for each in judged):
        return say(
            "(gain − full cost) ÷ full cost; the gain counts each conversion at the highest cost "
            "accepted. The line is the interval of the conversion rate."
        )
    return say(
        "(gain − full cost) ÷ full cost; the gain is what the money brought in leaves, or the "
        "conversions at the highest cost accepted. The line is the interval of the conversion "
        "rate."
    )


def _bar(judged: Judged) -> Bar:
    ends = None
    if judged.interval is not None:
        low, high = (Quantity(value=each, unit=Unit.RATIO) for each in judged.interval)
        ends = (low, high)
    return Bar(judged.scenario.name, _result(judged), interval=ends)


def _result(judged: Judged) -> Quantity:
    return Quantity(value=judged.result, unit=Unit.RATIO, signed=True)


def verdict_table(look: Look, judged: Sequence[Judged]) -> Html:
    """Show what the rule makes of each scenario, and on what basis."""
    if not judged:
        return Html("")
    rows: list[list[Cell]] = [
        [
            each.scenario.name,
            term("donations") if _gives(each) else BASES[each.basis],
            rate(each.result, signed=True),
            between(each.interval, signed=True),
            Quantity(value=each.scenario.conversions),
            chosen(look, RULE, each.choice.chosen),
        ]
        for each in judged
    ]
    headings = [
        term("Scenario"), term("Basis"), term("Return on the full cost"), term("95% interval"),
        term("Conversions"), term("What to do"),
    ]  # fmt: skip
    note = say(
        "One basis for all: the full cost, hours and suppliers included. The interval is that of "
        "the conversion rate carried over; other uncertainties come on top."
    )
    return table(look, headings, rows, say("The scenarios compared"), note=note)
