"""Tone on the page: shares, net sentiment, its months, beside the competitors, the score."""

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import (
    Fact,
    KpiTerm,
    Loose,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)  # fmt: skip
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.cards import Card, cards
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.trend import Break, Trend, draw_trend
from stratbook.display.views.community.cells import between
from stratbook.display.views.reputation.diverging import diverging
from stratbook.display.views.reputation.trust import NO_MENTIONS, score
from stratbook.strategy.reputation import MonthTone, Reputation, Tone

_NOT_SHOWN: Final = say("The tone is not shown: see the agreement above.")
_NO_TONE: Final = say("No tone to show: the mentions carry none.")


def tone_cards(look: Look, reputation: Reputation) -> Html:
    """Show mentions, net sentiment, score and rating, each with what it rests on."""
    counted = say_n("{count} mention", "{count} mentions", reputation.now.n)
    many = Quantity(value=reputation.mentions)
    shown = [Card(KpiTerm(id="mentions", form="label"), many, reason=NO_MENTIONS)]
    if reputation.trust.shows:
        net = Card(
            KpiTerm(id="net_sentiment", form="label"),
            score(reputation.now.net),
            note=counted,
            previous=score(reputation.change),
            interval=_ends(reputation.now),
            sparkline=tuple(each.tone.net if each.tone else None for each in reputation.months),
            reason=NO_MENTIONS,
        )
        shown += [net, _score_card(reputation)]
    rating = reputation.rating
    shown.append(
        Card(
            KpiTerm(id="review_rating", form="label"),
            Quantity(value=rating.value, unit=Unit.RATING),
            note=rating.counted,
            reason=rating.reason,
        )
    )
    return cards(look, shown)


def tone_figure(look: Look, reputation: Reputation) -> Html:
    """Draw the shares of tone around zero: the brand now and before, then the competitors."""
    if stop := _stopped(reputation):
        return note(look, stop)
    rows = _rows(reputation)

    def draw(canvas: Canvas) -> None:
        diverging(canvas, rows)

    now = reputation.now
    caption = Caption(
        title=_title(reputation),
        subtitle=say(
            "Share of mentions by tone, {period}; the neutral ones stand astride the axis. "
            "Tone: the listening tool’s.",
            period=reputation.period,
        ),
        source=say("Source: {files}.", files=list(reputation.sources)),
        alt=say(
            "Bars around zero. {brand}: {positive} positive, {neutral} neutral, {negative} "
            "negative mentions.",
            brand=now.brand, positive=now.positive, neutral=now.neutral, negative=now.negative,
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.9 + 0.42 * len(rows))


def tone_table(look: Look, reputation: Reputation) -> Html:
    """Show every brand's tone in figures, with intervals; few mentions are not compared."""
    if stop := _stopped(reputation):
        return note(look, stop)
    period = (reputation.now, reputation.period), (reputation.before, reputation.comparison)
    rows = [_row(tone, say("{brand}, {period}", brand=tone.brand, period=span))
            for tone, span in period]  # fmt: skip
    rivals = sorted(reputation.rivals, key=lambda each: -(each.net or 0.0))
    rows += [_row(each, Name(text=each.brand)) for each in rivals]
    headings = (
        term("Brand"), term("Positive"), term("Neutral or mixed"), term("Negative"),
        term("Net sentiment"), term("Interval"), term("Without the neutral ones"),
    )  # fmt: skip
    return table(
        look,
        headings,
        rows,
        say("The tone, brand by brand"),
        note=say(
            "Net sentiment: 100 × (positive − negative) ÷ all mentions with a tone. Interval: "
            "drawn over authors. Under {least} mentions a brand is not compared.",
            least=int(threshold("minimum_posts")),
        ),
    )


def trend_figure(look: Look, reputation: Reputation) -> Html:
    """Draw net sentiment month by month, with its intervals; a month without mention is a gap."""
    if stop := _stopped(reputation):
        return note(look, stop)
    months = reputation.months
    if len([each for each in months if each.tone]) < 3:
        return note(look, say("Three months of mentions are needed to draw a trend."))
    trend = Trend(
        periods=[each.period for each in months],
        values=[score(each.tone.net if each.tone else None, signed=False) for each in months],
        breaks=[
            Break(at, say("other export")) for at, each in enumerate(months) if each.breaks
        ],
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        axes = draw_trend(canvas, trend)
        _tell(canvas, axes, months)
        told = [each.tone.interval for each in months if each.tone and each.tone.interval]
        low, high = axes.get_ylim()
        axes.set_ylim(min([low, *(e[0] for e in told)]), max([high, *(e[1] for e in told)]))
        for at, each in enumerate(months):
            if each.tone and each.tone.interval:
                axes.plot([at, at], each.tone.interval, color=canvas.colours.faint, lw=1, zorder=0)

    last = next(each for each in reversed(months) if each.tone)
    caption = Caption(
        title=_trend_title(reputation),
        subtitle=say(
            "Net sentiment by month, from −100 to +100; thin lines: interval over authors."
        ),
        source=say("Source: {files}.", files=list(reputation.sources)),
        alt=say_n(
            "Net sentiment over {count} month: {last} at the end.",
            "Net sentiment over {count} months: {last} at the end.",
            len(months), last=score(last.tone.net if last.tone else None),
        ),
    )  # fmt: skip
    return figure(look, draw, caption)


def _tell(canvas: Canvas, axes: Axes, months: Sequence[MonthTone]) -> None:
    rows: list[list[Loose]] = []
    for each in months:
        low, high = (each.tone.interval if each.tone else None) or (None, None)
        net = each.tone.net if each.tone else None
        rows.append([each.period, *(score(value, signed=False) for value in (net, low, high))])
    canvas.tell(
        [term("Period"), term("Net sentiment"), term("Low end"), term("High end")], rows, axes
    )


def score_table(look: Look, reputation: Reputation) -> Html:
    """Show the reputation score with its parts and weights, or which part it lacks."""
    measure = reputation.score
    if not reputation.trust.shows and reputation.trust.state != "none":
        return note(look, say("No reputation score: it rests on a tone that is not shown."))
    if measure.value is None:
        return note(look, measure.reason or _NO_TONE)
    weights = {
        "tone": threshold("reputation_weight_tone"),
        "reviews": threshold("reputation_weight_reviews"),
    }
    rows: list[Row] = [
        [
            part.label, score(part.value, signed=False), part.n,
            Quantity(value=weights[part.key] / sum(weights.values()), unit=Unit.RATIO, digits=0),
        ]
        for part in measure.parts
    ]  # fmt: skip
    return table(
        look,
        [term("Part"), term("Value, 0 to 100"), term("Counted on"), term("Weight")],
        rows,
        say("The reputation score and its parts"),
        total=[term("Score"), score(measure.value, signed=False), Name(text=""), Name(text="")],
        note=say(
            "The weights are a choice. Answers and delays are service measures: they stand "
            "apart, in the moderation panel."
        ),
    )


def _score_card(reputation: Reputation) -> Card:
    now, before = reputation.score, reputation.score_before
    change = None
    if now.value is not None and before.value is not None:
        change = score(now.value - before.value)
    parts = say("tone and reviews") if now.value is not None else None
    return Card(
        KpiTerm(id="reputation_score", form="label"),
        score(now.value, signed=False), note=parts, previous=change, reason=now.reason,
    )  # fmt: skip


def _stopped(reputation: Reputation) -> Message | None:
    if not reputation.mentions:
        return NO_MENTIONS
    if reputation.trust.state == "withheld":
        return _NOT_SHOWN
    return None if reputation.now.n else _NO_TONE


def _rows(reputation: Reputation) -> list[tuple[Fact, Tone]]:
    rows: list[tuple[Fact, Tone]] = [(Name(text=reputation.now.brand), reputation.now)]
    if reputation.before.n:
        before = say("{brand}, {period}", brand=reputation.now.brand, period=reputation.comparison)
        rows.append((before, reputation.before))
    rivals = [each for each in reputation.rivals if each.counts]
    rivals.sort(key=lambda each: -(each.net or 0.0))
    return rows + [(Name(text=each.brand), each) for each in rivals]


def _row(tone: Tone, name: Fact) -> Row:
    shown = score(tone.net) if tone.counts else Name(text="–")
    interval = between(tone.interval, Unit.SCORE, 1) if tone.counts else Name(text="–")
    polar = score(tone.polar) if tone.counts else Name(text="–")
    return [name, tone.positive, tone.neutral, tone.negative, shown, interval, polar]


def _ends(tone: Tone) -> tuple[Quantity, Quantity] | None:
    return None if tone.interval is None else (score(tone.interval[0]), score(tone.interval[1]))


def _title(reputation: Reputation) -> Message:
    now = reputation.now
    if not now.counts:
        return say_n(
            "{count} mention with a tone: too few to conclude",
            "{count} mentions with a tone: too few to conclude",
            now.n,
        )
    if now.positive >= now.negative:
        return say(
            "{positive} favourable mentions for {negative} unfavourable: net sentiment {net}",
            positive=now.positive, negative=now.negative, net=score(now.net),
        )  # fmt: skip
    return say(
        "Unfavourable mentions prevail, {negative} against {positive}: net sentiment {net}",
        positive=now.positive, negative=now.negative, net=score(now.net),
    )  # fmt: skip


def _trend_title(reputation: Reputation) -> Message:
    change = score(reputation.change)
    if reputation.change is None:
        return say("Net sentiment, month by month")
    if reputation.has_moved:
        return say(
            "Net sentiment moves by {change} points since {before}, beyond chance",
            change=change, before=reputation.comparison,
        )  # fmt: skip
    return say(
        "Net sentiment stays within what chance explains: {change} points since {before}",
        change=change, before=reputation.comparison,
    )  # fmt: skip
