"""POEM: what is paid, owned and earned, what it costs and whom it meets."""

from stratbook.strategy.poem.advice import Advice, advise
from stratbook.strategy.poem.balance import Balance, Poem, Weight, weigh
from stratbook.strategy.poem.findings import find_poem
from stratbook.strategy.poem.gaps import Gap, find_gaps
from stratbook.strategy.poem.inventory import Item, choices_of, classify
from stratbook.strategy.poem.notices import Duty, duties, find_notices
from stratbook.strategy.poem.paying import decide_paying, find_paying
from stratbook.strategy.poem.rules import Notice, Rule, notice_for, rules
from stratbook.strategy.poem.scenarios import AdSpace, PaidOrNot, ad_space, weigh_paying
from stratbook.strategy.poem.visibility import Visibility, look_back
from stratbook.strategy.poem.voice import Voice, listen

__all__ = [
    "AdSpace",
    "Advice",
    "Balance",
    "Duty",
    "Gap",
    "Item",
    "Notice",
    "PaidOrNot",
    "Poem",
    "Rule",
    "Visibility",
    "Voice",
    "Weight",
    "ad_space",
    "advise",
    "choices_of",
    "classify",
    "decide_paying",
    "duties",
    "find_gaps",
    "find_notices",
    "find_paying",
    "find_poem",
    "listen",
    "look_back",
    "notice_for",
    "rules",
    "weigh",
    "weigh_paying",
]
