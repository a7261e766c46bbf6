"""Chapter 10 on the page: work, configuration, cost, people, watch."""

from stratbook.display.views.organisation.choice import rule_table, situation_table, turn_table
from stratbook.display.views.organisation.outlook import (
    change_table,
    charter_table,
    fact_table,
    trial_table,
    watch_figure,
    watch_table,
)
from stratbook.display.views.organisation.people import (
    advocacy_table,
    need_table,
    plan_table,
    raci_table,
    skill_figure,
    speech_table,
)
from stratbook.display.views.organisation.price import cost_figure, cost_table, pay_table
from stratbook.display.views.organisation.work import (
    load_figure,
    load_table,
    split_figure,
    split_table,
)

__all__ = [
    "advocacy_table",
    "change_table",
    "charter_table",
    "cost_figure",
    "cost_table",
    "fact_table",
    "load_figure",
    "load_table",
    "need_table",
    "pay_table",
    "plan_table",
    "raci_table",
    "rule_table",
    "situation_table",
    "skill_figure",
    "speech_table",
    "split_figure",
    "split_table",
    "trial_table",
    "turn_table",
    "watch_figure",
    "watch_table",
]
