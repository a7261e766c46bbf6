"""What to do about a KPI that is off its target: a table of choices, one line a KPI."""

from typing import Final

from stratbook.core import reference
from stratbook.core.message import N_, Term, term
from stratbook.core.vocabulary import Family, Level

_BY_KPI: Final[dict[str, tuple[str, Level]]] = {
    "community_size": (
        N_("invite those who interact without following, and put a reason to follow in each bio"),
        Level.MEDIUM,
    ),
    "cpl": (
        N_("stop the dearest ads, move their budget to the cheapest and test a shorter form"),
        Level.LOW,
    ),
    "cpc": (N_("stop the dearest ads and test a new picture and a new opening line"), Level.LOW),
    "cpm": (N_("widen the audience of the ads and leave out placements that cost most"), Level.LOW),
    "er_reach": (N_("give more of the slots to come to the format that does best"), Level.LOW),
    "leads": (
        N_("give every post to come one call to action, towards a form"),
        Level.MEDIUM,
    ),
    "net_sentiment": (
        N_("list the subjects of the negative mentions and answer the most frequent in public"),
        Level.MEDIUM,
    ),
    "response_rate": (N_("name who answers on which day and prepare ten model answers"), Level.LOW),
    "response_time": (N_("set two fixed times a day for answers and an alert beyond"), Level.LOW),
    "resolution_rate": (
        N_("agree with the services concerned on who closes a request, and when"),
        Level.MEDIUM,
    ),
    "social_sessions": (
        N_("put a tracked link in every post that has a page to go to, and in each bio"),
        Level.LOW,
    ),
}
_OUTCOMES: Final[dict[str, tuple[str, Level]]] = {
    "awareness_aided": (
        N_("show the name and the sign in the first seconds of every film and on every visual"),
        Level.MEDIUM,
    ),
    "awareness_unaided": (
        N_("own one subject: two posts a week on it, signed the same way, for three months"),
        Level.HIGH,
    ),
    "attendance": (
        N_("announce each event three weeks, one week and one day before, with a place to book"),
        Level.LOW,
    ),
    "calls": (
        N_("put the phone button first on the listing and say when somebody answers"),
        Level.LOW,
    ),
    "coupons": (
        N_("show the offer in two stories a week, with its last day and how to use it"),
        Level.LOW,
    ),
    "directions": (
        N_("check address, opening hours and photographs of the listing, and link it in each bio"),
        Level.LOW,
    ),
    "donations": (
        N_("say in every appeal what one amount makes possible, and thank in public with figures"),
        Level.MEDIUM,
    ),
    "donors": (
        N_("ask those who signed or came for a first small gift, within the week"),
        Level.MEDIUM,
    ),
    "footfall": (
        N_("give one reason a week to come in person, and ask at the till what brought people"),
        Level.MEDIUM,
    ),
    "repeat_rate": (
        N_("write to those who came once within a month, with a reason to come back"),
        Level.MEDIUM,
    ),
    "requests_resolved": (
        N_("agree with the services concerned on who closes a request, and when"),
        Level.MEDIUM,
    ),
    "signatures": (
        N_(
            "put the petition in each bio, end every post of the cause with it, tell each milestone"
        ),
        Level.LOW,
    ),
    "sov_mentions": (
        N_("take part in the conversations where rivals are named: questions, events, comparisons"),
        Level.MEDIUM,
    ),
    "volunteers": (
        N_("let volunteers tell why they come, and give each post a date and a task"),
        Level.MEDIUM,
    ),
}
_BY_FAMILY: Final[dict[Family, tuple[str, Level]]] = {
    Family.AWARENESS: (
        N_("publish again, in a new form, the three subjects most seen this year"),
        Level.MEDIUM,
    ),
    Family.ACQUISITION: (
        N_("review what brings people from each account to your pages, and mend the weakest step"),
        Level.MEDIUM,
    ),
    Family.INTERACTION: (
        N_("plan more of the formats and subjects people respond to, and fewer of the rest"),
        Level.LOW,
    ),
    Family.SATISFACTION: (
        N_("review the conversations that went wrong and change one way of answering"),
        Level.MEDIUM,
    ),
    Family.CONVERSION: (
        N_("follow the path from the post to the last page and mend the step that loses most"),
        Level.MEDIUM,
    ),
    Family.PUBLIC_GOOD: (
        N_("review with the service concerned what holds people back, and answer it in a post"),
        Level.MEDIUM,
    ),
}


def advice(kpi: str) -> tuple[Term, Level]:
    """Return what is recommended when a KPI is off its target, and how hard it is."""
    text, effort = _BY_KPI.get(kpi) or _OUTCOMES.get(kpi) or _BY_FAMILY[reference.kpi(kpi).family]
    return term(text), effort
