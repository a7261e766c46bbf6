"""The presence register: every place where a brand is seen, and the rule that says what to do."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final, Literal

import pandas as pd

from stratbook.core import reference
from stratbook.core.choice import Choice, Override, choose
from stratbook.core.vocabulary import Control, Level, Tone

Measure = Literal["count", "volume", "reach"]
MEASURES: Final[tuple[Measure, ...]] = ("count", "volume", "reach")
RULE: Final = "three_c.place_action"
ACCOUNT, MEDIUM = "account", "medium"


class Activity(StrEnum):
    """Whether anything happens in a place."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    UNKNOWN = "unknown"


class PlaceAction(StrEnum):
    """What to do about a place, most pressing first."""

    ANSWER = "answer"
    CLAIM = "claim"
    CLOSE_OR_REVIVE = "close_or_revive"
    REFRESH = "refresh"
    AMPLIFY = "amplify"
    MONITOR = "monitor"
    KEEP = "keep"
    IGNORE = "ignore"


@dataclass(frozen=True)
class Rule:
    """One row of ``presence_actions.csv``: the first that fits a place gives its action.

    Parameters
    ----------
    id : str
        Its name: P01, P02 …
    control, tone, activity, listing, kind : str
        What it asks of a place; ``*`` asks nothing.
    action : PlaceAction
        What it recommends.
    effort : Level
        How hard that is.
    reason : dict
        Why, by language code.
    """

    id: str
    control: str
    tone: str
    activity: str
    listing: str
    kind: str
    action: PlaceAction
    effort: Level
    reason: dict[str, str] = field(hash=False)

    def fits(self, asked: tuple[str, str, str, str, str]) -> bool:
        """Say whether the rule holds for (control, tone, activity, listing, kind)."""
        own = (self.control, self.tone, self.activity, self.listing, self.kind)
        return all(mine in {"*", theirs} for mine, theirs in zip(own, asked, strict=True))


@dataclass(frozen=True)
class Place:
    """One place where the brand is seen.

    Parameters
    ----------
    name, platform : str
        As the register has them.
    control : Control
        Managed or unmanaged.
    tone : Tone or None
        None when it was not noted.
    volume, reach : float or None
        Mentions and contacts a month; None when not known.
    activity : Activity
        From the last post and the volume.
    last_post_on : date or None
        The last post noted in the register.
    rule : Rule
        The rule that gives its action.
    choice : Choice
        What stands: the rule's action, or the one a person chose instead.
    source : str
        Where the register says so.
    """

    name: str
    platform: str
    control: Control
    tone: Tone | None
    volume: float | None
    reach: float | None
    activity: Activity
    last_post_on: dt.date | None
    rule: Rule
    choice: Choice
    source: str

    @property
    def action(self) -> PlaceAction:
        """What to do about it: the rule's word unless a person overrode it."""
        return PlaceAction(self.choice.chosen)

    def amount(self, measure: Measure) -> float | None:
        """Return what it weighs in a measure; None when that is not known."""
        return {"count": 1.0, "volume": self.volume, "reach": self.reach}[measure]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the named rules of ``presence_actions.csv``, in their order."""
    return tuple(
        Rule(
            id=row["rule"],
            control=row["control"],
            tone=row["tone"],
            activity=row["activity"],
            listing=row["listing"],
            kind=row["kind"],
            action=PlaceAction(row["action"]),
            effort=Level(row["effort"]),
            reason={"en": row["reason_en"], "fr": row["reason_fr"]},
        )
        for row in reference.csv_rows("presence_actions.csv")
    )


def read_places(
    register: pd.DataFrame, on: dt.date, overrides: Sequence[Override] = ()
) -> tuple[Place, ...]:
    """Read the register's places, most pressing action first, then the largest volume.

    Parameters
    ----------
    register : DataFrame
        The sheet ``presence``: place, platform, control, volume, reach (a month), tone,
        last_post_on, source; a row a place.
    on : date
        The day activity is judged for.
    overrides : sequence of Override
        What a person decided against the rule ``three_c.place_action``.
    """
    rows = [{str(name): cell for name, cell in row.items()} for row in register.to_dict("records")]
    held = {
        _listing(_text(row["place"]), _text(row.get("platform")))
        for row in rows
        if _text(row["control"]) == Control.MANAGED
    }
    places = [_place(row, on, overrides, held) for row in rows]
    order = list(PlaceAction)
    places.sort(key=lambda each: (order.index(each.action), -(each.volume or 0), each.name))
    return tuple(places)


def _place(
    row: dict[str, object], on: dt.date, overrides: Sequence[Override], held: set[str]
) -> Place:
    """Judge one place; a listing among those ``held`` has been claimed already."""
    volume, last = _number(row.get("volume")), _day(row.get("last_post_on"))
    control = Control(_text(row["control"]))
    tone = Tone(_text(row["tone"])) if _text(row.get("tone")) else None
    name, platform = _text(row["place"]), _text(row.get("platform"))
    kind = _kind(name, platform)
    activity = _activity((control, kind), last, volume, on)
    listed = "no" if _listing(name, platform) in held | {""} else "yes"
    asked = (control.value, tone.value if tone else "", activity.value, listed, kind)
    rule = next(each for each in rules() if each.fits(asked))
    return Place(
        name=name,
        platform=platform,
        control=control,
        tone=tone,
        volume=volume,
        reach=_number(row.get("reach")),
        activity=activity,
        last_post_on=last,
        rule=rule,
        choice=choose(overrides, RULE, name, rule.action.value),
        source=_text(row.get("source")),
    )


def _activity(
    what: tuple[Control, str], last: dt.date | None, volume: float | None, on: dt.date
) -> Activity:
    """Judge a managed place by its last post first, any other by what is said there.

    Nobody has to speak of a website or a newsletter for it to live: without a date of its
    last change nothing is known of it.
    """
    control, kind = what
    if control is Control.MANAGED and last is not None:
        silent = (on - last).days > reference.threshold("inactive_account_days")
        return Activity.INACTIVE if silent else Activity.ACTIVE
    if volume is None or (control is Control.MANAGED and kind == MEDIUM):
        return Activity.UNKNOWN
    return Activity.ACTIVE if volume > 0 else Activity.INACTIVE


def _listing(name: str, platform: str) -> str:
    """Return which listing its subject can claim a place is (``claimable_listings.csv``)."""
    words = f"{name} {platform}".casefold()
    known = (row["match"] for row in reference.csv_rows("claimable_listings.csv"))
    return next((match for match in known if match in words), "")


def _kind(name: str, platform: str) -> str:
    """Say whether a place is a medium of one's own (``own_media.csv``) or an account."""
    if platform in reference.platforms():
        return ACCOUNT
    words = set(re.findall(r"[\w-]+", f"{name} {platform}".casefold()))
    known = (set(row["match"].split()) for row in reference.csv_rows("own_media.csv"))
    return MEDIUM if any(each <= words for each in known) else ACCOUNT


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]


def _day(value: object) -> dt.date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload, arg-type]
