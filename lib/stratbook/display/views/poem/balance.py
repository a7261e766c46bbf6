"""The three classes side by side: shares of count, cost and contacts, and what moved."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Message, Quantity, Term, say, term
from stratbook.core.period import Period
from stratbook.core.vocabulary import Medium
from stratbook.display.canvas import Canvas
from stratbook.display.charts import stacked
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.poem.names import EMPTY, MEDIA, points, share
from stratbook.strategy.poem.balance import Balance, Measure, Poem
from stratbook.strategy.poem.evidence import LABELS

_MEASURES: Final[dict[Measure, Term]] = {
    "count": term("Number of media"),
    "cost": term("Cost, hours included"),
    "contacts": term("Cumulative contacts"),
}


def balance_figure(look: Look, poem: Poem) -> Html:
    """Draw the shares of paid, owned and earned by count, cost and contacts, now and before."""
    if not poem.now.items:
        return note(look, EMPTY)

    def draw(canvas: Canvas) -> None:
        balances = [poem.now] if poem.before is None else [poem.now, poem.before]
        rows = [
            (_row_name(_MEASURES[measure], each.period, len(balances)), _amounts(each, measure))
            for measure in _MEASURES
            for each in balances
        ]
        stacked(canvas, rows, list(MEDIA.values()))

    caption = Caption(
        title=_title(poem.now),
        subtitle=say(
            "Shares of paid, owned and earned media, {period}. Contacts count duplicates.",
            period=poem.now.period,
        ),
        source=say("Source: media inventory, {count} media.", count=poem.now.media),
        alt=say(
            "Bars cut into paid, owned and earned. Cost: {cost}. Contacts: {contacts}.",
            cost=_shares(poem.now, "cost"),
            contacts=_shares(poem.now, "contacts"),
        ),
    )
    height = 2.3 if poem.before is None else 3.6
    return figure(look, draw, caption, height=height, phone_height=height * 1.25)


def balance_table(look: Look, poem: Poem, currency: str, tax: TaxBasis) -> Html:
    """Show what each class costs and brings."""
    if not poem.now.items:
        return note(look, EMPTY)
    return table(
        look,
        [
            term("Class"), term("Media"), term("Money"), term("Hours at their cost"),
            term("Cumulative contacts"), term("Cost of 1,000 contacts"),
            term("The period before"),
        ],
        [_weights(poem, medium, currency) for medium in Medium],
        say("The balance in figures, {tax}", tax=TAX[tax]),
        note=say(
            "Contacts add up the reach of each medium: one person met twice counts twice. "
            "A boosted medium counts in two classes. Earned media cost no media money: the "
            "cost of their contacts is undefined, never zero."
        ),
    )  # fmt: skip


def share_table(look: Look, poem: Poem) -> Html:
    """Show each class's share of count, cost and contacts, and its change in points."""
    if not poem.now.items:
        return note(look, EMPTY)
    since = (
        say("Change since {period}, in points.", period=poem.before.period)
        if poem.before
        else say("No inventory for the period compared with, hence no change.")
    )
    headings: list[Fact | str] = [term("Class")]
    for measure in _MEASURES:
        headings += [_MEASURES[measure], term("Change")]
    rows: list[Row] = [
        [
            MEDIA[medium],
            *(
                cell
                for measure in _MEASURES
                for cell in (
                    share(poem.now.share(measure, medium), 1),
                    points(poem.change(measure, medium)),
                )
            ),
        ]
        for medium in Medium
    ]
    return table(look, headings, rows, say("Shares, and what moved"), note=since)


def _row_name(measure: Term, period: Period, balances: int) -> Fact:
    return measure if balances == 1 else say("{what}, {period}", what=measure, period=period)


def _weights(poem: Poem, medium: Medium, currency: str) -> Row:
    weight = poem.now.weights[medium]
    before = None if poem.before is None else poem.before.weights[medium].cost_per_thousand
    undefined = medium is Medium.EARNED
    return [
        MEDIA[medium],
        weight.count,
        money(weight.spend, currency),
        money(weight.work, currency),
        Quantity(value=weight.contacts),
        term("not defined") if undefined else cents(weight.cost_per_thousand, currency),
        term("not defined") if undefined else cents(before, currency),
    ]


def _title(now: Balance) -> Message:
    """Say which class brings most contacts, and what share of the cost it takes."""
    shares = {medium: now.share("contacts", medium) or 0.0 for medium in Medium}
    lead = max(Medium, key=lambda each: shares[each])
    cost = now.share("cost", lead)
    if not shares[lead] or cost is None:
        return say("The inventory gives too few figures to weigh the three classes")
    return say(
        "Most contacts come from {medium}: {share}, for {cost} of the cost",
        medium=Term(text=LABELS[lead]),
        share=share(shares[lead]),
        cost=share(cost),
    )


def _shares(now: Balance, measure: Measure) -> list[Fact]:
    return [
        say("{medium} {share}", medium=MEDIA[medium], share=share(now.share(measure, medium)))
        for medium in Medium
    ]


def _amounts(now: Balance, measure: Measure) -> list[Quantity]:
    """Return the amounts of a bar; an empty class weighs 0, one without figures is missing."""
    return [
        Quantity(value=0.0 if not now.weights[medium].count else now.amount(measure, medium))
        for medium in Medium
    ]
