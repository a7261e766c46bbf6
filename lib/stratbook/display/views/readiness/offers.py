"""The comparison of ad offers, the most suitable first, with what the score rests on."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, term
from stratbook.core.reference import csv_rows, threshold
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import cents
from stratbook.display.tables import Row, table
from stratbook.display.views.readiness.names import NONE, objective_names, small
from stratbook.plan.readiness.offers import CRITERIA, Fit, Offer

_PRICE: Final[dict[str, tuple[Mark, Term]]] = {
    "fresh": ("good", term("up to date")),
    "stale": ("watch", term("old price")),
    "undated": ("watch", term("undated price")),
    "missing": ("watch", term("price missing")),
}


def offers_table(look: Look, fits: Sequence[Fit], currency: str) -> Html:
    """Show each offer with its suitability in points and in words, and the age of its price.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    fits : sequence of Fit
        The most suitable first.
    currency : str
        The client's.
    """
    points = {each: threshold(f"offer_points_{each}") for each in CRITERIA}
    return table(
        look,
        [
            term("Offer"), term("Suitability"), term("Why"), term("Minimum a day"),
            term("Formats"), term("Targeting"), term("Buying modes"),
        ],
        [_row(look, each, currency) for each in fits],
        say("Ad offers held against the objectives, the personas and the money"),
        note=say(
            "Out of 100: {objective} for the objectives served, {persona} for a persona’s "
            "platform, {budget} for a budget above the minimum, {account} for an account held. "
            "What cannot be said gives no point. From {suits} on, the offer suits. A price older "
            "than {months} months is to be read again.",
            objective=_points(points["objective"]),
            persona=_points(points["persona"]),
            budget=_points(points["budget"]),
            account=_points(points["account"]),
            suits=_points(threshold("offer_suitable_score")),
            months=int(threshold("offer_price_months")),
        ),
    )  # fmt: skip


def _row(look: Look, fit: Fit, currency: str) -> Row:
    offer = fit.offer
    name = [element("b", offer.name)]
    if fit.planned:
        name.append(small(look, say("in the plan")))
    return [
        join(name),
        join([
            mark(look, "good" if fit.suits else "neutral", _points(fit.score)),
            small(look, say("suits") if fit.suits else say("suits less")),
        ]),
        _why(look, fit),
        _minimum(look, fit, currency),
        _words(offer, offer.formats),
        _words(offer, offer.targeting),
        _words(offer, offer.buying),
    ]  # fmt: skip


def _why(look: Look, fit: Fit) -> Html:
    """Return the four criteria in words."""
    said = [_objectives(fit), _personas(fit), _money(fit), _account(fit)]
    return join([element("div", look.sentence(each)) for each in said])


def _objectives(fit: Fit) -> Message:
    if not fit.served:
        return say("serves none of the objectives.")
    served = objective_names(fit.served)
    if not fit.missed:
        return say("serves {objectives}.", objectives=served)
    return say(
        "serves {objectives}, not {missed}.",
        objectives=served,
        missed=objective_names(fit.missed),
    )


def _personas(fit: Fit) -> Message:
    if not fit.personas:
        return say("no persona there.")
    return say("personas there: {personas}.", personas=list(fit.personas))


def _money(fit: Fit) -> Message:
    match fit.covers_minimum:
        case True:
            return say("the budget planned covers the minimum.")
        case False:
            return say("the budget planned is below the minimum.")
        case _ if not fit.planned:
            return say("no money planned.")
        case _:
            return say("minimum not known in the client’s currency.")


def _account(fit: Fit) -> Message:
    return say("account held.") if fit.account else say("no account held.")


def _minimum(look: Look, fit: Fit, currency: str) -> Html:
    offer = fit.offer
    parts = []
    if offer.minimum is not None:
        amount = cents(offer.minimum, offer.currency)
        parts.append(element("div", look.say(amount)))
        if offer.currency != currency and fit.minimum is not None:
            parts.append(small(look, say("that is {amount}", amount=cents(fit.minimum, currency))))
    parts.append(mark(look, *_PRICE[fit.price]))
    if offer.priced_on is not None:
        parts.append(small(look, say("price of {day}", day=offer.priced_on)))
    if offer.source and offer.source != "stratbook":
        parts.append(_source(offer))
    told = (say("price of {day}", day=offer.priced_on),) if offer.priced_on else ()
    return join(parts).with_facts(cents(offer.minimum, offer.currency), _PRICE[fit.price][1], *told)


def _source(offer: Offer) -> Html:
    if not offer.source_url:
        return element("div", offer.source, class_="sb-source")
    link = element("a", offer.source, href=offer.source_url, rel="noreferrer")
    return element("div", link, class_="sb-source")


def _words(offer: Offer, text: str) -> Fact:
    """Return the reference's words translated, a person's as they stand."""
    if not text:
        return NONE
    return (
        Name(text=text) if offer.checked == "person" and text not in _known() else Term(text=text)
    )


def _known() -> frozenset[str]:
    return frozenset(
        row[name]
        for row in csv_rows("ad_offers.csv")
        for name in ("formats", "targeting", "buying")
    )


def _points(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.SCORE, digits=0)
