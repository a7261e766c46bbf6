"""Paid, owned and earned as one sees them: the balance, the inventory, where the gaps are."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.brief.sheets import MEDIA_KIND
from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, say_n, term
from stratbook.core.vocabulary import Medium
from stratbook.display.canvas import Canvas
from stratbook.display.charts import stacked
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.poem.balance import Balance, Measure, Poem
from stratbook.strategy.poem.gaps import Gap, find_gaps
from stratbook.strategy.poem.inventory import Item

MEDIA: Final[dict[Medium, Term]] = {
    Medium.PAID: term("Paid"),
    Medium.OWNED: term("Owned"),
    Medium.EARNED: term("Earned"),
}
_MEASURES: Final[dict[Measure, Term]] = {
    "count": term("Number of media"),
    "cost": term("Cost, hours included"),
    "contacts": term("Cumulative contacts"),
}
_KINDS: Final = {id_: {"en": en, "fr": fr} for id_, en, fr in MEDIA_KIND}
_GAPS: Final = {
    "no_landing": (
        term("paid, no own page behind it"),
        term("Point it to a page of your own, with a tagged link."),
    ),
    "not_reused": (
        term("earned, never reused"),
        term("Quote it on the site and in posts, with its author’s consent."),
    ),
    "absent": (
        term("nothing of this class"),
        term("Complete the inventory, or plan a first action of this class."),
    ),
}
_EMPTY: Final = say("The media inventory has no medium for this period: fill in its sheet.")
_SAID: Final[dict[tuple[bool | None, str], Term]] = {
    (True, "landing"): term("own page behind it"),
    (False, "landing"): term("no own page behind it"),
    (None, "landing"): term("not said"),
    (True, "reuse"): term("reused"),
    (False, "reuse"): term("never reused"),
    (None, "reuse"): term("not said"),
}


def balance_figure(look: Look, poem: Poem) -> Html:
    """Draw the shares of paid, owned and earned by count, cost and contacts."""
    if not poem.now.items:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        rows = [(_MEASURES[measure], _amounts(poem.now, measure)) for measure in _MEASURES]
        stacked(canvas, rows, list(MEDIA.values()))

    caption = Caption(
        title=_title(poem.now),
        subtitle=say(
            "Shares of paid, owned and earned media, {period}. Contacts count duplicates.",
            period=poem.now.period,
        ),
        source=say("Source: media inventory, {count} media.", count=len(poem.now.items)),
        alt=say(
            "Three bars cut into paid, owned and earned. Cost: {cost}. Contacts: {contacts}.",
            cost=_shares(poem.now, "cost"),
            contacts=_shares(poem.now, "contacts"),
        ),
    )
    return figure(look, draw, caption, height=2.3)


def balance_table(look: Look, poem: Poem, currency: str, tax: TaxBasis) -> Html:
    """Show the three classes in figures, with the change since the period compared with."""
    if not poem.now.items:
        return note(look, _EMPTY)
    return table(
        look,
        [
            term("Class"), term("Media"), term("Money"), term("Hours at their cost"),
            term("Cumulative contacts"), term("Share of contacts"), term("Change"),
            term("Cost of 1,000 contacts"),
        ],
        [_weights(poem, medium, currency) for medium in Medium],
        say("The balance in figures, {tax}", tax=TAX[tax]),
        note=_caveat(poem),
    )  # fmt: skip


def inventory_table(look: Look, poem: Poem, currency: str) -> Html:
    """Show every medium of the period with its class and the rule that gave it."""
    if not poem.now.items:
        return note(look, _EMPTY)
    ordered = sorted(
        poem.now.items,
        key=lambda each: (list(Medium).index(each.medium), -(each.contacts or 0.0), each.name),
    )
    listing = table(
        look,
        [
            term("Medium"),
            term("Kind"),
            term("Class"),
            term("Cost"),
            term("Contacts"),
            term("Followed up"),
            term("Why"),
        ],
        [_line(look, each, currency) for each in ordered],
        say("The inventory, classed"),
        note=say("Rules: poem_rules.csv. A class the consultant changed gives their reason."),
    )  # fmt: skip
    if not poem.outside:
        return listing
    left = say_n(
        "{count} row of the inventory belongs to another period and is not counted here.",
        "{count} rows of the inventory belong to other periods and are not counted here.",
        poem.outside,
    )
    return element("div", listing, note(look, left))


def gaps_table(look: Look, poem: Poem, currency: str) -> Html:
    """Show each gap with the platform it is on and the action that closes it."""
    found = find_gaps(poem.now)
    if not poem.now.items:
        return note(look, _EMPTY)
    if not found:
        return note(look, say("No gap: what is bought leads home and what is earned is reused."))
    return table(
        look,
        [
            term("Platform"), term("Gap"), term("Media concerned"), term("At stake"),
            term("Action"),
        ],
        [
            [
                platform_name(each.platform) if each.platform else Name(text="–"),
                _GAPS[each.kind][0],
                [item.name for item in each.items] if each.items else MEDIA[each.medium],
                _stake(each, currency),
                _GAPS[each.kind][1],
            ]
            for each in found
        ],
        say("Gaps and the action that closes each, by platform"),
        note=say("A medium about which the inventory does not say is not counted as a gap."),
    )  # fmt: skip


def _stake(gap: Gap, currency: str) -> Message | Name:
    """Say what was spent without a page behind it, or the contacts nobody took up."""
    if gap.kind == "no_landing":
        return say("{amount} spent", amount=money(gap.spend, currency))
    if gap.kind == "not_reused":
        return say("{contacts} contacts", contacts=Quantity(value=gap.contacts))
    return Name(text="–")


def _line(look: Look, item: Item, currency: str) -> Row:
    why = item.override if item.override is not None else item.rule.reason[look.language.code]
    return [
        item.name,
        _KINDS[item.kind][look.language.code],
        MEDIA[item.medium],
        money(item.cost, currency),
        Quantity(value=item.contacts),
        _followed(item),
        say("Consultant’s choice: {why}", why=why) if item.override is not None else why,
    ]


def _weights(poem: Poem, medium: Medium, currency: str) -> Row:
    weight, share = poem.now.weights[medium], poem.now.share("contacts", medium)
    before = poem.before.share("contacts", medium) if poem.before else None
    change = None if share is None or before is None else share - before
    undefined = medium is Medium.EARNED
    return [
        MEDIA[medium],
        weight.count,
        money(weight.spend, currency),
        money(weight.work, currency),
        Quantity(value=weight.contacts),
        Quantity(value=share, unit=Unit.RATIO, digits=1),
        Quantity(value=change, unit=Unit.POINTS, signed=True, digits=1),
        term("not defined") if undefined else cents(weight.cost_per_thousand, currency),
    ]


def _caveat(poem: Poem) -> Message:
    since = (
        say("Change since {period}, in points.", period=poem.before.period)
        if poem.before
        else say("No inventory for the period compared with, hence no change.")
    )
    return say(
        "Contacts add up the reach of each medium: one person met twice counts twice. Earned "
        "media cost no media money: the cost of their contacts is undefined, never zero. {since}",
        since=since,
    )


def _title(now: Balance) -> Message:
    """Say which class brings most contacts, and what share of the cost it takes."""
    shares = {medium: now.share("contacts", medium) or 0.0 for medium in Medium}
    lead = max(Medium, key=lambda each: shares[each])
    cost = now.share("cost", lead)
    subject = {
        Medium.PAID: term("paid media"),
        Medium.OWNED: term("owned media"),
        Medium.EARNED: term("earned media"),
    }[lead]
    if not shares[lead] or cost is None:
        return say("The inventory gives too few figures to weigh the three classes")
    return say(
        "Most contacts come from {medium}: {share}, for {cost} of the cost",
        medium=subject,
        share=_ratio(shares[lead]),
        cost=_ratio(cost),
    )


def _shares(now: Balance, measure: Measure) -> list[Fact]:
    return [
        say("{medium} {share}", medium=MEDIA[medium], share=_ratio(now.share(measure, medium)))
        for medium in Medium
    ]


def _amounts(now: Balance, measure: Measure) -> list[Quantity]:
    """Return the amounts of a bar; an empty class weighs 0, one without figures is missing."""
    return [
        Quantity(value=0.0 if not now.weights[medium].count else now.amount(measure, medium))
        for medium in Medium
    ]


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)


def _followed(item: Item) -> Term | Name:
    """Say whether bought visits land on a page of one's own, and earned words are reused."""
    if item.medium is Medium.PAID:
        return _SAID[item.has_landing, "landing"]
    return _SAID[item.is_reused, "reuse"] if item.medium is Medium.EARNED else Name(text="–")
