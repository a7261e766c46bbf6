"""The crisis plan on one page: what is ready, what is missing, who answers for it."""

from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Term, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import named
from stratbook.strategy.reputation import CrisisPlan, Item

_STATES: Final[dict[str, Term]] = {
    "ready": term("✔ Ready"),
    "ownerless": term("▲ Nobody answers for it"),
    "old": term("▲ To be checked again"),
    "missing": term("✖ Missing"),
    "unknown": term("– Not said"),
}
_EMPTY: Final = say("No crisis plan was described: fill in the sheet of the crisis plan.")


def plan_table(look: Look, plan: CrisisPlan) -> Html:
    """Show every item of the plan, what lacks first, with the share that is ready."""
    if plan.score is None:
        return note(look, _EMPTY, "watch")
    ready = [each for each in plan.items if each.state == "ready"]
    headings = (term("Item"), term("State"), term("Weight"), term("Owner"), term("Checked on"))
    return table(
        look,
        headings,
        [_row(look, each) for each in (*plan.lacking, *ready)],
        _caption(plan),
        note=say(
            "Ready: done, with a role that answers for it, checked within {months} months. "
            "Score: weight of what is ready ÷ whole weight.",
            months=int(threshold("crisis_plan_months")),
        ),
    )


def _caption(plan: CrisisPlan) -> Message:
    return say_n(
        "The crisis plan is {score} ready; {count} item is left",
        "The crisis plan is {score} ready; {count} items are left",
        len(plan.lacking), score=Quantity(value=plan.score, unit=Unit.RATIO, digits=0),
    )  # fmt: skip


def _row(look: Look, item: Item) -> Row:
    checked: Fact = Name(text="–") if item.checked is None else Name(
        text=look.language.day(item.checked)
    )  # fmt: skip
    return [
        Name(text=item.item.words(look.language.code)),
        _STATES[item.state],
        item.weight,
        named(item.owner),
        checked,
    ]
