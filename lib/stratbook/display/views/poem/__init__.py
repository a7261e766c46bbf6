"""Chapter 3 as one sees it: inventory, balance, a panel a class, advice, to pay or not."""

from stratbook.display.views.poem.advice import advice_table
from stratbook.display.views.poem.balance import balance_figure, balance_table, share_table
from stratbook.display.views.poem.inventory import (
    inventory_table,
    notice_table,
    precedence_table,
)
from stratbook.display.views.poem.panels import (
    earned_table,
    owned_table,
    paid_table,
    price_figure,
)
from stratbook.display.views.poem.paying import (
    paying_awaited,
    paying_paragraph,
    rate_figure,
    scenario_table,
    split_figure,
)
from stratbook.display.views.poem.voice import voice_table

__all__ = [
    "advice_table",
    "balance_figure",
    "balance_table",
    "earned_table",
    "inventory_table",
    "notice_table",
    "owned_table",
    "paid_table",
    "paying_awaited",
    "paying_paragraph",
    "precedence_table",
    "price_figure",
    "rate_figure",
    "scenario_table",
    "share_table",
    "split_figure",
    "voice_table",
]
