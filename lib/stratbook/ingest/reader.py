"""What a reader of one export is: how it knows its file, and what it makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from stratbook.ingest.grid import Grid
from stratbook.ingest.headers import Header
from stratbook.ingest.notes import Context


@dataclass(frozen=True)
class Reader:
    """One export that can be read.

    Parameters
    ----------
    id : str
        Its name: ``meta_ads``.
    title : str
        What it is called, as a msgid.
    find : callable
        Given a grid, the header by which it is known, or None.
    read : callable
        Given grid, header and context, frames by table name: columns of the table and
        ``source``. Rows it cannot use go to the context's notes.
    general : bool
        Whether a more particular reader that knows the file too comes first.
    """

    id: str
    title: str
    find: Callable[[Grid], Header | None]
    read: Callable[[Grid, Header, Context], Mapping[str, pd.DataFrame]]
    general: bool = False
