"""Chapter 1: who wants what, who decides, for whom."""

from typing import Final

from stratbook.brief.sheets.field import Sheet

SHEETS: Final[tuple[Sheet, ...]] = ()
