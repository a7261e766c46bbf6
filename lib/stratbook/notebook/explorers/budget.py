"""The budget explorer: move budget, limits and aim; curves, split and costs follow at once.

What each platform brings is tabulated once an aim; a move only splits again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import ipywidgets as widgets

from stratbook.brief.models import Brief
from stratbook.core.message import Fact, say, term
from stratbook.core.tables import Tables
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.notebook.session import Session
from stratbook.plan.ad_space import AdSpace, solved
from stratbook.plan.aim import Kind
from stratbook.plan.clashes import clash_sentence
from stratbook.plan.entries import Sheets
from stratbook.plan.media_plan import MediaPlan, plan_media
from stratbook.plan.names import label
from stratbook.plan.split.problem import Line, Problem, clashes
from stratbook.plan.split.tables import Table, tables

_REACH: Final = 2.0  # the sliders go to twice the plan's ad space
_STEPS: Final = 120
_AIMS: Final[dict[Kind, Fact]] = {
    "reach": term("people reached"),
    "traffic": term("clicks"),
    "leads": term("leads"),
    "sales": term("sales"),
    "revenue": term("revenue"),
    "margin": term("margin"),
    "mix": term("a mix"),
}
_WIDE: Final = widgets.Layout(width="36rem", max_width="100%")
_STYLE: Final = {"description_width": "11rem"}


@dataclass(frozen=True)
class Setting:
    """Where the sliders stand: money to split, and least and most of each platform."""

    budget: float
    limits: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Explored:
    """A plan whose tables are made: past its budget and its caps, once for all moves.

    Parameters
    ----------
    plan : MediaPlan
        With its ad space split.
    most : float
        Where the sliders end; a cap there is no cap.
    tables : tuple of Table
        Each platform's, up to there.
    """

    plan: MediaPlan
    most: float
    tables: tuple[Table, ...]

    @property
    def space(self) -> AdSpace:
        """The plan's split."""
        return split_of(self.plan)


def split_of(plan: MediaPlan) -> AdSpace:
    """Return a plan's split; raise ValueError where there is none to explore."""
    if plan.ad_space is None:
        raise ValueError("a plan without a split has nothing to explore")
    return plan.ad_space


def explored(plan: MediaPlan, most: float) -> Explored:
    """Make a plan's tables for exploring, up to a budget."""
    free = tuple(replace(each, maximum=most) for each in split_of(plan).problem.lines)
    wide = tables(Problem(free, most))
    return Explored(plan, most, wide)


def start(room: Explored) -> Setting:
    """Return the setting of the plan itself."""
    lines = room.space.problem.lines
    return Setting(
        room.space.budget,
        {each.name: (each.minimum, min(each.maximum, room.most)) for each in lines},
    )


def moved(room: Explored, setting: Setting) -> MediaPlan:
    """Return the plan split again under a setting; why not, where limits clash.

    Parameters
    ----------
    room : Explored
        The plan and its tables.
    setting : Setting
        Budget and limits; what the sheet says of groups and entry tickets stands.
    """
    space = room.space
    nominal, drawn = (
        replace(
            problem,
            budget=setting.budget,
            lines=tuple(_limited(each, room, setting) for each in problem.lines),
        )
        for problem in (space.problem, space.drawn)
    )
    found = clashes(nominal)
    if found:
        named = Sheets(space.entries, nominal.groups, {}, ())
        said = clash_sentence(found[0], named, space.aim.currency)
        return replace(room.plan, ad_space=None, problem=said)
    again = solved(space.aim, space.entries, space.curves, (nominal, drawn), room.tables)
    return replace(room.plan, ad_space=again, problem=None, left_out={}, notes=())


def _limited(line: Line, room: Explored, setting: Setting) -> Line:
    low, high = setting.limits[line.name]
    return replace(line, minimum=low, maximum=high if high < room.most else float("inf"))


def shown(look: Look, plan: MediaPlan, brief: Brief) -> Html:
    """Show a plan as the explorer does: curves, split, what limits cost."""
    currency = brief.file.currency
    return element(
        "div",
        views.allocation_figure(look, plan, currency, phone=False),
        views.best_table(look, plan, currency, brief.file.tax),
        views.split_notes(look, plan, currency),
        views.robustness(look, plan, currency) if plan.ad_space else "",
    )


def aimed(brief: Brief, files: Tables, plan: MediaPlan, kind: Kind) -> MediaPlan:
    """Return the plan with another aim; what the sheet counts stays what it counted."""
    if kind == plan.aim.kind:
        return plan
    sheet = brief.inputs["ad_platforms"]
    counted = sheet.assign(counted=sheet["counted"].fillna(plan.aim.counted))
    budget = brief.file.budget.model_copy(update={"aim": kind, "weights": None})
    other = brief.model_copy(update={
        "file": brief.file.model_copy(update={"budget": budget}),
        "inputs": {**brief.inputs, "ad_platforms": counted},
    })  # fmt: skip
    return plan_media(other, files)


def explore_budget(session: Session, plan: MediaPlan) -> widgets.Widget | Html:
    """Return the explorer as a widget; a note where there is nothing to split.

    Parameters
    ----------
    session : Session
        The client's brief, files and the reader's language.
    plan : MediaPlan
        The plan to start from.
    """
    if plan.ad_space is None:
        return views.allocation_figure(session.look, plan, session.brief.file.currency)
    return _Explorer(session, plan).whole


class _Explorer:
    """The widgets, and what happens when one of them moves."""

    def __init__(self, session: Session, plan: MediaPlan) -> None:
        self._session, self._plan = session, plan
        self._most = split_of(plan).budget * _REACH
        self._rooms: dict[Kind, Explored | None] = {plan.aim.kind: explored(plan, self._most)}
        self._page = widgets.HTML()
        self._aim = widgets.Dropdown(
            options=self._aims(), value=plan.aim.kind, description=self._say(term("Aim")),
            style=_STYLE, layout=_WIDE,
        )  # fmt: skip
        self._budget = self._slider(start(self._room()).budget)
        self._limits: dict[str, widgets.FloatRangeSlider] = {}
        self._sliders = widgets.VBox()
        self._aim.observe(lambda _: self._changed_aim(), names="value")
        self._budget.observe(lambda _: self._update(), names="value")
        self._changed_aim()
        self.whole = widgets.VBox([self._aim, self._budget, self._sliders, self._page])

    def _aims(self) -> list[tuple[str, Kind]]:
        """Return the aims that at least one platform has a curve for."""
        kinds: tuple[Kind, ...] = ("reach", "traffic", "leads", "sales")
        found = [self._plan.aim.kind, *(each for each in kinds if self._of(each) is not None)]
        return [(self._say(_AIMS[each]), each) for each in dict.fromkeys(found)]

    def _of(self, kind: Kind) -> Explored | None:
        if kind not in self._rooms:
            session = self._session
            plan = aimed(session.brief, session.tables, self._plan, kind)
            self._rooms[kind] = None if plan.ad_space is None else explored(plan, self._most)
        return self._rooms[kind]

    def _room(self) -> Explored:
        room = self._of(self._aim.value)
        assert room is not None  # noqa: S101 - only aims with a curve are offered
        return room

    def _say(self, said: Fact) -> str:
        return self._session.look.sentence(said)

    def _slider(self, value: float) -> widgets.FloatSlider:
        name = self._say(say("Ad space ({currency})", currency=self._plan.aim.currency))
        return widgets.FloatSlider(
            value=value, min=0.0, max=self._most, step=self._most / _STEPS, description=name,
            readout_format=".0f", continuous_update=False, style=_STYLE, layout=_WIDE,
        )  # fmt: skip

    def _changed_aim(self) -> None:
        """Make the limits' sliders of the aim's platforms; those there keep their place."""
        limits = start(self._room()).limits
        kept = {name: self._limits[name].value for name in limits if name in self._limits}
        self._limits = {
            name: widgets.FloatRangeSlider(
                value=kept.get(name, ends), min=0.0, max=self._most, step=self._most / _STEPS,
                description=label(name), readout_format=".0f", continuous_update=False,
                style=_STYLE, layout=_WIDE,
            )
            for name, ends in limits.items()
        }  # fmt: skip
        for each in self._limits.values():
            each.observe(lambda _: self._update(), names="value")
        told = say(
            "Least and most of each platform ({currency}); at the far right, no limit.",
            currency=self._plan.aim.currency,
        )
        self._sliders.children = (widgets.Label(self._say(told)), *self._limits.values())
        self._update()

    def _update(self) -> None:
        limits = {name: each.value for name, each in self._limits.items()}
        plan = moved(self._room(), Setting(self._budget.value, limits))
        self._page.value = shown(self._session.look, plan, self._session.brief).markup
