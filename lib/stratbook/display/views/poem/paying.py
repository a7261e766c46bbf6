"""To pay or not: how far posts reach on their own, what ads buy, and two scenarios."""

from collections.abc import Sequence

from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import cents, money
from stratbook.display.prose import note, paragraph
from stratbook.display.tables import Row, table
from stratbook.display.trend import Trend, draw_trend
from stratbook.display.views.poem.names import share
from stratbook.strategy.poem.scenarios import PaidOrNot, Range
from stratbook.strategy.poem.visibility import Month, Visibility


def rate_figure(look: Look, seen: Visibility) -> Html:
    """Draw how many of an account's followers a post reaches, month by month."""
    if not seen.drawable:
        absent = say(
            "How far posts reach on their own cannot be followed: it takes posts with their "
            "reach, and the followers of each account, over several months."
        )
        return note(look, absent)
    last = next(each for each in reversed(seen.months) if each.rate.value is not None)
    caption = Caption(
        title=say("A post reaches {rate} of the followers on average", rate=_rate(last)),
        subtitle=_subtitle(seen),
        source=say("Source: posts and followers exports."),
        alt=_alt([_rate(each) for each in seen.months]),
    )
    return _trend(look, seen, [_rate(each) for each in seen.months], caption)


def split_figure(look: Look, seen: Visibility) -> Html:
    """Draw the share of ads in the contacts of each month; nothing where one side is missing."""
    shares = [_bought(each) for each in seen.months]
    last = next((each for each in reversed(shares) if each.value is not None), None)
    if last is None:
        return Html("")
    caption = Caption(
        title=say("Ads bring {share} of the contacts", share=last),
        subtitle=say(
            "Share of ads in the cumulative contacts of ads and posts, {first} to {last}. Both "
            "count duplicates.",
            first=seen.months[0].period,
            last=seen.months[-1].period,
        ),
        source=say("Source: posts and ads exports."),
        alt=_alt(shares),
    )
    return _trend(look, seen, shares, caption)


def _trend(look: Look, seen: Visibility, values: Sequence[Quantity], caption: Caption) -> Html:
    def draw(canvas: Canvas) -> None:
        draw_trend(canvas, Trend([each.period for each in seen.months], values))

    return figure(look, draw, caption, height=2.5)


def scenario_table(look: Look, found: PaidOrNot | None, currency: str) -> Html:
    """Show both scenarios with what each rests on; what is missing when there is none."""
    if found is None:
        return paying_awaited(look)
    rows: list[Row] = [
        _row(
            term("With paid: the money buys ads"),
            found.bought,
            say("1,000 contacts at {low} to {high}, as over the past months",
                low=cents(found.price.low, currency), high=cents(found.price.high, currency)),
        ),
        *_created(found),
        _row(
            term("For reference: the posts as they are"),
            found.organic,
            say("what posts brought over the past months"),
        ),
    ]  # fmt: skip
    return table(
        look,
        [
            term("Scenario"), term("Contacts a month"), term("At least"), term("At most"),
            term("What it assumes"),
        ],
        rows,
        say(
            "Two uses of {amount} over {span}",
            amount=money(found.space.amount, currency),
            span=found.space.period,
        ),
        note=say(
            "The first two come on top of the last. Contacts with duplicates, rounded; an ad’s "
            "contact and a follower’s are not worth the same. The price is taken as constant: "
            "the more one buys, the dearer it gets."
        ),
    )  # fmt: skip


def paying_paragraph(look: Look, found: PaidOrNot | None) -> Html:
    """Say what the figures support, and no more; nothing without them."""
    if found is None:
        return Html("")
    thin = found.choice.computed == "create"
    facts: dict[str, Fact] = {
        "bought": _rounded(found.bought.middle),
        "organic": _rounded(found.organic.middle),
        "times": Quantity(value=found.ratio, unit=Unit.TIMES, digits=1),
    }
    message = _thin(found, facts) if thin else _carrying(facts)
    return paragraph(look, message)


def paying_awaited(look: Look) -> Html:
    """Say what the two scenarios would need."""
    return note(
        look,
        say(
            "No scenario is computed: it takes an ad budget with its period in client.yml, and "
            "several months of posts and ads with their reach."
        ),
    )


def _thin(found: PaidOrNot, facts: dict[str, Fact]) -> Message:
    hours = Quantity(value=found.hours, unit=Unit.HOURS, digits=0)
    if found.hours is None:
        return say(
            "The ad budget is thin: it would buy about {bought} contacts a month, {times} what "
            "posts bring ({organic}). The figures support keeping it for two or three "
            "moments, and resting on creativity and strategy the rest of the time.",
            **facts,
        )
    return say(
        "The ad budget is thin: it would buy about {bought} contacts a month, {times} what "
        "posts bring ({organic}). The figures support keeping it for two or three moments, and "
        "resting on creativity and strategy the rest of the time; the same money pays {hours} "
        "of work.",
        hours=hours,
        **facts,
    )


def _carrying(facts: dict[str, Fact]) -> Message:
    return say(
        "Platforms work as media: to reach many, one pays. Here the ad budget would buy about "
        "{bought} contacts a month, {times} what posts bring ({organic}). The figures support "
        "paying, on the posts that already worked, with a page of one’s own behind each.",
        **facts,
    )


def _created(found: PaidOrNot) -> list[Row]:
    name = term("Without paid: the money goes into creation")
    if found.created is None:
        return []
    basis = say("posts at the inventory’s cost of 1,000 contacts, hours included")
    if found.hours is not None:
        hours = Quantity(value=found.hours, unit=Unit.HOURS, digits=0)
        basis = say("{hours} of work; posts at the inventory’s cost of 1,000 contacts", hours=hours)
    return [_row(name, found.created, basis)]


def _row(name: Fact, found: Range, basis: Message) -> Row:
    least, most = _rounded(found.low), _rounded(found.high)
    return [name, _rounded(found.middle), least, most, basis]


def _rounded(value: float) -> Quantity:
    """Return an estimate to two significant figures."""
    return Quantity(value=float(f"{value:.2g}"))


def _rate(seen: Month) -> Quantity:
    return Quantity(value=seen.rate.value, unit=Unit.RATIO, digits=0)


def _bought(seen: Month) -> Quantity:
    return share(seen.bought_share)


def _subtitle(seen: Visibility) -> Message:
    span = seen.months[0].period, seen.months[-1].period
    if seen.told_apart:
        return say(
            "Organic reach related to followers at publication, {first} to {last}.",
            first=span[0],
            last=span[1],
        )
    return say(
        "Reach related to followers at publication, {first} to {last}. The exports do not tell "
        "organic from boosted: the true organic rate is this one or lower.",
        first=span[0],
        last=span[1],
    )


def _alt(values: Sequence[Quantity]) -> Message:
    known = [each for each in values if each.value is not None]
    ranked = sorted(known, key=lambda each: each.value or 0.0)
    return say(
        "A line from {first} to {last}, between {low} and {high}.",
        first=known[0], last=known[-1], low=ranked[0], high=ranked[-1],
    )  # fmt: skip
