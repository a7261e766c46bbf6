"""What no platform counts: footfall, donations, signatures, surveys."""

from typing import Final

from stratbook.brief.sheets.field import Sheet

SHEETS: Final[tuple[Sheet, ...]] = ()
