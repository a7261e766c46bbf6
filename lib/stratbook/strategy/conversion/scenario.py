"""Conversion scenarios: what people typed, completed by exports, each figure with its origin."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import pandas as pd

from stratbook.brief.scenario_checks import split_names
from stratbook.brief.values import day_of, number_of, text_of
from stratbook.core.message import N_, Message
from stratbook.core.period import Period
from stratbook.core.places import merged
from stratbook.core.remembered import remembered
from stratbook.strategy.conversion.exported import Exported, exported
from stratbook.strategy.kpis.scope import Scope, fold

Conversion = Literal[
    "sale", "lead", "registration", "donation", "signature", "volunteer", "coupon"
]  # fmt: skip
Origin = Literal["sheet", "actions", "suppliers", "ads", "web", "crm", "computed", "none"]
ORIGINS: Final[Mapping[Origin, str]] = {
    "sheet": N_("typed in the sheet"),
    "actions": N_("the scenario’s actions"),
    "suppliers": N_("the suppliers’ sheet"),
    "ads": N_("ads export"),
    "web": N_("web analytics"),
    "crm": N_("CRM export"),
    "computed": N_("computed"),
    "none": N_("not given"),
}
PAYS: Final = frozenset({"sale", "donation"})
_TYPED: Final = (
    "media", "production", "hours", "rate", "suppliers", "impressions", "clicks", "sessions",
    "leads", "sales", "revenue", "margin_rate", "basket", "worth", "last_click", "any_touch",
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A number and where it comes from; ``value`` is None when nothing gives it."""

    value: float | None = None
    origin: Origin = "none"


NOTHING: Final = Figure()


@dataclass(frozen=True)
class Scenario:
    """One scenario.

    Parameters
    ----------
    name : str
        As people call it.
    period : Period
        From its first day to its last.
    conversion : str
        What converts: a sale, a qualified lead, a registration …
    figures : mapping
        By id: media, production, hours, rate, labour, suppliers, impressions, clicks,
        sessions, leads, sales, revenue, margin, margin_rate, basket, worth, last_click,
        any_touch.
    claims : tuple of (str, float)
        Conversions each platform claims for it, never added.
    objective, cta, template, state, window, told : str
        As the sheet says; ``told`` is where its figures come from.
    reasons : tuple of Message
        Why the exports give some figures not.
    firm : bool
        Whether every supplier's price is an order or an invoice.
    sources : tuple of str
        Files it rests on.
    """

    name: str
    period: Period
    conversion: Conversion
    figures: Mapping[str, Figure] = field(default_factory=dict)
    claims: tuple[tuple[str, float], ...] = ()
    objective: str = ""
    cta: str = ""
    template: str = ""
    state: str = ""
    window: str = ""
    told: str = ""
    reasons: tuple[Message, ...] = ()
    firm: bool = True
    sources: tuple[str, ...] = ()

    def figure(self, id_: str) -> Figure:
        """Return a figure by its id; one without a value where nothing gives it."""
        return self.figures.get(id_, NOTHING)

    def value(self, id_: str) -> float | None:
        """Return a figure's value, or None."""
        return self.figure(id_).value

    @property
    def step(self) -> str:
        """Which step of the funnel its conversions are: leads, or the last one."""
        return "leads" if self.conversion == "lead" else "sales"

    @property
    def conversions(self) -> float | None:
        """How many converted."""
        return self.value(self.step)

    @property
    def pays(self) -> bool:
        """Whether money comes in: a sale, a donation, or leads whose revenue is known."""
        return self.conversion in PAYS or self.value("revenue") is not None


@remembered
def scenarios(inputs: Mapping[str, pd.DataFrame], scope: Scope) -> tuple[Scenario, ...]:
    """Return the client's scenarios, in the order of the sheet.

    Parameters
    ----------
    inputs : mapping
        The sheets ``scenarios``, ``scenario_actions`` and ``suppliers`` by id.
    scope : Scope
        All tables: what the sheet leaves empty is taken from the exports, by campaign.

    Returns
    -------
    tuple of Scenario
        A figure typed in the sheet always stands; the exports fill in, claims never. One that
        began after the period is left out, unless it is still planned: an earlier period's
        report does not tell what came later.
    """
    rows = inputs.get("scenarios", pd.DataFrame())
    found = (_scenario(row, inputs, scope) for row in rows.to_dict("records"))
    end = scope.period.end
    return tuple(each for each in found if each.period.start <= end or each.state == "planned")


def of(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a sheet's rows of one scenario."""
    if rows.empty:
        return rows
    kept: pd.DataFrame = rows[rows["scenario"].map(_folded) == fold(name)]
    return kept


def _folded(cell: object) -> str:
    return fold(text_of(cell))


def _scenario(
    row: Mapping[Hashable, object], inputs: Mapping[str, pd.DataFrame], scope: Scope
) -> Scenario:
    name, starts, ends = text_of(row["scenario"]), day_of(row["starts"]), day_of(row["ends"])
    if starts is None or ends is None:  # pragma: no cover - the sheet refuses such a row
        raise ValueError(f"{name} has no dates")
    period = Period(start=starts, end=ends)
    found = exported(split_names(row["campaigns"]), scope.over(period))
    actions, suppliers = (of(inputs[each], name) for each in ("scenario_actions", "suppliers"))
    typed = {id_: Figure(number_of(row[id_]), "sheet") for id_ in _TYPED}
    known = {id_: each for id_, each in typed.items() if each.value is not None}
    sums = {**_exported(found), **_summed(actions, suppliers), **known}
    whole = Scenario(
        name=name,
        period=period,
        conversion=_conversion(text_of(row["conversion"])),
        figures=sums,
        claims=found.claims,
        objective=text_of(row["objective"]),
        cta=text_of(row["cta"]),
        template=text_of(row["template"]),
        state=text_of(row["state"]),
        window=text_of(row["window"]) or found.window,
        told=text_of(row["figures"]),
        reasons=found.reasons,
        firm=not (suppliers["firmness"] == "quote").any() if len(suppliers) else True,
        sources=merged([str(row["source"])], found.sources),
    )
    return _completed(whole)


def _conversion(text: str) -> Conversion:
    kinds: tuple[Conversion, ...] = (
        "sale", "lead", "registration", "donation", "signature", "volunteer", "coupon",
    )  # fmt: skip
    return next(each for each in kinds if each == text)


def _exported(found: Exported) -> dict[str, Figure]:
    return {id_: Figure(value, origin) for id_, (value, origin) in found.figures.items()}


def _summed(actions: pd.DataFrame, suppliers: pd.DataFrame) -> dict[str, Figure]:
    """Add up what rows give; a row without its figure leaves the sum unknown."""
    wanted: tuple[tuple[str, pd.DataFrame, str, Origin], ...] = (
        ("production", actions, "cost", "actions"),
        ("hours", actions, "hours", "actions"),
        ("suppliers", suppliers, "cost", "suppliers"),
    )
    return {
        id_: Figure(float(rows[column].sum()), origin)
        for id_, rows, column, origin in wanted
        if len(rows) and bool(rows[column].notna().all())
    }


def _completed(scenario: Scenario) -> Scenario:
    """Work out what follows: hours at their rate, revenue from a basket, and the reverse."""
    figures = dict(scenario.figures)
    if scenario.conversion == "donation":  # a gift is kept whole
        figures["margin_rate"] = Figure(1.0, "computed")
    if "margin_rate" in figures and figures["margin_rate"].origin == "sheet":
        figures.pop("margin", None)  # what is typed goes before what the CRM says
    for id_, parts, rule in _DERIVED:
        values = [figures[part].value for part in parts if part in figures]
        known = [each for each in values if each is not None]
        if id_ not in figures and len(known) == len(parts) and (value := rule(known)) is not None:
            figures[id_] = Figure(value, "computed")
    if scenario.conversion not in {*PAYS, "lead"}:
        figures = {id_: each for id_, each in figures.items() if id_ not in _MONEY_IN}
    return replace(scenario, figures=figures)


_MONEY_IN: Final = frozenset({"revenue", "basket", "margin", "margin_rate"})
Rule = Callable[[Sequence[float]], float | None]
_DERIVED: Final[tuple[tuple[str, tuple[str, ...], Rule], ...]] = (
    ("labour", ("hours", "rate"), lambda of_: of_[0] * of_[1]),
    ("revenue", ("sales", "basket"), lambda of_: of_[0] * of_[1]),
    ("basket", ("revenue", "sales"), lambda of_: of_[0] / of_[1] if of_[1] else None),
    ("margin", ("revenue", "margin_rate"), lambda of_: of_[0] * of_[1]),
    ("margin_rate", ("margin", "revenue"), lambda of_: of_[0] / of_[1] if of_[1] else None),
)
