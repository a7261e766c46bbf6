"""The course's mini-cases (exercise 8): small situations and what the ordered rules answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from stratbook.core.reference import csv_rows
from stratbook.core.vocabulary import OrganisationType
from stratbook.strategy.organisation.configuration import Configuration, Situation, configure


@dataclass(frozen=True)
class Case:
    """One mini-case.

    Parameters
    ----------
    id : str
        Its letter.
    told : mapping
        Its text, by language code.
    situation : Situation
        The same as the rules read it.
    expected, rule : str
        The key: the configuration, and the rule that gives it.
    """

    id: str
    told: Mapping[str, str]
    situation: Situation
    expected: str
    rule: str

    @property
    def answer(self) -> Configuration:
        """What the rules answer."""
        return configure(self.situation)


def cases(two_posts: float | None) -> tuple[Case, ...]:
    """Return the mini-cases of ``configuration_cases.csv``.

    Parameters
    ----------
    two_posts : float or None
        Low end of what an SMM and a CM cost a year, in the cases' currency (EUR).
    """
    return tuple(
        Case(
            row["case"], {"en": row["en"], "fr": row["fr"]}, _situation(row, two_posts),
            row["expected"], row["rule"],
        )
        for row in csv_rows("configuration_cases.csv")
    )  # fmt: skip


def _situation(row: Mapping[str, str], two_posts: float | None) -> Situation:
    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    def answer(name: str) -> bool | None:
        return {"yes": True, "no": False}.get(row[name])

    return Situation(
        btob=OrganisationType(row["type"]) is OrganisationType.BTOB,
        headcount=number("headcount"), community=number("community"), news=number("news"),
        hours=number("hours"), budget=number("budget"), two_posts=two_posts,
        relation=answer("relation"), urgent=answer("urgent"),
    )  # fmt: skip
