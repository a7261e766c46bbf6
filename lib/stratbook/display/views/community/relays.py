"""Those who recommend: how good the relation is, and whom to call."""

from typing import Final

from stratbook.core.message import Message, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import NONE, named, under
from stratbook.strategy.community import Recommender, Recommenders

ACTIONS: Final[dict[str, Term]] = {
    "contact": term("Call again"),
    "equip": term("Give something to pass on"),
    "repair": term("Strengthen the relation"),
    "thank": term("Thank and keep in touch"),
    "complete": term("Complete the sheet"),
}
_EMPTY: Final = say("No recommender is listed: fill in the sheet of recommenders.")


def recommender_bars(look: Look, recommenders: Recommenders) -> Html:
    """Draw the relationship scores; those whom nobody called in time stand out."""
    scored = [each for each in recommenders.all if each.score is not None]
    if not scored:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each) for each in scored])

    caption = Caption(
        title=_title(recommenders),
        subtitle=say("Relationship score, 0 to 100. In colour: the next contact is overdue."),
        source=_source(recommenders),
        alt=say(
            "Bars from {first} ({high}) to {last} ({low}).",
            first=scored[0].shown,
            high=_score(scored[0]),
            last=scored[-1].shown,
            low=_score(scored[-1]),
        ),
    )
    return figure(look, draw, caption, height=0.9 + 0.38 * len(scored))


def recommender_table(look: Look, recommenders: Recommenders) -> Html:
    """Show each recommender with the contact that is due and what to do."""
    if not recommenders.all:
        return note(look, _EMPTY)
    headings = (
        term("Recommender"), term("Recommendations"), term("Score"), term("Next contact by"),
        term("Action"), term("Planned"),
    )  # fmt: skip
    weights = [
        Quantity(value=threshold(each))
        for each in (
            "recommender_weight_relation",
            "recommender_weight_given",
            "recommender_weight_recency",
        )
    ]
    return table(
        look,
        headings,
        [_row(look, each) for each in recommenders.all],
        say("Recommenders, from the closest"),
        note=say(
            "Score: relation {relation}, recommendations (log scale) {given}, recency of the last "
            "contact {recency}. Private persons appear as a role.",
            relation=weights[0],
            given=weights[1],
            recency=weights[2],
        ),
    )


def _title(recommenders: Recommenders) -> Message:
    late = len(recommenders.overdue)
    if not late:
        return say("Every recommender was spoken to in time")
    return say_n(
        "{count} recommender of {all} waits for a call",
        "{count} recommenders of {all} wait for a call",
        late, all=len(recommenders.all),
    )  # fmt: skip


def _source(recommenders: Recommenders) -> Message:
    return say(
        "Source: {files}, as it stood on {day}.",
        files=list(recommenders.sources),
        day=recommenders.on,
    )


def _score(recommender: Recommender) -> Quantity:
    return Quantity(value=recommender.score, unit=Unit.SCORE, digits=0)


def _bar(recommender: Recommender) -> Bar:
    given = recommender.recommendations
    return Bar(
        name=recommender.shown,
        value=_score(recommender),
        highlight=recommender.is_overdue,
        note=say_n(
            "{count} recommendation", "{count} recommendations", 0 if given is None else int(given)
        ),
    )


def _row(look: Look, recommender: Recommender) -> Row:
    due = NONE if recommender.due is None else recommender.due
    return [
        under(look, recommender.shown, recommender.recommends_to),
        Quantity(value=recommender.recommendations),
        _score(recommender),
        say("{day}, overdue", day=due) if recommender.is_overdue and recommender.due else due,
        ACTIONS[recommender.action.chosen],
        under(look, named(recommender.next_action), recommender.owner),
    ]
