"""Direct against any touch: the counts of one thing side by side, and what to make of them."""

from collections.abc import Sequence

from stratbook.core.message import Message, Name, Quantity, say, term
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.conversion.attribution import WAYS, Attribution, Count


def attribution_table(look: Look, found: Sequence[Attribution]) -> Html:
    """Show every way of counting, the range of each subject, and the caution that goes with it."""
    known = [each for each in found if each.counts]
    if not known:
        return prose.note(look, say(
            "Nothing counts conversions twice here: it takes web analytics or the CRM on one side, "
            "ads or the report of paths on the other."
        ))  # fmt: skip
    rows: list[list[Cell]] = [
        [_subject(look, each), _way(look, count), Quantity(value=count.value), count.window or "–"]
        for each in known
        for count in each.counts
    ]
    headings = [
        term("Scenario"), term("Way of counting"), term("Conversions"), term("Window or source")
    ]  # fmt: skip
    return join([
        table(look, headings, rows, say("The same conversions, counted in several ways")),
        *(prose.paragraph(look, _range(look, each)) for each in known if each.is_range),
        prose.note(look, _caution(), "watch"),
    ])  # fmt: skip


def _subject(look: Look, found: Attribution) -> str:
    return found.subject or look.sentence(term("all social media together"))


def _way(look: Look, count: Count) -> str:
    way = look.sentence(term(WAYS[count.way]))
    if not count.where:
        return way
    return look.say(say("{way}: {platform}", way=Name(text=way), platform=count.where))


def _range(look: Look, found: Attribution) -> Message:
    return say(
        "{scenario}: between {low} and {high} conversions are associated with social media, from "
        "the most cautious count to the most generous.",
        scenario=_subject(look, found),
        low=Quantity(value=found.low),
        high=Quantity(value=found.high),
    )


def _caution() -> Message:
    return say(
        "These counts are never added: they read the same conversions through other windows. The "
        "last click leaves out those who came back by another road; a platform claims what "
        "followed a view or a click of its own within its window, whatever else took part. None "
        "of them proves that social media made the conversion happen."
    )
