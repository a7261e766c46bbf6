"""The way to a decision: how far each moment of truth is covered, and where proof is missing."""

from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import NONE, named, ratio, share
from stratbook.strategy.community import Journey, Proof, Stage, Touchpoint
from stratbook.strategy.community.labels import MOMENT_NAMES

ACTIONS: Final[dict[str, Term]] = {
    "create": term("Create"),
    "improve": term("Improve"),
    "keep": term("Keep"),
    "judge": term("Judge it first"),
}
_STATES: Final[dict[str, Term]] = {
    "good": term("✔ found, good"),
    "weak": term("▲ found, weak"),
    "absent": term("✖ not found"),
    "unknown": term("not judged"),
}
_EMPTY: Final = say("No touchpoint is listed: fill in the sheet of touchpoints.")
_SHOWN: Final = 8


def moment_bars(look: Look, journey: Journey) -> Html:
    """Draw the coverage of the four moments, in their order, the weakest in colour."""
    known = [each for each in journey.stages if each.coverage is not None]
    if not known:
        return note(look, _EMPTY)
    weakest = min(known, key=lambda each: each.coverage or 0.0)

    def draw(canvas: Canvas) -> None:
        shown = [_bar(each, highlight=each is weakest) for each in journey.stages]
        bars(canvas, shown, ranked=False)

    caption = Caption(
        title=say(
            "{moment}: the weakest moment, covered at {coverage}",
            moment=MOMENT_NAMES[weakest.id],
            coverage=ratio(weakest.coverage),
        ),
        subtitle=say_n(
            "Coverage of {count} touchpoint: presence × quality, weighted by importance. The "
            "whole way: {whole}.",
            "Coverage of {count} touchpoints: presence × quality, weighted by importance. The "
            "whole way: {whole}.",
            len(journey.touchpoints),
            whole=ratio(journey.coverage),
        ),
        source=say("Source: {files}, notes given by hand.", files=list(journey.sources)),
        alt=say("Four moments of truth: {moments}.", moments=[_told(each) for each in known]),
    )
    return figure(look, draw, caption, height=2.6)


def gap_table(look: Look, journey: Journey) -> Html:
    """Show the touchpoints that cost the coverage most, with what to do and who."""
    if not journey.touchpoints:
        return note(look, _EMPTY)
    headings = (
        term("Touchpoint"), term("Moment"), term("Importance"), term("Covered"),
        term("Lost coverage"), term("Action"), term("Owner"),
    )  # fmt: skip
    hidden = sum(not each.is_known for each in journey.touchpoints)
    left = say_n(
        "{count} touchpoint is not judged and is left out.",
        "{count} touchpoints are not judged and are left out.",
        hidden,
    )
    return table(
        look,
        headings,
        [_gap(each) for each in journey.gaps[:_SHOWN]],
        say("Where the coverage is lost, the costliest first"),
        note=left
        if hidden
        else say("Lost coverage: importance × (1 − covered), of all importance."),
    )


def proof_table(look: Look, journey: Journey) -> Html:
    """Show what people look for before they decide, and whether they find it."""
    headings = (term("What people look for"), term("State"), term("Where"), term("Action"))
    rows = [*(_proof(look, each) for each in journey.proofs), *_reviews(journey)]
    return table(look, headings, rows, say("Search and social proof: the checklist"))


def _told(stage: Stage) -> Message:
    return say("{moment} {coverage}", moment=MOMENT_NAMES[stage.id], coverage=ratio(stage.coverage))


def _bar(stage: Stage, *, highlight: bool) -> Bar:
    return Bar(
        name=MOMENT_NAMES[stage.id],
        value=ratio(stage.coverage),
        highlight=highlight,
        note=say_n("{count} touchpoint", "{count} touchpoints", len(stage.touchpoints)),
    )


def _gap(touchpoint: Touchpoint) -> Row:
    lost = Quantity(value=touchpoint.loss, unit=Unit.POINTS, digits=1)
    return [
        touchpoint.name,
        MOMENT_NAMES[touchpoint.stage],
        Quantity(value=touchpoint.importance),
        ratio(touchpoint.held),
        lost,
        ACTIONS[touchpoint.action.chosen],
        named(touchpoint.owner),
    ]


def _proof(look: Look, proof: Proof) -> Row:
    todo: dict[str, Fact] = {
        "good": ACTIONS["keep"],
        "weak": ACTIONS["improve"],
        "absent": ACTIONS["create"],
        "unknown": ACTIONS["judge"],
    }
    why = Name(text=look.language.worded(proof.why))
    return [why, _STATES[proof.state], named(proof.touchpoint), todo[proof.state]]


def _reviews(journey: Journey) -> list[Row]:
    """Hold the reviews of twelve months against the thresholds: number, rating, answers."""
    reviews = journey.reviews
    if reviews.rating is None:
        missing = term("the reviews export of each review site")
        return [[term("Reviews over twelve months"), _STATES["unknown"], missing, NONE]]
    good = reviews.rating >= threshold("zmot_rating")
    silent = (reviews.unanswered.value or 0.0) >= threshold("voice_unanswered_share")
    return [
        _line(term("Reviews over twelve months"), Quantity(value=reviews.n),
              term("Ask for a review after each order or visit"), good=not reviews.is_thin),
        _line(term("Their mean rating"), Quantity(value=reviews.rating, unit=Unit.RATING),
              term("Mend what the low ratings name"), good=good),
        _line(term("Reviews without an answer"), share(reviews.unanswered),
              term("Answer every review, the low ones first"), good=not silent),
    ]  # fmt: skip


def _line(name: Term, value: Fact, todo: Term, *, good: bool) -> Row:
    return [name, term("✔ good") if good else term("▲ to mend"), value, NONE if good else todo]
