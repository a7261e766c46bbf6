"""The mix of levers on the page: shares side by side, and figures."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Listing, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import stacked
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX, money
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.levers.mix import LEVERS, NAMES, Lever, LeverMix, Measure, thirds

_STATES: Final = {
    "absent": term("absent"),
    "dominant": term("dominant"),
    "present": term("present"),
    "unknown": term("too few actions to say"),
}
_EMPTY: Final = say(
    "No action names its lever: fill in the sheet of actions to see the mix of levers."
)


def lever_figure(look: Look, mix: LeverMix) -> Html:
    """Draw the levers' shares of actions, of their money and of their hours."""
    if not mix.actions:
        return prose.note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        rows = [
            (name, [Quantity(value=each.amount(measure) or 0.0) for each in mix.levers])
            for measure, name in _rows(mix).items()
        ]
        stacked(canvas, rows, [term(NAMES[id_]) for id_ in LEVERS])

    caption = Caption(
        title=_title(mix),
        subtitle=say(
            "Shares of the four levers among the actions, dropped ones left out; in brackets, the "
            "actions that give the figure."
        ),
        source=files_named(mix.sources),
        alt=say(
            "Three bars cut into the four levers. Actions: {actions}. Money: {money}. "
            "Hours: {hours}.",
            actions=_shares(mix, "actions"), money=_shares(mix, "money"),
            hours=_shares(mix, "hours"),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=2.3)


def lever_table(look: Look, mix: LeverMix, currency: str, tax: TaxBasis) -> Html:
    """Show the levers in figures, with what the budget gives each and what stands for it."""
    if not mix.actions and all(each.budget is None for each in mix.levers):
        return Html()
    headings = [
        term("Lever"), term("Actions"), term("Share of actions"), term("Money"),
        term("Share of money"), term("Hours"), term("Share of hours"), term("Budget planned"),
        term("In the mix"),
    ]  # fmt: skip
    rows = [_line(look, mix, each, currency) for each in mix.levers]
    caption = say("The levers in figures, {tax}", tax=TAX[tax])
    return table(look, headings, rows, caption, note=_note(look, mix, currency))


def _rows(mix: LeverMix) -> dict[Measure, Fact]:
    """Name the bars; money and hours say how many actions give them: shares are of those."""
    whole = mix.actions
    priced, timed = whole - mix.unpriced, whole - mix.untimed
    return {
        "actions": term("Number of actions"),
        "money": say("Money ({known} of {whole} actions)", known=priced, whole=whole),
        "hours": say("Hours ({known} of {whole} actions)", known=timed, whole=whole),
    }


def _line(look: Look, mix: LeverMix, lever: Lever, currency: str) -> list[Cell]:
    budget: Cell = Name(text="–") if lever.budget is None else money(lever.budget, currency)
    state = lever.choice.chosen
    return [
        look.sentence(lever_name(lever)),
        lever.actions,
        _ratio(mix.share("actions", lever.id)),
        money(lever.amount("money"), currency),
        _ratio(mix.share("money", lever.id)),
        Quantity(value=lever.amount("hours"), unit=Unit.HOURS),
        _ratio(mix.share("hours", lever.id)),
        budget,
        _STATES.get(state, Name(text=state)),
    ]


def lever_name(lever: Lever) -> Fact:
    """Return a lever's name."""
    return term(NAMES[lever.id])


def _note(look: Look, mix: LeverMix, currency: str) -> Message:
    return say(
        "Budget lines and actions’ money describe the same money: they are never added. {rules} "
        "Steering that serves all levers: {steering}. No budget part maps to a lever marked –. "
        "A lever dominates above {share} of money or hours. Left out for lack of a figure: "
        "{unpriced} without cost, {untimed} without hours. {files}",
        rules=" ".join(look.language.worded(each.says) for each in thirds()),
        steering=money(mix.steering, currency),
        share=_ratio(threshold("lever_dominance")),
        unpriced=say_n("{count} action", "{count} actions", mix.unpriced),
        untimed=say_n("{count} action", "{count} actions", mix.untimed),
        files=files_named(mix.sources),
    )


def _title(mix: LeverMix) -> Message:
    """Say which lever takes most money and with what share of the actions."""
    measure: Measure = "money" if any(each.money for each in mix.levers) else "actions"
    lead = max(mix.levers, key=lambda each: mix.share(measure, each.id) or 0.0)
    absent = [each for each in mix.levers if not each.actions]
    if measure == "actions":
        return say(
            "{share} of the actions use one lever: {lever}", lever=lever_name(lead),
            share=_ratio(mix.share(measure, lead.id)),
        )  # fmt: skip
    if absent:
        return say(
            "{share} of the actions’ money goes to one lever, {lever}; no action on: {absent}",
            lever=lever_name(lead),
            share=_ratio(mix.share(measure, lead.id)),
            absent=Listing(items=tuple(lever_name(each) for each in absent)),
        )
    return say(
        "{share} of the actions’ money goes to one lever, {lever}, for {actions} of the actions",
        lever=lever_name(lead),
        share=_ratio(mix.share(measure, lead.id)),
        actions=_ratio(mix.share("actions", lead.id)),
    )


def _shares(mix: LeverMix, measure: Measure) -> Listing:
    return Listing(
        items=tuple(
            say(
                "{lever} {share}", lever=lever_name(each), share=_ratio(mix.share(measure, each.id))
            )
            for each in mix.levers
        )
    )


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
