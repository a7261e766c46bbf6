"""What whoever speaks for the brand must know: settled, open, or to be checked again."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from stratbook.brief.values import day_of, text_of
from stratbook.core.reference import threshold
from stratbook.core.remembered import remembered
from stratbook.strategy.objectives.subjects import listed


@dataclass(frozen=True)
class BrandFact:
    """One fact, with the wrong answers that a quiz may offer."""

    topic: str
    question: str
    answer: str
    wrong: tuple[str, ...]
    origin: str
    checked_on: dt.date | None

    def state(self, on: dt.date) -> Literal["open", "stale", "settled"]:
        """Say whether it is open, checked too long ago, or settled, on a day."""
        if not self.answer:
            return "open"
        if self.checked_on is None or (on - self.checked_on).days > threshold("fact_days"):
            return "stale"
        return "settled"


@remembered
def read_facts(sheet: pd.DataFrame) -> tuple[BrandFact, ...]:
    """Read the sheet ``brand_facts``."""
    return tuple(
        BrandFact(
            text_of(row["topic"]), text_of(row["question"]), text_of(row["answer"]),
            listed(text_of(row["wrong"])), text_of(row["origin"]), day_of(row["checked_on"]),
        )
        for row in sheet.to_dict("records")
    )  # fmt: skip
