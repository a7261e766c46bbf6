"""What each flight should bring, by formulas on the flights' page and on their prices."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import N_, Message
from stratbook.core.reference import threshold
from stratbook.display.look import Look
from stratbook.display.views.flights.cells import chosen, platform
from stratbook.display.views.flights.forecasts import origin
from stratbook.plan.flights.forecast import Forecast
from stratbook.plan.flights.plan import FlightPlan
from stratbook.plan.flights.prices import Price
from stratbook.plan.flights.rows import CONVERTING, METRICS, Metric, Range
from stratbook.report.workbook.grid import Column, Grid, Page, Value, columns_of
from stratbook.report.workbook.styles import Kind

NAME: Final = N_("Forecast")
PRICES: Final = N_("Prices")
ENDS: Final = ("low", "mid", "high")
_TOP: Final = 3
_LABELS: Final = {
    "low": N_("{name}, low"), "mid": N_("{name}, middle"), "high": N_("{name}, high"),
}  # fmt: skip
_COUNTED: Final[dict[str, tuple[str, Kind]]] = {
    "impressions": (N_("Impressions"), "count"),
    "clicks": (N_("Clicks"), "count"),
    "conversions": (N_("Conversions"), "count"),
    "cpc": ("CPC", "price"),
    "cpa": ("CPA", "price"),
    "reach": (N_("People reached"), "count"),
    "frequency": (N_("Frequency"), "times"),
}
_OTHER: Final = {"low": "high", "high": "low", "mid": "mid"}


def triple(look: Look, key: str, name: str, kind: Kind) -> tuple[Column, ...]:
    """Return three columns: low, middle, high."""
    names = (look.text(_LABELS[end]).format(name=name) for end in ENDS)
    return tuple(
        Column(f"{key}_{end}", heading, kind, 11, strong=False)
        for end, heading in zip(ENDS, names, strict=True)
    )


def price_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the prices stand that count where a row has none of its own."""
    runs = [
        (
            *triple(look, metric, metric.upper(), "price" if metric == "cpm" else "rate"),
            Column(f"{metric}_from", look.text("Comes from"), "wrapped", 40, strong=False),
        )
        for metric in METRICS
    ]
    first = Column("flight", look.text("Flight"), "text", 20, strong=False)
    return Grid(look.text(PRICES), columns_of(first, *runs), _TOP, len(plan.forecasts))


def forecast_grid(look: Look, plan: FlightPlan) -> Grid:
    """Return where the forecast stands."""
    columns = columns_of(
        Column("flight", look.text("Flight"), "text", 20, strong=False),
        Column("platform", look.text("Platform"), "text", 12, strong=False),
        Column("segment", look.text("Audience"), "text", 20, strong=False),
        Column("budget", look.text("Budget"), "money", 12, strong=False),
        Column("share", look.text("Share"), "share", 9, strong=False),
        Column("weeks", look.text("Weeks"), "times", 8, strong=False),
        Column("people", look.text("Audience size"), "count", 11, strong=False),
        *(triple(look, metric, metric.upper(), "price" if metric == "cpm" else "rate")
          for metric in METRICS),
        *(triple(look, key, look.text(name), kind) for key, (name, kind) in _COUNTED.items()),
        Column("weekly", look.text("Contacts a person and week"), "times", 11, strong=False),
    )  # fmt: skip
    return Grid(look.text(NAME), columns, _TOP, len(plan.forecasts))


def write_price_page(page: Page, look: Look, plan: FlightPlan) -> None:
    """Write the prices and where each comes from."""
    note = look.text("Counted where the flight’s own row has no price.")
    page.headings(page.grid.name, note)
    styles = page.formats("input")
    for at, each in enumerate(plan.forecasts):
        page.value(at, "flight", each.flight.id, styles["flight"])
        for metric in METRICS:
            found = each.prices.get(metric)
            ends = _ends(found.range) if isinstance(found, Price) else (None, None, None)
            for end, value in zip(ENDS, ends, strict=True):
                page.value(at, f"{metric}_{end}", value, styles[f"{metric}_{end}"])
            page.value(at, f"{metric}_from", _told(look, found), styles[f"{metric}_from"])


def write_forecast_page(page: Page, grids: dict[str, Grid], plan: FlightPlan) -> None:
    """Write the forecast, a formula a cell; ``grids`` are the pages it reads, and ``given``."""
    look = page.styles.look
    page.headings(page.grid.name, look.text(_NOTE))
    styles = page.formats("computed")
    for at, each in enumerate(plan.forecasts):
        for key, formula, value in cells_of(each, plan, look):
            page.formula(at, key, (page.grid.fill(formula, at, grids), value), styles[key])
    weekly = page.grid.at("weekly")
    rule = {"type": "cell", "criteria": ">", "value": threshold("flight_frequency_high"),
            "format": page.styles.alert()}  # fmt: skip
    page.sheet.conditional_format(_TOP + 1, weekly, _TOP + page.grid.rows, weekly, rule)


_NOTE: Final = N_(
    "Grey cells are formulas on the flights’ page. Low and high: prices taken as independent, the "
    "squares of their logarithms added."
)


def cells_of(each: Forecast, plan: FlightPlan, look: Look) -> list[tuple[str, str, Value]]:
    """Return a row's cells: key, formula, and the figure that it gives."""
    flight = each.flight
    weekly = each.weekly_frequency
    cells: list[tuple[str, str, Value]] = [
        ("flight", "={flight:plan}", flight.id),
        ("platform", "={platform:plan}", platform(flight.platform).text),
        ("segment", '=LOWER(TRIM(IF({audience:plan}="",{flight:plan},{audience:plan})))',
         flight.segment),
        ("budget", "=N({budget:plan})", flight.budget),
        ("share", '=IF(SUM({budget:ALL})=0,"",{budget}/SUM({budget:ALL}))',
         flight.budget / plan.budget if plan.budget else None),
        ("weeks", "=({ends:plan}-{starts:plan}+1)/7", flight.weeks),
        ("people", "=N({people:plan})", flight.people or 0.0),
    ]  # fmt: skip
    converting = [f'{{objective:plan}}="{chosen(look, id_).text}"' for id_ in sorted(CONVERTING)]
    for metric in METRICS:
        asked = f"OR({','.join(converting)})" if metric == "cvr" else "TRUE"
        cells += _used(each, metric, asked)
    ranges = (each.impressions, each.clicks, each.conversions, each.cpc, each.cpa,
              each.reach, each.frequency)  # fmt: skip
    for key, found in zip(_COUNTED, ranges, strict=True):
        cells += [
            (f"{key}_{end}", _FORMULAS[key](end), value)
            for end, value in zip(ENDS, _ends(found), strict=True)
        ]
    formula = '=IF({frequency_mid}="","",{frequency_mid}/MAX({weeks},1))'
    return [*cells, ("weekly", formula, None if weekly is None else weekly.mid)]


def _used(each: Forecast, metric: Metric, asked: str) -> list[tuple[str, str, Value]]:
    """Return the prices that count: the row's own, else those of the prices' page."""
    found = each.prices.get(metric)
    ends = _ends(found.range if isinstance(found, Price) else None)
    m = metric
    own = f"{{{m}_low:plan}}&{{{m}:plan}}&{{{m}_high:plan}}"
    low, mid, high = (f"{{{m}{end}:plan}}" for end in ("_low", "", "_high"))
    between = f'IF(AND({low}<>"",{high}<>""),SQRT({low}*{high}),IF({low}<>"",{low},{high}))'
    middle = f'IF({mid}<>"",{mid},{between})'

    def other(end: str, given: str) -> str:
        page = f"{{{m}_{end}:prices}}"
        known = f'IF({page}="","",{page})'
        return f'IF({own}="",{known},IF({given}<>"",{given},{{{m}_mid}}))'

    fallback = f"{{{m}_mid:prices}}"
    formulas = (
        other("low", low),
        f'IF({own}="",IF({fallback}="","",{fallback}),{middle})',
        other("high", high),
    )
    return [
        (f"{m}_{end}", f'=IF({asked},{formula},"")', value)
        for end, formula, value in zip(ENDS, formulas, ends, strict=True)
    ]


def _impressions(end: str) -> str:
    price = f"{{cpm_{_OTHER[end]}}}"
    return f'=IF({price}="","",{{budget}}/{price}*1000)'


def _obtained(rates: Sequence[str], before: str, end: str) -> str:
    """Return a product's middle, or its low or high by the squares of logarithms."""
    name = {1: "clicks", 2: "conversions"}[len(rates)]
    if end == "mid":
        rate = f"{{{rates[-1]}_mid}}"
        return f'=IF(OR({{{before}_mid}}="",{rate}=""),"",{{{before}_mid}}*{rate})'
    top, low = ("cpm_high", "cpm_mid") if end == "low" else ("cpm_mid", "cpm_low")
    squares = [f"LN({{{top}}}/{{{low}}})^2"]
    squares += [
        f"LN({{{each}_mid}}/{{{each}_low}})^2" if end == "low"
        else f"LN({{{each}_high}}/{{{each}_mid}})^2"
        for each in rates
    ]  # fmt: skip
    sign = "-" if end == "low" else ""
    spread = f"EXP({sign}SQRT({'+'.join(squares)}))"
    return f'=IF({{{name}_mid}}="","",{{{name}_mid}}*{spread})'


def _cost(bought: str, end: str) -> str:
    count = f"{{{bought}_{_OTHER[end]}}}"
    return f'=IF(OR({count}="",{{budget}}<=0),"",{{budget}}/{count})'


def _reach(end: str) -> str:
    people = f"({{people}}*{{reachable_{end}:given}})"
    contacts = f"{{impressions_{end}}}"
    return f'=IF(OR({contacts}="",{{people}}=0),"",{people}*(1-EXP(-{contacts}/{people})))'


def _frequency(end: str) -> str:
    people = f"({{people}}*{{reachable_{_OTHER[end]}:given}})"
    contacts = f"{{impressions_{end}}}"
    reached = f"({people}*(1-EXP(-{contacts}/{people})))"
    alone = f"IF({{budget}}<=0,1,{contacts}/{reached})"
    return f'=IF(OR({contacts}="",{{people}}=0),"",{alone})'


_FORMULAS: Final = {
    "impressions": _impressions,
    "clicks": lambda end: _obtained(("ctr",), "impressions", end),
    "conversions": lambda end: _obtained(("ctr", "cvr"), "clicks", end),
    "cpc": lambda end: _cost("clicks", end),
    "cpa": lambda end: _cost("conversions", end),
    "reach": _reach,
    "frequency": _frequency,
}


def _ends(found: Range | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if found is None else (found.low, found.mid, found.high)


def _told(look: Look, found: Price | Message | None) -> str:
    if found is None:
        return "–"
    return look.say(found if isinstance(found, Message) else origin(look, found))
