"""The precedence of paid, owned and earned: the first rule that holds for a medium speaks."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from stratbook.core import reference
from stratbook.core.vocabulary import Medium

_ANSWER = {"yes": True, "no": False}


@dataclass(frozen=True)
class Rule:
    """Why a medium is paid, owned or earned.

    Parameters
    ----------
    id : str
        Its name, shown beside what it classed.
    kinds : tuple of str
        Kinds of the inputs sheet it speaks of.
    when : mapping
        Facts of the sheet that must hold (``is_gifted`` is True); none holds always.
    medium : Medium
        The class; of what was not bought, where ``split`` is set.
    split : bool
        Whether the reach that was bought counts as paid and only the rest as ``medium``.
    notice : str
        Which legal notice it asks for (``poem_notices.toml``); empty when none.
    case, reason : mapping
        The case it settles (empty for what nobody disputes) and why, by language code.
    source : str
        Where the rule comes from.
    """

    id: str
    kinds: tuple[str, ...]
    when: Mapping[str, bool]
    medium: Medium
    split: bool
    notice: str
    case: Mapping[str, str]
    reason: Mapping[str, str]
    source: str

    def holds(self, row: Mapping[Any, Any]) -> bool:
        """Say whether the rule speaks of a row; a fact that was not said does not hold."""
        return row["kind"] in self.kinds and all(
            (said := row.get(fact)) is not None and not pd.isna(said) and bool(said) is wanted
            for fact, wanted in self.when.items()
        )


@dataclass(frozen=True)
class Notice:
    """What a paid word must say of itself in one country (msgids) and the law that asks it."""

    id: str
    region: str
    label: str
    source: str
    read_on: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in their order of precedence (``data/reference/poem_rules.csv``)."""
    return tuple(_rule(row) for row in reference.csv_rows("poem_rules.csv"))


def rule_of(row: Mapping[Any, Any]) -> Rule:
    """Return the first rule that holds for a row of the media inventory.

    Parameters
    ----------
    row : mapping
        ``kind``, and the facts the rules look at (``is_boosted``, ``is_gifted``…), some or all.

    Raises
    ------
    LookupError
        When no rule knows the row's kind, which the reference data must prevent.
    """
    found = next((rule for rule in rules() if rule.holds(row)), None)
    if found is None:
        raise LookupError(f"poem_rules.csv has no rule for the kind {row['kind']!r}")
    return found


def notice_for(id_: str, country: str) -> Notice:
    """Return the notice that stands in a country: its own, else the EU's, else the general one.

    Parameters
    ----------
    id_ : str
        Notice of a rule.
    country : str
        Two letters, as ``client.yml`` gives it.
    """
    regions = [country, *(name for name, inside in _notices()[0].items() if country in inside)]
    ranked = {(each.id, each.region): each for each in _notices()[1]}
    found = next((ranked[id_, each] for each in regions if (id_, each) in ranked), None)
    return found or ranked["*", "*"]


def notices() -> Sequence[Notice]:
    """Return every notice, in the order of ``poem_notices.toml``."""
    return _notices()[1]


@cache
def _notices() -> tuple[Mapping[str, tuple[str, ...]], tuple[Notice, ...]]:
    path = reference.folder() / "poem_notices.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    regions = {name: tuple(countries) for name, countries in read["regions"].items()}
    return regions, tuple(Notice(**row) for row in read["notice"])


def _rule(row: Mapping[str, str]) -> Rule:
    facts = [each.split("=") for each in row["when"].split("&") if each]
    return Rule(
        id=row["id"],
        kinds=tuple(row["kinds"].split("|")),
        when={name.strip(): _ANSWER[answer.strip()] for name, answer in facts},
        medium=Medium(row["medium"]),
        split=bool(row["split"]),
        notice=row["notice"],
        case={"en": row["case_en"], "fr": row["case_fr"]},
        reason={"en": row["en"], "fr": row["fr"]},
        source=row["source"],
    )
