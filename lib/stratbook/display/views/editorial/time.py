"""Where the hours of a month go, and what could be handed to a tool."""

from typing import Final

from stratbook.core.message import Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.editorial.evidence import hours
from stratbook.strategy.editorial.hours import KINDS, Task, TimeBudget

_AUTOMATABLE: Final = {"yes": term("yes"), "partly": term("in part")}


def hours_figure(look: Look, budget: TimeBudget) -> Html:
    """Draw the hours of a month by kind of task."""
    if not budget.by_kind:
        return prose.note(
            look,
            say(
                "No task says its hours: fill in the sheet “Tasks” (hours a month, repeated or "
                "not, could it be automated) to see where time goes."
            ),
        )

    def draw(canvas: Canvas) -> None:
        first = budget.by_kind[0][0]
        shown = [
            Bar(term(KINDS.get(kind, kind)), _hours(value), highlight=kind == first)
            for kind, value in budget.by_kind
        ]
        axes = bars(canvas, shown)
        axes.margins(x=0.16)

    first, most = budget.by_kind[0]
    caption = Caption(
        title=say(
            "{kind} takes {share} of the hours",
            kind=term(KINDS.get(first, first)),
            share=Quantity(value=most / budget.hours, unit=Unit.RATIO, digits=0),
        ),
        subtitle=say(
            "Hours a month by kind of task, {tasks} tasks; repeated tasks take {share}",
            tasks=len(budget.tasks) - budget.unsaid,
            share=Quantity(value=budget.repeated_share, unit=Unit.RATIO, digits=0),
        ),
        source=files_named(budget.sources),
        alt=say("Hours a month by kind of task: {hours}.", hours=_spoken(budget)),
        so_what=_so_what(budget),
    )
    return figure(look, draw, caption, height=0.7 + 0.36 * len(budget.by_kind))


def automation_table(look: Look, budget: TimeBudget) -> Html:
    """Show the tasks a tool could take over and the hours it could save."""
    if not budget.by_kind:
        return Html()
    if not budget.candidates:
        return prose.paragraph(look, say("No repeated task is said to be fit for a tool."))
    headings = (
        term("Task"), term("Role"), term("Hours a month"), term("Tool today"),
        term("Could be automated"), term("Hours saved a month"),
    )  # fmt: skip
    rows = [_row(each) for each in budget.candidates]
    low, high = budget.saved
    total: list[Cell] = [
        term("Total"), "", _hours(sum(each.hours or 0.0 for each in budget.candidates)), "", "",
        _range(low, high),
    ]  # fmt: skip
    note = say(
        "Repeated tasks of {least} or more a month. Assumed: a tool saves {part} to {whole} of a "
        "task it takes over, at most {part} where it helps in part; to be checked after a month.",
        least=_hours(threshold("editorial_automate_hours")),
        part=_ratio(threshold("editorial_automate_part")),
        whole=_ratio(threshold("editorial_automate_whole")),
    )
    caption = say("Tasks that a tool could take over")
    return table(look, headings, rows, caption, total=total, note=note)


def _row(task: Task) -> list[Cell]:
    low, high = task.saved or (0.0, 0.0)
    return [
        task.name, task.role or "–", _hours(task.hours), task.tool or "–",
        _AUTOMATABLE[task.automatable], _range(low, high),
    ]  # fmt: skip


def _range(low: float, high: float) -> Message:
    return say("{low} to {high}", low=_hours(low), high=_hours(high))


def _so_what(budget: TimeBudget) -> Message:
    if not budget.candidates:
        return say("Say which tasks are repeated and could be automated, to find hours to free.")
    low, high = budget.saved
    return say_n(
        "{count} repeated task could free {low} to {high} a month.",
        "{count} repeated tasks could free {low} to {high} a month.",
        len(budget.candidates), low=_hours(low), high=_hours(high),
    )  # fmt: skip


def _spoken(budget: TimeBudget) -> Listing:
    return Listing(
        items=tuple(
            say("{kind} {hours}", kind=term(KINDS.get(kind, kind)), hours=_hours(value))
            for kind, value in budget.by_kind
        )
    )


def _hours(value: float | None) -> Quantity:
    return hours(value)


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
