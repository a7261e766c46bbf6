"""Whether the ads and their pages are made for a phone: devices, checklist, score."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from stratbook.core.period import Period
from stratbook.core.reference import csv_rows, threshold
from stratbook.core.tables import Tables
from stratbook.plan.readiness.cells import Row, day_of, number_of, text_of
from stratbook.plan.readiness.devices import AdDevices, WebDevices, ad_devices, web_devices

Answer = Literal["yes", "no", "not_applicable", "unknown"]
_LIMITS: Final = {
    "mobile_load_seconds": lambda: threshold("mobile_load_seconds"),
    "mobile_form_fields": lambda: threshold("mobile_form_fields"),
    "mobile_tap_pixels": lambda: threshold("mobile_tap_pixels"),
}


@dataclass(frozen=True)
class MobileCheck:
    """One line of the checklist.

    Parameters
    ----------
    id, label, look, action : str
        Its id, and msgids: its name, what is looked at, what to do when it fails.
    weight : float
        Its points.
    answer : {"yes", "no", "not_applicable", "unknown"}
        A measured value is judged by the limit; else what the person answered.
    measured, limit : float or None
        Both in seconds, fields or pixels.
    unit : str
        Id of the limit; empty for a check that is answered by yes or no.
    seen_on : date or None
        When somebody looked.
    note : str
        What they wrote.
    """

    id: str
    label: str
    look: str
    action: str
    weight: float
    answer: Answer
    measured: float | None
    limit: float | None
    unit: str
    seen_on: dt.date | None
    note: str


@dataclass(frozen=True)
class Mobile:
    """Mobile readiness: where people are, and whether it is made for them."""

    ads: AdDevices
    web: WebDevices
    checks: tuple[MobileCheck, ...]
    period: Period

    @property
    def judged(self) -> tuple[MobileCheck, ...]:
        """The checks answered by yes or no."""
        return tuple(each for each in self.checks if each.answer in ("yes", "no"))

    @property
    def failed(self) -> tuple[MobileCheck, ...]:
        """The checks that fail, the heaviest first."""
        found = [each for each in self.checks if each.answer == "no"]
        return tuple(sorted(found, key=lambda each: -each.weight))

    @property
    def unknown(self) -> tuple[MobileCheck, ...]:
        """The checks nobody made."""
        return tuple(each for each in self.checks if each.answer == "unknown")

    @property
    def score(self) -> float | None:
        """Points of the checks that pass, over those of the checks judged; None without any."""
        whole = sum(each.weight for each in self.judged)
        passed = sum(each.weight for each in self.judged if each.answer == "yes")
        return passed / whole if whole else None


def mobile_readiness(tables: Tables, checks: pd.DataFrame, period: Period, currency: str) -> Mobile:
    """Return where people are and whether it is made for them.

    Parameters
    ----------
    tables : Tables
        Uses ``ads`` and ``web``.
    checks : DataFrame
        The sheet ``mobile_checks``: check, answer, measured, seen_on, note. Of several rows
        for a check the last one stands.
    period : Period
        The period under report.
    currency : str
        The client's.
    """
    return Mobile(
        ads=ad_devices(tables["ads"], period, currency),
        web=web_devices(tables["web"], period),
        checks=read_checks(checks.to_dict("records")),
        period=period,
    )


def read_checks(rows: Sequence[Row]) -> tuple[MobileCheck, ...]:
    """Return the whole checklist, with what people answered and measured."""
    told = {str(row["check"]): row for row in rows}
    return tuple(
        _check(row, told.get(row["check"], {})) for row in csv_rows("mobile_checklist.csv")
    )


def _check(row: Mapping[str, str], told: Row) -> MobileCheck:
    limit = _LIMITS[row["threshold"]]() if row["threshold"] else None
    measured = number_of(told.get("measured"))
    return MobileCheck(
        id=row["check"],
        label=row["label"],
        look=row["look"],
        action=row["action"],
        weight=float(row["weight"]),
        answer=_answer(text_of(told.get("answer")), measured, limit, row["better"]),
        measured=measured,
        limit=limit,
        unit=row["threshold"],
        seen_on=day_of(told.get("seen_on")),
        note=text_of(told.get("note")),
    )


def _answer(told: str, measured: float | None, limit: float | None, better: str) -> Answer:
    if told == "not_applicable":
        return "not_applicable"
    if measured is not None and limit is not None:
        return "yes" if (measured >= limit if better == "up" else measured <= limit) else "no"
    return {"yes": "yes", "no": "no"}.get(told, "unknown")  # type: ignore[return-value]
