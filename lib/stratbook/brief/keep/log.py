"""The row of the decision log that says what was kept, why, by whom and when."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stratbook.brief.keep.change import Cell, Kept, SetRow
from stratbook.brief.yaml_text import Plain
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.language import Language
from stratbook.core.message import Message, say

SHEET: Final = "decisions"
_LEAST: Final = 3  # letters of a reason, as an override's
# What in client.yml says itself why it stands there.
_REASONED: Final = ("overrides", "sentences")


@dataclass(frozen=True)
class Reason:
    """Why a decision is kept, who took it and when.

    Parameters
    ----------
    reason : str
        In the words of the person; printed in the report.
    by : str
        The role that decided; a role, never a person's name.
    on : date
        The day.
    """

    reason: str
    by: str
    on: dt.date

    def checked(self) -> "Reason":
        """Return the same on one line; raise ParameterError where something is missing."""
        reason, by = _line(self.reason), _line(self.by)
        if len(reason) < _LEAST:
            raise _missing(
                say("The reason is not written."),
                say("Say in a sentence why: the report prints it."),
            )
        if not by:
            raise _missing(
                say("It is not written who decides."),
                say("Write a role: management, marketing. Never a person's name."),
            )
        return Reason(reason, by, self.on)

    def inside(self, path: Sequence[object], value: Plain) -> Plain:
        """Return an item of ``client.yml`` with its reason in it, where it wants one."""
        if not (isinstance(value, dict) and path and path[0] in _REASONED):
            return value
        own: dict[str, Plain] = {"reason": self.reason, "by": self.by, "on": self.on.isoformat()}
        return value | {key: each for key, each in own.items() if key not in value}


def log_row(kept: Kept, reason: Reason, language: Language) -> SetRow:
    """Return the row to add to the sheet ``decisions``."""
    asked = {
        "options": _listed(kept.options, language),
        "criteria": _listed(kept.criteria, language),
    }
    return SetRow(SHEET, {}, _told(kept, reason, language) | asked | {"on": reason.on})


def same_row(kept: Kept, reason: Reason, language: Language) -> SetRow:
    """Return what finds the row where the same was already said, whatever the day."""
    return SetRow(SHEET, _told(kept, reason, language), {})


def _told(kept: Kept, reason: Reason, language: Language) -> dict[str, Cell]:
    return {
        "chapter": kept.chapter,
        "question": _line(language.render(kept.question)),
        "choice": _line(language.render(kept.choice)),
        "reason": reason.reason,
        "owner": reason.by,
    }


def _listed(said: Sequence[Message], language: Language) -> str:
    return "; ".join(_line(language.render(each)).replace(";", ",") for each in said)


def _line(text: str) -> str:
    """Return a text on one line, without what cannot be printed."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _missing(problem: Message, remedy: Message) -> ParameterError:
    return ParameterError((Fault(SHEET, problem, remedy),))
