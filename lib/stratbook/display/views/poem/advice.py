"""What to do on each platform, with the rule that says so."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, KpiTerm, Name, Quantity, Term, say, term
from stratbook.core.vocabulary import Medium
from stratbook.display.decisions import decided_otherwise
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.poem.names import EMPTY, MEDIA, NONE, name_of, place_of
from stratbook.strategy.poem import gaps
from stratbook.strategy.poem.advice import Advice
from stratbook.strategy.poem.balance import Balance
from stratbook.strategy.poem.gaps import Gap

_WORDS: Final[dict[str, tuple[Term, Term]]] = {
    gaps.NO_LANDING: (
        term("paid, no own page behind it"),
        term("Point it to a page of your own, with a tagged link."),
    ),
    gaps.NOT_REUSED: (
        term("earned, never reused"),
        term("Quote it on the site and in posts, with its author’s consent."),
    ),
    gaps.NOT_RELAYED: (
        term("owned, nothing leads to it"),
        term("Announce each new issue in posts, the newsletter and the ads."),
    ),
    gaps.ALONE[Medium.PAID]: (
        term("paid only: visibility stops with the money"),
        term("Open an account and post there, or leave when the campaign ends."),
    ),
    gaps.ALONE[Medium.OWNED]: (
        term("owned only: nobody passes it on"),
        term("Ask for shares and content, and test a boost of the best post."),
    ),
    gaps.ALONE[Medium.EARNED]: (
        term("earned only: others speak, you are not there"),
        term("Answer there, and decide whether an account is worth its hours."),
    ),
    gaps.ABSENT: (
        term("nothing of this class"),
        term("Complete the inventory, or plan a first action of this class."),
    ),
}

_NOWHERE: Final = term("Off platforms")


def advice_table(look: Look, now: Balance, listed: Sequence[Advice], currency: str) -> Html:
    """Show what to do, platform by platform: the gap, what is at stake, the action, its rule."""
    if not now.items:
        return note(look, EMPTY)
    if not listed:
        return note(look, say("No gap: what is bought leads home and what is earned is reused."))
    return table(
        look,
        [
            term("Platform"), term("Gap"), term("Media concerned"), term("At stake"),
            term("Action"), term("Indicator"),
        ],
        [_row(look, each, currency) for each in listed],
        say("What to do, platform by platform"),
        note=say(
            "What serves an objective of the brief comes first on each platform. A medium about "
            "which the inventory does not say is not counted as a gap."
        ),
    )  # fmt: skip


def _row(look: Look, advice: Advice, currency: str) -> Row:
    gap, (what, action) = advice.gap, _WORDS[advice.gap.rule]
    return [
        place_of(gap.platform) if gap.platform else _NOWHERE,
        what,
        [name_of(each) for each in gap.items] if gap.items else MEDIA[gap.medium],
        _stake(gap, currency),
        _action(look, advice, action),
        _indicator(look, advice),
    ]


def _action(look: Look, advice: Advice, action: Term) -> Html:
    """Return the action and its rule; below, what a person decided instead."""
    parts = [
        element("span", look.say(action)),
        element(
            "div", look.say(say("Rule: {rule}", rule=advice.gap.rule)), class_="sb-source sb-rule"
        ),
    ]
    if advice.override is not None:
        decided = decided_otherwise(look, advice.override)
        parts.append(element("div", decided, class_="sb-overridden"))
    return join(parts)


def _indicator(look: Look, advice: Advice) -> Html:
    name = element("span", look.say(KpiTerm(id=advice.kpi, form="label")))
    if not advice.serves:
        return name
    served: list[Fact] = [Name(text=each.statement) for each in advice.serves]
    said = say("serves: {objectives}", objectives=served)
    return join([name, element("div", look.say(said), class_="sb-source")])


def _stake(gap: Gap, currency: str) -> Fact:
    """Say what was spent without a page behind it, what it cost, or the contacts concerned."""
    if gap.rule == gaps.NO_LANDING and gap.spend is not None:
        return say("{amount} spent", amount=money(gap.spend, currency))
    if gap.rule == gaps.NOT_RELAYED and gap.cost is not None:
        return say("{amount}, hours included", amount=money(gap.cost, currency))
    if gap.contacts is not None:
        return say("{contacts} contacts", contacts=Quantity(value=gap.contacts))
    return NONE
