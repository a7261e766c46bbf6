"""The words of what changed since the last report."""

from typing import Final

from stratbook.core.message import N_
from stratbook.display.words import Words

WORDS: Final[dict[str, Words]] = {
    "since.restated": Words(
        headline=(
            N_("Already reported, {kpi} for {span} has changed: {reference} then, {value} now."),
            N_("Already reported, {kpi} for {span} have changed: {reference} then, {value} now."),
        ),
        so_what=N_(
            "{reason} Of {checked} earlier figures measured again, {changed} differ by more than "
            "{tolerance}."
        ),
        action=N_("Say so when the report is presented, and compare with the new figure."),
    ),
}
