"""What a sheet is: its columns, words and choices."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "day", "flag", "choice", "period", "platform"]


@dataclass(frozen=True)
class Field:
    """One column of a sheet.

    Parameters
    ----------
    id : str
        Column name in the table that comes out.
    en, fr : str
        Header in each language; both are read, whatever the workbook's language.
    kind : {"text", "number", "day", "flag", "choice", "period", "platform"}
        What a cell holds. A period comes out as its code (``2026-10``), a platform of the
        registry as its id, any other place as it was written; both are text.
    required : bool
        Whether a row without it is refused.
    choices : tuple of (id, en, fr)
        The drop-down list, for kind "choice": the id is what comes out.
    least : float or None
        The smallest number allowed.
    most : float or None
        The largest number allowed.
    help : tuple of (en, fr)
        What to write, shown when the cell is selected.
    """

    id: str
    en: str
    fr: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[tuple[str, str, str], ...] = ()
    least: float | None = None
    help: tuple[str, str] = ("", "")
    most: float | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its id, its name and purpose in both languages, its columns."""

    id: str
    en: str
    fr: str
    purpose: tuple[str, str]
    fields: tuple[Field, ...]
