"""The objectives as cards, and in one sentence."""

from typing import Final

from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.display import cards, prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import facts_of_case, interval_of
from stratbook.strategy.performance.scorecard import Scorecard, Standing

_WORDS: Final = {
    Status.REACHED: term("Reached"),
    Status.WATCH: term("To watch"),
    Status.MISSED: term("Missed"),
    Status.NO_TARGET: term("No target"),
    Status.UNKNOWN: term("Not measured"),
}


def objectives(look: Look, score: Scorecard, *, short: bool = False) -> Html:
    """Show where the objectives stand: a sentence, a card each, and what was aimed at.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    score : Scorecard
        The objectives that have an indicator.
    short : bool
        Show the sentence and the cards only, for a page that has no more room.
    """
    if not score.standings:
        return prose.note(look, say("No objective has an indicator yet: nothing can be judged."))
    shown = [_card(each, score) for each in score.standings]
    if short:
        return cards.cards(look, shown, linked=False)
    if look.plain:
        most = int(threshold("general_cards"))
        return join([prose.paragraph(look, summary(score)), cards.cards(look, shown[:most])])
    return join(
        [
            prose.paragraph(look, summary(score)),
            cards.cards(look, shown),
            _statements(look, score),
            *_without(look, score),
        ]
    )


def summary(score: Scorecard) -> Message:
    """Return the state of the objectives in one sentence."""
    reached, watch, missed = (
        score.count(each) for each in (Status.REACHED, Status.WATCH, Status.MISSED)
    )
    counts = {
        "reached": say_n("{count} objective reached", "{count} objectives reached", reached),
        "watch": say_n("{count} to watch", "{count} to watch", watch),
        "missed": say_n("{count} missed", "{count} missed", missed),
    }
    unknown = len(score.standings) - score.judged
    if not unknown:
        return say("{span}: {reached}, {watch}, {missed}.", span=score.period, **counts)
    return say(
        "{span}: {reached}, {watch}, {missed}, {unknown}.",
        span=score.period,
        unknown=say_n("{count} not judged", "{count} not judged", unknown),
        **counts,
    )


def _card(standing: Standing, score: Scorecard) -> cards.Card:
    read = standing.reading
    return cards.Card(
        kpi=KpiTerm(id=standing.kpi, form="label"),
        value=read.value,
        note=_note(standing),
        target=None if standing.target is None else standing.target_quantity,
        variance=None if standing.verdict.variance is None else standing.variance_quantity,
        relative=_relative(standing.verdict.relative),
        status=standing.verdict.status,
        previous=read.since_before if score.comparison == score.period.previous() else None,
        year_before=read.since_year,
        sparkline=standing.trend.sparkline,
        interval=interval_of(read.now, read.currency),
        reason=read.now.reason,
    )


def _relative(share: float | None) -> Quantity | None:
    """Return the distance as a share of the target; None where the measure has no true zero."""
    return None if share is None else Quantity(value=share, unit=Unit.RATIO, signed=True)


def _note(standing: Standing) -> Message | None:
    """Return the first thing the value rests on, its interval apart, and why it has no target."""
    now = standing.reading.now
    said = facts_of_case(now, standing.reading.currency)
    first = [each for each in said if each in (now.counted, now.variant)][:1]
    if standing.why_no_target is not None:
        return (
            say("{basis} {reason}", basis=first[0], reason=standing.why_no_target)
            if first
            else (standing.why_no_target)
        )
    return first[0] if first else None


def _statements(look: Look, score: Scorecard) -> Html:
    headings: list[Fact | str] = [
        term("Objective"), term("Indicator"), term("Target"), term("Status"), term("Due"),
        term("Responsible"),
    ]  # fmt: skip
    return table(
        look,
        headings,
        [_statement(each) for each in score.standings],
        say("What each objective wants, and by when"),
    )


def _statement(standing: Standing) -> list[Cell]:
    objective = standing.objective
    return [
        Name(text=objective.statement),
        KpiTerm(id=standing.kpi, form="label"),
        standing.target_quantity,
        _WORDS[standing.verdict.status],
        objective.due or "",
        objective.owner,
    ]


def _without(look: Look, score: Scorecard) -> list[Html]:
    if not score.without:
        return []
    names = tuple(Name(text=each.statement) for each in score.without)
    return [
        prose.note(
            look,
            say_n(
                "{count} objective has no indicator and cannot be judged: {names}.",
                "{count} objectives have no indicator and cannot be judged: {names}.",
                len(names),
                names=names,
            ),
            "watch",
        )
    ]
