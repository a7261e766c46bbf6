"""One thing that a document which came back says otherwise."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Literal

from stratbook.report.workbook.grid import Value

Kind = Literal["added", "moved", "changed", "dropped", "approved", "commented", "signed", "drafted"]


@dataclasses.dataclass(frozen=True)
class Difference:
    """One difference, to be accepted or refused as a whole.

    Parameters
    ----------
    kind : str
        Added, moved, changed, dropped; approved; commented; signed; or drafted, for rows
        that enter the client's inputs with the first verdict.
    row : str
        Id of the row; empty for a signature.
    field : str
        The column; empty for a whole row.
    before, after : str, float, date, time or None
        As the document stands, and as the file has it; for a whole row a few words of it.
    sets : mapping of str to value
        What accepting it writes into the row, by column.
    author : str
        Role of who typed it: "client", "agency", or as they signed.
    changed_since : bool
        Whether the document's cell is no longer what was sent.
    """

    kind: Kind
    row: str
    field: str = ""
    before: Value = None
    after: Value = None
    sets: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    author: str = ""
    changed_since: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same as one that was settled before: row, column, kind, value."""
        return self.row, self.field, self.kind, text_of(self.after)


def text_of(value: Value) -> str:
    """Return a cell as the log writes it, in no language: 2026-11-24, 18:30, 2.5."""
    match value:
        case None:
            return ""
        case str():
            return value
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return f"{value:.10g}"
