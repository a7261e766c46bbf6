"""The slide on what comes next: the first actions, who does them, by when, for what."""

from typing import Any, Final

from pptx.util import Emu, Inches

from stratbook.core.message import say_n, term
from stratbook.core.reference import threshold
from stratbook.display.views.actions import names
from stratbook.plan.actions import ActionPlan
from stratbook.report.forms.slides import canvas
from stratbook.report.forms.slides.canvas import INNER, MARGIN, Deck

_TOP: Final = Inches(2.2)
_ROW: Final = Inches(0.52)
_WIDTHS: Final = (0.5, 0.18, 0.18, 0.14)  # shares of the slide's inner width
_HEADS: Final = (term("Action"), term("Owner"), term("When"), term("Indicator"))


def next_steps(deck: Deck, plan: ActionPlan) -> None:
    """Add a slide with the first actions as a table to be edited.

    Parameters
    ----------
    deck : Deck
        Gets one slide.
    plan : ActionPlan
        With at least one open action; those that find no room are counted.
    """
    look = deck.look
    shown = plan.open[: int(threshold("deck_actions"))]
    left = len(plan.open) - len(shown)
    title = say_n("{count} action to begin with", "{count} actions to begin with", len(shown))
    slide = deck.slide(look.say(title), look.text("Next steps"))
    place = (Emu(MARGIN), Emu(_TOP), Emu(INNER), Emu(_ROW * (len(shown) + 1)))
    table = slide.shapes.add_table(len(shown) + 1, len(_HEADS), *place).table
    for at, share in enumerate(_WIDTHS):
        table.columns[at].width = Emu(int(INNER * share))
    for at, head in enumerate(_HEADS):
        span = canvas.Span(look.say(head), 12, bold=True, colour="paper")
        _fill(deck, table.cell(0, at), "brand", span)
    for line, each in enumerate(shown, 1):
        told = (
            names.told(look, each),
            look.sentence(names.owner(each)),
            look.sentence(names.dates(each)),
            look.say(names.kpi(each)),
        )
        ground = "wash" if line % 2 else "paper"
        for at, words in enumerate(told):
            spans = [canvas.Span(words, 11, bold=at == 0)]
            if at == 0 and (why := names.why(look, each)):
                spans.append(canvas.Span(why, 9, colour="muted"))
            _fill(deck, table.cell(line, at), ground, *spans)
    if left:
        further = say_n(
            "{count} further action is in the exported action plan.",
            "{count} further actions are in the exported action plan.",
            left,
        )
        deck.note(slide, [look.say(further)])


def _fill(deck: Deck, cell: Any, ground: str, *spans: canvas.Span) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = deck.colour(ground)
    deck.written(cell.text_frame, [[each] for each in spans])
