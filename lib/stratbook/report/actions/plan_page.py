"""The page people edit: one action a row, by rank, lists to choose from, totals above."""

from typing import Final

from stratbook.core.message import N_, say
from stratbook.core.reference import platforms
from stratbook.display.look import Look
from stratbook.display.views.actions import names
from stratbook.plan.actions import ActionPlan, ActionRow
from stratbook.report.actions.record import FIELDS, SHEET, record_of
from stratbook.report.workbook.choices import AMOUNT, DAY, check, lists
from stratbook.report.workbook.columns import heading, title, words
from stratbook.report.workbook.grid import Column, Grid, Page, Value
from stratbook.report.workbook.styles import Kind

TOP: Final = 4
SPARE: Final = 200  # rows below the actions that lists, checks and totals cover
LISTS: Final = N_("Lists of choices")
_ORDER: Final = (
    "action", "state", "owner", "start", "due", "done_on", "lever", "kpi", "cost", "hours",
    "effect_low", "effect_high", "effect_seen", "impact", "effort", "confidence", "depends_on",
    "from_finding", "objective", "platform", "cta", "id",
)  # fmt: skip
_KINDS: Final[dict[str, Kind]] = {
    "start": "day", "due": "day", "done_on": "day", "cost": "money", "hours": "hours",
    "effect_low": "hours", "effect_high": "hours",
}  # fmt: skip
_WIDTHS: Final = {
    "action": 46, "owner": 20, "lever": 18, "kpi": 22, "effect_seen": 26, "from_finding": 30,
    "depends_on": 18, "objective": 16, "cta": 18, "state": 12,
}  # fmt: skip
_OWN: Final = frozenset({"action", "state", "owner", "start", "due", "done_on", "effect_seen"})
_FREE: Final = ("platform", "owner")


def plan_grid(look: Look, plan: ActionPlan) -> Grid:
    """Return where the actions stand: the rank first, then the sheet's columns."""
    computed = (
        Column("rank", look.text("Rank"), "count", 7, strong=False),
        Column("priority", look.text("Priority"), "text", 12, strong=False),
        Column("score", look.text("Score"), "count", 8, strong=False),
        Column("late", look.text("Days late"), "count", 9, strong=False),
        Column("expected", look.text("Expected effect"), "wrapped", 24, strong=False),
        Column("why", look.text("Why"), "wrapped", 40, strong=False),
    )
    fields = [
        Column(id_, heading(FIELDS[id_], look), _KINDS.get(id_, "wrapped"),
               _WIDTHS.get(id_, 13), id_ in _OWN)
        for id_ in _ORDER
    ]  # fmt: skip
    columns = (computed[0], fields[0], computed[5], computed[1], *fields[1:6], computed[3],
               *fields[6:8],
               computed[4], *fields[8:16], computed[2], *fields[16:])  # fmt: skip
    return Grid(title(SHEET, look), columns, TOP, len(plan.rows))


def write_plan_page(page: Page, look: Look, plan: ActionPlan, client: str) -> None:
    """Write the actions as people edit them."""
    page.headings(
        look.say(say("{client}: action plan at {day}", client=client, day=plan.on)),
        look.say(
            say("Amounts in {currency}. Give a proposed action another state to take it on; change "
                "dates, owners and states, add rows below, then send the file back; leave "
                "headings and numbers as they are.", currency=plan.currency)
        ),
        frozen=2,
    )  # fmt: skip
    _totals(page, look, plan)
    typed, computed = page.formats("input"), page.formats("computed")
    for at, each in enumerate(plan.rows):
        page.sheet.set_row(TOP + 1 + at, 45)
        for key, value in record_of(each, look).items():
            page.value(at, key, value, typed[key])
        for key, given in _judged(look, each, at).items():
            page.value(at, key, given, computed[key])
        _lateness(page, look, plan, at)
    _checks(page, look, plan)
    last = TOP + max(len(plan.rows), 1)
    page.sheet.autofilter(TOP, 0, last, len(page.grid.columns) - 1)


def _judged(look: Look, row: ActionRow, at: int) -> dict[str, Value]:
    expected = names.span(row)
    return {
        "rank": at + 1 if row.is_open else None,
        "priority": names.band(look, row.priority.chosen) if row.is_open else "",
        "score": None if row.score is None or not row.is_open else round(100 * row.score),
        "why": names.why(look, row),
        "expected": "" if expected is None else look.say(expected),
    }


def _lateness(page: Page, look: Look, plan: ActionPlan, at: int) -> None:
    """Count the days late at the cut-off, live: what is done or dropped is not late."""
    row = plan.rows[at]
    cells = {key: page.grid.cell(key, at) for key in ("due", "done_on", "state")}
    done, dropped, proposed = (_state(look, id_) for id_ in ("done", "dropped", "proposed"))
    on = f"DATE({plan.on.year},{plan.on.month},{plan.on.day})"
    text = (
        f'=IF(OR({cells["due"]}="",{cells["done_on"]}<>"",{cells["state"]}="{done}",'
        f'{cells["state"]}="{dropped}",{cells["state"]}="{proposed}"),"",'
        f"MAX(0,{on}-{cells['due']}))"
    )
    shown = row.status in {"late", "doing", "to_do"} and row.due is not None
    done_on = row.action.done_on if row.action is not None else None
    shown = shown and done_on is None
    value = max(0, (plan.on - row.due).days) if shown and row.due is not None else None
    style = page.styles.cell("count", "computed")
    page.formula(at, "late", (text, value), style)


def _state(look: Look, id_: str) -> str:
    known = {each: (en, fr) for each, en, fr in FIELDS["state"].choices}
    if id_ not in known:
        return look.text("proposed")
    return look.language.either(*known[id_])


def _totals(page: Page, look: Look, plan: ActionPlan) -> None:
    """Add up cost and hours above the table, and count the open actions that are late."""
    grid, sheet, last = page.grid, page.sheet, len(plan.rows) + SPARE - 1
    label = page.styles.cell("text", "total")
    sheet.write_string(2, grid.at("kpi"), look.text("Total"), label)
    for key, kind in (("cost", "money"), ("hours", "hours")):
        known = [each.cost if key == "cost" else each.hours for each in plan.rows]
        whole = sum(each for each in known if each is not None)
        first, end = grid.cell(key, 0), grid.cell(key, last)
        style = page.styles.cell("money" if kind == "money" else "hours", "total")
        sheet.write_formula(2, grid.at(key), f"=SUM({first}:{end})", style, whole)
    first, end = grid.cell("late", 0), grid.cell("late", last)
    sheet.write_string(2, grid.at("due"), look.text("Late"), label)
    late = sum(each.status == "late" for each in plan.rows)
    style = page.styles.cell("count", "total")
    sheet.write_formula(2, grid.at("late"), f'=COUNTIF({first}:{end},">0")', style, late)


def _checks(page: Page, look: Look, plan: ActionPlan) -> None:
    offered = {id_: words(FIELDS[id_], look) for id_ in
               ("state", "lever", "impact", "effort", "confidence", "cta")}  # fmt: skip
    offered["state"] = [look.text("proposed"), *offered["state"]]
    offered["platform"] = [each.label for each in platforms().values()]
    offered["owner"] = sorted({each.owner for each in plan.rows if each.owner})
    rules = lists(page, look.text(LISTS), offered, free=_FREE)
    rules |= dict.fromkeys(("start", "due", "done_on"), DAY)
    rules |= dict.fromkeys(("cost", "hours"), AMOUNT)
    check(page, SHEET, rules, len(plan.rows) + SPARE)
