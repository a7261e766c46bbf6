"""The media plan's what-if panel: its data and its words, for the page's script to move."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import JsonValue

from stratbook.core.message import Message, Quantity, Term, Unit, say
from stratbook.display.look import Look

CHAPTER: Final = "06_media_plan"
TABLE: Final = "what_if"
_VERSION: Final = 1
_FINEST: Final = 200  # positions of the budget's slider
# What the panel says below the table; the script fills the fields.
_SAID: Final[Mapping[str, Message]] = {
    "found": say(
        "{result} {unit}, {difference} on the plan, for {spent}.",
        result="{result}", unit="{unit}", difference="{difference}", spent="{spent}",
    ),
    "left": say(
        "{result} {unit}, {difference} on the plan, for {spent}; the limits leave {left} unspent.",
        result="{result}", unit="{unit}", difference="{difference}", spent="{spent}",
        left="{left}",
    ),
    "crossed": say("A platform’s least is above its most: change one of the two."),
    "floors": say("The least amounts add up to more than the budget: lower one, or raise it."),
    "none": say("No split keeps all these limits: widen one of them."),
}  # fmt: skip


@dataclass(frozen=True)
class PanelLine:
    """One platform's row: its limits as written in the fields, and the plan's amount."""

    id: str
    name: str
    least: str
    most: str
    plan: str


@dataclass(frozen=True)
class Panel:
    """The panel in the reader's language.

    Parameters
    ----------
    data : str
        JSON for the script: :mod:`stratbook.plan.what_if`'s tables, and what it says.
    currency : str
        Of all amounts.
    budget, most, step : int
        The plan's ad space, the largest offered, and the slider's step, in whole units.
    level : str
        Of the intervals: "90 %".
    brings, hundred : str
        Headings: what a platform brings, and what the next hundred would.
    lines : tuple of PanelLine
        One a platform.
    """

    data: str
    currency: str
    budget: int
    most: int
    step: int
    level: str
    brings: str
    hundred: str
    lines: tuple[PanelLine, ...]


def panel(look: Look, table: JsonValue) -> Panel | None:
    """Return the panel; None where the plan has no split.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    table : JSON value
        What chapter 6 left, as :func:`stratbook.plan.what_if.what_if` documents it.

    Raises
    ------
    ValueError
        When the table is of another version.
    """
    if not isinstance(table, dict):
        return None
    if table["version"] != _VERSION:
        raise ValueError("the what-if tables are of another version")
    found: dict[str, Any] = table
    unit = look.say(Term(text=found["word"]))
    said = {kind: look.say(text).replace("{unit}", unit) for kind, text in _SAID.items()}
    most = round(max(each["amounts"][-1] for each in found["platforms"]))
    hundred = _money(look, 100, found["currency"])
    return Panel(
        data=json.dumps({**found, "said": said}, ensure_ascii=False, separators=(",", ":")),
        currency=found["currency"],
        budget=round(found["budget"]),
        most=most,
        step=max(1, round(most / _FINEST)),
        level=look.say(Quantity(value=found["level"], unit=Unit.RATIO, digits=0)),
        brings=unit[:1].upper() + unit[1:],
        hundred=look.say(say("The next {amount} here", amount=hundred)),
        lines=_lines(look, found["platforms"], found["currency"], most),
    )


def _lines(
    look: Look, platforms: Sequence[Mapping[str, Any]], currency: str, most: int
) -> tuple[PanelLine, ...]:
    return tuple(
        PanelLine(
            id=each["id"],
            name=each["name"],
            least=_limit(each["minimum"]),
            most="" if each["maximum"] is None or each["maximum"] >= most
            else _limit(each["maximum"]),
            plan=_money(look, each["best"], currency),
        )
        for each in platforms
    )  # fmt: skip


def _limit(amount: float) -> str:
    return f"{amount:.2f}".removesuffix(".00") if amount else ""


def _money(look: Look, amount: float, currency: str) -> str:
    return look.say(Quantity(value=round(amount), unit=Unit.MONEY, currency=currency))
