"""The words both the findings and the tables of this chapter need."""

from typing import Final

from stratbook.core.message import term

MOMENT_NAMES: Final = {
    "stimulus": term("Stimulus (the spark)"),
    "zmot": term("ZMOT (search and compare)"),
    "fmot": term("FMOT (decide)"),
    "smot": term("SMOT (the experience)"),
}
STAGE_NAMES: Final = {
    "discover": term("Discovering"),
    "compare": term("Comparing"),
    "decide": term("Deciding"),
    "after": term("Afterwards"),
}
