"""The choice of platforms: weights, scores with their range, reasons."""

from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, Row, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.platforms.choice import PlatformChoice, Standing, decision_name
from stratbook.strategy.platforms.findings import ratio
from stratbook.strategy.platforms.scores import criterion_name

_EMPTY: Final = say("Nothing is scored yet: fill in the sheets of criteria and platform scores.")
_ACCOUNTS: Final = {
    "active": term("active"),
    "asleep": term("asleep"),
    "none": term("no account"),
    "unknown": term("not known"),
}


def weights_table(look: Look, choice: PlatformChoice) -> Html:
    """Show the criteria, their weight, and how far each may move before first place changes."""
    if not choice.grid.weights:
        return join([note(look, _EMPTY), *_notes(look, choice)])
    tipping = {each.criterion: each for each in choice.tipping}
    rows: list[Row] = []
    for name, share in sorted(choice.grid.weights.items(), key=lambda each: -each[1]):
        tip = tipping.get(name)
        turn: tuple[Cell, Cell] = (term("no move changes it"), Name(text="–"))
        if tip is not None:
            turn = (
                say(
                    "{platform} from {share}",
                    platform=platform_name(tip.rival),
                    share=ratio(tip.tips_at),
                ),
                Quantity(value=tip.move, unit=Unit.RATIO, digits=0, signed=True),
            )
        elif choice.winner is None:
            turn = (Name(text="–"), Name(text="–"))
        rows.append([criterion_name(name), ratio(share), *turn])
    listing = table(
        look,
        [term("Criterion"), term("Weight"), term("Another takes first place"), term("Move needed")],
        rows,
        say("The criteria, and the move of one weight that changes first place"),
        note=say(
            "One weight moves, the others keep their proportions and the sum stays. Worked out "
            "exactly, by lines that cross."
        ),
    )
    return join([listing, *_notes(look, choice)])


def score_figure(look: Look, choice: PlatformChoice, *, phone: bool = True) -> Html:
    """Draw the weighted scores with their range, and the scores that decide.

    Without ``phone`` it is drawn once: a notebook's panel has to answer at once.
    """
    if not choice.ranked:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        axes = bars(canvas, [_bar(each) for each in choice.ranked], ranked=False)
        axes.set_xlim(0, 7.6 if canvas.narrow else 5.8)
        for id_ in ("platform_low_score", "platform_high_score"):
            _limit(canvas, axes, threshold(id_), len(choice.ranked))

    caption = Caption(
        title=_title(choice),
        subtitle=say(
            "Weighted score out of 5 and decision; the thin line is the range when one weight "
            "moves by {move}. Marks: {low} and {high}, the scores that decide.",
            move=ratio(choice.move),
            low=_score(threshold("platform_low_score"), 1),
            high=_score(threshold("platform_high_score"), 1),
        ),
        source=say("Source: criteria and scores given in the brief."),
        alt=say(
            "Bars of the weighted scores: {scores}.",
            scores=[
                say("{platform} {score}", platform=each.name, score=_score(each.score))
                for each in choice.ranked
            ],
        ),
    )
    height = 0.7 + 0.42 * len(choice.ranked)
    return figure(look, draw, caption, height, height + 0.3 if phone else None)


def score_table(look: Look, choice: PlatformChoice) -> Html:
    """Show each platform's scores, range, rank, account and decision; missing ones stay so."""
    if not choice.standings:
        return note(look, _EMPTY)
    waiting = [each for each in choice.standings if each.rank is None]
    caveat = say_n(
        "{count} platform lacks a score: it has no rank, and the gap is not counted as 0.",
        "{count} platforms lack a score: they have no rank, and the gap is not counted as 0.",
        len(waiting),
    )
    return table(
        look,
        [term("Platform"), term("Decision"), term("Score"), term("Range"), term("Rank"),
         term("Account"), *(criterion_name(each) for each in _criteria(choice))],
        [_line(choice, each) for each in choice.standings],
        say("Scores, ranks and decisions"),
        note=caveat if waiting else None,
    )  # fmt: skip


def reasons_table(look: Look, choice: PlatformChoice) -> Html:
    """Show why each score was given, platform by platform; nothing when no reason is written."""
    if not any(each.reason for each in choice.grid.scores.values()):
        return Html()
    return table(
        look,
        [term("Platform"), term("Scores and reasons")],
        [[each.name, _reasons(look, choice, each.platform)] for each in choice.standings],
        say("Why these scores"),
    )


def _reasons(look: Look, choice: PlatformChoice, platform: str) -> Html:
    lines = []
    for criterion in _criteria(choice):
        score = choice.grid.scores.get((platform, criterion))
        head = say(
            "{criterion} {score}",
            criterion=criterion_name(criterion),
            score=_plain(score.value if score is not None else None),
        )
        reason = f" – {score.reason}" if score is not None and score.reason else ""
        lines.append(element("div", element("b", look.sentence(head)), reason))
    return join(lines)


def _criteria(choice: PlatformChoice) -> list[str]:
    """Return the criteria that weigh, heaviest first."""
    weighing = [name for name, share in choice.grid.weights.items() if share]
    return sorted(weighing, key=lambda each: -choice.grid.weights[each])


def _line(choice: PlatformChoice, each: Standing) -> Row:
    ranked = each.rank is not None
    found = [choice.grid.scores.get((each.platform, name)) for name in _criteria(choice)]
    return [
        each.name,
        decision_name(each.choice.chosen),
        _score(each.score),
        _span(each.low, each.high) if ranked else Name(text="–"),
        _ranks(each) if ranked else Name(text="–"),
        _ACCOUNTS[each.account],
        *(_plain(score.value if score is not None else None) for score in found),
    ]


def _ranks(each: Standing) -> Fact:
    if each.best_rank == each.worst_rank:
        return Quantity(value=each.rank)
    return say(
        "{rank} ({best} to {worst})", rank=each.rank, best=each.best_rank, worst=each.worst_rank
    )


def _bar(each: Standing) -> Bar:
    ends = None if each.low is None or each.high is None else (_score(each.low), _score(each.high))
    return Bar(
        each.name,
        _score(each.score),
        interval=ends,
        highlight=each.choice.chosen == "invest",
        note=say("· {decision}", decision=decision_name(each.choice.chosen)),
    )


def _limit(canvas: Canvas, axes: Axes, score: float, count: int) -> None:
    """Draw a score that decides, between the bars only: their labels stay readable."""
    for place in range(-1, count):
        ends = (max(place + 0.31, -0.6), min(place + 0.69, count - 0.4))
        axes.plot((score, score), ends, color=canvas.colours.muted, linewidth=0.9)


def _title(choice: PlatformChoice) -> Message:
    """Say who comes first, and whether the weights could change it."""
    if choice.winner is None:
        shared = [each.name for each in choice.ranked if each.rank == 1]
        return say("First place is shared by {platforms}", platforms=shared)
    if not choice.tipping or len(choice.ranked) == 1:
        return say(
            "{platform} comes first with {score}, whatever one weight becomes",
            platform=choice.winner.name,
            score=_score(choice.winner.score),
        )
    if choice.winner_stable:
        return say(
            "{platform} comes first with {score}, and stays there when any weight moves by {move}",
            platform=choice.winner.name,
            score=_score(choice.winner.score),
            move=ratio(choice.move),
        )
    return say(
        "{platform} comes first with {score}, but {rival} would if “{criterion}” weighed {share}",
        platform=choice.winner.name,
        score=_score(choice.winner.score),
        rival=platform_name(choice.tipping[0].rival),
        criterion=criterion_name(choice.tipping[0].criterion),
        share=ratio(choice.tipping[0].tips_at),
    )


def _notes(look: Look, choice: PlatformChoice) -> list[Html]:
    return [note(look, each, "watch") for each in choice.grid.notes]


def _span(low: float | None, high: float | None) -> Fact:
    if low is None or high is None or round(low, 2) == round(high, 2):
        return _score(low)
    return say("{low}–{high}", low=_score(low), high=_score(high))


def _score(value: float | None, digits: int = 2) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=digits)


def _plain(value: float | None) -> Quantity:
    return _score(value, 0 if value is None or value == int(value) else 1)
