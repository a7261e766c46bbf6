"""A file that came back, and who sent it: they sign what they typed."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stratbook.core.message import N_
from stratbook.display.look import Look
from stratbook.report.validation.difference import Difference, Kind
from stratbook.report.workbook.grid import Value

APPROVAL: Final = frozenset({"state", "approved_by", "approved_on"})
COMMENTS: Final = ("comment_client", "comment_agency")
_CLIENT: Final = N_("client")
_AGENCY: Final = N_("agency")
Word = Callable[[str], str]
Record = Mapping[str, Value]


@dataclass(frozen=True)
class Sender:
    """Who sent the file back.

    Parameters
    ----------
    role : str
        Signs what has no other signature.
    client, agency : str
        How the two are called: they signed the columns of comments.
    today : date
        Dates an approval that bears no date.
    """

    role: str
    client: str
    agency: str
    today: dt.date

    def cell(
        self, kind: Kind, place: tuple[str, str], values: tuple[Value, Value], sets: Value
    ) -> Difference:
        """Return the difference of one cell, signed; a comment is one of its own kind.

        Parameters
        ----------
        kind : str
            What changed.
        place : (str, str)
            Row and column.
        values : (value, value)
            Before and after, as they are shown.
        sets : value
            What accepting it writes.
        """
        row, field = place
        before, after = values
        author = self.role
        if field in COMMENTS:
            kind, author = "commented", (self.client, self.agency)[COMMENTS.index(field)]
        return Difference(kind, row, field, before, after, {field: sets}, author)

    def approves(self, before: Record, after: Record, word: Word) -> bool:
        """Say whether a row was approved: by its state, or by who and when it was signed."""
        agreed = word("approved")
        signed = any(after.get(key) and after.get(key) != before.get(key)
                     for key in ("approved_by", "approved_on"))  # fmt: skip
        return before.get("state") != agreed and (after.get("state") == agreed or signed)

    def approval(self, row: str, before: Record, after: Record, word: Word) -> Difference:
        """Return an approval: state, by whom and when, in one."""
        role = after.get("approved_by") or self.role
        sets: Record = {
            "state": word("approved"),
            "approved_by": role,
            "approved_on": after.get("approved_on") or self.today,
        }
        return Difference(
            "approved", row, "state", before.get("state") or None, "approved", sets, str(role)
        )


@dataclass(frozen=True)
class Sent:
    """A file that came back.

    Parameters
    ----------
    file : Path
        The edited workbook.
    role : str
        Who sent it; empty for the role that signed it, else for the client.
    period : str
        Under report, as people write it; empty for the brief's.
    out : Path
        Where there is room to work in.
    """

    file: Path
    role: str = ""
    period: str = ""
    out: Path = Path("reports")

    def sender(self, look: Look, today: dt.date, signed: str = "") -> Sender:
        """Return who signs what was typed.

        Parameters
        ----------
        look : Look
            In whose language roles are called.
        today : date
            Of the command.
        signed : str
            The role that signed the file; empty when none did.
        """
        client = look.text(_CLIENT)
        return Sender(self.role or signed or client, client, look.text(_AGENCY), today)
