"""Chapter 2, community: what the public says, who speaks for the brand, where it is met."""

from typing import Final

from stratbook.brief.sheets.field import Sheet

SHEETS: Final[tuple[Sheet, ...]] = ()
