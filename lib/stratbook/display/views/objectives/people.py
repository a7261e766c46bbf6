"""Departments and those who decide: who wants what, who answers for what."""

import textwrap
from collections.abc import Sequence

from stratbook.core.message import (
    Fact,
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.core.reference import threshold
from stratbook.core.vocabulary import Status
from stratbook.display.canvas import Canvas
from stratbook.display.cards import Card, cards
from stratbook.display.charts import Heat, heat
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.objectives import Alignment, Governance, Line

_ROW, _HEAD = 0.36, 0.55  # inches


def alignment_map(look: Look, alignment: Alignment) -> Html:
    """Draw the departments' points side by side, with their mean; the larger the darker.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    alignment : Alignment
        The departments' priorities.
    """
    if not alignment.stances:
        return note(look, say("No department has given its points: fill in the sheet Priorities."))
    names = [each.department for each in alignment.stances]

    def draw(canvas: Canvas) -> None:
        width = 9 if canvas.narrow else 14
        heads = [textwrap.fill(each, width) for each in (*names, look.say(term("mean")))]
        rows = [
            textwrap.fill(each.said, 44, max_lines=1, placeholder="…")
            for each in alignment.subjects
        ]
        cells = [
            [Heat(points(each.points[place])) for each in alignment.stances]
            + [Heat(points(alignment.consensus[place]))]
            for place in range(len(alignment.subjects))
        ]
        axes = heat(canvas, rows, heads, cells)
        axes.xaxis.tick_top()
        axes.axvline(len(names) - 0.5, color=canvas.colours.ground, linewidth=5)

    height = _HEAD + _ROW * len(alignment.subjects)
    return join([figure(look, draw, _caption(alignment), height), _rescaled(look, alignment)])


def alignment_summary(look: Look, alignment: Alignment) -> Html:
    """Show the alignment index, and what every two departments have in common."""
    if not alignment.stances:
        return Html("")
    return join(
        [index_card(look, alignment, alignment.measure.counted), overlap_table(look, alignment)]
    )


def index_card(
    look: Look, alignment: Alignment, note: Message | None, *, linked: bool = True
) -> Html:
    """Show the alignment index against what is enough.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    alignment : Alignment
        The departments' priorities.
    note : Message or None
        What stands under the number.
    linked : bool
        Whether the card leads to where a report explains it.
    """
    found = alignment.measure
    return cards(
        look,
        [
            Card(
                kpi=KpiTerm(id=found.kpi, form="label"),
                value=_index(found.value),
                note=note,
                target=_index(threshold("alignment_enough")),
                status=_status(found.value),
                reason=found.reason,
            )
        ],
        linked=linked,
    )


def overlap_table(look: Look, alignment: Alignment) -> Html:
    """Show how much of their priorities every two departments share."""
    pairs = sorted(alignment.pairs, key=lambda each: each.overlap)
    return table(
        look,
        [term("Departments"), term("Overlap")],
        [
            [say("{one} and {other}", one=each.first, other=each.second), _index(each.overlap)]
            for each in pairs
        ],
        say("What every two departments have in common"),
        note=say(
            "Overlap: the smaller of the two numbers of points, added up over the objectives, "
            "÷ 100. 1: the same priorities; 0: nothing in common."
        ),
    )


def governance_table(look: Look, governance: Governance) -> Html:
    """Show who answers for each objective, who decides and who takes part."""
    most = int(threshold("most_decision_makers"))
    roles = len(governance.deciders)
    return table(
        look,
        [
            term("Objective"),
            term("Answers for it"),
            term("Decide"),
            term("Does the work"),
            term("Consulted, then informed"),
        ],
        [_line(each) for each in governance.lines],
        say("Who decides"),
        note=say_n(
            "{count} role decides on at least one objective. Beyond {most} for one objective, "
            "▲ marks it. Where the sheet says nothing, the owner that the brief names decides.",
            "{count} roles decide on at least one objective. Beyond {most} for one objective, "
            "▲ marks it. Where the sheet says nothing, the owner that the brief names decides.",
            roles,
            most=most,
        ),
    )


def _line(line: Line) -> list[Cell]:
    answers: Fact = Name(text=line.answers) if line.answers else term("▲ nobody")
    if line.owners_differ:
        answers = say("▲ {role} here, {owner} in the brief", role=line.answers, owner=line.owner)
    return [
        line.subject.said,
        answers,
        say("▲ {count}: {roles}", count=len(line.deciders), roles=_roles(line.deciders))
        if line.is_crowded
        else _roles(line.deciders),
        _roles(line.responsible),
        _roles((*line.consulted, *line.informed)),
    ]


def _roles(roles: Sequence[str]) -> Fact:
    return Listing(items=tuple(Name(text=each) for each in roles)) if roles else Name(text="–")


def _caption(alignment: Alignment) -> Caption:
    names = [Name(text=each.department) for each in alignment.stances]
    return Caption(
        title=contested(alignment),
        subtitle=say(
            "Points of 100 given by each department to each objective, and their weighted mean"
        ),
        source=files_named(alignment.measure.sources),
        alt=say(
            "Grid of {count} objectives by departments ({departments}). {contest}",
            count=len(alignment.subjects),
            departments=Listing(items=tuple(names)),
            contest=contested(alignment),
        ),
    )


def contested(alignment: Alignment) -> Message:
    """Return which objective divides the departments most."""
    contest = alignment.most_contested
    if contest is None:
        return say("The departments give the same points to each objective")
    return say(
        "“{objective}” divides the departments most: from {low} points ({against}) to {high} "
        "({behind})",
        objective=contest.subject.said,
        low=points(contest.low),
        high=points(contest.high),
        against=_roles(contest.against),
        behind=_roles(contest.behind),
    )


def _rescaled(look: Look, alignment: Alignment) -> Html:
    if not alignment.rescaled:
        return Html("")
    return note(
        look,
        say(
            "The points of {departments} did not add up to 100; they were brought to 100 as the "
            "sheet asks.",
            departments=_roles(alignment.rescaled),
        ),
        "watch",
    )


def _status(value: float | None) -> Status:
    if value is None:
        return Status.UNKNOWN
    return Status.REACHED if value >= threshold("alignment_enough") else Status.MISSED


def _index(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.DECIMAL, digits=2)


def points(value: float) -> Quantity:
    """Return points of 100, to a tenth where they are not whole."""
    return Quantity(
        value=value, unit=Unit.SCORE, digits=0 if abs(value - round(value)) < 0.05 else 1
    )
