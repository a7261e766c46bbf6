"""The budget explorer: move budget, limits and aim; split, costs and curves follow at once.

What each platform brings is tabulated once an aim; a move only splits again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import ipywidgets as widgets

from stratbook.brief.keep.change import Kept
from stratbook.brief.models import Brief
from stratbook.brief.read import read_brief
from stratbook.core.message import Fact, Name, say, term
from stratbook.core.tables import Tables
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.views import media_plan as views
from stratbook.notebook.explorers import controls
from stratbook.notebook.explorers.budget_kept import Moved, kept
from stratbook.notebook.explorers.keeping import keep_panel
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


def told(look: Look, plan: MediaPlan, brief: Brief) -> Html:
    """Return a plan's split and what limits cost; why there is none, where limits clash."""
    currency = brief.file.currency
    if plan.ad_space is None:
        return views.allocation_figure(look, plan, currency)
    return element(
        "div",
        views.best_table(look, plan, currency, brief.file.tax),
        views.split_notes(look, plan, currency),
        views.robustness(look, plan, currency),
    )


def drawn(look: Look, plan: MediaPlan, brief: Brief) -> Html:
    """Draw a plan's curves; nothing where there is no split."""
    if plan.ad_space is None:
        return Html()
    return views.allocation_figure(look, plan, brief.file.currency, phone=False)


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
        room = explored(plan, self._most)
        self._rooms: dict[Kind, Explored | None] = {plan.aim.kind: room}
        past = start(room)
        self._brief, self._before = session.brief, Moved(plan, past.budget, past.limits)
        self._numbers, self._figure = controls.page(), controls.page()
        look = session.look
        self._aim = controls.dropdown(look, term("Aim"), self._aims(), plan.aim.kind)
        money = say("Ad space ({currency})", currency=plan.aim.currency)
        self._budget = controls.slider(look, money, start(self._room()).budget, self._span())
        self._limits: dict[str, widgets.FloatRangeSlider] = {}
        self._sliders = controls.columns()
        self._aim.observe(lambda _: self._changed_aim(), names="value")
        self._budget.observe(lambda _: self._update(), names="value")
        self._changed_aim()
        limited = say(
            "Least and most of each platform ({currency}); at the far right, no limit.",
            currency=plan.aim.currency,
        )
        self.whole = controls.stack(
            controls.columns(self._aim, self._budget),
            controls.heading(look, limited),
            self._sliders,
            self._numbers,
            self._figure,
            keep_panel(session, self._decision, self._done),
        )

    def _aims(self) -> list[tuple[Fact, Kind]]:
        """Return the aims that at least one platform has a curve for."""
        kinds: tuple[Kind, ...] = ("reach", "traffic", "leads", "sales")
        found = [self._plan.aim.kind, *(each for each in kinds if self._of(each) is not None)]
        return [(_AIMS[each], each) for each in dict.fromkeys(found)]

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

    def _span(self) -> tuple[float, float, float]:
        return 0.0, self._most, self._most / _STEPS

    def _changed_aim(self) -> None:
        """Make the limits' sliders of the aim's platforms; those there keep their place."""
        limits = start(self._room()).limits
        kept_at = {name: self._limits[name].value for name in limits if name in self._limits}
        self._limits = {
            name: controls.range_slider(
                self._session.look, Name(text=label(name)), kept_at.get(name, ends), self._span()
            )
            for name, ends in limits.items()
        }
        controls.watch(self._limits.values(), self._update)
        self._sliders.children = tuple(self._limits.values())
        self._update()

    def _setting(self) -> Setting:
        return Setting(
            self._budget.value, {name: each.value for name, each in self._limits.items()}
        )

    def _update(self) -> None:
        """Paint the split as soon as it is there, then the curves, which take longer to draw."""
        look, brief = self._session.look, self._session.brief
        plan = moved(self._room(), self._setting())
        controls.paint(self._numbers, told(look, plan, brief))
        controls.paint(self._figure, drawn(look, plan, brief))

    def _now(self) -> Moved:
        room, setting = self._room(), self._setting()
        return Moved(moved(room, setting), setting.budget, setting.limits)

    def _decision(self) -> Kept | None:
        return kept(self._brief, self._before, self._now(), self._most)

    def _done(self) -> None:
        """Count from what was kept: to move back is a decision too."""
        self._brief, self._before = read_brief(self._session.brief.folder), self._now()
