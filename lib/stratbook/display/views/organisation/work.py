"""Who does what, and the load against the contract."""

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.core.message import Message, Name, Quantity, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars, stacked
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.organisation.names import HATS, LEVELS, hours, share
from stratbook.strategy.organisation.load import Load, overloaded
from stratbook.strategy.organisation.team import HATS as ORDER
from stratbook.strategy.organisation.team import LEVELS as ROWS
from stratbook.strategy.organisation.team import Split, Team

_EMPTY: Final = say("No task is listed yet: fill in the sheets of the team and of the tasks.")
_HATS: Final = (*ORDER, "")
_STATES: Final[dict[str, tuple[Mark, Message]]] = {
    "over": ("bad", say("overloaded")),
    "full": ("watch", say("full")),
    "room": ("good", say("has room")),
    "unknown": ("neutral", say("cannot be said")),
}


def split_figure(look: Look, team: Team, split: Split) -> Html:
    """Draw whose hours each level of work takes."""
    if not team.hours:
        return note(look, _EMPTY)
    shown = [hat for hat in _HATS if split.hours((*ROWS, ""), (hat,)) > 0]
    levels = [level for level in (*ROWS, "") if split.hours((level,), _HATS) > 0]
    rows = [
        (LEVELS[level], [hours(split.hours((level,), (hat,))) for hat in shown]) for level in levels
    ]

    def draw(canvas: Canvas) -> None:
        stacked(canvas, rows, [HATS[hat] for hat in shown])

    decided = split.hours(ROWS[:2], _HATS) / team.hours
    caption = Caption(
        title=say("Objectives and figures take {share} of the hours, execution the rest",
                  share=share(decided)),
        subtitle=say("Hours a month by level of work, shared between hats; {hours} in all.",
                     hours=hours(team.hours)),
        source=_source(team),
        alt=say("One bar a level of work, cut by who does it. {rows}",
                rows=[_said(level, split, shown) for level in levels]),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.7 + 0.5 * len(rows))


def _said(level: str, split: Split, shown: Sequence[str]) -> Message:
    parts = [
        say("{hours} {hat}", hours=hours(split.hours((level,), (hat,))), hat=HATS[hat])
        for hat in shown
    ]
    return say("{level}: {parts}", level=LEVELS[level], parts=parts)


def split_table(look: Look, team: Team, split: Split) -> Html:
    """Show tasks and hours by level and hat."""
    if not team.tasks:
        return note(look, _EMPTY)
    shown = [hat for hat in _HATS if split.tasks((*ROWS, ""), (hat,))]
    levels = [level for level in (*ROWS, "") if split.tasks((level,), _HATS)]
    rows: list[Row] = [
        [LEVELS[level], *(_cell(split, level, hat) for hat in shown)] for level in levels
    ]
    return table(
        look,
        [term("Level of work"), *(HATS[hat] for hat in shown)],
        rows,
        say("Who carries which level of work"),
        note=_source(team),
    )


def _cell(split: Split, level: str, hat: str) -> Message | Name:
    count = split.tasks((level,), (hat,))
    if not count:
        return Name(text="–")
    return say_n(
        "{hours}, {count} task", "{hours}, {count} tasks", count,
        hours=hours(split.hours((level,), (hat,))),
    )  # fmt: skip


def load_figure(look: Look, found: Sequence[Load]) -> Html:
    """Draw the hours asked of each role, its contract's hours marked across its bar."""
    shown = [each for each in found if each.hours is not None]
    if not shown:
        return note(look, _EMPTY)
    shown = sorted(shown, key=lambda each: -(each.hours or 0.0))
    over = overloaded(shown)

    def draw(canvas: Canvas) -> None:
        axes = bars(
            canvas,
            [Bar(each.name, hours(each.hours), _room(each), each.state == "over",
                 _against(each)) for each in shown],
            ranked=False,
        )  # fmt: skip
        canvas.tell(
            [term("Role"), term("Hours asked"), term("Hours there")],
            [[each.name, hours(each.hours), hours(each.available)] for each in shown],
            axes,
        )
        _contracts(canvas, axes, shown)

    caption = Caption(
        title=_title(shown, over),
        subtitle=say(
            "Hours a month that tasks ask of each role; the upright line is the hours the role "
            "has for social media."
        ),
        source=say("Source: sheets of the team and of the tasks; a week’s hours × 52 ÷ 12."),
        alt=say("One bar a role: {roles}.", roles=[_role(each) for each in shown]),
        so_what=_so_what(over),
    )
    return figure(look, draw, caption, height=0.6 + 0.42 * len(shown))


def _room(load: Load) -> tuple[Quantity, Quantity] | None:
    """Return where the contract ends, so that the bar's value is written beyond it."""
    return None if load.available is None else (hours(load.available), hours(load.available))


def _contracts(canvas: Canvas, axes: Axes, shown: Sequence[Load]) -> None:
    for place, each in enumerate(shown):
        if each.available is not None:
            axes.plot(
                [each.available] * 2, [place - 0.42, place + 0.42],
                color=canvas.colours.ink, linewidth=2,
            )  # fmt: skip
    longest = max(max(each.hours or 0.0, each.available or 0.0) for each in shown)
    axes.set_xlim(0, longest * (1.9 if canvas.narrow else 1.35))


def _against(load: Load) -> Message | None:
    if load.available is None:
        return say("no contract known")
    return say("of {hours}", hours=hours(load.available))


def _role(load: Load) -> Message:
    return say("{role} {asked} of {there}", role=load.name, asked=hours(load.hours),
               there=hours(load.available))  # fmt: skip


def _title(shown: Sequence[Load], over: Sequence[Load]) -> Message:
    if over:
        worst = over[0]
        return say("{role}: {asked} a month asked, {there} in the contract",
                   role=worst.name, asked=hours(worst.hours),
                   there=hours(worst.available))  # fmt: skip
    known = [each for each in shown if each.factor is not None]
    if not known:
        return say("Hours asked by role, no contract known")
    most = max(known, key=lambda each: each.factor or 0.0)
    return say("No role is overloaded; {role} comes nearest, at {factor} of its hours",
               role=most.name, factor=share(most.factor))  # fmt: skip


def _so_what(over: Sequence[Load]) -> Message | None:
    if not over:
        return None
    return say(
        "{hours} a month do not fit in the contracts: take tasks away, automate them or pay them.",
        hours=hours(sum(each.over or 0.0 for each in over)),
    )


def load_table(look: Look, found: Sequence[Load]) -> Html:
    """Show hours asked, hours there, load factor and what goes to community and selling."""
    if not found:
        return note(look, _EMPTY)
    rows: list[Row] = []
    for each in found:
        kind, words = _STATES[each.state]
        rows.append([
            each.name, HATS[each.role.hat if each.role else ""], hours(each.hours),
            hours(each.available), share(each.factor), share(each.with_people),
            mark(look, kind, words),
        ])  # fmt: skip
    return table(
        look,
        [term("Role"), term("Hat"), term("Asked a month"), term("In the contract"), term("Load"),
         term("Community and selling"), term("State")],
        rows,
        say("Load against contract"),
        note=_limits(found),
    )  # fmt: skip


def _limits(found: Sequence[Load]) -> Message:
    uncounted = sum(each.uncounted for each in found)
    most = share(threshold("load_over"))
    if uncounted:
        return say_n(
            "Overloaded past {most}. {count} task has no hours and is left out: the load is a "
            "least figure.",
            "Overloaded past {most}. {count} tasks have no hours and are left out: the load is a "
            "least figure.",
            uncounted, most=most,
        )  # fmt: skip
    return say("Overloaded past {most} of the hours available.", most=most)


def _source(team: Team) -> Message:
    return say("Source: {files}.", files=[Name(text=each) for each in team.sources])
