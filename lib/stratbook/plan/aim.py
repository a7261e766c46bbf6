"""What ad space is to bring: people reached, clicks, leads, sales, money, or a mix."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from stratbook.brief.models import ClientFile
from stratbook.core.message import N_, Fact, KpiTerm, Quantity, Term, Unit, term
from stratbook.core.reference import kpis
from stratbook.core.vocabulary import OrganisationType
from stratbook.plan.response.benchmarks import Objective

Kind = Literal["reach", "traffic", "leads", "sales", "revenue", "margin", "mix"]
_REACH: Final = (
    "reach", "impressions", "organic_reach", "reach_per_post", "frequency", "cpm",
    "cost_per_reached_1000", "awareness_aided", "awareness_unaided", "mentions",
    "community_size", "community_growth",
)  # fmt: skip
_TRAFFIC: Final = ("social_sessions", "social_visits", "link_clicks", "ctr", "cpc", "bounce_rate")
_SALES: Final = ("social_revenue", "cpa", "roas", "roi", "cart_abandonment")
_LEADS: Final = (
    "leads", "leads_period", "lead_growth", "leads_channel", "cpl", "conversion_rate",
    "signatures", "donations", "donors", "volunteers", "attendance",
    "footfall", "directions", "calls", "coupons",
)  # fmt: skip
KIND_OF: Final[Mapping[str, Objective]] = {
    **dict.fromkeys(_REACH, "reach"),
    **dict.fromkeys(_TRAFFIC, "traffic"),
    **dict.fromkeys(_LEADS, "leads"),
    **dict.fromkeys(_SALES, "sales"),
}
_TELLS: Final[Mapping[Objective, str]] = {
    "reach": "reach", "traffic": "link_clicks", "leads": "leads", "sales": "social_revenue",
}  # fmt: skip
_WORDS: Final[Mapping[Kind, str]] = {
    "reach": N_("people reached"),
    "traffic": N_("clicks"),
    "leads": N_("leads"),
    "sales": N_("sales"),
    "revenue": N_("of revenue"),
    "margin": N_("of margin"),
    "mix": N_("points"),
}
_SELL: Final = frozenset({OrganisationType.BTOC, OrganisationType.BTOB})


@dataclass(frozen=True)
class Aim:
    """What a plan aims at.

    Parameters
    ----------
    kind : str
        What the brief's ``budget.aim`` says, or what the first objective's indicator means.
    weights : mapping
        Units of the aim that one result of each kind counts for; for money, what a sale is
        worth when the sheet does not say (0 where nobody does).
    indicator : str
        KPI id that tells whether it worked.
    word : Term
        What a unit is, in the plural.
    currency : str
        Of money.
    unit_value : float or None
        Money one unit earns.
    target : float or None
        Units wanted over the plan.
    """

    kind: Kind
    weights: Mapping[Objective, float]
    indicator: str
    word: Term
    currency: str
    unit_value: float | None = None
    target: float | None = None

    @property
    def money(self) -> bool:
        """Whether a unit of the aim is money."""
        return self.kind in {"revenue", "margin"}

    @property
    def counted(self) -> Objective:
        """The kind of result that a figure counts when nobody says: the heaviest."""
        return max(self.weights, key=lambda each: self.weights[each])

    @property
    def counts(self) -> Fact:
        """What a unit is, said once: the indicator's name where the word alone is vague."""
        vague = self.word == term("results")
        return KpiTerm(id=self.indicator, form="label") if vague else self.word

    def quantity(self, value: float, digits: int | None = None) -> Quantity:
        """Return units of the aim as they are written."""
        if self.money:
            return Quantity(value=float(value), unit=Unit.MONEY, currency=self.currency)
        few = 1 if 0 < abs(value) < 100 else 0
        return Quantity(value=float(value), digits=few if digits is None else digits)


def aim_of(file: ClientFile) -> Aim:
    """Return what a brief's ad space aims at.

    ``budget.aim`` goes first; else the first objective's indicator that stands for one of
    the kinds; else people reached.
    """
    budget = file.budget
    kind = budget.aim or _first(file)
    counted: Objective = "sales" if kind in {"revenue", "margin"} else _counted(kind)
    weights = _mix(file) if kind == "mix" else {}
    worth = (budget.unit_value or 0.0) if kind in {"revenue", "margin"} else 1.0
    earns = {"margin": 1.0, "revenue": None}.get(kind, budget.unit_value)
    return Aim(
        kind=kind,
        weights=weights or {counted: worth},
        indicator=_indicator(file, tuple(weights) or (counted,)),
        word=_word(file, kind),
        currency=file.currency,
        unit_value=earns,
        target=budget.target,
    )


def _mix(file: ClientFile) -> dict[Objective, float]:
    given = file.budget.weights
    if given is None:
        return {}
    every: dict[Objective, float] = {
        "reach": given.reach, "traffic": given.traffic, "leads": given.leads, "sales": given.sales,
    }  # fmt: skip
    return {each: weight for each, weight in every.items() if weight > 0}


def _word(file: ClientFile, kind: Kind) -> Term:
    """Return what a unit is called; an organisation that does not sell has no leads."""
    sells = file.organisation.type in _SELL
    return term("results") if kind in {"leads", "sales"} and not sells else Term(text=_WORDS[kind])


def _counted(kind: Kind) -> Objective:
    match kind:
        case "reach" | "traffic" | "leads" | "sales":
            return kind
        case _:
            return "sales"


def _indicators(file: ClientFile) -> list[str]:
    return [each.indicator for each in file.objectives if each.indicator in KIND_OF]


def _first(file: ClientFile) -> Kind:
    found = _indicators(file)
    return KIND_OF[found[0]] if found else "reach"


def _indicator(file: ClientFile, counted: tuple[Objective, ...]) -> str:
    fit = [each for each in _indicators(file) if KIND_OF[each] in counted]
    counts = [each for each in fit if kpis()[each].unit not in {Unit.RATIO, Unit.MONEY}]
    return next(iter([*counts, *fit]), _TELLS[counted[0]])
