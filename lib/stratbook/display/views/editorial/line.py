"""The editorial line on one page, and the cadence kept beside the one it wants."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Listing, Quantity, Unit, say, term
from stratbook.display import prose
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.editorial.labels import ASPECT_NAMES
from stratbook.strategy.editorial.line import Line, Rhythm, Statement
from stratbook.strategy.kpis.measure import platform_name

_VERDICTS: Final = {
    "less": term("less than the line says"),
    "within": term("within the line"),
    "more": term("more than the line says"),
    "unknown": term("no export tells"),
}


def line_page(look: Look, line: Line) -> Html:
    """Show the line: every aspect with its sentences and reasons, those not written named."""
    if not line.is_written:
        return prose.note(
            look,
            say(
                "The editorial line is not written yet. Fill in the sheet “Editorial line” of "
                "inputs.xlsx: promise, audience, tone, what to say, what to avoid, sources, "
                "rhythm, moderation, visual style."
            ),
            "watch",
        )
    headings = (term("Aspect"), term("What the line says"), term("Why"))
    rows: list[list[Cell]] = [
        [look.sentence(term(ASPECT_NAMES[name])), _statements(said), _reasons(said)]
        for name, said in line.aspects.items()
        if said
    ]
    shown = table(look, headings, rows, say("The editorial line on one page"))
    return join([shown, _missing(look, line)])


def _statements(said: Sequence[Statement]) -> Html:
    return element("div", *(element("p", each.statement) for each in said))


def _reasons(said: Sequence[Statement]) -> str:
    return " ".join(each.why for each in said if each.why) or "–"


def _missing(look: Look, line: Line) -> Html:
    if not line.missing:
        return Html()
    named = Listing(items=tuple(term(ASPECT_NAMES[each]) for each in line.missing))
    return prose.note(look, say("Still to be written: {aspects}.", aspects=named), "watch")


def cadence_table(look: Look, rhythms: Sequence[Rhythm]) -> Html:
    """Show the posts a week each platform was to get, and got."""
    if not rhythms:
        return prose.note(
            look,
            say(
                "No cadence is written: fill in the sheet “Cadence” to know whether each "
                "platform is fed as intended."
            ),
        )
    headings = (
        term("Platform"), term("At least, a week"), term("At most, a week"),
        term("Posts a week, kept"), term("Posts counted"), term("Verdict"), term("Formats"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            platform_name(each.platform), _weekly(each.least), _weekly(each.most),
            _weekly(each.per_week), each.posts if each.weeks else None, _VERDICTS[each.verdict],
            each.formats or "–",
        ]
        for each in rhythms
    ]  # fmt: skip
    note = say("Counted over the three months that end with the period.")
    return table(look, headings, rows, say("Cadence: intended and kept"), note=note)


def _weekly(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=1)
