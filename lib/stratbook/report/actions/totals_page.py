"""Beside the plan: what it asks of each role, and the rule that ranks it."""

from typing import Final

from stratbook.core.message import N_, Quantity, Unit
from stratbook.core.reference import rules, thresholds
from stratbook.display.look import Look
from stratbook.plan.actions import ActionPlan
from stratbook.plan.actions.score import RULE
from stratbook.report.actions.plan_page import SPARE
from stratbook.report.workbook.grid import Column, Grid, Page

ROLES: Final = N_("By role")
HOW: Final = N_("How it is ranked")
_TOP: Final = 3


def roles_grid(look: Look, plan: ActionPlan) -> Grid:
    """Return where the roles' totals stand."""
    columns = (
        Column("role", look.text("Role"), "wrapped", 30, strong=False),
        Column("actions", look.text("Actions"), "count", 12, strong=False),
        Column("cost", look.text("Cost"), "money", 16, strong=False),
        Column("hours", look.text("Hours"), "hours", 12, strong=False),
    )
    return Grid(look.text(ROLES), columns, _TOP, max(1, len(_roles(plan))))


def write_roles_page(page: Page, plan_grid: Grid, look: Look, plan: ActionPlan) -> None:
    """Write what the actions ask of each role, by live formulas over the plan's page."""
    note = look.text("Sums over the rows of the plan, whatever their state.")
    page.headings(look.text(ROLES), note)
    styles = page.formats("computed")
    rows = len(plan.rows) + SPARE
    owners = plan_grid.span("owner", rows=rows)
    for at, role in enumerate(_roles(plan)):
        mine = [each for each in plan.rows if each.owner == role]
        page.value(at, "role", role, styles["role"])
        own = page.grid.cell("role", at)
        page.formula(at, "actions", (f"=COUNTIF({owners},{own})", len(mine)), styles["actions"])
        for key in ("cost", "hours"):
            column = plan_grid.span(key, rows=rows)
            known = [each.cost if key == "cost" else each.hours for each in mine]
            whole = sum(each for each in known if each is not None)
            page.formula(at, key, (f"=SUMIF({owners},{own},{column})", whole), styles[key])


def rule_grid(look: Look) -> Grid:
    """Return where the rule's numbers stand."""
    columns = (
        Column("meaning", look.text("What it is"), "wrapped", 70, strong=False),
        Column("value", look.text("Value"), "wrapped", 14, strong=False),
    )
    return Grid(look.text(HOW), columns, _TOP, len(rules()[RULE].thresholds))


def write_rule_page(page: Page, look: Look) -> None:
    """Write the rule in a sentence, and each number it reads."""
    rule = rules()[RULE]
    page.headings(look.text(HOW), look.language.worded(rule.says))
    styles = page.formats("computed")
    for at, id_ in enumerate(rule.thresholds):
        each = thresholds()[id_]
        value = look.say(Quantity(value=each.value, unit=Unit(each.unit)))
        page.value(at, "meaning", look.text(each.meaning), styles["meaning"])
        page.value(at, "value", value, styles["value"])


def _roles(plan: ActionPlan) -> list[str]:
    return list(dict.fromkeys(each.owner for each in plan.rows if each.owner))
