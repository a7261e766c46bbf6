"""What every part of the chapter shares."""

from typing import Final

from stratbook.core.finding import Confidence
from stratbook.core.message import N_
from stratbook.core.vocabulary import Level

CHAPTER: Final = "10_organisation"
TYPED: Final = Confidence(level=Level.HIGH, why=N_("read in the sheets that people filled in"))
PARTLY: Final = Confidence(level=Level.MEDIUM, why=N_("some answers of the sheets are missing"))
ASSUMED: Final = Confidence(level=Level.LOW, why=N_("some prices are assumptions, to be confirmed"))
MONTHS: Final = 12
WEEKS: Final = 52
