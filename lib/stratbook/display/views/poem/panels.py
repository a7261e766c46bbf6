"""A panel a class: what paid, owned and earned media cost and bring, medium by medium."""

from collections.abc import Sequence

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Medium
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.poem.names import NONE, name_of, place_of, share
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.inventory import Item

_REUSED = {True: term("reused"), False: term("never reused"), None: term("not said")}
_LANDING = {
    True: term("own page behind it"),
    False: term("no own page behind it"),
    None: term("not said"),
}
_ONE = {
    Medium.PAID: term("paid medium"),
    Medium.OWNED: term("owned medium"),
    Medium.EARNED: term("earned medium"),
}
_RELAYED = {True: term("relayed"), False: term("nothing leads to it"), None: term("not said")}


def price_figure(look: Look, now: Balance, currency: str) -> Html:
    """Draw what 1,000 contacts cost by each paid and owned medium, the dearest first."""
    enough = threshold("poem_price_contacts")
    priced = [
        each
        for each in now.items
        if each.cost_per_thousand is not None and (each.contacts or 0.0) >= enough
    ]
    if not priced:
        return note(look, say("No medium gives both a cost and its contacts: no price to compare."))
    dearest = max(priced, key=lambda each: each.cost_per_thousand or 0.0)
    cheapest = min(priced, key=lambda each: each.cost_per_thousand or 0.0)

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each, currency) for each in priced])

    caption = Caption(
        title=_title(cheapest, dearest, currency),
        subtitle=say(
            "Cost of 1,000 contacts, hours included, {period}. Paid media in colour, owned in "
            "grey; earned media have no price, and under {least} contacts none is drawn.",
            period=now.period,
            least=int(enough),
        ),
        source=say("Source: media inventory, {count} media.", count=now.media),
        alt=say(
            "Bars from the dearest, {first} at {most}, to the cheapest, {last} at {least}.",
            first=name_of(dearest), most=_price(dearest, currency),
            last=name_of(cheapest), least=_price(cheapest, currency),
        ),
        so_what=say(
            "A cheap contact is not a good one yet: it must also lead to a page of one’s own."
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.9 + 0.28 * len(priced),
                  phone_height=0.9 + 0.42 * len(priced))  # fmt: skip


def paid_table(look: Look, now: Balance, currency: str, tax: TaxBasis) -> Html:
    """Show each paid medium: cost and its share, contacts and their share, price, landing."""
    items = _of(now, Medium.PAID)
    if not items:
        return note(look, say("The inventory lists no paid medium for this period."))
    weight = now.weights[Medium.PAID]
    return table(
        look,
        [
            term("Medium"), term("Platform"), term("Cost"), term("Share of paid cost"),
            term("Contacts"), term("Share of paid contacts"), term("Cost of 1,000 contacts"),
            term("Landing"),
        ],
        [
            [
                name_of(each),
                place_of(each.platform),
                money(each.cost, currency),
                _part(each.cost, weight.cost),
                Quantity(value=each.contacts),
                _part(each.contacts, weight.contacts),
                _price(each, currency),
                _LANDING[each.has_landing],
            ]
            for each in items
        ],
        say("Paid media, {tax}", tax=TAX[tax]),
        note=_left_out(weight.unpriced, weight.uncounted),
    )  # fmt: skip


def owned_table(look: Look, now: Balance, currency: str, tax: TaxBasis) -> Html:
    """Show each owned medium: hours at their rate and money, per session and per contact."""
    items = _of(now, Medium.OWNED)
    if not items:
        return note(look, say("The inventory lists no owned medium for this period."))
    weight = now.weights[Medium.OWNED]
    return table(
        look,
        [
            term("Medium"), term("Hours"), term("Hours at their cost"), term("Money"),
            term("Sessions"), term("Cost of a session"), term("Contacts"),
            term("Cost of 1,000 contacts"), term("Relayed"),
        ],
        [_owned(each, currency) for each in items],
        say("Owned media, {tax}", tax=TAX[tax]),
        note=_left_out(weight.unpriced, weight.uncounted),
    )  # fmt: skip


def earned_table(look: Look, now: Balance) -> Html:
    """Show each earned medium: contacts, sessions, whether one’s own media took it up."""
    items = _of(now, Medium.EARNED)
    if not items:
        return note(look, say("The inventory lists no earned medium for this period."))
    whole = now.weights[Medium.EARNED].contacts
    return table(
        look,
        [
            term("Medium"), term("Platform"), term("Contacts"), term("Share of earned contacts"),
            term("Sessions"), term("Cost of 1,000 contacts"), term("Reused"),
        ],
        [
            [
                name_of(each),
                place_of(each.platform),
                Quantity(value=each.contacts),
                _part(each.contacts, whole),
                Quantity(value=each.sessions),
                term("not defined"),
                _REUSED[each.is_reused],
            ]
            for each in items
        ],
        say("Earned media"),
        note=say(
            "Earned is not free: it is earned by work done elsewhere. No advertising value is "
            "put on it; professional bodies (AMEC) advise against it."
        ),
    )  # fmt: skip


def _owned(item: Item, currency: str) -> Row:
    return [
        name_of(item),
        _hours(item.hours),
        money(item.work, currency),
        money(item.spend, currency),
        Quantity(value=item.sessions),
        cents(item.cost_per_session, currency),
        Quantity(value=item.contacts),
        _price(item, currency),
        NONE if item.platform and item.is_relayed is None else _RELAYED[item.is_relayed],
    ]


def _hours(hours: float | None) -> Quantity:
    whole = hours is not None and hours == int(hours)
    return Quantity(value=hours, unit=Unit.HOURS, digits=0 if whole else 1)


def _of(now: Balance, medium: Medium) -> Sequence[Item]:
    items = [each for each in now.items if each.medium is medium]
    return sorted(items, key=lambda each: (-(each.cost or 0), -(each.contacts or 0), each.name))


def _part(value: float | None, whole: float | None) -> Quantity:
    return share(None if value is None or not whole else value / whole)


def _price(item: Item, currency: str) -> Quantity:
    return cents(item.cost_per_thousand, currency)


def _bar(item: Item, currency: str) -> Bar:
    return Bar(name_of(item), _price(item, currency), highlight=item.medium is Medium.PAID)


def _title(cheapest: Item, dearest: Item, currency: str) -> Message:
    if cheapest == dearest:
        return say("1,000 contacts cost {price} by {medium}", price=_price(cheapest, currency),
                   medium=name_of(cheapest))  # fmt: skip
    return say(
        "1,000 contacts cost from {least} ({first}) to {most} ({last})",
        least=_price(cheapest, currency),
        first=_called(cheapest),
        most=_price(dearest, currency),
        last=_called(dearest),
    )


def _called(item: Item) -> Fact:
    return say("{medium}, {kind}", medium=name_of(item), kind=_ONE[item.medium])


def _left_out(unpriced: int, uncounted: int) -> Message | None:
    """Say how many media have no cost or no reach, which their ratios leave out."""
    if not unpriced and not uncounted:
        return None
    return say(
        "Without a cost: {unpriced}; without a reach: {uncounted}. Missing is not zero.",
        unpriced=unpriced,
        uncounted=uncounted,
    )
