"""``action_plan_<lang>.xlsx``: the plan as people edit it, what it adds up to, how it is ranked."""

from pathlib import Path
from typing import Final

from stratbook.core.message import N_, say
from stratbook.display.look import Look
from stratbook.plan.actions import ActionPlan
from stratbook.report.actions.plan_page import plan_grid, write_plan_page
from stratbook.report.actions.totals_page import (
    roles_grid,
    rule_grid,
    write_roles_page,
    write_rule_page,
)
from stratbook.report.workbook.grid import Page
from stratbook.report.workbook.making import workbook
from stratbook.report.workbook.styles import Styles

FILE: Final = "action_plan_{language}.xlsx"
TITLE: Final = N_("Action plan")


def write_book(path: Path, look: Look, plan: ActionPlan, client: str) -> None:
    """Write the workbook.

    Parameters
    ----------
    path : Path
        Where; the folder exists.
    look : Look
        The reader's language and the client's colours.
    plan : ActionPlan
        It has at least one row.
    client : str
        The client's name.

    Raises
    ------
    ValueError
        When the plan has no row.
    """
    if not plan.rows:
        raise ValueError("a plan without an action has nothing to write")
    with workbook(path, look.text(TITLE), client) as book:
        styles = Styles(book, look, plan.currency)
        grids = plan_grid(look, plan), roles_grid(look, plan), rule_grid(look)
        pages = [Page(book.add_worksheet(each.name), each, styles) for each in grids]
        write_plan_page(pages[0], look, plan, client)
        write_roles_page(pages[1], pages[0].grid, look, plan)
        write_rule_page(pages[2], look)
        footer = look.say(say("{client}: action plan", client=client))
        for page in pages:
            page.printed(footer)
