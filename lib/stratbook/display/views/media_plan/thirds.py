"""The budget in three parts: what was intended, planned and spent."""

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Quantity, Term, Unit, say, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.budget import PARTS
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.scenarios import Name, Scenario

_NO_TOTAL: Final = say("The brief gives no total budget: write it under budget.total.")
_PARTS: Final[dict[str, Term]] = {
    "ad_space": term("Ad space"),
    "strategy": term("Digital strategy"),
    "production": term("Content production"),
}


_SCENARIOS: Final[dict[Name, Term]] = {
    "uncapped": term("Without the cap"),
    "planned": term("As planned"),
    "half": term("Half the ad space"),
    "none": term("No ad space"),
}


def thirds_figure(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Draw each part's intended and planned amounts as two dots and the distance between."""
    if plan.target is None:
        return note(look, _NO_TOTAL)
    target = plan.target

    def draw(canvas: Canvas) -> None:
        axes = canvas.axes(grid="x")
        rows: list[list[Term | Quantity]] = []
        for place, part in enumerate(PARTS):
            planned = float(plan.lines["planned"].loc[part]) if plan.has_lines else None
            amounts = (target.amounts[part], planned)
            rows.append([_PARTS[part], *(cents(each, currency) for each in amounts)])
            _dumbbell(canvas, axes, place, *amounts)
        canvas.tell([term("Part of the budget"), term("Intended"), term("Planned")], rows)
        names = [look.say(_PARTS[part]) for part in PARTS]
        axes.set_yticks(range(len(PARTS)), names)
        axes.tick_params(axis="y", labelcolor=canvas.colours.ink)
        axes.set_ylim(len(PARTS) - 0.4, -0.8)
        axes.set_xlim(0, axes.get_xlim()[1] * 1.12)
        canvas.numbers(axes, Unit.MONEY, currency, axis="x")

    return figure(look, draw, _thirds_caption(plan, currency), height=2.4)


def thirds_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Show the intended, planned and spent amounts of each part, to the cent."""
    if plan.target is None:
        return note(look, _NO_TOTAL)
    planned, whole = plan.lines["planned"], float(plan.lines["planned"].sum())
    rows: list[Row] = []
    for part in PARTS:
        wanted = plan.target.amounts[part]
        amount = float(planned.loc[part]) if plan.has_lines else None
        gap = None if amount is None else amount - wanted
        share = plan.target.share(part)
        points = None if amount is None or share is None else amount / whole - share
        spent = float(plan.lines["spent"].loc[part])
        rows.append([
            _PARTS[part], cents(wanted, currency), cents(amount, currency),
            cents(gap, currency, signed=True),
            Quantity(value=points, unit=Unit.POINTS, signed=True, digits=1),
            cents(spent, currency),
        ])  # fmt: skip
    planned_whole = whole if plan.has_lines else None
    spent_whole = float(plan.lines["spent"].sum(min_count=1))
    total: Row = [
        term("Total"), cents(plan.target.total, currency), cents(planned_whole, currency),
        cents(whole - plan.target.total if plan.has_lines else None, currency, signed=True),
        "", cents(spent_whole, currency),
    ]  # fmt: skip
    return table(
        look,
        [term("Part of the budget"), term("Intended"), term("Planned"), term("Distance"),
         term("Distance in points"), term("Spent so far")],
        rows,
        say("The budget in three parts, {tax}", tax=TAX[tax]),
        total=total,
        note=say(
            "A third each is one consultant’s rule of thumb, not a law: the weights are set in the "
            "brief. A part nobody reported spending on is missing, not zero."
        ),
    )  # fmt: skip


def scenario_table(
    look: Look, compared: Sequence[Scenario], plan: MediaPlan, currency: str
) -> Html:
    """Compare sizes of the ad space: where the money goes, and what the ads still bring."""
    if not compared:
        return note(look, _NO_TOTAL)
    return table(
        look,
        [term("Scenario"), *_PARTS.values(),
         say("Results of the ad space ({results})", results=plan.aim.word)],
        [
            [
                _SCENARIOS[each.name],
                *(cents(each.split.amounts[part], currency) for part in PARTS),
                None if each.results is None else plan.aim.quantity(each.results),
            ]
            for each in compared
        ],
        say("With less ad space: where the money goes"),
        note=say(
            "The rule: what ad space gives up is shared in equal parts between strategy and "
            "production. What these then bring depends on ideas and is not put in figures here."
        ),
    )  # fmt: skip


def _dumbbell(canvas: Canvas, axes: Axes, place: int, wanted: float, planned: float | None) -> None:
    colours = canvas.colours
    if planned is not None:
        axes.plot([wanted, planned], [place, place], color=colours.faint, linewidth=2)
        axes.plot(planned, place, marker="o", markersize=7, color=colours.brand)
    axes.plot(wanted, place, marker="o", markersize=7, markerfacecolor=colours.ground,
              markeredgecolor=colours.ink, linewidth=0)  # fmt: skip
    if place == 0:
        same = planned is not None and abs(planned - wanted) <= 0.005
        word = term("intended and planned") if same else term("intended")
        _over(axes, (wanted, place), canvas.look.say(word), colours.ink)
        if planned is not None and not same:
            word = term("planned")
            _over(axes, (planned, place), canvas.look.say(word), colours.brand, below=True)


def _over(
    axes: Axes, at: tuple[float, float], text: str, colour: str, *, below: bool = False
) -> None:
    """Write over a dot, or below it: two dots may stand close to each other."""
    axes.annotate(text, at, xytext=(0, -9 if below else 9), textcoords="offset points",
                  ha="center", va="top" if below else "baseline", color=colour,
                  family=list(STRONG))  # fmt: skip


def _thirds_caption(plan: MediaPlan, currency: str) -> Caption:
    assert plan.target is not None  # noqa: S101 - the caller has shown it
    planned, whole = plan.lines["planned"], float(plan.lines["planned"].sum())
    gaps = {part: float(planned.loc[part]) - plan.target.amounts[part] for part in PARTS}
    part = max(PARTS, key=lambda each: abs(gaps[each]))
    amount = Quantity(value=abs(gaps[part]), unit=Unit.MONEY, currency=currency)
    if not plan.has_lines:
        title = say("The intended split; no budget line was filled in to hold against it")
    elif abs(gaps[part]) < 0.005:
        title = say("The plan follows the intended split to the cent")
    elif gaps[part] > 0:
        title = say("{part}: {amount} more than intended", part=_PARTS[part], amount=amount)
    else:
        title = say("{part}: {amount} less than intended", part=_PARTS[part], amount=amount)
    return Caption(
        title=title,
        subtitle=say(
            "Budget by part in {currency}, for {days} days: intended (ring) and planned (dot)",
            currency=currency, days=plan.days,
        ),
        source=say("Source: brief and budget lines."),
        alt=say(
            "Intended and planned amounts: {amounts}. Planned in all: {whole}.",
            amounts=[
                say("{part} {wanted} and {planned}", part=_PARTS[each],
                    wanted=money(plan.target.amounts[each], currency),
                    planned=money(float(planned.loc[each]), currency))
                for each in PARTS
            ],
            whole=money(whole, currency),
        ),
    )  # fmt: skip
