"""The ten notebooks as people choose between them: what each answers and what it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stratbook.core.message import N_


@dataclass(frozen=True)
class Chapter:
    """One notebook.

    Parameters
    ----------
    answers : str
        The question it answers, a msgid.
    tables : tuple of str
        Tables of the exports without which part of it says "n.d.".
    sheets : tuple of str
        Sheets people fill in, likewise.
    """

    answers: str
    tables: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


CHAPTERS: Final[Mapping[str, Chapter]] = MappingProxyType({
    "01_objectives": Chapter(
        N_("What is aimed at, for whom, and who decides?"),
        ("posts",),
        ("context", "personas", "weights", "raci", "actions"),
    ),
    "02_three_c": Chapter(
        N_("Where does the organisation stand, beside its competitors and before its public?"),
        ("posts", "messages", "search"),
        ("presence", "accounts", "employee_voice", "competitors", "voice", "recommenders",
         "influencers", "touchpoints", "trends"),
    ),
    "03_poem": Chapter(
        N_("What is paid, owned and earned, and is it worth paying more?"),
        ("ads", "mentions"),
        ("media",),
    ),
    "04_platforms": Chapter(
        N_("Which platforms to keep, and what to say on each?"),
        ("posts",),
        ("criteria", "platform_scores", "accounts", "messages", "checks", "actions", "questions",
         "budget_lines"),
    ),
    "05_editorial": Chapter(
        N_("What to publish, when, and with how many hours?"),
        ("posts",),
        ("editorial_line", "pillars", "cadence", "assets", "curation", "gatherings", "tasks",
         "accounts"),
    ),
    "06_media_plan": Chapter(
        N_("How is the budget best split, and is everything ready?"),
        ("ads",),
        ("budget_lines", "ad_platforms", "flights", "ad_contents", "audiences"),
    ),
    "07_conversion": Chapter(
        N_("What brings visitors to act, and from when does it pay?"),
        ("web", "leads"),
        ("scenarios", "suppliers", "tests_ab", "proofs"),
    ),
    "08_performance": Chapter(
        N_("What was reached this period, and with what?"),
        ("posts", "audience", "ads", "web", "messages", "reviews"),
        ("events",),
    ),
    "09_reputation": Chapter(
        N_("What is said of the brand, and who answers, how fast?"),
        ("mentions", "messages", "reviews"),
        ("comments", "coding", "crisis_plan", "voice"),
    ),
    "10_organisation": Chapter(
        N_("Who does what, with which skills, and what is tried next?"),
        ("posts",),
        ("team", "tasks", "skills", "pay", "charter", "brand_facts", "employee_voice", "raci",
         "watch_log", "platform_changes", "innovations", "competitors"),
    ),
})  # fmt: skip
