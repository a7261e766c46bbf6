"""What each department heard: its themes, their change, the last months."""

from typing import Final

from stratbook.core.message import Quantity, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Heat, heat
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import BRACKETS, changed
from stratbook.strategy.reputation import Heard, Routed

_EMPTY: Final = say(
    "No theme to hand on: add the conversations export of the inbox tool, with its themes, or "
    "fill in the sheet of the public’s voice."
)


def routed_table(look: Look, routed: Routed) -> Html:
    """Show what each department has to hear, most complaints first."""
    if not routed.heard:
        return note(look, _EMPTY)
    return table(
        look,
        [term("Department"), term("Themes"), term("Times"), term("Change"), term("Complaints")],
        [_row(each) for each in routed.heard],
        say("What the public says, to each department"),
        note=BRACKETS,
    )


def routed_figure(look: Look, routed: Routed) -> Html:
    """Draw how many messages each department's themes brought, month by month."""
    shown = [each for each in routed.heard if sum(each.months)]
    if not shown:
        return Html("")
    language = look.language

    def draw(canvas: Canvas) -> None:
        heat(
            canvas,
            [each.department for each in shown],
            [language.month_short(each.start) for each in routed.months],
            [[Heat(Quantity(value=count)) for count in each.months] for each in shown],
        )

    most = max(shown, key=lambda each: each.months[-1])
    caption = Caption(
        title=say(
            "{department} hears most: {count} messages in {month}",
            department=most.department, count=most.months[-1], month=routed.months[-1],
        ),
        subtitle=say("Inbox messages by month and by department to which their theme goes."),
        source=say("Source: the conversations export of the inbox tool."),
        alt=say_n(
            "A grid of numbers for {count} department over six months.",
            "A grid of numbers for {count} departments over six months.",
            len(shown),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.8 + 0.42 * len(shown))


def _row(heard: Heard) -> Row:
    return [
        heard.department, list(heard.themes), heard.volume, changed(heard.change),
        heard.complaints,
    ]  # fmt: skip
