"""The choice of platforms being explored: who comes first now, what flips it, what changed."""

from collections.abc import Sequence

from stratbook.core.message import Message, Name, Quantity, Unit, say, say_n, term
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Row, table
from stratbook.display.views import platforms as views
from stratbook.strategy.platforms.choice import PlatformChoice, Standing, decision_name


def chosen(look: Look, now: PlatformChoice, before: PlatformChoice) -> Html:
    """Show what changed since the choice that is kept, the scores, and where it would flip.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    now, before : PlatformChoice
        The choice under what the sliders say, and the one that is kept.
    """
    return join(
        [
            prose.paragraph(look, changed(now, before)),
            _beside(look, now, before),
            views.weights_table(look, now),
        ]
    )


def scored(look: Look, now: PlatformChoice) -> Html:
    """Draw the scores, small: what takes longest stands last."""
    return views.score_figure(look, now, phone=False)


def changed(now: PlatformChoice, before: PlatformChoice) -> Message:
    """Return which decisions differ from those that are kept."""
    moves = _moves(now, before)
    if not moves:
        return say("Every platform keeps its decision.")
    return say_n(
        "{count} decision changes: {moves}.", "{count} decisions change: {moves}.",
        len(moves), moves=moves,
    )  # fmt: skip


def _moves(now: PlatformChoice, before: PlatformChoice) -> tuple[Message, ...]:
    was = {each.platform: each.choice.chosen for each in before.standings}
    return tuple(
        say(
            "{platform}, from {old} to {new}",
            platform=each.name,
            old=decision_name(was.get(each.platform, "")),
            new=decision_name(each.choice.chosen),
        )
        for each in now.standings
        if each.choice.chosen != was.get(each.platform, "")
    )


def _beside(look: Look, now: PlatformChoice, before: PlatformChoice) -> Html:
    if not now.standings:
        return Html()
    was = {each.platform: each for each in before.standings}
    rows: Sequence[Row] = [_line(each, was.get(each.platform)) for each in now.standings]
    headings = (
        term("Platform"), term("Rank"), term("Rank kept"), term("Score"), term("Decision"),
        term("Holds when weights move"),
    )  # fmt: skip
    return table(look, headings, rows, say("What the sliders give, beside what is kept"))


def _line(each: Standing, was: Standing | None) -> Row:
    score = Quantity(value=each.score, unit=Unit.DECIMAL, digits=2)
    holds = term("yes") if each.stable else term("no")
    return [
        each.name,
        Quantity(value=each.rank),
        Quantity(value=was.rank if was else None),
        score,
        decision_name(each.choice.chosen),
        holds if each.rank is not None else Name(text="–"),
    ]
